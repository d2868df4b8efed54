"""From what somebody says over a socket to a message at the table: who may talk, in whose name, and how fast."""

from uuid import UUID

from lobby.live.answers import LobbyReason, Refused
from lobby.live.limits import limits
from lobby.live.moments import now_ms
from lobby.live.talking import Speech
from lobby.live.throttle import Tally
from lobby.protocol import Say
from lobby.rights import MESSAGES, has
from lobby.selectors.access import Participation
from rules.engine.actors import HostActor, SeatActor

MOST_TALKERS = 10_000
"""People whose pace is remembered."""


class Pace:
    """How fast each person talks, over all of that person's connections."""

    def __init__(self) -> None:
        self._tallies: dict[UUID, Tally] = {}

    def takes(self, person: UUID) -> bool:
        """Count one more message; False when it is one too many."""
        if len(self._tallies) > MOST_TALKERS:
            self._tallies.clear()
        fresh = Tally(most=limits().talk_messages, span=limits().talk_window)
        return self._tallies.setdefault(person, fresh).takes(now_ms())


def speech_of(said: Say, who: Participation) -> Speech | Refused:
    """The message, in the name of a nation or of the host; observers listen."""
    if not has(who, MESSAGES[Say]):
        return Refused(key=said.key, reason=LobbyReason.OBSERVERS_LISTEN)
    by = SeatActor(nation=who.nation) if who.nation is not None else HostActor()
    return Speech(by=by, key=said.key, to=said.to, text=said.text, participant=who.participant_id, warrant=who.warrant)
