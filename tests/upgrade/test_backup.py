"""manage.py backup and restore: everything comes back, with a new epoch, or nothing does."""

import gzip
import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from asgiref.sync import async_to_sync
from django.apps import apps
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import Client

from lobby.backup.lines import KEPT, LEFT_OUT
from lobby.live.answers import Accepted
from lobby.live.hub import Hub
from lobby.live.reader import reader
from lobby.live.tables import play_command, play_command_sync, read_table_sync
from lobby.live.verify import faults_of
from lobby.models import Door, Edition, LogEntry, Message, Participant, Table
from lobby.services.erasure import MARK
from rules.engine.actors import HostActor, SeatActor
from rules.engine.commands import Command, ResumeClock, SetController, SetReady, StartGame
from rules.engine.ids import Controller, NationId, Phase
from rules.engine.state import GameState
from tests.lobby.sitting import a_table as an_opened_table
from tests.lobby.sitting import a_user
from tests.lobby.stage import Stage, a_table, begin, configured, join, person_id

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.promise("R6")]

Lines = list[str]


@pytest.fixture
def stage() -> Stage:
    """A table in its first diplomacy, whose host has an account, with something said."""
    made = a_table(3, host=a_user("hanna"))
    async_to_sync(begin)(made, until=Phase.DIPLOMACY)
    person = person_id(made, made.nations[0])
    Message.objects.create(
        table_id=made.table_id,
        number=1,
        actor=f"seat:{made.nations[0]}",
        key="m1",
        body_hash="0" * 64,
        participant=person,
        recipients=[made.nations[1]],
        text="Only for you: 日本 — «ouï»",
        at=1,
        seq=1,
        phase="diplomacy",
        round=1,
    )
    Table.objects.filter(pk=made.table_id).update(talk_seq=1)
    return made


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kept.gz"


def say(*words: str) -> str:
    """Run a management command; what it prints."""
    out = StringIO()
    call_command(*words, stdout=out)
    return out.getvalue()


def everything(table_id: str) -> dict[str, object]:
    """All that is kept of a table, but for what must change."""
    changing = {"id", "epoch"}
    rows = {
        "table": Table.objects.filter(pk=table_id),
        "door": Door.objects.filter(table_id=table_id),
        "people": Participant.objects.filter(table_id=table_id).order_by("pk"),
        "log": LogEntry.objects.filter(table_id=table_id).order_by("seq"),
        "talk": Message.objects.filter(table_id=table_id).order_by("number"),
    }
    kept = {
        name: [{key: value for key, value in row.items() if key not in changing} for row in found.values()]
        for name, found in rows.items()
    }
    return {**kept, "state": read_table_sync(table_id)}


def test_everything_comes_back_with_a_new_epoch(stage: Stage, file: Path) -> None:
    an_opened_table()
    before = {pk: everything(pk) for pk in Table.objects.values_list("pk", flat=True)}
    epochs = set(Table.objects.values_list("epoch", flat=True))
    editions = list(Edition.objects.values_list("scenario", "content_hash", "ruleset"))
    host = User.objects.get(username="hanna")

    assert "2" in say("backup", str(file))
    Table.objects.all().delete()
    Edition.objects.all().delete()
    User.objects.all().delete()
    said = say("restore", str(file))

    assert "Tables put back: 2" in said
    back = User.objects.get(username="hanna")
    assert back.password == host.password
    assert epochs.isdisjoint(Table.objects.values_list("epoch", flat=True))
    assert list(Edition.objects.values_list("scenario", "content_hash", "ruleset")) == editions
    after = {pk: everything(pk) for pk in Table.objects.values_list("pk", flat=True)}
    before[stage.table_id]["table"][0]["host_id"] = back.pk  # type: ignore[index] # rows by name
    assert after == before
    assert [faults_of(pk) for pk in after] == [[], []]


