"""Wrong shapes are told with file, line, column, path, what is wrong and what would be right."""

import pytest

from rules.packs.problems import path_text
from tests.packs.writing import changed, first_watch_files, line_of, only_problem, report_on, without

HARVEST = "crises/half_harvest.yaml"
WORDS = "crises/half_harvest.en.yaml"
SCENARIO = "scenarios/first_watch.yaml"


@pytest.mark.parametrize(
    "file,old,new,said",
    [
        (HARVEST, "severity: 2", "severity: two", "severity: 'two' is of the wrong kind; write a whole number."),
        (HARVEST, "severity: 2", "severity: '2'", "severity: '2' is of the wrong kind; write a whole number."),
        (HARVEST, "severity: 2", "severity: true", "severity: true is of the wrong kind; write a whole number."),
        (HARVEST, "severity: 2", "severity:", "severity: nothing is of the wrong kind; write a whole number."),
        (HARVEST, "severity: 2", "severity: [2]", "severity: a list is of the wrong kind; write a whole number."),
        (HARVEST, "severity: 2", "severity: 4", "severity: 4 is out of bounds; write at most 3."),
        (HARVEST, "threat: resources", "threat: NO", "threat: 'NO' is not known here; write one of cyber,"),
        (HARVEST, "decides: each", "decides: all", "dilemma.decides: 'all' is not known here; write one"),
        (HARVEST, "first_watch.half_harvest", "Half Harvest", "id: 'Half Harvest' has the wrong form; write"),
        (HARVEST, "[food, trade]", "food", "tags: 'food' is of the wrong kind; write a list."),
        (HARVEST, "cost_rate: 3", "cost_rate: 99", "options[2].cost_rate: 99 is out of bounds; write at most 8."),
        (HARVEST, "percent: 150", "percent: 900", "options[0].private[1].percent: 900 is out of bounds; write"),
        (HARVEST, "effect: scale_harm", "effect: explode", "private[0]: 'explode' is not known here; write one"),
        (HARVEST, "{effect: scale_harm, ", "{", "options[2].private[0]: the field `effect` is missing; add it"),
        (
            HARVEST,
            "who: picker, percent: 0",
            "who: me, percent: 0",
            "private[0].who: 'me' is not known here; write one",
        ),
        (WORDS, "title: Half a Harvest", "title: 12", "title: 12 is of the wrong kind; write text"),
        (WORDS, "title: Half a Harvest", "title: " + "x" * 41, "title: 41 characters stand here; write at most 40."),
        (SCENARIO, "friction: true", "friction: yes", "friction: 'yes' is of the wrong kind; write true or false."),
        (SCENARIO, "modules: []", "modules: [magic]", "modules[0]: 'magic' is not known here; write one"),
        ("pack.yaml", "languages: [en]", "languages: []", "languages: 0 entries stand here; write at least 1."),
        ("pack.yaml", "version: 1.0.0", "version: 1", "version: 1 is of the wrong kind; write text"),
        ("pack.yaml", "version: 1.0.0", "version: '1'", "version: '1' has the wrong form; write three numbers such"),
        ("pack.yaml", "schema_version: 1", "schema_version: 2", "schema_version: 2 is not known here; write one of 1."),
    ],
)
def test_a_wrong_value_is_named_with_its_place_and_its_cure(file: str, old: str, new: str, said: str) -> None:
    files = changed(file, old, new)

    problem = only_problem(files)

    assert problem.file == file
    assert problem.line == line_of(first_watch_files(), file, old)
    assert said in str(problem)


def test_a_misspelt_field_is_told_with_the_one_that_was_meant() -> None:
    files = changed(HARVEST, "severity: 2", "severty: 2")

    missing, unknown = report_on(files).problems

    assert missing.wrong == "the field `severity` is missing"
    assert str(unknown) == f"{HARVEST}:6:1: error: severty: there is no field `severty` here; did you mean `severity`."


def test_a_missing_field_is_named_at_what_lacks_it() -> None:
    problem = only_problem(changed(HARVEST, "threat: resources\n", ""))

    assert (problem.file, problem.line, problem.column) == (HARVEST, 2, 1)
    assert problem.wrong == "the field `threat` is missing"


def test_a_missing_field_of_a_list_item_is_named_at_the_item() -> None:
    files = changed(HARVEST, "{domain: relief, weight: 1000}", "{weight: 1000}")

    problem = only_problem(files)

    assert problem.line == line_of(files, HARVEST, "weight: 1000")
    assert path_text(problem.path) == "needs[0]"


def test_an_unknown_field_is_pointed_at_by_its_key() -> None:
    files = changed(HARVEST, "threat: resources", "threat: resources\nimage: x.png")

    problem = only_problem(files)

    assert (problem.line, problem.column) == (line_of(files, HARVEST, "image"), 1)


def test_faults_of_several_files_are_told_together_in_their_order() -> None:
    files = changed(HARVEST, "severity: 2", "severity: 9")
    files = changed(SCENARIO, "growth: 7", "growth: 700", files)

    problems = report_on(files).problems

    assert [problem.file for problem in problems] == [HARVEST, SCENARIO]


def test_a_pack_without_a_manifest_is_told_so() -> None:
    problem = only_problem(without("pack.yaml"))

    assert problem.file == "pack.yaml"
    assert "has no manifest" in problem.wrong


@pytest.mark.parametrize(
    "file", ["crisis/x.yaml", "crises/x.en.yml", "readme.yaml", "constants.en.yaml", "crises/X.yaml"]
)
def test_a_file_that_is_no_part_of_a_pack_is_told_so(file: str) -> None:
    problem = only_problem(first_watch_files() | {file: b"a: 1\n"})

    assert problem.file == file
    assert "docs/authoring.md" in problem.cure


def test_a_problem_reads_on_one_line_as_editors_expect() -> None:
    problem = only_problem(changed(HARVEST, "severity: 2", "severity: 4"))

    assert str(problem) == f"{HARVEST}:6:11: error: severity: 4 is out of bounds; write at most 3."
