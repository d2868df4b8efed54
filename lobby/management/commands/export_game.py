"""Print a game without anybody's name, as JSON: seats, commands and events, and no talk."""

import json

from django.core.management.base import BaseCommand, CommandError, CommandParser

from lobby.models import Table
from lobby.selectors.personal import game_without_names


class Command(BaseCommand):
    """`manage.py export_game TABLE`; a game that goes on holds secrets, and needs `--running`."""

    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("table", help="the table's id")
        parser.add_argument("--running", action="store_true", help="export a game that is not over, secrets and all")

    def handle(self, *_given: object, table: str, running: bool, **_named: object) -> None:
        found = Table.objects.filter(pk=table).first()
        if found is None:
            raise CommandError(f"There is no table {table!r}.")
        if found.ended_at is None and not running:
            raise CommandError("This game is not over, and its log holds secrets. Add --running if that is meant.")
        self.stdout.write(json.dumps(game_without_names(found), indent=2, ensure_ascii=False))
