"""Acts about people, seats and the door: who may, what follows, and what everybody else is told."""

from collections.abc import Callable

import pytest
from django.test import Client

from lobby.links import HostLink, SeatLink
from lobby.models import Participant, Table
from lobby.models.people import DoorMode, Role, Standing
from lobby.refusals import ActReason
from lobby.services.plays import play_as_host
from lobby.words.acts import ACTS
from rules.engine.commands import StartGame
from rules.engine.ids import Controller, NationId
from tests.lobby.sitting import a_browser, a_guest, a_host, a_table, join, seats_of, set_door, the_link, the_person

pytestmark = pytest.mark.django_db(transaction=True)

HOST_ACTS = ["nod", "turn-away", "remove", "door", "link", "free", "again"]
MEMBER_ACTS = ["sit", "stand", "bot", "back", "rename", "leave", "follow"]
JSON = {"Accept": "application/json"}


def ask(browser: Client, table: Table, act: str, **fields: str) -> tuple[int, dict[str, object]]:
    """Send an act as a script does; the status and the answer."""
    answer = browser.post(f"/t/{table.pk}/{act}", fields, headers=JSON)
    return answer.status_code, answer.json()


def strangers(table: Table) -> dict[str, Callable[[], Client]]:
    """Everybody who has no say at a table."""
    return {
        "a stranger": a_browser,
        "a guest of another table": lambda: a_guest(a_table(), "Olga"),
        "a host of another table": lambda: a_host(a_table(), "Otto"),
    }


@pytest.mark.parametrize("act", [*HOST_ACTS, *MEMBER_ACTS])
@pytest.mark.parametrize("who", ["a stranger", "a guest of another table", "a host of another table"])
def test_nobody_from_outside_may_do_anything(act: str, who: str) -> None:
    table = a_table()
    browser = strangers(table)[who]()

    status, answer = ask(browser, table, act, nation="arv")

    assert status == 403
    assert answer["error"]["reason"] == "not_at_table"  # type: ignore[index]


@pytest.mark.parametrize("act", HOST_ACTS)
def test_a_guest_may_not_do_what_is_the_hosts(act: str) -> None:
    table = a_table()
    guest = a_guest(table, "Ana")

    status, answer = ask(guest, table, act, nation="arv", person=the_person(table, "Ana").pk.hex)

    assert status == 403
    assert answer["error"]["message"] == str(ACTS[ActReason.NOT_HOST])  # type: ignore[index]


@pytest.mark.parametrize("act", [*HOST_ACTS, *MEMBER_ACTS])
def test_who_waits_for_a_nod_may_do_nothing(act: str) -> None:
    table = a_table()
    set_door(table, DoorMode.NOD)

    assert ask(a_guest(table, "Ana"), table, act, nation="arv")[0] == 403


@pytest.mark.parametrize("act", [*HOST_ACTS, *MEMBER_ACTS])
def test_an_unknown_table_and_one_that_is_not_yours_read_alike(act: str) -> None:
    table = a_table()
    unknown = a_browser().post(f"/t/nosuchtable/{act}", headers=JSON)
    not_mine = a_browser().post(f"/t/{table.pk}/{act}", headers=JSON)

    assert (unknown.status_code, unknown.content) == (not_mine.status_code, not_mine.content)


@pytest.mark.parametrize("act", [*HOST_ACTS, *MEMBER_ACTS])
def test_acts_are_posts_and_need_the_forms_token(act: str) -> None:
    table = a_table()
    host = a_host(table)
    careless = a_browser(checks_csrf=True)
    careless.cookies = host.cookies

    assert host.get(f"/t/{table.pk}/{act}").status_code == 405
    assert careless.post(f"/t/{table.pk}/{act}", headers=JSON).status_code == 403


@pytest.mark.parametrize("act", [*HOST_ACTS, *MEMBER_ACTS])
@pytest.mark.parametrize("value", ["", "nobody", "\x00", "x" * 9000, "é💥", "00000000-0000-0000-0000-000000000000"])
def test_whatever_stands_in_the_fields_is_answered_with_a_cure(act: str, value: str) -> None:
    table = a_table()
    host = a_host(table, plays=True)
    fields = dict.fromkeys(["person", "nation", "policy", "mode", "observers", "name"], value)

    answer = host.post(f"/t/{table.pk}/{act}", fields, headers=JSON)

    assert answer.status_code in {200, 400, 404, 409}
    assert answer.json().get("ok") or answer.json()["error"]["message"]


