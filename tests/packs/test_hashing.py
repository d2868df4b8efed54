"""The content hash changes with what a pack says, and with nothing else."""

import orjson

from rules.packs.checking import Report, check
from rules.packs.hashing import pack_data
from rules.packs.registry import load_shipped
from tests.packs.writing import changed, first_watch_files, report_on


def shipped_hash() -> str:
    return report_on(first_watch_files()).hash


def test_a_changed_number_changes_the_hash() -> None:
    files = changed("scenarios/first_watch.yaml", "demand_percent: 92", "demand_percent: 93")

    assert report_on(files).hash != shipped_hash()


def test_a_changed_word_changes_the_hash() -> None:
    assert report_on(changed("nations.en.yaml", "river power", "river state")).hash != shipped_hash()


def test_comments_order_of_keys_and_spelt_out_defaults_do_not() -> None:
    files = changed("crises/long_summer.yaml", "threat: climate\nseverity: 2", "severity: 2 # mild\nthreat: climate")
    files = changed("crises/long_summer.yaml", "weight: 600}", "weight: 600, aggregation: sum}", files)

    assert report_on(files).hash == shipped_hash()


def test_one_file_holds_the_same_pack_as_a_folder() -> None:
    as_one = orjson.dumps(pack_data(load_shipped().packs()["first_watch"]), option=orjson.OPT_INDENT_2)

    report = check("first_watch", {"first_watch.yaml": as_one}, load_shipped().packs().values())

    assert report.problems == ()
    assert report.hash == shipped_hash()


def test_a_problem_of_a_pack_in_one_file_lies_in_that_file() -> None:
    data = pack_data(load_shipped().packs()["first_watch"])
    data["crises"][3]["severity"] = 9
    as_one = orjson.dumps(data, option=orjson.OPT_INDENT_2)

    (problem,) = check("first_watch", {"mine.yaml": as_one}, ()).problems

    assert problem.file == "mine.yaml"
    assert problem.path == ("crises", 3, "severity")
    assert as_one.splitlines()[problem.line - 1].strip().startswith(b'"severity": 9')


def test_a_report_comes_back_whole_from_json() -> None:
    report = report_on(changed("pack.yaml", "licence: CC-BY-4.0", "licence: Mine"))

    again = Report.from_json(orjson.loads(orjson.dumps(report.to_json())))

    assert again == report
    assert again.pack() == report.pack()
