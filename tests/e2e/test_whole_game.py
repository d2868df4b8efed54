"""Whole games: by mouse with a browser that is killed, by touch on a phone, by keyboard only; and alone."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.players import Player, Tapper, Typist, all_complaints, join, open_table, somebody

ROUNDS = 2


@pytest.fixture
def host(browser: Browser) -> Iterator[Player]:
    player = somebody(Player, browser)
    yield player
    player.context.close()


@pytest.fixture
def phone(browser: Browser) -> Iterator[Tapper]:
    player = somebody(Tapper, browser)
    yield player
    player.context.close()


@pytest.fixture
def keyboard(browser: Browser) -> Iterator[Typist]:
    player = somebody(Typist, browser)
    yield player
    player.context.close()


@pytest.mark.slow
def test_three_people_play_to_the_end_by_mouse_by_touch_and_by_keyboard(
    browser: Browser, address: str, host: Player, phone: Tapper, keyboard: Typist
) -> None:
    code = open_table(host, address, seats=4, rounds=ROUNDS)
    join(phone, address, code, "Pia")
    join(keyboard, address, code, "Kim")
    expect(host.page.get_by_text("3 people in 4 seats")).to_be_visible()
    host.press(host.button("Start with 3 people"))

    play_round([host, phone, keyboard], "Who can send relief?")
    host = killed_and_back(browser, host)
    play_round([host, phone, keyboard], "And this year?", is_last=True)

    everybody = [host, phone, keyboard]
    for player in everybody:
        player.is_in("The end")
        expect(player.page.get_by_role("heading", name="did by its own lights")).to_be_visible()
        expect(player.page.get_by_role("heading", name="Chance, opened")).to_be_visible()
    assert all_complaints(everybody) == []


def play_round(players: list[Player], question: str, *, is_last: bool = False) -> None:
    """One round: read, talk and pledge, plan and seal, watch, and go on."""
    for player in players:
        player.is_in("Horizon")
        player.done()
    for player in players:
        player.is_in("Diplomacy")
        player.pledge()
    talk(players, question)
    for player in players:
        player.go_to("Crisis")
        player.done()
    for player in players:
        player.is_in("Planning")
        player.go_to("Crisis")
        player.seal()
    for player in players:
        player.is_in("Reveal")
        player.watch()
    for player in players:
        player.done()
    for player in [] if is_last else players:
        player.is_in("Aftermath")
        expect(player.page.get_by_role("heading", name="The year in short")).to_be_visible()
        player.done()


def talk(players: list[Player], question: str) -> None:
    """Somebody asks all, and somebody answers."""
    first, second, third = players
    first.say(question)
    second.hears(question)
    third.say(f"{question} Ask everybody.")
    first.hears(f"{question} Ask everybody.")


def killed_and_back(browser: Browser, player: Player) -> Player:
    """The browser dies; another one with the same cookies finds the same seat."""
    nation = player.page.locator(".room__name").inner_text()
    address, cookies = player.page.url, player.context.storage_state()
    assert player.complaints == []
    player.context.close()
    again = somebody(Player, browser, storage_state=cookies)
    again.page.goto(address)
    expect(again.page.locator(".room__name")).to_have_text(nation)
    expect(again.page.locator(".connection")).to_have_attribute("data-state", "live")
    return again


def test_a_newcomer_plays_alone_from_the_landing_page_to_the_end(browser: Browser, address: str) -> None:
    player = somebody(Player, browser)
    player.page.goto(address)
    player.press(player.button(re.compile("solo round")))

    advice = player.page.get_by_role("complementary", name="Advice for the first round")
    player.is_in("Horizon")
    expect(advice).to_contain_text("First: read the crises")
    player.done()
    player.is_in("Diplomacy")
    expect(advice).to_contain_text("Now: find partners")
    player.press(player.button("Got it"))
    expect(advice).to_have_count(0)
    player.pledge()
    player.done()
    player.is_in("Planning")
    player.change_plan()
    player.seal()
    player.is_in("Reveal")
    player.watch()
    player.done()

    player.is_in("The end")
    expect(player.page.get_by_role("heading", name="Who paid, and who benefited")).to_be_visible()
    expect(player.page.get_by_role("heading", name="The end of round 1, after the reveal")).to_be_visible()
    player.press(player.button(re.compile("Stability of the world: .*How it came about")))
    expect(player.page.locator("#peek")).to_contain_text("at the start of the game")
    player.page.keyboard.press("Escape")
    player.press(player.button("Play again"))
    expect(player.page.locator(".connection")).to_have_attribute("data-state", "live")
    assert player.complaints == []
    player.context.close()
