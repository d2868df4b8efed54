"""The one judge of recorded runs: every promise of docs/reliability.md that a history can show to be broken.

It knows the protocol, the log and the engine, and nothing of how the live part keeps its word.
"""

from collections.abc import Iterator

from tests.faults import check_answers, check_log, check_streams, check_talk
from tests.faults.history import History
from tests.faults.replayed import Replayed


def violations(history: History) -> list[str]:
    """What is wrong with a run, one sentence each, beginning with the promise that is broken; [] for a true one."""
    found = list(check_log.positions(history.database))
    if found:
        return found  # a log with gaps means nothing; what else is wrong follows from it
    try:
        replayed = Replayed(history.database, {person.viewer for person in history.people.values()})
    except Exception as error:  # noqa: BLE001 - the boundary to a log that may hold anything
        return [f"R7: the log cannot be replayed: {type(error).__name__}: {error}"]
    return [*_judged(history, replayed)]


def _judged(history: History, replayed: Replayed) -> Iterator[str]:
    yield from check_log.meaning(history.database, replayed)
    yield from check_answers.answers(history, replayed)
    yield from check_streams.streams(history, replayed)
    yield from check_talk.talk(history)
    yield from leaks(history)


def leaks(history: History) -> Iterator[str]:
    """Secret words in frames of clients that may not know them (R14)."""
    for secret in history.secrets:
        for moment in history.moments:
            if moment.kind == "got" and moment.client not in secret.known_to and secret.word in str(moment.frame):
                yield f"R14: {moment.client} was told {secret.word!r} in a frame {moment.frame['t']!r}"
