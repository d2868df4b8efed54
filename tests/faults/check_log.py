"""Is the log itself sound: no gap, nothing twice, time that never runs back, and heads and snapshots that fit it."""

from collections import Counter
from collections.abc import Iterator

from rules.engine.ids import Phase
from tests.faults.history import Kept
from tests.faults.replayed import Replayed, snapshot_hash


def positions(kept: Kept) -> Iterator[str]:
    """Gaps and doubles in the log and the talk."""
    for number, entry in enumerate(kept.entries, start=1):
        if entry.seq != number:
            yield f"R1: entry {number} of the log is missing; {entry.seq} stands in its place"
            return
    for number, message in enumerate(kept.messages, start=1):
        if message.number != number:
            yield f"R1: message {number} is missing; {message.number} stands in its place"
            return


def meaning(kept: Kept, replayed: Replayed) -> Iterator[str]:
    """What else the log, its table's row and its snapshot say that cannot be."""
    yield from _keys(kept)
    yield from _times(kept)
    yield from _head(kept, replayed)
    yield from _snapshot(kept, replayed)
    yield from _ends(kept, replayed)


def _keys(kept: Kept) -> Iterator[str]:
    logged = Counter((entry.actor, entry.key) for entry in kept.entries)
    said = Counter((message.actor, message.key) for message in kept.messages)
    for where, counted in (("log", logged), ("talk", said)):
        for (actor, key), times in counted.items():
            if times > 1:
                yield f"R2: {actor} did {key} {times} times in the {where}"
            if not actor:
                yield f"R1: {key} in the {where} names no actor"


def _times(kept: Kept) -> Iterator[str]:
    for before, after in zip(kept.entries, kept.entries[1:], strict=False):
        if after.at < before.at:
            yield f"R11: entry {after.seq} is {before.at - after.at} ms earlier than the one before"
    for said, answer in zip(kept.messages, kept.messages[1:], strict=False):
        if answer.at < said.at:
            yield f"R11: message {answer.number} is {said.at - answer.at} ms earlier than the one before"


def _head(kept: Kept, replayed: Replayed) -> Iterator[str]:
    head = kept.head
    if head.seq != len(kept.entries):
        yield f"R1: the table says {head.seq} entries, its log has {len(kept.entries)}"
    if head.talk_seq != len(kept.messages):
        yield f"R1: the table says {head.talk_seq} messages, there are {len(kept.messages)}"
    if kept.entries and head.last_at != kept.entries[-1].at:
        yield f"R10: the table was last moved at {head.last_at}, its newest entry at {kept.entries[-1].at}"
    state = replayed.state
    runs = state.phase not in {Phase.LOBBY, Phase.ENDED} and not state.clock.paused
    if kept.entries and head.deadline != (state.clock.deadline if runs else 0):
        yield f"R10: the table says the clock ends at {head.deadline}, the log leads to {state.clock.deadline}"
    if (head.ended_at is not None) != (state.phase is Phase.ENDED):
        yield f"R10: the table says it ended at {head.ended_at}, the log leads to {state.phase}"


def _snapshot(kept: Kept, replayed: Replayed) -> Iterator[str]:
    snapshot = kept.snapshot
    if snapshot is None:
        return
    if snapshot.seq > len(kept.entries):
        yield f"R10: the snapshot is of entry {snapshot.seq}, the log ends at {len(kept.entries)}"
        return
    if snapshot_hash(kept) != replayed.hashes[snapshot.seq]:
        yield f"R7: the snapshot of entry {snapshot.seq} is not what the log leads to"
    for viewer, counts in replayed.vseqs.items():
        kept_count, count = snapshot.vseqs.get(viewer), counts[snapshot.seq]
        if kept_count != count:
            yield f"R6: the snapshot counts {kept_count} updates of {viewer}, not {count}"


def _ends(kept: Kept, replayed: Replayed) -> Iterator[str]:
    """Each phase begins once, and is ended by the clock or the host once."""
    for (round_, phase), times in Counter(replayed.phases).items():
        if times > 1:
            yield f"R11: {phase} of round {round_} began {times} times"
    ended = [entry.command for entry in kept.entries if entry.command["type"] == "end_phase"]
    for (number, name), times in Counter((command["round"], command["phase"]) for command in ended).items():
        if times > 1:
            yield f"R11: {name} of round {number} was ended {times} times"
