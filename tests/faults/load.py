"""Load without a network: pages that ask for one thing after another, send things twice, and lose their lines."""

import asyncio
import random
from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.faults.history import Json
from tests.faults.pages import Page
from tests.faults.wishes import wish

LIVELY = 0.12
"""How often a host ends a phase or pauses: the rest of the time it waits, so that people come to act."""


@dataclass(kw_only=True)
class Player:
    """Somebody who asks and asks; what was asked before may be asked again, or another thing under its key."""

    page: Page
    chance: random.Random
    resends: float = 0.0
    """How often something is sent twice in a row, sent again later, or its key used for something else."""
    number: int = 0
    """Of the newest key of its own."""
    family: str = ""
    """Clients of one family ask under the same keys."""
    asked: list[tuple[str, Json]] = field(default_factory=list)

    async def turn(self) -> None:
        """Ask for one thing and wait for its answer."""
        if self.page.closed:
            await self.page.open()
        key, message = self._next()
        self.page.answers.pop(key, None)
        self.page.tell(message)
        if self.chance.random() < self.resends:
            self.page.tell(message)
        await self.page.answer(key)
        self.asked.append((key, message))

    def _next(self) -> tuple[str, Json]:
        if self.asked and self.chance.random() < self.resends:
            key, message = self.chance.choice(self.asked)
            return (key, message) if self.chance.random() < 0.7 else (key, {**self._new(), "key": key, "t": "do"})
        self.number += 1
        key = f"{self.family or self.page.client}.{self.number}"
        if self.chance.random() < 0.1:
            return key, {"t": "say", "key": key, **self._words()}
        return key, {**self._new(), "key": key}

    def _new(self) -> Json:
        nation = self.page.nation
        command = wish(self.page.view, nation, self.chance)
        while nation is None and command["type"] == "end_phase" and self.chance.random() > LIVELY:
            command = {"type": "resume_clock"}
        return {"t": "do", "command": command}

    def _words(self) -> Json:
        others = sorted(set(self.page.view["nations"]) - {self.page.nation})
        to = self.chance.choice(["all", [self.chance.choice(others)], others])
        return {"to": to, "text": f"Word {self.chance.random()}"}


async def play(players: Sequence[Player], turns: int) -> None:
    """Let everybody have so many turns, all at once."""

    async def go_on(player: Player) -> None:
        for _turn in range(turns):
            await player.turn()

    await asyncio.gather(*(go_on(player) for player in players))