def test_the_people_of_a_restored_table_sit_where_they_sat(stage: Stage, file: Path) -> None:
    say("backup", str(file), "--tables", stage.table_id)
    Table.objects.all().delete()

    say("restore", str(file))
    browser = Client()
    browser.cookies.load(stage.cookies[stage.nations[1]])

    assert browser.get(f"/t/{stage.table_id}/").status_code == 200


async def test_a_restored_table_goes_back_on_every_screen_by_a_resync(stage: Stage, file: Path, live: Hub) -> None:
    place = await join(live, stage, stage.nations[0])
    cursor = {"epoch": place.epoch, "vseq": place.vseq}
    await reader.read(say, "backup", str(file))
    await place.answer(place.do(SetReady(ready=True)))
    await place.until(lambda: place.view and place.view["you"]["ready"])

    await reader.read(say, "restore", str(file), "--replace")

    await place.until(lambda: place.epoch != cursor["epoch"])
    assert place.view is not None
    assert not place.view["you"]["ready"]
    place.conversation.end()
    later = await join(live, stage, stage.nations[0], cursor=cursor)
    assert later.of("welcome")[-1]["mode"] == "resync"
    answer = await later.answer(later.do(SetReady(ready=True), "again"))
    assert answer["t"] == "accepted"


def test_a_running_clock_stands_still_until_the_host_resumes_it(file: Path) -> None:
    stage = a_table(3)
    async_to_sync(begin)(stage)
    timed = a_table(3)
    async_to_sync(_begin_timed)(timed)
    assert Table.objects.get(pk=timed.table_id).deadline > 0
    say("backup", str(file))
    Table.objects.all().delete()

    said = say("restore", str(file))

    state: GameState = read_table_sync(timed.table_id)
    assert state.clock.paused
    assert Table.objects.get(pk=timed.table_id).deadline == 0
    assert f"{timed.table_id}: its clock stands still" in said
    assert stage.table_id not in said
    assert isinstance(play_command_sync(timed.table_id, ResumeClock(), HostActor(), "go"), Accepted)
    assert Table.objects.get(pk=timed.table_id).deadline > 0


async def _begin_timed(stage: Stage) -> None:
    settings = configured(stage, horizon=600_000, diplomacy=600_000)
    seats = [SetController(nation=NationId(nation), controller=Controller.PERSON) for nation in stage.nations]
    commands: list[Command] = [settings, *seats, StartGame()]
    for number, command in enumerate(commands):
        assert isinstance(await play_command(stage.table_id, command, HostActor(), f"b{number}"), Accepted)


def test_what_is_here_already_stays_unless_it_is_to_be_replaced(stage: Stage, file: Path) -> None:
    say("backup", str(file))
    actor = SeatActor(nation=NationId(stage.nations[0]))
    play_command_sync(stage.table_id, SetReady(ready=True), actor, "later")
    before = everything(stage.table_id)

    with pytest.raises(CommandError, match=r"is here already\. Say --replace"):
        say("restore", str(file))

    assert everything(stage.table_id) == before
    say("restore", str(file), "--replace")
    assert LogEntry.objects.filter(key="later").count() == 0


def test_a_code_that_is_in_use_by_now_gives_way(stage: Stage, file: Path) -> None:
    code = Table.objects.get().code
    say("backup", str(file))
    Table.objects.all().delete()
    a_table(3, code=code)

    said = say("restore", str(file))

    new = Table.objects.get(pk=stage.table_id).code
    assert new != code
    assert f"the new one is {new}" in said


def cut(lines: Lines) -> Lines:
    """Without its end."""
    return lines[:-1]


def alter(lines: Lines) -> Lines:
    """With other words in the talk."""
    return [line.replace("Only for you", "For everybody") for line in lines]


def smuggle(lines: Lines) -> Lines:
    """With rights for somebody."""
    row = {"model": "auth.group", "pk": 1, "fields": {"name": "staff"}}
    return [lines[0], json.dumps(row) + "\n", *lines[1:]]


def from_the_future(lines: Lines) -> Lines:
    """Of a database that is newer than this program."""
    return [json.dumps({**json.loads(lines[0]), "schema": "9999_later"}) + "\n", *lines[1:]]


