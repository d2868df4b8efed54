"""manage.py verify_tables: replay every table's log and compare it with what the table says of itself."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from lobby.live.verify import faults_of
from lobby.models import Table


class Command(BaseCommand):
    """Changes nothing; ends with status 1 when a table is not sound."""

    help = "Replay the logs of all tables, or of some, and compare them with their snapshots and heads."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("tables", nargs="*", help="ids of tables; all of them without any")

    def handle(self, *_args: Any, **options: Any) -> None:  # noqa: ANN401 - Django's signature
        chosen = options["tables"] or list(Table.objects.order_by("created_at").values_list("pk", flat=True))
        unsound = 0
        for table_id in chosen:
            faults = self._faults_of(table_id)
            unsound += bool(faults)
            for fault in faults:
                self.stdout.write(f"{table_id}: {fault}")
        self.stdout.write(f"{len(chosen) - unsound} of {len(chosen)} tables are sound")
        if unsound:
            raise CommandError(f"{unsound} tables are not sound")

    def _faults_of(self, table_id: str) -> list[str]:
        try:
            return faults_of(table_id)
        except LookupError:
            return ["there is no such table"]
