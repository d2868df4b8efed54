"""The public face of what happened: plans once revealed, results, promises, changes, history and the end."""

from rules.engine.formulas.economy import points
from rules.engine.ids import NAMES, Quantity
from rules.engine.plans import Plan
from rules.engine.remembering import remembered, remembered_of_one
from rules.engine.reports import (
    Change,
    CrisisResult,
    Ending,
    ExposureChange,
    LevelChange,
    NationChange,
    NeedResult,
    PairChange,
    PledgeResult,
    RoundReport,
    Scorecard,
    StabilityChange,
    TechnologyChange,
    TensionChange,
    TrustChange,
)
from rules.engine.ruleset import Ruleset
from rules.engine.state import GameState
from rules.engine.view.fates import agenda_result_view
from rules.engine.view.red import score_view
from rules.engine.view_results import (
    ChangeView,
    CrisisResultView,
    EndingView,
    HistoryView,
    NeedResultView,
    PlanView,
    PledgeResultView,
    RevealView,
    ScorecardView,
)


def plan_view(plan: Plan) -> PlanView:
    """Return a plan keyed for screens."""
    deployments: dict[str, dict[str, int]] = {}
    for sent in plan.deployments:
        deployments.setdefault(sent.crisis, {})[NAMES[sent.domain]] = sent.units
    shown: PlanView = {
        "deployments": deployments,
        "investments": {NAMES[investment.domain]: investment.points for investment in plan.investments},
        "choices": {choice.crisis: choice.option for choice in plan.choices},
    }
    if plan.effort is not None:
        shown["effort"] = plan.effort
    if plan.outreach:
        shown["outreach"] = plan.outreach
    if plan.hardened:
        shown["hardened"] = list(plan.hardened)
    if plan.research:
        shown["research"] = {paid.field.value: paid.points for paid in plan.research}
    if plan.shares:
        shown["shares"] = list(plan.shares)
    if plan.contract is not None:
        shown["contract"] = {"domain": plan.contract.domain.value, "repayment": plan.contract.repayment.value}
    return shown


def _need(result: NeedResult) -> NeedResultView:
    return {
        "domain": result.domain.value,
        "weight": result.weight,
        "aggregation": result.aggregation.value,
        "need": result.need,
        "strength": result.strength,
        "cohesion": result.cohesion,
        "lowest": result.lowest,
        "coverage": result.coverage,
        "units": {part.nation: part.units for part in result.contributions},
    }


def _result(ruleset: Ruleset, result: CrisisResult) -> CrisisResultView:
    shown: CrisisResultView = {
        "crisis": result.crisis,
        "card": result.card,
        "target": result.target,
        "severity": result.severity,
        "demand": result.demand,
        "picks": {str(nation): str(option) for nation, option in result.picks.items()},
        "needs": [_need(need) for need in result.needs],
        "bonus": result.bonus,
        "coverage": result.coverage,
        "luck": result.luck,
        "mishap": result.mishap,
        "outcome": result.outcome.value,
        "harm": result.harm,
        "words": ruleset.words[result.card].outcomes.get(result.outcome, ""),
    }
    if result.option is not None:
        shown["option"] = result.option
    if result.ruled is not None:
        shown["ruled"] = result.ruled
    if result.rumoured is not None:
        shown["rumoured"] = result.rumoured
    return shown


def pledge_result_view(result: PledgeResult) -> PledgeResultView:
    """Return what became of a promise."""
    return {
        "nation": result.nation,
        "crisis": result.crisis,
        "promised": result.promised,
        "sent": result.sent,
        "kept": result.kept,
    }


def _subject(change: Change) -> tuple[str, str, str | None]:  # noqa: C901 - one case a member of the union
    match change:
        case NationChange(nation=nation, quantity=quantity):
            return nation, quantity.value, None
        case TrustChange(observer=observer, nation=nation):
            return observer, "trust", nation
        case TensionChange(threat=threat):
            return "world", "tension", threat.value
        case StabilityChange():
            return "world", "stability", None
        case LevelChange(nation=nation, domain=domain):
            return nation, "capability", domain.value
        case ExposureChange(nation=nation, threat=threat):
            return nation, "exposure", threat.value
        case PairChange(one=one, other=other):
            return one, "interoperability", other
        case TechnologyChange(nation=nation, field=field):
            return nation, "technology", field.value


def change_view(change: Change) -> ChangeView:
    """Return a changed number; gdp in whole points."""
    of, quantity, about = _subject(change)
    before, after = change.before, change.after
    if quantity == Quantity.GDP.value:
        before, after = points(before), points(after)
    shown: ChangeView = {
        "of": of,
        "quantity": quantity,
        "before": before,
        "after": after,
        "cause": change.cause.value,
        "rule": change.rule,
    }
    if about is not None:
        shown["about"] = about
    if change.crisis is not None:
        shown["crisis"] = change.crisis
    return shown


def _shown_of(ruleset: Ruleset, state: GameState) -> tuple[object, ...]:
    return (ruleset, state.round, state.plans, state.results, state.judged, state.ledger, state.fates.open)


@remembered(_shown_of)
def reveal_view(ruleset: Ruleset, state: GameState) -> RevealView:
    """Return the running round's reveal; only once the plans are public."""
    shown: RevealView = {
        "round": state.round,
        "plans": {nation: plan_view(plan) for nation, plan in state.plans.items()},
        "results": [_result(ruleset, result) for result in state.results],
        "pledges": [pledge_result_view(result) for result in state.judged],
        "changes": [change_view(change) for change in state.ledger],
    }
    if state.fates.open:
        shown["open"] = [_result(ruleset, waiting.result) for waiting in state.fates.open]
    return shown


@remembered_of_one
def history_view(report: RoundReport) -> HistoryView:
    """Return a closed round in short."""
    return {
        "round": report.round,
        "stability": report.stability,
        "outcomes": [
            {"crisis": result.crisis, "card": result.card, "target": result.target, "outcome": result.outcome.value}
            for result in report.results
        ],
        "given": {nation: line.given for nation, line in report.lines.items()},
        "received": {nation: line.received for nation, line in report.lines.items()},
        "broken": [pledge_result_view(result) for result in report.pledges if not result.kept],
    }


def ending_view(ruleset: Ruleset, ending: Ending) -> EndingView:
    """Return the two results, and beside them how the challenger did."""
    shown = _two_results(ruleset, ending)
    if ending.challenger is not None:
        shown["challenger"] = score_view(ending.challenger)
    return shown


def _two_results(ruleset: Ruleset, ending: Ending) -> EndingView:
    """Return the two results."""
    return {
        "tier": ending.tier.value,
        "stability": ending.stability,
        "rounds": ending.rounds,
        "scorecards": {str(nation): _scorecard(ruleset, card) for nation, card in ending.scorecards.items()},
    }


def _scorecard(ruleset: Ruleset, card: Scorecard) -> ScorecardView:
    shown: ScorecardView = {
        "prosperity": card.prosperity,
        "security": card.security,
        "leadership": card.leadership,
        "support": card.support,
        "grades": {
            "prosperity": card.prosperity_grade.value,
            "security": card.security_grade.value,
            "leadership": card.leadership_grade.value,
            "support": card.support_grade.value,
        },
        "given": card.given,
        "received": card.received,
        "score": card.score,
    }
    if card.agenda is not None:
        shown["agenda"] = agenda_result_view(ruleset, card.agenda)
    return shown
