"""The people at a table: who is connected, who may still be here, and telling everybody about it, not too often."""

import asyncio
import logging
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F

from lobby.cookies import read_seat_token, seat_cookie
from lobby.live import frames
from lobby.live.bell import is_alone
from lobby.live.limits import limits
from lobby.live.presence import Presence
from lobby.live.reader import reader
from lobby.live.running import running
from lobby.live.sockets import Credentials
from lobby.live.table import LiveTable
from lobby.models import Participant, Table
from lobby.models.people import Standing
from lobby.selectors.access import Participation, access_participant, account_id, participation_of, pick
from lobby.selectors.room import Gathering, gather, room_of
from lobby.selectors.sessions import open_sessions

logger = logging.getLogger(__name__)


def room_changed(table_id: str) -> None:
    """Tell everybody at a table that its people, seats or door changed, once the surrounding transaction is over."""
    Table.objects.filter(pk=table_id).update(room_revision=F("room_revision") + 1)
    transaction.on_commit(lambda: _tell_hubs(table_id), robust=True)


def note_presence(people: Collection[UUID], now: int) -> None:
    """Keep in the database that these people were connected at this moment; whoever is being changed now can wait."""
    free = Participant.objects.filter(pk__in=people).select_for_update(skip_locked=True)
    Participant.objects.filter(pk__in=list(free.values_list("pk", flat=True))).update(last_seen=now)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Who somebody is now, and what they may see of the others; None: they are no longer at the table."""

    participation: Participation | None
    room: dict[str, Any] | None


class RoomBoard:
    """Tells the people of one live table about each other; several changes in a moment are told as one."""

    def __init__(self, table: LiveTable) -> None:
        self._table = table
        self._presence = Presence(table.id)
        self._revision = -1
        self._wanted = False
        self._telling: asyncio.Task[None] | None = None

    def touch(self) -> None:
        """Something changed: tell everybody soon."""
        self._wanted = True
        if self._telling is None:
            self._telling = asyncio.get_running_loop().create_task(self._tell_while_wanted())

    def compare(self, revision: int) -> None:
        """Tell everybody where the database knows a newer room than the last one told."""
        if revision != self._revision and self._table.audience.sockets:
            self.touch()

    def stop(self) -> None:
        """Tell nobody any more."""
        if self._telling is not None:
            self._telling.cancel()

    async def _tell_while_wanted(self) -> None:
        try:
            while self._wanted:
                self._wanted = False
                began = asyncio.get_running_loop().time()  # no clock that somebody sets
                await self._tell()
                took = asyncio.get_running_loop().time() - began
                await asyncio.sleep(max(limits().room_every / 1000, 3 * took))
        except Exception:  # the boundary of one telling: the head poll asks for the next
            logger.exception("room of table %s", self._table.id)
            self._revision = -1
        finally:
            self._telling = None

    async def _tell(self) -> None:
        audience = self._table.audience
        sockets = list(audience.sockets)
        looks = await reader.read(look_around, self._table.id, [socket.credentials for socket in sockets])
        present = audience.present()
        if await self._presence.tell(present, _away(looks)):
            self._table.ring()
        here = {person.hex for person in present}
        async with self._table.lock:
            for socket, look in zip(sockets, looks, strict=True):
                if socket not in audience.sockets:
                    continue
                if look.participation is None or look.room is None:
                    audience.leave(socket)
                    socket.say_goodbye("removed")
                    continue
                audience.reseat(socket, look.participation)
                self._revision = int(look.room["revision"])
                if socket.stream:
                    socket.post(frames.room(_with_presence(look.room, here)))


def look_around(table_id: str, everybody: Sequence[Credentials]) -> list[Look]:
    """What each of them sees of the table's people now, in a handful of queries; on the reader's thread."""
    found = gather(table_id)
    if found is None:
        return [Look(participation=None, room=None) for _credentials in everybody]
    sessions = open_sessions({credentials.session for credentials in everybody if credentials.user is not None})
    return [_look(found, credentials, sessions) for credentials in everybody]


def look_again(known: Credentials) -> Participation | None:
    """Who somebody is now who showed this at the door, None for who is not at the table any more."""
    is_logged_in = known.user is None or bool(open_sessions({known.session}))
    return access_participant(known.cookies, known.user if is_logged_in else None, known.table_id)


def _look(found: Gathering, known: Credentials, sessions: Collection[str]) -> Look:
    seat = read_seat_token(known.cookies.get(seat_cookie(found.table.pk), ""))
    me = pick(found.everybody, seat, account_id(known.user) if known.session in sessions else None)
    if me is None or me.state != Standing.IN:
        return Look(participation=None, room=None)
    who = participation_of(me)
    return Look(participation=who, room=room_of(found, who))


def _away(looks: Sequence[Look]) -> set[UUID]:
    """The people of whom the database says that they are not connected anywhere."""
    room: dict[str, Any] = next((look.room for look in looks if look.room is not None), {"people": []})
    return {UUID(person["id"]) for person in room["people"] if not person["here"]}


def _with_presence(room: dict[str, Any], here: Collection[str]) -> dict[str, Any]:
    """The room with who is connected. In one process sockets know; of other processes the database knows roughly."""
    alone = is_alone()
    people = [{**person, "here": person["id"] in here or (not alone and person["here"])} for person in room["people"]]
    return {**room, "people": people}


def _tell_hubs(table_id: str) -> None:
    for hub in list(running):
        hub.from_any_thread(hub.room_changed, table_id)
