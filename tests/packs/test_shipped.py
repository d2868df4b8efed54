"""What ships: the core numbers of the rulebook and First Watch, as its design asks for them."""

import itertools
import json
import re
import subprocess
import sys
from collections import Counter

import pytest

from rules.engine.ids import Aggregation, Decides, Domain, Outcome, Threat
from rules.engine.plans import NO_OPTION
from rules.engine.ruleset import Ruleset
from rules.packs.assembly import read_path
from rules.packs.lint.maps import lands_of, reached
from rules.packs.registry import CONTENT, ROOT, load_shipped
from tests.packs.writing import report_on


@pytest.fixture(scope="module")
def ruleset() -> Ruleset:
    return load_shipped().ruleset("first_watch")


@pytest.mark.parametrize("folder", sorted(path.name for path in CONTENT.iterdir() if path.is_dir()))
def test_every_shipped_pack_passes_lint_without_a_warning(folder: str) -> None:
    assert report_on(read_path(CONTENT / folder)).problems == ()


def test_the_introduction_is_summed_up_before_all_other_scenarios() -> None:
    summary, *others = load_shipped().scenarios()

    assert (summary.id, summary.title) == ("first_watch", "First Watch")
    assert (summary.seats_min, summary.seats_max, summary.rounds) == (3, 10, 4)
    assert all(other.rounds > summary.rounds for other in others)


def test_a_scenario_that_no_pack_brings_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        load_shipped().ruleset("second_watch")


def test_the_introduction_has_none_of_the_modules(ruleset: Ruleset) -> None:
    scenario = ruleset.scenario

    assert scenario.modules == frozenset()
    assert scenario.domains == (Domain.FORCES, Domain.CYBER, Domain.INTELLIGENCE, Domain.RELIEF)
    assert (scenario.rounds, scenario.effort, scenario.interoperability) == (4, 20, 50)


def test_three_to_ten_nations_can_play(ruleset: Ruleset) -> None:
    assert sorted(ruleset.scenario.seatings) == [3, 4, 5, 6, 7, 8, 9, 10]
    for seats, seating in ruleset.scenario.seatings.items():
        assert len(seating.nations) == seats
        assert set(seating.regions) == set(seating.nations)
        assert len(set(seating.regions.values())) == (2 if seats < 5 else 3)
        assert seating.rivals
        assert set(seating.regions.values()) <= set(ruleset.scenario.region_names)


def test_a_larger_table_keeps_everybody_of_the_smaller_one(ruleset: Ruleset) -> None:
    seatings = ruleset.scenario.seatings

    for seats in range(3, 10):
        assert set(seatings[seats].nations) < set(seatings[seats + 1].nations)
        assert set(seatings[seats].rivals) <= set(seatings[seats + 1].rivals)


def test_the_nations_are_built_by_the_rulebook(ruleset: Ruleset) -> None:
    nations = ruleset.nations.values()

    assert len(nations) == 10
    assert {nation.mark for nation in nations} == set(range(10))
    for nation in nations:
        assert 40 <= nation.gdp <= 190
        assert sum(nation.capability.values()) == 4 + nation.gdp // 12
        assert set(nation.capability) == set(ruleset.scenario.domains)
        assert sum(nation.exposure.values()) == 10
        assert set(nation.exposure) == set(Threat)
        assert nation.code == nation.id.upper()
        assert nation.name[0] == nation.code[0]


def test_there_are_sixteen_cards_two_for_each_threat_one_of_them_a_dilemma(ruleset: Ruleset) -> None:
    cards = ruleset.cards.values()

    assert Counter(card.threat for card in cards) == dict.fromkeys(Threat, 2)
    assert Counter(card.threat for card in cards if card.dilemma) == dict.fromkeys(Threat, 1)


def test_each_target_and_coalition_all_decide_somewhere(ruleset: Ruleset) -> None:
    deciding = Counter(card.dilemma.decides for card in ruleset.cards.values() if card.dilemma)

    assert set(deciding) == set(Decides)
    assert min(deciding.values()) >= 2


def test_every_dilemma_has_two_to_four_options_and_a_priced_way_to_do_nothing(ruleset: Ruleset) -> None:
    for card in ruleset.cards.values():
        if card.dilemma is not None:
            nothing = card.dilemma.nothing
            assert 2 <= len(card.dilemma.options) <= 4
            assert nothing.id == NO_OPTION
            assert nothing.public or nothing.private


def test_all_three_ways_to_add_up_a_need_occur(ruleset: Ruleset) -> None:
    assert {need.aggregation for card in ruleset.cards.values() for need in card.needs} == set(Aggregation)


def test_every_domain_is_asked_for_by_at_least_five_cards(ruleset: Ruleset) -> None:
    asked = Counter(need.domain for card in ruleset.cards.values() for need in card.needs)

    assert min(asked[domain] for domain in ruleset.scenario.domains) >= 5


