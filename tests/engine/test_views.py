"""What each viewer sees: plain data, kept up to date by differences, and nothing that is somebody else's secret."""

import hashlib
import json
import random
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from hypothesis import given

from lobby.live.delta import difference
from rules.engine.actors import EvaluatorViewer, FacilitatorViewer, PublicViewer, SeatViewer, Viewer, viewer_key
from rules.engine.apply import apply
from rules.engine.codec import canonical
from rules.engine.commands import Command, SavePlan
from rules.engine.copying import revise
from rules.engine.ids import NationId, Phase
from rules.engine.plans import Plan
from rules.engine.ruleset import Ruleset
from rules.engine.screen import screen
from rules.engine.state import GameState, Seals
from tests.engine.builders import ASH, BAY, COB, a_plan, a_state, stormy, with_plans
from tests.engine.games import RANDOMLY, Rules, few, known_games, seeds, some
from tests.engine.random_commands import KINDS, legal_plan
from tests.engine.random_play import Step, play


def viewers(state: GameState) -> list[Viewer]:
    """Everybody who can look at a table."""
    seats: list[Viewer] = [SeatViewer(nation=nation) for nation in state.settings.nations]
    return [*seats, PublicViewer(), FacilitatorViewer(), EvaluatorViewer()]


def shown(state: GameState, viewer: Viewer, ruleset: Ruleset | None = None) -> dict[str, Any]:
    """What a viewer's screen gets, as it arrives: through JSON."""
    data: dict[str, Any] = json.loads(canonical(screen(ruleset or stormy(), state, viewer)))
    return data


def updated(before: Mapping[str, Any], placed: list[tuple[list[str], Any]], removed: list[list[str]]) -> dict[str, Any]:
    """A view after a difference has come in."""
    view: dict[str, Any] = json.loads(json.dumps(before))
    for path in removed:
        del _at(view, path[:-1])[path[-1]]
    for path, value in placed:
        _at(view, path[:-1])[path[-1]] = value
    return view


def _at(view: dict[str, Any], path: list[str]) -> dict[str, Any]:
    for part in path:
        view = view[part]
    return view


