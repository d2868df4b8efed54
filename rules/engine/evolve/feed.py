"""The feed: one public line for each event that all may know of; what is not named here leaves no line."""

from collections.abc import Iterator, Mapping

from rules.engine import events as e
from rules.engine import fate_events as f
from rules.engine import red_events as r
from rules.engine.agreement_events import AgreementChanged, ClauseBreached
from rules.engine.agreements import AmendAgreement, ExpelMember, FoundAgreement, JoinAgreement, Step
from rules.engine.copying import maker
from rules.engine.deals import GiveAid, HoldExercise, SendMission, StartProject, StationUnits, Term
from rules.engine.ids import NationId, Phase, WorkId
from rules.engine.plans import IfAll, IfNation, Pledge, Unconditional
from rules.engine.state import GameState, News
from rules.engine.works import ProjectStatus, project_of

KEPT = 40
"""Lines that stay on screen; the log keeps all."""

Facts = Mapping[str, int | str]
Line = tuple[str, tuple[NationId, ...], Facts]


_line = maker(News)


def news(state: GameState, event: e.Event) -> tuple[News, ...]:
    """Return the feed with the event's line, or as it is: the same object where the event leaves none."""
    lines = _lines(state, event)
    if not lines or state.phase is Phase.LOBBY:
        return state.news  # seats are passed about in the lobby, before the eyes of those who sit there
    number = state.news[-1].number if state.news else 0
    fresh = []
    for kind, about, facts in lines:
        number += 1
        fresh.append(_line(number, kind, about, facts))
    return (*state.news, *fresh)[-KEPT:]


def _pledge_facts(crisis: str, pledge: Pledge) -> Facts:
    facts: dict[str, int | str] = {"crisis": crisis, "units": pledge.units}
    match pledge.condition:
        case Unconditional():
            return {**facts, "condition": "none"}
        case IfNation(nation=nation, units=units):
            return {**facts, "condition": "if_nation", "nation": nation, "at_least": units}
        case IfAll(units=units):
            return {**facts, "condition": "if_all", "at_least": units}


def _struck(event: e.RoundBegan) -> Iterator[Line]:
    """Yield a line for each crisis that the challenger played."""
    return (("challenger_strikes", (crisis.target,), {"crisis": crisis.id}) for crisis in event.crises if crisis.by_red)


def _departure(event: e.StationingEnded) -> Line:
    about, facts = (event.guest, event.host), {"host": event.host, "domain": event.domain.value}
    if event.by is None:
        return ("stationing_unpaid", about, facts)
    return ("stationing_ended", about, facts)


def _term_lines(term: Term) -> tuple[Line, ...]:
    match term:
        case GiveAid(giver=giver, receiver=receiver, points=points):
            return (("aid_agreed", (giver, receiver), {"points": points, "receiver": receiver}),)
        case HoldExercise(nations=nations):
            return (("exercise_agreed", nations, {"number": len(nations)}),)
        case FoundAgreement() | JoinAgreement() | AmendAgreement() | ExpelMember():
            return ()  # what becomes of an agreement has lines of its own
        case StartProject(project=project, partners=partners):
            return (("project_begun", partners, {"project": project, "number": len(partners)}),)
        case StationUnits(guest=guest, host=host, domain=domain, units=units):
            return (("stationing_agreed", (guest, host), {"host": host, "domain": domain.value, "units": units}),)
        case SendMission(giver=giver, receiver=receiver, domain=domain):
            return (("mission_agreed", (giver, receiver), {"receiver": receiver, "domain": domain.value}),)


def _agreement_line(event: AgreementChanged) -> Line | None:
    about: tuple[NationId, ...] = (event.nation,) if event.nation is not None else ()
    facts: dict[str, int | str] = {"agreement": event.agreement.id}
    if event.step is Step.TRAINED:
        return None  # the exercise has a line of its own
    if event.step is Step.FOUNDED:
        about = tuple(one.nation for one in event.agreement.signatories)
        facts["number"] = len(about)
    if event.clause is not None:
        facts["clause"] = event.clause.value
    kind = {
        Step.FOUNDED: "agreement_founded",
        Step.JOINED: "agreement_joined",
        Step.AMENDED: "agreement_amended",
        Step.EXPELLED: "agreement_expelled",
        Step.NOTICE: "agreement_notice",
        Step.LEFT: "agreement_left",
        Step.LAPSED: "clause_lapsed",
        Step.ENDED: "agreement_ended",
    }
    return (kind[event.step], about, facts)


def _fate_line(event: f.EventForeseen | f.EventHappened | f.AlarmRaised | f.AppealGranted | f.PlayedOn) -> Line:
    match event:
        case f.EventForeseen(turn=turn):
            return "event_foreseen", (turn.nation,), {"event": turn.event, "round": turn.round}
        case f.EventHappened(turn=turn):
            return "event_happened", (turn.nation,), {"event": turn.event}
        case f.AlarmRaised(level=level, stability=stability):
            return "alarm_raised", (), {"level": level, "stability": stability}
        case f.AppealGranted(reason=reason):
            return "appeal_granted", (), {"reason": reason}
        case f.PlayedOn(reason=reason):
            return "played_on", (), {"reason": reason}


