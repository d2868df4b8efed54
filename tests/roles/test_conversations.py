"""Every command and every message of the protocol for every role: in whose name it counts, or why it does not."""

import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest

from lobby.live.answers import Accepted, Answer, LobbyReason
from lobby.live.entrance import Guest, Stranger, enter
from lobby.live.hub import Hub
from lobby.live.replica import Act
from lobby.live.table import LiveTable
from lobby.live.tables import play_command, play_command_sync
from lobby.protocol import ClientMessage
from lobby.rights import COMMANDS, MESSAGES
from rules.engine import commands as c
from rules.engine.actors import Actor, BotActor, ClockActor, FacilitatorActor, HostActor, RedBotActor, actor_key
from rules.engine.codec import encode, type_name
from rules.engine.errors import Reason
from rules.engine.ids import AgreementId, Controller, CrisisId, Domain, NationId, OfferId, Outcome, Phase, WorkId
from rules.engine.plans import Plan, Unconditional
from rules.engine.red import RedController
from rules.engine.state import Seals
from rules.packs.registry import load_shipped
from tests.lobby.sitting import SCENARIO
from tests.lobby.stage import Place, connect
from tests.roles.grid import grids
from tests.roles.world import World, a_world

pytestmark = pytest.mark.django_db(transaction=True)

NATIONS = load_shipped().ruleset(SCENARIO).scenario.seatings[4].nations
CRISIS, NATION = CrisisId("r1c1"), NATIONS[-1]
EXAMPLES: tuple[c.Command, ...] = (
    c.ConfigureTable(nations=NATIONS, rounds=2, clocks={}, seals=Seals.NAMES),
    c.SetController(nation=NATION, controller=Controller.BOT),
    c.StartGame(),
    c.EndPhase(round=1, phase=Phase.HORIZON),
    c.ExtendPhase(milliseconds=1000),
    c.PauseClock(),
    c.ResumeClock(),
    c.AdjudicateCrisis(crisis=CRISIS, outcome=Outcome.MANAGED, reason="They did."),
    c.GrantAppeal(reason="Ships come."),
    c.PlayOn(reason="On we go."),
    c.SetReady(ready=True),
    c.StatePosition(needs=(), offers=()),
    c.SetAsk(crisis=CRISIS, nation=NATION, units=1),
    c.MakePledge(crisis=CRISIS, units=1, condition=Unconditional()),
    c.WithdrawPledge(crisis=CRISIS),
    c.ReleasePledge(crisis=CRISIS, nation=NATION),
    c.DeclineUnits(crisis=CRISIS, nation=NATION, declined=True),
    c.SavePlan(plan=Plan()),
    c.SealPlan(),
    c.ReopenPlan(),
    c.ProposeDeal(terms=()),
    c.AcceptDeal(offer=OfferId("r1o1")),
    c.RefuseDeal(offer=OfferId("r1o1")),
    c.WithdrawDeal(offer=OfferId("r1o1")),
    c.EndStationing(guest=NATION, host=NATION, domain=Domain.FORCES),
    c.ShareReport(crisis=CRISIS, nation=NATION),
    c.LeaveAgreement(agreement=AgreementId("pact")),
    c.CancelProject(project=WorkId("p1")),
    c.SetRedController(controller=RedController.HOST),
    c.LayCards(plays=(), done=True),
)
"""One of each command; whether it is legal at the moment does not matter, only who is asked about it."""
BY_NAME: dict[str, c.Command] = {type_name(type(command)): command for command in EXAMPLES}  # type: ignore[arg-type] # a cached function

MESSAGES_SENT: Mapping[str, dict[str, Any]] = {
    "hello": {"t": "hello", "v": 1},
    "take_over": {"t": "take_over"},
    "do": {"t": "do", "key": "m1", "command": {"type": "seal_plan"}},
    "say": {"t": "say", "key": "m2", "to": "all", "text": "Good evening."},
    "explain": {"t": "explain", "key": "m3", "path": ["nations"]},
    "ack": {"t": "ack", "vseq": 1},
    "ping": {"t": "ping", "n": 7},
}

MACHINES: Mapping[str, Callable[[NationId], Actor]] = {
    "bot": lambda nation: BotActor(nation=nation),
    "clock": lambda _nation: ClockActor(),
    "white": lambda _nation: FacilitatorActor(),
    "red_bot": lambda _nation: RedBotActor(),
}
"""Who has no browser: a bot's runner, the clock, and white cell, which plays by commands of its own so far."""


@dataclass
class Asked:
    """Whose name each command was put before the rules in, by its key."""

    by: dict[str, Actor] = field(default_factory=dict)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    """What reaches a table's rules, seen on its way."""
    seen, really = Asked(), LiveTable.act

    async def act(self: LiveTable, act: Act) -> Answer:
        seen.by[act.key] = act.by
        return await really(self, act)

    monkeypatch.setattr(LiveTable, "act", act)
    return seen


@pytest.fixture
def world(role: str) -> World:
    """The role's table, its game begun."""
    made = a_world("stranger" if role in MACHINES else role)
    assert isinstance(play_command_sync(made.table.pk, c.StartGame(), HostActor(), "start"), Accepted)
    return made


def test_every_command_has_an_example_a_right_and_a_line() -> None:
    commands = typing.get_args(c.Command)

    assert {type(command) for command in EXAMPLES} == set(COMMANDS) == set(commands)
    assert set(grids()["commands"]) == {type_name(command) for command in commands}


