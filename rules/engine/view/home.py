"""The public face of what nations do at home: hardening, and effort against the guideline (rules 9.4, 9.5)."""

from rules.engine.formulas.home import hardened_by_round, resilience, total_of
from rules.engine.ids import NationId
from rules.engine.remembering import remembered
from rules.engine.ruleset import Guideline, Ruleset
from rules.engine.state import GameState
from rules.engine.view_home import GuidelineView, HardeningView, TracksView


@remembered(lambda ruleset, state: (ruleset, state.settings, state.reports, state.plans if state.revealed else None))
def hardening_view(ruleset: Ruleset, state: GameState) -> HardeningView:
    """Return how often each nation hardened against each threat."""
    shown: HardeningView = {}
    for nation in state.settings.nations:
        counts = hardened_by_round(ruleset, state, nation)
        threats = {threat for year in counts.values() for threat in year}
        shown[nation] = {threat.value: total_of(counts, threat) for threat in sorted(threats)}
    return shown


def guideline_view(ruleset: Ruleset, state: GameState, guideline: Guideline) -> GuidelineView:
    """Return the guideline and where every nation stands."""
    return {
        "core": guideline.core,
        "resilience": guideline.resilience,
        "domains": [domain.value for domain in guideline.domains],
        "nations": {nation: _tracks(ruleset, state, nation, guideline) for nation in state.settings.nations},
    }


def _tracks(ruleset: Ruleset, state: GameState, nation: NationId, guideline: Guideline) -> TracksView:
    core, resilient = state.nations[nation].effort, resilience(ruleset, state, nation, guideline)
    return {
        "core": core,
        "core_met": core >= guideline.core,
        "resilience": resilient,
        "resilience_met": resilient >= guideline.resilience,
    }
