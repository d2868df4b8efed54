"""Builders for tests about people: a table as a host orders it, and browsers of people who sit at it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import cast

from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client

from lobby.links import Link, TableLink, link_secret
from lobby.models import Participant, Table
from lobby.models.people import DoorMode, Standing
from lobby.selectors.game import Game, access_game
from lobby.services.tables import TableOrder, add_host, open_table
from lobby.services.timing import untimed
from rules.engine.ids import Controller
from rules.packs.registry import load_shipped

SCENARIO = "first_watch"
CHALLENGED = "full_spectrum"
PASSWORD = "three small words 42"


def an_order(**wished: object) -> TableOrder:
    """A table of four nations for two rounds without a clock, door open, bots in free seats."""
    ruleset = load_shipped().ruleset(SCENARIO)
    order = TableOrder(scenario=SCENARIO, seats=4, timing=untimed(2, ruleset.scenario))
    return replace(order, **wished)  # type: ignore[arg-type] # only what a test spells out


def a_table(**wished: object) -> Table:
    """An open table as ordered."""
    return Table.objects.select_related("door").get(pk=open_table(an_order(**wished)).pk)


def a_challenged_table(**wished: object) -> Table:
    """An open table of a scenario with a challenger, for four rounds."""
    scenario = load_shipped().ruleset(CHALLENGED).scenario
    return a_table(scenario=CHALLENGED, timing=untimed(scenario.rounds_min, scenario), **wished)


def a_user(name: str = "hanna") -> User:
    """Somebody with an account."""
    return User.objects.create_user(name, password=PASSWORD)


def a_browser(user: User | None = None, *, checks_csrf: bool = False) -> Client:
    """A browser of its own, logged in where an account is given."""
    browser = Client(enforce_csrf_checks=checks_csrf)
    if user is not None:
        browser.force_login(user)
    return browser


def a_host(table: Table, name: str = "Hanna", *, plays: bool = False) -> Client:
    """The browser of a table's host, who has an account."""
    user = a_user(f"host of {table.code}")
    Table.objects.filter(pk=table.pk).update(host=user)
    add_host(table, name, user, plays=plays)
    return a_browser(user)


def a_guest(table: Table, name: str, link: Link | None = None) -> Client:
    """The browser of somebody who came in by code, or by a link."""
    browser = a_browser()
    join(browser, table.code, name, secret=link_secret(table.door, link) if link else "")
    return browser


def join(browser: Client, code: str, name: str, **more: str) -> HttpResponse:
    """Send the join form."""
    return cast("HttpResponse", browser.post("/join", {"code": code, "name": name, **more}))


def the_person(table: Table, name: str, *states: Standing) -> Participant:
    """The person of a name who is at the table (or in one of the states)."""
    return Participant.objects.get(table=table, name=name, state__in=states or [Standing.IN])


def set_door(table: Table, mode: DoorMode) -> None:
    """Open, guard or lock the table's door."""
    table.door.mode = mode
    table.door.save()


def the_game(table: Table) -> Game:
    """The game as it stands."""
    return access_game(table.pk)


def seats_of(table: Table) -> Mapping[str, Controller]:
    """Who plays each seat."""
    return {str(nation): controller for nation, controller in the_game(table).controllers.items()}


def the_link(table: Table) -> str:
    """The path of the table's long link."""
    table.door.refresh_from_db()
    return f"/j/{table.code}/{link_secret(table.door, TableLink())}"
