"""What a seat may do now: every command with its limits, prices and, where it may not, the reason."""

from rules.engine.errors import Reason
from rules.engine.formulas.clauses.burden_sharing import floor_of
from rules.engine.formulas.clauses.transparency import outreach_numbers
from rules.engine.formulas.economy import effort_range, growth, income, support_of_effort
from rules.engine.formulas.envoys import ENVOYS, diplomacy_of, usable_levels
from rules.engine.formulas.home import (
    can_harden,
    exposure_steps,
    hardened_before,
    hardening_price,
    outreach_gain,
    outreach_limit,
    total_of,
)
from rules.engine.formulas.intelligence import leaks, may_show
from rules.engine.formulas.options import choosable, option_price, option_refusal
from rules.engine.formulas.places import OPEN_PHASES, RUNNING, unit_price
from rules.engine.formulas.presence import stationed_at
from rules.engine.formulas.promises import needed_domains, pledge_limit
from rules.engine.ids import NAMES, Controller, Domain, Module, NationId, OptionId, Phase
from rules.engine.module_constants import OutreachConstants, given
from rules.engine.plans import Plan
from rules.engine.ruleset import Ruleset
from rules.engine.state import Crisis, GameState
from rules.engine.view.agreements import may_agree
from rules.engine.view.dealing import may_deal
from rules.engine.view.works import may_research, may_sign, may_work
from rules.engine.view_may import (
    CrisisMayView,
    DeployLimitView,
    EffortLimitView,
    HardenView,
    LimitView,
    MayView,
    OptionLimitView,
    OutreachLimitView,
)

WHOLE = 10_000
"""Of which growth is told in hundredths of a per cent."""
_TALK = frozenset({Phase.HORIZON, Phase.DIPLOMACY})


def _why_not(state: GameState, nation: NationId) -> Reason | None:
    """Return why a seat can do nothing at all, or None."""
    if state.phase not in RUNNING:
        return Reason.GAME_OVER if state.phase is Phase.ENDED else Reason.WRONG_PHASE
    if state.nations[nation].controller is Controller.EMPTY:
        return Reason.SEAT_NOT_YOURS
    return Reason.PAUSED if state.clock.paused else None


def acts(state: GameState, nation: NationId) -> MayView:
    """Return the acts that are open to a seat now, without those about a crisis or an investment."""
    why_not = _why_not(state, nation)
    own, live = state.nations[nation], why_not is None
    planning = live and state.phase is Phase.PLANNING
    sealed = nation in state.sealed
    open_ = live and state.phase in OPEN_PHASES
    may: MayView = {
        "can_ready": open_ and nation not in state.ready,
        "can_unready": open_ and nation in state.ready,
        "can_state_position": live and state.phase in _TALK,
        "can_save_plan": planning and not sealed and not own.fallen,
        "can_seal": planning and not sealed,
        "can_reopen": planning and sealed,
        "budget": own.budget,
        "influence": own.influence,
        "crises": {},
        "invest": {},
    }
    if why_not is not None:
        may["why_not"] = why_not.value
    elif planning and own.fallen:
        may["why_not"] = Reason.GOVERNMENT_FELL.value
    return may


def legal(ruleset: Ruleset, state: GameState, nation: NationId) -> MayView:
    """Return all that a seat may do now (for the person or bot who holds it)."""
    may = acts(state, nation)
    add_envoys(ruleset, state, nation, may)
    live = _why_not(state, nation) is None
    if live and state.phase in (Phase.DIPLOMACY, Phase.PLANNING):
        may["crises"] = {crisis.id: acts_about(ruleset, state, nation, crisis) for crisis in state.crises.values()}
    if live and state.phase is Phase.DIPLOMACY and Module.DEALS in ruleset.scenario.modules:
        may["deals"] = may_deal(ruleset, state, nation)
    if live and state.phase is Phase.DIPLOMACY and Module.AGREEMENTS in ruleset.scenario.modules:
        may["agreements"] = may_agree(ruleset, state, nation)
    if live and state.phase is Phase.PLANNING:
        may["invest"] = investments(ruleset, state, nation)
        add_modules(ruleset, state, nation, may)
    if live and Module.PROJECTS in ruleset.scenario.modules:
        may["projects"] = may_work(state, nation)
    return may


