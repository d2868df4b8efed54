"""What a host does is kept with its moment and its person, and read by the host alone."""

from uuid import uuid4

import pytest
from django.test import Client

from lobby.live.tables import play_command_sync
from lobby.models import HostAct, Participant, Table
from lobby.models.people import DoorMode
from lobby.rights import ACTS, COMMANDS, Need
from lobby.words.record import DEEDS
from rules.engine import commands as c
from rules.engine.actors import HostActor
from rules.engine.codec import type_name
from tests.lobby.sitting import a_guest, a_host, a_table, seats_of, set_door, the_person

pytestmark = pytest.mark.django_db(transaction=True)

JSON = {"accept": "application/json"}


def do(browser: Client, table: Table, act: str, **fields: str) -> int:
    return browser.post(f"/t/{table.pk}/{act}", fields, headers=JSON).status_code


def test_every_act_of_a_host_and_every_command_has_words() -> None:
    acts = {name.removeprefix("act_") for name, need in ACTS.items() if need is Need.HOST}
    commands = {type_name(command) for command, need in COMMANDS.items() if need is Need.HOST}  # type: ignore[arg-type]

    assert acts | commands <= set(DEEDS)


def test_the_record_says_who_what_when_about_whom_and_what_the_game_was_told() -> None:
    table = a_table()
    host = a_host(table)
    a_guest(table, "Ana")
    ana = the_person(table, "Ana")
    do(host, table, "door", mode="nod")
    do(host, table, "remove", person=ana.pk.hex)
    play_command_sync(table.pk, c.StartGame(), HostActor(), uuid4().hex)

    acts = host.get(f"/t/{table.pk}/record.json").json()["acts"]

    told = [(act["what"], act["by"], act["about"] and act["about"]["name"]) for act in reversed(acts)]
    assert told == [("door", "Hanna", None), ("remove", "Hanna", "Ana"), ("start_game", "host", None)]
    assert acts[0]["at"] >= acts[-1]["at"] > 0
    assert {"mode": "nod"} in [act["facts"] for act in acts]


def test_the_page_shows_names_as_text_and_forgets_those_of_erased_people() -> None:
    table = a_table()
    host = a_host(table)
    a_guest(table, "<b>Eve")
    do(host, table, "remove", person=the_person(table, "<b>Eve").pk.hex)
    with_name = host.get(f"/t/{table.pk}/record").text
    Participant.objects.filter(table=table, name="<b>Eve").delete()

    without = host.get(f"/t/{table.pk}/record").text

    assert "&lt;b&gt;Eve" in with_name
    assert "<b>Eve" not in with_name
    assert "Eve" not in without
    assert "erased" in without


def test_what_guests_do_and_what_a_host_does_alone_is_nobodys_record() -> None:
    table = a_table()
    host, ana = a_host(table, plays=True), a_guest(table, "Ana")
    own = the_person(table, "Hanna").nation

    do(ana, table, "rename", name="Anna")
    do(ana, table, "stand")
    do(host, table, "rename", name="Hannah")
    do(host, table, "bot", nation=own)

    assert not HostAct.objects.exists()


def test_what_a_host_does_with_anothers_seat_is_recorded_and_what_is_refused_is_not() -> None:
    table = a_table()
    host = a_host(table)
    a_guest(table, "Ana")
    seat = the_person(table, "Ana").nation

    do(host, table, "bot", nation=seat, policy="altruist")
    do(host, table, "free", nation=seat)

    assert list(HostAct.objects.values_list("what", "facts")) == [("bot", {"nation": seat, "policy": "altruist"})]
    assert seat in seats_of(table)


def test_turning_everybody_away_is_one_act() -> None:
    table = a_table()
    host = a_host(table)
    set_door(table, DoorMode.NOD)
    for name in ("Ana", "Ben"):
        a_guest(table, name)

    do(host, table, "turn-away", person="all")

    assert list(HostAct.objects.values_list("what", "facts")) == [("turn_away", {"person": "all"})]
