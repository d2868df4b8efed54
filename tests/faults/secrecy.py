"""One game played in secret in different ways: everything that anybody but the one with the secret could notice."""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from io import StringIO
from typing import Any, Self

from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import Client

from lobby.live.hub import Hub
from lobby.live.reader import reader
from lobby.live.tables import forget_hub
from lobby.models import Table
from lobby.serving import serving_hub
from rules.engine.commands import EndPhase, LayCards, MakePledge, SavePlan, SealPlan, SetReady, ShareReport
from rules.engine.ids import CardId, CrisisId, NationId, Phase
from rules.engine.plans import Plan, Unconditional
from rules.engine.red import Play
from tests.engine.random_commands import legal_plan
from tests.faults.seeds import alike, masked
from tests.lobby.stage import FULL, OTHER_FULL, SEED, Place, Stage, a_full_table, a_table, begin, join, with_red

CANARY = "canary-5a1e7"
"""Stands in every secret text, and in the key of every secret command."""

SEEDS = 3
"""How many other seeds there are to choose from; each takes a while to be found."""

FRESH = re.compile(r'nonce="[^"]+"|value="\w{64}"|nonce-[\w+/=-]+|\d\d:\d\d:\d\d GMT')
"""What every page has anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Secrets:
    """What one seat does that is nobody else's business."""

    chance: int
    """Seed of the drafts and the words."""
    drafts: int = 1
    """Plans saved before the last one of each round."""
    words: int = 0
    """Private messages a round."""
    refused: int = 0
    """Things asked in vain a round."""
    is_short: bool = False
    """Whether the game is watched up to its first reveal only, as it must be where that shows the secret."""
    other_plan: bool = False
    """Whether the last plan is drawn from the secret seed too."""
    untouched: bool = False
    """Whether the plan stays what the standing orders made it; nothing is saved."""
    reports: int = 0
    """Crises a round of which the friend is shown what the own services see."""
    is_full: bool = False
    """Whether the table plays with every module of the rules."""
    other_agenda: bool = False
    """Whether it sets out to do something else; with every module only."""
    laid: int = 0
    """Times a year that the challenger lays cards face down before it takes them back."""
    other_seed: bool = False
    """Whether everything that chance has not shown yet comes otherwise: what comes next, and how it ends."""


@dataclass(slots=True)
class Seen:
    """What others could see: frames as they were written, and pages; lists of people apart, they come by chance."""

    frames: dict[str, list[str]] = field(default_factory=dict)
    rooms: list[str] = field(default_factory=list)
    pages: dict[str, list[str]] = field(default_factory=dict)

    def masked(self, seed: str) -> Self:
        """The same without the commitment to the table's seed, and under the same name of the edition."""
        for texts in (self.rooms, *self.frames.values(), *self.pages.values()):
            texts[:] = [masked(text, seed).replace(OTHER_FULL, FULL) for text in texts]
        return self

    def everything(self) -> str:
        """All of it as one text."""
        return str((self.frames, self.rooms, self.pages))


def known_table(seed: str, secrets: Secrets) -> Stage:
    """The same table, people and ids each time."""
    Table.objects.all().delete()
    known: dict[str, Any] = {"code": "SAME-22", "id": "thesametable22", "epoch": "sameepoch", "seed": seed}
    if secrets.is_full:
        ids = random.Random(7)
        return with_red(a_full_table(3, ids=ids, secret=CANARY if secrets.other_agenda else "", **known), ids)
    return a_table(3, ids=random.Random(7), **known)


async def game(seed: int, secrets: Secrets, rounds: int = 2) -> Seen:
    """Play a game of so many rounds, the same one for the same seed but for the secrets."""
    drawn = alike(SEEDS)[secrets.chance % SEEDS] if secrets.other_seed else SEED
    stage = await reader.read(known_table, drawn, secrets)
    hub = serving_hub()
    try:
        return (await Game(hub, stage, random.Random(seed), secrets).play(rounds)).masked(drawn)
    finally:
        await hub.stop()
        forget_hub(hub)


