"""Many people at the same moment: each seat has one person, and nobody is told an error that is ours."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from lobby.models import Participant
from lobby.models.people import Role
from rules.engine.ids import Controller
from tests.lobby.sitting import a_browser, a_table, join, seats_of

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_class_that_joins_at_once_fills_every_seat_once_and_the_rest_look_on() -> None:
    table = a_table()

    def come(number: int) -> int:
        try:
            return join(a_browser(), table.code, f"Pupil {number}").status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(12) as crowd:
        statuses = list(crowd.map(come, range(12)))

    taken = Counter(Participant.objects.filter(role=Role.PLAYER).values_list("nation", flat=True))
    assert statuses == [302] * 12
    assert set(taken.values()) == {1}
    assert set(taken) == set(seats_of(table))
    assert set(seats_of(table).values()) == {Controller.PERSON}


def test_two_who_want_one_name_get_it_once() -> None:
    table = a_table()

    def come(_number: int) -> int:
        try:
            return join(a_browser(), table.code, "Ana").status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as crowd:
        statuses = Counter(crowd.map(come, range(6)))

    assert statuses == {302: 1, 422: 5}
    assert Participant.objects.count() == 1
