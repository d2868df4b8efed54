"""People at a table, as the browser tests play them: one moves a mouse, one taps a phone, one has a keyboard only."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from playwright.sync_api import Browser, BrowserContext, Locator, Page, WebSocketRoute, expect

DESKTOP = {"width": 1280, "height": 800}
PHONE = {"width": 360, "height": 740}
REPORTS = "addEventListener('securitypolicyviolation', (event) => console.error(`policy: ${event.blockedURI}`))"
BAD = {"error", "warning"}


class Wire:
    """The link of a page to its table, which a test can cut and mend."""

    def __init__(self, page: Page) -> None:
        self._open: list[WebSocketRoute] = []
        self._is_cut = False
        page.route_web_socket(re.compile("/ws/table/"), self._connect)

    def _connect(self, socket: WebSocketRoute) -> None:
        if self._is_cut:
            socket.close()
            return
        socket.connect_to_server()
        self._open.append(socket)

    def cut(self) -> None:
        """Break it, and let no new one through."""
        self._is_cut = True
        for socket in self._open:
            socket.close()
        self._open.clear()

    def mend(self) -> None:
        """Let the next try through."""
        self._is_cut = False


@dataclass
class Player:
    """Somebody with a browser of their own; everything that browser complains about is kept."""

    context: BrowserContext
    page: Page
    complaints: list[str] = field(default_factory=list)

    def press(self, target: Locator) -> None:
        """Press something, each in their own way."""
        target.click()

    def fill(self, target: Locator, text: str) -> None:
        """Write into a field."""
        target.fill(text)

    def go_to(self, pane: str) -> None:
        """Look at a part of the table; all parts are in sight on a large screen."""

    def button(self, name: str | re.Pattern[str], within: Locator | None = None) -> Locator:
        """A button by its name."""
        return (within or self.page).get_by_role("button", name=name).first

    def try_now(self) -> None:
        """Ask for the line at once; on a busy machine the page may have it again before, and takes the button away."""
        offered = self.page.get_by_role("button", name="Try now")
        expect(offered.or_(self.page.locator('.connection[data-state="live"]')).first).to_be_visible()
        offered.evaluate_all("(them) => them.forEach((it) => it.click())")

    def is_in(self, phase: str) -> None:
        """Wait until the table is in this phase."""
        bar = self.page.locator("#commit")
        expect(self.page.locator(".room__phase"), f"{phase} has not begun: {bar.inner_text()!r}").to_have_text(phase)

    def is_live(self) -> None:
        """Wait until nothing of one's own is on its way any more."""
        expect(self.page.locator(".connection")).to_have_attribute("data-state", "live")

    def done(self) -> None:
        """Say that one is ready."""
        self.decide(self.button("I am ready"))

    def seal(self) -> None:
        """Seal the plan, once everything that was changed is saved."""
        expect(self.page.locator(".commit__words")).not_to_contain_text("Saving")
        self.decide(self.button("Seal my plan"))

    def decide(self, button: Locator) -> None:
        """Press the button that says "done", once it no longer rests from an earlier press; again if it stays."""
        here = self.page.locator(".room__phase")
        phase = here.inner_text()
        for _ in range(3):
            expect(button).to_be_enabled()
            self.press(button)
            try:
                expect(button).to_be_hidden(timeout=5_000)
            except AssertionError:
                if here.inner_text() == phase:
                    continue
            return
        raise AssertionError(f"{button} cannot be pressed")

    def pledge(self) -> Locator:
        """Pledge what one is asked for to the first crisis that one has units for; the crisis's card."""
        self.go_to("Crisis")
        offers = self.page.get_by_role("button", name="Pledge units")
        card = self.page.locator("article.crisis").filter(has=offers).first
        card_id = card.get_attribute("id")
        card = self.page.locator(f"article#{card_id}")
        self.press(self.button("Pledge units", card))
        self.press(self.button(re.compile(r"^Promise \d+ units?$"), card))
        expect(card.locator(".pledge__mine")).to_contain_text("You promise")
        return card

    def change_plan(self, within: Locator | None = None) -> tuple[Locator, int]:
        """Change the plan by one unit, where that is possible; the field that was changed, and its new number.

        What can be sent depends on which crises were drawn: less of what is planned, or else more of something.
        """
        place = within or self.page
        place.get_by_role("spinbutton", name=re.compile("^You send: ")).first.wait_for()
        for sign, by in (("One less: ", -1), ("One more: ", +1)):
            button = place.get_by_role("button", name=re.compile(f"^{sign}You send: "), disabled=False).first
            if button.count():
                card = button.evaluate("button => button.closest('article').id")
                label = (button.get_attribute("aria-label") or "").removeprefix(sign)
                field = self.page.locator(f"article#{card}").get_by_label(label, exact=True)
                before = int(field.input_value())
                self.press(button)
                return field, before + by
        raise AssertionError("Nothing in this plan can be changed")

    def say(self, text: str) -> None:
        """Say something in the open talk."""
        self.go_to("Talks")
        self.fill(self.page.locator("#message"), text)
        self.page.keyboard.press("Enter")

    def hears(self, text: str) -> None:
        """Wait until something was said."""
        self.go_to("Talks")
        expect(self.page.get_by_text(text, exact=True)).to_be_visible()

    def watch(self) -> None:
        """Skip to the end of the reveal and read what changed."""
        self.go_to("Reveal")
        self.press(self.button("Skip to the result"))
        expect(self.page.locator("#reveal-title")).to_contain_text("For you")


