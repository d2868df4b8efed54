"""The table when something is out of the ordinary: no link, a pause, another device, a bot in one's seat."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, expect

from tests.e2e.players import Player, Wire, begin, join, open_table


def play_alone(player: Player, address: str) -> None:
    """Begin a solo game."""
    player.page.goto(address)
    player.press(player.button(re.compile("solo round")))
    player.is_in("Horizon")


def plan_alone(player: Player, address: str) -> Locator:
    """A solo game in planning, with a pledge to a crisis; the crisis's card."""
    play_alone(player, address)
    player.done()
    player.is_in("Diplomacy")
    card = player.pledge()
    player.done()
    player.is_in("Planning")
    return card


def test_without_a_link_one_goes_on_and_all_of_it_is_sent_afterwards(
    address: str, people: Callable[[], Player]
) -> None:
    player = people()
    line = Wire(player.page)
    card = plan_alone(player, address)
    player.is_live()

    line.cut()
    bar = player.page.locator(".banner", has_text="Reconnecting")
    expect(bar).to_be_visible()
    field, units = player.change_plan(card)
    expect(bar).to_contain_text("1 change will be sent")
    player.say("Is anybody there?")
    expect(player.page.get_by_text("will be sent", exact=False).last).to_be_visible()

    line.mend()
    expect(bar).to_be_hidden()
    expect(player.page.locator(".message--waiting")).to_have_count(0)
    expect(player.page.get_by_text("Is anybody there?")).to_be_visible()
    player.page.reload()
    expect(field).to_have_value(str(units))


def test_a_pause_is_seen_by_all_and_says_why_nothing_can_be_done(address: str, people: Callable[[], Player]) -> None:
    host, guest = people(), people()
    begin(host, guest, address)

    host.press(host.button("Pause"))

    for player in (host, guest):
        expect(player.page.locator(".banner", has_text="The game is paused.")).to_be_visible()
        expect(player.page.locator(".commit")).to_contain_text("Paused")
        expect(player.button("I am ready")).to_have_count(0)
    guest.say("Tea?")
    host.hears("Tea?")
    host.press(host.button("Go on"))
    expect(guest.button("I am ready")).to_be_visible()


def test_a_seat_goes_on_at_the_device_that_asks_for_it(address: str, people: Callable[[], Player]) -> None:
    host, guest = people(), people()
    begin(host, guest, address)

    second = guest.context.new_page()
    second.goto(guest.page.url)
    expect(second.get_by_role("heading", name="open on another device")).to_be_visible()
    second.get_by_role("button", name="Continue here").click()

    expect(second.get_by_role("button", name="I am ready")).to_be_visible()
    expect(guest.page.get_by_role("heading", name="open on another device")).to_be_visible()


def test_who_is_removed_is_told_and_led_away(address: str, people: Callable[[], Player]) -> None:
    host, guest = people(), people()
    begin(host, guest, address)

    host.press(host.button("People and seats"))
    host.press(host.button("Remove: Gil"))
    expect(host.page.get_by_role("dialog")).to_contain_text("Borenth goes on without Gil")
    host.press(host.button("Really remove Gil?"))

    expect(guest.page.get_by_role("heading", name="You are no longer at this table")).to_be_visible()
    expect(guest.page.get_by_text("The host has removed you")).to_be_visible()
    expect(guest.page.locator(".commit, .room__phase, .connection, .hostbar")).to_have_count(0)
    guest.press(guest.page.get_by_role("link", name="To the start page"))
    expect(guest.page.get_by_role("heading", level=1)).to_be_visible()
    expect(guest.page.get_by_text("You have a seat already")).to_have_count(0)
    host.page.goto(address)
    expect(host.page.get_by_text("You have a seat already")).to_be_visible()


def test_a_bot_plays_a_seat_until_its_person_takes_it_back(address: str, people: Callable[[], Player]) -> None:
    host, guest = people(), people()
    begin(host, guest, address)

    host.press(host.button("People and seats"))
    host.press(host.button("Give to a bot: Borenth"))
    expect(guest.page.locator(".banner", has_text="A bot plays your seat")).to_be_visible()
    expect(guest.button("I am ready")).to_have_count(0)
    guest.press(guest.button("Play it myself"))

    expect(guest.page.locator(".banner", has_text="A bot plays your seat")).to_be_hidden()
    expect(guest.button("I am ready")).to_be_visible()


def test_the_host_nods_from_the_table(address: str, people: Callable[[], Player]) -> None:
    host, guest = people(), people()
    code = open_table(host, address, seats=3, rounds=1)
    host.page.get_by_label("Ask me: newcomers wait for your nod.").check()
    guest.page.goto(f"{address}/j/{code}")
    guest.page.get_by_label("Your name").fill("Gil")
    guest.press(guest.page.get_by_role("button", name="Join"))

    host.press(host.button("Let in: Gil"))

    expect(guest.page.locator(".connection")).to_have_attribute("data-state", "live")
    expect(host.page.get_by_text("2 people in 3 seats")).to_be_visible()


