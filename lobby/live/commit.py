"""Writing a row for somebody who waits for an answer: what a COMMIT that failed or is unclear is answered with."""

from collections.abc import Awaitable, Callable

from django.db import connection

from lobby.live.answers import Answer, LobbyReason, Refused, UnclearError
from lobby.live.rows import Append, MessageRow
from lobby.live.warrants import OutdatedError, Warrant
from lobby.live.writer import StorageError, writer

Look = Callable[[], Awaitable[Answer | None]]
"""Loads the table anew and looks for the answer under the key that was asked; None: it is not there."""


async def commit(row: Append | MessageRow, key: str, warrant: Warrant | None, look: Look) -> Answer | bool:
    """Whether the row took its place (False: somebody else was first), or else the answer that the key has to be given.

    Raises UnclearError where nobody can know: then nobody is told anything, and the same key may be sent again.
    """
    try:
        return await writer.write(row, warrant)
    except OutdatedError:
        return Refused(key=key, reason=LobbyReason.SEAT_CHANGED)
    except StorageError as error:
        if error.unclear:
            return await _look_up(key, look)
        return Refused(key=key, reason=LobbyReason.STORAGE)


async def _look_up(key: str, look: Look) -> Answer:
    """After an unclear COMMIT the key tells whether it is there."""
    try:
        found = await look()
    except Exception as trouble:  # the database does not answer at all
        raise UnclearError from trouble
    if found is None and not is_conclusive():
        raise UnclearError
    return found or Refused(key=key, reason=LobbyReason.STORAGE)


def is_conclusive() -> bool:
    """Whether what is not in the database now will not be there later: a server may still commit unheard of."""
    return connection.vendor == "sqlite"
