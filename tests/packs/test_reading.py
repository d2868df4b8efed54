"""A stranger's text becomes plain data or a message with its line; it never crashes, grows or changes its meaning."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.packs.problems import PackError, Problem
from rules.packs.reading import BYTES_MAX, Document, read


def document(text: str) -> Document:
    return read("pack.yaml", text.encode())


def faults(text: str | bytes) -> tuple[Problem, ...]:
    raw = text.encode() if isinstance(text, str) else text
    with pytest.raises(PackError) as caught:
        read("pack.yaml", raw)
    return caught.value.problems


def only_fault(text: str | bytes) -> Problem:
    (problem,) = faults(text)
    return problem


def test_words_that_older_yaml_took_for_truth_stay_words() -> None:
    read_value = document("a: NO\nb: yes\nc: Off\nd: y\non: 1\nno: 2\n").value

    assert read_value == {"a": "NO", "b": "yes", "c": "Off", "d": "y", "on": 1, "no": 2}


def test_truth_nothing_and_whole_numbers_are_read() -> None:
    read_value = document("a: true\nb: False\nc: null\nd: ~\ne:\nf: -12\ng: +3\nh: '7'\ni: \"true\"\n").value

    assert read_value == {
        "a": True, "b": False, "c": None, "d": None, "e": None, "f": -12, "g": 3, "h": "7", "i": "true",
    }  # fmt: skip


def test_dates_and_times_stay_words() -> None:
    assert document("a: 2024-01-01\nb: 12:30:00\n").value == {"a": "2024-01-01", "b": "12:30:00"}


def test_every_value_and_key_knows_its_place() -> None:
    read_document = document("needs:\n  - {domain: relief, weight: 600}\n  - domain: cyber\n")

    assert read_document.marks[("needs", 0, "weight")].line == 2
    assert read_document.marks[("needs", 0, "weight")].column == 30
    assert read_document.keys[("needs", 1, "domain")].line == 3
    assert read_document.keys[("needs", 1, "domain")].column == 5


def test_ninety_eight_kilobytes_of_brackets_are_refused_at_their_depth() -> None:
    problem = only_fault("a: " + "[" * 98_000)

    assert "nested deeper than 24" in problem.wrong
    assert (problem.line, problem.column) == (1, 28)


def test_deep_mappings_are_refused_as_lists_are() -> None:
    text = "".join(f"{'  ' * depth}a:\n" for depth in range(200))

    assert "nested deeper than 24" in only_fault(text).wrong


def test_a_billion_laughs_end_at_the_first_anchor() -> None:
    pairs = zip("abcdefgh", "bcdefghi", strict=True)
    levels = (f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n" for before, name in pairs)
    laughs = "a: &a [ha, ha]\n" + "".join(levels)

    problem = only_fault(laughs)

    assert "&a" in problem.wrong
    assert problem.line == 1


@pytest.mark.parametrize(
    "text,said,line",
    [
        ("a: 1\nb: *a\n", "alias *a", 2),
        ("a: 1\nb: &x 2\n", "anchor &x", 2),
        ("a: 1\nb: !!python/object/apply:os.system [ls]\n", "tag tag:yaml.org,2002:python/object/apply:os.system", 2),
        ("a: 1\nb: !!str 2\n", "tag tag:yaml.org,2002:str", 2),
        ("a: 1\n<<: *a\n", "alias *a", 2),
        ("a: 1\n---\nb: 2\n", "second document", 2),
        ("a: 1\nb: 2\na: 3\n", "stands here twice", 3),
        ("a:\n  b: 1\n  b: 1\n", "stands here twice", 3),
        ("a: 1\n? [b]\n: 2\n", "where a key belongs", 2),
        ("a: 1\nb: .nan\n", ".nan is not a whole number", 2),
        ("a: 1\nb: -.inf\n", "-.inf is not a whole number", 2),
        ("a: 1\nb: 1.5\n", "1.5 is not a whole number", 2),
        ("a: 1\nb: 1e9\n", "1e9 is not a whole number", 2),
        ("a: 1\nb: 0x1F\n", "0x1F is not a whole number", 2),
        ("a: 1\nb: 012\n", "012 starts with a nought", 2),
        ("a: 1\nb: 9007199254740992\n", "is too large", 2),
        (f"a: 1\nb: {'9' * 5000}\n", "(5000 characters) is too large", 2),
        ("a: 1\nb: [1, 2\n", "not YAML", 3),
        ("a: 1\n\tb: 2\n", "not YAML", 2),
        ("a: 'x\u202ey'\n", "U+202E", 1),
        ("a: x\u200fy\n", "U+200F", 1),
        ("a: 'x\\ty'\nb: \"\\x07\"\n", "U+0007", 2),
        ("", "the file is empty", 1),
        ("# only a comment\n", "the file is empty", 1),
    ],
)
def test_what_packs_do_not_take_is_refused_with_its_line(text: str, said: str, line: int) -> None:
    problem = faults(text)[0]

    assert said in problem.wrong
    assert problem.line == line
    assert problem.cure


def test_all_faults_of_a_file_that_can_be_told_apart_are_told_at_once() -> None:
    problems = faults("a: 1.5\na: 2\nb: 0x10\n")

    assert [problem.line for problem in problems] == [1, 2, 3]


def test_bytes_that_are_no_text_are_refused_with_their_line() -> None:
    problem = only_fault(b"a: 1\nb: \xff\xfe\n")

    assert "not UTF-8" in problem.wrong
    assert problem.line == 2


def test_a_file_over_the_limit_is_not_read() -> None:
    assert "more than 262144 bytes" in only_fault(b"a: " + b"x" * BYTES_MAX).wrong


def test_too_many_values_are_refused() -> None:
    assert "more than 20000 values" in only_fault("a: [" + "1," * 21_000 + "1]").wrong


def test_a_text_that_is_too_long_is_refused() -> None:
    assert "a text of 20001 characters" in only_fault(f"a: {'x' * 20_001}").wrong


def test_text_is_kept_in_one_form_of_unicode() -> None:
    assert document("a: 'e\u0301'\n").value == {"a": "\u00e9"}


@given(st.text(alphabet=st.sampled_from("ab: -[]{}#&*!|>'\"%@`,?\n\t01.~\x00\ufeff\u202eé"), max_size=60))
def test_no_text_whatsoever_brings_anything_but_data_or_messages(text: str) -> None:
    assert was_told_apart(text.encode())


@given(st.binary(max_size=80))
def test_no_bytes_whatsoever_bring_anything_but_data_or_messages(raw: bytes) -> None:
    assert was_told_apart(raw)


def was_told_apart(raw: bytes) -> bool:
    """Read bytes; return whether they became data or messages. Anything else raises."""
    try:
        return isinstance(read("pack.yaml", raw).value, dict | list | str | int | None)
    except PackError as fault:
        return bool(fault.problems)
