"""Commands for whoever runs the server: a table to hand out, names erased in time, everything started at once."""

import io
import json
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings

from lobby.models import Message, Participant, Table
from lobby.services.demo import demo_table
from lobby.services.erasure import MARK
from lobby.services.plays import play_as_host
from lobby.services.retention import DAY, erase_old
from rules.engine.commands import StartGame
from rules.engine.ids import Controller
from tests.lobby.sitting import a_browser, a_guest, a_table, join, seats_of, the_game, the_person

pytestmark = pytest.mark.django_db(transaction=True)
ROOT = Path(__file__).resolve().parent.parent.parent


def made(*options: str) -> dict[str, Any]:
    """What `create_table --json` prints."""
    printed = io.StringIO()
    call_command("create_table", "--scenario", "first_watch", *options, "--json", stdout=printed)
    found: dict[str, Any] = json.loads(printed.getvalue())
    return found


def test_a_table_from_the_command_line_hands_out_a_code_and_a_link_for_each_seat() -> None:
    known = made("--seats", "5", "--rounds", "2", "--bots", "altruist")

    table = Table.objects.get(pk=known["table"])
    assert known["code"] == table.code
    assert len(known["seats"]) == 5
    assert the_game(table).settings.rounds == 2
    assert set(seats_of(table).values()) == {Controller.BOT}
    assert set(table.bot_policies.values()) == {"altruist"}


def test_each_of_its_links_leads_where_it_says() -> None:
    known = made("--bots", "none")
    table = Table.objects.get(pk=known["table"])
    nation, seat_link = next(iter(known["seats"].items()))

    for name, link in (("Ana", seat_link), ("Hanna", known["host"]), ("Ben", known["join"])):
        secret = link.rsplit("/", 1)[1]
        assert a_browser().get(f"/j/{table.code}/{secret}").status_code == 200
        join(a_browser(), table.code, name, secret=secret)

    assert the_person(table, "Ana").nation == nation
    assert the_person(table, "Hanna").is_host
    assert the_person(table, "Ben").nation not in {"", nation}


def test_without_json_it_prints_lines_to_hand_out() -> None:
    printed = io.StringIO()
    call_command("create_table", "--scenario", "first_watch", "--minutes", "60", stdout=printed)

    assert re.search(r"^Code: [A-Z]{4}-\d\d$", printed.getvalue(), re.MULTILINE)
    assert re.search(r"^Host: http", printed.getvalue(), re.MULTILINE)


@pytest.mark.parametrize(
    "options, cure",
    [
        (["--scenario", "nowhere"], "Choose one of: first_watch"),
        (["--seats", "2"], "3 to 10 nations"),
        (["--rounds", "99"], "1 to 6 rounds"),
        (["--bots", "genius"], "mix"),
        (["--minutes", "0"], "at least one minute"),
    ],
)
def test_a_wrong_option_is_explained(options: list[str], cure: str) -> None:
    with pytest.raises(CommandError, match=cure):
        call_command("create_table", "--scenario", "first_watch", *options)

    assert not Table.objects.exists()


@override_settings(LOCAL_MODE=True, LOCAL_ADDRESSES=["192.168.7.9"], PORT=8123)
def test_links_name_the_address_that_friends_can_reach() -> None:
    assert made()["join"].startswith("http://192.168.7.9:8123/j/")


def test_names_and_messages_are_erased_when_their_time_is_over_and_the_game_stays() -> None:
    old, young = a_table(), a_table()
    a_guest(old, "Ana")
    a_guest(young, "Ben")
    Message.objects.create(
        table=old, number=1, actor="seat:arv", key="k", body_hash="h", recipients="all", text="hello", at=1, seq=1,
        phase="lobby", round=0,
    )  # fmt: skip
    now = Table.objects.get(pk=old.pk).last_at + 91 * DAY
    Table.objects.filter(pk=young.pk).update(last_at=now)

    assert erase_old(now) == 1
    assert erase_old(now) == 0

    assert not Participant.objects.filter(table=old).exists()
    assert Message.objects.get().text == MARK
    assert the_person(young, "Ben").nation
    assert the_game(old).controllers


def test_the_demo_table_waits_with_the_same_code_until_somebody_starts_it() -> None:
    first = demo_table()
    again = demo_table()
    play_as_host(first.pk, StartGame())

    assert first.pk == again.pk
    assert demo_table().pk != first.pk


def test_the_code_of_a_game_that_is_over_can_be_given_to_another_table(monkeypatch: pytest.MonkeyPatch) -> None:
    over = a_table()
    Table.objects.filter(pk=over.pk).update(ended_at=1)
    monkeypatch.setattr("lobby.services.tables.draw_code", lambda: over.code)

    fresh = a_table()

    assert fresh.code == over.code
    assert Table.objects.get(pk=over.pk).code != over.code


def test_one_command_starts_everything_and_says_where_to_go(tmp_path: Path) -> None:
    port = free_port()
    environment = {**os.environ, "VAR_DIR": str(tmp_path), "PORT": str(port)}
    environment.pop("DATABASE_URL", None)
    environment["DJANGO_SETTINGS_MODULE"] = "wargame.settings.dev"
    command = [sys.executable, str(ROOT / "manage.py"), "play"]

    with subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, text=True) as program:
        try:
            said = read_until(program, "Ctrl-C")
            with urllib.request.urlopen(f"http://localhost:{port}/") as answer:
                status = answer.status
        finally:
            program.send_signal(signal.SIGTERM)

    assert status == 200
    assert f"http://localhost:{port}/" in said
    assert re.search(r"A table is ready\s+[A-Z]{4}-\d\d", said)
    assert str(tmp_path) in said
    assert (tmp_path / "secret_key").stat().st_mode & 0o077 == 0


def test_a_port_that_is_taken_is_said_with_a_cure() -> None:
    with socket.socket() as taken:
        taken.bind(("0.0.0.0", 0))  # noqa: S104 - what the command listens on
        taken.listen()
        port = taken.getsockname()[1]

        with override_settings(PORT=port), pytest.raises(CommandError, match="PORT="):
            call_command("play", "--port", str(port))


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def read_until(program: "subprocess.Popen[str]", word: str) -> str:
    """What the program prints, up to the line with a word."""
    assert program.stdout is not None
    said = ""
    for line in program.stdout:
        said += line
        if word in line:
            return said
    raise AssertionError(said)