def test_a_plain_form_is_led_back_to_the_table() -> None:
    table = a_table()
    guest = a_guest(table, "Ana")

    answer = guest.post(f"/t/{table.pk}/rename", {"name": "Anna"})

    assert answer.status_code == 302
    assert answer["Location"] == f"/t/{table.pk}/"


def test_a_guest_moves_to_another_free_seat_and_the_bot_takes_the_old_one() -> None:
    table = a_table()
    guest = a_guest(table, "Ana")
    old = the_person(table, "Ana").nation
    new = next(nation for nation, who in seats_of(table).items() if who is Controller.BOT)

    status, _answer = ask(guest, table, "sit", nation=new)

    assert status == 200
    assert the_person(table, "Ana").nation == new
    assert seats_of(table)[new] is Controller.PERSON
    assert seats_of(table)[old] is Controller.BOT


def test_where_the_table_keeps_no_bots_an_old_seat_stays_free() -> None:
    table = a_table(bots="")
    guest = a_guest(table, "Ana")
    seat = the_person(table, "Ana").nation

    ask(guest, table, "stand")

    assert seats_of(table)[seat] is Controller.EMPTY
    assert the_person(table, "Ana").role == Role.OBSERVER


def test_a_seat_that_somebody_has_cannot_be_taken() -> None:
    table = a_table()
    a_guest(table, "Ana")
    taken = the_person(table, "Ana").nation

    status, answer = ask(a_guest(table, "Ben"), table, "sit", nation=taken)

    assert status == 409
    assert answer["error"]["reason"] == "seat_taken"  # type: ignore[index]
    assert the_person(table, "Ana").nation == taken


def test_a_seat_handed_to_a_bot_still_belongs_to_its_person_who_takes_it_back() -> None:
    table = a_table()
    guest = a_guest(table, "Ana")
    seat = the_person(table, "Ana").nation

    ask(guest, table, "bot", policy="altruist")
    table.refresh_from_db()
    meanwhile = (seats_of(table)[seat], table.bot_policies)
    taken = ask(a_guest(table, "Ben"), table, "sit", nation=seat)[0]
    ask(guest, table, "back")

    assert meanwhile == (Controller.BOT, {seat: "altruist"})
    assert taken == 409
    assert seats_of(table)[seat] is Controller.PERSON


def test_a_guest_hands_over_no_seat_but_the_own_one_and_a_host_any() -> None:
    table = a_table()
    host, guest = a_host(table), a_guest(table, "Ana")
    a_guest(table, "Ben")
    other = the_person(table, "Ben").nation

    by_guest = ask(guest, table, "bot", nation=other)[0]
    by_host = ask(host, table, "bot", nation=other)[0]

    assert (by_guest, by_host) == (403, 200)
    assert seats_of(table)[other] is Controller.BOT


def test_an_unknown_character_for_a_bot_is_refused() -> None:
    table = a_table()

    status, answer = ask(a_host(table), table, "bot", nation="arv", policy="genius")

    assert status == 400
    assert answer["error"]["field"] == "policy"  # type: ignore[index]


def test_the_host_frees_a_bots_seat_but_not_a_persons() -> None:
    table = a_table()
    host = a_host(table)
    a_guest(table, "Ana")
    hers = the_person(table, "Ana").nation
    bots = next(nation for nation, who in seats_of(table).items() if who is Controller.BOT)

    assert ask(host, table, "free", nation=bots)[0] == 200
    assert ask(host, table, "free", nation=hers)[0] == 409
    assert seats_of(table)[bots] is Controller.EMPTY


def test_the_host_seats_somebody_and_a_guest_cannot() -> None:
    table = a_table()
    host, guest = a_host(table), a_guest(table, "Ana")
    a_guest(table, "Ben")
    ben = the_person(table, "Ben")
    free = next(nation for nation, who in seats_of(table).items() if who is Controller.BOT)

    by_guest = ask(guest, table, "sit", nation=free, person=ben.pk.hex)[0]
    by_host = ask(host, table, "sit", nation=free, person=ben.pk.hex)[0]

    assert (by_guest, by_host) == (403, 200)
    assert the_person(table, "Ben").nation == free


def test_a_late_arrival_looks_on_and_may_take_a_bots_seat() -> None:
    table = a_table()
    a_host(table)
    play_as_host(table.pk, StartGame())

    guest = a_guest(table, "Ana")
    before = the_person(table, "Ana")
    free = next(nation for nation, who in seats_of(table).items() if who is Controller.BOT)
    ask(guest, table, "sit", nation=free)

    assert (before.role, before.nation) == (Role.OBSERVER, "")
    assert seats_of(table)[free] is Controller.PERSON


