"""Non-interference: what a seat plans, and how often, changes no byte of what others are sent until the reveal."""

import os
import random
from typing import Any

import pytest

from lobby.live.hub import Hub
from lobby.live.reader import reader
from lobby.live.tables import forget_hub
from lobby.models import Table
from lobby.services.talk import Pace
from lobby.serving import serving_hub
from rules.engine.actors import Viewer
from rules.engine.commands import MakePledge, SavePlan, SealPlan, SetReady
from rules.engine.ids import CrisisId, Domain, OptionId, Phase
from rules.engine.plans import Choice, Deployment, Investment, Plan, Unconditional
from rules.engine.ruleset import Ruleset
from rules.engine.screen import screen
from rules.engine.state import GameState
from tests.lobby.stage import Place, Stage, a_table, begin, join

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.promise("R14")]

PAIRS = 50 if os.environ.get("SOAK") else 4
"""Pairs of games that differ in one seat's secrets, each with a seed of its own."""


class StoppedTime:
    """A clock that ticks once a reading, so that two games can happen at the same moments."""

    def __init__(self) -> None:
        self.now = 1_800_000_000_000_000_000

    def time_ns(self) -> int:
        """Nanoseconds since 1970."""
        return self.now


@pytest.fixture
def stopped(monkeypatch: pytest.MonkeyPatch) -> StoppedTime:
    clock = StoppedTime()
    monkeypatch.setattr("lobby.live.moments.time", clock)
    monkeypatch.setattr("lobby.live.conversation.pace", Pace())
    return clock


def known_table(seats: int) -> Stage:
    """The same table, people and ids each time."""
    Table.objects.all().delete()
    return a_table(seats, code="SAME-22", id="thesametable22", epoch="sameepoch", ids=random.Random(7))


def plans_of(place: Place, chance: random.Random, number: int) -> list[SavePlan]:
    """So many plans that the seat may save, as chance makes them."""
    may = (place.view or {})["may"]
    return [SavePlan(plan=_plan(may, chance)) for _number in range(number)]


def _plan(may: dict[str, Any], chance: random.Random) -> Plan:
    crises = sorted(may["crises"])
    sent = []
    for crisis in crises:
        for domain, limit in sorted(may["crises"][crisis]["deploy"].items()):
            if limit["high"] and chance.random() < 0.4:
                sent.append(Deployment(crisis=CrisisId(crisis), domain=Domain(domain), units=1))
    domain = chance.choice(sorted(domain for domain, limit in may["invest"].items() if limit["high"]))
    choices = [
        Choice(crisis=CrisisId(crisis), option=OptionId(chance.choice(options)))
        for crisis in crises
        if (options := sorted(name for name, limit in may["crises"][crisis]["options"].items() if limit["allowed"]))
    ]
    return Plan(
        deployments=tuple(sent[:1]),
        investments=(Investment(domain=Domain(domain), points=1),),
        choices=tuple(choices[: chance.randrange(2)]),
    )


async def game(seed: int, plans: int, secrets: int) -> dict[str, list[str]]:
    """Play to the moment before the reveal; what everybody else was sent, as it was written on the wire."""
    stage = await reader.read(known_table, 3)
    hub = serving_hub()
    try:
        return await _play(hub, stage, seed, plans, secrets)
    finally:
        await hub.stop()
        forget_hub(hub)


async def _play(hub: Hub, stage: Stage, seed: int, plans: int, secrets: int) -> dict[str, list[str]]:
    chance, secret = random.Random(seed), random.Random(secrets)
    await begin(stage, until=Phase.DIPLOMACY)
    places = {name: await join(hub, stage, name) for name in (*stage.nations, "observer", "host")}
    planner, friend, *others = (places[nation] for nation in stage.nations)
    crisis = CrisisId(min((planner.view or {})["crises"]))
    for place in (planner, friend, *others):
        units = 1 + chance.randrange(2)
        await place.answer(place.do(MakePledge(crisis=crisis, units=units, condition=Unconditional())))
    for number in range(secrets % 4):
        planner.tell({"t": "say", "key": f"s{number}", "to": [stage.nations[1]], "text": f"Secret {secrets}"})
        await planner.answer(f"s{number}")
    for place in (planner, friend, *others):
        await place.answer(place.do(SetReady(ready=True)))
    await planner.until(lambda: (planner.view or {})["clock"]["phase"] == "planning")
    await _plan_in_secret(planner, secret, plans)
    for place in others:
        await place.answer(place.do(plans_of(place, chance, 1)[0]))
        await place.answer(place.do(SealPlan()))
    table = await hub.table(stage.table_id)
    for name, place in places.items():
        await place.until_vseq(table.replica.streams.of(stage.people[name].viewer).vseq)
    told = {name: places[name] for name in (*stage.nations[2:], "observer", "host")}
    return {name: [line for line in place.lines if '"t":"room"' not in line] for name, place in told.items()}


async def _plan_in_secret(planner: Place, secret: random.Random, plans: int) -> None:
    """Save so many plans, explain some numbers of them, and seal in the end."""
    for number, plan in enumerate(plans_of(planner, secret, plans)):
        planner.socket.messages.burst = 10_000
        assert (await planner.answer(planner.do(plan)))["t"] == "accepted"
        planner.tell({"t": "explain", "key": f"e{number}", "path": ["you", "left"]})
        await planner.answer(f"e{number}")
    assert (await planner.answer(planner.do(SealPlan())))["t"] == "accepted"


@pytest.mark.parametrize("seed", range(PAIRS))
async def test_plans_and_their_number_change_no_byte_of_anybody_elses_frames(stopped: StoppedTime, seed: int) -> None:
    first = await game(seed, plans=1, secrets=100 + seed)

    second = await game(seed, plans=6, secrets=201 + seed)

    assert first.keys() == {*second.keys()}
    for name in first:
        assert first[name] == second[name], name
        assert any('"t":"change"' in line for line in first[name])


async def test_the_checker_sees_a_leak(stopped: StoppedTime, monkeypatch: pytest.MonkeyPatch) -> None:
    def leaky(ruleset: Ruleset, state: GameState, viewer: Viewer) -> Any:  # noqa: ANN401 - a view with a wrong number
        shown = screen(ruleset, state, viewer)
        return {**shown, "interoperability": sum(map(ord, str(state.plans)))}

    monkeypatch.setattr("lobby.live.streams.screen", leaky)
    first = await game(1, plans=1, secrets=100)

    second = await game(1, plans=6, secrets=207)

    assert first != second


def test_the_stage_is_the_same_each_time() -> None:
    assert known_table(3) == known_table(3)
