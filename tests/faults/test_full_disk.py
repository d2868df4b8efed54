"""A disk that is really full (R10): nothing is half done, reading goes on, and play goes on once there is room."""

import contextlib
import subprocess
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.faults.recording import RecordingClient
from tests.faults.test_kills import LIMITS, everybody, in_thread, judge, start
from tests.lobby.client import Json
from tests.lobby.served import Served, served

pytestmark = [pytest.mark.slow, pytest.mark.promise("R10"), pytest.mark.sqlite]

SIZE = "4m"
TURNS = 2000
"""More commands than fit into what a full disk has left."""


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of four megabytes; where none may be mounted the test says so and is left out."""
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "none", str(tmp_path)], check=False)
    if mounted.returncode:
        pytest.skip("Nothing may be mounted here: a full disk is tested with max_page_count alone (test_live_storage).")
    yield tmp_path
    subprocess.run(["umount", str(tmp_path)], check=True)


def fill(disk: Path) -> Path:
    """Leave no byte free; the file that fills it."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file, contextlib.suppress(OSError):
        for size in (65536, 4096, 512, 1):
            with contextlib.suppress(OSError):
                while file.write(bytes(size)):
                    pass
    return filler


async def until_refused(client: RecordingClient) -> Json:
    """Be ready and not, in turn, until that is refused."""
    for turn in range(TURNS):
        answer = await client.do({"type": "set_ready", "ready": turn % 2 == 0})
        if answer["t"] == "refused":
            return answer
    raise AssertionError("the disk is not full")


async def test_a_full_disk_refuses_and_shows_and_goes_on_once_there_is_room(disk: Path) -> None:
    with served(disk, live=LIMITS) as server:
        async with everybody(server) as clients:
            await start(clients["host"])
            player = next(client for name, client in clients.items() if name != "host")
            filler = fill(disk)

            refused = await until_refused(player)
            said = await player.say("all", "Is there room?")
            shown = await in_thread(look, server, player)
            await show_anew(player)
            filler.unlink()
            last = await player.do({"type": "set_ready", "ready": True})

            assert (refused["reason"], said["t"], said["reason"]) == ("storage", "refused", "storage")
            assert shown == [httpx.codes.OK] * 3
            assert last["t"] == "accepted"
            await judge(server, clients)
        expect_storage_trouble(server)


def expect_storage_trouble(server: Served) -> None:
    """The log tells of the full disk, as it should, and of no other fault; then it is emptied for `served` to check."""
    log = server.log()
    assert "database or disk is full" in log
    assert "Internal Server Error" not in log
    (server.folder / "server.log").write_text("")


def look(server: Served, player: RecordingClient) -> list[int]:
    """How the pages of a table answer."""
    with httpx.Client(base_url=server.address, timeout=60, cookies=player.guest.cookies) as browser:
        table = f"/t/{player.guest.table_id}"
        return [browser.get(address).status_code for address in ("/healthz", f"{table}/", f"{table}/standing.json")]


async def show_anew(player: RecordingClient) -> None:
    """The table is shown to whoever comes anew."""
    await player.break_line()
    player.modes.clear()
    await player.until(lambda known: known.modes)