def add_envoys(ruleset: Ruleset, state: GameState, nation: NationId, may: MayView) -> None:
    """Add how many envoys a seat can send, where the scenario has them (rules 14.5)."""
    constants = diplomacy_of(ruleset)
    if constants is not None:
        may["envoys"] = {"most": usable_levels(ruleset, state.nations[nation])[ENVOYS], "price": constants.price}


def add_modules(
    ruleset: Ruleset, state: GameState, nation: NationId, may: MayView, *, but: frozenset[Module] = frozenset()
) -> None:
    """Add what the scenario's modules let a plan hold, but for what somebody makes in another way."""
    modules, own = ruleset.scenario.modules - but, state.nations[nation]
    if Module.EFFORT in modules:
        may["effort"] = effort_limits(ruleset, own.effort, own.gdp)
        floor = floor_of(state, nation)
        if floor:
            may["effort"]["floor"] = floor
    if Module.OUTREACH in modules:
        may["outreach"] = outreach_limits(outreach_numbers(ruleset, state, nation), own.budget, own.gdp)
    if Module.TECHNOLOGY in modules:
        may["research"] = may_research(ruleset, state, nation)
    if Module.INDUSTRY in modules:
        may["contract"] = may_sign(ruleset, state, nation)


def outreach_limits(constants: OutreachConstants, budget: int, gdp: int) -> OutreachLimitView:
    """Return what a plan may spend on the own public, and what each sum would bring (rules 9.3)."""
    most = outreach_limit(budget, gdp, constants)
    brings = [outreach_gain(spent, gdp, constants) for spent in range(most + 1)]
    return {"low": 0, "high": most, "price": 1, "brings": brings}


def effort_limits(ruleset: Ruleset, effort: int, gdp: int) -> EffortLimitView:
    """Return what a plan may set effort to, and what each would bring a year (rules 9.1)."""
    economy, support = ruleset.constants.economy, ruleset.constants.support
    low, high = effort_range(effort, given(ruleset.constants.effort))
    wanted = range(low, high + 1)
    return {
        "low": low,
        "high": high,
        "price": 0,
        "income": [income(gdp, one, economy) for one in wanted],
        "growth": [growth(WHOLE, one, economy) for one in wanted],
        "support": [support_of_effort(one, economy.effort_neutral, support) for one in wanted],
    }


def investments(ruleset: Ruleset, state: GameState, nation: NationId) -> dict[str, LimitView]:
    """Return what a plan may pay in, by domain."""
    own, most = state.nations[nation], ruleset.constants.economy.level_max
    return {
        NAMES[domain]: {"low": 0, "high": own.budget if own.capability[domain] < most else 0, "price": 1}
        for domain in ruleset.scenario.domains
    }


def _deploy(
    ruleset: Ruleset, state: GameState, nation: NationId, crisis: Crisis, plan: Plan
) -> dict[str, DeployLimitView]:
    """Return the units a plan may set for each domain, given what it sends elsewhere."""
    levels = usable_levels(ruleset, state.nations[nation])
    price = unit_price(state, nation, crisis, ruleset.constants.crisis)
    limits: dict[str, DeployLimitView] = {}
    elsewhere: dict[Domain, int] = {}
    for sent in plan.deployments:
        if sent.crisis != crisis.id:
            elsewhere[sent.domain] = elsewhere.get(sent.domain, 0) + sent.units
    for domain in needed_domains(ruleset, crisis):
        high = 0 if nation in crisis.declined else levels.get(domain, 0) - elsewhere.get(domain, 0)
        limits[domain.value] = {"low": 0, "high": max(0, high), "price": price}
        _price_otherwise(ruleset, state, (nation, crisis.target, domain), limits[domain.value])
        if nation in crisis.declined:
            limits[domain.value]["why"] = Reason.DECLINED.value
        elif high <= 0:
            limits[domain.value]["why"] = Reason.OVER_LEVEL.value
    return limits


def _price_otherwise(
    ruleset: Ruleset, state: GameState, of: tuple[NationId, NationId, Domain], limit: DeployLimitView
) -> None:
    """Say what units cost that are no ordinary ones: envoys (14.4), or those that are stationed there (14.2)."""
    constants = diplomacy_of(ruleset) if of[2] is ENVOYS else None
    if constants is not None:
        limit["price"], limit["influence"] = 0, constants.price
    there = stationed_at(state, *of) if state.ties.stationed and limit["price"] else 0
    if there and limit["price"] > ruleset.constants.crisis.price_home:
        limit["stationed"] = there