class Tapper(Player):
    """Somebody with a phone: taps, and sees one part of the table at a time."""

    def press(self, target: Locator) -> None:
        """Tap it."""
        target.tap()

    def go_to(self, pane: str) -> None:
        """Tap the pane's tab."""
        self.page.get_by_role("tab", name=re.compile(pane)).tap()


class Typist(Player):
    """Somebody without a mouse: reaches everything by Tab, arrows and single keys."""

    def press(self, target: Locator) -> None:
        """Walk to it with Tab and press Enter."""
        self.reach(target)
        self.page.keyboard.press("Enter")

    def fill(self, target: Locator, text: str) -> None:
        """Walk to the field and type."""
        self.reach(target)
        self.page.keyboard.type(text)

    def reach(self, target: Locator) -> None:
        """Press Tab, forwards or backwards, until the target has the focus."""
        target.wait_for()
        for key, most in (("Tab", 150), ("Shift+Tab", 300)):
            for _ in range(most):
                if target.evaluate("element => element === document.activeElement"):
                    return
                self.page.keyboard.press(key)
        raise AssertionError(f"Tab never reaches {target}")

    def done(self) -> None:
        """A single key is enough."""
        expect(self.button("I am ready")).to_be_enabled()
        self.leave_field()
        self.page.keyboard.press("s")

    def seal(self) -> None:
        """The same key seals."""
        expect(self.page.locator(".commit__words")).not_to_contain_text("Saving")
        expect(self.button("Seal my plan")).to_be_enabled()
        self.leave_field()
        self.page.keyboard.press("s")

    def say(self, text: str) -> None:
        """A slash leads into the message box."""
        self.leave_field()
        self.page.keyboard.press("/")
        expect(self.page.locator("#message")).to_be_focused()
        self.page.keyboard.type(text)
        self.page.keyboard.press("Enter")

    def leave_field(self) -> None:
        """Go from a text field to the world, where single keys act."""
        while self.page.evaluate("document.activeElement.matches('input:not([type=radio]), textarea, select')"):
            self.page.keyboard.press("Tab")


Kind = TypeVar("Kind", bound=Player)


def somebody(kind: type[Kind], browser: Browser, wishes: dict[str, object] | None = None, **context: Any) -> Kind:  # noqa: ANN401 - Playwright's many options
    """A new person with a browser of their own kind."""
    if kind is Tapper:
        context = {"viewport": PHONE, "has_touch": True, "is_mobile": True, **context}
    made = browser.new_context(**{"viewport": DESKTOP, **context})
    made.add_init_script(REPORTS)
    if wishes is not None:
        made.add_init_script(f"localStorage.setItem('entente.settings', JSON.stringify({json.dumps(wishes)}))")
    return seated(kind, made, made.new_page())


def seated(kind: type[Kind], context: BrowserContext, page: Page) -> Kind:
    """A person at a page; complaints of the page are kept from now on."""
    player = kind(context, page)
    page.on("console", lambda said: player.complaints.append(said.text) if said.type in BAD else None)
    page.on("pageerror", lambda error: player.complaints.append(str(error)))
    return player


def open_table(host: Player, address: str, *, seats: int, rounds: int, clock: bool = False, name: str = "Hanna") -> str:
    """Open a table as the host, with bots in free seats and mostly without a clock; its code."""
    host.page.goto(f"{address}/host")
    host.page.get_by_text(str(seats), exact=True).click()
    if not clock:
        host.page.get_by_text("No clock").click()
    host.page.get_by_label("Your name").fill(name)
    host.page.get_by_text("More choices").click()
    host.page.get_by_role("spinbutton", name="Rounds").fill(str(rounds))
    host.page.get_by_role("button", name="Open the table").click()
    host.page.wait_for_url("**/t/*/")
    return host.page.locator(".code").first.inner_text()


def join(player: Player, address: str, code: str, name: str) -> None:
    """Come in by the code."""
    player.page.goto(f"{address}/j/{code}")
    player.page.get_by_label("Your name").fill(name)
    player.press(player.page.get_by_role("button", name="Join"))
    player.page.wait_for_url("**/t/*/")
    player.is_live()


def begin(host: Player, guest: Player, address: str, guests: str = "") -> None:
    """A table of two people and a bot in the first phase; the guest may come by an address of their own."""
    code = open_table(host, address, seats=3, rounds=1)
    join(guest, guests or address, code, "Gil")
    host.press(host.button("Start with 2 people"))
    for player in (host, guest):
        player.is_in("Horizon")
        expect(player.page.locator(".map__picture")).to_be_visible()


def all_complaints(players: Iterable[Player]) -> list[str]:
    """What the browsers complained about: errors, warnings and breaches of the content policy."""
    return [line for player in players for line in player.complaints]
