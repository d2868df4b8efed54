"""Chapter 10: offers that only their parties know, and deals that bind."""

import pytest

from rules.engine import codec
from rules.engine.actors import FacilitatorViewer, PublicViewer, SeatViewer
from rules.engine.apply import apply
from rules.engine.commands import AcceptDeal, Command, ProposeDeal, RefuseDeal, WithdrawDeal
from rules.engine.copying import revise
from rules.engine.deals import Deal, GiveAid, HoldExercise, Offer, OfferStatus, Term
from rules.engine.errors import Reason, RefusedError
from rules.engine.formulas.deals import held_back, offer_id
from rules.engine.formulas.ties import interoperability
from rules.engine.ids import Module, NationId, OfferId, Phase
from rules.engine.screen import screen
from rules.engine.state import GameState
from tests.engine.builders import (
    ASH,
    BAY,
    COB,
    FIRST,
    a_crisis,
    a_nation,
    a_plan,
    a_state,
    ended_phase,
    full,
    harbour,
    played,
    seat,
)

RULES = revise(
    full(),
    scenario=revise(
        full().scenario, modules=frozenset({Module.DEALS, Module.EXERCISES, Module.READINESS}), friction=False
    ),
)


def aid(giver: NationId, receiver: NationId, points: int) -> GiveAid:
    """A term of aid."""
    return GiveAid(giver=giver, receiver=receiver, points=points)


def offered(
    state: GameState, nation: NationId, *terms: Term, counters: OfferId | None = None
) -> tuple[GameState, Offer]:
    """The state after an offer, and the offer."""
    state = played(RULES, state, ProposeDeal(terms=terms, counters=counters), seat(nation))
    return state, state.ties.offers[-1]


def what_became_of(state: GameState, offer: Offer) -> Offer:
    """The offer as it stands now."""
    return next(known for known in state.ties.offers if known.id == offer.id)


def why_not(state: GameState, command: Command, nation: NationId) -> tuple[Reason, str]:
    """The reason and clause of a refusal."""
    with pytest.raises(RefusedError) as refused:
        apply(RULES, state, command, seat(nation), 0)
    return refused.value.refusal.reason, refused.value.refusal.rule


def talks() -> GameState:
    """Harbour while nations talk: a flood first, and 12 RP each."""
    state = a_crisis(a_state(ruleset=RULES))
    for nation in (ASH, BAY, COB):
        state = a_nation(state, nation, budget=12)
    return state


@pytest.mark.rule("10.4", "10.5")
def test_a_deal_is_struck_by_the_last_yes_and_is_public_then() -> None:
    state, offer = offered(talks(), ASH, aid(ASH, BAY, 3), aid(COB, BAY, 2))

    assert offer.parties == (ASH, BAY, COB)
    state = played(RULES, state, AcceptDeal(offer=offer.id), seat(BAY))
    assert state.ties.deals == ()
    state = played(RULES, state, AcceptDeal(offer=offer.id), seat(COB))

    assert state.ties.deals == (Deal(id=offer.id, parties=offer.parties, terms=offer.terms),)
    assert what_became_of(state, offer).status is OfferStatus.STRUCK
    assert {nation: state.nations[nation].budget for nation in (ASH, BAY, COB)} == {ASH: 9, BAY: 17, COB: 10}
    shown = screen(RULES, state, PublicViewer())
    assert [deal["parties"] for deal in shown["ties"]["deals"]] == [[ASH, BAY, COB]]
    assert [line["kind"] for line in shown["news"].values()][-2:] == ["aid_agreed", "aid_agreed"]


@pytest.mark.rule("10.5")
def test_who_is_no_party_sees_nothing_of_an_offer_however_it_ends() -> None:
    plain = talks()
    endings: list[list[tuple[NationId, type[RefuseDeal | WithdrawDeal]]]] = [
        [],
        [(BAY, RefuseDeal)],
        [(ASH, WithdrawDeal)],
    ]

    for ending in endings:
        state, offer = offered(plain, ASH, aid(ASH, BAY, 3))
        for nation, command in ending:
            state = played(RULES, state, command(offer=offer.id), seat(nation))

        for viewer in (PublicViewer(), SeatViewer(nation=COB)):
            assert screen(RULES, state, viewer) == screen(RULES, plain, viewer)
        assert offer.id in screen(RULES, state, SeatViewer(nation=BAY))["you"]["offers"]
        assert offer.id in screen(RULES, state, FacilitatorViewer())["all_offers"]


