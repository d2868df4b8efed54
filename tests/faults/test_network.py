"""A bad network, and a stopped server: late, in pieces, out of order, lost, twice, cut; and nothing is wrong."""

import os
import random
import signal
from pathlib import Path

import pytest

from tests.faults.losing import LosingClient
from tests.faults.proxy import LOSING, BadNetwork, bad_network
from tests.faults.test_kills import BETWEEN, LIMITS, Clients, everybody, in_thread, judge, load, reach
from tests.lobby.served import served

pytestmark = [pytest.mark.slow, pytest.mark.promise("R2"), pytest.mark.promise("R3"), pytest.mark.promise("R4")]

ANSWERS = int(os.environ.get("ANSWERS", "100000" if os.environ.get("SOAK") else "80"))

EACH = ("lose up", "lose down", "repeat up", "repeat down")
"""What must have happened before a run with losses may end."""
GAPS = 3
"""How often a client must have seen that something is missing before that."""


async def test_a_bad_network_makes_play_slow_and_never_wrong(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    with served(tmp_path, live=LIMITS) as server:
        async with (
            bad_network(server.address, chance) as network,
            everybody(server, address=network.address) as clients,
        ):
            async with load(clients, chance.randrange(2**32)) as tasks:
                await reach(clients, ANSWERS, tasks)
            network.weights = (1, *[0] * (len(LOSING) - 1))
            await judge(server, clients)

    print(f"network: {dict(network.told)}")  # noqa: T201 - the figures of docs/reliability.md
    assert network.told["cut"] + network.told["deaf"] > 0


async def test_messages_that_are_lost_or_come_twice_are_missed_and_known_again(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    with served(tmp_path, live=LIMITS) as server:
        async with (
            bad_network(server.address, chance) as network,
            everybody(server, address=network.address, kind=LosingClient) as clients,
        ):
            losing = {client.cookie: client for client in clients.values() if isinstance(client, LosingClient)}
            network.repeated = lambda cookie, way, message: losing[cookie].note_repeat(way, message)
            async with load(clients, chance.randrange(2**32)) as tasks:
                network.weights = LOSING
                await reach(clients, ANSWERS, tasks)
                while not all(network.told[each] for each in EACH) or gaps_seen(clients) < GAPS:
                    await reach(clients, BETWEEN[0], tasks)
            await mend(network, clients)
            await judge(server, clients)

    print(f"network: {dict(network.told)}, {gaps_seen(clients)} gaps seen")  # noqa: T201 - figures of docs/reliability.md


def gaps_seen(clients: Clients) -> int:
    return sum(client.gaps for client in clients.values() if isinstance(client, LosingClient))


async def mend(network: BadNetwork, clients: Clients) -> None:
    """Let the network be good again; what was lost at the end of a line is found with the next line."""
    network.weights = (1, *[0] * (len(LOSING) - 1))
    for client in clients.values():
        client.modes.clear()
        await client.break_line()
        await client.until(lambda known: known.modes)


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
