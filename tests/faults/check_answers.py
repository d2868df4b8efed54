"""What clients were answered, against what is kept: nothing lost (R1), nothing twice, one key one answer (R2)."""

from collections import defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from lobby.live.known import body_hash
from rules.engine.codec import decode_command, encode
from tests.faults.history import History, Json, Moment, Person
from tests.faults.replayed import Replayed

ANSWERS = ("accepted", "refused", "malformed", "explained")
Place = tuple[tuple[str, ...], str, str]
"""Whose key it is: the person's actors, do or say, and the key."""

WITHOUT_LOOKING = frozenset({"elsewhere", "no_seat", "observers_listen", "seat_changed", "too_fast"})
"""Refusals that are about the connection or the person; they come before anybody looks at the key."""


@dataclass(slots=True, kw_only=True)
class Sending:
    """One time that something was asked."""

    moment: Moment
    answer: Moment | None = None

    @property
    def is_accepted(self) -> bool:
        """Whether it was accepted."""
        return self.answer is not None and self.answer.frame["t"] == "accepted"

    @property
    def is_refused(self) -> bool:
        """Whether it was refused, by whoever looked at the key."""
        frame = self.answer.frame if self.answer else {"t": ""}
        return frame["t"] == "refused" and frame["reason"] not in WITHOUT_LOOKING

    @property
    def body(self) -> str:
        """A name for what was asked; equal for equal things."""
        frame = self.moment.frame
        if frame["t"] == "say":
            return said_hash(frame["to"], frame["text"])
        return body_hash(encode(decode_command(frame["command"])))


@dataclass(slots=True, kw_only=True)
class Story:
    """Everything that was asked by one person under one key."""

    key: str
    person: Person
    kind: str
    """do or say."""
    sendings: list[Sending] = field(default_factory=list)


def said_hash(to: str | list[str], text: str) -> str:
    """What tells one thing said from another under the same key."""
    return body_hash([to if to == "all" else sorted(set(to)), text])


def answers(history: History, replayed: Replayed) -> Iterator[str]:
    """Everything that was answered wrongly, or not at all."""
    told = Told(history)
    yield from told.faults
    kept = _kept(history)
    for story in told.stories.values():
        found = [kept[place] for actor in story.person.actors if (place := (story.kind, actor, story.key)) in kept]
        yield from _judge(story, found[0] if found else None, replayed)
    yield from _out_of_nothing(history, told.stories, kept)


class Told:
    """Each answer put to what it answers: in one connection the answers to one key come in the order of the asking."""

    def __init__(self, history: History) -> None:
        self.stories: dict[Place, Story] = {}
        self.faults: list[str] = []
        self._people = history.people
        self._waiting: dict[tuple[str, int, str], deque[Sending]] = defaultdict(deque)
        lost = {(moment.client, moment.line) for moment in history.moments if moment.kind == "lost"}
        for moment in history.moments:
            if moment.kind == "sent" and moment.frame.get("t") in {"do", "say", "explain"}:
                self._ask(moment)
            elif moment.kind == "got" and moment.frame["t"] in ANSWERS and moment.frame["key"] is not None:
                self._answer(moment)
        for (client, line, key), left in self._waiting.items():
            if left and (client, line) not in lost:
                self.faults.append(f"R2: {client} was never answered about {key}, though its connection stayed")

    def _ask(self, moment: Moment) -> None:
        sending, frame = Sending(moment=moment), moment.frame
        self._waiting[moment.client, moment.line, frame["key"]].append(sending)
        if frame["t"] != "explain":
            person = self._people[moment.client]
            story = Story(key=frame["key"], person=person, kind=frame["t"])
            self.stories.setdefault((person.actors, frame["t"], frame["key"]), story).sendings.append(sending)

    def _answer(self, moment: Moment) -> None:
        asked = self._waiting[moment.client, moment.line, moment.frame["key"]]
        if asked:
            asked.popleft().answer = moment
        else:
            key = moment.frame["key"]
            self.faults.append(f"R2: {moment.client} was answered about {key} once more than it asked")


def _kept(history: History) -> dict[tuple[str, str, str], Json]:
    """What is in the database, by kind, actor and key."""
    logged = {
        ("do", entry.actor, entry.key): {"body": entry.body_hash, "vseq": entry.answer["vseq"], "seq": entry.seq}
        for entry in history.database.entries
        if entry.seq > history.began_at
    }
    said = {
        ("say", row.actor, row.key): {"body": said_hash(row.recipients, row.text), "vseq": 0, "seq": 0}
        for row in history.database.messages
    }
    return logged | said


def _judge(story: Story, kept: Json | None, replayed: Replayed) -> Iterator[str]:
    accepted = [sending for sending in story.sendings if sending.is_accepted]
    if kept is None:
        if accepted:
            yield f"R1: {story.kind} {story.key} of {story.person.actors} was accepted and is not in the database"
        return
    right = [sending for sending in story.sendings if sending.body == kept["body"]]
    if not right:
        yield f"R2: what is kept under {story.key} is not what was asked"
        return
    if all(sending.is_refused for sending in right):
        yield f"R2: {story.kind} {story.key} of {story.person.actors} was refused, and it is in the database"
    for sending in accepted:
        yield from _judge_accepted(story, sending, kept, replayed)
    yield from _judge_after(story, kept)


def _judge_accepted(story: Story, sending: Sending, kept: Json, replayed: Replayed) -> Iterator[str]:
    assert sending.answer is not None
    told = sending.answer.frame["vseq"]
    if sending.body != kept["body"]:
        yield f"R2: {story.key} was accepted for something else than what is kept"
    if told != kept["vseq"]:
        yield f"R2: {story.key} was answered with update {told}, and first with {kept['vseq']}"
    if story.kind == "do" and told != replayed.vseqs[story.person.viewer][kept["seq"]]:
        yield f"R3: {story.key} is shown first by update {replayed.vseqs[story.person.viewer][kept['seq']]}, not {told}"


def _judge_after(story: Story, kept: Json) -> Iterator[str]:
    """Once somebody knows that a key was accepted, the same is accepted again, and anything else refused."""
    known = min((s.answer.number for s in story.sendings if s.is_accepted and s.answer is not None), default=None)
    for sending in story.sendings:
        if known is None or sending.moment.number < known or not sending.is_refused:
            continue
        assert sending.answer is not None
        if sending.body == kept["body"]:
            yield f"R2: {story.key} was accepted, and refused ({sending.answer.frame['reason']}) when sent again"
        elif sending.answer.frame["reason"] != "key_reused":
            yield f"R2: {story.key} for something else was refused as {sending.answer.frame['reason']}"


def _out_of_nothing(
    history: History,
    stories: dict[Place, Story],
    kept: dict[tuple[str, str, str], Json],
) -> Iterator[str]:
    """What is kept in a person's name was asked for by that person."""
    ours = {actor: person for person in history.people.values() for actor in person.actors}
    for kind, actor, key in kept:
        if actor in ours and (ours[actor].actors, kind, key) not in stories:
            yield f"R2: {actor} never asked for {kind} {key}, and it is in the database"
