"""Print everything that is kept about one person, as JSON."""

import json

from django.core.management.base import BaseCommand, CommandParser

from lobby.management.choosing import add_person_arguments, chosen_person
from lobby.selectors.personal import personal_data


class Command(BaseCommand):
    """`manage.py export_person --account NAME`, or `--table ID --name NAME` for a guest."""

    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        add_person_arguments(parser)

    def handle(
        self, *_given: object, account: str | None, table: str | None, name: str | None, **_named: object
    ) -> None:
        user, people = chosen_person(account, table, name)
        self.stdout.write(json.dumps(personal_data(people, user), indent=2, ensure_ascii=False))
