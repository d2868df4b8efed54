"""Chapter 16: crises that go on, cards that follow, harm that spreads along agreements, and opportunities."""

import pytest

from rules.engine.actors import PublicViewer
from rules.engine.agreements import Accession, Agreement, Clause, Provision, Signatory
from rules.engine.cards import Card, FollowUp, Place
from rules.engine.chance import Stream
from rules.engine.commands import StartGame
from rules.engine.copying import revise
from rules.engine.formulas.following import partners, place_of, spreads_to, weighed
from rules.engine.ids import AgreementId, CardId, Cause, CrisisId, NationId, Outcome, Phase, Quantity
from rules.engine.reports import NationChange
from rules.engine.ruleset import Ruleset
from rules.engine.screen import screen
from rules.engine.state import GameState, Scheduled
from rules.engine.ties import Ties
from tests.engine.builders import (
    ASH,
    BAY,
    COB,
    FIRST,
    a_crisis,
    a_plan,
    a_state,
    a_table,
    ended_phase,
    full,
    harbour,
    played,
    resolved,
)

FLOOD, RAID = CardId("flood"), CardId("raid")
SECOND_STAGE = CardId("flood.2")


def with_cards(*cards: Card) -> Ruleset:
    """Harbour with these cards in the place of its own, or beside them."""
    rules = harbour()
    told = {card.id: rules.words[FLOOD] for card in cards if card.id not in rules.words}
    return revise(rules, cards={**rules.cards, **{card.id: card for card in cards}}, words={**rules.words, **told})


def a_flood(**fields: object) -> Card:
    """The flood, with other fields."""
    return revise(harbour().cards[FLOOD], **fields)


def staged() -> Ruleset:
    """A flood that goes on where it is not held."""
    again = FollowUp(card=SECOND_STAGE, outcomes=(Outcome.PARTIAL, Outcome.FAILED))
    return with_cards(a_flood(follow_ups=(again,)), a_flood(id=SECOND_STAGE, stage=2, severity=3))


def flooded(rules: Ruleset, units: int = 0) -> GameState:
    """The reveal of a flood of 2000 at Cobham, against which Bayview sends so many units."""
    state = a_crisis(a_state(Phase.PLANNING, rules), demand=2000)
    return resolved(rules, state, bay=a_plan({("r1c1", "relief"): units} if units else {}))


def next_year(rules: Ruleset, state: GameState) -> GameState:
    """The state as the next round has opened."""
    return ended_phase(rules, ended_phase(rules, state))


@pytest.mark.rule("16.12")
def test_a_crisis_goes_on_at_its_target_with_its_next_stage() -> None:
    rules = staged()
    failed = flooded(rules)
    after = next_year(rules, failed)
    later = next(crisis for crisis in after.crises.values() if crisis.card == SECOND_STAGE)

    assert failed.scheduled == (Scheduled(card=SECOND_STAGE, round=2, target=COB, since=FIRST),)
    assert (later.target, later.since) == (COB, FIRST)
    shown = screen(rules, after, PublicViewer())["crises"][later.id]
    assert (shown["stage"], shown["since"]) == (2, FIRST)


@pytest.mark.rule("16.12")
def test_a_crisis_that_was_held_does_not_go_on() -> None:
    assert flooded(staged(), 3).results[0].outcome in (Outcome.CONTAINED, Outcome.MANAGED)
    assert flooded(staged(), 3).scheduled == ()


@pytest.mark.rule("16.12")
def test_a_later_stage_is_never_drawn() -> None:
    rules = staged()
    drawn = revise(rules.scenario, cards=(SECOND_STAGE, FLOOD, RAID), opening=())
    rules = revise(rules, scenario=drawn)

    for seed in range(20):
        state = played(rules, a_table(rules, 3, f"{seed:064x}"), StartGame())
        assert {crisis.card for crisis in state.crises.values()} == {FLOOD, RAID}


@pytest.mark.rule("16.13")
def test_a_card_follows_after_the_outcomes_it_names_so_many_rounds_later() -> None:
    follow = FollowUp(card=RAID, outcomes=(Outcome.FAILED,), rounds=2)
    held = revise(follow, outcomes=(Outcome.CONTAINED,))

    assert flooded(with_cards(a_flood(follow_ups=(follow, held)))).scheduled == (
        Scheduled(card=RAID, round=3, target=COB),
    )
    always = flooded(with_cards(a_flood(follow_ups=(FollowUp(card=RAID),))), 3)
    assert [again.card for again in always.scheduled] == [RAID]


