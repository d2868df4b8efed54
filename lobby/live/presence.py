"""Who is connected to a table in other processes: what each process tells the database, and the others read there."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import F

from lobby.live.bell import is_alone
from lobby.live.moments import now_ms
from lobby.live.writer import writer
from lobby.models import Participant, Table
from lobby.selectors.room import HERE_WITHIN


class Presence:
    """What this process has told about one table."""

    def __init__(self, table_id: str) -> None:
        self._table_id = table_id
        self._told: frozenset[UUID] = frozenset()

    async def tell(self, here: Collection[UUID], away: Collection[UUID]) -> bool:
        """Tell who came and who left; whether there was anything to tell.

        `away` are those of whom the database says that they are not connected anywhere: another process that noticed
        late that they left it may have said so.
        """
        now = frozenset(here)
        came, left = (now - self._told) | now.intersection(away), self._told - now
        if is_alone() or not came | left:
            return False
        await writer.call(lambda: note_change(self._table_id, came, left))
        self._told = now
        return True


def note_change(table_id: str, came: Collection[UUID], left: Collection[UUID]) -> None:
    """Keep who came to a table and who left it, so that every process tells its people; on the writer's thread."""
    now = now_ms()
    # The table before its people, as every act about people does it: two that lock in one order never block each other.
    Table.objects.filter(pk=table_id).update(room_revision=F("room_revision") + 1)
    Participant.objects.filter(pk__in=came).update(last_seen=now)
    Participant.objects.filter(pk__in=left).update(last_seen=now - HERE_WITHIN)
