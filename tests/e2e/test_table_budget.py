"""The table is small: what a first visit loads, and how it fits on the smallest screens."""

import re
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, StorageState, expect

from tests.architecture.tree import ROOT
from tests.e2e.conftest import running, served_environment
from tests.e2e.players import Player, open_table, somebody

FIRST_VISIT = 220 * 1024
SCRIPTS = 90 * 1024
AGAIN = 5 * 1024


@pytest.fixture(scope="module")
def hashed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a server answers that sends files as players get them: compressed, and to be kept for ever."""
    folder = tmp_path_factory.mktemp("hashed")
    environment = {"STATIC_HASHED": "1", "STATIC_ROOT": str(folder / "static")}
    collect = [sys.executable, "manage.py", "collectstatic", "--no-input", "--verbosity", "0"]
    subprocess.run(collect, cwd=ROOT, env=served_environment(folder, 0) | environment, check=True)
    with running(folder, environment) as url:
        yield url


class Meter:
    """Counts the bytes that come over the wire to a page."""

    def __init__(self, page: Page) -> None:
        self.total = 0
        """Of everything, with the headers of answers."""
        self.scripts = 0
        """Of modules as they are sent, compressed."""
        self.modules = 0
        self._bodies: dict[str, int] = {}
        wire = page.context.new_cdp_session(page)
        wire.send("Network.enable")
        wire.on("Network.responseReceived", self._came)
        wire.on("Network.loadingFinished", self._ended)

    def _came(self, event: dict[str, Any]) -> None:
        response = event["response"]
        if response["mimeType"] == "text/javascript":
            self._bodies[event["requestId"]] = int(response["headers"]["Content-Length"])

    def _ended(self, event: dict[str, Any]) -> None:
        sent = int(event["encodedDataLength"])
        self.total += sent
        if sent and event["requestId"] in self._bodies:
            self.scripts += self._bodies[event["requestId"]]
            self.modules += 1

    def report(self) -> str:
        """What a failed test says."""
        return f"{self.total} bytes, of which {self.scripts} in {self.modules} modules"


def visit(browser: Browser, cookies: StorageState, address: str, sight: str) -> tuple[Player, Meter]:
    """Somebody's first visit with these seats, until this is in sight."""
    visitor = somebody(Player, browser, storage_state=cookies)
    meter = Meter(visitor.page)
    visitor.page.goto(address)
    expect(visitor.page.locator(sight).first).to_be_visible()
    visitor.page.wait_for_load_state("networkidle")
    return visitor, meter


@pytest.mark.parametrize("sight", ["article.seat", ".map__picture"])
def test_a_first_visit_loads_little_and_a_second_one_next_to_nothing(browser: Browser, hashed: str, sight: str) -> None:
    host = somebody(Player, browser)
    open_table(host, hashed, seats=6, rounds=1)
    if sight == ".map__picture":
        host.press(host.button("Start with 1 person"))
        host.is_in("Horizon")
    address, cookies = host.page.url, host.context.storage_state()
    host.context.close()

    visitor, meter = visit(browser, cookies, address, sight)
    assert meter.scripts <= SCRIPTS, meter.report()
    assert meter.total <= FIRST_VISIT, meter.report()

    meter.scripts = 0
    visitor.page.reload()
    expect(visitor.page.locator(sight).first).to_be_visible()
    assert meter.scripts <= AGAIN, meter.report()
    assert visitor.complaints == []
    visitor.context.close()


LOOSE = """async () => {
  const isLoose = (table) => {
    const frame = table.parentElement;
    const isKept = frame.matches("[role=region][tabindex='0'][aria-label]");
    return table.checkVisibility() && frame.scrollWidth > frame.clientWidth && !isKept;
  };
  const find = () => [...document.querySelectorAll("table")].filter(isLoose);
  for (let frames = 0; frames < 120 && find().length > 0; frames += 1) await new Promise(requestAnimationFrame);
  return find().map((table) => table.innerText);
}"""
"""Tables too wide for their frame, unreachable for the keyboard or without a name, once the page has settled."""


@pytest.mark.parametrize("text", ["normal", "largest"])
def test_nothing_at_the_table_runs_out_of_a_320_pixel_screen(browser: Browser, address: str, text: str) -> None:
    player = somebody(Player, browser, {"text": text}, viewport={"width": 320, "height": 640})
    page = player.page
    widths: dict[str, int] = {}
    loose: dict[str, list[str]] = {}

    def look(scene: str) -> None:
        for pane in page.get_by_role("tab").all():
            pane.click()
            widths[f"{scene}, {pane.inner_text()}"] = page.evaluate("document.documentElement.scrollWidth")
        page.evaluate("for (const part of document.querySelectorAll('main details')) part.open = true")
        widths[scene] = page.evaluate("document.documentElement.scrollWidth")
        loose[scene] = page.evaluate(LOOSE)
        if page.get_by_role("tab").count():
            page.get_by_role("tab").first.click()

    page.goto(address)
    page.get_by_role("button", name=re.compile("solo round")).click()
    player.is_in("Horizon")
    look("horizon")
    player.done()
    player.is_in("Diplomacy")
    player.button("Pledge units").click()
    look("diplomacy")
    player.done()
    player.is_in("Planning")
    look("planning")
    player.seal()
    player.is_in("Reveal")
    for place in range(5):
        page.locator(".reveal__step").nth(place).click()
        look(f"reveal {place + 1}")
    player.done()
    player.is_in("The end")
    look("end")

    assert {scene: width for scene, width in widths.items() if width > 320} == {}
    assert {scene: tables for scene, tables in loose.items() if tables} == {}
    player.context.close()
