"""A table made for tests, people at it, and connections that keep every frame they were sent."""

import asyncio
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any
from uuid import UUID, uuid4

from lobby.cookies import seat_cookie, seat_token
from lobby.live.answers import Accepted
from lobby.live.conversation import Conversation
from lobby.live.hub import Hub
from lobby.live.moments import now_ms
from lobby.live.reader import reader
from lobby.live.sockets import Credentials, Socket
from lobby.live.table import LiveTable
from lobby.live.tables import play_command
from lobby.models import Door, Edition, Participant, Table
from lobby.models.people import CHALLENGER as CHALLENGER_SEAT
from lobby.models.people import Role
from lobby.selectors.access import Participation, participation_of
from rules.engine.actors import HostActor
from rules.engine.agendas import Agenda, AgendaPart, AgendaWords, FateDeck, Feat
from rules.engine.agreements import Clause
from rules.engine.apply import apply
from rules.engine.codec import canonical, encode
from rules.engine.commands import (
    Command,
    ConfigureTable,
    EndPhase,
    SavePlan,
    SetController,
    SetRedController,
    StartGame,
)
from rules.engine.copying import revise
from rules.engine.ids import AgendaId, AgreementId, Controller, Domain, Module, NationId, Phase
from rules.engine.plans import Investment, Plan
from rules.engine.red import RedController
from rules.engine.ruleset import Ruleset
from rules.engine.setup import open_table
from rules.engine.state import Seals
from rules.packs.registry import load_shipped
from tests.engine.builders import CHALLENGER, projects_for

SCENARIO = "first_watch"
SEED = "5e" * 32
FULL = "f" * 64
"""The content hash of an edition with every module on."""
DIRE_FULL = "d" * 64
"""The same in a world that begins at its end."""
OTHER_FULL = "e" * 64
"""The same where the first nation sets out to do something else."""

LOOKS = 10_000
"""How often a test looks for what should come before it gives up, a millisecond or more apart."""

Frame = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Stage:
    """A table and its people: one for each nation, a host without a seat, an observer."""

    table_id: str
    nations: tuple[str, ...]
    people: dict[str, Participation]
    """By nation; "host" and "observer" beside them."""
    cookies: dict[str, dict[str, str]]
    """The seat cookie of each of them."""


def a_table(seats: int = 3, *, ago: int = 0, ids: Random | None = None, **known: Any) -> Stage:  # noqa: ANN401
    """Make a table with a person for every nation, so many milliseconds ago; its log is empty.

    `known` are fields of the table; `ids` draws the ids of the people.
    """
    ruleset = load_shipped().ruleset(SCENARIO)
    now = now_ms() - ago
    table = Table.objects.create(
        **{
            "code": f"T-{uuid4().hex[:12]}",
            "scenario": SCENARIO,
            "rules_version": ruleset.rules_version,
            "content_hash": ruleset.content_hash,
            "seats": seats,
            "seed": SEED,
            "created_at": now,
            "last_at": now,
            **known,
        }
    )
    Door.objects.create(table=table)
    nations = ruleset.scenario.seatings[seats].nations
    people: dict[str, Participant] = {nation: _person(table, ids, nation.title(), nation=nation) for nation in nations}
    people["host"] = _person(table, ids, "Host", is_host=True, role=Role.OBSERVER)
    people["observer"] = _person(table, ids, "Observer", role=Role.OBSERVER)
    return Stage(
        table_id=table.pk,
        nations=nations,
        people={name: participation_of(person) for name, person in people.items()},
        cookies={name: {seat_cookie(table.pk): seat_token(person)} for name, person in people.items()},
    )


def a_full_table(
    seats: int = 3,
    *,
    ids: Random | None = None,
    secret: str = "",
    is_dire: bool = False,
    **known: Any,  # noqa: ANN401
) -> Stage:
    """The same with every module of the rules on: an edition that no installation ships.

    The first nation's services see everything, so that it has something to show the others; with a `secret` it sets out
    to do something else, of that name, and the edition is the other one. A dire world begins at its end.
    """
    shipped = load_shipped().ruleset(SCENARIO)
    names = {AgreementId(name): f"the {name.title()}" for name in ("lantern_compact", "long_table", "green_mile")}
    scenario = revise(
        shipped.scenario, modules=frozenset(Module), challenger=CHALLENGER, clauses=tuple(Clause), agreement_names=names
    )
    first = shipped.nations[scenario.seatings[seats].nations[0]]
    seeing = revise(first, capability={**first.capability, Domain.INTELLIGENCE: 6})
    nations = {**shipped.nations, first.id: seeing}
    ruleset = revise(shipped, scenario=scenario, nations=nations, content_hash=FULL, fates=_fates())
    ruleset = revise(ruleset, **projects_for(scenario.domains))
    if secret:
        ruleset = _with_another_agenda(ruleset, seats, secret, known.get("seed", SEED))
    if is_dire:
        ruleset = _at_its_end(ruleset)
    Edition.objects.get_or_create(
        scenario=SCENARIO,
        content_hash=ruleset.content_hash,
        rules_version=ruleset.rules_version,
        defaults={
            "ruleset": canonical(encode(ruleset)).decode(),
            "maps": {str(seats): load_shipped().map_outlines(SCENARIO, seats)},
            "kept_at": 0,
        },
    )
    return a_table(seats, ids=ids, content_hash=ruleset.content_hash, **known)


