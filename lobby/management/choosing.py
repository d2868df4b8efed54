"""How commands about one person's data say whom they mean: an account, or a name at a table."""

from django.contrib.auth.models import User
from django.core.management.base import CommandError, CommandParser

from lobby.models import Participant


def add_person_arguments(parser: CommandParser) -> None:
    """`--account NAME`, or `--table ID --name NAME`."""
    parser.add_argument("--account", help="an account's name: all of its seats, and the account itself")
    parser.add_argument("--table", help="a table's id, together with --name")
    parser.add_argument("--name", help="the name of a guest at that table")


def chosen_person(account: str | None, table: str | None, name: str | None) -> tuple[User | None, list[Participant]]:
    """The account, if it is one, and the seats that are meant; raises CommandError where nobody is, or two are."""
    if account is not None and (table, name) == (None, None):
        user = User.objects.filter(username=account).first()
        if user is None:
            raise CommandError(f"There is no account named {account!r}. Names are as they were typed at sign-up.")
        return user, list(Participant.objects.filter(user=user).select_related("table"))
    if account is not None or table is None or name is None:
        raise CommandError("Say whom you mean: --account NAME, or --table ID --name NAME.")
    people = list(Participant.objects.filter(table_id=table, name=name).select_related("table"))
    if not people:
        raise CommandError(f"There is nobody named {name!r} at table {table!r}.")
    return None, people