def options_open(
    ruleset: Ruleset, state: GameState, nation: NationId, crisis: Crisis, plan: Plan
) -> dict[str, OptionLimitView]:
    """Return the options of a crisis with their prices, and why one may not be picked."""
    open_ = choosable(ruleset.cards[crisis.card])
    sends = bool(open_) and plan.units(crisis.id) > 0
    return {option: _option(ruleset, state, nation, crisis, option, sends=sends) for option in open_}


def _option(
    ruleset: Ruleset, state: GameState, nation: NationId, crisis: Crisis, option: OptionId, *, sends: bool
) -> OptionLimitView:
    money, influence = option_price(ruleset, state, nation, crisis, option)
    refusal = option_refusal(ruleset, state, nation, crisis, option, sends=sends)
    shown: OptionLimitView = {"allowed": refusal is None, "cost": money, "cost_influence": influence}
    if refusal is not None:
        shown["why_not"] = refusal.reason.value
        shown["facts"] = dict(refusal.facts)
        if not sends and option_refusal(ruleset, state, nation, crisis, option, sends=True) is None:
            shown["needs_units"] = True
    return shown


def acts_about(ruleset: Ruleset, state: GameState, nation: NationId, crisis: Crisis) -> CrisisMayView:
    """Return what a seat may do about one crisis while nations talk or plan."""
    talking, planning = state.phase is Phase.DIPLOMACY, state.phase is Phase.PLANNING
    declined, target = nation in crisis.declined, crisis.target == nation
    high = pledge_limit(ruleset, state, nation, crisis)[0] if talking and not declined else 0
    plan = state.plans.get(nation) or Plan()
    may: CrisisMayView = {
        "pledge_max": high,
        "can_pledge": high > 0,
        "can_withdraw": talking and any(pledge.nation == nation for pledge in crisis.pledges),
        "can_ask": talking and crisis.convener == nation,
        "can_release": _bound(crisis) if target else [],
        "can_decline": _welcome(state, crisis) if target and talking else [],
        "can_admit": list(crisis.declined) if target and talking else [],
        "price": unit_price(state, nation, crisis, ruleset.constants.crisis),
        "declined": declined,
        "deploy": _deploy(ruleset, state, nation, crisis, plan) if planning else {},
        "options": options_open(ruleset, state, nation, crisis, plan) if planning else {},
    }
    if planning and Module.HARDENING in ruleset.scenario.modules:
        may["harden"] = hardening(ruleset, state, nation, crisis)
    if talking and Module.INTELLIGENCE in ruleset.scenario.modules:
        others = can_show(ruleset, state, nation, crisis)
        may["can_show"] = list(others)
        may["leaky"] = [other for other in others if leaks(ruleset, state, other)]
    return may


def hardening(ruleset: Ruleset, state: GameState, nation: NationId, crisis: Crisis) -> HardenView:
    """Return whether a plan may harden against a crisis, and what it would cost and bring."""
    price = hardening_price(ruleset, state, nation)
    if not can_harden(state, nation, crisis):
        facts: dict[str, int | str] = {"crisis": crisis.id, "nation": crisis.target}
        why_not = Reason.NO_HARM_HERE.value
        return {"allowed": False, "cost": price, "lowers_exposure": False, "why_not": why_not, "facts": facts}
    before = total_of(hardened_before(ruleset, state, nation), crisis.threat)
    lowers = exposure_steps(before, 1, given(ruleset.constants.hardening).times) > 0
    exposed = state.nations[nation].exposure.get(crisis.threat, 0) > 0
    return {"allowed": True, "cost": price, "lowers_exposure": lowers and exposed}


def can_show(ruleset: Ruleset, state: GameState, nation: NationId, crisis: Crisis) -> list[NationId]:
    """Return to whom a nation can still show what it sees of a crisis."""
    done = {report.to for report in state.shadows.shared if (report.by, report.crisis) == (nation, crisis.id)}
    return [other for other in may_show(ruleset, state, nation) if other not in done]


def _bound(crisis: Crisis) -> list[str]:
    """Return the nations whose promise their target can release."""
    return [pledge.nation for pledge in crisis.pledges if pledge.nation != crisis.target and not pledge.released]


def _welcome(state: GameState, crisis: Crisis) -> list[str]:
    """Return the nations whose units the target has not declined."""
    return [other for other in state.settings.nations if other != crisis.target and other not in crisis.declined]