def with_red(stage: Stage, ids: Random | None = None) -> Stage:
    """The stage with somebody, "red" among its people, in the challenger's seat."""
    person = _person(Table.objects.get(pk=stage.table_id), ids, "Red", nation=CHALLENGER_SEAT)
    people = {**stage.people, "red": participation_of(person)}
    cookies = {**stage.cookies, "red": {seat_cookie(stage.table_id): seat_token(person)}}
    return replace(stage, people=people, cookies=cookies)


def _fates() -> FateDeck:
    """What Full Spectrum brings beside crises, as far as it needs no cards of its own."""
    return revise(load_shipped().ruleset("full_spectrum").fates, finales=(), finale_words={})


def _at_its_end(ruleset: Ruleset) -> Ruleset:
    """The same rules in a world without stability, where people judge every crisis."""
    world = revise(ruleset.constants.world, stability_start=0, collapse_from_round=1)
    cards = {name: revise(card, adjudicated=True) for name, card in ruleset.cards.items()}
    return revise(ruleset, cards=cards, constants=revise(ruleset.constants, world=world), content_hash=DIRE_FULL)


def _with_another_agenda(ruleset: Ruleset, seats: int, secret: str, seed: str) -> Ruleset:
    """The same rules with another agenda where the first nation's is: the others are dealt what they were."""
    state = open_table(ruleset, seats, seed, 0)
    first = state.settings.nations[0]
    for command in (SetController(nation=first, controller=Controller.PERSON), StartGame()):
        state = apply(ruleset, state, command, HostActor(), 0).state
    name, deck = state.fates.agendas[first], ruleset.fates
    other = Agenda(id=AgendaId(f"{name}_{secret}"), start=4, parts=(AgendaPart(feat=Feat.LEVELS_GAINED, points=1),))
    words = AgendaWords(title=secret, text=secret, parts=(secret,))
    agendas = {**{key: agenda for key, agenda in deck.agendas.items() if key != name}, other.id: other}
    changed = revise(deck, agendas=agendas, agenda_words={**deck.agenda_words, other.id: words})
    return revise(ruleset, content_hash=OTHER_FULL, fates=changed)


def _person(table: Table, ids: Random | None, name: str, **known: Any) -> Participant:  # noqa: ANN401 - model's fields
    now = now_ms()
    drawn = UUID(int=ids.getrandbits(128)) if ids else uuid4()
    return Participant.objects.create(id=drawn, table=table, name=name, joined_at=now, last_seen=0, **known)


@dataclass
class Place:
    """A connection in this very process: what the table sends lies in `frames`."""

    socket: Socket
    conversation: Conversation
    frames: list[Frame] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    """The frames as they were written."""
    closed: int | None = None
    reads: asyncio.Event = field(default_factory=asyncio.Event)
    """While not set, what is sent stays in the outbox, as with a client that does not read."""
    acks: bool = False
    """Whether every sixteenth update is acknowledged."""
    view: Frame | None = None
    vseq: int = 0
    epoch: str = ""
    _keys: int = 0
    _welcomes: int = 0

    def tell(self, message: Frame | str) -> None:
        """Send something."""
        self.conversation.hear(message if isinstance(message, str) else json.dumps(message))

    def do(self, command: Command, key: str = "") -> str:
        """Give a command; its key."""
        self._keys += 1
        key = key or f"k{self._keys}"
        self.tell({"t": "do", "key": key, "command": encode(command)})
        return key

    def of(self, kind: str) -> list[Frame]:
        """The frames of a kind, in order."""
        return [frame for frame in self.frames if frame["t"] == kind]

    async def until(self, found: Callable[[], Any]) -> Any:  # noqa: ANN401 - whatever was found
        """Let everything else run until the function finds something."""
        for _look in range(LOOKS):
            if result := found():
                return result
            await asyncio.sleep(0.001)
        raise AssertionError(f"it never came; the last frames: {str(self.frames[-3:])[-600:]}")

    async def until_vseq(self, vseq: int) -> None:
        """Wait for an update."""
        await self.until(lambda: self.vseq >= vseq)

    async def room(self) -> Frame:
        """The newest list of people, once there is one."""
        await self.until(lambda: self.of("room"))
        return self.of("room")[-1]

    async def heard(self, number: int = 1) -> list[Frame]:
        """What was said, once so much of it was heard."""

        def items() -> list[Frame]:
            return [item for frame in self.of("talk") for item in frame["items"]]

        await self.until(lambda: len(items()) >= number)
        return items()

    async def answer(self, key: str) -> Frame:
        """The answer to a key."""
        kinds = ("accepted", "refused", "malformed", "explained")
        await self.until(lambda: any(f["t"] in kinds and f["key"] == key for f in self.frames))
        return next(f for f in self.frames if f["t"] in kinds and f["key"] == key)

    async def welcome(self) -> Frame:
        """The next welcome that has not been waited for."""
        self._welcomes += 1
        await self.until(lambda: len(self.of("welcome")) >= self._welcomes)
        return self.of("welcome")[self._welcomes - 1]


