"""The table's page in all its lives (lobby, game, end), and what people see who are not, or not yet, at the table."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_POST, require_safe

from lobby.cookies import give_seat
from lobby.forms.errors import FieldError
from lobby.links import TableLink, link_path, link_secret, shared_origin
from lobby.live.editions import content_of
from lobby.local import is_at_this_machine
from lobby.models import Participant, Table
from lobby.models.people import DoorMode, Standing
from lobby.refusals import ActReason, ActRefusedError
from lobby.selectors.access import access_member, find_participant
from lobby.selectors.game import access_game
from lobby.selectors.tables import access_table, scenario_title
from lobby.services.guests import look_on, touch
from lobby.services.hosts import claim
from lobby.views.answers import refuse_act
from lobby.views.who import account_of
from lobby.words import page_words
from lobby.words.acts import ACTS


@require_safe
@never_cache
@gzip_page
def table_page(request: HttpRequest, table_id: str) -> HttpResponse:
    """The table for who sits at it, a waiting room for who asked, and a door for everybody else."""
    here = find_participant(request.COOKIES, account_of(request), table_id)
    if here is None or here.state not in {Standing.IN, Standing.ASKED}:
        return _door(request, table_id, gone=here)
    try:
        table = access_table(table_id)
    except ActRefusedError as error:
        messages.error(request, str(ACTS[error.reason]))
        return _door(request, table_id)
    touch(here)
    if here.state == Standing.ASKED:
        return render(request, "pages/waiting.html", {"table": table, "me": here})
    return render(request, "pages/table.html", _page(request, table, here))


@require_POST
@never_cache
def observe(request: HttpRequest, table_id: str) -> HttpResponse:
    """Look on without a seat under a `name`, where the host allows it."""
    here = find_participant(request.COOKIES, account_of(request), table_id)
    if here is not None and here.state == Standing.IN:
        return redirect("table", table_id)
    if here is not None and here.state == Standing.REMOVED:
        return _door(request, table_id, gone=here)
    try:
        observer = look_on(access_table(table_id), request.POST.get("name", ""), account_of(request))
    except ActRefusedError as error:
        return _door(request, table_id, error=error)
    return _seated(request, observer)


@require_POST
@never_cache
def claim_host(request: HttpRequest, table_id: str) -> HttpResponse:
    """In local mode: host a table of this machine under a `name`, for who sits at the machine itself."""
    if not is_at_this_machine(request):
        return refuse_act(request, table_id, ActRefusedError(ActReason.NOT_HOST))
    try:
        host = claim(access_table(table_id), request.POST.get("name", ""))
    except ActRefusedError as error:
        return _door(request, table_id, error=error)
    return _seated(request, host)


@require_safe
@never_cache
def standing(request: HttpRequest, table_id: str) -> JsonResponse:
    """Whether the host has nodded: {"state": "asked" | "in" | "gone"}."""
    here = find_participant(request.COOKIES, account_of(request), table_id)
    known = {Standing.IN: "in", Standing.ASKED: "asked"}
    return JsonResponse({"state": known.get(Standing(here.state), "gone") if here else "gone"})


@require_safe
@cache_control(private=True, max_age=3600)
def map_json(request: HttpRequest, table_id: str) -> HttpResponse:
    """The outlines of the nations at the table, for those who sit at it."""
    try:
        access_member(request.COOKIES, account_of(request), table_id)
        table = access_table(table_id)
    except ActRefusedError as error:
        return JsonResponse({"error": {"reason": error.reason.value, "message": str(ACTS[error.reason])}}, status=403)
    return JsonResponse(content_of(table).maps[table.seats])


def _page(request: HttpRequest, table: Table, here: Participant) -> dict[str, Any]:
    """The context that templates/pages/table.html describes at its top; nothing of the game, which comes by socket."""
    address = reverse("table", args=[table.pk])
    secret = link_secret(table.door, TableLink()) if here.is_host else ""
    with_modules = bool(content_of(table).ruleset.scenario.modules)
    return {
        "title": scenario_title(table),
        "code": table.code,
        "words": page_words(with_modules=with_modules),
        "with_modules": with_modules,
        "table": {
            "id": table.pk,
            "code": table.code,
            "link": shared_origin(request) + link_path(table.code, secret),
            "qr": reverse("qr", args=[table.code]),
            "map": reverse("table_map", args=[table.pk]),
            "acts": address,
            "landing": reverse("landing"),
            "rules": reverse("rules"),
            "codex": reverse("codex"),
            "solo": table.is_solo,
            "phase": access_game(table.pk).phase.value,
            "here": here.pk.hex,
        },
    }


def _door(
    request: HttpRequest, table_id: str, *, gone: Participant | None = None, error: ActRefusedError | None = None
) -> HttpResponse:
    """What strangers see. Unknown tables and tables that are not theirs read alike, unless people may look on."""
    removed = gone is not None and gone.state == Standing.REMOVED
    table = Table.objects.select_related("door").filter(pk=table_id, door__isnull=False).first()
    may_look_on = table is not None and not removed and table.door.observers and table.door.mode == DoorMode.OPEN
    may_host = table is not None and table.host_id is None and is_at_this_machine(request)
    known = {
        "table_id": table_id,
        "removed": removed,
        "turned_away": gone is not None and _was_never_in(gone),
        "may_look_on": may_look_on,
        "may_host": may_host,
        "name": request.POST.get("name", "")[:60],
        "error": FieldError(field=error.field or "name", text=str(ACTS[error.reason])) if error else None,
    }
    status = 422 if error else 403 if removed or may_look_on or may_host else 404
    return render(request, "pages/door.html", known, status=status)


def _was_never_in(gone: Participant) -> bool:
    """Whether the host turned somebody away at the door: whoever is removed later loses the first seat cookie."""
    return gone.state == Standing.REMOVED and gone.version == 1


def _seated(request: HttpRequest, participant: Participant) -> HttpResponse:
    response = redirect("table", participant.table_id)
    give_seat(request, response, participant)
    return response