@pytest.mark.rule("10.5")
def test_the_name_of_an_offer_tells_nothing_of_offers_to_others() -> None:
    terms = (aid(ASH, COB, 2),)
    busy, _ = offered(talks(), ASH, aid(ASH, BAY, 1))
    busy, _ = offered(busy, BAY, aid(ASH, BAY, 2))

    assert offer_id(busy, ASH, terms) == offer_id(talks(), ASH, terms)
    assert offer_id(talks(), ASH, terms) != offer_id(talks(), BAY, terms)
    once, first = offered(talks(), ASH, *terms)
    again = played(RULES, once, WithdrawDeal(offer=first.id), seat(ASH))
    assert offer_id(again, ASH, terms) != first.id


@pytest.mark.rule("10.5")
def test_an_offer_to_others_is_as_unknown_as_none_at_all() -> None:
    state, offer = offered(talks(), ASH, aid(ASH, BAY, 3))

    nowhere = OfferId("r9o9")
    for known, unknown in (
        (AcceptDeal(offer=offer.id), AcceptDeal(offer=nowhere)),
        (RefuseDeal(offer=offer.id), RefuseDeal(offer=nowhere)),
        (WithdrawDeal(offer=offer.id), WithdrawDeal(offer=nowhere)),
    ):
        assert why_not(state, known, COB) == why_not(state, unknown, COB) == (Reason.UNKNOWN_OFFER, "10.5")


@pytest.mark.rule("10.5")
def test_a_counter_offer_closes_the_offer_it_answers() -> None:
    state, offer = offered(talks(), ASH, aid(ASH, BAY, 1))

    state, counter = offered(state, BAY, aid(ASH, BAY, 3), aid(BAY, COB, 1), counters=offer.id)

    assert what_became_of(state, offer).status is OfferStatus.COUNTERED
    assert what_became_of(state, offer).closed_by == BAY
    assert counter.counters == offer.id
    seen_by = {
        nation: screen(RULES, state, SeatViewer(nation=nation))["you"]["offers"][counter.id]
        for nation in (ASH, BAY, COB)
    }
    assert seen_by[ASH]["counters"] == offer.id
    assert "counters" not in seen_by[COB]
    assert why_not(state, AcceptDeal(offer=offer.id), BAY) == (Reason.OFFER_CLOSED, "10.5")


@pytest.mark.rule("10.6")
def test_what_is_promised_in_open_offers_cannot_be_promised_again() -> None:
    state, offer = offered(a_nation(talks(), ASH, budget=6), ASH, aid(ASH, BAY, 2))

    assert held_back(RULES, state, ASH) == 2
    assert why_not(state, ProposeDeal(terms=(aid(ASH, COB, 1),)), ASH) == (Reason.AID_TOO_LARGE, "10.6")
    state = played(RULES, state, WithdrawDeal(offer=offer.id), seat(ASH))
    assert held_back(RULES, state, ASH) == 0
    _, again = offered(state, ASH, aid(ASH, COB, 2))
    assert again.status is OfferStatus.OPEN


@pytest.mark.rule("10.6")
@pytest.mark.parametrize("used, lapses", [(0, 4), (1, 3), (4, 0), (6, 0)])
def test_aid_is_spent_first_and_lapses_where_it_is_not_spent(used: int, lapses: int) -> None:
    state, offer = offered(talks(), ASH, aid(ASH, BAY, 4))
    state = played(RULES, state, AcceptDeal(offer=offer.id), seat(BAY))
    assert state.nations[BAY].budget == 16
    state = ended_phase(RULES, state)

    plan = a_plan(investments={"cyber": used} if used else {})
    state = revise(state, plans={ASH: a_plan(), BAY: plan, COB: a_plan()})
    year_end = ended_phase(RULES, ended_phase(RULES, state))

    assert year_end.nations[BAY].budget == 16 - used - lapses


