"""A bad network, and a server that is stopped for a while: late, in pieces, out of order, cut; and nothing is wrong."""

import os
import random
import signal
from pathlib import Path

import pytest

from tests.faults.proxy import bad_network
from tests.faults.test_kills import LIMITS, everybody, in_thread, judge, load, reach
from tests.lobby.served import served

pytestmark = [pytest.mark.slow, pytest.mark.promise("R2"), pytest.mark.promise("R3"), pytest.mark.promise("R4")]

ANSWERS = int(os.environ.get("ANSWERS", "100000" if os.environ.get("SOAK") else "80"))


async def test_a_bad_network_makes_play_slow_and_never_wrong(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    with served(tmp_path, live=LIMITS) as server:
        async with (
            bad_network(server.address, chance) as network,
            everybody(server, address=network.address) as clients,
        ):
            async with load(clients, chance.randrange(2**32)) as tasks:
                await reach(clients, ANSWERS, tasks)
            network.weights = (1, 0, 0, 0, 0, 0)
            await judge(server, clients)

    print(f"network: {dict(network.told)}")  # noqa: T201 - the figures of docs/reliability.md
    assert network.told["cut"] + network.told["deaf"] > 0


async def test_a_server_that_is_stopped_for_a_while_goes_on_where_it_was(tmp_path: Path, seed: int) -> None:
    with served(tmp_path, live=LIMITS) as server:
        assert server.process is not None
        async with everybody(server) as clients:
            async with load(clients, seed) as tasks:
                for _stop in range(3):
                    await reach(clients, 10, tasks)
                    server.process.send_signal(signal.SIGSTOP)
                    await in_thread(os.waitid, os.P_PID, server.process.pid, os.WSTOPPED)
                    server.process.send_signal(signal.SIGCONT)
                await reach(clients, 10, tasks)
            await judge(server, clients)
