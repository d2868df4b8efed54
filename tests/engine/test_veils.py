"""Nobody learns what is hidden from them: games with another truth look, answer and explain alike until the reveal."""

import random
from collections.abc import Iterator

import pytest
from hypothesis import given

from rules.engine.actors import BotActor, EvaluatorViewer, PublicViewer, SeatActor, SeatViewer, Viewer
from rules.engine.apply import apply
from rules.engine.codec import canonical, encode
from rules.engine.commands import Command, ShareReport
from rules.engine.errors import RefusedError
from rules.engine.explain import explain
from rules.engine.formulas.intelligence import PICTURE, REPORT, best_grade, is_hidden
from rules.engine.ruleset import Ruleset
from rules.engine.screen import screen
from rules.engine.state import GameState
from tests.engine.builders import full
from tests.engine.games import seeds, some
from tests.engine.random_play import Step, play
from tests.engine.test_explain import numbers
from tests.engine.veils import otherwise, with_other_shares


def lowly(rules: Ruleset, state: GameState, below: int) -> Iterator[Viewer]:
    """Everybody who sees every crisis with a grade below this one."""
    yield from (PublicViewer(), EvaluatorViewer())
    for nation in state.settings.nations:
        if all(best_grade(rules, state, nation, crisis) < below for crisis in state.crises.values()):
            yield SeatViewer(nation=nation)


def in_the_dark(state: GameState) -> bool:
    """Whether there are crises, and nothing but rumours of them."""
    return bool(state.crises) and all(is_hidden(crisis) for crisis in state.crises.values())


def looks(ruleset: Ruleset, state: GameState, viewer: Viewer) -> tuple[bytes, list[object]]:
    """A viewer's whole screen, and the sum behind every number on it."""
    shown = screen(ruleset, state, viewer)
    told: list[object] = [explain(ruleset, state, viewer, path) for path, _ in numbers(shown)]
    return canonical(shown), told


def answer(ruleset: Ruleset, state: GameState, step: Step) -> tuple[GameState | None, object]:
    """What a command comes to: the state after it and what happened, or the refusal."""
    command: Command = step.command
    try:
        applied = apply(ruleset, state, command, step.by, step.at)
    except RefusedError as refused:
        return None, refused.refusal
    return applied.state, [encode(event) for event in applied.events]


@given(seeds)
@some
@pytest.mark.rule("12.1", "1.7")
def test_no_screen_and_no_sum_tells_what_is_hidden_from_its_viewer(seed: int) -> None:
    rng, rules = random.Random(seed), full()
    for step in play(rules, seed):
        state = step.after
        if step.applied and in_the_dark(state) and rng.random() < 0.05:
            for viewer in lowly(rules, state, PICTURE):
                assert looks(rules, otherwise(state), viewer) == looks(rules, state, viewer)
            for viewer in lowly(rules, state, REPORT):
                other = with_other_shares(rules)
                assert looks(other, otherwise(state), viewer) == looks(rules, state, viewer)


@given(seeds)
@some
@pytest.mark.rule("12.1", "1.7")
def test_no_answer_to_a_command_depends_on_what_is_hidden(seed: int) -> None:
    rules, other = full(), with_other_shares(full())
    for step in play(rules, seed, wild=0.5):
        if in_the_dark(step.before) and (step.refusal or in_the_dark(step.after)):
            if step.applied and step.before.round != step.after.round:
                continue
            here, there = answer(rules, step.before, step), answer(other, otherwise(step.before), step)

            assert there[1] == here[1]
            assert there[0] == (here[0] and otherwise(here[0]))


@given(seeds)
@some
@pytest.mark.rule("12.4", "1.7")
def test_nobody_but_the_two_notices_that_a_report_was_shown(seed: int) -> None:
    for step in play(full(), seed):
        if step.applied and isinstance(step.command, ShareReport) and isinstance(step.by, SeatActor | BotActor):
            involved = {step.by.nation, step.command.nation}
            others: list[Viewer] = [PublicViewer(), EvaluatorViewer()]
            others += [SeatViewer(nation=nation) for nation in step.after.settings.nations if nation not in involved]
            for viewer in others:
                assert screen(full(), step.after, viewer) == screen(full(), step.before, viewer)
