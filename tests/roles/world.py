"""A table with everybody who may come near it: one browser for each role, and what the socket's door makes of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.test import Client

from lobby.models import Table
from lobby.models.people import CHALLENGER, DoorMode
from tests.lobby.sitting import a_browser, a_challenged_table, a_guest, a_host, a_table, a_user, set_door, the_person

TABLE_HOSTS = ("hosts", "plays")
"""A host who only hosts, and one who plays a nation too."""


@dataclass(frozen=True, kw_only=True)
class World:
    """A table, the browser of one role, and the people that role may act upon."""

    table: Table
    browser: Client
    fields: Mapping[str, str]
    """What every POST is sent: a person and a seat that are somebody else's, and harmless choices."""


def an_observer(table: Table) -> Client:
    """Somebody who looks on."""
    browser = a_browser()
    browser.post(f"/t/{table.pk}/observe", {"name": "Oona"})
    return browser


def somebody_who_asked(table: Table) -> Client:
    """Somebody who waits for the host's nod."""
    set_door(table, DoorMode.NOD)
    browser = a_guest(table, "Asta")
    set_door(table, DoorMode.OPEN)
    return browser


def somebody_removed(table: Table) -> Client:
    """Somebody whom the host has removed."""
    browser = a_guest(table, "Rita")
    host = a_browser(Table.objects.get(pk=table.pk).host)
    host.post(f"/t/{table.pk}/remove", {"person": the_person(table, "Rita").pk.hex})
    set_door(table, DoorMode.OPEN)
    return browser


def the_challenger(table: Table) -> Client:
    """Somebody who plays the challenger."""
    browser = an_observer(table)
    browser.post(f"/t/{table.pk}/sit", {"nation": CHALLENGER})
    return browser


ROLES: dict[str, Callable[[Table], Client]] = {
    "stranger": lambda _table: a_browser(),
    "guest": lambda table: a_guest(table, "Gina"),
    "other": lambda table: a_guest(table, "Olga"),
    "observer": an_observer,
    "elsewhere": lambda _table: a_host(a_table(), "Otto", plays=True),
    "asked": somebody_who_asked,
    "removed": somebody_removed,
    "red": the_challenger,
    "account": lambda _table: a_browser(a_user("account")),
}
"""How somebody comes to be what they are, but for the table's own hosts."""


def a_world(role: str) -> World:
    """A table that has not begun, with a host, two nations' people, one who waits, and somebody of the role."""
    table = a_challenged_table() if role == "red" else a_table()
    host = a_host(table, plays=role == "plays")
    if role != "guest":
        a_guest(table, "Gina")
    browser = host if role in TABLE_HOSTS else ROLES[role](table)
    victim = the_person(table, "Gina")
    fields = {"person": victim.pk.hex, "nation": victim.nation, "name": "Nora", "mode": "open", "policy": "mix"}
    return World(table=table, browser=browser, fields={**fields, "code": table.code})
