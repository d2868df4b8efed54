"""Common Front: the standard scenario, its own cards, and what becomes of choices in it."""

import json
from collections import Counter

import pytest

from rules.engine.apply import Applied
from rules.engine.cards import Card, Option, ScheduleCard
from rules.engine.commands import Command
from rules.engine.events import CardScheduled
from rules.engine.ids import CardId, Decides, Domain, NationId, Phase, Threat
from rules.engine.ruleset import Ruleset
from rules.lab.playout import Playout
from rules.packs.registry import load_shipped
from rules.packs.schema.crises import CrisisModel


@pytest.fixture(scope="module")
def ruleset() -> Ruleset:
    return load_shipped().ruleset("common_front")


@pytest.fixture(scope="module")
def own(ruleset: Ruleset) -> list[Card]:
    return [card for card in ruleset.cards.values() if card.id.startswith("common_front.")]


@pytest.fixture(scope="module")
def models() -> tuple[CrisisModel, ...]:
    return load_shipped().packs()["common_front"].crises


def responses(card: Card) -> tuple[Option, ...]:
    return (*card.dilemma.options, card.dilemma.nothing) if card.dilemma else ()


def followers(card: Card) -> set[CardId]:
    effects = [effect for it in responses(card) for effect in (*it.public, *it.club, *it.private)]
    return {effect.card for effect in effects if isinstance(effect, ScheduleCard)}


def test_three_to_ten_nations_play_six_rounds_with_rivals_at_every_table(ruleset: Ruleset) -> None:
    scenario = ruleset.scenario

    assert scenario.rounds == 6
    assert scenario.domains == (Domain.FORCES, Domain.CYBER, Domain.INTELLIGENCE, Domain.RELIEF)
    assert sorted(scenario.seatings) == [3, 4, 5, 6, 7, 8, 9, 10]
    for seats, seating in scenario.seatings.items():
        assert len(seating.nations) == seats
        assert seating.rivals
        assert len(set(seating.regions.values())) == (2 if seats < 5 else 3)


def test_at_least_sixteen_new_cards_over_all_threats_have_two_to_four_options(own: list[Card]) -> None:
    dilemmas = [card for card in own if card.dilemma]

    assert len(dilemmas) >= 16
    assert set(Counter(card.threat for card in dilemmas)) == set(Threat)
    assert all(3 <= len(responses(card)) <= 5 for card in dilemmas)


def test_each_target_and_coalition_all_decide_on_at_least_three_new_cards(own: list[Card]) -> None:
    deciding = Counter(card.dilemma.decides for card in own if card.dilemma)

    assert min(deciding[way] for way in Decides) >= 3


def test_at_least_eight_new_cards_bring_others_that_are_in_the_deck(own: list[Card], ruleset: Ruleset) -> None:
    bringing = [card for card in own if followers(card)]

    assert len(bringing) >= 8
    assert all(followers(card) <= set(ruleset.cards) for card in bringing)


def test_a_game_at_the_largest_table_repeats_no_card(ruleset: Ruleset) -> None:
    crises = 4 * ruleset.scenario.rounds
    plain = sum(1 for card in ruleset.cards.values() if not card.dilemma)

    assert len(ruleset.cards) >= crises
    assert plain >= crises - ruleset.scenario.dilemmas_max * ruleset.scenario.rounds


def test_what_the_subject_speaks_of_has_a_card_by_name(models: tuple[CrisisModel, ...]) -> None:
    played = {concept for model in models for concept in model.concepts}

    assert played >= {
        "piracy",
        "satellite_dependence",
        "sea_level_rise",
        "displaced_people",
        "misinformation",
        "critical_infrastructure",
        "pandemics",
        "water",
        "supply_chains",
        "unmanned_systems",
        "ransomware",
        "asymmetric_warfare",
        "deterrence",
    }


def test_every_new_card_says_what_it_teaches_and_asks_at_least_two_questions(own: list[Card], ruleset: Ruleset) -> None:
    for card in own:
        words = ruleset.words[card.id]
        assert words.objective
        assert words.source
        assert len(words.expected_actions) >= 2
        assert len(words.debrief_questions) >= 2


def test_displaced_people_and_faith_are_never_the_threat_here_either(ruleset: Ruleset) -> None:
    told = json.dumps([[w.title, w.summary, w.narrative, *w.outcomes.values()] for w in ruleset.words.values()]).lower()

    for word in ("refugee", "migrant", "islam", "muslim", "christian", "jihad", "hindu", "jewish"):
        assert word not in told


class Heard(Playout):
    """A game that keeps which cards were told to come back, and at whom."""

    again: set[tuple[CardId, NationId]]

    def do(self, command: Command, nation: NationId | None = None) -> Applied:
        """Apply a command and listen to what follows."""
        applied = super().do(command, nation)
        told = [event.scheduled for event in applied.events if isinstance(event, CardScheduled)]
        self.again = getattr(self, "again", set()) | {(one.card, one.target) for one in told}
        return applied


@pytest.mark.parametrize("seats, crises", [(6, 3), (10, 4)])
def test_a_whole_game_by_coin_meets_its_crises_and_brings_cards_back(seats: int, crises: int, ruleset: Ruleset) -> None:
    game = Heard(ruleset, ["random"] * seats, "e" * 64)

    while game.state.phase is not Phase.ENDED:
        game.play_round()

    met = [(result.card, result.target) for report in game.state.reports for result in report.results]
    assert len(met) == crises * game.state.round
    assert game.again & set(met)


def test_first_watch_is_not_changed_by_the_pack_that_uses_it() -> None:
    introduction = load_shipped().ruleset("first_watch")

    assert all(card.startswith("first_watch.") for card in introduction.cards)
    assert introduction.content_hash != load_shipped().ruleset("common_front").content_hash
