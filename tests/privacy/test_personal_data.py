"""One person's data can be taken along and erased; the games they played stay, and replay as before."""

import asyncio
import io
import json
from typing import Any
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from lobby.live.hub import Hub
from lobby.live.tables import play_command_sync
from lobby.live.verify import faults_of
from lobby.models import LogEntry, Message, Participant, Table
from lobby.models.people import Standing
from lobby.models.table import DEFAULT_KEEP_DAYS
from lobby.services.erasure import MARK, erase_person
from lobby.services.retention import DAY, erase_old
from rules.engine import commands as c
from rules.engine.actors import Actor, HostActor, SeatActor
from rules.engine.ids import NationId
from tests.lobby.sitting import PASSWORD, a_browser, a_guest, a_host, a_table, a_user, join, the_person
from tests.lobby.stage import a_table as a_stage
from tests.lobby.stage import begin, person_id
from tests.lobby.stage import join as sit

pytestmark = pytest.mark.django_db(transaction=True)

SECRET_WORDS = "Between us: four units."


def play(table: Table, command: c.Command, by: Actor) -> None:
    play_command_sync(table.pk, command, by, uuid4().hex)


def write(table: Table, person: Participant, text: str) -> None:
    number = Message.objects.filter(table=table).count() + 1
    Message.objects.create(
        table=table, number=number, actor=f"seat:{person.nation}", key=uuid4().hex, body_hash="h", at=1, seq=1,
        participant=person.pk, recipients="all", text=text, phase="lobby", round=0,
    )  # fmt: skip
    Table.objects.filter(pk=table.pk).update(talk_seq=number)


def printed(*words: str) -> Any:  # noqa: ANN401 - whatever JSON was printed
    out = io.StringIO()
    call_command(*words, stdout=out)
    return json.loads(out.getvalue())


@pytest.fixture
def table() -> Table:
    """A table with Ana and Ben, who have both played and talked."""
    made = a_table()
    for name in ("Ana", "Ben"):
        a_guest(made, name)
    play(made, c.StartGame(), HostActor())
    for name in ("Ana", "Ben"):
        person = the_person(made, name)
        play(made, c.SetReady(ready=True), SeatActor(nation=NationId(person.nation)))
        write(made, person, f"{SECRET_WORDS} {name}")
    return made


def test_a_guest_downloads_what_is_kept_about_them_and_about_nobody_else(table: Table) -> None:
    other = a_table()
    browser = a_guest(other, "Cleo")
    write(other, the_person(other, "Cleo"), "Mine.")

    answer = browser.get("/my/data.json")

    body = answer.json()
    assert answer["Content-Disposition"].startswith("attachment")
    assert [(seat["name"], [line["text"] for line in seat["messages"]]) for seat in body["seats"]] == [
        ("Cleo", ["Mine."])
    ]
    assert body["account"] is None
    assert "Ana" not in answer.text


def test_a_host_downloads_account_seats_and_acts(table: Table) -> None:
    other = a_table()
    host = a_host(other)
    host.post(f"/t/{other.pk}/door", {"mode": "nod"}, headers={"accept": "application/json"})

    body = host.get("/my/data.json").json()

    assert body["account"]["name"] == f"host of {other.code}"
    assert [act["what"] for act in body["seats"][0]["host_acts"]] == ["door"]


@pytest.mark.parametrize("cookie", ["forged", "another's", "outdated"])
def test_a_cookie_that_is_not_ones_own_downloads_nothing(table: Table, cookie: str) -> None:
    thief = a_browser()
    owner = a_guest(a_table(), "Olga").cookies
    name, value = next((key, found.value) for key, found in owner.items() if key.startswith("seat_"))
    if cookie == "outdated":
        Participant.objects.filter(name="Olga").update(version=2)
    thief.cookies[name if cookie == "outdated" else f"seat_{table.pk}"] = "x.1:y" if cookie == "forged" else value

    assert thief.get("/my/data.json").json()["seats"] == []


def test_the_command_prints_a_guests_data(table: Table) -> None:
    body = printed("export_person", "--table", table.pk, "--name", "Ana")

    assert [seat["name"] for seat in body["seats"]] == ["Ana"]
    assert body["seats"][0]["messages"][0]["text"].endswith("Ana")


def test_an_erased_guest_leaves_no_name_and_no_word_and_the_game_replays_as_before(table: Table) -> None:
    before = list(LogEntry.objects.filter(table=table).values_list("seq", "command", "events"))
    nation = the_person(table, "Ana").nation
    person = the_person(table, "Ana")

    call_command("erase_person", "--table", table.pk, "--name", "Ana", stdout=io.StringIO())

    rest = list(LogEntry.objects.filter(table=table).values_list("seq", "command", "events"))
    assert not Participant.objects.filter(pk=person.pk).exists()
    assert list(Message.objects.filter(table=table).values_list("text", "participant")) == [
        (MARK, None),
        (f"{SECRET_WORDS} Ben", the_person(table, "Ben").pk),
    ]
    assert rest[: len(before)] == before
    assert [command["nation"] for _seq, command, _events in rest[len(before) :]] == [nation]
    assert faults_of(table.pk) == []


