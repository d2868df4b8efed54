"""The table over a line that breaks, freezes and heals, and on a server that dies: nothing is lost, or done twice."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, WebSocket, expect

from tests.e2e.conftest import Served
from tests.e2e.line import Line
from tests.e2e.players import Player, begin

LOST = {"net::ERR_", "WebSocket"}
"""What Chromium itself says about a line that the test has cut."""


@dataclass
class Broken:
    """A server, and a line to it that one person uses while everybody else goes straight."""

    served: Served
    line: Line

    @property
    def straight(self) -> str:
        """The address of those whose line holds."""
        return f"http://127.0.0.1:{self.served.port}"


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Broken]:
    line = Line()
    served = Served(tmp_path_factory.mktemp("broken"), {"WEBSOCKET_ORIGINS": line.address})
    line.target = served.port
    served.start()
    yield Broken(served, line)
    line.close()
    served.stop()


@pytest.fixture
def broken(both: Broken) -> Iterator[Broken]:
    """The server and the line, whole again when a test is over."""
    yield both
    both.line.mend()
    if not both.served.runs:
        both.served.start()


@pytest.fixture
def people(people: Callable[[], Player]) -> Iterator[Callable[[], Player]]:
    """People whose browsers may complain about the line, and about nothing else."""
    made: list[Player] = []

    def one() -> Player:
        made.append(people())
        return made[-1]

    yield one
    for player in made:
        player.complaints[:] = [said for said in player.complaints if not any(word in said for word in LOST)]


class Welcomes:
    """How the server greeted a page, each time that it came: "resync" or "resumed"."""

    def __init__(self, page: Page) -> None:
        self.modes: list[str] = []
        page.on("websocket", self._watch)

    def _watch(self, socket: WebSocket) -> None:
        socket.on("framereceived", self._read)

    def _read(self, frame: str | bytes) -> None:
        if found := re.search(r'"t":"welcome".*"mode":"(\w+)"', str(frame)):
            self.modes.append(found[1])


def in_diplomacy(broken: Broken, host: Player, guest: Player) -> None:
    """A table in diplomacy; the guest is on the line that will break."""
    begin(host, guest, broken.straight, guests=broken.line.address)
    for player in (host, guest):
        player.done()
    for player in (host, guest):
        player.is_in("Diplomacy")
    guest.is_live()


def bar(player: Player) -> Locator:
    """What one is told while the link is broken."""
    return player.page.locator(".banner", has_text="Reconnecting")


def half_a_pledge(player: Player) -> Locator:
    """Begin a pledge with a condition, and leave it there; the card it stands on."""
    card = player.page.locator("article.crisis").first
    player.press(player.button("Pledge units", card))
    player.press(player.button("One more: You promise at least", card))
    card.get_by_label("Condition").select_option("if_all")
    return card


def still_half_made(player: Player, card: Locator, promise: str) -> None:
    """The pledge stands as it was left."""
    expect(player.button(re.compile("^Promise "), card)).to_have_text(promise)
    expect(card.get_by_label("Condition")).to_have_value("if_all")


def test_a_line_that_breaks_is_told_and_everything_arrives_once_it_holds(
    broken: Broken, people: Callable[[], Player]
) -> None:
    host, guest = people(), people()
    welcomes = Welcomes(guest.page)
    in_diplomacy(broken, host, guest)

    broken.line.cut()
    expect(bar(guest)).to_contain_text("Everything up to here is safe")
    expect(guest.page.locator(".connection")).to_have_attribute("data-state", "reconnecting")
    guest.say("Is anybody there?")
    guest.say("Hello?")
    expect(bar(guest)).to_contain_text("2 changes will be sent")
    expect(guest.page.get_by_text("will be sent").nth(1)).to_be_visible()
    host.say("Where is Borenth?")

    broken.line.mend()
    guest.try_now()
    guest.is_live()
    expect(bar(guest)).to_be_hidden()
    for words in ("Is anybody there?", "Hello?", "Where is Borenth?"):
        for player in (host, guest):
            expect(player.page.get_by_text(words, exact=True)).to_have_count(1)
    assert welcomes.modes == ["resync", "resumed"]


def test_what_comes_up_while_nobody_answers_has_its_icons(broken: Broken, people: Callable[[], Player]) -> None:
    host, guest = people(), people()
    in_diplomacy(broken, host, guest)
    expect(guest.page.locator("#icon-offline")).to_have_count(1)

    broken.line.cut()
    expect(bar(guest)).to_be_visible()
    half_a_pledge(guest)
    icons = guest.page.locator("svg.icon:visible > use").evaluate_all(
        "uses => uses.map(use => [use.getAttribute('href'), use.getBBox().width])"
    )

    assert "#icon-offline" in dict(icons)
    assert [name for name, width in icons if not width] == []


def test_a_line_that_freezes_without_a_word_is_noticed(broken: Broken, people: Callable[[], Player]) -> None:
    host, guest = people(), people()
    guest.page.clock.install()
    in_diplomacy(broken, host, guest)

    broken.line.freeze()
    guest.page.clock.fast_forward(16_000)  # a ping is due after a silence
    guest.page.clock.fast_forward(9_000)  # and its answer was
    expect(bar(guest)).to_be_visible()

    broken.line.mend()
    guest.try_now()
    guest.is_live()
    expect(guest.button("I am ready")).to_be_enabled()


def test_marks_say_what_is_on_its_way_and_what_is_saved(broken: Broken, people: Callable[[], Player]) -> None:
    host, guest = people(), people()
    in_diplomacy(broken, host, guest)
    for player in (host, guest):
        player.done()
    guest.is_in("Planning")
    words = guest.page.locator(".commit__words")
    guest.is_live()

    broken.line.freeze()
    field, units = guest.change_plan()
    expect(words).to_contain_text("Saving…")
    expect(guest.page.locator(".connection")).to_have_attribute("data-state", "saving")
    guest.say("Done.")
    expect(guest.page.locator(".message--waiting")).to_contain_text("sending…")

    broken.line.mend()
    expect(words).to_contain_text("Saved.")
    expect(guest.page.locator(".message--waiting")).to_have_count(0)
    guest.is_live()
    expect(field).to_have_value(str(units))


def test_what_came_too_late_is_refused_in_words_and_the_page_goes_on(
    broken: Broken, people: Callable[[], Player]
) -> None:
    host, guest = people(), people()
    in_diplomacy(broken, host, guest)
    card = half_a_pledge(guest)

    broken.line.freeze()
    guest.press(guest.button(re.compile("^Promise "), card))
    expect(guest.page.locator(".connection")).to_have_attribute("data-state", "saving")
    host.press(host.button("End Diplomacy"))
    host.press(host.button("Really end this phase for all?"))
    host.is_in("Planning")
    broken.line.mend()

    expect(guest.page.locator(".toast")).to_contain_text("phase")
    guest.is_in("Planning")
    guest.seal()
    expect(guest.button("Reopen my plan")).to_be_visible()


def test_who_was_cut_off_while_the_seat_went_on_elsewhere_may_continue_here(
    broken: Broken, people: Callable[[], Player]
) -> None:
    host, guest = people(), people()
    in_diplomacy(broken, host, guest)
    guest.fill(guest.page.locator("#message"), "Half a thought")
    broken.line.cut()
    expect(bar(guest)).to_be_visible()
    second = guest.context.new_page()
    second.goto(guest.page.url.replace(broken.line.address, broken.straight))
    expect(second.get_by_role("button", name="I am ready")).to_be_visible()

    broken.line.mend()
    expect(guest.page.get_by_role("heading", name="open on another device")).to_be_visible()
    guest.press(guest.button("Continue here"))

    guest.is_live()
    expect(second.get_by_role("heading", name="open on another device")).to_be_visible()
    expect(guest.page.locator("#message")).to_have_value("Half a thought")


def test_a_server_that_dies_and_comes_back_finds_the_draft_as_it_was(
    broken: Broken, people: Callable[[], Player]
) -> None:
    host, guest = people(), people()
    welcomes = Welcomes(guest.page)
    in_diplomacy(broken, host, guest)
    card = half_a_pledge(guest)
    promise = guest.button(re.compile("^Promise "), card).inner_text()

    broken.served.kill()
    broken.line.cut()
    expect(bar(guest)).to_be_visible()
    guest.say("Sent while nobody listened.")
    guest.fill(guest.page.locator("#message"), "Begun while nobody listened")
    broken.line.mend()
    broken.served.start()

    for player in (host, guest):
        player.is_live()
    still_half_made(guest, card, promise)
    expect(guest.page.locator("#message")).to_have_value("Begun while nobody listened")
    for player in (host, guest):
        expect(player.page.get_by_text("Sent while nobody listened.")).to_have_count(1)
    assert welcomes.modes[0] == "resync"
    guest.press(guest.button(re.compile("^Promise "), card))
    expect(host.page.locator("article.crisis").first.locator(".sheet")).to_contain_text("if all pledges reach")


def test_a_page_that_is_loaded_again_after_the_crash_has_the_draft_too(
    broken: Broken, people: Callable[[], Player]
) -> None:
    host, guest = people(), people()
    in_diplomacy(broken, host, guest)
    card = half_a_pledge(guest)
    promise = guest.button(re.compile("^Promise "), card).inner_text()
    guest.fill(guest.page.locator("#message"), "Half a thought")

    broken.served.kill()
    expect(bar(guest)).to_be_visible()
    guest.page.keyboard.press("End")
    guest.page.keyboard.type(", and more")
    broken.served.start()
    guest.page.reload()

    guest.is_live()
    still_half_made(guest, card, promise)
    expect(guest.page.locator("#message")).to_have_value("Half a thought, and more")


def test_an_unsaved_plan_is_sent_after_the_crash_by_the_next_page(broken: Broken, people: Callable[[], Player]) -> None:
    host, guest = people(), people()
    in_diplomacy(broken, host, guest)
    for player in (host, guest):
        player.done()
    guest.is_in("Planning")
    guest.is_live()

    broken.served.kill()
    expect(bar(guest)).to_be_visible()
    field, units = guest.change_plan()
    expect(guest.page.locator(".commit__words")).to_contain_text("changes will be sent")
    broken.served.start()
    guest.page.reload()

    guest.is_live()
    expect(field).to_have_value(str(units))
    expect(guest.page.locator(".commit__words")).to_contain_text("Saved.")
    guest.page.reload()
    guest.is_live()
    expect(field).to_have_value(str(units))
