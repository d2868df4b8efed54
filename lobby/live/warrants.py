"""Whether somebody still is who they were: a command or a message counts only in the tenure it was asked in.

Everybody at a table has a tenure, a number that is raised whenever what they may do there changes: another seat, none,
removed, logged out. A connection knows the tenure it was opened or last greeted in. Two things compare: this process at
once, as far as it knows; and the writer, in the very transaction that would keep what was asked.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db import connection

from lobby.models import Participant, Table
from lobby.models.people import Standing

MOST_KNOWN: Final = 10_000
"""People whose last change this process remembers; the writer forgets nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Warrant:
    """Who asks for something to be written, and in which tenure."""

    participant: UUID
    tenure: int


class OutdatedError(Exception):
    """Whoever asked is not at the table any more, or not what they were: nothing was written."""


class Tenures:
    """The tenures that began in this process; any thread may ask and tell."""

    def __init__(self) -> None:
        self._begun: dict[UUID, int] = {}

    def begin(self, participant: UUID, tenure: int) -> None:
        """From now on only this tenure counts, or a later one."""
        if len(self._begun) >= MOST_KNOWN:
            self._begun.clear()
        self._begun[participant] = max(tenure, self._begun.get(participant, 0))

    def is_over(self, warrant: Warrant) -> bool:
        """Whether a later tenure than this one is known to have begun."""
        return warrant.tenure < self._begun.get(warrant.participant, 0)


tenures: Final = Tenures()
"""What this process knows."""


def find_outdated(warrants: Iterable[Warrant]) -> set[Warrant]:
    """Those that do not hold any more; the others hold until the surrounding transaction ends.

    Every change of a tenure is made under its table's lock (`lobby.services.room.lock_table`). On SQLite that is the
    transaction itself; a server is asked for the tables' rows, in the order in which the writer touches them.
    """
    asked = set(warrants)
    people = Participant.objects.filter(pk__in={warrant.participant for warrant in asked})
    if asked and connection.features.has_select_for_update:
        tables = Table.objects.filter(pk__in=people.values("table_id")).order_by("pk")
        list(tables.select_for_update(no_key=True).values_list("pk", flat=True))
    now = dict(people.filter(state=Standing.IN).values_list("pk", "tenure")) if asked else {}
    return {warrant for warrant in asked if now.get(warrant.participant) != warrant.tenure}