def of_another_kind(lines: Lines) -> Lines:
    """Of some other program."""
    return ['{"kind": "diary"}\n', *lines[1:]]


def lose_an_entry(lines: Lines) -> Lines:
    """Without an entry of the log, and with a last line that fits."""
    kept = [line for line in lines[1:-1] if '"seq":3,' not in line or "lobby.logentry" not in line]
    return _sealed(lines[0], kept)


def lack_a_field(lines: Lines) -> Lines:
    """With a column that nobody has."""
    return _sealed(lines[0], [line.replace('"is_solo"', '"is_so_low"') for line in lines[1:-1]])


def _sealed(head: str, rows: Lines) -> Lines:
    from hashlib import sha256  # noqa: PLC0415 - for the forger alone

    last = {"rows": len(rows), "sha256": sha256("".join(rows).encode()).hexdigest()}
    return [head, *rows, json.dumps(last) + "\n"]


@pytest.mark.parametrize(
    "damage, words",
    [
        (cut, "not whole"),
        (alter, "was changed after it was made"),
        (smuggle, "not put back here: auth.group"),
        (from_the_future, "database is newer"),
        (of_another_kind, "no backup of Entente"),
        (lose_an_entry, "is not sound: "),
        (lack_a_field, "cannot be read"),
    ],
)
def test_a_damaged_backup_is_refused_in_words_and_changes_nothing(
    stage: Stage, file: Path, damage: Callable[[Lines], Lines], words: str
) -> None:
    say("backup", str(file))
    with gzip.open(file, "rt", encoding="utf-8") as kept:
        lines = kept.readlines()
    with gzip.open(file, "wt", encoding="utf-8") as forged:
        forged.writelines(damage(lines))
    before = everything(stage.table_id)

    with pytest.raises(CommandError, match=words):
        say("restore", str(file), "--replace")

    assert everything(stage.table_id) == before


@pytest.mark.parametrize("content", [b"", b"not gzip", gzip.compress(b"\xff\xfe"), gzip.compress(b"[1]\n")[:20]])
def test_what_is_no_backup_is_refused_in_words(file: Path, content: bytes) -> None:
    file.write_bytes(content)

    with pytest.raises(CommandError, match=r"no backup|damaged"):
        say("restore", str(file))


def test_a_file_or_a_table_that_does_not_exist_is_named(file: Path) -> None:
    with pytest.raises(CommandError, match="There is no file"):
        say("restore", str(file))
    with pytest.raises(CommandError, match="There is no table abc"):
        say("backup", str(file), "--tables", "abc")
    with pytest.raises(CommandError, match="cannot be written: No such file or directory"):
        say("backup", str(file / "deeper"))
    assert not file.exists()


def test_names_and_talk_whose_time_is_over_do_not_come_back(stage: Stage, file: Path) -> None:
    Table.objects.update(last_at=1)
    LogEntry.objects.update(at=1)
    say("backup", str(file))
    Table.objects.all().delete()

    say("restore", str(file))

    assert Participant.objects.count() == 0
    assert set(Message.objects.values_list("text", flat=True)) == {MARK}


def test_every_kind_of_row_is_either_kept_or_left_out_on_purpose() -> None:
    assert set(apps.get_app_config("lobby").get_models()) == set(KEPT) | LEFT_OUT


async def test_a_backup_can_be_made_while_people_play(stage: Stage, file: Path, live: Hub) -> None:
    actor = SeatActor(nation=NationId(stage.nations[0]))
    for turn in range(30):
        await play_command(stage.table_id, SetReady(ready=turn % 2 == 0), actor, f"k{turn}")
        if turn == 15:
            await reader.read(say, "backup", str(file))
    await reader.read(say, "restore", str(file), "--replace")

    assert await reader.read(faults_of, stage.table_id) == []
    assert await reader.read(LogEntry.objects.filter(key="k29").count) == 0
