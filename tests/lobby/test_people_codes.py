"""Codes are easy to say, hard to mistype, and understood however they are pasted."""

import pytest

from lobby.codes import DIGITS, WORDS, draw_code, tidy_code


def test_no_word_or_number_has_a_sign_that_looks_like_another() -> None:
    assert all(len(word) == 4 and word.isascii() and word.isalpha() for word in WORDS)
    assert not set("".join(WORDS)) & set("ILO")
    assert not set(DIGITS) & set("01")


def test_no_word_stands_twice_in_the_list() -> None:
    assert len(set(WORDS)) == len(WORDS)


def test_a_drawn_code_is_a_word_of_the_list_and_two_digits() -> None:
    for _ in range(50):
        word, number = draw_code().split("-")

        assert word in WORDS
        assert len(number) == 2
        assert set(number) <= set(DIGITS)


@pytest.mark.parametrize(
    "typed",
    [
        "CAVE-42",
        "cave42",
        "  cave 42\n",
        "Cave – 42",
        "c.a.v.e.4.2",
        "\uff23\uff21\uff36\uff25-\uff14\uff12",  # full-width signs
        "http://192.168.0.7:8000/j/cave-42",
        "192.168.0.7:8000/j/CAVE-42/k7m2n4p6q8r2s",
        "CAVE_4Z",
    ],
)
def test_a_code_is_understood_however_it_is_pasted(typed: str) -> None:
    assert tidy_code(typed) == "CAVE-42"


NO_CODES = ["", "CAVE", "42", "CAVE-4", "CAVES-42", "CA\x00VE42E", "42-CAVE", "💥" * 400, "k1te-42"]


@pytest.mark.parametrize("typed", NO_CODES)
def test_what_cannot_be_a_code_is_none(typed: str) -> None:
    assert tidy_code(typed) is None