def test_who_is_removed_loses_seat_cookie_and_link_and_the_door_asks_from_then_on() -> None:
    table = a_table()
    host, guest = a_host(table), a_guest(table, "Ana")
    link, seat = the_link(table), the_person(table, "Ana").nation

    ask(host, table, "remove", person=the_person(table, "Ana").pk.hex)
    table.door.refresh_from_db()

    page = guest.get(f"/t/{table.pk}/")
    assert page.status_code == 403
    assert "The host took you from this table" in page.content.decode()
    assert seats_of(table)[seat] is Controller.BOT
    assert table.door.mode == DoorMode.NOD
    assert the_link(table) != link


def test_the_host_is_neither_removed_nor_leaves() -> None:
    table = a_table()
    host = a_host(table)

    assert ask(host, table, "remove", person=the_person(table, "Hanna").pk.hex)[0] == 400
    assert ask(host, table, "leave")[0] == 400


def test_who_leaves_is_gone_and_the_cookie_with_them() -> None:
    table = a_table()
    guest = a_guest(table, "Ana")
    seat = the_person(table, "Ana").nation

    status, answer = ask(guest, table, "leave")

    assert (status, answer["go"]) == (200, "/")
    assert guest.cookies[f"seat_{table.pk}"].value == ""
    assert seats_of(table)[seat] is Controller.BOT
    assert the_person(table, "Ana", Standing.LEFT).nation == ""


def test_the_old_cookie_of_who_left_opens_nothing() -> None:
    table = a_table()
    guest = a_guest(table, "Ana")
    kept = guest.cookies[f"seat_{table.pk}"].value
    ask(guest, table, "leave")

    guest.cookies[f"seat_{table.pk}"] = kept

    assert guest.get(f"/t/{table.pk}/").status_code in {403, 404}


def test_a_new_name_is_tidied_and_must_be_free() -> None:
    table = a_table()
    guest = a_guest(table, "Ana")
    a_guest(table, "Ben")

    good = ask(guest, table, "rename", name="  Anna  M. ")
    bad = ask(guest, table, "rename", name="ben")

    assert good == (200, {"ok": True, "name": "Anna M."})
    assert bad[1]["error"]["field"] == "name"  # type: ignore[index]


def test_a_forged_or_borrowed_cookie_is_nobodys() -> None:
    table, other = a_table(), a_table()
    guest = a_guest(table, "Ana")
    genuine = guest.cookies[f"seat_{table.pk}"].value
    thief = a_browser()
    thief.cookies[f"seat_{other.pk}"] = genuine
    forger = a_browser()
    forger.cookies[f"seat_{table.pk}"] = genuine[:-2] + "xx"

    assert ask(thief, other, "stand")[0] == 403
    assert ask(forger, table, "stand")[0] == 403


def test_a_seat_link_is_the_key_to_its_seat_from_any_device() -> None:
    table = a_table()
    link = SeatLink(nation=NationId("cas"))

    a_guest(table, "Ana", link)
    again = a_guest(table, "", link)

    assert the_person(table, "Ana").nation == "cas"
    assert again.get(f"/t/{table.pk}/").status_code == 200
    assert Participant.objects.filter(table=table).count() == 1


def test_the_hosts_link_makes_a_host() -> None:
    table = a_table()

    host = a_guest(table, "Hanna", HostLink())

    assert the_person(table, "Hanna").is_host
    assert ask(host, table, "door", mode="locked")[0] == 200


def test_after_the_game_the_host_plays_again_and_people_follow_with_name_and_nation() -> None:
    table = a_table()
    host, guest = a_host(table, plays=True), a_guest(table, "Ana")
    seat = the_person(table, "Ana").nation

    early = ask(guest, table, "follow")
    first = ask(host, table, "again")
    second = ask(host, table, "again")
    followed = ask(guest, table, "follow")

    made = Table.objects.get(door__table_before=table)
    assert early[1]["error"]["reason"] == "no_next_table"  # type: ignore[index]
    assert first == second == followed == (200, {"ok": True, "go": f"/t/{made.pk}/"})
    assert the_person(made, "Ana").nation == seat
    assert the_person(made, "Hanna").is_host
    assert guest.get(f"/t/{made.pk}/").status_code == 200


def test_the_door_is_opened_guarded_and_locked_by_the_host() -> None:
    table = a_table()
    host = a_host(table)

    ask(host, table, "door", mode="locked")
    locked = join(a_browser(), table.code, "Ana").status_code
    ask(host, table, "door", mode="open", observers="no")
    table.door.refresh_from_db()

    assert locked == 422
    assert join(a_browser(), table.code, "Ana").status_code == 302
    assert not table.door.observers
