"""What the challenger may do now, and what each card would do to whom (rules 15)."""

from rules.engine.cards import Card
from rules.engine.errors import Reason
from rules.engine.formulas.clauses.easing import eased
from rules.engine.formulas.crisis import harm, severity
from rules.engine.formulas.places import RUNNING
from rules.engine.formulas.red import is_due, plays_most, pushed, strikable
from rules.engine.formulas.sizes import sizes_of
from rules.engine.ids import CardId, NationId, Outcome, Phase
from rules.engine.module_constants import given
from rules.engine.red import RedController
from rules.engine.ruleset import Ruleset
from rules.engine.state import GameState
from rules.engine.view_red import HeldMayView, RedMayView, StrikeView


def _why_not(state: GameState) -> Reason | None:
    if state.phase not in RUNNING:
        return Reason.GAME_OVER if state.phase is Phase.ENDED else Reason.WRONG_PHASE
    if state.red.controller is RedController.NOBODY:
        return Reason.SEAT_NOT_YOURS
    if state.phase is not Phase.AFTERMATH:
        return Reason.WRONG_PHASE
    return Reason.PAUSED if state.clock.paused else None


def legal_red(ruleset: Ruleset, state: GameState) -> RedMayView:
    """Return all that whoever plays the challenger may do now."""
    constants, why_not = given(ruleset.constants.red), _why_not(state)
    may: RedMayView = {
        "can_lay": why_not is None,
        "plays_most": plays_most(ruleset, state),
        "pressure": state.red.pressure,
        "behind_most": min(state.red.pressure, constants.behind_most),
        "targets": list(strikable(state, ())),
        "cards": {},
    }
    if why_not is not None:
        may["why_not"] = why_not.value
    if state.phase in RUNNING:
        targets = _targets(state, may["plays_most"])
        may["cards"] = {card: _held(ruleset, state, card, targets) for card in state.red.hand}
    return may


def _targets(state: GameState, plays: int) -> tuple[NationId, ...]:
    """Return whom one of so many cards could strike."""
    first = strikable(state, ())
    return first if len(first) >= plays else state.settings.nations


def _held(ruleset: Ruleset, state: GameState, card_id: CardId, targets: tuple[NationId, ...]) -> HeldMayView:
    card, round_ = ruleset.cards[card_id], state.round + 1
    most = given(ruleset.constants.red).behind_most
    may: HeldMayView = {
        "allowed": is_due(card, round_),
        "severity": [least_severity(ruleset, state, card, pressure) for pressure in range(most + 1)],
        "severity_most": ruleset.constants.crisis.severity_max,
        "targets": {nation: _strike(ruleset, state, card, nation) for nation in targets},
    }
    if not may["allowed"]:
        may["why_not"] = Reason.CARD_NOT_DUE.value
        may["facts"] = {"earliest": card.earliest, "latest": card.latest}
    return may


def least_severity(ruleset: Ruleset, state: GameState, card: Card, pressure: int) -> int:
    """Return the least severity with which a card would strike as the next round opens (rules 15.5)."""
    constants = ruleset.constants.crisis
    rounds, tension = state.settings.rounds, state.tension[card.threat]
    least = severity(card, 0, round_=state.round + 1, rounds=rounds, tension=tension, constants=constants)
    return pushed(least, pressure, given(ruleset.constants.red), constants.severity_max)


def _strike(ruleset: Ruleset, state: GameState, card: Card, nation: NationId) -> StrikeView:
    constants = ruleset.constants.crisis
    exposure = state.nations[nation].exposure.get(card.threat, 0)
    levels = range(1, constants.severity_max + 1)
    off = eased(ruleset, state, card.threat, nation, constants.severity_max, by_red=True)
    return {
        "exposure": exposure,
        "eased": off.severity if off else 0,
        "units": [units for _, units in sizes_of(ruleset, state, state.round + 1, card, nation, levels)],
        "harm": [harm(Outcome.FAILED, level, exposure, constants) for level in levels],
    }
