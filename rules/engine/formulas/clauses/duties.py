"""Units that clauses ask for in the crises of others who are bound (rules 11.8)."""

from collections.abc import Iterator
from dataclasses import dataclass

from rules.engine.agreements import ATTACKS, BREAK_INS, DISASTERS, TERROR, Agreement, Clause
from rules.engine.formulas.agreements import bound_by, clauses_of, in_force
from rules.engine.ids import Domain, NationId, Outcome, Threat
from rules.engine.plans import Plan
from rules.engine.ruleset import Ruleset
from rules.engine.state import Crisis, GameState


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """Which crises a clause asks for a unit in, and of what."""

    threats: frozenset[Threat]
    domains: frozenset[Domain] = frozenset(Domain)
    asked: bool = False
    """Only from whom the crisis's convener asks for units."""


DUTIES: dict[Clause, Duty] = {
    Clause.MUTUAL_DEFENCE: Duty(threats=ATTACKS),
    Clause.DISASTER_RELIEF: Duty(threats=DISASTERS, domains=frozenset({Domain.RELIEF}), asked=True),
    Clause.CYBER_RESPONSE: Duty(threats=BREAK_INS, domains=frozenset({Domain.CYBER})),
    Clause.COUNTER_TERRORISM: Duty(threats=TERROR, domains=frozenset({Domain.SPECIAL, Domain.INTELLIGENCE})),
}
WENT_BADLY = (Outcome.PARTIAL, Outcome.FAILED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """A unit that a nation owes: any of these domains will do, in the card's order."""

    agreement: Agreement
    clause: Clause
    crisis: Crisis
    domains: tuple[Domain, ...]


def owed(
    ruleset: Ruleset, state: GameState, agreement: Agreement, clause: Clause, crisis: Crisis, nation: NationId
) -> tuple[Domain, ...]:
    """Return the domains of which a nation owes a unit to a crisis by a clause; empty: it owes none.

    Nobody owes what it has no level of, what the target has declined, or units for a card that needs none of them.
    """
    duty, together = DUTIES[clause], bound_by(agreement, clause)
    meant = crisis.threat in duty.threats or (crisis.by_red and clause is Clause.MUTUAL_DEFENCE)
    if not meant or nation == crisis.target or not {nation, crisis.target} <= set(together):
        return ()
    if nation in crisis.declined or (duty.asked and not crisis.asks.get(nation)):
        return ()
    levels = state.nations[nation].capability
    needed = dict.fromkeys(need.domain for need in ruleset.cards[crisis.card].needs)
    return tuple([domain for domain in needed if domain in duty.domains and levels.get(domain)])


def duties(ruleset: Ruleset, state: GameState, nation: NationId) -> Iterator[Owed]:
    """Yield all units that a nation owes this round."""
    for agreement in in_force(state):
        for clause in clauses_of(agreement):
            for crisis in state.crises.values() if clause in DUTIES else ():
                domains = owed(ruleset, state, agreement, clause, crisis, nation)
                if domains:
                    yield Owed(agreement=agreement, clause=clause, crisis=crisis, domains=domains)


def has_shown(state: GameState, nation: NationId, one: Owed) -> bool:
    """Return whether a nation has shown the target what it sees, where that pays what it owes (rules 11.19)."""
    if one.clause is not Clause.COUNTER_TERRORISM:
        return False
    wanted = (nation, one.crisis.target, one.crisis.id)
    return any((report.by, report.to, report.crisis) == wanted for report in state.shadows.shared)


def sent_as_owed(plan: Plan, one: Owed) -> int:
    """Return the units of a plan that pay what is owed."""
    return sum([part.units for part in plan.deployments if part.crisis == one.crisis.id and part.domain in one.domains])
