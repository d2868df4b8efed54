"""How large a crisis is that strikes a nation of this table: its demand and the units that would meet it."""

from collections.abc import Iterable

from rules.engine.cards import Card
from rules.engine.formulas.clauses.easing import demand_off
from rules.engine.formulas.crisis import card_units, demand, unit_estimate
from rules.engine.formulas.economy import points
from rules.engine.formulas.places import seating, total_gdp
from rules.engine.formulas.ties import mean_interoperability
from rules.engine.ids import NationId
from rules.engine.ruleset import Ruleset
from rules.engine.state import GameState


def size_of(
    ruleset: Ruleset, state: GameState, round_: int, card: Card, target: NationId, severity: int
) -> tuple[int, int]:
    """Return the demand of a crisis of this severity, and the units that would meet it (rules 6.2 and 5.1)."""
    (found,) = sizes_of(ruleset, state, round_, card, target, (severity,))
    return found


def sizes_of(
    ruleset: Ruleset, state: GameState, round_: int, card: Card, target: NationId, severities: Iterable[int]
) -> list[tuple[int, int]]:
    """Return the same for several severities."""
    constants = ruleset.constants.crisis
    total, percent = total_gdp(state), seating(ruleset, state).demand_percent
    estimate = unit_estimate(mean_interoperability(state), constants)
    amounts = [
        demand(
            severity,
            gdp_total=total,
            nations=len(state.settings.nations),
            tension=state.tension[card.threat],
            round_=round_,
            growth=ruleset.scenario.growth,
            target_gdp=points(state.nations[target].gdp_start),
            percent=percent,
            constants=constants,
        )
        for severity in severities
    ]
    if state.ties.agreements:
        off = demand_off(ruleset, state, card.threat, target)
        amounts = [amount * (100 - off) // 100 for amount in amounts]
    return [(amount, sum(card_units(card, amount, estimate, constants).values())) for amount in amounts]
