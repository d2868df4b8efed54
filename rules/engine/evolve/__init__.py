"""Event -> state: what is then true. No decision is made here and nothing is drawn; every event is covered."""

from rules.engine import events as e
from rules.engine import fate_events as f
from rules.engine import red_events as r
from rules.engine.agreement_events import AgreementChanged, ClauseBreached
from rules.engine.copying import revise
from rules.engine.evolve import agreements, deals, diplomacy, planning, red, resolution, shadows, table, works
from rules.engine.evolve.fates import fate_fields
from rules.engine.evolve.feed import news
from rules.engine.ruleset import Ruleset
from rules.engine.state import Fields, GameState

__all__ = ["evolve"]


def evolve(ruleset: Ruleset, state: GameState, event: e.Event) -> GameState:
    """Return the state after one event, with its line in the feed where it has one."""
    fields = _fields(ruleset, state, event)
    lines = news(state, event)
    if lines is not state.news:
        fields["news"] = lines
    return revise(state, **fields) if fields else state


def _fields(ruleset: Ruleset, state: GameState, event: e.Event) -> Fields:  # noqa: C901 - one case a member of the union
    """Return what an event changes, by field of the state."""
    match event:
        case e.NumbersChanged():
            return resolution.numbers_changed(state, event)
        case e.PledgeMade():
            return diplomacy.pledge_made(state, event)
        case e.PlanSaved():
            return planning.plan_saved(state, event)
        case e.AskSet():
            return diplomacy.ask_set(state, event)
        case e.PhaseBegan():
            return table.phase_began(event)
        case e.CrisisResolved():
            return resolution.crisis_resolved(state, event)
        case e.ReadySet():
            return table.ready_set(state, event)
        case e.RoundBegan():
            return table.round_began(state, event)
        case e.StandingOrdersDrawn():
            return planning.standing_orders_drawn(event)
        case e.PlansRevealed():
            return planning.plans_revealed(state, event)
        case e.PledgesJudged():
            return resolution.pledges_judged(event)
        case e.HelpCounted():
            return resolution.help_counted(state, event)
        case e.PositionStated():
            return diplomacy.position_stated(state, event)
        case e.PlanSealed():
            return planning.plan_sealed(state, event)
        case e.PledgeWithdrawn() | e.PledgeStruck():
            return diplomacy.pledge_removed(state, event)
        case e.PledgeReleased():
            return diplomacy.pledge_released(state, event)
        case e.UnitsDeclined():
            return diplomacy.units_declined(state, event)
        case e.PlanReopened():
            return planning.plan_reopened(state, event)
        case e.DeadlineMoved():
            return table.deadline_moved(state, event)
        case e.ClockPaused():
            return table.clock_paused(state, event)
        case e.ClockResumed():
            return table.clock_resumed(state, event)
        case e.ControllerSet():
            return table.controller_set(state, event)
        case e.TableConfigured():
            return table.table_configured(ruleset, state, event)
        case e.GovernmentFell():
            return resolution.government_fell(state, event)
        case e.CardScheduled():
            return resolution.card_scheduled(state, event)
        case e.TagMarked():
            return resolution.tag_marked(state, event)
        case e.ReportShared():
            return shadows.report_shared(state, event)
        case e.GameEnded():
            return table.game_ended(state, event)
        case e.DealProposed():
            return deals.deal_proposed(state, event)
        case e.DealAccepted():
            return deals.deal_accepted(state, event)
        case e.OfferClosed():
            return deals.offer_closed(state, event)
        case e.DealStruck():
            return deals.deal_struck(state, event)
        case e.StationingEnded():
            return deals.stationing_ended(state, event)
        case AgreementChanged():
            return agreements.agreement_changed(state, event)
        case ClauseBreached():
            return agreements.clause_breached(state, event)
        case f.AgendasDealt() | f.FeatsCounted() | f.EventForeseen() | f.EventHappened():
            return fate_fields(state, event)
        case f.AlarmRaised() | f.AppealGranted() | f.PlayedOn() | f.RulingAwaited():
            return fate_fields(state, event)
        case r.CardsLaid():
            return red.cards_laid(state, event)
        case r.RedPrepared():
            return red.red_prepared(state, event)
        case r.SplitsCounted():
            return red.splits_counted(state, event)
        case r.RedControllerSet():
            return red.red_controller_set(state, event)
        case _:
            return works.works_changed(state, event)