def test_the_guided_round_opens_with_one_plain_card_and_one_dilemma(ruleset: Ruleset) -> None:
    dilemmas = [bool(ruleset.cards[card].dilemma) for card in ruleset.scenario.opening]

    assert dilemmas == [False, True, False, False]
    assert (ruleset.scenario.dilemmas_min, ruleset.scenario.dilemmas_max) == (1, 1)


def test_every_card_teaches_and_asks(ruleset: Ruleset) -> None:
    for words in ruleset.words.values():
        assert len(words.narrative.split()) <= 60
        assert words.objective
        assert words.expected_actions
        assert len(words.debrief_questions) >= 2
        assert words.source
        assert set(words.outcomes) == set(Outcome)


def test_every_option_says_in_words_what_it_does(ruleset: Ruleset) -> None:
    for card in ruleset.cards.values():
        words = ruleset.words[card.id]
        options = () if card.dilemma is None else (*card.dilemma.options, card.dilemma.nothing)
        assert set(words.options) == {option.id for option in options}
        assert bool(words.dilemma) == bool(options)
        assert all(text.label and text.note and text.does for text in words.options.values())


def test_no_sentence_is_left_with_a_gap_but_the_targets_name(ruleset: Ruleset) -> None:
    for words in ruleset.words.values():
        told = [words.summary, words.narrative, words.stakes, words.dilemma, *words.outcomes.values()]
        told += [line for option in words.options.values() for line in (option.note, *option.does)]
        gaps = {gap for text in told for gap in re.findall(r"\{[^}]*\}", text)}
        assert gaps <= {"{target}"}


def test_displaced_people_and_faith_are_never_the_threat(ruleset: Ruleset) -> None:
    told = json.dumps([[w.title, w.summary, w.narrative, *w.outcomes.values()] for w in ruleset.words.values()]).lower()

    for word in ("refugee", "migrant", "islam", "muslim", "christian", "jihad", "hindu", "jewish"):
        assert word not in told


def test_every_nations_land_hangs_together_on_the_map() -> None:
    drawn = load_shipped().packs()["first_watch"].maps[0]

    for cells in lands_of(drawn).values():
        assert reached(cells) == cells


@pytest.mark.parametrize("seats", range(3, 11))
def test_the_land_of_all_who_sit_at_a_table_hangs_together(seats: int, ruleset: Ruleset) -> None:
    drawn = load_shipped().packs()["first_watch"].maps[0]
    seated = set(ruleset.scenario.seatings[seats].nations) - {"isk"}  # islands, north of everybody

    cells = {cell for letter, land in lands_of(drawn).items() if drawn.letters[letter] in seated for cell in land}

    assert reached(cells) == cells


@pytest.mark.parametrize("seats", range(3, 11))
def test_the_map_of_a_table_shows_those_who_sit_at_it(seats: int, ruleset: Ruleset) -> None:
    outlines = load_shipped().map_outlines("first_watch", seats)

    assert set(outlines["nations"]) == set(ruleset.scenario.seatings[seats].nations)
    assert outlines["view_box"].startswith("0 0 ")
    assert all(land["path"].startswith("M") and len(land["label"]) == 2 for land in outlines["nations"].values())
    json.dumps(outlines)


def test_the_rulebooks_numbers_stand_in_the_core_pack(ruleset: Ruleset) -> None:
    constants = ruleset.constants

    assert constants.economy.effort_neutral == 20
    assert constants.influence.income == ((90, 2), (60, 1), (30, 0), (0, -1))
    assert constants.trust.rivals_start == 25
    assert constants.world.collapse_from_round == 3
    assert constants.crisis.bands[0] == (900, Outcome.CONTAINED)
    assert constants.crisis.stability_factor[Outcome.FAILED] == -3
    assert constants.score.tiers == (35, 60, 80)
    assert constants.clock.grace == 60_000


def test_the_content_hash_is_the_same_in_every_process(ruleset: Ruleset) -> None:
    code = "from rules.packs.registry import load_shipped as s; print(s().ruleset('first_watch').content_hash)"

    hashes = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for seed in ("1", "2")
    }

    assert hashes == {ruleset.content_hash}
    assert re.fullmatch("[0-9a-f]{64}", ruleset.content_hash)


def test_a_small_tables_map_is_drawn_without_the_sea_of_those_who_are_not_there() -> None:
    registry = load_shipped()
    widths, heights = zip(
        *(
            (int(part) for part in registry.map_outlines("first_watch", seats)["view_box"].split()[2:])
            for seats in (3, 10)
        ),
        strict=True,
    )

    assert widths[0] < widths[1]
    assert heights[0] < heights[1]


def test_cropping_a_map_moves_land_and_bends_nothing() -> None:
    def steps(seats: int) -> list[tuple[int, int]]:
        path = load_shipped().map_outlines("first_watch", seats)["nations"]["cas"]["path"]
        corners = [tuple(map(int, corner.split())) for corner in re.findall(r"\d+ \d+", path)]
        return [(after[0] - before[0], after[1] - before[1]) for before, after in itertools.pairwise(corners)]

    assert steps(3) == steps(10)