def connect(hub: Hub, table: LiveTable, who: Participation, cookies: dict[str, str]) -> Place:
    """Open a connection for somebody; hello is for the test to say."""
    place: Place

    async def send(message: Frame) -> None:
        await place.reads.wait()
        if message["type"] == "websocket.close":
            place.closed = message["code"]
            place.conversation.end()
            return
        place.lines.append(message["text"])
        frame = json.loads(message["text"])
        place.frames.append(frame)
        take(place, frame)
        if place.acks and place.vseq % 16 == 0:
            place.tell({"t": "ack", "vseq": place.vseq})

    credentials = Credentials(table_id=table.id, cookies=cookies, user=None, language="en-gb")
    socket = Socket(send, credentials, who)
    place = Place(socket=socket, conversation=Conversation(hub, table, socket))
    place.reads.set()
    return place


def take(place: Place, frame: Frame) -> None:
    """Keep a connection's view as a client would; a gap fails the test."""
    if frame["t"] == "view":
        place.view, place.vseq, place.epoch = frame["view"], frame["vseq"], frame["epoch"]
    elif frame["t"] == "change":
        assert frame["vseq"] == place.vseq + 1, "a gap"
        assert frame["epoch"] == place.epoch
        assert place.view is not None
        place.view, place.vseq = changed(place.view, frame), frame["vseq"]


def changed(view: Frame, frame: Frame) -> Frame:
    """The view after a change."""
    view = json.loads(json.dumps(view))
    for path in frame["del"]:
        _parent(view, path).pop(path[-1])
    for path, value in frame["set"]:
        _parent(view, path)[path[-1]] = value
    return view


def _parent(view: Frame, path: list[str]) -> Frame:
    for step in path[:-1]:
        view = view[step]
    return view


def person_id(stage: Stage, name: str) -> UUID:
    """The id of somebody on the stage."""
    return stage.people[name].participant_id


async def join(hub: Hub, stage: Stage, name: str, **hello: Any) -> Place:  # noqa: ANN401 - keys of hello
    """Connect somebody, say hello, and wait for the welcome and the first view."""
    table = await hub.table(stage.table_id)
    place = connect(hub, table, stage.people[name], stage.cookies[name])
    place.tell({"t": "hello", "v": 1, "cursor": None, **hello})
    welcome = await place.welcome()
    if welcome["mode"] == "resync":
        await place.until(lambda: place.view)
    return place


async def begin(stage: Stage, *, until: Phase = Phase.HORIZON, bots: tuple[str, ...] = ()) -> None:
    """Seat everybody, start the game without clocks, and go on to a phase of round 1."""
    await play(stage, configured(stage), "configure")
    for nation in stage.nations:
        controller = Controller.BOT if nation in bots else Controller.PERSON
        await play(stage, SetController(nation=NationId(nation), controller=controller), f"sit.{nation}")
    if "red" in stage.people:
        await play(stage, SetRedController(controller=RedController.PERSON), "sit.red")
    await play(stage, StartGame(), "start")
    for phase in (Phase.HORIZON, Phase.DIPLOMACY, Phase.PLANNING, Phase.RESOLUTION):
        if phase is until:
            return
        await play(stage, EndPhase(round=1, phase=phase), f"end.{phase}")


def configured(stage: Stage, **clocks: int) -> ConfigureTable:
    """The table's settings with no clock but the ones named, in milliseconds."""
    return configuration(stage.nations, **clocks)


def configuration(nations: Sequence[str], **clocks: int) -> ConfigureTable:
    """The same for any table of these nations."""
    timed = (Phase.HORIZON, Phase.DIPLOMACY, Phase.PLANNING, Phase.RESOLUTION, Phase.AFTERMATH)
    lengths = {phase: clocks.get(phase.value, 0) for phase in timed}
    return ConfigureTable(nations=tuple(map(NationId, nations)), rounds=4, clocks=lengths, seals=Seals.NAMES)


async def play(stage: Stage, command: Command, key: str) -> None:
    answer = await play_command(stage.table_id, command, HostActor(), key)
    assert isinstance(answer, Accepted), answer


def a_plan(view: Frame, points: int = 1) -> SavePlan:
    """A plan that sends nothing and pays so many points into the first domain."""
    domain = Domain(min(view["may"]["invest"]))
    return SavePlan(plan=Plan(investments=(Investment(domain=domain, points=points),)))


async def change_person(stage: Stage, name: str, **fields: Any) -> None:  # noqa: ANN401 - fields of the model
    """Change somebody in the database, as an act about people would."""
    await reader.read(lambda: Participant.objects.filter(pk=person_id(stage, name)).update(**fields))
