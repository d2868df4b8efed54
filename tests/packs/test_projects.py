"""Projects as packs bring them: what is shipped, what lint finds, and what players read."""

import pytest

from rules.engine.ids import ProjectId, Technology, Way
from rules.packs.assembly import read_path
from rules.packs.checking import Report, check
from rules.packs.registry import CONTENT, load_shipped

FULL = load_shipped().ruleset("full_spectrum")
RANGE = "projects/cyber_range.yaml"
WORDS = "projects/cyber_range.en.yaml"
SCENARIO = "scenarios/full_spectrum.yaml"


def reported(file: str, old: str, new: str) -> Report:
    """What checking Full Spectrum finds with one piece of text of one file replaced."""
    files = read_path(CONTENT / "full_spectrum")
    text = files[file].decode()
    assert old in text, (file, old)
    files[file] = text.replace(old, new, 1).encode()
    return check("full_spectrum", files, load_shipped().packs().values())


def test_twelve_projects_cover_all_fields_and_all_ways() -> None:
    cards = FULL.projects.values()

    assert len(cards) >= 12
    assert {field for card in cards for field in card.fields} == set(Technology)
    assert {way for card in cards for way in card.ways} == set(Way)
    assert all(Way.STANDARD in card.ways for card in cards)


@pytest.mark.parametrize("name", sorted(FULL.projects))
def test_every_project_says_what_it_brings_from_its_data(name: ProjectId) -> None:
    words = FULL.project_words[name]

    assert words.does[0].startswith("Each partner: ")
    assert words.does[-1].startswith("The host: a level of ")
    assert len(words.does) >= 3
    assert not any(mark in line for line in words.does for mark in "{}")


@pytest.mark.parametrize(
    "file,old,new,said",
    [
        (RANGE, "id: full_spectrum.cyber_range", "id: other.cyber_range", "other.cyber_range is not of this pack"),
        (RANGE, "ways: [standard,", "ways: [agile,", "ways: a way stands here twice"),
        (RANGE, "domain: cyber", "domain: oceans", "domain: "),
        (RANGE, "effect: lower_exposure", "effect: raise_taxes", "effects"),
        (WORDS, "why: >-", "why: >-\n  " + "word " * 60, "cut it to 60"),
        (
            SCENARIO,
            "- full_spectrum.cyber_range",
            "- full_spectrum.nothing",
            "there is no project full_spectrum.nothing",
        ),
        (
            SCENARIO,
            "technology, projects",
            "technology",
            "projects are offered and the module is off",
        ),
        (SCENARIO, "technology, projects", "projects", "projects need technology"),
    ],
)
def test_a_loose_end_of_a_project_is_an_error_with_its_cure(file: str, old: str, new: str, said: str) -> None:
    problems = reported(file, old, new).errors

    assert any(said in str(problem) for problem in problems), "\n".join(map(str, problems))
    assert all(problem.cure for problem in problems)


def test_projects_without_words_are_told() -> None:
    files = read_path(CONTENT / "full_spectrum")
    del files[WORDS]

    problems = check("full_spectrum", files, load_shipped().packs().values()).errors

    assert ["full_spectrum.cyber_range has no words in en" in str(problem) for problem in problems] == [True]


def test_what_a_project_does_is_printed_with_the_cards_of_its_pack() -> None:
    plain = check("full_spectrum", read_path(CONTENT / "full_spectrum"), load_shipped().packs().values()).plain

    assert plain is not None
    assert plain["full_spectrum.standing_secretariat"][1] == "All forces work together better, whoever paid"
