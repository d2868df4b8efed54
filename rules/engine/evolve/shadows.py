"""How reports are kept that nations showed each other."""

from rules.engine import events as e
from rules.engine.shadows import Report, Shadows
from rules.engine.state import Fields, GameState


def _with(reports: tuple[Report, ...], fresh: Report) -> tuple[Report, ...]:
    """Return reports with a new one in the place of an older one about the same."""
    about = (fresh.crisis, fresh.by, fresh.to)
    return (*[report for report in reports if (report.crisis, report.by, report.to) != about], fresh)


def report_shared(state: GameState, event: e.ReportShared) -> Fields:
    """Note what was shown to whom, and whether it was read by somebody else."""
    shared, leaked = _with(state.shadows.shared, event.report), state.shadows.leaked
    return {"shadows": Shadows(shared=shared, leaked=_with(leaked, event.report) if event.leaked else leaked)}
