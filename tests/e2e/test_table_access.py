"""Every screen and state of the table, in three themes, on a phone and on a large screen: nothing keeps anybody out."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.axe import THEMES, WIDTHS, contrasts, violations
from tests.e2e.players import Player, Wire, join, open_table, somebody

WEAR = """async (theme) => {
    document.documentElement.setAttribute("data-theme", theme);
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}"""
"""Colours arrive with the next frame."""
IN_FLOW = "document.getElementById('commit').style.position = 'static'"
"""What happens to lie half under the bar at the bottom is small for axe; it can be scrolled."""
PANES = ("world", "nation", "talks", "crisis")


class Inspector:
    """Looks at a player's screen as it stands, in every theme and width, and keeps what it finds."""

    def __init__(self, player: Player, found: dict[str, list[str]] | None = None) -> None:
        self.player = player
        self.found = {} if found is None else found
        """Each finding, and the scenes where it was found."""

    def look(self, scene: str, *, panes: tuple[str, ...] = ()) -> None:
        """Look at a scene; on a phone at each of its panes."""
        page = self.player.page
        page.evaluate(IN_FLOW)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            for pane in panes if width < 1100 else ("all",):
                if pane != "all":
                    page.locator(f"#pane-tab-{pane}").click()
                for theme in THEMES:
                    page.evaluate(WEAR, theme)
                    lines = violations(page) if theme == THEMES[0] else contrasts(page)
                    for line in lines:
                        self.found.setdefault(line, []).append(f"{scene}, {pane}, {theme}, {width}")
        page.set_viewport_size({"width": 1280, "height": 800})


@pytest.fixture
def host(browser: Browser) -> Iterator[Player]:
    player = somebody(Player, browser, {}, bypass_csp=True, reduced_motion="reduce")
    yield player
    player.context.close()


@pytest.fixture
def guest(browser: Browser) -> Iterator[Player]:
    player = somebody(Player, browser, {}, bypass_csp=True, reduced_motion="reduce")
    yield player
    player.context.close()


@pytest.mark.slow
def test_nothing_keeps_anybody_out_of_a_game(address: str, host: Player, guest: Player) -> None:
    eye = Inspector(host)
    page = host.page
    code = open_table(host, address, seats=4, rounds=2)
    join(guest, address, code, "Gil")
    eye.look("lobby")
    host.press(host.button(re.compile("^Start with")))
    host.is_in("Horizon")
    eye.look("horizon", panes=PANES)

    both = [host, guest]
    for player in both:
        player.done()
    host.is_in("Diplomacy")
    guest.pledge()
    host.press(host.button("Pledge units"))
    page.get_by_label("Condition").select_option("if_nation")
    eye.look("diplomacy")
    for player in both:
        player.done()
    host.is_in("Planning")
    eye.look("planning", panes=("crisis",))
    host.seal()
    expect(host.button("Reopen my plan")).to_be_visible()
    eye.look("sealed")
    guest.seal()

    host.is_in("Reveal")
    for place in range(5):
        page.locator(".reveal__step").nth(place).click()
        eye.look(f"reveal {place + 1}")
    for player in both:
        player.done()
    host.is_in("Aftermath")
    eye.look("aftermath", panes=("world", "crisis"))
    end_the_game(host)
    eye.look("end")

    assert eye.found == {}


def end_the_game(host: Player) -> None:
    """As the host, end every phase that is left."""
    for phase in ("Aftermath", "Horizon", "Diplomacy", "Planning", "Reveal"):
        host.is_in(phase)
        host.press(host.button(f"End {phase}"))
        host.press(host.button("Really end this phase for all?"))
    host.is_in("The end")


@pytest.mark.slow
def test_nothing_keeps_anybody_out_in_any_state(address: str, host: Player, guest: Player) -> None:
    eye = Inspector(host)
    wire = Wire(guest.page)
    page = host.page
    code = open_table(host, address, seats=3, rounds=1)
    join(guest, address, code, "Gil")
    host.press(host.button(re.compile("^Start with")))
    host.is_in("Horizon")

    host.press(host.button("Help"))
    eye.look("help")
    page.keyboard.press("Escape")
    host.press(host.button("People and seats"))
    eye.look("people and seats")
    host.press(host.button("Remove: Gil"))
    expect(host.button("Really remove Gil?")).to_be_enabled()
    eye.look("a question")
    host.press(host.button("Give to a bot: Borenth"))
    page.keyboard.press("Escape")
    expect(guest.page.locator(".banner", has_text="A bot plays your seat")).to_be_visible()
    Inspector(guest, eye.found).look("a bot plays")
    guest.press(guest.button("Play it myself"))
    host.press(host.button("Settings"))
    eye.look("settings")
    page.keyboard.press("Escape")
    host.press(host.button(re.compile("^Budget: ")))
    expect(page.get_by_role("dialog", name="Budget")).to_contain_text("Rule")
    eye.look("a sum")
    page.keyboard.press("Escape")
    host.press(page.locator("#nation-cas button.nation"))
    eye.look("a nation", panes=("world",))
    host.press(host.button("Pause"))
    expect(page.locator(".banner", has_text="The game is paused.")).to_be_visible()
    eye.look("paused")

    elsewhere = guest.context.new_page()
    elsewhere.goto(page.url)
    expect(elsewhere.get_by_role("heading", name="open on another device")).to_be_visible()
    Inspector(Player(guest.context, elsewhere), eye.found).look("open elsewhere")

    wire.cut()
    expect(guest.page.locator(".banner", has_text="Reconnecting")).to_be_visible()
    guest.say("Is anybody there?")
    Inspector(guest, eye.found).look("no link", panes=("talks",))
    wire.mend()
    guest.try_now()
    expect(guest.page.locator(".banner", has_text="Reconnecting")).to_be_hidden()
    host.press(host.button("People and seats"))
    host.press(host.button("Remove: Gil"))
    host.press(host.button("Really remove Gil?"))
    expect(guest.page.get_by_role("heading", name="You are no longer at this table")).to_be_visible()
    Inspector(guest, eye.found).look("removed")

    assert eye.found == {}
