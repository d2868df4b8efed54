"""Saying something at a table: kept beside the log by the same writer, under the same promises as a command."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from lobby.live.answers import Accepted, Answer, LobbyReason, Refused
from lobby.live.commit import commit
from lobby.live.faultpoints import passing
from lobby.live.known import body_hash
from lobby.live.moments import now_ms
from lobby.live.rows import MessageRow
from lobby.live.table import ATTEMPTS, LiveTable
from lobby.live.talk_log import EVERYBODY, MOST
from lobby.live.warrants import Warrant
from rules.engine.actors import Actor, actor_key
from rules.engine.ids import NationId

logger = logging.getLogger(__name__)

CHANGES_NO_VIEW = 0
"""What talk is accepted with in place of an update's number: no view shows it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """Something to be said."""

    by: Actor
    key: str
    to: Literal["all"] | Sequence[str]
    text: str
    participant: UUID | None = None
    """Who wrote it; bots are nobody."""
    warrant: Warrant | None = None
    """The same person as long as they are what they were."""


async def say(table: LiveTable, speech: Speech) -> Answer:
    """Say it and answer after COMMIT; raises UnclearError. Runs as a task of the table (see LiveTable.spawn)."""
    async with table.lock:
        table.used_at = now_ms()
        if speech.to != EVERYBODY and not _are_seated(table, speech.to):
            return Refused(key=speech.key, reason=LobbyReason.UNKNOWN_RECIPIENT)
        for _attempt in range(ATTEMPTS):
            if table.stale:
                await table.refetch()
            answer = answer_before(table, speech) or await _keep(table, speech)
            if answer is not None:
                return answer
    return Refused(key=speech.key, reason=LobbyReason.BUSY)


def _are_seated(table: LiveTable, nations: Sequence[str]) -> bool:
    return all(NationId(nation) in table.replica.state.nations for nation in nations)


def answer_before(table: LiveTable, speech: Speech) -> Answer | None:
    """What the speech's key was answered with before; None: it is new."""
    known = table.talk.known.get(actor_key(speech.by), speech.key)
    if known is None:
        return None
    if known.body_hash != _row(table, speech).body_hash:
        return Refused(key=speech.key, reason=LobbyReason.KEY_REUSED)
    return Accepted(key=speech.key, vseq=CHANGES_NO_VIEW)


async def _keep(table: LiveTable, speech: Speech) -> Answer | None:
    """Write the message and show it; None: somebody else was first, try again."""
    if table.talk.head >= MOST:
        return Refused(key=speech.key, reason=LobbyReason.TALK_FULL)
    row = _row(table, speech)
    passing("before_talk")
    written = await commit(row, speech.key, speech.warrant, lambda: _look_up(table, speech))
    if not isinstance(written, bool):
        return written
    if not written:
        await table.refetch()
        return None
    passing("after_talk")
    table.talk.add(row)
    table.audience.show_talk()
    table.ring()
    return Accepted(key=speech.key, vseq=CHANGES_NO_VIEW)


async def _look_up(table: LiveTable, speech: Speech) -> Answer | None:
    """What the database has under the speech's key, after nobody knows what memory may still be right about."""
    table.stale = True
    await table.refetch()
    return answer_before(table, speech)


def _row(table: LiveTable, speech: Speech) -> MessageRow:
    """The message as it is kept: stamped with where the game stands."""
    to = EVERYBODY if speech.to == EVERYBODY else sorted(set(speech.to))
    state = table.replica.state
    return MessageRow(
        table_id=table.id,
        number=table.talk.head + 1,
        actor=actor_key(speech.by),
        key=speech.key,
        body_hash=body_hash([to, speech.text]),
        participant=speech.participant,
        recipients=to,
        text=speech.text,
        at=max(now_ms(), table.talk.at, table.replica.at),
        seq=table.replica.seq,
        phase=state.phase.value,
        round=state.round,
    )
