"""Loose ends of a pack are found, each at its line; warnings do not stop it, errors do."""

import pytest

from rules.packs.problems import Level
from tests.packs.writing import changed, first_watch_files, line_of, only_problem, report_on, without

HARVEST = "crises/half_harvest.yaml"
WORDS = "crises/half_harvest.en.yaml"
SUMMER = "crises/long_summer.yaml"
COURIER = "crises/the_courier.yaml"
SCENARIO = "scenarios/first_watch.yaml"
SCENARIO_WORDS = "scenarios/first_watch.en.yaml"
NATIONS = "nations.yaml"
MAP = "maps/orvane.yaml"
FREE = "- {effect: change_nation, quantity: support, who: picker, amount: -1}"
GAIN = "- {effect: change_nation, quantity: support, who: picker, amount: 1}"


def test_the_shipped_introduction_has_no_problem_at_all() -> None:
    assert report_on(first_watch_files()).problems == ()


@pytest.mark.parametrize(
    "file,old,new,said",
    [
        (SUMMER, "weight: 400", "weight: 300", "needs: the weights add up to 900; let them add up to 1000"),
        (SUMMER, "id: first_watch.long_summer", "id: other.long_summer", "id: other.long_summer is not of this pack"),
        (HARVEST, "id: pool\n", "id: pool_all\n", "expected_actions[0]: this names no option of the card"),
        (HARVEST, "option: pool}", "option: pond}", "expected_actions[0]: this names no option of the card"),
        (HARVEST, "id: ban_exports", "id: pool", "dilemma.options[1].id: the id pool is taken"),
        (HARVEST, FREE, GAIN, "dilemma.nothing: doing nothing costs nobody anything"),
        (COURIER, "cost_influence: 1", "requires: [{needs: capability, domain: forces, level: 9}]", "no nation meets"),
        (
            "crises/salt_line.yaml",
            "first_watch.dry_reservoir",
            "first_watch.wet",
            "card: there is no card first_watch.wet",
        ),
        ("crises/two_flags.yaml", "earliest: 2", "earliest: 9\nlatest: 3", "the earliest round is after the latest"),
        (SCENARIO, "map: orvane", "map: atlantis", "map: there is no map atlantis; write one of orvane"),
        (SCENARIO, "- first_watch.the_courier", "- first_watch.nobody", "there is no card first_watch.nobody"),
        (SCENARIO, "domains: [forces, ", "domains: [", "needs forces, which the scenario does not have"),
        (SCENARIO, "  - first_watch.cold_chain\n", "", "brings first_watch.cold_chain, which is not among the cards"),
        (SCENARIO, "opening:", "levels: {xyz: {cyber: 4}}\nopening:", "xyz sits at no table of this scenario"),
        (SCENARIO, "opening:", "levels: {arv: {cyber: 4}}\nopening:", "arv has no level in forces"),
        (SCENARIO, "fewest: 1, most: 6", "fewest: 5, most: 6", "the numbers of rounds contradict each other"),
        (SCENARIO, "dilemmas: {fewest: 1", "dilemmas: {fewest: 2", "dilemmas: fewest is more than most"),
        (SCENARIO, "seats: 4", "seats: 3", "a table of 3 stands here twice"),
        (SCENARIO, "midlands: [arv, cas]}", "midlands: [arv, xyz]}", "there is no nation xyz"),
        (SCENARIO, "north: [bor]", "north: [arv]", "2 nations stand in the regions of a table of 3"),
        (SCENARIO, "rivals: [[arv, bor]]", "rivals: [[arv, jas]]", "arv and jas are no two nations of this table"),
        (SCENARIO_WORDS, "gulf: The Warm Gulf", "golf: The Warm Gulf", "there is no golf in the data"),
        (NATIONS, "mark: 3", "mark: 0", "the mark 0 is taken"),
        (NATIONS, "- id: bor", "- id: arv", "id: the id arv is taken"),
        (NATIONS, "resources: 0}", "space: 0}", "stands here twice"),
        (NATIONS, ", resources: 0}", "}", "exposure: the exposure to resources is missing"),
        (NATIONS, "cyber: 5, intelligence: 4", "intelligence: 4", "arv has no level in cyber"),
        (MAP, "A: arv", "A: xyz", "there is no nation xyz"),
        (MAP, 'I I ."', 'I Q ."', "the letter Q belongs to no nation"),
        (WORDS, "  pool:\n", "  pond:\n", "there is no pond in the data; take the words out"),
        (WORDS, "  pool_first:", "  pool_last:", "there is no pool_last in the data"),
        (WORDS, "dilemma: ", "# ", "the line `dilemma` is missing"),
        (WORDS, "A fungus", "word " * 20 + "A fungus", "narrative: the narrative has 67 words; cut it to 60"),
        (WORDS, "Bread stays", "All {severty} bread stays", "{severty} leads to no number; name a number of the card"),
        ("pack.yaml", "requires: [core]", "requires: [bore]", "requires[0]: the pack bore is not here"),
        ("pack.yaml", "languages: [en]", "languages: [en, de]", "first_watch.half_harvest has no words in de"),
        ("pack.yaml", "languages: [en]", "languages: [de]", "the language en is not in the manifest"),
    ],
)
def test_a_loose_end_is_an_error_with_its_cure(file: str, old: str, new: str, said: str) -> None:
    report = report_on(changed(file, old, new))

    found = [problem for problem in report.problems if said in str(problem)]

    assert found, "\n".join(map(str, report.problems))
    assert all(problem.level is Level.ERROR and problem.line and problem.cure for problem in found)
    assert report.plain is None


