"""Print a one-time link by which somebody sets a new password, where there is no mail to send it with."""

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError, CommandParser

from lobby.addresses import public_address
from lobby.services.accounts import reset_path


class Command(BaseCommand):
    """`manage.py reset_password NAME`: hand the printed link to the account's owner, and to nobody else."""

    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="the account's name")

    def handle(self, *_given: object, name: str, **_named: object) -> None:
        user = User.objects.filter(username=name, is_active=True).first()
        if user is None:
            raise CommandError(f"There is no account named {name!r}. Names are as they were typed at sign-up.")
        self.stdout.write(public_address() + reset_path(user))
