"""A flood with one option that does whatever a test wants to look at."""

from rules.engine.cards import Dilemma, EffectType, Option
from rules.engine.copying import revise
from rules.engine.effects import picks_of
from rules.engine.ids import CardId, Cause, Decides, OptionId, Phase, Quantity
from rules.engine.plans import NO_OPTION, Plan
from rules.engine.reports import NationChange
from rules.engine.ruleset import Ruleset
from rules.engine.state import GameState
from tests.engine.builders import a_crisis, a_plan, a_state, harbour, resolved, sheet, with_plans

RULES = harbour()
ACT = OptionId("act")


def a_case(
    *effects: EffectType,
    scope: str = "public",
    decides: Decides = Decides.EACH,
    nothing: tuple[EffectType, ...] = (),
    **option: object,
) -> Ruleset:
    """Harbour with one option, "act", on the flood: its effects in one scope."""
    act = revise(Option(id=ACT), **{scope: effects}, **option)
    dilemma = Dilemma(
        decides=decides, options=(act, Option(id=OptionId("other"))), nothing=Option(id=NO_OPTION, public=nothing)
    )
    flood = revise(RULES.cards[CardId("flood")], dilemma=dilemma)
    return revise(RULES, cards={**RULES.cards, flood.id: flood})


def units(number: int, option: str | None = None) -> Plan:
    """A plan that sends relief to the first crisis, under an option."""
    return a_plan({("r1c1", "relief"): number} if number else {}, choices={"r1c1": option} if option else {})


def after(ruleset: Ruleset, state: GameState | None = None, /, **plans: Plan) -> GameState:
    """The reveal of plans at a flood of 2000 at Cobham."""
    return resolved(ruleset, a_crisis(state or a_state(Phase.PLANNING), demand=2000), **plans)


def moved(state: GameState, quantity: Quantity = Quantity.SUPPORT) -> dict[str, int]:
    """What options did to a number of each nation."""
    return {
        change.nation: change.after - change.before
        for change in state.ledger
        if isinstance(change, NationChange) and change.cause is Cause.OPTION and change.quantity is quantity
    }


def carried(state: GameState, card: str, **plans: Plan) -> str | None:
    """Which option of a card is carried out."""
    state = with_plans(a_crisis(state, card=card), **plans)
    return picks_of(RULES, state, sheet(state)).carried
