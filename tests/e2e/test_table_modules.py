"""What modules of the rules add to the table: plans at home, the network, intelligence, introductions; and for whom."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.e2e.full_table import FullTable
from tests.e2e.players import Player, Tapper
from tests.e2e.test_table_access import PANES, Inspector

HOME = "section[aria-labelledby=home-title]"
NETWORK = "section[aria-labelledby=network-title]"
DEALS = "section[aria-labelledby=deals-title]"


@pytest.fixture
def three(browser: Browser, full_table: FullTable) -> Iterator[tuple[Player, Player, Player]]:
    kinds: dict[str, type[Player]] = {"arv": Player, "bor": Tapper, "cas": Player}
    context = {"bypass_csp": True, "reduced_motion": "reduce"}
    people = tuple(full_table.sit(kind, browser, nation, **context) for nation, kind in kinds.items())
    yield people  # type: ignore[misc]  # a tuple of three, as many as there are kinds
    complaints = [line for player in people for line in player.complaints]
    for player in people:
        player.context.close()
    assert complaints == []


def all_go_on(people: tuple[Player, ...], phase: str) -> None:
    """Everybody says that they are ready."""
    for player in people:
        player.done()
    for player in people:
        player.is_in(phase)


def learn(place: Locator) -> None:
    """Put away every introduction of a part."""
    button = place.get_by_role("button", name=re.compile("^Got it: "))
    while button.count():
        words = button.first.inner_text()
        button.first.click()
        expect(place.get_by_role("button", name=words, exact=True)).to_have_count(0)


def test_a_plan_at_home_is_counted_in_the_sum_and_told_by_the_reveal(three: tuple[Player, Player, Player]) -> None:
    player, others = three[0], three[1:]
    all_go_on(three, "Diplomacy")
    all_go_on(three, "Planning")
    home = player.page.locator(HOME)
    learn(home)

    player.press(player.button("0.1 % more effort", home))
    expect(home.get_by_role("spinbutton", name="Defence effort next year")).to_have_value("2.1")
    player.press(player.button("One more: Public diplomacy, RP", home))
    expect(home).to_contain_text(re.compile(r"Support rises by \d at the reveal"))
    expect(player.page.locator(".commit__sum")).to_contain_text("− 1 =")
    home.get_by_role("checkbox", disabled=False).first.check()
    expect(player.page.locator(".commit__sum")).not_to_contain_text("− 1 =")
    player.page.reload()
    expect(home.get_by_role("checkbox", disabled=False).first).to_be_checked()
    expect(home.get_by_role("button", name=re.compile("^Got it: "))).to_have_count(0)
    for one in three:
        one.seal()

    for one in (player, others[1]):
        one.is_in("Reveal")
        one.page.locator(".reveal__step").first.click()
        told = one.page.locator(".flip").filter(has_text="Arvale")
        expect(told).to_contain_text("effort from next year on: 2.1 %")
        expect(told).to_contain_text("public diplomacy: 1 RP")
        expect(told).to_contain_text("hardened against: ")


def test_what_services_see_is_shown_to_one_nation_and_to_nobody_else(three: tuple[Player, Player, Player]) -> None:
    all_go_on(three, "Diplomacy")
    shows, sees, bystander = three
    crisis = shows.page.locator("article.crisis").first
    expect(crisis.locator(".seen")).to_contain_text("A full picture")
    before = bystander.page.locator("article.crisis").first.locator(".seen").inner_text()

    shows.press(shows.button("Show to Borenth", crisis))
    really = shows.button("Show it", crisis)
    expect(really).to_be_enabled()
    shows.press(really)

    expect(crisis).to_contain_text("You have shown it to Borenth.")
    expect(sees.page.locator("#toasts")).to_contain_text("Arvale shows you what its services know")
    expect(sees.page.locator("article.crisis").first.locator(".seen")).to_contain_text("Shown to you by Arvale.")
    assert bystander.page.locator("article.crisis").first.locator(".seen").inner_text() == before


def test_numbers_of_the_network_open_to_how_they_came_about(three: tuple[Player, Player, Player]) -> None:
    player = three[0]
    network = player.page.locator(NETWORK)
    learn(network)

    player.press(player.button(re.compile("^Arvale and Borenth together: ")))
    expect(player.page.locator("#peek")).to_contain_text("Rule 10")
    player.page.keyboard.press("Escape")
    player.press(network.get_by_role("button", name="Trust", exact=True))
    player.press(player.button(re.compile("^Trust of Borenth in Arvale: ")))
    expect(player.page.locator("#peek")).to_contain_text("Rule 3.12")


@pytest.mark.slow
def test_nothing_of_the_modules_keeps_anybody_out(three: tuple[Player, Player, Player]) -> None:
    player, other, _ = three
    eye = Inspector(player)
    page = player.page
    expect(page.locator(NETWORK)).to_be_visible()
    eye.look("horizon with modules", panes=PANES)
    all_go_on(three, "Diplomacy")
    other.go_to("Talks")
    other.press(other.button("Make an offer"))
    other.page.locator(DEALS).get_by_label("To", exact=True).select_option("arv")
    other.press(other.button("Make this offer"))
    expect(page.locator(f"{DEALS} .offer")).to_be_visible()
    player.press(player.button("Make an offer"))
    player.press(player.button("Exercise", page.locator(DEALS)))
    eye.look("offers", panes=("crisis", "talks"))
    player.press(player.button("Not now", page.locator(DEALS)))
    player.press(player.button("Help"))
    eye.look("help with modules")
    page.keyboard.press("Escape")
    all_go_on(three, "Planning")
    expect(page.locator(HOME)).to_be_visible()
    eye.look("planning with modules", panes=("crisis",))

    assert eye.found == {}
