"""Bots found agreements with those they trust, and keep or break them by their character."""

import hashlib

from rules.bots.bonds import FLOOR, fellows, floor
from rules.bots.policies import deserved
from rules.bots.runner import turn
from rules.bots.seat import seat_of
from rules.engine.agreements import Agreement, Clause, FoundAgreement
from rules.engine.commands import AcceptDeal, ProposeDeal, RefuseDeal
from rules.engine.copying import revise
from rules.engine.ids import AgreementId, Module, NationId, Phase
from rules.lab.playout import Playout
from rules.packs.registry import load_shipped

SEED = hashlib.sha256(b"bonds").hexdigest()
STANDARD = load_shipped().ruleset("common_front")
NAMES = {AgreementId(name): name for name in ("pact", "league", "union", "accord")}
BOUND = revise(
    STANDARD,
    scenario=revise(
        STANDARD.scenario,
        modules=STANDARD.scenario.modules | {Module.AGREEMENTS},
        clauses=(Clause.BURDEN_SHARING,),
        agreement_names=NAMES,
    ),
)


def a_table(*policies: str, rounds: int = 0) -> Playout:
    """Return a table that has played so many rounds."""
    playout = Playout(BOUND, policies, SEED)
    for _ in range(rounds):
        playout.play_round()
    return playout


def agreements(playout: Playout) -> list[Agreement]:
    return [agreement for agreement in playout.state.ties.agreements if not agreement.ended]


def members(playout: Playout) -> set[str]:
    return {playout.policies[one.nation] for agreement in agreements(playout) for one in agreement.signatories}


def test_those_who_would_bind_themselves_found_one_agreement_with_a_floor_and_all_sign_it() -> None:
    playout = a_table("reciprocator", "altruist", "late", rounds=2)

    (pact,) = agreements(playout)

    assert members(playout) == {"reciprocator", "altruist", "late"}
    assert pact.floor == FLOOR
    assert [provision.clause for provision in pact.provisions] == [Clause.BURDEN_SHARING]


def test_a_free_rider_says_no_and_the_others_go_on_without_it() -> None:
    playout = a_table("reciprocator", "reciprocator", "reciprocator", "free_rider", rounds=3)

    assert members(playout) == {"reciprocator"}


def test_who_upholds_an_agreement_keeps_its_floor_and_an_opportunist_breaks_it() -> None:
    playout = a_table("altruist", "altruist", "opportunist", "altruist", rounds=5)

    broken = {playout.policies[breach.nation] for pact in agreements(playout) for breach in pact.breaches}

    assert "opportunist" in members(playout)
    assert broken == {"opportunist"}


def test_a_seat_helps_its_fellows_whatever_their_record_and_knows_its_floor() -> None:
    playout = a_table("reciprocator", "reciprocator", "altruist", "free_rider", rounds=3)
    (pact,) = agreements(playout)
    nation = next(one.nation for one in pact.signatories if playout.policies[one.nation] == "reciprocator")
    poor = {other: revise(own, record=0, record_history=(0, 0, 0)) for other, own in playout.state.nations.items()}
    playout.state = revise(playout.state, nations=poor)

    seat = seat_of(playout.look(nation), SEED)

    assert floor(seat) == FLOOR
    assert fellows(seat)
    for crisis in seat.crises:
        assert deserved(seat, crisis) == (100 if crisis["target"] in fellows(seat) else 0)


def test_an_agreement_is_answered_by_character_and_none_is_proposed_twice() -> None:
    playout = a_table("altruist", "free_rider", "opportunist", "late")
    first, *others = playout.policies
    while playout.state.phase is not Phase.DIPLOMACY:
        playout.end_phase()

    playout.speak(first)
    answers = {playout.policies[other]: turn(playout.policies[other], playout.look(other), SEED) for other in others}

    offered = [offer for offer in playout.state.ties.offers if isinstance(offer.terms[0], FoundAgreement)]
    assert len(offered) == 1
    said = {
        policy: type(move.command)
        for policy, moves in answers.items()
        for move in moves
        if isinstance(move.command, AcceptDeal | RefuseDeal) and move.command.offer == offered[0].id
    }
    assert said["free_rider"] is RefuseDeal
    assert said["opportunist"] is said["late"] is AcceptDeal
    again = [move.command for move in turn("altruist", playout.look(first), SEED)]
    assert not any(isinstance(one, ProposeDeal) and isinstance(one.terms[0], FoundAgreement) for one in again)


def test_without_the_module_nobody_is_bound_and_nothing_is_looked_for() -> None:
    playout = Playout(STANDARD, ["reciprocator"] * 3, SEED)
    nation = NationId(next(iter(playout.policies)))

    seat = seat_of(playout.look(nation), SEED)

    assert seat.agreements == []
    assert floor(seat) == 0
