"""How long it takes to come back to a long game (R5): counted and printed, never asserted by the clock."""

import asyncio
import os
import time
from collections.abc import Awaitable
from pathlib import Path

import pytest

from tests.faults.recording import RecordingClient
from tests.faults.test_kills import LIMITS, everybody, in_thread, start, start_again
from tests.lobby.served import served

pytestmark = [pytest.mark.slow, pytest.mark.promise("R5")]

ENTRIES, BREAKS = (1000, 40) if os.environ.get("SOAK") else (200, 10)


async def test_a_long_game_is_returned_to_after_broken_lines_and_a_power_cut(tmp_path: Path) -> None:
    with served(tmp_path, live=LIMITS) as server:
        async with everybody(server) as clients:
            host = clients["host"]
            await start(host)
            while len(server.rows("SELECT seq FROM lobby_logentry")) < ENTRIES:
                await asyncio.gather(*(host.do({"type": kind}) for kind in ("pause_clock", "resume_clock") * 25))
            took = sorted([await come_back(host) for _break in range(BREAKS)])
            began = time.perf_counter()
            server.kill()
            await await_welcome(host, in_thread(start_again, server))
            restart = time.perf_counter() - began

    print(f"R5: p50 {took[BREAKS // 2]:.3f} s, p95 {took[BREAKS * 95 // 100]:.3f} s, killed {restart:.1f} s")  # noqa: T201
    assert set(host.modes) <= {"resumed", "resync"}
    assert len(host.modes) == BREAKS + 2


async def come_back(client: RecordingClient) -> float:
    """Cut the line and wait for the welcome after; seconds, without the pause a client makes of its own accord."""
    greeted: list[float] = []
    client.before_sending = lambda said: greeted.append(time.perf_counter()) if said["t"] == "hello" else None
    await await_welcome(client, client.break_line())
    return time.perf_counter() - greeted[0]


async def await_welcome(client: RecordingClient, after: Awaitable[None]) -> None:
    """Do something that breaks the line, and wait for the welcome on the next one."""
    known = len(client.modes)
    await after
    await client.until(lambda client: len(client.modes) > known)
