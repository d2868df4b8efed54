"""Power cuts under load: the server is killed at moments of chance and started again; nothing accepted is ever lost."""

import asyncio
import json
import os
import random
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import pytest

from tests.lobby.client import TableClient
from tests.lobby.served import Served, come_in, order_table, served

pytestmark = [pytest.mark.slow, pytest.mark.promise("R1")]

KILLS = int(os.environ.get("KILLS", "200" if os.environ.get("SOAK") else "5"))
SEED = int(os.environ.get("SEED", "0")) or random.SystemRandom().randrange(1, 2**32)
"""Printed with every failure; SEED=... runs the same choices again, though never the same moments."""
BETWEEN = (10, 120)
"""Answers between two kills, at least and at most."""
FREE = {"messages_a_second": 2000, "messages_burst": 20000, "acks_a_second": 2000, "acks_burst": 20000}
LIMITS = json.dumps({**FREE, "talk_messages": 1000, "bot_pause": 0, "snapshot_every": 7})

Json = dict[str, Any]


@dataclass
class Tally:
    """What clients were told, over all kills."""

    accepted: Counter[tuple[str, str]] = field(default_factory=Counter)
    """(kind, key) of everything that was accepted."""
    bodies: dict[str, Json] = field(default_factory=dict)
    answers: int = 0


async def test_nothing_accepted_is_lost_and_nothing_is_done_twice(tmp_path_factory: pytest.TempPathFactory) -> None:
    chance = random.Random(SEED)
    with served(tmp_path_factory.mktemp("kill"), live=LIMITS) as server:
        tally = Tally()
        clients = seat_everybody(server)
        for client in clients.values():
            await client.__aenter__()
        await start(clients["host"])
        load = [
            asyncio.create_task(keep_asking(client, tally, random.Random(SEED + number)))
            for number, client in enumerate(clients.values())
        ]
        for _kill in range(KILLS):
            await reach(tally, tally.answers + chance.randrange(*BETWEEN), load)
            await asyncio.get_running_loop().run_in_executor(None, kill_and_start, server)
        await reach(tally, tally.answers + BETWEEN[0], load)
        for task in load:
            task.cancel()
        await asyncio.gather(*load, return_exceptions=True)

        await compare_views(server, clients)
        for client in clients.values():
            await client.__aexit__()
        compare_log(server, tally)


def seat_everybody(server: Served) -> dict[str, TableClient]:
    """A table of four: two people, two bots, and a host without a seat."""
    table = order_table(server, "--seats", "4", "--rounds", "6")
    links = {nation: table.seats[nation] for nation in sorted(table.seats)[:2]} | {"host": table.host}
    guests = {name: come_in(server, link, name) for name, link in links.items()}
    return {name: TableClient(server.address, guest.table_id, guest.cookie) for name, guest in guests.items()}


async def start(host: TableClient) -> None:
    await host.until(lambda known: known.view)
    assert (await host.do({"type": "start_game"}))["t"] == "accepted"


def kill_and_start(server: Served) -> None:
    server.kill()
    server.start()


async def reach(tally: Tally, answers: int, load: list[asyncio.Task[None]]) -> None:
    """Let the load run until so many answers have come."""
    while tally.answers < answers:
        done, _pending = await asyncio.wait(load, timeout=0.005)
        for task in done:
            task.result()  # a client that failed fails the test


async def keep_asking(client: TableClient, tally: Tally, chance: random.Random) -> None:
    """Ask for things without pause, and note every answer."""
    await client.until(lambda known: known.view and known.you)
    client.before_sending = lambda message: note(tally, message)
    while True:
        kind, answer = await ask(client, chance)
        tally.answers += 1
        if answer["t"] == "accepted":
            tally.accepted[kind, answer["key"]] += 1


def note(tally: Tally, message: Json) -> None:
    """Remember what stood under each key; a key never changes its meaning."""
    if "key" in message:
        assert tally.bodies.setdefault(message["key"], message) == message


async def ask(client: TableClient, chance: random.Random) -> tuple[str, Json]:
    view, seated = client.view or {}, bool(client.you and client.you["nation"])
    if chance.random() < 0.2:
        return "say", await client.say("all", f"Word {chance.random()}")
    if not seated:
        clock = view["clock"]
        ends = {"type": "end_phase", "round": clock["round"], "phase": clock["phase"]}
        pause = {"type": "resume_clock" if clock["paused"] else "pause_clock"}
        return "do", await client.do(ends if chance.random() < 0.15 else pause)
    return "do", await client.do(chance.choice(wishes(view, chance)))


def wishes(view: Json, chance: random.Random) -> list[Json]:
    """Things a seat may ask for, legal or not."""
    crisis = min(view["crises"], default="r1c1")
    domain = chance.choice(view["scenario"]["domains"])
    plan = {"deployments": [], "investments": [{"domain": domain, "points": 1}], "choices": []}
    return [
        {"type": "set_ready", "ready": chance.random() < 0.3},
        {"type": "save_plan", "plan": plan},
        {"type": "state_position", "needs": [domain], "offers": []},
        {"type": "make_pledge", "crisis": crisis, "units": 1, "condition": {"type": "unconditional"}},
        {"type": "withdraw_pledge", "crisis": crisis},
        {"type": "seal_plan"},
        {"type": "reopen_plan"},
    ]


async def compare_views(server: Served, clients: dict[str, TableClient]) -> None:
    """What each client has made of its changes is what somebody new is shown."""
    await clients["host"].until(lambda known: known.you)
    await clients["host"].do({"type": "pause_clock"})  # refused where it is paused already, or over
    for client in clients.values():
        guest = TableClient(server.address, client.url.split("/")[-2], client.cookie, take_over=True)
        async with guest:
            await guest.until(lambda known: known.view)
            await arrive_at(client, guest.cursor)
            assert client.view == guest.view, f"seed {SEED}"


async def arrive_at(client: TableClient, cursor: Json | None) -> None:
    await client.until(lambda known: known.cursor == cursor)


def compare_log(server: Served, tally: Tally) -> None:
    """Every accepted key is in the log, or in the talk, once, with what was asked; and every table can be replayed."""
    logged = server.rows("SELECT key, command FROM lobby_logentry WHERE actor LIKE 'seat:%' OR actor = 'host'")
    said = server.rows("SELECT key, text FROM lobby_message WHERE actor LIKE 'seat:%' OR actor = 'host'")
    kept = {"do": Counter(key for key, _body in logged), "say": Counter(key for key, _body in said)}
    lost = [key for (kind, key) in tally.accepted if kept[kind][key] != 1]
    assert not lost, f"seed {SEED}: {len(lost)} of {len(tally.accepted)} accepted are not in the database once"
    assert max(tally.accepted.values()) == 1
    for key, command in logged:
        if key in tally.bodies:
            assert json.loads(str(command)).items() >= {"type": tally.bodies[str(key)]["command"]["type"]}.items()
    for key, text in said:
        assert tally.bodies[str(key)]["text"] == text
    assert len(tally.accepted) >= KILLS
    assert "1 of 1 tables are sound" in server.manage("verify_tables")
