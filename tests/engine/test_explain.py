"""Every explanation ends at the number that is on the screen, its lines add up, and it tells nobody a secret."""

import random
from collections.abc import Iterator, Mapping

import pytest
from hypothesis import given

from rules.engine.actors import FacilitatorViewer, PublicViewer, SeatViewer, Viewer
from rules.engine.codec import canonical
from rules.engine.copying import revise
from rules.engine.explain import explain
from rules.engine.ids import NationId, Phase
from rules.engine.plans import Plan
from rules.engine.ruleset import Ruleset
from rules.engine.screen import screen
from rules.engine.state import GameState
from tests.engine.builders import ASH, BAY, a_plan, a_state, stormy, with_plans
from tests.engine.games import RANDOMLY, Rules, known_games, seeds, some
from tests.engine.random_play import play

Path = tuple[str, ...]
HEADS = {"nations", "world", "crises", "reveal", "ending", "you", "interoperability", "hardening", "guideline", "works"}


def numbers(data: object, path: Path = ()) -> Iterator[tuple[Path, int]]:
    """Every number of a view with its path; places in lists are written as text."""
    if type(data) is int:
        yield path, data
    elif isinstance(data, Mapping):
        for key, item in data.items():
            yield from numbers(item, (*path, str(key)))
    elif isinstance(data, list):
        for place, item in enumerate(data):
            yield from numbers(item, (*path, str(place)))


def explained(ruleset: Ruleset, state: GameState, viewer: Viewer) -> list[tuple[Path, int]]:
    """The numbers on a viewer's screen that open to a sum."""
    view = screen(ruleset, state, viewer)
    shown = numbers({head: view.get(head) for head in HEADS})
    return [(path, number) for path, number in shown if explain(ruleset, state, viewer, path)]


@RANDOMLY
@given(seeds)
@some
@pytest.mark.rule("1.8")
def test_the_lines_of_a_sum_add_up_to_what_they_explain(rules: Rules, seed: int) -> None:
    rng = random.Random(seed)
    for step in play(rules(), seed):
        viewer = SeatViewer(nation=step.after.settings.nations[0])
        if step.applied and rng.random() < 0.05:
            for path, _ in explained(rules(), step.after, viewer):
                told = explain(rules(), step.after, viewer, path)
                assert told is not None
                assert "formula" in told or sum(line["amount"] for line in told["terms"]) == told["value"], path


@RANDOMLY
@given(seeds)
@some
@pytest.mark.rule("1.8")
def test_a_sum_ends_at_the_number_that_is_shown(rules: Rules, seed: int) -> None:
    rng = random.Random(seed)
    own = {"asks", "needs", "short", "outcome", "coverage", "rumour"}
    for step in play(rules(), seed):
        viewer = SeatViewer(nation=step.after.settings.nations[0])
        if step.applied and rng.random() < 0.05:
            for path, number in explained(rules(), step.after, viewer):
                told = explain(rules(), step.after, viewer, path)
                assert told is not None
                assert own & set(path) or path[2:3] == ("invested",) or told["value"] == number, path


def test_the_numbers_a_player_looks_at_most_open_to_a_sum_somewhere_in_a_game() -> None:
    last = known_games()[0][-1].after
    midway = next(step.after for step in known_games()[0] if step.after.revealed)

    heads = {
        ".".join(path[:1] + path[2:3])
        for state in (midway, last)
        for path, _ in explained(stormy(), state, PublicViewer())
    }

    wanted = {"budget", "gdp", "support", "influence", "record", "trust", "capability", "readiness", "effort", "given"}
    assert {f"nations.{name}" for name in wanted} <= heads
    assert {"crises.severity", "crises.demand", "crises.fair", "crises.forecast", "ending.ash"} <= heads


@pytest.mark.rule("8.7")
def test_what_ends_the_game_is_told_from_its_start() -> None:
    last = known_games()[0][-1].after
    constants = stormy().constants
    starts = {
        ("ending", "stability"): constants.world.stability_start,
        ("ending", "scorecards", "ash", "support"): constants.support.start,
    }

    for path, start in starts.items():
        told = explain(stormy(), last, PublicViewer(), path)
        assert told is not None
        assert told["terms"][0] == {"label": "game_start", "amount": start}
        assert sum(line["amount"] for line in told["terms"]) == told["value"]
        assert len(told["terms"]) > len(last.reports)


@pytest.mark.rule("1.7")
def test_an_explanation_does_not_tell_what_another_nation_plans() -> None:
    quiet = with_plans(a_state(Phase.PLANNING, stormy()), ash=a_plan({("r1c1", "relief"): 2}, {"cyber": 3}))
    other = revise(quiet, plans={**quiet.plans, ASH: Plan()})

    for viewer in (SeatViewer(nation=BAY), PublicViewer()):
        for path, _ in explained(stormy(), quiet, viewer):
            told = [canonical(explain(stormy(), state, viewer, path)) for state in (quiet, other)]
            assert told[0] == told[1], path


def test_what_is_not_on_the_viewers_screen_has_no_explanation() -> None:
    state = a_state(Phase.PLANNING, stormy())
    seat = SeatViewer(nation=BAY)

    assert explain(stormy(), state, seat, ("you", "spent")) is not None
    for viewer in (PublicViewer(), FacilitatorViewer(), SeatViewer(nation=NationId("nowhere"))):
        assert explain(stormy(), state, viewer, ("you", "spent")) is None
    nothing: list[Path] = [(), ("seed",), ("nations",), ("you",), ("nations", "nowhere", "budget"), ("nations", "ash")]
    nothing += [
        ("crises", "r9c9", "demand"),
        ("reveal", "results", "7", "harm"),
        ("reveal", "results", "x"),
        ("ending",),
    ]
    for path in nothing:
        assert explain(stormy(), state, seat, path) is None
