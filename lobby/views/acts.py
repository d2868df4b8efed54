"""What people do about people, seats and the door of a table: each a POST under the table's address.

A script sends form fields with the header `Accept: application/json` and the CSRF token, and gets `{"ok": true}` (with
`go`, an address, where the page must go on) or `{"error": {"reason", "message", "field"}}`. A plain form is led back to
the table. The addresses below /t/<id>/ and their fields (those in brackets may be left out); the
challenger's seat is the `nation` "challenger":

    sit nation [person]     stand [person]      bot [nation] [policy]    back [nation]      rename name     leave
    follow                  host: nod person    turn-away person|all     remove person|onlookers    free nation    again
                            door [mode: open, nod, locked] [observers: yes, no]             link           code
"""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse

from lobby.cookies import give_seat, take_seat_away
from lobby.models import Participant, Table
from lobby.models.people import DoorMode, Standing
from lobby.refusals import ActReason, ActRefusedError
from lobby.rights import OF_OTHERS, require
from lobby.selectors.access import Participation, access_person
from lobby.services import door, guests, seats
from lobby.services.sequels import follow, play_again
from lobby.views.answers import table_act, wants_json
from rules.engine.ids import NationId

EVERYBODY = "all"
ONLOOKERS = "onlookers"


@table_act
def nod_in(request: HttpRequest, table: Table, _me: Participation) -> None:
    """Let `person` in who waits."""
    guests.nod_in(access_person(table.pk, request.POST.get("person", ""), Standing.ASKED))


@table_act
def turn_away(request: HttpRequest, table: Table, _me: Participation) -> None:
    """Do not let `person` in who waits; "all": nobody of those who wait."""
    if request.POST.get("person") == EVERYBODY:
        guests.turn_all_away(table)
        return
    guests.turn_away(access_person(table.pk, request.POST.get("person", ""), Standing.ASKED))


@table_act
def remove(request: HttpRequest, table: Table, _me: Participation) -> None:
    """Remove `person` from the table; "onlookers": everybody without a seat."""
    if request.POST.get("person") == ONLOOKERS:
        guests.remove_onlookers(table)
        return
    guests.remove(access_person(table.pk, request.POST.get("person", ""), Standing.IN))


@table_act
def set_door(request: HttpRequest, table: Table, _me: Participation) -> None:
    """Set what a typed code is good for (`mode`) and whether people may look on (`observers`: yes, no)."""
    mode = request.POST.get("mode", table.door.mode)
    observers = request.POST.get("observers", "yes" if table.door.observers else "no")
    if mode not in DoorMode.values or observers not in {"yes", "no"}:
        raise ActRefusedError(ActReason.UNKNOWN_CHOICE, "mode")
    door.set_door(table, DoorMode(mode), observers=observers == "yes")


@table_act
def renew_link(_request: HttpRequest, table: Table, _me: Participation) -> None:
    """Make every link and QR code that was handed out stop working."""
    door.renew_link(table)


@table_act
def renew_code(_request: HttpRequest, table: Table, _me: Participation) -> dict[str, Any]:
    """Give the table another code; the old one, and every link with it, leads nowhere."""
    return {"code": door.renew_code(table)}


@table_act
def sit(request: HttpRequest, table: Table, me: Participation) -> None:
    """Take the free seat, or the seat of a bot, named by `nation`; the host may seat somebody else (`person`)."""
    person = _person(request, table, me)
    seats.take_seat(person, _nation(request), moved_by_host=person.pk != me.participant_id)


@table_act
def stand(request: HttpRequest, table: Table, me: Participation) -> None:
    """Give up one's seat and look on; the host may do so for `person`."""
    seats.stand_up(_person(request, table, me))


@table_act
def hand_to_bot(request: HttpRequest, table: Table, me: Participation) -> None:
    """Let a bot of `policy` play `nation`: one's own, or as the host any."""
    nation = _own_or_any(request, me)
    seats.hand_to_bot(table, nation, request.POST.get("policy", ""))


@table_act
def hand_back(request: HttpRequest, table: Table, me: Participation) -> None:
    """Let the person who holds `nation` play it again: one's own, or as the host any."""
    seats.hand_back(table, _own_or_any(request, me))


@table_act
def empty_seat(request: HttpRequest, table: Table, _me: Participation) -> None:
    """Let nobody play `nation`."""
    seats.empty_seat(table, _nation(request))


@table_act
def rename(request: HttpRequest, table: Table, me: Participation) -> dict[str, Any]:
    """Change one's own `name`."""
    return {"name": guests.rename(me, table, request.POST.get("name", ""))}


@table_act
def leave(request: HttpRequest, table: Table, me: Participation) -> HttpResponse:
    """Leave the table for good."""
    guests.leave(_get(table, me.participant_id))
    response = _going(request, reverse("landing"))
    take_seat_away(response, table.pk)
    return response


@table_act
def again(request: HttpRequest, table: Table, me: Participation) -> HttpResponse:
    """Open a new table with the same settings; the others may follow."""
    return _seated(request, play_again(table, _get(table, me.participant_id)))


@table_act
def follow_host(request: HttpRequest, table: Table, me: Participation) -> HttpResponse:
    """Go on to the table that the host opened after this one, with the same name."""
    return _seated(request, follow(table, _get(table, me.participant_id)))


def _seated(request: HttpRequest, participant: Participant) -> HttpResponse:
    response = _going(request, reverse("table", args=[participant.table_id]))
    give_seat(request, response, participant)
    return response


def _going(request: HttpRequest, address: str) -> HttpResponse:
    return JsonResponse({"ok": True, "go": address}) if wants_json(request) else redirect(address)


def _nation(request: HttpRequest) -> NationId:
    return NationId(request.POST.get("nation", ""))


def _own_or_any(request: HttpRequest, me: Participation) -> NationId:
    nation = NationId(request.POST.get("nation", "") or me.seat)
    if nation != me.seat:
        require(me, OF_OTHERS)
    return nation


def _person(request: HttpRequest, table: Table, me: Participation) -> Participant:
    named = request.POST.get("person", "")
    if not named or named == me.participant_id.hex:
        return _get(table, me.participant_id)
    require(me, OF_OTHERS)
    return access_person(table.pk, named, Standing.IN)


def _get(table: Table, participant_id: UUID) -> Participant:
    return Participant.objects.get(table=table, pk=participant_id)
