"""Coming to a table in a real browser: quick, without script, accessible, and told what to correct."""

import json
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.e2e.axe import THEMES, WIDTHS, violations
from tests.e2e.places import PLACES


@pytest.fixture
def hosted(browser: Browser, address: str) -> Iterator[Page]:
    """The page of a host, who sits at the machine itself, at a new table."""
    page = browser.new_page()
    page.goto(f"{address}/host")
    page.get_by_label("Your name").fill("Hanna")
    page.get_by_role("button", name="Open the table").click()
    page.wait_for_url("**/t/*/")
    yield page
    page.context.close()


def about(page: Page) -> dict[str, str]:
    """What the server wrote into a table's page."""
    found: dict[str, str] = json.loads(page.locator("#table").text_content() or "")
    return found


def link_of(page: Page, address: str) -> str:
    """The link that the host hands out, as this test's browsers can reach it."""
    return address + re.sub(r"^https?://[^/]+", "", about(page)["link"])


def visitor(browser: Browser, wishes: dict[str, object], width: int, **context: object) -> BrowserContext:
    """A browser of its own, with settings."""
    found = browser.new_context(viewport={"width": width, "height": 740}, **context)  # type: ignore[arg-type]
    found.add_init_script(f"localStorage.setItem('entente.settings', JSON.stringify({json.dumps(wishes)}))")
    return found


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("theme", THEMES)
def test_no_page_of_people_keeps_anybody_out(browser: Browser, address: str, theme: str, width: int) -> None:
    context = visitor(browser, {"theme": theme}, width, bypass_csp=True, reduced_motion="reduce")
    page = context.new_page()

    found = {}
    for name, path in PLACES.items():
        page.goto(address + path)
        found[name] = violations(page)

    assert {name: lines for name, lines in found.items() if lines} == {}
    context.close()


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_at_the_door_keeps_anybody_out(browser: Browser, address: str, hosted: Page, width: int) -> None:
    send(hosted, "door", mode="nod")
    context = visitor(browser, {}, width, bypass_csp=True, reduced_motion="reduce")
    page = context.new_page()
    found = {}

    def look(scene: str, heading: str) -> None:
        expect(page.get_by_role("heading", name=heading)).to_be_visible()
        for theme in THEMES:
            page.evaluate("theme => document.documentElement.setAttribute('data-theme', theme)", theme)
            found[f"{scene}, {theme}"] = violations(page)

    page.goto(f"{address}/j/{about(hosted)['code']}")
    page.get_by_label("Your name").fill("Dora")
    page.get_by_role("button", name="Join").click()
    look("waiting", "The host has been asked")
    hosted.get_by_role("button", name="Not now: Dora").click()
    look("turned away", "The host did not let you in")
    context.clear_cookies()
    page.goto(hosted.url)
    look("a stranger at the machine itself", "Host this table")
    page.get_by_role("button", name="Host this table").click()
    expect(page.locator("#table")).to_be_attached()
    page.goto(f"{hosted.url}record")
    look("the host's record", "What the host has done")
    page.goto(f"{address}/nowhere")
    look("nowhere", "There is nothing at this address")
    page.goto(address)
    page.evaluate("for (const field of document.querySelectorAll('[name=csrfmiddlewaretoken]')) field.remove()")
    page.get_by_role("button", name="solo round").click()
    look("a stale form", "This page was open for too long")

    assert {scene: lines for scene, lines in found.items() if lines} == {}
    context.close()


def test_a_host_finds_the_record_from_the_table(hosted: Page) -> None:
    send(hosted, "door", mode="nod")

    with hosted.expect_popup() as opened:
        hosted.get_by_role("link", name="What the host has done").click()

    page = opened.value
    expect(page.get_by_role("heading", name="What the host has done")).to_be_visible()
    expect(page.locator("main li")).to_contain_text("nod")
    page.set_viewport_size({"width": 320, "height": 640})
    page.evaluate("document.documentElement.setAttribute('data-text-size', 'largest')")
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_nothing_runs_out_of_a_320_pixel_screen_in_the_largest_text(browser: Browser, address: str) -> None:
    context = visitor(browser, {"text": "largest"}, 320)
    page = context.new_page()

    widths = {}
    for name, path in PLACES.items():
        page.goto(address + path)
        widths[name] = page.evaluate("document.documentElement.scrollWidth")

    assert {name: width for name, width in widths.items() if width > 320} == {}
    context.close()


def test_the_pages_obey_their_own_content_policy_and_log_nothing(browser: Browser, address: str) -> None:
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))

    for path in PLACES.values():
        page.goto(address + path)

    assert [line for line in said if "404" not in line and "403" not in line] == []
    page.context.close()


def test_from_the_qr_code_a_name_and_one_tap_lead_to_a_seat(browser: Browser, address: str, hosted: Page) -> None:
    context = visitor(browser, {}, 360, has_touch=True, is_mobile=True)
    phone = context.new_page()

    phone.goto(link_of(hosted, address))
    expect(phone.get_by_label("Your name")).to_be_focused()
    phone.keyboard.type("Ana")
    phone.get_by_role("button", name="Join").tap()

    phone.wait_for_url("**/t/*/")
    assert about(phone)["id"] == about(hosted)["id"]
    context.close()


def test_joining_needs_no_script(browser: Browser, address: str, hosted: Page) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()

    page.goto(address)
    page.get_by_label("Table code").fill(about(hosted)["code"].lower().replace("-", " "))
    page.get_by_label("Your name").fill("Ben")
    page.get_by_role("button", name="Join").click()

    page.wait_for_url("**/t/*/")
    context.close()


@pytest.mark.parametrize("script", [True, False])
def test_a_wrong_code_has_the_focus_and_says_what_helps(browser: Browser, address: str, script: bool) -> None:
    context = browser.new_context(java_script_enabled=script)
    page = context.new_page()

    page.goto(address)
    page.get_by_label("Table code").fill("ZEST-99")
    page.get_by_label("Your name").fill("Ana")
    page.keyboard.press("Enter")

    expect(page.get_by_text("Check the last digits")).to_be_visible()
    expect(page.get_by_label("Table code")).to_be_focused()
    expect(page.get_by_label("Your name")).to_have_value("Ana")
    context.close()


def test_a_second_tap_sends_the_form_once(browser: Browser, address: str, hosted: Page) -> None:
    page = browser.new_page()
    page.goto(link_of(hosted, address))
    page.get_by_label("Your name").fill("Cleo")

    page.get_by_role("button", name="Join").dblclick()

    page.wait_for_url("**/t/*/")
    page.context.close()


def test_who_waits_goes_on_by_itself_once_the_host_nods(browser: Browser, address: str, hosted: Page) -> None:
    send(hosted, "door", mode="nod")
    page = browser.new_page()
    page.goto(f"{address}/j/{about(hosted)['code']}")
    page.get_by_label("Your name").fill("Dora")
    page.get_by_role("button", name="Join").click()
    expect(page.get_by_role("heading", name="The host has been asked")).to_be_visible()

    hosted.get_by_role("button", name="Let in: Dora", exact=True).click()

    expect(page.locator("#table")).to_be_attached()
    page.context.close()


def send(page: Page, act: str, **fields: str) -> None:
    """Do an act as the page's own scripts do."""
    token = page.locator("input[name=csrfmiddlewaretoken]").first.input_value()
    headers = {"accept": "application/json", "x-csrftoken": token, "referer": page.url}
    form: dict[str, str | float | bool] = {**fields}
    answer = page.request.post(f"{page.url}{act}", form=form, headers=headers)
    assert answer.ok, answer.text()
