"""The face of agreements: what holds, who keeps it, what it did, and what a seat may do about it."""

from collections.abc import Callable, Iterator, Mapping

from rules.engine.agreements import (
    MEMBERS_ONLY,
    Agreement,
    AgreementTerm,
    AmendAgreement,
    Clause,
    ExpelMember,
    FoundAgreement,
    JoinAgreement,
    Signatory,
)
from rules.engine.errors import Reason
from rules.engine.formulas.agreements import (
    TWO,
    bindings,
    bound_by,
    clauses_of,
    form_of,
    in_force,
    is_regional,
    members_of,
    signatory_of,
    upkeep,
)
from rules.engine.formulas.clauses.risks import is_at_risk
from rules.engine.formulas.signing import free_names, influence_left, offered
from rules.engine.ids import NationId
from rules.engine.module_constants import given
from rules.engine.plans import Plan
from rules.engine.remembering import remembered_of_one
from rules.engine.reports import CrisisResult
from rules.engine.ruleset import Ruleset
from rules.engine.state import GameState
from rules.engine.view_agreements import (
    AgreementsMayView,
    AgreementTermView,
    AgreementView,
    AmendAgreementView,
    ChangeMayView,
    DeedView,
    FoundAgreementView,
    LeaveMayView,
    SignatoryView,
    UpheldView,
)


def agreement_term_view(term: AgreementTerm) -> AgreementTermView:
    """Return a term that makes or changes an agreement."""
    match term:
        case JoinAgreement(agreement=agreement, nation=nation, partner=partner):
            return {"type": "join_agreement", "agreement": agreement, "nation": nation, "partner": partner}
        case ExpelMember(agreement=agreement, nation=nation):
            return {"type": "expel_member", "agreement": agreement, "nation": nation}
        case AmendAgreement():
            return _amend_view(term)
        case FoundAgreement():
            return _found_view(term)


def _amend_view(term: AmendAgreement) -> AmendAgreementView:
    shown: AmendAgreementView = {"type": "amend_agreement", "agreement": term.agreement}
    if term.add is not None:
        shown["add"] = term.add.value
    if term.remove is not None:
        shown["remove"] = term.remove.value
    if term.floor is not None:
        shown["floor"] = term.floor
    if term.promote is not None:
        shown["promote"] = term.promote
    return shown


def _found_view(term: FoundAgreement) -> FoundAgreementView:
    return {
        "type": "found_agreement",
        "name": term.name,
        "members": list(term.members),
        "partners": list(term.partners),
        "clauses": [clause.value for clause in term.clauses],
        "floor": term.floor,
        "accession": term.accession.value,
        "rounds": term.rounds,
        "notice": term.notice,
        "purpose": [threat.value for threat in term.purpose],
    }


Bound = dict[str, UpheldView]
Upholding = Callable[[Ruleset, GameState, Agreement, Clause], Bound]
"""Says whom a clause binds, and how they stand to it."""


def upholding(ruleset: Ruleset, state: GameState, agreement: Agreement, clause: Clause) -> Bound:
    """Return how everybody stands to a clause that binds them."""
    return {nation: upheld(ruleset, state, agreement, clause, nation) for nation in bound_by(agreement, clause)}


def agreements_view(ruleset: Ruleset, state: GameState, bound: Upholding = upholding) -> dict[str, AgreementView]:
    """Return all agreements that there have been, by name."""
    return {
        agreement.id: _agreement(ruleset, state, agreement, order, bound)
        for order, agreement in enumerate(state.ties.agreements)
    }


def _agreement(ruleset: Ruleset, state: GameState, agreement: Agreement, order: int, bound: Upholding) -> AgreementView:
    shown: AgreementView = {
        "order": order,
        "name": ruleset.scenario.agreement_names[agreement.id],
        "form": form_of(agreement).value,
        "regional": is_regional(state, agreement),
        "founded": agreement.founded,
        "notice": agreement.notice,
        "accession": agreement.accession.value,
        "purpose": [threat.value for threat in agreement.purpose],
        "signatories": _signatories(agreement),
        "clauses": {
            provision.clause.value: {
                "order": place,
                "since": provision.since,
                "bound": bound(ruleset, state, agreement, provision.clause),
            }
            for place, provision in enumerate(agreement.provisions)
        },
        "deeds": list(_deeds(ruleset, state, agreement)),
    }
    if agreement.until:
        shown["until"] = agreement.until
    if agreement.ended:
        shown["ended"] = agreement.ended
    if agreement.floor:
        shown["floor"] = agreement.floor
    return shown


@remembered_of_one
def _signatories(agreement: Agreement) -> dict[str, SignatoryView]:
    return {one.nation: _signatory(one) for one in agreement.signatories}


def _signatory(one: Signatory) -> SignatoryView:
    shown: SignatoryView = {"since": one.since, "partner": one.partner}
    if one.leaves:
        shown["leaves"] = one.leaves
    return shown


