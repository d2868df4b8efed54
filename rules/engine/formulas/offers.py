"""Why terms cannot be offered or agreed to: the same answer for a command and for what a screen offers (rules 10.4)."""

from rules.engine.agreements import AmendAgreement, ExpelMember, FoundAgreement, JoinAgreement
from rules.engine.deals import GiveAid, HoldExercise, Offer, SendMission, StartProject, StationUnits, Term
from rules.engine.errors import Reason, Refusal
from rules.engine.formulas.building import mission_refusal, room_refusal, stationing_refusal
from rules.engine.formulas.consent import parties_of
from rules.engine.formulas.deals import aid_in, aid_limit, cost_of, exercising, held_back
from rules.engine.formulas.projects import TWO, project_refusal
from rules.engine.formulas.signing import agreement_refusal, agreements_in, ratification_refusal
from rules.engine.ids import Module, NationId
from rules.engine.module_constants import given
from rules.engine.ruleset import Ruleset
from rules.engine.state import GameState


def _no(reason: Reason, rule: str, **facts: int | str) -> Refusal:
    return Refusal(reason=reason, rule=rule, facts=facts)


def _unknown(state: GameState, *nations: NationId) -> Refusal | None:
    if all(nation in state.nations for nation in nations):
        return None
    return _no(Reason.UNKNOWN_NATION, "2.2", nations=", ".join(state.settings.nations))


def _aid_refusal(state: GameState, term: GiveAid) -> Refusal | None:
    if term.giver == term.receiver or term.points < 1:
        return _no(Reason.BAD_TERM, "10.6", term="aid")
    return _unknown(state, term.giver, term.receiver)


def _exercise_refusal(ruleset: Ruleset, state: GameState, term: HoldExercise) -> Refusal | None:
    if Module.EXERCISES not in ruleset.scenario.modules:
        return _no(Reason.NOT_IN_SCENARIO, "10.7", module=Module.EXERCISES.value)
    if len(term.nations) < TWO or list(term.nations) != sorted(set(term.nations)):
        return _no(Reason.BAD_TERM, "10.7", term="exercise")
    return _unknown(state, *term.nations)


def _term_refusal(ruleset: Ruleset, state: GameState, term: Term) -> Refusal | None:
    match term:
        case GiveAid():
            return _aid_refusal(state, term)
        case HoldExercise():
            return _exercise_refusal(ruleset, state, term)
        case FoundAgreement() | JoinAgreement() | AmendAgreement() | ExpelMember():
            return agreement_refusal(ruleset, state, term)
        case StartProject():
            return _unknown(state, term.host, *term.partners) or project_refusal(ruleset, state, term)
        case StationUnits():
            return stationing_refusal(ruleset, term) or _unknown(state, term.guest, term.host)
        case SendMission():
            return mission_refusal(ruleset, state, term) or _unknown(state, term.giver, term.receiver)


def _busy_refusal(state: GameState, terms: tuple[Term, ...]) -> Refusal | None:
    """Return why nations cannot train once more this year, or a project cannot be begun twice."""
    begun = [term.project for term in terms if isinstance(term, StartProject)]
    again = next((project for project in begun if begun.count(project) > 1), None)
    if again is not None:
        return _no(Reason.PROJECT_TAKEN, "13.5", project=again)
    trained = [nation for term in terms if isinstance(term, HoldExercise) for nation in term.nations]
    busy = exercising(state)
    twice = next((nation for nation in trained if nation in busy or trained.count(nation) > 1), None)
    return None if twice is None else _no(Reason.EXERCISED, "10.7", nation=twice)


def terms_refusal(ruleset: Ruleset, state: GameState, proposer: NationId, terms: tuple[Term, ...]) -> Refusal | None:
    """Return why terms could never be carried out, or None."""
    most = given(ruleset.constants.deals).terms
    if not 1 <= len(terms) <= most:
        return _no(Reason.TOO_MANY_TERMS, "10.4", low=1, high=most)
    found = next((no for term in terms if (no := _term_refusal(ruleset, state, term))), None)
    if found is None and len(agreements_in(terms)) > 1:
        return _no(Reason.BAD_TERM, "11.1", term="agreements")
    alone = len(parties_of(state, proposer, terms)) < TWO
    if found is None and alone and not any(isinstance(term, JoinAgreement) for term in terms):
        return _no(Reason.BAD_TERM, "10.4", term="parties")
    return found or _busy_refusal(state, terms) or room_refusal(state, terms)


def means_refusal(ruleset: Ruleset, state: GameState, nation: NationId, terms: tuple[Term, ...]) -> Refusal | None:
    """Return why a nation could not stand by what it would say yes to, beside all it has said yes to; None: it can."""
    aid, high = aid_in(terms, nation), aid_limit(ruleset, state, nation)
    if aid > high:
        return _no(Reason.AID_TOO_LARGE, "10.6", high=high)
    cost = cost_of(ruleset, state, terms, nation)
    left = state.nations[nation].budget - held_back(ruleset, state, nation)
    if cost > left:
        return _no(Reason.OVER_BUDGET, "10.6", cost=cost, budget=left)
    return ratification_refusal(ruleset, state, nation, terms)


def answer_refusal(ruleset: Ruleset, state: GameState, nation: NationId, offer: Offer) -> Refusal | None:
    """Return why a party cannot say yes to an open offer, or None."""
    return terms_refusal(ruleset, state, offer.proposer, offer.terms) or means_refusal(
        ruleset, state, nation, offer.terms
    )
