"""What follows if all standing pledges are kept: the coalition sheet in numbers (rules 5.6)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from rules.engine.formulas.coalition import least_asked
from rules.engine.formulas.coverage import covered, needs_met
from rules.engine.formulas.crisis import outcome, strength
from rules.engine.formulas.envoys import ENVOYS, envoys_readiness
from rules.engine.formulas.intelligence import Known, in_public
from rules.engine.formulas.projects import crisis_constants
from rules.engine.formulas.promises import Spread, units_needed
from rules.engine.formulas.ties import practice
from rules.engine.formulas.works import advance
from rules.engine.ids import Domain, NationId, Outcome
from rules.engine.reports import Contribution, NeedResult
from rules.engine.ruleset import Ruleset
from rules.engine.state import Crisis, GameState


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """A crisis if promises are kept, without options; units by domain still short of meeting the demand."""

    needs: tuple[NeedResult, ...]
    coverage: int
    outcome: Outcome
    sure: bool
    short: dict[Domain, int]


@lru_cache(maxsize=4096)
def _contribution(nation: NationId, units: int, readiness: int, advance: int) -> Contribution:
    return Contribution(nation=nation, units=units, strength=strength(units, readiness, advance))


def forecast(
    ruleset: Ruleset,
    state: GameState,
    crisis: Crisis,
    pledged: Mapping[NationId, Spread],
    known: Known | None = None,
) -> Forecast:
    """Return what the standing pledges to a crisis would come to; `pledged` comes from `pledged_units`.

    By what all know of the crisis, or by what somebody `known` knows better.
    """
    constants = crisis_constants(ruleset, state)
    demand, card = (known.demand, known.card) if known else in_public(ruleset, crisis)
    lacking = units_needed(ruleset, state, card, demand)
    sent: dict[Domain, list[Contribution]] = {}
    learned = state.works.technology
    for nation, placed in pledged.items():
        here = placed.get(crisis.id)
        if not here:
            continue
        readiness = state.nations[nation].readiness
        for domain, units in here.items():
            if units:
                ready = readiness if domain is not ENVOYS else envoys_readiness(ruleset, readiness)
                ahead = advance(ruleset, state, nation, domain) if learned else 0
                sent.setdefault(domain, []).append(_contribution(nation, units, ready, ahead))
                lacking[domain] -= units
    needs = needs_met(
        card,
        demand,
        sent,
        asks=least_asked(crisis),
        interoperability=practice(state),
        constants=constants,
    )
    coverage = covered(needs)
    reach = constants.friction if ruleset.scenario.friction else 0
    return Forecast(
        needs=needs,
        coverage=coverage,
        outcome=outcome(coverage, constants),
        sure=outcome(coverage - reach, constants) is outcome(coverage + reach, constants),
        short={domain: units for domain, units in lacking.items() if units > 0},
    )