@pytest.mark.rule("10.7")
def test_an_exercise_brings_those_closer_who_take_part_but_helps_from_the_next_year_on() -> None:
    before = talks()
    state, offer = offered(before, ASH, HoldExercise(nations=(ASH, BAY)))
    state = played(RULES, state, AcceptDeal(offer=offer.id), seat(BAY))
    cost = 12 - state.nations[ASH].budget
    assert cost == max(1, 2 * before.nations[ASH].gdp // 100_000)
    state = ended_phase(RULES, state)

    both = a_plan({(FIRST, "relief"): 1})
    after = ended_phase(RULES, revise(state, plans={ASH: both, BAY: both, COB: a_plan()}))

    start = interoperability(before, ASH, BAY)
    trained = start + (100 - start) // 6
    assert interoperability(after, ASH, BAY) == trained + (100 - trained) // 12
    assert interoperability(after, ASH, COB) == interoperability(before, ASH, COB)
    assert after.results[0].needs[0].cohesion == 700 + 4 * (50 * 2 + 2 * start) // 4
    assert after.nations[ASH].trust[BAY] == before.nations[ASH].trust[BAY] + 3
    assert after.nations[BAY].readiness == before.nations[BAY].readiness + 4
    assert after.nations[COB].readiness == before.nations[COB].readiness


@pytest.mark.rule("10.7")
def test_a_nation_takes_part_in_one_exercise_a_year() -> None:
    state, offer = offered(talks(), ASH, HoldExercise(nations=(ASH, BAY)))
    state, late = offered(state, COB, HoldExercise(nations=(BAY, COB)))
    state = played(RULES, state, AcceptDeal(offer=offer.id), seat(BAY))

    assert why_not(state, AcceptDeal(offer=late.id), BAY) == (Reason.EXERCISED, "10.7")
    may = screen(RULES, state, SeatViewer(nation=BAY))["may"]["deals"]
    assert may["exercise_with"] == []
    assert may["offers"][late.id]["can_accept"] is False
    assert may["offers"][late.id]["why_not"] == "exercised"


@pytest.mark.rule("10.5")
def test_open_offers_lapse_when_talks_end_and_are_gone_the_year_after() -> None:
    state, offer = offered(talks(), ASH, aid(ASH, BAY, 1))

    state = ended_phase(RULES, state)

    assert what_became_of(state, offer).status is OfferStatus.LAPSED
    for _ in range(3):
        state = ended_phase(RULES, state)
    assert state.round == 2
    assert not state.ties.offers


def test_what_a_screen_offers_is_what_can_be_done() -> None:
    state, offer = offered(talks(), ASH, aid(BAY, ASH, 4))

    may = screen(RULES, state, SeatViewer(nation=BAY))["may"]["deals"]
    own = screen(RULES, state, SeatViewer(nation=ASH))["may"]["deals"]

    assert (may["aid_max"], may["left"], may["held_back"]) == (4, 12, 0)
    assert may["offers"][offer.id] == {
        "can_accept": True,
        "can_refuse": True,
        "can_counter": True,
        "can_withdraw": False,
    }
    assert own["offers"][offer.id]["can_withdraw"] is True
    assert own["offers"][offer.id]["can_accept"] is False
    assert "deals" not in screen(RULES, ended_phase(RULES, state), SeatViewer(nation=BAY))["may"]


def test_without_the_module_nothing_can_be_offered() -> None:
    state = a_state(Phase.DIPLOMACY)

    with pytest.raises(RefusedError) as refused:
        apply(harbour(), state, ProposeDeal(terms=(aid(ASH, BAY, 1),)), seat(ASH), 0)

    assert refused.value.refusal.reason is Reason.NOT_IN_SCENARIO
    assert "offers" not in screen(harbour(), state, SeatViewer(nation=ASH))["you"]


def test_offers_survive_the_way_to_json_and_back() -> None:
    state, _ = offered(talks(), ASH, aid(ASH, BAY, 1), HoldExercise(nations=(ASH, COB)))

    assert codec.decode_state(codec.encode_state(state)) == state
