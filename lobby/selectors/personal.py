"""Everything that is kept about one person, for that person; and a game without anybody's name, for everybody else."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from django.contrib.auth.models import User
from django.db.models import Q

from lobby.cookies import seats_in
from lobby.models import HostAct, LogEntry, Message, Participant, Table
from lobby.models.people import Standing

FORMAT: Final = 1


def people_of(cookies: Mapping[str, str], user: User | None) -> list[Participant]:
    """Every seat of an account, and those that genuine seat cookies of a browser name, whatever became of them."""
    seats = seats_in(cookies)
    theirs = Q(user_id=user.pk) if user is not None else Q(pk__in=[])
    found = Participant.objects.filter(theirs | Q(pk__in=[person for person, _version in seats.values()]))
    return [
        person
        for person in found.select_related("table").order_by("joined_at", "pk")
        if (user is not None and person.user_id == user.pk) or seats.get(person.table_id) == (person.pk, person.version)
    ]


def is_somewhere(cookies: Mapping[str, str]) -> bool:
    """Whether a browser's seat cookies still open a seat; those of somebody who was removed do not."""
    return any(person.state == Standing.IN for person in people_of(cookies, None))


def personal_data(people: Iterable[Participant], user: User | None) -> dict[str, Any]:
    """One person's data, JSON-ready: the account, and each seat with the messages written and the host's acts done.

    Messages of other people are not among it, not even those sent to this person: they are the others' data.
    """
    account = (
        None if user is None else {"name": user.get_username(), "email": user.email, "since": str(user.date_joined)}
    )
    return {"format": FORMAT, "account": account, "seats": [_seat(person) for person in people]}


def game_without_names(table: Table) -> dict[str, Any]:
    """A game as its log has it: seats are named, people are not, talk is left out. SECRET until the game is over."""
    entries = LogEntry.objects.filter(table=table).order_by("seq")
    known = ("scenario", "rules_version", "content_hash", "seats", "seed", "created_at", "ended_at")
    return {
        "format": FORMAT,
        "table": {name: getattr(table, name) for name in known},
        "log": list(entries.values("seq", "at", "actor", "command", "events")),
    }


def _seat(person: Participant) -> dict[str, Any]:
    messages = Message.objects.filter(table_id=person.table_id, participant=person.pk).order_by("number")
    acts = HostAct.objects.filter(table_id=person.table_id, host=person.pk)
    return {
        "table": person.table_id,
        "code": person.table.code,
        "scenario": person.table.scenario,
        "id": person.pk.hex,
        "name": person.name,
        "role": person.role,
        "host": person.is_host,
        "nation": person.nation,
        "played": person.played,
        "state": person.state,
        "joined_at": person.joined_at,
        "last_seen": person.last_seen,
        "messages": list(messages.values("at", "round", "phase", "recipients", "text")),
        "host_acts": list(acts.values("at", "what", "facts")),
    }
