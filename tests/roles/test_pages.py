"""Every address of the program for every role: what the answer's status is, by the table in matrix.txt."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from lobby.rights import ACTS
from tests.roles.grid import grids
from tests.roles.world import World, a_world

pytestmark = pytest.mark.django_db(transaction=True)

PAGES = grids()["pages"]
ROLES = list(next(iter(PAGES.values())))
GIVEN = {
    "secret": "aaaaaaaaaaaaa",
    "uidb64": "MQ",
    "token": "x-y",
    "card_id": "first_watch.borrowed_key",
    "scenario_id": "first_watch",
}
"""Parts of addresses that are none of the table's; nobody's secrets."""


def addresses() -> list[str]:
    """The name of every address that the program answers."""
    return [str(pattern.name) for pattern in _patterns(get_resolver())]


def _patterns(resolver: URLResolver) -> Iterator[URLPattern]:
    for found in resolver.url_patterns:
        if isinstance(found, URLPattern):
            yield found
        else:
            yield from _patterns(found)


def test_every_address_has_a_line_for_reading_and_one_for_writing() -> None:
    wanted = {f"{method}:{name}" for name in addresses() for method in ("GET", "POST")}

    assert set(PAGES) == wanted


def test_every_act_has_its_right_and_no_right_is_left_over() -> None:
    assert set(ACTS) == {name for name in addresses() if name.startswith("act_")}


@pytest.mark.parametrize("role", ROLES)
def test_each_role_gets_what_the_table_says_everywhere(role: str) -> None:
    world = a_world(role)

    found = {row: outcome(world, row) for row in PAGES}

    assert found == {row: expected[role] for row, expected in PAGES.items()}


def outcome(world: World, row: str) -> str:
    """The status of the answer; a 302 with where it leads, if that is the log-in page."""
    method, name = row.split(":")
    browser = Client()
    for key, morsel in world.browser.cookies.items():
        browser.cookies[key] = morsel.value
    address = address_of(world, name)
    known = {"accept": "application/json"} if method == "POST" and address.startswith("/t/") else {}
    answer = browser.get(address) if method == "GET" else browser.post(address, world.fields, headers=known)
    at_login = answer.status_code == 302 and answer["Location"].startswith("/accounts/login")
    return "login" if at_login else str(answer.status_code)


def address_of(world: World, name: str) -> str:
    """An address, with this world's table in it."""
    known = {**GIVEN, "table_id": world.table.pk, "code": world.table.code}
    pattern = get_resolver().reverse_dict.getlist(name)[0][0][0]
    return reverse(name, kwargs={key: known[key] for key in pattern[1]})