@pytest.mark.rule("16.13", "1.6")
def test_chance_decides_for_each_follow_up_alone() -> None:
    rules = with_cards(a_flood(follow_ups=(FollowUp(card=RAID, chance=50), FollowUp(card=CardId("leak"), chance=50))))
    state = a_crisis(a_state(Phase.PLANNING, rules), demand=2000)
    found = set()
    for seed in range(40):
        after = resolved(rules, revise(state, seed=f"{seed:064x}"))
        drawn = tuple(again.card for again in after.scheduled)
        expected = tuple(
            follow.card
            for number, follow in enumerate(rules.cards[FLOOD].follow_ups)
            if Stream(seed=after.seed, name=f"follow:r1c1:{number}").below(100) < 50
        )
        assert drawn == expected
        found.add(drawn)
    assert len(found) == 4


def bound(state: GameState, *nations: NationId, ended: int = 0) -> GameState:
    """The state with an agreement of these nations."""
    agreement = Agreement(
        id=AgreementId("pact"),
        signatories=tuple(Signatory(nation=nation, since=1) for nation in sorted(nations)),
        provisions=(Provision(clause=Clause.JOINT_TRAINING, since=1),),
        floor=0,
        accession=Accession.OPEN,
        until=0,
        notice=0,
        purpose=(),
        founded=1,
        ended=ended,
    )
    return revise(state, ties=Ties(agreements=(agreement,)))


@pytest.mark.rule("16.13")
def test_what_follows_strikes_a_neighbour_or_a_partner_where_there_is_one() -> None:
    state = bound(a_state(Phase.PLANNING), BAY, COB)
    stream = Stream(seed=state.seed, name="somewhere")

    assert place_of(state, ASH, Place.NEIGHBOUR, stream) == BAY
    assert place_of(state, COB, Place.NEIGHBOUR, stream) == COB, "nobody else lies in the south"
    assert place_of(state, COB, Place.PARTNER, stream) == BAY
    assert place_of(state, ASH, Place.PARTNER, stream) == ASH
    assert place_of(state, ASH, Place.TARGET, stream) == ASH
    assert partners(bound(state, BAY, COB, ended=1), COB) == ()


@pytest.mark.rule("16.14")
def test_harm_spreads_along_agreements_where_the_card_says_so() -> None:
    far = with_cards(a_flood(spills_to_partners=True))
    for plain, hurt in ((far, {COB, BAY}), (harbour(), {COB})):
        rules = revise(plain, constants=revise(plain.constants, clauses=full().constants.clauses))
        state = bound(a_crisis(a_state(Phase.PLANNING, rules), demand=2000), BAY, COB)
        after = resolved(rules, state)
        changes = [
            change
            for change in after.ledger
            if isinstance(change, NationChange) and change.quantity is Quantity.HARM and change.crisis == FIRST
        ]
        points = {change.nation: change.after - change.before for change in changes}

        assert set(points) == hurt
        assert spreads_to(rules, state, state.crises[FIRST]) == ((BAY,) if BAY in hurt else ())
        if BAY in hurt:
            assert points[BAY] == points[COB] // rules.constants.crisis.harm_region_divisor
            assert {change.cause for change in changes} == {Cause.HARM, Cause.SPILL_OVER}


@pytest.mark.rule("16.15")
def test_a_missed_opportunity_costs_nothing() -> None:
    rules = with_cards(a_flood(opportunity=True), revise(harbour().cards[RAID], opportunity=True))
    before = a_crisis(a_state(Phase.PLANNING, rules), demand=2000)
    after = resolved(rules, before)

    assert {result.outcome for result in after.results} == {Outcome.FAILED}
    assert after.stability == before.stability
    assert after.tension == before.tension
    assert {result.harm for result in after.results} == {0}
    assert not [change for change in after.ledger if change.cause in (Cause.HARM, Cause.SPILL_OVER)]
    assert set(screen(rules, before, PublicViewer())["crises"][FIRST]["stakes"].values()) == {0}
    assert screen(rules, before, PublicViewer())["cards"][FLOOD]["is_opportunity"] is True


@pytest.mark.rule("16.15")
def test_an_opportunity_that_was_taken_gives_what_a_contained_crisis_gives() -> None:
    taken, usual = (flooded(rules, 3) for rules in (with_cards(a_flood(opportunity=True)), harbour()))

    assert taken.results[0].outcome is usual.results[0].outcome
    assert taken.nations[BAY].influence == usual.nations[BAY].influence
    assert taken.tension == usual.tension
    assert [weighed(a_flood(opportunity=True), outcome) for outcome in Outcome] == [
        Outcome.CONTAINED,
        Outcome.MANAGED,
        Outcome.MANAGED,
        Outcome.MANAGED,
    ]
    assert [weighed(a_flood(), outcome) for outcome in Outcome] == list(Outcome)
    assert CrisisId("r1c1") == FIRST