def test_every_message_has_an_example_a_right_and_a_line() -> None:
    messages = typing.get_args(ClientMessage)

    assert set(MESSAGES) == set(messages)
    names = {typing.get_args(message.model_fields["t"].annotation)[0] for message in messages}
    assert set(MESSAGES_SENT) == set(grids()["messages"]) == names


@pytest.mark.parametrize("role", grids()["commands"]["start_game"])
async def test_each_command_counts_in_the_name_that_the_table_says(
    role: str, world: World, live: Hub, asked: Asked
) -> None:
    give = await the_voice(role, world, live)

    found = {name: await outcome(give, name, asked) for name in BY_NAME}

    assert found == {row: expected[role] for row, expected in grids()["commands"].items()}


@pytest.mark.parametrize("role", grids()["challenger"]["red"])
async def test_each_command_counts_for_the_challenger_by_what_it_takes(
    role: str, world: World, live: Hub, asked: Asked
) -> None:
    give = await the_voice(role, world, live)

    found = {name: await outcome(give, name, asked) for name in BY_NAME}

    takes = {type_name(command): need for command, need in COMMANDS.items()}  # type: ignore[arg-type] # a cached function
    assert found == {name: grids()["challenger"][takes[name]][role] for name in BY_NAME}


@pytest.mark.parametrize("role", grids()["messages"]["hello"])
async def test_each_message_is_answered_as_the_table_says(role: str, world: World, live: Hub) -> None:
    comer = await at_the_door(world)
    if isinstance(comer, Stranger):
        found = dict.fromkeys(MESSAGES_SENT, comer.why)
    else:
        place = await sit_down(live, world, comer)
        found = {name: await heard(place, name) for name in MESSAGES_SENT}

    assert found == {row: expected[role] for row, expected in grids()["messages"].items()}


Voice = Callable[[c.Command, str], typing.Awaitable[dict[str, Any]]]


async def the_voice(role: str, world: World, live: Hub) -> Voice:
    """How the role gives commands: over a connection through the door, or as a machine does."""
    if role in MACHINES:
        table = await live.table(world.table.pk)
        bots = [nation for nation, seat in table.replica.state.nations.items() if seat.controller is Controller.BOT]
        return machine(world, MACHINES[role](bots[0]))
    comer = await at_the_door(world)
    if isinstance(comer, Stranger):
        return turned_away(comer)
    place = await sit_down(live, world, comer)
    return over(place)


def machine(world: World, actor: Actor) -> Voice:
    async def give(command: c.Command, key: str) -> dict[str, Any]:
        answer = await play_command(world.table.pk, command, actor, key)
        if isinstance(answer, Accepted):
            return {"t": "accepted"}
        return {"t": "refused", "reason": answer.reason, "facts": dict(answer.facts)}

    return give


def turned_away(comer: Stranger) -> Voice:
    async def give(_command: c.Command, _key: str) -> dict[str, Any]:
        return {"t": "bye", "reason": comer.why}

    return give


def over(place: Place) -> Voice:
    async def give(command: c.Command, key: str) -> dict[str, Any]:
        place.socket.messages._level = 0  # pace is another test's matter
        place.tell({"t": "do", "key": key, "command": encode(command)})
        return await place.answer(key)

    return give


async def outcome(give: Voice, name: str, asked: Asked) -> str:
    """In whose name the command was judged by the rules of the game; or with an exclamation mark, who it takes."""
    answer = await give(BY_NAME[name], name)
    if answer["t"] == "bye":
        return str(answer["reason"])
    if answer["t"] == "refused" and answer["reason"] == Reason.NOT_YOUR_COMMAND:
        return f"!{answer['facts']['who']}"
    if answer["t"] == "refused" and answer["reason"] in {LobbyReason.NO_SEAT, Reason.SEAT_NOT_YOURS}:
        return "!seat"
    return actor_key(asked.by[name]).split(":")[0] if name in asked.by else str(answer)


async def at_the_door(world: World) -> Guest | Stranger:
    """What the socket's door makes of the role's browser."""
    cookies = "; ".join(f"{name}={morsel.value}" for name, morsel in world.browser.cookies.items())
    scope = {
        "client": ("127.0.0.1", 1),
        "headers": [(b"cookie", cookies.encode())],
        "url_route": {"kwargs": {"table_id": world.table.pk}},
    }
    comer = await enter(scope)
    assert comer is not None
    return comer


async def sit_down(live: Hub, world: World, comer: Guest) -> Place:
    """Connect whoever was let in, and say hello."""
    table = await live.table(world.table.pk)
    place = connect(live, table, comer.participation, dict(comer.credentials.cookies))
    place.socket.credentials = comer.credentials
    place.tell({"t": "hello", "v": 1})
    await place.until(lambda: place.view)
    return place


async def heard(place: Place, name: str) -> str:
    """What the first answer to a message is: its kind, and why not."""
    message = MESSAGES_SENT[name]
    answers = {"hello": "welcome", "ping": "pong"}
    if name in answers:
        place.frames.clear()
        place.tell(message)
        await place.until(lambda: place.of(answers[name]))
        return answers[name]
    place.tell(message)
    if "key" not in message:
        place.tell({"t": "ping", "n": 8})  # it is answered by silence, and the connection stays
        await place.until(lambda: any(frame["n"] == 8 for frame in place.of("pong")))
        return "malformed" if place.of("malformed") else "silence"
    answer = await place.answer(str(message["key"]))
    return str(answer.get("reason", answer["t"]))
