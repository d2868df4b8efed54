"""Delete a host's account for good; tables stay, and belong to no account any more."""

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError, CommandParser


class Command(BaseCommand):
    """`manage.py delete_account NAME`."""

    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="the account's name")

    def handle(self, *_given: object, name: str, **_named: object) -> None:
        deleted, _of_what = User.objects.filter(username=name).delete()
        if not deleted:
            raise CommandError(f"There is no account named {name!r}. Names are as they were typed at sign-up.")
        self.stdout.write(f"The account {name} is gone.")
