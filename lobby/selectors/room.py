"""The people at a table as one of them may see them: names, seats, the door; for the host who waits, and the link."""

from dataclasses import dataclass
from typing import Any, Final

from lobby.links import TableLink, link_path, link_secret
from lobby.live.moments import now_ms
from lobby.models import Participant, Table
from lobby.models.people import CHALLENGER, Standing
from lobby.policies import MIX
from lobby.selectors.access import Participation
from lobby.selectors.tables import has_challenger, nations_of, next_table

HERE_WITHIN: Final = 150_000
"""Milliseconds since a sign of life after which somebody counts as away; live sockets know better."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathering:
    """Everybody at a table as one look at the database found them, for however many want to know."""

    table: Table
    everybody: tuple[Participant, ...]
    """Those at the table and those who wait, in the order of arrival."""
    has_next: bool
    """Whether the host has opened another table after this one."""


def gather(table_id: str) -> Gathering | None:
    """The people at a table in three queries; None where there is no such table."""
    table = Table.objects.select_related("door").filter(pk=table_id).first()
    if table is None:
        return None
    everybody = Participant.objects.filter(table=table, state__in=[Standing.IN, Standing.ASKED])
    return Gathering(table=table, everybody=tuple(everybody), has_next=next_table(table) is not None)


def room_for(table_id: str, me: Participation | None) -> dict[str, Any]:
    """What somebody at a table sees of its people; raises LookupError where there is no such table."""
    found = gather(table_id)
    if found is None:
        raise LookupError(table_id)
    return room_of(found, me)


def room_of(found: Gathering, me: Participation | None) -> dict[str, Any]:
    """What the table's people see of each other, JSON-ready; None: an outsider, who sees no names.

    `people`: id, name, role, host, here, and nation for who has a seat, in the order of arrival. `seats`, by nation:
    `person` (an id) where somebody holds it, `bot` (the character its bot has or would have), and `can`: what this
    reader may do with it as far as people go ("sit", "bot", "back", "free"; the view says who plays it now).
    `challenger`: the same of the challenger's seat, where there is one; its person has `challenger` in the place of
    nation. `door`:
    mode and observers. `code` and `next` (the table that came after) for everybody; `nods` (id, name, returning) and
    `link` (a path to hand out) for the host alone.
    """
    table, everybody = found.table, found.everybody
    people = [person for person in everybody if person.state == Standing.IN]
    room: dict[str, Any] = {
        "revision": table.room_revision,
        "code": table.code,
        "door": {"mode": table.door.mode, "observers": table.door.observers},
        "people": [_person(person) for person in people] if me is not None else [],
        "seats": _seats(table, people, me),
    }
    if has_challenger(table):
        room["challenger"] = _seat_open(table, people, me, CHALLENGER)
    if me is not None and found.has_next:
        room["next"] = True
    if me is not None and me.is_host:
        room["nods"] = [_nod(person) for person in everybody if person.state == Standing.ASKED]
        room["link"] = link_path(table.code, link_secret(table.door, TableLink()))
    return room


def _person(person: Participant) -> dict[str, Any]:
    shown = {
        "id": person.pk.hex,
        "name": person.name,
        "role": person.role,
        "host": person.is_host,
        "here": now_ms() - person.last_seen < HERE_WITHIN,
    }
    if person.nation == CHALLENGER:
        return {**shown, "challenger": True}
    return {**shown, "nation": person.nation} if person.nation else shown


def _nod(person: Participant) -> dict[str, Any]:
    return {"id": person.pk.hex, "name": person.name, "returning": person.returns_as_id is not None}


def _seats(table: Table, people: list[Participant], me: Participation | None) -> dict[str, dict[str, Any]]:
    return {str(nation): _seat_open(table, people, me, nation) for nation in nations_of(table)}


def _seat_open(table: Table, people: list[Participant], me: Participation | None, nation: str) -> dict[str, Any]:
    """One seat, a nation's or the challenger's; nobody sits down where another seat's secrets would be carried to."""
    holder = next((person for person in people if person.nation == nation), None)
    seat = _seat(table, nation, holder, me)
    played = next((person.played for person in people if me is not None and person.pk == me.participant_id), "")
    if played not in {"", nation}:
        seat["can"] = [act for act in seat["can"] if act != "sit"]
    return seat


def _seat(table: Table, nation: str, holder: Participant | None, me: Participation | None) -> dict[str, Any]:
    seat: dict[str, Any] = {"bot": table.bot_policies.get(nation, MIX), "can": _can(holder, me)}
    return {**seat, "person": holder.pk.hex} if holder is not None and me is not None else seat


def _can(holder: Participant | None, me: Participation | None) -> list[str]:
    if me is None:
        return []
    if holder is None:
        return ["sit", "bot", "free"] if me.is_host else ["sit"]
    return ["bot", "back"] if me.is_host or holder.pk == me.participant_id else []