def test_who_looks_on_may_take_the_seat_of_a_bot(address: str, people: Callable[[], Player]) -> None:
    host, guest = people(), people()
    code = open_table(host, address, seats=3, rounds=1)
    host.press(host.button("Start with 1 person"))
    host.is_in("Horizon")
    join(guest, address, code, "Gil")
    expect(guest.page.get_by_role("heading", name="You are looking on")).to_be_visible()

    guest.press(guest.button("Sit down: Cassamere"))

    expect(guest.page.locator(".room__name")).to_have_text("Cassamere")
    expect(guest.button("I am ready")).to_be_visible()


def test_private_talk_reaches_those_it_is_meant_for_and_counts_as_new(
    address: str, people: Callable[[], Player]
) -> None:
    host, guest = people(), people()
    begin(host, guest, address)
    name = host.page.locator(".room__name").inner_text()

    guest.press(guest.button("Private talk"))
    guest.page.get_by_role("checkbox", name=name).check()
    guest.press(guest.button("Begin to talk"))
    guest.say("Between us: we have no relief.")

    chip = host.button(re.compile("Borenth 1 new"))
    expect(chip).to_be_visible()
    expect(host.page).to_have_title(re.compile(r"^\(1\) Round 1, Horizon"))
    expect(host.page.locator("#announcer")).to_contain_text("1 new message from Borenth.")
    host.press(chip)
    expect(host.page.get_by_text("Between us: we have no relief.")).to_be_visible()
    expect(host.page).to_have_title(re.compile("^Round 1, Horizon"))


def test_a_number_opens_to_its_sum_and_a_name_to_what_is_known(address: str, people: Callable[[], Player]) -> None:
    player = people()
    play_alone(player, address)

    number = player.page.locator("#pane-nation").get_by_role("button", name=re.compile("^Budget: "))
    number.focus()
    player.page.keyboard.press("Enter")
    expect(player.page.get_by_role("dialog", name="Budget")).to_contain_text("this year’s budget")
    player.page.keyboard.press("Escape")
    expect(number).to_be_focused()

    player.press(player.page.locator("article.crisis").first.locator(".nation-name .peek-link"))
    expect(player.page.locator("#peek")).to_contain_text("Contribution record")


def test_a_plan_that_breaks_a_promise_says_so_plainly_and_is_possible(
    address: str, people: Callable[[], Player]
) -> None:
    player = people()
    card = plan_alone(player, address)
    expect(card).to_contain_text("this keeps your word")

    for less in card.locator(".stepper__button[aria-label^='One less']").all():
        while less.get_attribute("aria-disabled") is None:
            less.click()

    expect(card).to_contain_text("this breaks your word, and all will see it")
    player.seal()
    player.is_in("Reveal")
    news = player.page.locator(".news")
    expect(news).to_contain_text("pledges to")
    expect(news).not_to_contain_text("breaks its pledge")
    player.page.locator(".reveal__step").nth(2).click()
    expect(player.page.locator("#reveal-title")).to_contain_text(re.compile("broken by .*Arvale"))
    expect(news).to_contain_text("breaks its pledge")


def test_a_pledge_whose_condition_was_not_met_is_named_afterwards(address: str, people: Callable[[], Player]) -> None:
    player = people()
    play_alone(player, address)
    player.done()
    player.is_in("Diplomacy")
    card = player.page.locator(f"article#{player.pledge().get_attribute('id')}")
    player.press(player.button("Change", card))
    card.get_by_label("Condition").select_option("if_all")
    for _more in range(20):
        player.button(re.compile("One more.*All together"), card).click()
    player.press(player.button(re.compile(r"^Promise \d+ units?$"), card))
    expect(card).to_contain_text("not met yet")

    player.done()

    player.is_in("Planning")
    expect(card).to_contain_text("lapsed: its condition was not met")
    player.seal()
    player.is_in("Reveal")
    player.page.locator(".reveal__step").nth(2).click()
    expect(player.page.locator(".reveal")).to_contain_text("lapsed: its condition was not met")


def test_single_keys_lead_to_every_part_and_can_be_switched_off(address: str, people: Callable[[], Player]) -> None:
    player = people()
    play_alone(player, address)
    page = player.page

    for key, part in (("c", "crisis"), ("w", "world"), ("n", "nation"), ("t", "talks")):
        page.keyboard.press("g")
        page.keyboard.press(key)
        expect(page.locator(f"#pane-{part}")).to_be_focused()
    page.keyboard.press("/")
    expect(page.locator("#message")).to_be_focused()
    page.keyboard.type("g w ? s")
    expect(page.locator("#message")).to_have_value("g w ? s")
    player.button("Help").focus()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Help")).to_be_visible()
    page.keyboard.press("Escape")
    expect(player.button("Help")).to_be_focused()

    player.press(player.button("Settings"))
    page.get_by_label("Single keys act at once").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Help")).to_be_hidden()