def test_no_table_of_the_database_knows_an_erased_person(table: Table) -> None:
    person = the_person(table, "Ana")
    traces = (person.pk.hex, str(person.pk), "Ana", f"{SECRET_WORDS} Ana")

    erase_person(person)

    assert [name for name, text in everything().items() if any(trace in text for trace in traces)] == []


def everything() -> dict[str, str]:
    """All rows of every table of the database as text."""
    found = {}
    with connection.cursor() as cursor:
        for name in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(name)}")  # noqa: S608 - names of the database itself
            found[name] = str(cursor.fetchall())
    return found


def test_an_erased_account_is_gone_with_its_seats_and_its_tables_have_no_host() -> None:
    table = a_table()
    host = a_host(table, plays=True)
    name = f"host of {table.code}"

    call_command("erase_person", "--account", name, stdout=io.StringIO())

    table.refresh_from_db()
    assert table.host is None
    assert not Participant.objects.filter(table=table).exists()
    assert host.get(f"/t/{table.pk}/").status_code in {403, 404}
    assert not a_browser().login(username=name, password=PASSWORD)
    assert faults_of(table.pk) == []


@pytest.mark.parametrize("words", [[], ["--account", "x", "--name", "y"], ["--account", "nobody"], ["--name", "Ana"]])
@pytest.mark.parametrize("command", ["export_person", "erase_person"])
def test_a_command_that_names_nobody_in_particular_does_nothing(command: str, words: list[str]) -> None:
    with pytest.raises(CommandError, match=r"There is no account|Say whom you mean"):
        call_command(command, *words)


async def test_who_is_erased_is_closed_and_everybody_elses_screen_forgets_their_words(live: Hub) -> None:
    stage = await asyncio.to_thread(lambda: closing(lambda: a_stage(3)))
    await begin(stage)
    nation, other = stage.nations[:2]
    gone, stays = await sit(live, stage, nation), await sit(live, stage, other)
    gone.tell({"t": "say", "key": "s1", "to": "all", "text": SECRET_WORDS})
    await stays.heard()
    stays.frames.clear()

    await asyncio.to_thread(lambda: closing(lambda: erase_person(Participant.objects.get(pk=person_id(stage, nation)))))

    await gone.until(lambda: gone.closed)
    said = await stays.heard()
    assert gone.of("bye")[-1]["why"] == "removed"
    assert [item["text"] for item in said] == [MARK]


def closing(act: Any) -> Any:  # noqa: ANN401 - whatever the act returns
    """Do something in a thread that goes away, and close its connection."""
    try:
        return act()
    finally:
        connection.close()


def test_a_game_goes_out_without_names_and_not_before_it_is_over(table: Table) -> None:
    with pytest.raises(CommandError, match="not over"):
        call_command("export_game", table.pk)
    Table.objects.filter(pk=table.pk).update(ended_at=1)

    body = printed("export_game", table.pk)

    assert len(body["log"]) == LogEntry.objects.filter(table=table).count()
    text = json.dumps(body)
    assert not [name for name in ("Ana", "Ben", table.code, SECRET_WORDS) if name in text]
    assert "participant" not in text


@pytest.mark.parametrize("days, erased", [(DEFAULT_KEEP_DAYS - 1, 0), (DEFAULT_KEEP_DAYS + 1, 1)])
def test_people_are_erased_when_the_tables_time_is_over_and_not_a_day_before(
    table: Table, days: int, erased: int
) -> None:
    now = Table.objects.get(pk=table.pk).last_at + days * DAY

    assert erase_old(now) == erased

    texts = list(Message.objects.filter(table=table).values_list("text", flat=True))
    assert (texts == [MARK, MARK]) is bool(erased)
    assert Participant.objects.filter(table=table, state=Standing.IN).exists() is not bool(erased)
    assert faults_of(table.pk) == []


def test_a_table_may_be_kept_for_a_shorter_time(table: Table) -> None:
    Table.objects.filter(pk=table.pk).update(keep_days=7)

    assert erase_old(Table.objects.get(pk=table.pk).last_at + 8 * DAY) == 1


def test_who_comes_back_after_being_erased_is_somebody_new(table: Table) -> None:
    browser = a_guest(a_table(), "Dora")
    home = Table.objects.get(participants__name="Dora")
    erase_person(the_person(home, "Dora"))

    assert browser.get("/my/data.json").json()["seats"] == []
    assert join(browser, home.code, "Dora").status_code == 302
    assert a_user("unrelated").participants.count() == 0
