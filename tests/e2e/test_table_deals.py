"""Offers and deals on screen: made, countered and agreed by those they name; nobody else sees them before that."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.e2e.full_table import FullTable
from tests.e2e.players import PHONE, Player, Tapper, Typist

DEALS = "section[aria-labelledby=deals-title]"


class Table:
    """Three people in the seats of a full table, in diplomacy."""

    def __init__(self, browser: Browser, full: FullTable, kinds: dict[str, type[Player]]) -> None:
        self.people = {nation: full.sit(kind, browser, nation) for nation, kind in kinds.items()}
        for player in self.people.values():
            player.done()
        for player in self.people.values():
            player.is_in("Diplomacy")

    def desk(self, nation: str) -> Locator:
        """The offers and deals that a nation sees."""
        self.people[nation].go_to("Talks")
        return self.people[nation].page.locator(DEALS)

    def end(self) -> None:
        """Close all browsers; none of them complained."""
        complaints = [line for player in self.people.values() for line in player.complaints]
        for player in self.people.values():
            player.context.close()
        assert complaints == []


@pytest.fixture
def table(browser: Browser, full_table: FullTable) -> Iterator[Table]:
    made = Table(browser, full_table, {"arv": Typist, "bor": Tapper, "cas": Player})
    yield made
    made.end()


def offer_aid(player: Player, desk: Locator, to: str) -> None:
    """Offer 2 RP of aid."""
    player.press(player.button("Make an offer", desk))
    desk.get_by_label("To", exact=True).select_option(to)
    player.press(player.button("One more: RP given: term 1", desk))
    expect(desk).to_contain_text("It costs you 2 RP")
    player.press(player.button("Make this offer", desk))
    expect(player.button("Make an offer", desk)).to_be_visible()


def test_a_deal_is_made_countered_and_accepted_and_bystanders_see_it_only_then(table: Table) -> None:
    giver, receiver, bystander = table.people["arv"], table.people["bor"], table.people["cas"]

    offer_aid(giver, table.desk("arv"), "bor")
    expect(receiver.page.locator("#toasts")).to_contain_text("Arvale offers a deal: Arvale gives Borenth 2 RP.")
    receiver.press(receiver.button("Look at it"))
    desk = receiver.page.locator(DEALS)
    expect(desk.locator(".offer")).to_be_focused()
    receiver.press(receiver.button("Counter", desk))
    expect(desk).to_contain_text("Nothing is changed yet.")
    receiver.press(receiver.button("One more: RP given: term 1", desk))
    expect(desk.locator("legend")).to_contain_text("was: 2 RP")
    receiver.press(receiver.button("Make this counter-offer", desk))

    answer = table.desk("arv").locator('.offer[data-status="open"]')
    expect(answer).to_contain_text("answers with an offer")
    expect(answer).to_contain_text("Arvale gives Borenth 3 RP. was: 2 RP")
    expect(table.desk("cas")).to_contain_text("No offer waits for an answer.")
    assert "3 RP" not in table.desk("cas").inner_text()
    giver.press(giver.button("Accept the offer of Borenth", answer))
    really = giver.button("Accept: it is a deal then", answer)
    expect(really).to_be_enabled()
    giver.press(really)

    for nation in table.people:
        expect(table.desk(nation)).to_contain_text("Deals of this year")
        expect(table.desk(nation)).to_contain_text("Arvale gives Borenth 3 RP.")
    expect(bystander.page.locator(".news")).to_contain_text("Arvale gives Borenth aid; RP: 3.")


def test_what_is_refused_or_taken_back_is_kept_with_what_became_of_it(table: Table) -> None:
    giver, receiver = table.people["arv"], table.people["bor"]
    offer_aid(giver, table.desk("arv"), "bor")
    desk = table.desk("bor")

    receiver.press(receiver.button("Refuse: the offer of Arvale", desk))

    for nation in ("arv", "bor"):
        closed = table.desk(nation).locator("summary", has_text="Offers that came to nothing (1)")
        table.people[nation].press(closed)
        expect(table.desk(nation)).to_contain_text("Refused by Borenth.")
    expect(giver.page.locator("#announcer")).to_contain_text("An offer has ended. Refused by Borenth.")
    expect(table.desk("cas").locator("summary")).to_have_count(0)


def test_an_offer_in_the_making_survives_a_reload_and_fits_a_phone(table: Table) -> None:
    player, desk = table.people["bor"], table.desk("bor")
    player.press(player.button("Make an offer", desk))
    player.press(player.button("Exercise", desk))
    expect(desk).to_contain_text("An exercise needs at least two nations.")

    player.page.reload()
    table.desk("bor")

    expect(desk.get_by_role("checkbox", name="Borenth (you)")).to_be_checked()
    assert player.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
