"""Agreements: founding, leaving, upholding and breaking them (rules 11)."""

from itertools import combinations

from rules.engine import commands as c
from rules.engine.agreement_events import AgreementChanged
from rules.engine.agreements import (
    Agreement,
    AgreementTerm,
    AmendAgreement,
    Clause,
    ExpelMember,
    FoundAgreement,
    JoinAgreement,
    Provision,
    Signatory,
    Step,
)
from rules.engine.copying import revise
from rules.engine.deals import HoldExercise, Offer
from rules.engine.decide.breaches import be_open, share_burdens, train_together
from rules.engine.decide.diplomacy import require_phase
from rules.engine.decide.script import Script
from rules.engine.errors import Reason, refuse
from rules.engine.formulas.agreements import (
    TWO,
    agreement_of,
    agreements_with,
    bindings,
    binds,
    bound_by,
    clauses_of,
    in_force,
    is_regional,
    members_of,
    signatory_of,
    upkeep,
)
from rules.engine.formulas.signing import proposal_cost
from rules.engine.ids import AgreementId, Cause, Module, NationId, Phase, Quantity
from rules.engine.module_constants import given


def pay_proposal(script: Script, offer: Offer) -> None:
    """Take the influence that founding or changing an agreement costs who proposed it (rules 11.4)."""
    cost = proposal_cost(script.ruleset, offer.terms)
    script.nation(offer.proposer, Quantity.INFLUENCE, -cost, Cause.PROPOSAL, "11.4")


def _changed(
    script: Script, agreement: Agreement, step: Step, nation: NationId | None = None, clause: Clause | None = None
) -> None:
    script.happen(AgreementChanged(agreement=agreement, step=step, nation=nation, clause=clause))


def agree(script: Script, term: AgreementTerm) -> None:
    """Do what has been agreed on, at once; it was allowed when the last word was given (rules 11.1, 11.14 to 11.16)."""
    if isinstance(term, FoundAgreement):
        _found(script, term)
        return
    agreement = agreement_of(script.state, term.agreement)
    if agreement is None:
        raise AssertionError(term)
    match term:
        case JoinAgreement(nation=nation, partner=partner):
            one = Signatory(nation=nation, since=script.state.round, partner=partner)
            _changed(script, _with(agreement, one), Step.JOINED, nation)
            draw_together(script, agreement.id)
        case AmendAgreement():
            _changed(script, _amended(script, agreement, term), Step.AMENDED)
            draw_together(script, agreement.id)
        case ExpelMember(nation=nation):
            _out(script, agreement, nation, Step.EXPELLED)


def _amended(script: Script, agreement: Agreement, term: AmendAgreement) -> Agreement:
    """Return an agreement with the one thing changed that a term is about."""
    floor = agreement.floor if term.floor is None else term.floor
    kept = tuple(provision for provision in agreement.provisions if provision.clause is not term.remove)
    if term.remove is Clause.BURDEN_SHARING:
        floor = 0
    if term.add is not None:
        kept = (*kept, Provision(clause=term.add, since=script.state.round))
    promoted = tuple(
        revise(one, partner=False, since=script.state.round) if one.nation == term.promote else one
        for one in agreement.signatories
    )
    return revise(agreement, provisions=kept, floor=floor, signatories=promoted)


def draw_together(script: Script, name: AgreementId) -> None:
    """Let members of a regional agreement work together well enough from the start (rules 11.17)."""
    agreement = agreement_of(script.state, name)
    if agreement is None or Module.EXERCISES not in script.ruleset.scenario.modules:
        return
    if not is_regional(script.state, agreement):
        return
    least = given(script.ruleset.constants.agreements).regional_practice
    for one, other in combinations(members_of(agreement), TWO):
        missing = least - script.pair_now(one, other)
        if missing > 0:
            script.pair(one, other, missing, (Cause.AGREEMENT, "11.17", None))


def _found(script: Script, term: FoundAgreement) -> None:
    """Bring an agreement into force (rules 11.1)."""
    now = script.state.round
    parties = sorted((*term.members, *term.partners))
    agreement = Agreement(
        id=term.name,
        signatories=tuple(Signatory(nation=nation, since=now, partner=nation in term.partners) for nation in parties),
        provisions=tuple(Provision(clause=clause, since=now) for clause in term.clauses),
        floor=term.floor,
        accession=term.accession,
        until=now + term.rounds - 1 if term.rounds else 0,
        notice=term.notice,
        purpose=term.purpose,
        founded=now,
    )
    _changed(script, agreement, Step.FOUNDED)
    draw_together(script, agreement.id)


