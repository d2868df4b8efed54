"""The bots' runner: lets bots act at the tables in memory, one process a table by a lease in the database.

They act in an order drawn for the round, one move at a time, again when a person has acted, and seal last; whoever was
made an offer answers first. They see what their seat sees, nothing they plan in secret is said, and what belongs to an
offer is said to its parties alone.
"""

import asyncio
import hashlib
import logging
import secrets
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Literal
from uuid import uuid4

from django.db.models import Q
from django.utils import translation

from lobby.live.answers import Accepted, UnclearError
from lobby.live.bell import is_alone
from lobby.live.hub import Hub
from lobby.live.limits import limits
from lobby.live.moments import now_ms
from lobby.live.reader import reader
from lobby.live.replica import Act
from lobby.live.table import LiveTable
from lobby.live.talk_log import EVERYBODY
from lobby.live.talking import Speech, say
from lobby.live.writer import writer
from lobby.models import Table
from rules.bots.adversary import next_play
from rules.bots.moves import Move
from rules.bots.runner import Foresight, next_move
from rules.bots.words import REASONS
from rules.engine.actors import BotActor, RedBotActor, RedViewer, SeatViewer, actor_key
from rules.engine.commands import (
    AcceptDeal,
    MakePledge,
    ProposeDeal,
    RefuseDeal,
    SavePlan,
    SealPlan,
    SetReady,
    WithdrawDeal,
    WithdrawPledge,
)
from rules.engine.deals import offer_of
from rules.engine.formulas.consent import parties_of
from rules.engine.formulas.deals import open_offers
from rules.engine.ids import Controller, NationId, Phase
from rules.engine.red import RedController
from rules.engine.state import GameState

logger = logging.getLogger(__name__)

MIXED = ("reciprocator", "altruist", "opportunist", "free_rider", "late")
"""Who sits at a table without further wishes, in turn."""
MOST_MOVES = 24
"""Moves of one bot in a phase before it waits for people; more would be two bots who answer each other for ever."""
SAMPLES = 90
"""Plans that a planner plays out for one decision: a twentieth of a second, for people are waiting."""
SPOKEN = (MakePledge, WithdrawPledge)
"""Moves whose reason is said aloud; all see them anyway."""
DEALS = (ProposeDeal, AcceptDeal, RefuseDeal, WithdrawDeal)
"""Moves whose reason is said to the people among the offer's parties."""
OPENINGS = frozenset({"position_alone", "position_waits"})
"""What a bot says of itself that would otherwise be silent."""


class Bots:
    """One task for each table at which bots have something to do."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._name = uuid4().hex
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._wanted: set[str] = set()

    def watch(self, table: LiveTable) -> None:
        """The table has changed: its bots may want to act."""
        if not is_bots_turn(table.replica.state):
            return
        self._wanted.add(table.id)
        if table.id not in self._tasks:
            self._tasks[table.id] = table.spawn(self._run(table))

    async def _run(self, table: LiveTable) -> None:
        try:
            while table.id in self._wanted and not self._hub.closing:
                self._wanted.discard(table.id)
                if not await self._lease(table):
                    asyncio.get_running_loop().call_later(limits().lease / 1000, self.watch, table)
                    return
                await self._act(table)
        except UnclearError:
            logger.warning("whether a bot of table %s has acted is not known", table.id)
        except Exception:  # the boundary of one table's bots: they try again when the table goes on
            logger.exception("bots of table %s", table.id)
        finally:
            # In the same step as the last look at what is wanted: a wish that comes after it starts another task.
            self._tasks.pop(table.id, None)

    async def _lease(self, table: LiveTable) -> bool:
        """Whether this process may play the table's bots for a while; alone it always may."""
        if is_alone():
            return True
        return bool(await writer.call(lambda: take_lease(table.id, self._name, now_ms())))

    async def _act(self, table: LiveTable) -> None:
        """Move by move, until no bot wants anything or all have moved often enough in this phase."""
        policies = await reader.read(read_policies, table.id)
        moves: Counter[tuple[int, Phase, NationId]] = Counter()
        moved = True
        while moved and not self._hub.closing:
            moved = False
            moved = await self._oppose(table)
            for following in bots_in_order(table.replica.state):
                for nation in (*bots_asked(table.replica.state), following):
                    turn = (table.replica.state.round, table.replica.state.phase, nation)
                    if moves[turn] < MOST_MOVES and await self._move(table, nation, policies):
                        moves[turn] += 1
                        moved = True
        self._wanted.discard(table.id)

    async def _oppose(self, table: LiveTable) -> bool:
        """Let the challenger's bot lay its cards; nothing of it is said."""
        wanted = oppose(table)
        if wanted is None:
            return False
        key = f"bot.{table.replica.seq}"
        act = Act(command=wanted.command, by=RedBotActor(), key=key, viewer=RedViewer())
        answer = await table.act(act)
        if not isinstance(answer, Accepted):
            logger.warning("table %s refused the challenger's bot: %s", table.id, answer)
            return False
        return True

    async def _move(self, table: LiveTable, nation: NationId, policies: Mapping[str, str]) -> bool:
        """Let one bot make one move; False when it wants none."""
        wanted = think(table, nation, policies)
        if wanted is None:
            return False
        await asyncio.sleep(_pause(wanted) / 1000)
        wanted = think(table, nation, policies)  # the table may have changed while the bot was thinking
        if wanted is None:
            return False
        by, key = BotActor(nation=nation), f"bot.{table.replica.seq}"
        act = Act(command=wanted.command, by=by, key=key, viewer=SeatViewer(nation=nation))
        answer = await table.act(act)
        if not isinstance(answer, Accepted):
            logger.warning("table %s refused the bot of %s: %s", table.id, nation, answer)
            return False
        to = listeners(table.replica.state, nation, wanted)
        if to:
            await _say_once(table, Speech(by=by, key=key, to=to, text=spoken(table, wanted)))
        return True


