"""The League of Lamps: a scenario of another age, with its own cities, map and cards, on the same engine."""

import json
import re
from collections import Counter

import pytest

from rules.engine.cards import Mark, ScheduleCard
from rules.engine.ids import Decides, Domain, NationId, Phase, Threat
from rules.engine.ruleset import Ruleset
from rules.engine.turns import TagLeft
from rules.lab.playout import Playout
from rules.packs.lint.maps import lands_of, reached
from rules.packs.registry import load_shipped

OF_THE_AGE = {
    Threat.CONFLICT,
    Threat.HYBRID,
    Threat.RESOURCES,
    Threat.HEALTH,
    Threat.CLIMATE,
    Threat.TERRORISM,
}
"""Threats that cities of that time could know."""
LATER = r"comput|satellit|telephone|radio|missile|internet|\bradar|engine|electric|cyber|drone"
"""What they could not."""


@pytest.fixture(scope="module")
def ruleset() -> Ruleset:
    return load_shipped().ruleset("league_of_lamps")


def test_three_to_eight_cities_play_five_rounds_with_rivals_at_every_table(ruleset: Ruleset) -> None:
    seatings = ruleset.scenario.seatings

    assert ruleset.scenario.rounds == 5
    assert sorted(seatings) == [3, 4, 5, 6, 7, 8]
    for seats, seating in seatings.items():
        assert len(seating.nations) == seats
        assert seating.rivals
        assert len(set(seating.regions.values())) == (2 if seats < 5 else 3)
        assert set(seating.nations) <= set(seatings[8].nations)


def test_it_follows_the_introduction_and_shares_neither_nation_nor_card_with_it(ruleset: Ruleset) -> None:
    introduction = load_shipped().ruleset("first_watch")

    assert [found.id for found in load_shipped().scenarios()][:2] == ["first_watch", "league_of_lamps"]
    assert not set(ruleset.nations) & set(introduction.nations)
    assert not set(ruleset.cards) & set(introduction.cards)


def test_the_cities_know_only_the_threats_and_domains_of_their_age(ruleset: Ruleset) -> None:
    assert ruleset.scenario.domains == (Domain.FORCES, Domain.INTELLIGENCE, Domain.RELIEF, Domain.DIPLOMACY)
    assert {card.threat for card in ruleset.cards.values()} == OF_THE_AGE
    for city in ruleset.nations.values():
        assert sum(city.capability.values()) == 4 + city.gdp // 12
        assert sum(city.exposure.values()) == 10
        assert sum(city.exposure[threat] for threat in OF_THE_AGE) == 10


def test_every_threat_has_two_cards_or_more_and_most_cards_ask_for_a_choice(ruleset: Ruleset) -> None:
    cards = ruleset.cards.values()
    options = [len(card.dilemma.options) for card in cards if card.dilemma]

    assert min(Counter(card.threat for card in cards).values()) >= 2
    assert len(options) >= 8
    assert set(options) <= {2, 3, 4}
    assert {card.dilemma.decides for card in cards if card.dilemma} == set(Decides)


def test_every_domain_is_asked_for_by_at_least_five_cards(ruleset: Ruleset) -> None:
    asked = Counter(need.domain for card in ruleset.cards.values() for need in card.needs)

    assert min(asked[domain] for domain in ruleset.scenario.domains) >= 5


def test_choices_bring_other_cards_of_the_same_age(ruleset: Ruleset) -> None:
    chosen = [it for card in ruleset.cards.values() if card.dilemma for it in card.dilemma.options]
    followers = {effect.card for it in chosen for effect in it.public if isinstance(effect, ScheduleCard)}

    assert len(followers) >= 5
    assert followers <= set(ruleset.cards)


def test_an_empire_and_a_moved_treasury_answer_what_cities_chose(ruleset: Ruleset) -> None:
    effects = [
        it for card in ruleset.cards.values() if card.dilemma for way in card.dilemma.options for it in way.public
    ]
    left = {effect.tag for effect in effects if isinstance(effect, Mark)}
    events = ruleset.fates.events
    awaited = {it.tag for event in events for it in event.when if isinstance(it, TagLeft)}

    assert len(events) >= 3
    assert awaited == {"paid_tribute", "chest_moved_home"}
    assert awaited <= left
    assert all(set(finale.tags) <= left for finale in ruleset.fates.finales)


def test_every_card_asks_what_changed_since_then(ruleset: Ruleset) -> None:
    for words in ruleset.words.values():
        questions = " ".join(words.debrief_questions)
        assert len(words.debrief_questions) >= 2
        assert re.search(r"changed?\b|today|now\b|then\b", questions), words.title


def test_the_stories_hold_nothing_of_later_times_and_name_no_faith(ruleset: Ruleset) -> None:
    told = json.dumps([[w.title, w.summary, w.narrative, *w.outcomes.values()] for w in ruleset.words.values()]).lower()

    assert not re.findall(LATER.replace("engine", r"engine\b"), told)
    for word in ("islam", "muslim", "christian", "jihad", "hindu", "jewish", "temple", "priest"):
        assert word not in told


def test_its_own_map_shows_those_who_sit_and_every_citys_land_hangs_together(ruleset: Ruleset) -> None:
    registry = load_shipped()
    drawn = registry.packs()["league_of_lamps"].maps[0]

    assert all(reached(cells) == cells for cells in lands_of(drawn).values())
    for seats, seating in ruleset.scenario.seatings.items():
        assert set(registry.map_outlines("league_of_lamps", seats)["nations"]) == set(seating.nations)


@pytest.mark.parametrize("seats", [3, 8])
def test_bots_play_it_to_the_end_and_every_city_there_is_met(seats: int, ruleset: Ruleset) -> None:
    game = Playout(
        ruleset, ["reciprocator", "altruist", "opportunist"] * (seats // 3) + ["late"] * (seats % 3), "e" * 64
    )

    while game.state.phase is not Phase.ENDED:
        game.play_round()

    met = {result.target for report in game.state.reports for result in report.results}
    assert game.state.round == 5
    assert met == {NationId(city) for city in ruleset.scenario.seatings[seats].nations}
