"""Play the bots and end the phases of all tables, in a process that serves nobody; the others have RUNS empty."""

import asyncio

from django.core.management.base import BaseCommand, CommandError, CommandParser

from lobby.live.claim import ServedElsewhereError, claim
from lobby.services.runner import run_tables

RUNS = ("bots", "clock")


class Command(BaseCommand):
    """`manage.py run_tables`: until it is told to end. Several may run; they share the tables."""

    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--only", choices=RUNS, help="one of the two; both by default")

    def handle(self, *_given: object, only: str | None, **_named: object) -> None:
        try:
            claim()
        except ServedElsewhereError as error:
            raise CommandError(str(error)) from error
        asyncio.run(run_tables([only] if only else RUNS, lambda: self.stdout.write("Looking after tables.")))
