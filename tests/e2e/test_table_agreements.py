"""Agreements on screen: founded by an offer that all its parties accept, seen by everybody, and left again."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.e2e.full_table import FullTable
from tests.e2e.players import PHONE, Player, Tapper
from tests.e2e.test_table_access import Inspector
from tests.e2e.test_table_deals import DEALS
from tests.e2e.test_table_modules import all_go_on, learn

AGREEMENTS = "section[aria-labelledby=agreements-title]"
People = tuple[Player, Player, Player]


@pytest.fixture
def three(browser: Browser, full_table: FullTable) -> Iterator[People]:
    kinds: dict[str, type[Player]] = {"arv": Player, "bor": Tapper, "cas": Player}
    context = {"bypass_csp": True, "reduced_motion": "reduce"}
    people = tuple(full_table.sit(kind, browser, nation, **context) for nation, kind in kinds.items())
    all_go_on(people, "Diplomacy")
    yield people  # type: ignore[misc]  # a tuple of three, as many as there are kinds
    complaints = [line for player in people for line in player.complaints]
    for player in people:
        player.context.close()
    assert complaints == []


def begin_agreement(player: Player) -> Locator:
    """Begin an offer that founds an agreement, and nothing else; the desk."""
    player.go_to("Talks")
    desk = player.page.locator(DEALS)
    player.press(player.button("Make an offer", desk))
    player.press(player.button("Agreement", desk))
    player.press(player.button("Remove term 1", desk))
    return desk


def found(player: Player, other: Player) -> str:
    """Found an agreement of Arvale and Borenth; its name."""
    desk = begin_agreement(player)
    expect(desk).to_contain_text("An agreement needs at least two members.")
    desk.get_by_label("Borenth").select_option("member")
    name = desk.get_by_label("Its name").locator("option:checked").inner_text()
    player.press(player.button("Make this offer", desk))
    other.go_to("Talks")
    answer = other.page.locator(f'{DEALS} .offer[data-status="open"]')
    expect(answer).to_contain_text(f"Arvale and Borenth found “{name}”")
    other.press(other.button("Accept the offer of Arvale", answer))
    really = other.button("Accept: it is a deal then", answer)
    expect(really).to_be_enabled()
    other.press(really)
    return name


def test_an_agreement_is_founded_by_its_parties_and_seen_by_all_with_how_it_is_kept(three: People) -> None:
    founder, other, bystander = three

    name = found(founder, other)

    for player in three:
        player.go_to("Talks")
        shown = player.page.locator(f"{AGREEMENTS} article")
        expect(shown).to_contain_text(name)
        expect(shown).to_contain_text("between two")
        expect(shown.locator(".clause .chip", has_text="Borenth")).to_have_count(1)
    bystander.press(bystander.page.locator(f"{AGREEMENTS} .clause").get_by_role("button").first)
    expect(bystander.page.locator("#peek")).to_contain_text("If it is broken")
    expect(bystander.page.locator(AGREEMENTS).get_by_role("button", name="Leave")).to_have_count(0)


def test_who_leaves_an_agreement_is_asked_first_and_everybody_sees_it(three: People) -> None:
    founder, other, bystander = three
    name = found(founder, other)
    home = founder.page.locator(AGREEMENTS)

    founder.press(founder.button(f"Leave “{name}”", home))
    really = home.get_by_role("button", name="Leave: bound until round 1 ends")
    expect(really).to_be_enabled()
    founder.press(really)

    expect(home).to_contain_text("leaves with round 1")
    expect(bystander.page.locator(AGREEMENTS)).to_contain_text("leaves with round 1")
    expect(bystander.page.locator(".news")).to_contain_text(f"Arvale gives notice to {name}")


def test_a_counter_offer_marks_what_it_changes_of_an_agreement(three: People) -> None:
    founder, other, _ = three
    desk = begin_agreement(founder)
    desk.get_by_label("Borenth").select_option("member")
    founder.press(founder.button("Make this offer", desk))
    other.go_to("Talks")
    answer = other.page.locator(DEALS)

    other.press(other.button("Counter: the offer of Arvale", answer))
    answer.get_by_label("How long it holds").select_option("2")
    expect(answer.locator("legend").first).to_contain_text("was: until it is given up")
    other.press(other.button("Make this counter-offer", answer))

    expect(desk.locator('.offer[data-status="open"]')).to_contain_text("for 2 rounds")
    expect(desk.locator('.offer[data-status="open"]')).to_contain_text("was: until it is given up")


@pytest.mark.slow
def test_nothing_of_agreements_keeps_anybody_out(three: People) -> None:
    founder, other, _ = three
    eye = Inspector(founder)
    found(founder, other)
    learn(founder.page.locator(DEALS))
    begin_agreement(founder)
    eye.look("agreements", panes=("talks",))
    begin_agreement(other)
    assert other.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]

    assert eye.found == {}


def test_a_third_nation_asks_to_join_and_is_a_member_once_enough_agree(three: People) -> None:
    founder, other, third = three
    name = found(founder, other)
    desk = third.page.locator(DEALS)

    third.page.locator(AGREEMENTS).get_by_label(f"Propose a change of “{name}”").select_option(
        label=f"Cassamere joins “{name}” as a member."
    )
    third.press(third.button("Begin this offer"))
    expect(desk.locator(".composer")).to_contain_text(f"Cassamere joins “{name}” as a member.")
    third.press(third.button("Make this offer", desk))
    for member in (founder, other):
        member.go_to("Talks")
        answer = member.page.locator(f'{DEALS} .offer[data-status="open"]')
        member.press(member.button("Accept the offer of Cassamere", answer))
        really = answer.get_by_role("button", name="Accept: it")
        expect(really).to_be_enabled()
        member.press(really)

    for player in three:
        player.go_to("Talks")
        expect(player.page.locator(f"{AGREEMENTS} article .agreement__parties")).to_contain_text("Cassamere")