def leave_agreement(script: Script, nation: NationId, command: c.LeaveAgreement) -> None:
    """Give notice, or leave at once where the agreement asks for none (rules 11.6)."""
    if Module.AGREEMENTS not in script.ruleset.scenario.modules:
        raise refuse(Reason.NOT_IN_SCENARIO, "11.1", module=Module.AGREEMENTS.value)
    require_phase(script, Phase.DIPLOMACY)
    agreement = agreement_of(script.state, command.agreement)
    one = signatory_of(agreement, nation) if agreement is not None else None
    if agreement is None or one is None:
        raise refuse(Reason.UNKNOWN_AGREEMENT, "11.6")
    if one.leaves:
        raise refuse(Reason.LEAVES_ALREADY, "11.6", round=one.leaves)
    if agreement.notice:
        leaving = _with(agreement, revise(one, leaves=script.state.round + agreement.notice - 1))
        _changed(script, leaving, Step.NOTICE, nation)
    else:
        _out(script, agreement, nation)


def _with(agreement: Agreement, one: Signatory) -> Agreement:
    """Return an agreement with a nation's part in it as it is now."""
    others = [other for other in agreement.signatories if other.nation != one.nation]
    return revise(agreement, signatories=tuple(sorted([*others, one], key=lambda part: part.nation)))


def _out(script: Script, agreement: Agreement, nation: NationId, step: Step = Step.LEFT) -> None:
    """Let a nation be out; an agreement of one member is none (rules 11.6)."""
    rest = tuple(one for one in agreement.signatories if one.nation != nation)
    left = revise(agreement, signatories=rest)
    _changed(script, left, step, nation)
    if len(members_of(left)) < TWO:
        _changed(script, revise(left, ended=script.state.round), Step.ENDED)


def note_training(script: Script, exercise: HoldExercise) -> None:
    """Remember who has trained with others whom joint training binds (rules 11.12)."""
    for agreement in agreements_with(script.state, Clause.JOINT_TRAINING):
        together = set(bound_by(agreement, Clause.JOINT_TRAINING)).intersection(exercise.nations)
        if len(together) >= TWO:
            trained = tuple(
                revise(one, trained=script.state.round) if one.nation in together else one
                for one in agreement.signatories
            )
            _changed(script, revise(agreement, signatories=trained), Step.TRAINED)


def end_agreements_year(script: Script) -> None:
    """Play what agreements bring and ask at the year's end (rules 11.7 to 11.9)."""
    share_burdens(script)
    train_together(script)
    be_open(script)
    script.settle()
    for nation in script.state.settings.nations:
        _uphold(script, nation)
    for agreement in in_force(script.state):
        _run_out(script, agreement)


def _uphold(script: Script, nation: NationId) -> None:
    """Pay for what binds a nation beyond what is free; what it cannot pay for lapses, newest first (rules 11.7)."""
    found = bindings(script.state, nation)
    while found and upkeep(script.ruleset, len(found)) > script.number(nation, Quantity.INFLUENCE):
        agreement, clause = found.pop()
        _lapse(script, agreement.id, nation, clause)
    script.nation(nation, Quantity.INFLUENCE, -upkeep(script.ruleset, len(found)), Cause.UPKEEP, "11.7")


def _lapse(script: Script, agreement_id: AgreementId, nation: NationId, clause: Clause) -> None:
    agreement = agreement_of(script.state, agreement_id)
    one = signatory_of(agreement, nation) if agreement is not None else None
    if agreement is None or one is None:
        return  # an earlier lapse of this year has ended it
    less = revise(one, lapsed=tuple(sorted((*one.lapsed, clause))))
    without = _with(agreement, less)
    _changed(script, without, Step.LAPSED, nation, clause)
    if not any(binds(without, less, kept) for kept in clauses_of(without)):
        _out(script, without, nation)


def _run_out(script: Script, agreement: Agreement) -> None:
    """Let those go whose notice is over, and end what was agreed on for so long only (rules 11.6)."""
    now = script.state.round
    for one in agreement.signatories:
        current = agreement_of(script.state, agreement.id)
        if one.leaves == now and current is not None:
            _out(script, current, one.nation)
    current = agreement_of(script.state, agreement.id)
    if current is not None and current.until == now:
        _changed(script, revise(current, ended=now), Step.ENDED)