class Game:
    """A table of three people, host and observer. The first nation has secrets, and shares some with the second."""

    def __init__(self, hub: Hub, stage: Stage, chance: random.Random, secrets: Secrets) -> None:
        self.hub, self.stage = hub, stage
        self.chance, self.secrets, self.secret = chance, secrets, random.Random(secrets.chance)
        self.places: dict[str, Place] = {}
        self.seen = Seen()
        self.number = 0

    async def play(self, rounds: int) -> Seen:
        """Play, and return what others saw."""
        await begin(self.stage, until=Phase.DIPLOMACY)
        for name in self.stage.people:
            self.places[name] = await join(self.hub, self.stage, name)
            self.places[name].acks = True
            self.places[name].socket.messages.burst = self.places[name].socket.acks.burst = 10**9
        for round_ in range(1, rounds + 1):
            await self._diplomacy()
            await self._planning()
            if self.secrets.is_short:
                break
            await self._to_next_round(round_, is_last=round_ == rounds)
        for name in (*self.stage.nations[2:], "observer", "host"):
            lines = self.places[name].lines
            self.seen.frames[name] = [line for line in lines if '"t":"room"' not in line]
            self.seen.rooms += [line for line in lines if '"t":"room"' in line]
        return self.seen

    async def _do(self, place: Place, *commands: object) -> None:
        for command in commands:
            key = self._key() if place is self.places[self.stage.nations[0]] else ""
            await place.answer(place.do(command, key))  # type: ignore[arg-type] # any command

    def _key(self) -> str:
        self.number += 1
        return f"{CANARY}.{self.number}"

    async def _diplomacy(self) -> None:
        planner, friend, *_others = (self.places[nation] for nation in self.stage.nations)
        for nation in self.stage.nations:
            crisis = CrisisId(min((self.places[nation].view or {})["crises"]))
            pledge = MakePledge(crisis=crisis, units=self.chance.randrange(1, 3), condition=Unconditional())
            await self._do(self.places[nation], pledge)
        for crisis in sorted((planner.view or {})["crises"])[: self.secrets.reports]:
            await self._do(planner, ShareReport(crisis=CrisisId(crisis), nation=NationId(self.stage.nations[1])))
        for number in range(self.secrets.words):
            speaker, to = (planner, 1) if number % 2 == 0 else (friend, 0)
            key, text = self._key(), f"{CANARY} {self.secret.random()}"
            speaker.tell({"t": "say", "key": key, "to": [self.stage.nations[to]], "text": text})
            await speaker.answer(key)
        aloud = self._key()
        friend.tell({"t": "say", "key": aloud, "to": "all", "text": "Nothing to hide."})
        await friend.answer(aloud)
        for nation in self.stage.nations:
            await self._do(self.places[nation], SetReady(ready=True))
        await self._arrive()

    async def _planning(self) -> None:
        planner, *others = (self.places[nation] for nation in self.stage.nations)
        await self._plan_in_secret(planner)
        for place in others[:-1]:
            await self._do(place, SavePlan(plan=self._plan(place, self.chance)), SealPlan())
        await self._do(others[-1], SavePlan(plan=self._plan(others[-1], self.chance)))
        await self._arrive()
        await self._look_at_pages()
        if not self.secrets.is_short:
            await self._do(others[-1], SealPlan())
            await self._arrive()

    async def _plan_in_secret(self, planner: Place) -> None:
        for _draft in range(0 if self.secrets.untouched else self.secrets.drafts):
            await self._do(planner, SavePlan(plan=self._plan(planner, self.secret)))
            key = self._key()
            planner.tell({"t": "explain", "key": key, "path": ["you", "left"]})
            await planner.answer(key)
        for _vain in range(self.secrets.refused):
            await self._do(planner, MakePledge(crisis=CrisisId(f"{CANARY}"), units=1, condition=Unconditional()))
        common = random.Random(self.chance.random())  # drawn in any case, so that the others plan alike
        if not self.secrets.untouched:
            # What can be planned does not hang on the drafts but on the state before: an empty plan clears them away.
            await self._do(planner, SavePlan(plan=Plan()))
            last = self._plan(planner, self.secret if self.secrets.other_plan else common)
            await self._do(planner, SavePlan(plan=last))
        await self._do(planner, SealPlan())

    def _plan(self, place: Place, chance: random.Random) -> Plan:
        view = place.view
        assert view is not None
        return legal_plan(chance, view)  # type: ignore[arg-type] # as it came over the wire

    async def _to_next_round(self, round_: int, *, is_last: bool) -> None:
        phases = (Phase.RESOLUTION, Phase.AFTERMATH) + (() if is_last else (Phase.HORIZON,))
        for phase in phases:
            if phase is Phase.AFTERMATH and not is_last:
                await self._lay_in_secret()
            number = round_ + 1 if phase is Phase.HORIZON else round_
            await self._do(self.places["host"], EndPhase(round=number, phase=phase))
        await self._arrive()

    async def _lay_in_secret(self) -> None:
        """The challenger tries cards and takes them back; the next year is drawn as if it never had."""
        red = self.places.get("red")
        if red is None:
            return
        await self._arrive()
        for _time in range(self.secrets.laid):
            await red.answer(red.do(self._cards(red), self._key()))
        await red.answer(red.do(LayCards(plays=(), done=False), self._key()))

    def _cards(self, red: Place) -> LayCards:
        may = (red.view or {})["red_may"]
        card = self.secret.choice(sorted(card for card, held in may["cards"].items() if held["allowed"]))
        behind = self.secret.randint(1, may["behind_most"])
        play = Play(card=CardId(card), target=NationId(self.secret.choice(may["targets"])), pressure=behind)
        return LayCards(plays=(play,), done=False)

    async def _arrive(self) -> None:
        """Wait until everybody was shown everything."""
        table = await self.hub.table(self.stage.table_id)
        for name, place in self.places.items():
            await place.until_vseq(table.replica.streams.of(self.stage.people[name].viewer).vseq)

    async def _look_at_pages(self) -> None:
        for name in (self.stage.nations[2], "observer", "host"):
            page = await reader.read(page_of(self.stage, name))
            self.seen.pages.setdefault(name, []).append(page)
        self.seen.pages.setdefault("nobody", []).append(await reader.read(export_of, self.stage.table_id))


def export_of(table_id: str) -> str:
    """What the export of a game says while it is not over, asked by mistake: a refusal."""
    printed = StringIO()
    try:
        call_command("export_game", table_id, stdout=printed)
    except CommandError as error:
        return f"{printed.getvalue()}{error}"
    return printed.getvalue()


def page_of(stage: Stage, name: str) -> Callable[[], str]:
    """Opens somebody's page of the table; what every page has anew is left out."""

    def look() -> str:
        browser = Client()
        for cookie, value in stage.cookies[name].items():
            browser.cookies[cookie] = value
        record = ["record", "record.json"] if name == "host" else []
        own = [f"/t/{stage.table_id}/{part}" for part in ("", "map.json", "standing.json", *record)]
        parts = [browser.get(address) for address in (*own, "/my/data.json", "/my/")]
        assert [part.status_code for part in parts] == [200] * len(parts)
        return "".join(FRESH.sub("", part.content.decode() + str(sorted(part.headers.items()))) for part in parts)

    return look
