"""Erase one person for good: the names, the words of the messages, the account; games stay and replay as before."""

from django.core.management.base import BaseCommand, CommandParser

from lobby.management.choosing import add_person_arguments, chosen_person
from lobby.services.erasure import erase_everywhere


class Command(BaseCommand):
    """`manage.py erase_person --account NAME`, or `--table ID --name NAME` for a guest."""

    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        add_person_arguments(parser)

    def handle(
        self, *_given: object, account: str | None, table: str | None, name: str | None, **_named: object
    ) -> None:
        user, people = chosen_person(account, table, name)
        erase_everywhere(people, user)
        self.stdout.write(f"Seats that were erased: {len(people)}")
