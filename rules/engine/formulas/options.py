"""Who may pick which response option, at what price, and what a whole plan costs (rules 7.1 to 7.3, 4.6)."""

from collections.abc import Mapping

from rules.engine.cards import Card, NeedsCapability, NeedsSupport, Option, Who
from rules.engine.errors import Reason, Refusal
from rules.engine.formulas.economy import rate_cost
from rules.engine.formulas.envoys import diplomacy_of, envoys_price
from rules.engine.formulas.home import home_cost
from rules.engine.formulas.places import is_home, unit_price
from rules.engine.formulas.presence import envoys_saved, way_saved
from rules.engine.formulas.projects import shares_cost
from rules.engine.formulas.works import works_cost
from rules.engine.ids import Decides, NationId, OptionId
from rules.engine.plans import ANY_OPTION, NO_OPTION, Plan
from rules.engine.remembering import remembered_of_one
from rules.engine.ruleset import Ruleset
from rules.engine.state import Crisis, GameState

_TARGET, _COALITION = Decides.TARGET, Decides.COALITION


@remembered_of_one
def options_of(card: Card) -> Mapping[OptionId, Option]:
    """Return a card's options by id, "nothing" last; empty without a dilemma."""
    if card.dilemma is None:
        return {}
    return {option.id: option for option in (*card.dilemma.options, card.dilemma.nothing)}


@remembered_of_one
def choosable(card: Card) -> tuple[OptionId, ...]:
    """Return what a plan may name for a card: its options, "nothing", and "any" where the coalition decides."""
    if card.dilemma is None:
        return ()
    extra = (ANY_OPTION,) if card.dilemma.decides is Decides.COALITION else ()
    return (*options_of(card), *extra)


def _belongs(state: GameState, nation: NationId, crisis: Crisis, who: Who, *, sends: bool) -> bool:
    match who:
        case Who.EVERYONE | Who.PICKER | Who.PICKERS | Who.RIVALS:
            return True
        case Who.TARGET:
            return nation == crisis.target
        case Who.NEIGHBOURS:
            return nation != crisis.target and is_home(state, nation, crisis.target)
        case Who.CONTRIBUTORS:
            return sends
        case Who.OTHERS | Who.BYSTANDERS:
            return nation != crisis.target


def _unmet(state: GameState, nation: NationId, option: Option) -> Refusal | None:
    own = state.nations[nation]
    for requirement in option.requires:
        match requirement:
            case NeedsCapability(domain=domain, level=level):
                if own.capability.get(domain, 0) < level:
                    facts: dict[str, int | str] = {"domain": domain.value, "level": level}
                    return Refusal(reason=Reason.OPTION_REQUIRES, rule="7.2", facts=facts)
            case NeedsSupport(support=support):
                if own.support < support:
                    return Refusal(reason=Reason.OPTION_REQUIRES, rule="7.2", facts={"support": support})
    return None


def option_refusal(
    ruleset: Ruleset, state: GameState, nation: NationId, crisis: Crisis, option_id: OptionId, *, sends: bool
) -> Refusal | None:
    """Return why a nation may not pick an option, or None; `sends` says whether it sends units there."""
    card = ruleset.cards[crisis.card]
    if card.dilemma is None or option_id not in choosable(card):
        names = ", ".join(choosable(card)) or "-"
        return Refusal(reason=Reason.UNKNOWN_OPTION, rule="7.1", facts={"crisis": crisis.id, "options": names})
    decides = card.dilemma.decides
    if decides is _TARGET and nation != crisis.target:
        return Refusal(reason=Reason.OPTION_NOT_YOURS, rule="7.1", facts={"nation": crisis.target})
    if decides is _COALITION and not sends and nation != crisis.target:
        return Refusal(reason=Reason.OPTION_NOT_YOURS, rule="7.1", facts={"needs": "units"})
    if option_id in (ANY_OPTION, NO_OPTION):
        return None
    option = options_of(card)[option_id]
    if not _belongs(state, nation, crisis, option.who_may, sends=sends):
        return Refusal(reason=Reason.OPTION_NOT_YOURS, rule="7.2", facts={"needs": option.who_may.value})
    return _unmet(state, nation, option)


def option_price(
    ruleset: Ruleset, state: GameState, nation: NationId, crisis: Crisis, option: OptionId
) -> tuple[int, int]:
    """Return what an option costs a nation: RP and influence."""
    chosen = options_of(ruleset.cards[crisis.card]).get(option)
    if chosen is None:
        return 0, 0
    return rate_cost(chosen.cost_rate, state.nations[nation].gdp), chosen.cost_influence


def deployment_cost(ruleset: Ruleset, state: GameState, nation: NationId, plan: Plan) -> int:
    """Return the RP of all units in a plan."""
    constants, cost = ruleset.constants.crisis, 0
    for sent in plan.deployments:
        cost += sent.units * unit_price(state, nation, state.crises[sent.crisis], constants)
    if state.ties.stationed:
        cost -= way_saved(ruleset, state, nation, plan.deployments)
    return cost if diplomacy_of(ruleset) is None else cost - envoys_saved(ruleset, state, nation, plan.deployments)


def plan_cost(ruleset: Ruleset, state: GameState, nation: NationId, plan: Plan) -> tuple[int, int]:
    """Return the RP and influence that a plan sets aside."""
    prices = [
        option_price(ruleset, state, nation, state.crises[choice.crisis], choice.option) for choice in plan.choices
    ]
    invested = sum(investment.points for investment in plan.investments)
    money = deployment_cost(ruleset, state, nation, plan) + invested + sum(price for price, _ in prices)
    money += sum(home_cost(ruleset, state, nation, plan)) + works_cost(plan)
    money += shares_cost(state, nation, plan)
    influence = sum(influence for _, influence in prices)
    return money, influence + envoys_price(ruleset, plan.deployments)
