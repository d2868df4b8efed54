"""Erase names and messages of tables whose time is over; run it once a day (`make play` does so at every start)."""

from django.core.management.base import BaseCommand

from lobby.live.moments import now_ms
from lobby.services.retention import erase_old


class Command(BaseCommand):
    """`manage.py erase_old`: the games themselves stay, they name nations only."""

    help = __doc__ or ""

    def handle(self, *_given: object, **_named: object) -> None:
        self.stdout.write(f"Tables whose names and messages were erased: {erase_old(now_ms())}")
