"""What a plan can do at home: speak to the public, harden against a crisis (rules 9.3 to 9.5)."""

from rules.engine.formulas.arithmetic import ceiling
from rules.engine.formulas.economy import points, rate_cost
from rules.engine.formulas.places import is_home
from rules.engine.ids import NationId, Threat
from rules.engine.module_constants import OutreachConstants, given
from rules.engine.plans import Plan
from rules.engine.ruleset import Guideline, Ruleset
from rules.engine.state import Crisis, GameState


def outreach_gain(spent: int, gdp: int, constants: OutreachConstants) -> int:
    """Return the points of support that so many RP bring; gdp in thousandths (rules 9.3).

    >>> [outreach_gain(spent, 150_000, OutreachConstants(support=3, most=6)) for spent in range(5)]
    [0, 2, 4, 6, 6]
    """
    return min(constants.most, constants.support * spent * 100 // points(gdp))


def outreach_limit(budget: int, gdp: int, constants: OutreachConstants) -> int:
    """Return the most RP that a plan may spend on the public: as long as they bring something, and are there.

    >>> [outreach_limit(9, gdp, OutreachConstants(support=3, most=6)) for gdp in (40_000, 150_000)]
    [1, 3]
    """
    return min(budget, ceiling(constants.most * points(gdp), constants.support * 100))


def can_harden(state: GameState, nation: NationId, crisis: Crisis) -> bool:
    """Return whether a crisis can harm a nation: its target, and the rest of the target's region (rules 6.10)."""
    return is_home(state, nation, crisis.target)


def hardening_price(ruleset: Ruleset, state: GameState, nation: NationId) -> int:
    """Return the RP that hardening against one crisis costs (rules 9.4)."""
    return rate_cost(given(ruleset.constants.hardening).rate, state.nations[nation].gdp)


def home_cost(ruleset: Ruleset, state: GameState, nation: NationId, plan: Plan) -> tuple[int, int]:
    """Return the RP that a plan sets aside for the public and for hardening."""
    hardened = len(plan.hardened)
    return plan.outreach, hardened * hardening_price(ruleset, state, nation) if hardened else 0


def harm_at_home(ruleset: Ruleset, state: GameState, nation: NationId, crisis: Crisis) -> int:
    """Return at how many per cent a crisis harms a nation, by its own hardening alone (rules 9.4)."""
    if crisis.id not in state.plans[nation].hardened:
        return 100
    return given(ruleset.constants.hardening).harm_percent


def hardened_before(ruleset: Ruleset, state: GameState, nation: NationId) -> dict[int, dict[Threat, int]]:
    """Return how often a nation hardened against which threats, by round, in the rounds that are closed."""
    counts: dict[int, dict[Threat, int]] = {}
    for report in state.reports:
        threats = {result.crisis: ruleset.cards[result.card].threat for result in report.results}
        for crisis in report.plans[nation].hardened:
            year = counts.setdefault(report.round, {})
            year[threats[crisis]] = year.get(threats[crisis], 0) + 1
    return counts


def hardened_now(state: GameState, nation: NationId) -> dict[Threat, int]:
    """Return how often a nation's plan of this round hardens against which threats."""
    counts: dict[Threat, int] = {}
    for crisis in state.plans[nation].hardened if nation in state.plans else ():
        threat = state.crises[crisis].threat
        counts[threat] = counts.get(threat, 0) + 1
    return counts


def hardened_by_round(ruleset: Ruleset, state: GameState, nation: NationId) -> dict[int, dict[Threat, int]]:
    """Return how often a nation hardened against which threats, by round, this one too once plans are public."""
    counts = hardened_before(ruleset, state, nation)
    if state.revealed:
        counts[state.round] = hardened_now(state, nation)
    return counts


def total_of(counts: dict[int, dict[Threat, int]], threat: Threat) -> int:
    """Return how often all rounds together hardened against one threat."""
    return sum(year.get(threat, 0) for year in counts.values())


def exposure_steps(before: int, more: int, times: int) -> int:
    """Return by how much exposure falls when `more` hardenings follow `before` earlier ones (rules 9.4).

    >>> [exposure_steps(before, 1, 2) for before in range(4)]
    [0, 1, 0, 1]
    """
    return (before + more) // times - before // times


def _last_plan(state: GameState, nation: NationId) -> Plan:
    """Return the latest plan of a nation that is public; an empty one before there is any."""
    if state.revealed:
        return state.plans[nation]
    return state.reports[-1].plans[nation] if state.reports else Plan()


def resilience_spent(ruleset: Ruleset, state: GameState, nation: NationId, guideline: Guideline) -> tuple[int, int]:
    """Return the RP that a nation's last public plan put into hardening, and into levels that count (rules 9.5)."""
    plan = _last_plan(state, nation)
    levels = sum(paid.points for paid in plan.investments if paid.domain in guideline.domains)
    return home_cost(ruleset, state, nation, plan)[1], levels


def resilience(ruleset: Ruleset, state: GameState, nation: NationId, guideline: Guideline) -> int:
    """Return a nation's resilience track in tenths of a per cent of gdp, on its gdp as it is now (rules 9.5)."""
    spent = sum(resilience_spent(ruleset, state, nation, guideline))
    return spent * ruleset.constants.economy.budget_divisor // points(state.nations[nation].gdp)
