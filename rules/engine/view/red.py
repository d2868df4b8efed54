"""The challenger as all see it, and what only it sees: its hand, what lies face down, what leaked (rules 15)."""

from rules.engine.formulas.intelligence import Known, known, read_by_challenger
from rules.engine.formulas.red import is_waited_for, levels_of_all, plays_most, reach, red_score
from rules.engine.ids import CardId
from rules.engine.module_constants import given
from rules.engine.red import RedScore
from rules.engine.ruleset import Ruleset
from rules.engine.shadows import Report
from rules.engine.state import GameState
from rules.engine.view.crises import card_view
from rules.engine.view_cards import CardView
from rules.engine.view_red import ChallengerView, HeldCardView, LeakView, RedScoreView, RedView


def challenger_view(ruleset: Ruleset, state: GameState) -> ChallengerView:
    """Return the challenger as all see it."""
    challenger = ruleset.scenario.challenger
    if challenger is None:
        raise AssertionError(ruleset.scenario.id)
    return {
        "name": challenger.name,
        "blurb": challenger.blurb,
        "controller": state.red.controller.value,
        "threats": [threat.value for threat in challenger.threats],
        "pressure": state.red.pressure,
        "growth": given(ruleset.constants.red).pressure_growth,
        "plays_most": plays_most(ruleset, state),
        "waits": is_waited_for(state),
    }


def score_view(score: RedScore) -> RedScoreView:
    """Return how the challenger did."""
    splits = score.splits
    return {
        "score": score.score,
        "instability": score.instability,
        "splitting": score.splitting,
        "splits": {
            "broken": splits.broken,
            "declined": splits.declined,
            "divided": splits.divided,
            "breached": splits.breached,
        },
    }


def red_view(ruleset: Ruleset, state: GameState) -> RedView:
    """Return what only the challenger sees."""
    red = state.red
    return {
        "pressure": red.pressure,
        "left": red.pressure - sum(play.pressure for play in red.plays),
        "hand": {card: _held(ruleset, state, card) for card in red.hand},
        "hand_order": list(red.hand),
        "plays": [{"card": play.card, "target": play.target, "pressure": play.pressure} for play in red.plays],
        "done": red.done,
        "leaked": [_leak(ruleset, state, report) for report in read_by_challenger(ruleset, state)],
        "score": score_view(red_score(state, given(ruleset.constants.red))),
    }


def hand_cards(ruleset: Ruleset, state: GameState) -> dict[str, CardView]:
    """Return the words of the cards that the challenger holds."""
    return {card: card_view(ruleset, card) for card in state.red.hand}


def _held(ruleset: Ruleset, state: GameState, card_id: CardId) -> HeldCardView:
    card = ruleset.cards[card_id]
    weakest, levels = reach(ruleset, state, card)
    return {
        "card": card_id,
        "threat": card.threat.value,
        "needs": [
            {
                "domain": need.domain.value,
                "weight": need.weight,
                "aggregation": need.aggregation.value,
                "levels": levels_of_all(state, need.domain),
            }
            for need in card.needs
        ],
        "weakest": weakest.value,
        "reach": levels,
    }


def _leak(ruleset: Ruleset, state: GameState, report: Report) -> LeakView:
    seen: Known = known(ruleset, state, state.crises[report.crisis], report.grade)
    return {
        "crisis": report.crisis,
        "by": report.by,
        "to": report.to,
        "grade": report.grade,
        "severity": seen.severity,
        "units": seen.units,
    }
