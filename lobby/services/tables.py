"""How tables come to be: ordered by a host, tried alone, or made by a command."""

from dataclasses import dataclass
from typing import Final

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from lobby.codes import draw_code
from lobby.live.editions import keep_edition
from lobby.live.moments import now_ms
from lobby.models import Door, Participant, Table
from lobby.models.people import CHALLENGER, DoorMode, Role
from lobby.policies import MIX
from lobby.selectors.game import access_game
from lobby.services.plays import play_as_host
from lobby.services.room import announce
from lobby.services.seats import free_seats, set_controller, take_seat
from lobby.services.timing import Timing, untimed
from rules.engine.commands import ConfigureTable, StartGame
from rules.engine.ids import Controller, Module, NationId
from rules.engine.ruleset import Ruleset
from rules.engine.state import Seals
from rules.packs.registry import load_shipped

TRIES: Final = 50
"""Codes that are drawn before giving up; with hundreds of open tables the first one is nearly always free."""
FREED: Final = "~"
"""Before the id of an ended table whose code another table has now."""
SOLO_SEATS: Final = 4
SOLO_ROUNDS: Final = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class TableOrder:
    """What a host asks for."""

    scenario: str
    seats: int
    timing: Timing
    bots: str = MIX
    """The character of the bots in free seats; "" keeps them free."""
    seals: Seals = Seals.NAMES
    door: DoorMode = DoorMode.OPEN
    observers: bool = True
    is_demo: bool = False
    is_solo: bool = False


class NoFreeCodeError(Exception):
    """Every code that was drawn belongs to an open table."""


def open_table(order: TableOrder, user: User | None = None, before: Table | None = None) -> Table:
    """Make a table as ordered, with its door; its seats are bots' or free."""
    ruleset = load_shipped().ruleset(order.scenario)
    table = _create(order, ruleset, user, before)
    settings = ConfigureTable(
        nations=ruleset.scenario.seatings[order.seats].nations,
        rounds=order.timing.rounds,
        clocks=order.timing.clocks,
        seals=order.seals,
    )
    play_as_host(table.pk, settings)
    if order.bots:
        for nation in settings.nations:
            set_controller(table.pk, nation, Controller.BOT)
        if Module.RED_CELL in ruleset.scenario.modules:
            set_controller(table.pk, NationId(CHALLENGER), Controller.BOT)
    return table


def add_host(table: Table, name: str, user: User | None, *, plays: bool) -> Participant:
    """Make somebody the table's host, in the first free seat or without one."""
    now = now_ms()
    role = Role.PLAYER if plays else Role.OBSERVER
    host = Participant.objects.create(
        table=table, name=name, user=user, is_host=True, role=role, joined_at=now, last_seen=now
    )
    if plays:
        take_seat(host, free_seats(access_game(table.pk), table.pk)[0])
    announce(table.pk)
    return host


def open_solo(name: str) -> Participant:
    """A guided game of one round, one person and bots, without a clock; started at once."""
    scenario = load_shipped().scenarios()[0].id
    order = TableOrder(
        scenario=scenario,
        seats=SOLO_SEATS,
        timing=untimed(SOLO_ROUNDS, load_shipped().ruleset(scenario).scenario),
        door=DoorMode.LOCKED,
        observers=False,
        is_solo=True,
    )
    table = open_table(order)
    host = add_host(table, name, None, plays=True)
    play_as_host(table.pk, StartGame())
    return host


def claim_code() -> str:
    """A code that no open table has; one that an ended table had is taken from it."""
    for _ in range(TRIES):
        code = draw_code()
        if not Table.objects.filter(code=code, ended_at__isnull=True).exists():
            for ended in Table.objects.filter(code=code):
                Table.objects.filter(pk=ended.pk).update(code=f"{FREED}{ended.pk}")
            return code
    raise NoFreeCodeError


def _create(order: TableOrder, ruleset: Ruleset, user: User | None, before: Table | None) -> Table:
    for _ in range(TRIES):
        try:
            with transaction.atomic():
                return _create_once(order, ruleset, user, before)
        except IntegrityError:
            continue  # somebody claimed the same code at the same moment
    raise NoFreeCodeError


def _create_once(order: TableOrder, ruleset: Ruleset, user: User | None, before: Table | None) -> Table:
    now = now_ms()
    nations = ruleset.scenario.seatings[order.seats].nations
    keep_edition(order.scenario)
    table = Table.objects.create(
        code=claim_code(),
        scenario=order.scenario,
        rules_version=ruleset.rules_version,
        content_hash=ruleset.content_hash,
        seats=order.seats,
        host=user,
        is_demo=order.is_demo,
        is_solo=order.is_solo,
        bot_policies={} if order.bots in {"", MIX} else dict.fromkeys(nations, order.bots),
        created_at=now,
        last_at=now,
    )
    fill = bool(order.bots)
    Door.objects.create(
        table=table, mode=order.door, observers=order.observers, fill_with_bots=fill, table_before=before
    )
    return table
