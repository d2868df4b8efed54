"""Why a nation counts as hardened, and how resilient it is against the guideline (rules 9.4, 9.5)."""

from rules.engine.explain import numbers
from rules.engine.explain.terms import Formula, Label, Title, Unit, explanation, product, term
from rules.engine.formulas.economy import points
from rules.engine.formulas.home import hardened_by_round, resilience, resilience_spent
from rules.engine.ids import Module, NationId, Threat
from rules.engine.ruleset import Ruleset
from rules.engine.state import GameState
from rules.engine.view_may import Explanation

Path = tuple[str, ...]


def explain_hardening(ruleset: Ruleset, state: GameState, path: Path) -> Explanation | None:
    """Explain ("arv", "cyber"): the rounds in which a nation hardened against a threat."""
    match path:
        case (nation, threat) if nation in state.nations and Module.HARDENING in ruleset.scenario.modules:
            counts = hardened_by_round(ruleset, state, NationId(nation))
        case _:
            return None
    known = {each.value: each for each in Threat}.get(threat)
    if known is None:
        return None
    lines = [term(Label.ROUND, year[known], round=number) for number, year in counts.items() if known in year]
    return explanation(Title.HARDENED, sum(line["amount"] for line in lines), "9.4", lines)


def explain_guideline(ruleset: Ruleset, state: GameState, path: Path) -> Explanation | None:
    """Explain ("core",) and ("resilience",), and of a nation ("nations", "arv", "core") or its "resilience"."""
    guideline = ruleset.scenario.guideline
    if guideline is None or Module.EFFORT not in ruleset.scenario.modules:
        return None
    match path:
        case ("core",):
            return explanation(
                Title.GUIDELINE, guideline.core, "9.5", [term(Label.SCENARIO, guideline.core)], Unit.TENTHS
            )
        case ("resilience",):
            expected = guideline.resilience
            return explanation(Title.GUIDELINE, expected, "9.5", [term(Label.SCENARIO, expected)], Unit.TENTHS)
        case ("nations", nation, "core") if nation in state.nations:
            return numbers.explain_nation(ruleset, state, (nation, "effort"))
        case ("nations", nation, "resilience") if nation in state.nations:
            who = NationId(nation)
        case _:
            return None
    hardening, invested = resilience_spent(ruleset, state, who, guideline)
    terms = [
        term(Label.HARDENING, hardening),
        term(Label.INVESTMENTS, invested),
        term(Label.OWN_GDP, points(state.nations[who].gdp)),
    ]
    value = resilience(ruleset, state, who, guideline)
    return product(Title.RESILIENCE, value, "9.5", terms, Formula.RESILIENCE, Unit.TENTHS)
