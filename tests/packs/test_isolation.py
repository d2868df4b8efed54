"""A stranger's pack is read in a real child process, which may die without harm to this one."""

import pytest

from rules.packs.isolation import check_isolated
from rules.packs.problems import PackError
from tests.packs.writing import changed, first_watch_files, report_on


def test_the_child_finds_what_this_process_would_find() -> None:
    files = changed("crises/half_harvest.yaml", "severity: 2", "severity: 9")

    assert check_isolated("first_watch", files) == report_on(files)


def test_a_good_pack_comes_back_from_the_child_whole() -> None:
    report = check_isolated("first_watch", first_watch_files())

    assert report.problems == ()
    assert report.pack() == report_on(first_watch_files()).pack()


def test_a_pack_with_errors_is_not_handed_out() -> None:
    report = check_isolated("bad", {"bad.yaml": b"pack: {}\n"})

    with pytest.raises(PackError, match="is missing"):
        report.pack()


@pytest.mark.parametrize(
    "text,said",
    [
        (b"pack: " + b"[" * 98_000, "nested deeper"),
        (b"pack: &a {}\nx: *a\n", "anchor"),
        (b"pack: !!python/object/apply:os.abort []\n", "tag"),
        (b"pack: " + b"9" * 5_000, "too large"),
        (b"\x00\xff", "not UTF-8"),
    ],
)
def test_a_malicious_text_is_answered_with_its_line(text: bytes, said: str) -> None:
    problem = check_isolated("bad", {"bad.yaml": text}).problems[0]

    assert (problem.file, problem.line) == ("bad.yaml", 1)
    assert said in problem.wrong


def test_a_child_that_outgrows_its_memory_is_a_fault_of_the_pack() -> None:
    report = check_isolated("heavy", {"heavy.yaml": bytes(160 * 1024 * 1024)})

    assert "more memory or time than is allowed" in report.problems[0].wrong
