"""What is known of a crisis before its reveal, by all and by the nations that see better (rules 12)."""

from collections.abc import Mapping
from dataclasses import dataclass

from rules.engine.agreements import BREAK_INS, Clause
from rules.engine.cards import Card
from rules.engine.copying import revise
from rules.engine.formulas.agreements import fellows
from rules.engine.formulas.arithmetic import clamp
from rules.engine.formulas.clauses.intelligence_sharing import shares_with
from rules.engine.formulas.crisis import card_units, unit_estimate
from rules.engine.formulas.works import is_secure, technology
from rules.engine.ids import Domain, Module, NationId, Technology
from rules.engine.module_constants import IntelligenceConstants, given
from rules.engine.remembering import remembered_of_one
from rules.engine.ruleset import Ruleset
from rules.engine.shadows import Report
from rules.engine.state import Crisis, GameState

RUMOUR, REPORT, PICTURE = 0, 1, 2
"""Grades (rules 12.3): severity within one; the same with true shares; everything exactly."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What somebody takes a crisis for."""

    severity: int
    demand: int
    units: int
    card: Card
    """With the weights of its needs as they are known."""


def is_hidden(crisis: Crisis) -> bool:
    """Return whether all that is public of a crisis is a rumour."""
    return crisis.rumour is not None and crisis.rumour.stands


@remembered_of_one
def equal_shares(card: Card) -> Card:
    """Return a card as a rumour tells it: every need with an equal share, the first with what is left over."""
    count = len(card.needs)
    weights = [1000 // count + (1000 % count if place == 0 else 0) for place in range(count)]
    needs = tuple(revise(need, weight=weight) for need, weight in zip(card.needs, weights, strict=True))
    return revise(card, needs=needs)


def in_public(ruleset: Ruleset, crisis: Crisis) -> tuple[int, Card]:
    """Return the demand of a crisis and its card as all know them."""
    rumour = crisis.rumour
    if rumour is None or not rumour.stands:
        return crisis.demand, ruleset.cards[crisis.card]
    return rumour.demand, equal_shares(ruleset.cards[crisis.card])


def public_units(crisis: Crisis) -> int:
    """Return the public estimate of a crisis (rules 5.1)."""
    rumour = crisis.rumour
    return crisis.units if rumour is None or not rumour.stands else rumour.units


def known(ruleset: Ruleset, state: GameState, crisis: Crisis, grade: int) -> Known:
    """Return what a nation of this grade takes a crisis for; all the same where nothing is hidden."""
    rumour, card = crisis.rumour, ruleset.cards[crisis.card]
    if rumour is None or not rumour.stands or grade >= PICTURE:
        return Known(severity=crisis.severity, demand=crisis.demand, units=crisis.units, card=card)
    if grade < REPORT:
        return Known(severity=rumour.severity, demand=rumour.demand, units=rumour.units, card=equal_shares(card))
    constants = ruleset.constants.crisis
    needed = card_units(card, rumour.demand, unit_estimate(state.interoperability, constants), constants)
    return Known(severity=rumour.severity, demand=rumour.demand, units=sum(needed.values()), card=card)


def rumoured(severity: int, draw: int, most: int) -> int:
    """Return the severity that is rumoured, by a draw from minus to plus the spread (rules 12.1).

    >>> [rumoured(5, draw, 5) for draw in (-1, 0, 1)]
    [4, 5, 5]
    """
    return clamp(severity + draw, 1, most)


def grade_at(level: int, constants: IntelligenceConstants) -> int:
    """Return the grade that a level of intelligence brings (rules 12.3).

    >>> given_ = IntelligenceConstants(rumour_spread=1, grade_divisor=3, grade_max=2, leak_below=3)
    >>> [grade_at(level, given_) for level in (2, 3, 5, 6, 10)]
    [0, 1, 1, 2, 2]
    """
    return min(constants.grade_max, level // constants.grade_divisor)


def grade_of(ruleset: Ruleset, state: GameState, nation: NationId) -> int:
    """Return what a nation's own services make out, 0 to 2; only where the scenario has the module (rules 13.3)."""
    level = state.nations[nation].capability.get(Domain.INTELLIGENCE, 0)
    level += technology(state, nation, Technology.SATELLITES)
    return grade_at(level, given(ruleset.constants.intelligence))


def sources(ruleset: Ruleset, state: GameState, nation: NationId, crisis: Crisis) -> Mapping[NationId, int]:
    """Return by whom a nation sees a crisis, and with which grade: by itself, by reports and by agreement."""
    found = {nation: grade_of(ruleset, state, nation)}
    for report in state.shadows.shared:
        if report.to == nation and report.crisis == crisis.id:
            found[report.by] = report.grade
    if state.ties.agreements:
        for other in shares_with(ruleset, state, nation):
            found[other] = max(found.get(other, RUMOUR), grade_of(ruleset, state, other))
        if crisis.threat in BREAK_INS and fellows(state, nation, Clause.CYBER_RESPONSE):
            found[nation] = max(found[nation], REPORT)
    return found


def best_grade(ruleset: Ruleset, state: GameState, nation: NationId, crisis: Crisis) -> int:
    """Return the best grade with which a nation sees a crisis, its own or what others show it."""
    return max(sources(ruleset, state, nation, crisis).values())


def is_veiled(ruleset: Ruleset, state: GameState) -> bool:
    """Return whether crises are rumours now; False in every scenario without the module."""
    return Module.INTELLIGENCE in ruleset.scenario.modules and any(map(is_hidden, state.crises.values()))


def may_show(ruleset: Ruleset, state: GameState, nation: NationId) -> tuple[NationId, ...]:
    """Return to whom a nation can show what it sees: all whose own services see less (rules 12.4)."""
    own = grade_of(ruleset, state, nation)
    return tuple(other for other in state.settings.nations if grade_of(ruleset, state, other) < own)


def leaks(ruleset: Ruleset, state: GameState, nation: NationId) -> bool:
    """Return whether what a nation is shown is read by the challenger too (rules 12.5)."""
    level = state.nations[nation].capability.get(Domain.CYBER)
    weak = level is not None and level < given(ruleset.constants.intelligence).leak_below
    return weak and not is_secure(ruleset, state, nation)


def read_by_challenger(ruleset: Ruleset, state: GameState) -> tuple[Report, ...]:
    """Return what the challenger reads: reports that leaked, and what is shared but badly guarded (12.5, 11.11)."""
    if not state.ties.agreements or Module.INTELLIGENCE not in ruleset.scenario.modules:
        return state.shadows.leaked
    hidden = [crisis.id for crisis in state.crises.values() if is_hidden(crisis)]
    shared = [
        Report(crisis=crisis, by=other, to=nation, grade=grade_of(ruleset, state, other))
        for nation in state.settings.nations
        if leaks(ruleset, state, nation)
        for other in shares_with(ruleset, state, nation)
        for crisis in hidden
    ]
    own = {nation: grade_of(ruleset, state, nation) for nation in state.settings.nations}
    return (*state.shadows.leaked, *[report for report in shared if report.grade > own[report.to]])
