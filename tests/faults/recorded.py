"""A true history to plant faults in: a short run of one table with talk, resends and a broken line."""

import random

from lobby.live.hub import Hub
from lobby.live.reader import reader
from rules.engine.ids import Phase
from tests.faults.history import History, Secret
from tests.faults.load import Player, play
from tests.faults.pages import Page, conclude, people_of
from tests.lobby.stage import a_table, begin

SECRET = "canary-7f3a"


async def true_history(hub: Hub, seed: int, turns: int = 25) -> History:
    """Play at a new table of three people, a host and an observer; everything that happened."""
    stage = await reader.read(a_table, 3)
    await begin(stage, until=Phase.DIPLOMACY)
    history = History(people=people_of(stage), began_at=(await hub.table(stage.table_id)).replica.seq)
    pages = [Page(hub, stage, name, history) for name in history.people]
    for page in pages:
        await page.open()
    first, second = pages[:2]
    history.secrets.append(Secret(word=SECRET, known_to=frozenset({first.client, second.client})))
    first.tell({"t": "say", "key": "secret", "to": [second.client], "text": f"Between us: {SECRET}"})
    await first.answer("secret")
    chance = random.Random(seed)
    players = [Player(page=page, chance=random.Random(chance.random()), resends=0.15) for page in pages[:4]]
    await play(players, turns)
    first.cut()
    await play(players, turns)
    await _end(pages[3])
    return await conclude(pages)


async def _end(host: Page) -> None:
    """The last entry is the host's; then the same is sent again, and something else under its key."""
    is_paused = host.view["clock"]["paused"]
    for kind in (
        ("resume_clock", "resume_clock", "pause_clock") if is_paused else ("pause_clock",) * 2 + ("start_game",)
    ):
        host.answers.pop("last", None)
        await host.asked("last", {"type": kind})
