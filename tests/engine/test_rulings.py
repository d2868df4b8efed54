"""Chapter 16: crises that wait for a ruling, and what follows with one and without."""

import pytest

from rules.engine.actors import FacilitatorActor, PublicViewer, SeatActor
from rules.engine.apply import apply
from rules.engine.commands import AdjudicateCrisis
from rules.engine.copying import revise
from rules.engine.errors import Reason, RefusedError
from rules.engine.ids import CardId, Outcome, Phase
from rules.engine.ruleset import Ruleset
from rules.engine.screen import screen
from rules.engine.state import GameState
from tests.engine.builders import (
    ASH,
    BAY,
    COB,
    FIRST,
    HOST,
    SECOND,
    a_crisis,
    a_plan,
    a_state,
    ended_phase,
    harbour,
    played,
    resolved,
)

FLOOD = CardId("flood")


def judged() -> Ruleset:
    """Harbour, where people judge the flood."""
    rules = harbour()
    return revise(rules, cards={**rules.cards, FLOOD: revise(rules.cards[FLOOD], adjudicated=True)})


def revealed(rules: Ruleset | None = None) -> GameState:
    """The reveal of a flood of 2000 at Cobham against which Bayview sends one unit."""
    rules = rules or judged()
    return resolved(rules, a_crisis(a_state(Phase.PLANNING, rules), demand=2000), bay=a_plan({("r1c1", "relief"): 1}))


def ruling(outcome: Outcome, reason: str = "They made their case.", crisis: str = FIRST) -> AdjudicateCrisis:
    """A ruling on the flood."""
    return AdjudicateCrisis(crisis=FIRST if crisis == FIRST else SECOND, outcome=outcome, reason=reason)


@pytest.mark.rule("16.16")
def test_a_crisis_that_is_judged_waits_with_everything_that_follows_from_all_outcomes() -> None:
    waiting, usual = revealed(), revealed(harbour())
    shown = screen(judged(), waiting, PublicViewer())["reveal"]

    assert [result.crisis for result in waiting.results] == [SECOND]
    assert [(one["crisis"], one["outcome"]) for one in shown["open"]] == [(FIRST, usual.results[0].outcome.value)]
    assert waiting.stability == 60
    assert usual.stability < 60
    assert waiting.nations[COB].harm == 0
    assert waiting.judged == usual.judged


@pytest.mark.rule("16.16")
def test_without_a_ruling_it_ends_by_the_count_as_if_nobody_could_have_judged_it() -> None:
    after, usual = (ended_phase(rules, revealed(rules)) for rules in (judged(), harbour()))

    assert after.phase is Phase.AFTERMATH
    assert after.fates.open == ()
    assert {result.crisis: result for result in after.results} == {result.crisis: result for result in usual.results}
    assert (after.stability, after.tension) == (usual.stability, usual.tension)
    assert after.nations == usual.nations


@pytest.mark.rule("16.16")
def test_a_ruling_decides_what_follows_and_says_why() -> None:
    waiting = revealed()
    better = played(judged(), waiting, ruling(Outcome.CONTAINED, "  They  came. "), FacilitatorActor())
    result = next(result for result in better.results if result.crisis == FIRST)

    assert (result.outcome, result.ruled, result.harm) == (Outcome.CONTAINED, "They came.", 0)
    assert better.fates.open == ()
    assert better.nations[COB].harm == 0
    assert better.nations[COB].support == waiting.nations[COB].support + harbour().constants.support.contained
    assert better.nations[BAY].influence > waiting.nations[BAY].influence
    shown = screen(judged(), better, PublicViewer())["reveal"]
    assert "open" not in shown
    assert [one["ruled"] for one in shown["results"] if one["crisis"] == FIRST] == ["They came."]

    worse = played(judged(), waiting, ruling(Outcome.FAILED))
    assert worse.nations[COB].harm == 4 * worse.results[-1].severity * (4 + 3) // 5
    assert worse.stability < better.stability


@pytest.mark.rule("16.16")
def test_stability_waits_for_the_last_ruling() -> None:
    rules = harbour()
    cards = {name: revise(rules.cards[name], adjudicated=True) for name in (FLOOD, CardId("raid"))}
    both = revise(rules, cards={**rules.cards, **cards})
    waiting = revealed(both)
    one = played(both, waiting, ruling(Outcome.FAILED))
    two = played(both, one, ruling(Outcome.FAILED, crisis=SECOND))

    assert (waiting.stability, one.stability) == (60, 60)
    assert two.stability < 60


@pytest.mark.rule("16.16")
@pytest.mark.parametrize(
    "state, command, reason",
    [
        (a_state(Phase.PLANNING), ruling(Outcome.MANAGED), Reason.WRONG_PHASE),
        (revealed(), ruling(Outcome.MANAGED, crisis=SECOND), Reason.NOT_OPEN),
        (revealed(harbour()), ruling(Outcome.MANAGED), Reason.NOT_OPEN),
        (revealed(), ruling(Outcome.MANAGED, " "), Reason.NO_GROUNDS),
    ],
    ids=["planning", "another", "none", "no words"],
)
def test_only_what_waits_can_be_ruled_on_while_the_reveal_lasts(
    state: GameState, command: AdjudicateCrisis, reason: Reason
) -> None:
    with pytest.raises(RefusedError) as refused:
        apply(judged(), state, command, HOST, 1000)

    assert refused.value.refusal.reason is reason
    with pytest.raises(RefusedError, match="not_your_command"):
        apply(judged(), revealed(), command, SeatActor(nation=ASH), 1000)