def is_bots_turn(state: GameState) -> bool:
    """Whether play goes on and some seat is a bot's."""
    if state.phase in {Phase.LOBBY, Phase.ENDED} or state.clock.paused:
        return False
    if state.red.controller is RedController.BOT and state.phase is Phase.AFTERMATH:
        return True
    return any(nation.controller is Controller.BOT for nation in state.nations.values())


def bots_in_order(state: GameState) -> list[NationId]:
    """The seats that bots play, in this round's order."""
    seats = [nation for nation, found in state.nations.items() if found.controller is Controller.BOT]
    return sorted(seats, key=lambda nation: _drawn(f"{state.commitment}.{state.round}.{nation}"))


def bots_asked(state: GameState) -> list[NationId]:
    """The bots' seats for whose answer an offer waits, in the order of the offers."""
    waiting = [
        nation
        for offer in open_offers(state)
        for nation in offer.parties
        if nation not in offer.accepted and state.nations[nation].controller is Controller.BOT
    ]
    return list(dict.fromkeys(waiting))


def may_seal(state: GameState) -> bool:
    """Whether bots may say that they are done: after all people while planning; else only where there are none."""
    people = {nation for nation, found in state.nations.items() if found.controller is Controller.PERSON}
    return people <= set(state.sealed) if state.phase is Phase.PLANNING else not people


def think(table: LiveTable, nation: NationId, policies: Mapping[str, str]) -> Move | None:
    """The bot's next move as the table stands; None: it wants none, or it is not its turn."""
    state = table.replica.state
    found = state.nations.get(nation)
    if not is_bots_turn(state) or found is None or found.controller is not Controller.BOT:
        return None
    shown = table.replica.show(SeatViewer(nation=nation))
    policy = policies.get(nation) or MIXED[state.settings.nations.index(nation) % len(MIXED)]
    foresight = Foresight(ruleset=table.replica.ruleset, samples=SAMPLES)
    return next_move(policy, shown, _drawn(f"{state.seed}.{nation}"), may_seal=may_seal(state), foresight=foresight)


def oppose(table: LiveTable) -> Move | None:
    """The next move of the challenger's bot; None: it wants none, or a bot does not play it."""
    state = table.replica.state
    if state.red.controller is not RedController.BOT or not is_bots_turn(state):
        return None
    return next_play(table.replica.show(RedViewer()))


def spoken(table: LiveTable, wanted: Move) -> str:
    """Why a bot moved, in the table's language."""
    with translation.override(table.replica.table.language):
        return translation.gettext(REASONS[wanted.because]).format(**wanted.facts)


def listeners(state: GameState, nation: NationId, wanted: Move) -> Literal["all"] | Sequence[str]:
    """To whom a bot says why it moved: to all, to the people whom an offer concerns, or, when empty, to nobody."""
    command = wanted.command
    if isinstance(command, DEALS):
        return [other for other in _parties(state, nation, command) if _is_persons(state, other) and other != nation]
    return EVERYBODY if isinstance(command, SPOKEN) or wanted.because in OPENINGS else []


def _parties(
    state: GameState, nation: NationId, command: ProposeDeal | AcceptDeal | RefuseDeal | WithdrawDeal
) -> tuple[NationId, ...]:
    if isinstance(command, ProposeDeal):
        return parties_of(state, nation, command.terms)
    offer = offer_of(state.ties.offers, command.offer)
    return offer.parties if offer else ()


def _is_persons(state: GameState, nation: NationId) -> bool:
    return state.nations[nation].controller is Controller.PERSON


async def _say_once(table: LiveTable, speech: Speech) -> None:
    """Say it unless this bot has said the same in this round: a changed pledge needs no second reason."""
    if not table.talk.was_said(actor_key(speech.by), table.replica.state.round, speech.text):
        await table.spawn(say(table, speech))


def take_lease(table_id: str, name: str, now: int) -> bool:
    """Take or renew the right to play a table's bots; on the writer's thread.

    A lease that ends later than any can was given by a clock that was wrong: it holds nobody off.
    """
    until = now + limits().lease
    free = Q(runner_until__lt=now) | Q(runner_until__gt=until) | Q(runner=name)
    return bool(Table.objects.filter(free, pk=table_id).update(runner=name, runner_until=until))


def read_policies(table_id: str) -> dict[str, str]:
    """The characters that the host chose for bots, by nation; on the reader's thread."""
    found = Table.objects.values_list("bot_policies", flat=True).get(pk=table_id)
    return {str(nation): str(policy) for nation, policy in found.items()}


def _pause(wanted: Move) -> int:
    """Milliseconds a bot seems to think; nobody sees it planning, so that takes no time."""
    most = limits().bot_pause
    if isinstance(wanted.command, SavePlan):
        return 0
    if isinstance(wanted.command, SealPlan | SetReady):
        return most // 4
    if isinstance(wanted.command, AcceptDeal | RefuseDeal) or _counters(wanted):
        return most // 2
    return most // 2 + secrets.randbelow(most + 1)


def _counters(wanted: Move) -> bool:
    return isinstance(wanted.command, ProposeDeal) and wanted.command.counters is not None


def _drawn(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
