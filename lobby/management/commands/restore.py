"""manage.py restore FILE: put a backup back, whole or not at all."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from lobby.backup.lines import BackupError
from lobby.backup.restoring import restore_backup
from lobby.live.moments import now_ms
from lobby.services.retention import erase_old


class Command(BaseCommand):
    """`manage.py restore entente.backup.gz`: every table is replayed before it counts; running clocks stand still.

    What was to be erased by now is erased again.
    """

    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="made by manage.py backup")
        parser.add_argument("--replace", action="store_true", help="tables that are here already give way")

    def handle(self, *_given: object, **chosen: Any) -> None:  # noqa: ANN401 - Django's signature
        try:
            done = restore_backup(chosen["file"], replace=chosen["replace"])
        except BackupError as error:
            raise CommandError(f"{error} Nothing was changed.") from error
        erase_old(now_ms())
        self.stdout.write(f"Tables put back: {len(done.tables)} (backup of version {done.head.program})")
        for table_id, code in sorted(done.new_codes.items()):
            self.stdout.write(f"{table_id}: its code is in use, the new one is {code}")
        for table_id in done.stopped:
            self.stdout.write(f"{table_id}: its clock stands still until the host resumes it")