@pytest.mark.parametrize(
    "file,old,new,said",
    [
        (WORDS, "has halved", "has taken 50 % of", "the number 50 stands in prose; write a placeholder"),
        (WORDS, "summary: Rust", "summary: " + "very " * 20 + "much rust", "the summary has 33 words"),
        (
            NATIONS,
            "hybrid: 1, conflict: 1, health: 1, resources: 0",
            "hybrid: 3, conflict: 1, health: 1, resources: 0",
            "12",
        ),
        (NATIONS, "gdp: 180", "gdp: 120", "the levels add up to 19; 14 is usual at this gdp"),
        (MAP, ". . . B B B . . . .", "B . . . B B . . . .", "the land of B lies in pieces"),
        ("pack.yaml", "licence: CC-BY-4.0", "licence: All mine", "the licence All mine is not one the others know"),
        (HARVEST, "percent: 0}", "percent: 150}", "everything about this option is bad for somebody"),
    ],
)
def test_what_only_looks_odd_is_a_warning_that_stops_nothing(file: str, old: str, new: str, said: str) -> None:
    report = report_on(changed(file, old, new))

    assert [problem.level for problem in report.problems] == [Level.WARNING]
    assert said in str(report.problems[0])
    assert report.errors == ()
    assert report.plain


def test_missing_words_are_told_at_the_card_they_are_missing_for() -> None:
    files = without(WORDS)

    problem = only_problem(files)

    assert problem.file == HARVEST
    assert problem.line == line_of(files, HARVEST, "id: first_watch.half_harvest")
    assert "has no words in en" in problem.wrong


def test_words_without_a_card_are_told_where_they_stand() -> None:
    files = first_watch_files()
    stray = "crises/nobody.en.yaml"

    problem = only_problem(files | {stray: files[WORDS]})

    assert problem.file == stray
    assert "belong to first_watch.nobody" in problem.wrong


def test_a_card_without_a_debrief_question_is_an_error() -> None:
    files = first_watch_files()
    text = files[WORDS].decode()
    start, end = text.index("debrief_questions:"), text.index("source:")
    files[WORDS] = (text[:start] + "debrief_questions: []\n" + text[end:]).encode()

    assert "no debrief question" in only_problem(files).wrong


def test_a_file_called_otherwise_than_its_card_is_told_so() -> None:
    files = first_watch_files()
    files["crises/full_harvest.yaml"] = files.pop(HARVEST)

    said = [str(problem) for problem in report_on(files).problems]

    assert any(
        "the file of first_watch.half_harvest is called otherwise; call it half_harvest.yaml" in it for it in said
    )


def test_an_option_that_the_poorest_nation_cannot_pay_is_no_way_out() -> None:
    files = changed("crises/borrowed_key.yaml", "id: disclose\n", "id: disclose\n      cost_rate: 8\n")
    files = changed("crises/borrowed_key.yaml", "cost_rate: 1", "cost_rate: 6", files)

    assert "jas, the poorest nation, can pick none of these" in only_problem(files).wrong


def test_an_option_without_any_effect_is_an_error() -> None:
    files = changed(
        "crises/half_harvest.yaml",
        "    - id: ban_exports\n",
        "    - id: shrug\n    - id: ban_exports\n",
    )

    assert any("this option does nothing" in problem.wrong for problem in report_on(files).problems)
