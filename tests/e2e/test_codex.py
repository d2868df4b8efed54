"""The codex in a browser: terms open in place by tap and by keyboard, filters work without a script."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.axe import THEMES, violations
from tests.e2e.players import PHONE, Player, somebody

CARD = "/codex/cards/first_watch.borrowed_key/"


@pytest.fixture
def reader(browser: Browser) -> Iterator[Player]:
    """Somebody with a phone whose browser runs no scripts."""
    made = somebody(Player, browser, java_script_enabled=False, viewport=PHONE, has_touch=True)
    yield made
    made.context.close()


def test_cards_are_found_by_their_threat_and_looked_at_without_a_script(reader: Player, address: str) -> None:
    page = reader.page
    page.goto(f"{address}/codex/")
    page.get_by_role("link", name="Cards").click()
    page.get_by_label("Threat").select_option("health")
    page.get_by_label("Scenario").select_option("first_watch")
    page.get_by_role("button", name="Show", exact=True).click()

    expect(page).to_have_url(f"{address}/codex/cards/?threat=health&kind=&pack=&scenario=first_watch")
    expect(page.get_by_role("status").filter(has_text="cards of")).to_contain_text("2 cards of")
    page.get_by_role("link", name="The First Case").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The First Case")


def test_a_term_opens_its_entry_by_tap_without_a_script(reader: Player, address: str) -> None:
    page = reader.page
    page.goto(f"{address}{CARD}")

    page.get_by_role("button", name="Severity").tap()

    entry = page.get_by_role("dialog", name="Severity")
    expect(entry).to_contain_text("from 1 to 5")
    entry.get_by_role("link", name="In the glossary").click()
    expect(page.locator("#word-severity")).to_be_in_viewport()


def test_a_term_opens_and_closes_by_keyboard_and_gives_the_focus_back(
    people: Callable[[], Player], address: str
) -> None:
    page = people().page
    page.goto(f"{address}{CARD}")
    term = page.get_by_role("button", name="Severity")
    term.focus()

    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="Severity")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="In the glossary")).to_be_focused()
    page.keyboard.press("Escape")

    expect(page.get_by_role("dialog", name="Severity")).to_be_hidden()
    expect(term).to_be_focused()


def test_an_entry_that_is_open_keeps_nobody_out(browser: Browser, address: str) -> None:
    found = {}
    for theme in THEMES:
        reader = somebody(Player, browser, {"theme": theme}, bypass_csp=True, viewport=PHONE)
        reader.page.goto(f"{address}{CARD}")
        for part in reader.page.locator("main details").all():
            part.locator("summary").click()
        reader.page.get_by_role("button", name="Severity").click()
        found[theme] = violations(reader.page)
        assert reader.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        reader.context.close()

    assert found == {theme: [] for theme in THEMES}


def test_words_and_numbers_of_a_table_open_their_entry_in_place(people: Callable[[], Player], address: str) -> None:
    player = people()
    page = player.page
    page.goto(address)
    page.get_by_role("button", name=re.compile("solo round")).click()
    player.is_in("Horizon")

    nation = page.locator("section[aria-labelledby=nation-title]")
    nation.get_by_role("button", name="Contribution record", exact=True).press("Enter")
    window = page.locator("#peek")
    expect(window).to_contain_text("What a nation gave to others' crises")
    expect(window.get_by_role("link", name="In the glossary")).to_have_attribute(
        "href", "/codex/glossary/#word-contribution-record"
    )
    page.keyboard.press("Escape")
    expect(nation.get_by_role("button", name="Contribution record", exact=True)).to_be_focused()

    page.get_by_role("button", name=re.compile("^Stability of the world: ")).click()
    window.get_by_text("What is this: Stability?").click()
    expect(window).to_contain_text("shared by all")
    page.keyboard.press("Escape")
    player.press(player.button("Help"))
    expect(page.get_by_role("link", name="Codex")).to_have_attribute("href", "/codex/")
