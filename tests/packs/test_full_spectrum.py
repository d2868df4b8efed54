"""Full Spectrum: cards that wait for the game with all domains, chances to take and cards that people judge."""

from collections import Counter

import pytest

from rules.engine.cards import Place
from rules.engine.ids import Domain, Module, Threat
from rules.packs.registry import load_shipped
from rules.packs.schema.crises import CrisisModel
from rules.packs.schema.pack import PackModel


@pytest.fixture(scope="module")
def pack() -> PackModel:
    return load_shipped().packs()["full_spectrum"]


@pytest.fixture(scope="module")
def cards(pack: PackModel) -> tuple[CrisisModel, ...]:
    return pack.crises


def test_at_least_twelve_cards_cover_all_threats(cards: tuple[CrisisModel, ...]) -> None:
    assert len(cards) >= 12
    assert {card.threat for card in cards} == set(Threat)


def test_each_of_the_three_further_domains_is_asked_for_by_at_least_three_cards(cards: tuple[CrisisModel, ...]) -> None:
    asked = Counter(need.domain for card in cards for need in card.needs)

    assert min(asked[domain] for domain in (Domain.SPACE, Domain.SPECIAL, Domain.DIPLOMACY)) >= 3


def test_at_least_three_cards_are_opportunities(cards: tuple[CrisisModel, ...]) -> None:
    assert sum(card.kind == "opportunity" for card in cards) >= 3


def test_at_least_four_cards_are_played_by_hand_and_say_how_to_judge_them(pack: PackModel) -> None:
    judged = [card for card in pack.crises if "adjudicated" in card.tags]

    assert len(judged) >= 4
    for card in judged:
        points = pack.texts["en"].crises[card.id].teaching_points
        assert card.adjudicated
        assert points[0].startswith("Adjudicated:")
        assert any(point.startswith("Judge one") for point in points)


def test_the_scenario_spreads_the_same_levels_over_seven_domains() -> None:
    whole, front = load_shipped().ruleset("full_spectrum"), load_shipped().ruleset("common_front")

    assert set(whole.scenario.domains) == set(Domain)
    assert whole.scenario.rounds == 8
    for nation, profile in whole.nations.items():
        assert set(profile.capability) == set(Domain)
        assert sum(profile.capability.values()) == sum(front.nations[nation].capability.values())


def test_the_deck_has_at_least_thirty_two_cards_twenty_four_of_them_with_options() -> None:
    cards = load_shipped().ruleset("full_spectrum").cards.values()

    assert len(cards) >= 32
    assert sum(card.dilemma is not None for card in cards) >= 24


def test_at_least_six_crises_go_on_in_stages_and_eight_bring_others() -> None:
    cards = load_shipped().ruleset("full_spectrum").cards.values()

    assert sum(card.stage == 2 for card in cards) >= 6
    assert sum(any(not follow.card.startswith(f"{card.id}.") for follow in card.follow_ups) for card in cards) >= 8
    assert {follow.place for card in cards for follow in card.follow_ups} == set(Place)
    assert sum(card.spills_to_partners for card in cards) >= 3


def test_a_missed_opportunity_costs_nothing_whatever_is_picked() -> None:
    cards = load_shipped().ruleset("full_spectrum").cards.values()
    chances = [card for card in cards if card.opportunity]

    assert len(chances) >= 3
    for card in chances:
        assert card.dilemma is not None
        nothing = card.dilemma.nothing
        assert (nothing.public, nothing.club, nothing.private) == ((), (), ())


def test_no_card_goes_on_where_a_scenario_has_no_events() -> None:
    for name in ("first_watch", "common_front"):
        ruleset = load_shipped().ruleset(name)
        if Module.EVENTS not in ruleset.scenario.modules:
            assert not any(card.follow_ups or card.stage or card.spills_to_partners for card in ruleset.cards.values())
