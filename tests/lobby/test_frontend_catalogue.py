"""Scripts get their words as data, with plural forms that need no code from strings."""

import struct
from pathlib import Path

import pytest
from django.template import Context, Template
from django.test import override_settings
from django.utils import translation

from lobby.frontend.catalogue import catalogue

POLISH = {
    "": "Content-Type: text/plain; charset=UTF-8\n"
    "Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);\n",
    "Seal": "Zapieczętuj",
    "{n} unit\0{n} units": "{n} jednostka\0{n} jednostki\0{n} jednostek",
}


def compiled(messages: dict[str, str]) -> bytes:
    """A catalogue file as msgfmt writes it: a header, two tables of lengths and places, then the texts."""
    pairs = sorted((key.encode(), value.encode()) for key, value in messages.items())
    texts = [key for key, _ in pairs] + [value for _, value in pairs]
    start = 28 + 8 * len(texts)
    places = [start + sum(len(text) + 1 for text in texts[:number]) for number in range(len(texts))]
    tables = b"".join(struct.pack("<2I", len(text), place) for text, place in zip(texts, places, strict=True))
    header = struct.pack("<7I", 0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, start)
    return header + tables + b"".join(text + b"\0" for text in texts)


@pytest.fixture
def polish(tmp_path: Path) -> Path:
    """A folder of translations with one language in it."""
    messages = tmp_path / "pl" / "LC_MESSAGES"
    messages.mkdir(parents=True)
    (messages / "djangojs.mo").write_bytes(compiled(POLISH))
    return tmp_path


def test_the_language_of_the_source_needs_no_catalogue() -> None:
    assert catalogue("en-gb") is None
    assert Template("{% load frontend %}{% catalogue %}").render(Context()) == ""


def test_words_and_plural_forms_of_a_language_are_given_as_data(polish: Path) -> None:
    with override_settings(LOCALE_PATHS=[polish]):
        words = catalogue("pl")

    assert words is not None
    assert words["words"]["Seal"] == "Zapieczętuj"
    assert words["words"]["{n} unit"] == ["{n} jednostka", "{n} jednostki", "{n} jednostek"]
    forms = {number: words["plural"][number] for number in (0, 1, 2, 5, 12, 22, 112, 122)}
    assert forms == {0: "2", 1: "0", 2: "1", 5: "2", 12: "2", 22: "1", 112: "2", 122: "1"}


def test_the_pretended_language_lets_the_scripts_make_its_words() -> None:
    with translation.override("xx"):
        text = Template("{% load frontend %}{% catalogue %}").render(Context())

    assert text.startswith('<script id="catalogue" type="application/json">')
    assert '"language": "xx"' in text
