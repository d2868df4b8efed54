"""What a nation knows of a crisis that others do not, and by whom; for the facilitator everything (rules 12.3)."""

from rules.engine.explain.crises import explain_known
from rules.engine.explain.terms import Formula, Label, Title, explanation, product, term
from rules.engine.formulas.intelligence import PICTURE, best_grade, grade_of, is_veiled, sources
from rules.engine.formulas.works import technology
from rules.engine.ids import CrisisId, Domain, NationId, Technology
from rules.engine.ruleset import Ruleset
from rules.engine.state import Crisis, GameState
from rules.engine.view_may import Explanation


def explain_intelligence(
    ruleset: Ruleset, state: GameState, nation: NationId, path: tuple[str, ...]
) -> Explanation | None:
    """Explain a number that only this nation sees: ("r1c1", "grade"), ("r1c1", "severity")."""
    crisis = _veiled(ruleset, state, path)
    if crisis is None:
        return None
    if path[1:] == ("grade",):
        return _grade(ruleset, state, nation, crisis)
    return explain_known(ruleset, state, crisis, path[1:], best_grade(ruleset, state, nation, crisis))


def explain_truth(ruleset: Ruleset, state: GameState, path: tuple[str, ...]) -> Explanation | None:
    """Explain a number of a crisis as it is: ("r1c1", "severity"); for the facilitator."""
    crisis = _veiled(ruleset, state, path)
    return explain_known(ruleset, state, crisis, path[1:], PICTURE) if crisis is not None else None


def _veiled(ruleset: Ruleset, state: GameState, path: tuple[str, ...]) -> Crisis | None:
    """Return the crisis that a path names, while it is a rumour to others."""
    if len(path) < 2 or not is_veiled(ruleset, state):
        return None
    return state.crises.get(CrisisId(path[0]))


def _grade(ruleset: Ruleset, state: GameState, nation: NationId, crisis: Crisis) -> Explanation:
    found = sources(ruleset, state, nation, crisis)
    own, best = found[nation], max(found.values())
    if best > own:
        by = next(other for other, grade in found.items() if grade == best)
        shown = any((report.by, report.to, report.crisis) == (by, nation, crisis.id) for report in state.shadows.shared)
        return explanation(Title.GRADE, best, "12.4" if shown else "11.11", [term(Label.REPORT, best, nation=by)])
    if own > grade_of(ruleset, state, nation):
        return explanation(Title.GRADE, own, "11.18", [term(Label.WARNED, own)])
    level = state.nations[nation].capability.get(Domain.INTELLIGENCE, 0)
    terms, satellites = [term(Label.SERVICES, level)], technology(state, nation, Technology.SATELLITES)
    terms += [term(Label.SATELLITES, satellites)] if satellites else []
    return product(Title.GRADE, own, "12.3", terms, Formula.GRADE)
