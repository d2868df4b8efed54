"""Agendas, technology, projects, events and the challenger on screen: for whom they are, and what one can do."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.full_table import FullTable
from tests.e2e.players import PHONE, Player, Tapper, somebody
from tests.e2e.test_table_access import PANES, Inspector
from tests.e2e.test_table_deals import DEALS
from tests.e2e.test_table_modules import HOME, all_go_on, learn

WORKS = "section[aria-labelledby=works-title]"
RED = "section[aria-labelledby=red-title]"
People = tuple[Player, Player, Player]


@pytest.fixture
def three(browser: Browser, full_table: FullTable) -> Iterator[People]:
    kinds: dict[str, type[Player]] = {"arv": Player, "bor": Tapper, "cas": Player}
    context = {"bypass_csp": True, "reduced_motion": "reduce"}
    people = tuple(full_table.sit(kind, browser, nation, **context) for nation, kind in kinds.items())
    yield people  # type: ignore[misc]  # a tuple of three, as many as there are kinds
    complaints = [line for player in people for line in player.complaints]
    for player in people:
        player.context.close()
    assert complaints == []


def test_an_agenda_is_shown_to_its_own_nation_alone(three: People) -> None:
    player, _, other = three
    nation = player.page.locator("section[aria-labelledby=nation-title]")
    own = nation.locator(".seen", has_text="Only you see this: your agenda")

    expect(own).to_contain_text("Points so far")

    title = own.locator("strong").first.inner_text()
    hers = other.page.locator("section[aria-labelledby=nation-title] .seen strong").first
    expect(hers).not_to_have_text(title)
    assert title not in other.page.locator("main").inner_text()


def test_a_project_is_begun_by_an_offer_and_shown_to_all_with_what_each_pays(three: People) -> None:
    founder, other, bystander = three
    all_go_on(three, "Diplomacy")
    desk = founder.page.locator(DEALS)
    founder.press(founder.button("Make an offer", desk))
    founder.press(founder.button("Project", desk))
    founder.press(founder.button("Remove term 1", desk))
    desk.get_by_role("checkbox", name="Borenth").check()
    founder.press(founder.button("Make this offer", desk))
    other.go_to("Talks")
    answer = other.page.locator(f'{DEALS} .offer[data-status="open"]')
    expect(answer).to_contain_text("begin “")
    other.press(other.button("Accept the offer of Arvale", answer))
    really = other.button("Accept: it is a deal then", answer)
    expect(really).to_be_enabled()
    other.press(really)

    for player in (founder, bystander):
        shown = player.page.locator(f"{WORKS} article")
        expect(shown).to_contain_text("under way")
        expect(shown).to_contain_text("hosted by Arvale")
        expect(shown).to_contain_text("RP paid")


def test_research_is_part_of_the_plan_and_survives_a_reload(three: People) -> None:
    player = three[0]
    all_go_on(three, "Diplomacy")
    all_go_on(three, "Planning")
    home = player.page.locator(HOME)
    learn(home)

    player.press(player.button("One more: Research, RP: Artificial intelligence", home))
    expect(home.get_by_role("spinbutton", name="Research, RP: Artificial intelligence")).to_have_value("1")
    expect(player.page.locator(".commit__words")).not_to_contain_text("Saving")
    player.page.reload()

    expect(home.get_by_role("spinbutton", name="Research, RP: Artificial intelligence")).to_have_value("1")


def test_the_challenger_is_seen_by_all_and_its_hand_by_no_nation(three: People) -> None:
    for player in three:
        player.go_to("World")
        shown = player.page.locator(RED)
        expect(shown).to_contain_text("Pressure")
        expect(shown).not_to_contain_text("Only the challenger sees this")


@pytest.mark.slow
def test_nothing_of_works_agendas_and_the_challenger_keeps_anybody_out(three: People) -> None:
    player, other, _ = three
    eye = Inspector(player)
    expect(player.page.locator(WORKS)).to_be_visible()
    eye.look("works", panes=PANES)
    all_go_on(three, "Diplomacy")
    all_go_on(three, "Planning")
    expect(player.page.locator(HOME)).to_contain_text("Research")
    eye.look("planning with works", panes=("crisis",))
    other.go_to("World")
    assert other.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]

    assert eye.found == {}


def test_a_host_without_a_nation_plays_the_challenger_and_sees_its_table(browser: Browser, address: str) -> None:
    host = somebody(Player, browser)
    page = host.page
    page.goto(f"{address}/host")
    page.get_by_text("Full Spectrum").click()
    page.get_by_text("3", exact=True).click()
    page.get_by_text("No clock").click()
    page.get_by_label("Your name").fill("Hanna")
    page.get_by_text("I play a nation myself").click()
    page.get_by_role("button", name="Open the table").click()
    page.wait_for_url("**/t/*/")
    host.press(host.button(re.compile("^Start with")))
    red = page.locator(RED)
    red.get_by_label("Who plays the challenger").select_option("host")
    expect(red).to_contain_text("Only the challenger sees this")
    host.is_in("Aftermath")  # bots play on until the year waits for the challenger

    host.press(host.button(re.compile("^Lay “")))

    expect(red).to_contain_text("It strikes")
    host.press(host.button("That is all", red))
    expect(page.locator(".room__round")).to_contain_text("Round 2 of")
    assert host.complaints == []
    host.context.close()
