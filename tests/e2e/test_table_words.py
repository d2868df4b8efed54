"""The table in the pretended language, in which every translated word is marked: what is not marked was forgotten."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import pytest
from playwright.sync_api import Browser

from rules.packs.registry import load_shipped
from tests.e2e.players import Player, somebody

READ: Final = """() => {
    const found = [];
    const seen = (element) => element && element.checkVisibility({ visibilityProperty: true });
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const { parentElement: element, textContent: text } = walker.currentNode;
        if (!element.closest("script, noscript, kbd, code, title, .message__text") && seen(element)) found.push(text);
    }
    for (const name of ["aria-label", "placeholder", "alt", "title"]) {
        for (const element of document.querySelectorAll(`[${name}]`)) {
            if (seen(element)) found.push(element.getAttribute(name));
        }
    }
    return found.map((text) => text.trim()).filter((text) => /\\p{L}{2}/u.test(text));
}"""
"""Every text and every label that somebody sees or hears, but what somebody said."""


PLAIN: Final = re.compile("[aeiouAEIOUcnsyz]")
"""Letters that the pretended language always changes."""
OURS: Final = re.compile(r"\bEntente\b|\b[A-Z]{4}-\d\d\b| and ")
"""The game's name, tables' codes, and what the browser itself puts between the members of a list."""


def texts_of(value: Any) -> Iterator[str]:  # noqa: ANN401 - whatever a ruleset's words are made of
    """All texts in a value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from (text for part in value.values() for text in texts_of(part))
    elif isinstance(value, (list, tuple)):
        yield from (text for part in value for text in texts_of(part))
    elif hasattr(value, "__dataclass_fields__"):
        yield from (text for name in value.__dataclass_fields__ for text in texts_of(getattr(value, name)))


@pytest.fixture(scope="module")
def content() -> list[str]:
    """What packs say in their own language (names, cards, effects of options), the longest text first."""
    ruleset = load_shipped().ruleset("first_watch")
    found = set(texts_of([ruleset.words, ruleset.nations, ruleset.scenario]))
    named = {text.replace("{target}", nation.name) for text in found for nation in ruleset.nations.values()}
    return sorted((text for text in found | named if len(text) > 2), key=len, reverse=True)


def forgotten(texts: Iterable[str], content: Iterable[str]) -> list[str]:
    """Texts in which a plain letter is left once the pack's own words are taken out."""
    return sorted({text for text in texts if PLAIN.search(OURS.sub("", _without(text, content)))})


def _without(text: str, content: Iterable[str]) -> str:
    if not PLAIN.search(text):
        return ""
    for own in content:
        text = text.replace(own, "")
    return text


def test_a_forgotten_word_is_found() -> None:
    content = ["Arvale"]

    assert forgotten(["⟦Ñàméd: Arvale~~~⟧", "Arvale", "⟦Wörld⟧ WAVE-42"], content) == []
    assert forgotten(["Hello", "⟦Wörld~⟧ or more"], content) == ["Hello", "⟦Wörld~⟧ or more"]


@pytest.mark.slow
def test_nothing_at_the_table_stays_untranslated(browser: Browser, address: str, content: list[str]) -> None:
    player = somebody(Player, browser, locale="xx", reduced_motion="reduce")
    page = player.page
    found: dict[str, list[str]] = {}

    def look(scene: str) -> None:
        found[scene] = forgotten(page.evaluate(READ), content)

    page.goto(address)
    look("landing")
    page.locator("form[action$='/solo'] button").click()
    page.locator(".commit .button--primary").wait_for()
    for scene in ("horizon", "diplomacy", "planning", "reveal"):
        page.locator("article.crisis, .reveal").first.wait_for()
        page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
        look(scene)
        player.decide(page.locator(".commit .button--primary"))
    page.locator(".verdict-panel").wait_for()
    look("end")
    page.set_viewport_size({"width": 360, "height": 740})
    look("end on a phone")

    assert {scene: lines for scene, lines in found.items() if lines} == {}
    page.context.close()