def upheld(ruleset: Ruleset, state: GameState, agreement: Agreement, clause: Clause, nation: NationId) -> UpheldView:
    """Return how a nation stands to a clause that binds it (rules 11.8)."""
    rounds = [breach.round for breach in agreement.breaches if (breach.nation, breach.clause) == (nation, clause)]
    if not agreement.ended and is_at_risk(ruleset, state, agreement, clause, nation):
        return {"state": "at_risk", "breached": rounds}
    lately = any(number >= state.round - 1 for number in rounds)
    return {"state": "breached" if lately else "ready", "breached": rounds}


def _deeds(ruleset: Ruleset, state: GameState, agreement: Agreement) -> Iterator[DeedView]:
    """Yield the crises at members that the agreement was meant for, and what its others sent."""
    years = [(report.round, report.results, report.plans) for report in state.reports]
    if state.revealed and state.ending is None:
        years.append((state.round, state.results, state.plans))
    last = agreement.ended or state.round
    for number, results, plans in years if agreement.purpose else ():
        for result in results if agreement.founded <= number <= last else ():
            one = signatory_of(agreement, result.target)
            if one and one.since <= number and ruleset.cards[result.card].threat in agreement.purpose:
                yield _deed(number, result, sum(_sent(plans, agreement, result)))


def _sent(plans: Mapping[NationId, Plan], agreement: Agreement, result: CrisisResult) -> list[int]:
    others = [one.nation for one in agreement.signatories if one.nation != result.target]
    return [plans[nation].units(result.crisis) for nation in others]


def _deed(number: int, result: CrisisResult, units: int) -> DeedView:
    return {
        "round": number,
        "crisis": result.crisis,
        "card": result.card,
        "target": result.target,
        "outcome": result.outcome.value,
        "units": units,
    }


def may_agree(ruleset: Ruleset, state: GameState, nation: NationId) -> AgreementsMayView:
    """Return what a seat may do about agreements while nations talk."""
    constants, clauses = given(ruleset.constants.agreements), given(ruleset.constants.clauses)
    names, left = free_names(ruleset, state), influence_left(ruleset, state, nation)
    binding = len(bindings(state, nation))
    shown: AgreementsMayView = {
        "can_found": bool(names) and left >= constants.proposal and state.nations[nation].support >= constants.ratified,
        "names": names,
        "clauses": [clause.value for clause in offered(ruleset)],
        "clauses_max": constants.clauses,
        "purposes_max": constants.purposes,
        "notice_max": constants.notice,
        "rounds_max": state.settings.rounds,
        "floor_low": clauses.floor_low,
        "floor_high": clauses.floor_high,
        "cost": constants.proposal,
        "bindings": binding,
        "free": constants.free,
        "upkeep": upkeep(ruleset, binding),
        "leave": _leave(state, nation),
        "change": {one.id: _change(ruleset, state, one, nation) for one in in_force(state)},
    }
    if not names:
        shown["why_not"] = Reason.NAME_TAKEN.value
    elif left < constants.proposal:
        shown["why_not"] = Reason.OVER_INFLUENCE.value
        shown["facts"] = {"cost": constants.proposal, "influence": left}
    elif not shown["can_found"]:
        shown["why_not"] = Reason.NOT_RATIFIED.value
        shown["facts"] = {"low": constants.ratified, "support": state.nations[nation].support}
    return shown


def _change(ruleset: Ruleset, state: GameState, agreement: Agreement, nation: NationId) -> ChangeMayView:
    """Return what a seat may propose about an agreement; it costs what founding one costs."""
    have, members = clauses_of(agreement), members_of(agreement)
    outside = [str(other) for other in state.settings.nations if signatory_of(agreement, other) is None]
    shown: ChangeMayView = {
        "join": [str(nation)] if str(nation) in outside else outside if nation in members else [],
        "as_partner": not MEMBERS_ONLY.issuperset(have),
        "add": [],
        "remove": [],
        "floor": False,
        "promote": [],
        "expel": [],
    }
    if nation in members:
        fresh = any(provision.since == state.round for provision in agreement.provisions)
        others = [str(one.nation) for one in agreement.signatories if one.nation != nation]
        shown["add"] = [] if fresh else [clause.value for clause in offered(ruleset) if clause not in have]
        shown["remove"] = [clause.value for clause in have] if len(have) > 1 else []
        shown["floor"] = Clause.BURDEN_SHARING in have
        shown["promote"] = [str(one.nation) for one in agreement.signatories if one.partner]
        shown["expel"] = others if len(members) > TWO else []
    return shown


def _leave(state: GameState, nation: NationId) -> dict[str, LeaveMayView]:
    shown: dict[str, LeaveMayView] = {}
    for agreement in in_force(state):
        one = signatory_of(agreement, nation)
        if one is None:
            continue
        if one.leaves:
            why_not = Reason.LEAVES_ALREADY.value
            facts: dict[str, int | str] = {"round": one.leaves}
            shown[agreement.id] = {"allowed": False, "out": one.leaves, "why_not": why_not, "facts": facts}
        else:
            shown[agreement.id] = {"allowed": True, "out": state.round if agreement.notice else 0}
    return shown
