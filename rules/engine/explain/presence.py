"""What units on another's soil cost (rules 14.1)."""

from rules.engine.explain.terms import Formula, Label, Title, Unit, product, term
from rules.engine.formulas.presence import found_at, station_price
from rules.engine.ids import Domain, NationId
from rules.engine.ruleset import Ruleset
from rules.engine.state import GameState
from rules.engine.view_may import Explanation

_DOMAINS = {domain.value: domain for domain in Domain}


def explain_stationed(ruleset: Ruleset, state: GameState, path: tuple[str, ...]) -> Explanation | None:
    """Explain the price of a year: ("arv:bor:forces", "price")."""
    match path:
        case (place, "price") if place.count(":") == 2:
            guest, host, domain = place.split(":")
        case _:
            return None
    known = _DOMAINS.get(domain)
    kept = found_at(state.ties, NationId(guest), NationId(host), known) if known else None
    if kept is None:
        return None
    price, one = station_price(ruleset, kept.units), station_price(ruleset, 1)
    terms = [term(Label.UNITS, kept.units), term(Label.PRICE, one)]
    return product(Title.STATIONED, price, "14.1", terms, Formula.PRODUCT, Unit.RP)