@RANDOMLY
@given(seeds)
@few
@pytest.mark.promise("R3")
def test_a_view_with_its_updates_is_the_view_fetched_afresh_for_every_command_and_viewer(
    rules: Rules, seed: int
) -> None:
    kept: dict[str, dict[str, Any]] = {}
    for step in play(rules(), seed):
        if step.applied:
            for viewer in viewers(step.after):
                fresh, key = shown(step.after, viewer, rules()), viewer_key(viewer)
                before = kept.get(key, {})

                kept[key] = updated(before, *difference(before, fresh))

                assert kept[key] == fresh


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.promise("R3")
def test_whatever_is_asked_every_viewer_can_follow_by_differences(kind: type[Command]) -> None:
    steps = [step for game in known_games() for step in game if step.applied and isinstance(step.command, kind)]

    for step in steps[:: len(steps) // 5 or 1]:
        for viewer in viewers(step.after):
            before, after = shown(step.before, viewer, step.ruleset), shown(step.after, viewer, step.ruleset)

            assert updated(before, *difference(before, after)) == after


@RANDOMLY
@given(seeds)
@few
def test_a_view_holds_nothing_but_text_whole_numbers_truth_lists_and_objects(rules: Rules, seed: int) -> None:
    for step in play(rules(), seed):
        for viewer in viewers(step.after) if step.applied else ():
            assert [
                odd for odd in leaves(screen(rules(), step.after, viewer)) if type(odd) not in (str, int, bool)
            ] == []


def leaves(data: object) -> Iterator[object]:
    """Every value of a view that holds no others; keys that are not text count as such."""
    if isinstance(data, Mapping):
        yield from (key for key in data if type(key) is not str)
        for item in data.values():
            yield from leaves(item)
    elif isinstance(data, list):
        for item in data:
            yield from leaves(item)
    else:
        yield data


@RANDOMLY
@given(seeds)
@some
@pytest.mark.rule("1.7", "4.1")
@pytest.mark.promise("R14")
def test_nobody_sees_what_another_nation_plans(rules: Rules, seed: int) -> None:
    rng = random.Random(seed)
    for step in play(rules(), seed):
        state = step.after
        if state.phase is Phase.PLANNING and rng.random() < 0.3:
            secretive = rng.choice(state.settings.nations)
            other = revise(state, plans={**state.plans, secretive: _another_plan(rng, rules(), state, secretive)})
            for viewer in viewers(state):
                if viewer not in (SeatViewer(nation=secretive), FacilitatorViewer()):
                    assert shown(other, viewer, rules()) == shown(state, viewer, rules())


def _another_plan(rng: random.Random, ruleset: Ruleset, state: GameState, nation: NationId) -> Plan:
    view = screen(ruleset, state, SeatViewer(nation=nation))
    plan = legal_plan(rng, view)
    return Plan() if plan == state.plans[nation] else plan


@RANDOMLY
@given(seeds)
@some
@pytest.mark.rule("1.7")
@pytest.mark.promise("R14")
def test_how_often_a_nation_saves_its_plan_changes_nothing_that_others_ever_see(rules: Rules, seed: int) -> None:
    rng = random.Random(seed)
    steps = list(play(rules(), seed))
    state = steps[0].before
    for step in steps:
        state = _fidgeting(rng, state, step)

        if step.applied:
            state = apply(rules(), state, step.command, step.by, step.at).state
            for viewer in (SeatViewer(nation=state.settings.nations[0]), PublicViewer()):
                assert shown(state, viewer, rules()) == shown(step.after, viewer, rules())


def _fidgeting(rng: random.Random, state: GameState, step: Step) -> GameState:
    """The state after one nation, not the first, has saved other plans and in the end the old one again."""
    if not (isinstance(step.command, SavePlan) and step.applied):
        return state
    if step.by == type(step.by)(nation=state.settings.nations[0]):  # type: ignore[call-arg]
        return state
    for plan in (Plan(), step.command.plan, Plan()):
        state = apply(step.ruleset, state, SavePlan(plan=plan), step.by, step.at).state
    return state


@RANDOMLY
@given(seeds)
@some
@pytest.mark.rule("1.6", "1.7")
@pytest.mark.promise("R14")
def test_nobody_sees_the_seed_the_bag_or_cards_to_come_before_the_end(rules: Rules, seed: int) -> None:
    rng = random.Random(seed)
    for step in play(rules(), seed):
        if step.applied and step.after.phase is not Phase.ENDED and rng.random() < 0.2:
            state = step.after
            later = revise(state, seed="f" * 64, scheduled=())
            for viewer in viewers(state):
                plays_red = "red_may" in shown(state, viewer, rules())  # and is told whom it may strike
                elsewhere = later if plays_red else revise(later, bag=tuple(reversed(state.bag[1:])))
                assert shown(elsewhere, viewer, rules()) == shown(state, viewer, rules())
                assert state.seed not in json.dumps(shown(state, viewer, rules()))


@RANDOMLY
@given(seeds)
@some
@pytest.mark.rule("1.6")
def test_the_seed_is_opened_at_the_end_and_fits_what_was_shown_from_the_beginning(rules: Rules, seed: int) -> None:
    steps = list(play(rules(), seed))

    promised = shown(steps[0].before, PublicViewer(), rules())["chance"]["commitment"]
    opened = shown(steps[-1].after, PublicViewer(), rules())["chance"]["seed"]

    assert hashlib.sha256(bytes.fromhex(opened)).hexdigest() == promised


@pytest.mark.rule("1.7", "4.3")
@pytest.mark.parametrize("seals", list(Seals))
def test_the_table_decides_how_much_is_shown_of_who_has_sealed(seals: Seals) -> None:
    state = a_state(Phase.PLANNING)
    state = revise(state, settings=revise(state.settings, seals=seals))
    nobody, one, another = (revise(state, sealed=sealed) for sealed in ((), (ASH,), (BAY,)))
    seen = [shown(view, SeatViewer(nation=COB)) for view in (nobody, one, another)]

    assert (seen[0] == seen[1]) is (seals is Seals.HIDDEN)
    assert (seen[1] == seen[2]) is (seals is not Seals.NAMES)


@pytest.mark.rule("1.7")
def test_a_nation_sees_its_own_plan_and_a_facilitator_sees_all() -> None:
    plan = a_plan({("r1c1", "relief"): 2})
    state = with_plans(a_state(Phase.PLANNING), ash=plan)

    assert shown(state, SeatViewer(nation=ASH))["you"]["plan"]["deployments"] == {"r1c1": {"relief": 2}}
    assert shown(state, FacilitatorViewer())["all_plans"]["ash"]["deployments"] == {"r1c1": {"relief": 2}}
    assert "all_plans" not in shown(state, EvaluatorViewer())
    assert "you" not in shown(state, PublicViewer())


def test_who_plays_no_nation_of_the_table_sees_what_the_public_sees() -> None:
    state = a_state()

    assert shown(state, SeatViewer(nation=NationId("nowhere"))) == shown(state, PublicViewer())