def _work_lines(state: GameState, event: e.WorkEvent) -> tuple[Line, ...]:
    match event:
        case e.PartnerLeft(project=work, nation=nation):
            return (("project_left", (nation,), _named(state, work)),)
        case e.ProjectOverran(project=work):
            return (("project_overran", (), _named(state, work)),)
        case e.ProjectOpposed(project=work, nation=nation):
            return (("project_opposed", (nation,), _named(state, work)),)
        case e.ProjectEnded(project=work, status=status):
            kind = "project_done" if status is ProjectStatus.DONE else "project_cancelled"
            return ((kind, (), _named(state, work)),)
        case e.SecretariatFounded():
            return (("secretariat_founded", (), {}),)
        case e.OverrunsDrawn() | e.ProjectBegun() | e.SharePaid() | e.BillsMade() | e.BillsDue():
            return ()


def _named(state: GameState, work: WorkId) -> Facts:
    found = project_of(state.works.projects, work)
    return {"project": found.card if found else ""}


def _lines(state: GameState, event: e.Event) -> tuple[Line, ...]:  # noqa: C901 - one case a member of the union
    match event:
        case e.PledgeMade():
            return (("pledge_made", (event.pledge.nation,), _pledge_facts(event.crisis, event.pledge)),)
        case e.NumbersChanged() | e.PlanSaved() | e.PhaseBegan():
            return ()
        case e.AskSet():
            return (("ask_set", (event.nation,), {"crisis": event.crisis, "units": event.units}),)
        case e.CrisisResolved():
            result = event.result
            facts: dict[str, int | str] = {"crisis": result.crisis, "outcome": result.outcome.value}
            return (("crisis_resolved", (result.target,), facts),)
        case e.RoundBegan():
            return (("round_began", (), {"round": event.round}), *_struck(event))
        case e.ControllerSet():
            return (("controller_set", (event.nation,), {"controller": event.controller.value}),)
        case r.RedControllerSet():
            return (("challenger_set", (), {"player": event.controller.value}),)
        case e.PledgeWithdrawn():
            return (("pledge_withdrawn", (event.nation,), {"crisis": event.crisis}),)
        case e.PledgeStruck():
            return (("pledge_struck", (event.nation,), {"crisis": event.crisis}),)
        case e.PledgeReleased():
            return (("pledge_released", (event.nation,), {"crisis": event.crisis}),)
        case e.UnitsDeclined():
            kind = "units_declined" if event.declined else "units_admitted"
            return ((kind, (event.nation,), {"crisis": event.crisis}),)
        case e.PledgesJudged():
            return tuple(
                (
                    "pledge_broken",
                    (judged.nation,),
                    {"crisis": judged.crisis, "promised": judged.promised, "sent": judged.sent},
                )
                for judged in event.results
                if not judged.kept
            )
        case e.GovernmentFell():
            return (("government_fell", (event.nation,), {}),)
        case e.DeadlineMoved():
            return (("grace_given" if event.grace else "phase_extended", (), {}),)
        case e.ClockPaused():
            return (("clock_paused", (), {}),)
        case e.ClockResumed():
            return (("clock_resumed", (), {}),)
        case e.DealStruck():
            return tuple(line for term in event.deal.terms for line in _term_lines(term))
        case AgreementChanged():
            line = _agreement_line(event)
            return (line,) if line else ()
        case ClauseBreached():
            facts = {"agreement": event.agreement, "clause": event.breach.clause.value}
            return (("clause_breached", (event.breach.nation,), facts),)
        case f.EventForeseen() | f.EventHappened() | f.AlarmRaised() | f.AppealGranted() | f.PlayedOn():
            return (_fate_line(event),)
        case e.StationingEnded():
            return (_departure(event),)
        case e.GameEnded():
            return (("game_ended", (), {"tier": event.ending.tier.value}),)
        case (
            e.TableConfigured()
            | e.ReadySet()
            | e.PositionStated()
            | e.StandingOrdersDrawn()
            | e.PlanSealed()
            | e.PlanReopened()
            | e.PlansRevealed()
            | e.HelpCounted()
            | e.CardScheduled()
            | e.TagMarked()
            | e.DealProposed()
            | e.DealAccepted()
            | e.OfferClosed()
            | e.ReportShared()
            | f.AgendasDealt()
            | f.FeatsCounted()
            | f.RulingAwaited()
            | r.RedPrepared()
            | r.CardsLaid()
            | r.SplitsCounted()
        ):
            return ()
        case _:
            return _work_lines(state, event)
