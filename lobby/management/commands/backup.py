"""manage.py backup FILE: tables with their logs, talk and people, and the accounts, in one file."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from lobby.backup.saving import save_backup


class Command(BaseCommand):
    """`manage.py backup entente.backup.gz`: also while people play; each table as it stood at one moment."""

    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="where to write; the file holds names and talk, so keep it safe")
        parser.add_argument("--tables", nargs="+", default=[], metavar="ID", help="only these, with their accounts")

    def handle(self, *_given: object, **chosen: Any) -> None:  # noqa: ANN401 - Django's signature
        try:
            number = save_backup(chosen["file"], chosen["tables"])
        except LookupError as error:
            raise CommandError(f"There is no table {error.args[0]}.") from error
        except OSError as error:
            raise CommandError(f"{chosen['file']} cannot be written: {error.strerror}.") from error
        self.stdout.write(f"Tables in {chosen['file']}: {number}")
