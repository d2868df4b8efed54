"""What only some see of a crisis: a nation by its grade, the facilitator everything (rules 12.3)."""

from collections.abc import Hashable, Mapping

from rules.engine.formulas.intelligence import PICTURE, best_grade, is_hidden, known, sources
from rules.engine.formulas.promises import Spread, pledged_as_seen
from rules.engine.formulas.ties import practice
from rules.engine.ids import NationId
from rules.engine.remembering import remembered
from rules.engine.ruleset import Ruleset
from rules.engine.state import Crisis, GameState
from rules.engine.view.crises import estimate_view, placed_here
from rules.engine.view_types import EstimateView, IntelligenceView, ReportView


def _seen_by(
    _ruleset: Ruleset, state: GameState, crisis: Crisis, pledged: Mapping[NationId, Spread], grade: int
) -> tuple[Hashable, ...]:
    return (grade, *placed_here(state, crisis, pledged))


@remembered(
    lambda ruleset, state, crisis, _pledged, _grade: (ruleset, crisis, practice(state), state.works), equal=_seen_by
)
def estimate_at(
    ruleset: Ruleset, state: GameState, crisis: Crisis, pledged: Mapping[NationId, Spread], grade: int
) -> EstimateView:
    """Return a crisis as somebody of this grade sees it; alike for all who see it so."""
    return estimate_view(ruleset, state, crisis, pledged, known(ruleset, state, crisis, grade))


def intelligence_view(ruleset: Ruleset, state: GameState, nation: NationId) -> dict[str, IntelligenceView]:
    """Return what a nation sees of each crisis that is a rumour to others."""
    return {crisis.id: _seen(ruleset, state, nation, crisis) for crisis in state.crises.values() if is_hidden(crisis)}


def _seen(ruleset: Ruleset, state: GameState, nation: NationId, crisis: Crisis) -> IntelligenceView:
    grade, low, high = grade_and_bounds(ruleset, state, nation, crisis)
    return {
        **estimate_at(ruleset, state, crisis, pledged_as_seen(ruleset, state, grade), grade),
        "grade": grade,
        "low": low,
        "high": high,
        "by": helpers(ruleset, state, nation, crisis),
        "shown": [report.to for report in state.shadows.shared if (report.by, report.crisis) == (nation, crisis.id)],
    }


def grade_and_bounds(ruleset: Ruleset, state: GameState, nation: NationId, crisis: Crisis) -> tuple[int, int, int]:
    """Return a nation's grade for a crisis, and the bounds of the severity that it knows of."""
    grade, rumour = best_grade(ruleset, state, nation, crisis), crisis.rumour
    if rumour is None or grade >= PICTURE:
        return grade, crisis.severity, crisis.severity
    return grade, rumour.low, rumour.high


def helpers(ruleset: Ruleset, state: GameState, nation: NationId, crisis: Crisis) -> list[str]:
    """Return the nations by which another one sees more than by itself, those with the best grade."""
    found = sources(ruleset, state, nation, crisis)
    best = max(found.values())
    return [other for other, grade in found.items() if grade == best] if found[nation] < best else []


def reports_view(state: GameState) -> list[ReportView]:
    """Return who showed whom what this round; for the facilitator."""
    return [
        {
            "crisis": report.crisis,
            "by": report.by,
            "to": report.to,
            "grade": report.grade,
            "leaked": report in state.shadows.leaked,
        }
        for report in state.shadows.shared
    ]


def truth_view(ruleset: Ruleset, state: GameState) -> dict[str, EstimateView]:
    """Return the crises as they are; for the facilitator."""
    pledged = pledged_as_seen(ruleset, state, PICTURE)
    return {
        crisis.id: estimate_at(ruleset, state, crisis, pledged, PICTURE)
        for crisis in state.crises.values()
        if is_hidden(crisis)
    }
