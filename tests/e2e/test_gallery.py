"""Every component in every state: accessible in three themes, at home on a phone, and moved about without a mouse."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.axe import THEMES, WIDTHS, violations


def opened(browser: Browser, address: str, wishes: dict[str, object], width: int = 1280, **context: object) -> Page:
    """The gallery as somebody with these settings sees it."""
    visitor = browser.new_context(viewport={"width": width, "height": 800}, **context)  # type: ignore[arg-type]
    visitor.add_init_script(f"localStorage.setItem('entente.settings', JSON.stringify({json.dumps(wishes)}))")
    page = visitor.new_page()
    page.goto(f"{address}/gallery")
    expect(page.locator("#g-broken .banner")).to_be_visible()
    return page


@pytest.fixture
def gallery(browser: Browser, address: str) -> Iterator[Page]:
    page = opened(browser, address, {})
    yield page
    page.context.close()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("theme", THEMES)
def test_no_component_keeps_anybody_out(browser: Browser, address: str, theme: str, width: int) -> None:
    page = opened(browser, address, {"theme": theme}, width, bypass_csp=True, reduced_motion="reduce")

    assert violations(page) == []
    page.context.close()


def test_what_keeps_people_out_is_found(browser: Browser, address: str) -> None:
    page = opened(browser, address, {}, bypass_csp=True)

    page.evaluate("document.querySelector('label[for=f-message]').remove()")

    assert any(line.startswith("label: ") for line in violations(page))
    page.context.close()


@pytest.mark.parametrize("text", ["normal", "largest"])
def test_nothing_runs_out_of_a_320_pixel_screen(browser: Browser, address: str, text: str) -> None:
    page = opened(browser, address, {"text": text}, 320)

    assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.context.close()


def test_the_page_obeys_its_own_content_policy_and_logs_nothing(browser: Browser, address: str) -> None:
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))

    page.goto(f"{address}/gallery")
    page.get_by_role("button", name="Message with undo").click()
    page.get_by_role("button", name="Budget: 14 RP").click()

    expect(page.get_by_role("dialog", name="Budget")).to_contain_text("Rule 3.1")
    assert said == []
    page.context.close()


def test_arrow_keys_walk_over_the_map_and_the_list_shows_what_was_chosen(gallery: Page) -> None:
    gallery.get_by_role("button", name="Boreal Union, sealed").focus()

    gallery.keyboard.press("ArrowLeft")
    expect(gallery.get_by_role("button", name="Cassamere, planning")).to_be_focused()
    gallery.keyboard.press("Enter")

    expect(gallery.locator("#g-nations").get_by_role("button", pressed=True)).to_contain_text("Cassamere")
    expect(gallery.locator("#g-map").get_by_role("button", pressed=True)).to_have_attribute("data-nation", "cas")


def test_a_nation_on_the_map_says_its_crises(gallery: Page) -> None:
    dunmark = gallery.locator("#g-map").get_by_role("button", name="Dunmark")

    expect(dunmark).to_have_accessible_name("Dunmark, offline, crisis: Salt Line, crisis: First Case")


def test_a_stepper_says_why_it_goes_no_further_and_keeps_the_focus(gallery: Page) -> None:
    more = gallery.get_by_role("button", name="One more: Cyber teams")

    for _ in range(3):
        more.click()

    expect(gallery.get_by_label("Cyber teams", exact=True)).to_have_value("5")
    expect(more).to_have_attribute("aria-disabled", "true")
    expect(more).to_be_focused()
    expect(gallery.locator("#g-units")).to_contain_text("All your cyber teams are sent.")
    expect(gallery.locator("#announcer")).to_contain_text("Cyber teams: 5")


def test_a_number_opens_to_its_sum_and_escape_gives_the_focus_back(gallery: Page) -> None:
    number = gallery.get_by_role("button", name="Budget: 14 RP")
    number.focus()
    gallery.keyboard.press("Enter")
    expect(gallery.get_by_role("dialog", name="Budget")).to_be_visible()

    gallery.keyboard.press("Escape")

    expect(gallery.get_by_role("dialog", name="Budget")).to_be_hidden()
    expect(number).to_be_focused()


def test_a_window_takes_the_focus_and_escape_closes_it(gallery: Page) -> None:
    gallery.get_by_role("button", name="Window").click()
    window = gallery.get_by_role("dialog", name="End the session?")
    expect(window).to_be_visible()

    gallery.keyboard.press("Escape")

    expect(window).to_be_hidden()
    expect(gallery.get_by_role("button", name="Window")).to_be_focused()


def test_tabs_follow_the_arrows_and_show_their_panel(gallery: Page) -> None:
    gallery.get_by_role("tab", name="All").focus()

    gallery.keyboard.press("ArrowRight")

    expect(gallery.get_by_role("tab", name="Cassamere 3 new")).to_be_focused()
    expect(gallery.get_by_role("tab", name="Cassamere 3 new")).to_have_attribute("aria-selected", "true")


def test_settings_act_at_once_and_are_kept(gallery: Page) -> None:
    gallery.get_by_role("button", name="Settings").click()
    gallery.get_by_text("High contrast").click()
    expect(gallery.locator("html")).to_have_attribute("data-theme", "contrast")

    kept = gallery.evaluate("JSON.parse(localStorage.getItem('entente.settings'))")
    assert kept["theme"] == "contrast"


def test_a_device_that_wants_contrast_gets_it_without_asking(browser: Browser, address: str) -> None:
    page = opened(browser, address, {}, contrast="more")

    expect(page.locator("html")).to_have_attribute("data-theme", "contrast")
    page.context.close()


def test_nothing_moves_for_those_who_want_it_still(browser: Browser, address: str) -> None:
    page = opened(browser, address, {}, reduced_motion="reduce")
    page.get_by_role("button", name="Message", exact=True).click()
    expect(page.locator(".toast")).to_be_visible()

    moving = "document.getAnimations().filter(one => one.effect.getComputedTiming().duration > 1).length"
    assert page.evaluate(moving) == 0
    page.context.close()


def test_in_the_pretended_language_every_word_of_the_components_is_marked(browser: Browser, address: str) -> None:
    page = opened(browser, address, {}, locale="xx")

    expect(page.locator("#g-broken")).to_contain_text("⟦Réçôññéçtïñg…")
    expect(page.locator("#g-connections")).to_contain_text("⟦Lïvé")
    page.context.close()
