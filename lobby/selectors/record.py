"""What the host of a table has done, about people and in the game, in one list; for the host alone."""

from typing import Any, Final

from lobby.models import HostAct, LogEntry, Participant

MOST: Final = 500
"""The newest acts that are shown."""
BY_HOST: Final = ("host", "facilitator")
INNER: Final = "lobby."
"""How the keys of commands begin that followed from an act about people."""


def host_record(table_id: str) -> list[dict[str, Any]]:
    """The newest acts, newest first, JSON-ready: `at`, `by`, `what`, `about` ({id, name} or null), `facts`.

    A `name` of null belongs to a person who was erased. Commands to the game have their type as `what`.
    """
    names = {person.pk: person.name for person in Participant.objects.filter(table_id=table_id)}
    acts = HostAct.objects.filter(table_id=table_id).order_by("-at", "-pk")[:MOST]
    entries = LogEntry.objects.filter(table_id=table_id, actor__in=BY_HOST).exclude(key__startswith=INNER)
    told = [
        {
            "at": act.at,
            "by": names.get(act.host),
            "what": act.what,
            "about": None if act.about is None else {"id": act.about.hex, "name": names.get(act.about)},
            "facts": act.facts,
        }
        for act in acts
    ]
    told += [_told(entry) for entry in entries.order_by("-seq")[:MOST]]
    return sorted(told, key=lambda act: int(act["at"]), reverse=True)[:MOST]


def _told(entry: LogEntry) -> dict[str, Any]:
    facts = {key: value for key, value in entry.command.items() if isinstance(value, int | str) and key != "type"}
    return {"at": entry.at, "by": entry.actor, "what": entry.command["type"], "about": None, "facts": facts}
