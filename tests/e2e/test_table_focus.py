"""One press says one thing, and the focus is never lost: it goes back to what opened a form, or on to what is new."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.e2e.players import Player, Tapper, Typist, begin, join, open_table, somebody


def test_a_double_click_says_that_one_is_ready_and_a_later_press_takes_it_back(
    address: str, people: Callable[[], Player]
) -> None:
    host, guest = people(), people()
    begin(host, guest, address)

    host.button("I am ready").dblclick()

    expect(host.button("Not ready yet")).to_be_enabled()
    host.press(host.button("Not ready yet"))
    expect(host.button("I am ready")).to_be_visible()


def test_a_double_click_asks_and_only_the_next_press_removes_somebody(
    address: str, people: Callable[[], Player]
) -> None:
    host, guest = people(), people()
    begin(host, guest, address)
    host.press(host.button("People and seats"))

    host.button("Remove: Gil").dblclick()

    sure = host.button("Really remove Gil?")
    expect(sure).to_be_enabled()
    expect(host.page.get_by_text("Borenth goes on without Gil")).to_be_visible()
    host.press(sure)
    expect(guest.page.get_by_role("heading", name="You are no longer at this table")).to_be_visible()


@pytest.mark.parametrize("width", [360, 1280])
def test_what_answers_a_question_never_comes_under_the_pointer(
    address: str, people: Callable[[], Player], width: int
) -> None:
    host, guest = people(), people()
    begin(host, guest, address)

    host.page.set_viewport_size({"width": width, "height": 740})
    covered = [asks_under_the_pointer(host, host.button("End Horizon"), "Really end this phase for all?")]
    host.press(host.button("End Horizon"))
    host.button("Really end this phase for all?").click(trial=True)
    host.press(host.button("People and seats"))
    covered.append(asks_under_the_pointer(host, host.button("Remove: Gil"), "Really remove Gil?"))

    assert covered == [[], []]


def asks_under_the_pointer(player: Player, button: Locator, sure: str) -> list[tuple[float, float]]:
    """Click a button in its corners and its middle; those spots at which the answer to its question appeared."""
    button.evaluate("button => button.scrollIntoView({ block: 'center' })")
    box = button.bounding_box()
    assert box is not None
    spots = [(box["x"] + box["width"] * x, box["y"] + box["height"] * y) for x in (0.1, 0.5, 0.9) for y in (0.2, 0.8)]
    covered = []
    for x, y in spots:
        player.page.mouse.click(x, y)
        answer = player.button(sure)
        expect(answer).to_be_enabled()
        place = answer.bounding_box()
        assert place is not None
        if 0 <= x - place["x"] <= place["width"] and 0 <= y - place["y"] <= place["height"]:
            covered.append((x, y))
        player.page.mouse.click(x, y)
        expect(answer).to_be_hidden()
        expect(button).to_be_enabled()
    return covered


def test_a_question_goes_when_one_turns_to_something_else(address: str, people: Callable[[], Player]) -> None:
    host, guest = people(), people()
    begin(host, guest, address)

    host.press(host.button("End Horizon"))
    expect(host.button("Not yet")).to_be_focused()
    host.page.keyboard.press("Tab")
    expect(host.button("Really end this phase for all?")).to_be_focused()
    host.page.keyboard.press("Tab")

    expect(host.button("End Horizon")).to_be_visible()
    expect(host.button("Not yet")).to_have_count(0)


def test_a_question_has_a_no_beside_it_that_leads_back(address: str, people: Callable[[], Player]) -> None:
    host, guest = people(), people()
    begin(host, guest, address)
    host.press(host.button("People and seats"))

    host.press(host.button("Remove: Gil"))
    host.press(host.button("Keep"))

    expect(host.button("Remove: Gil")).to_be_focused()
    guest.is_in("Horizon")


def test_by_keyboard_a_form_leads_back_to_what_opened_it(browser: Browser, address: str) -> None:
    player = somebody(Typist, browser)
    player.page.goto(address)
    player.press(player.button(re.compile("solo round")))
    player.is_in("Horizon")
    player.done()
    player.is_in("Diplomacy")

    player.press(player.button("Got it"))
    expect(player.page.locator("article.crisis h3").first).to_be_focused()
    card = player.pledge()
    expect(player.button("Change", card)).to_be_focused()
    player.press(player.button("Change", card))
    player.press(player.button("Not now", card))
    expect(player.button("Change", card)).to_be_focused()
    player.press(player.button("Take it back", card))
    expect(player.button("Pledge units", card)).to_be_focused()
    assert player.complaints == []
    player.context.close()


def top_of(place: Locator) -> float:
    """How far down in the window something stands, in pixels."""
    return float(place.evaluate("element => element.getBoundingClientRect().top"))


@pytest.mark.parametrize("kind", [Player, Tapper])
def test_a_form_opens_where_it_was_asked_for_and_leads_back_without_a_jump(
    browser: Browser, address: str, kind: type[Player]
) -> None:
    player = somebody(kind, browser)
    player.page.goto(address)
    player.press(player.button(re.compile("solo round")))
    player.is_in("Horizon")
    player.done()
    player.is_in("Diplomacy")
    opener = player.page.get_by_role("button", name="Pledge units").first
    card_id = opener.evaluate("button => button.closest('article').id")
    card = player.page.locator(f"article#{card_id}")
    title = card.locator("h3")
    player.press(opener)

    form = card.locator("form.pledge")
    expect(form.get_by_role("button", name=re.compile("^One less"))).to_be_focused()
    expect(form).to_be_in_viewport(ratio=0.9)
    before = top_of(title)
    player.press(player.button(re.compile(r"^Promise \d+ units?$"), card))
    expect(player.button("Change", card)).to_be_focused()
    expect(player.button("Change", card)).to_be_in_viewport()
    assert abs(top_of(title) - before) < 40
    player.go_to("Talks")
    talks = player.page.locator(".talk-panel")
    player.press(player.button("Forces", talks))
    player.press(player.button("Done", talks))
    player.press(player.button("Change", talks))
    expect(player.button("Forces", talks)).to_be_focused()
    assert player.complaints == []
    player.context.close()


def test_the_reveal_and_the_end_take_the_focus_of_what_they_replace(address: str, people: Callable[[], Player]) -> None:
    host, guest = people(), people()
    begin(host, guest, address)
    for phase in ("Horizon", "Diplomacy"):
        for player in (host, guest):
            player.is_in(phase)
            player.done()
    host.is_in("Planning")
    host.seal()
    host.page.locator("article.crisis button.sum").first.focus()

    guest.is_in("Planning")
    guest.seal()
    expect(host.page.locator("#reveal-title")).to_be_focused()

    host.done()
    guest.done()
    expect(guest.page.locator("#verdict-title")).to_be_focused()
    expect(guest.page.get_by_role("heading", name="The end of round 1, after the reveal")).to_be_visible()


def test_the_message_box_lies_inside_its_card_on_a_low_screen(address: str, people: Callable[[], Player]) -> None:
    host, guest = people(), people()
    begin(host, guest, address)
    for player in (host, guest):
        player.is_in("Horizon")
        player.done()
    host.is_in("Diplomacy")

    host.page.set_viewport_size({"width": 1280, "height": 620})

    card = host.page.locator(".talk-panel")
    box = host.page.get_by_placeholder("Message to all")
    expect(box).to_be_visible()
    inside, around = box.bounding_box(), card.bounding_box()
    assert inside is not None
    assert around is not None
    assert inside["y"] + inside["height"] <= around["y"] + around["height"]


def test_once_plans_are_open_the_map_shows_what_was_sent(address: str, people: Callable[[], Player]) -> None:
    host, guest = people(), people()
    begin(host, guest, address)
    for player in (host, guest):
        player.done()
    for player in (host, guest):
        player.is_in("Diplomacy")
        player.pledge()
    pledged = host.page.locator(".legend", has_text="Pledge")
    expect(pledged).to_be_visible()
    for player in (host, guest):
        player.done()
    for player in (host, guest):
        player.is_in("Planning")
        player.seal()

    host.is_in("Reveal")
    expect(host.page.locator(".legend", has_text="Units sent")).to_be_visible()
    expect(pledged).to_have_count(0)


def test_who_drops_out_is_missed_by_name_and_the_others_see_how_long(
    address: str, people: Callable[[], Player]
) -> None:
    host, guest = people(), people()
    code = open_table(host, address, seats=3, rounds=1, clock=True)
    join(guest, address, code, "Gil")
    host.press(host.button("Start with 2 people"))
    for phase in ("Horizon", "Diplomacy"):
        for player in (host, guest):
            player.is_in(phase)
            player.done()
    host.is_in("Planning")
    row = host.page.locator("#nation-bor")

    host.seal()
    expect(row).to_contain_text(
        re.compile(r"Gil alone is still planning\. 0:\d\d left; then the plan saved last counts")
    )

    guest.page.close()
    expect(row).to_contain_text(re.compile(r"Gil is offline, and all wait for them\. 0:\d\d left"))
    expect(host.page.locator(".commit__waiting")).to_contain_text("Borenth (offline)")
