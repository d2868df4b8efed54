"""Accounts of hosts: their seats are left at a log-out and for a new password; help by whoever runs the server."""

from collections.abc import Iterable
from uuid import UUID

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import User
from django.contrib.auth.tokens import default_token_generator
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from lobby.models import Participant
from lobby.models.people import Standing
from lobby.services.room import announce, begin_tenure, close_sockets, lock_table


def reset_path(user: User) -> str:
    """The path of a one-time link to set a new password; it ends with its use, with a log-in and after three days."""
    name = urlsafe_base64_encode(force_bytes(user.pk))
    return reverse("password_reset_confirm", args=[name, default_token_generator.make_token(user)])


class SeatsFollowPasswords:
    """A password validator that lets every password pass: Django tells it when an account has got another one.

    Whoever had the old one has no session any more; without this, connections that are open would stay.
    """

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        """Nothing is wrong with any password here."""

    def get_help_text(self) -> str:
        """Nothing is asked of a password."""
        return ""

    def password_changed(self, password: str, user: User) -> None:  # noqa: ARG002 - Django's signature
        """Close every connection of the account; who is logged in with the new password comes back at once."""
        leave_seats(user, [])


def leave_seats(user: User | None, seats: Iterable[UUID]) -> None:
    """Close every connection of an account, and of the seats of the browser it logs out in.

    The people stay at their tables, and come back by logging in; seat cookies of the account stop working wherever they
    are. A connection on another device that is logged in itself comes back at once.
    """
    mine = Q(pk__in=list(seats))
    if user is not None:
        mine |= Q(user_id=user.pk)
    for person in Participant.objects.filter(mine, state__in=[Standing.IN, Standing.ASKED]):
        _interrupt(person)


def _interrupt(person: Participant) -> None:
    with transaction.atomic():
        lock_table(person.table_id)
        person.refresh_from_db()
        begin_tenure(person)
        if person.user_id is not None:
            person.version += 1
        person.save(update_fields=["version", "tenure"])
    close_sockets(person.pk, "moved")
    announce(person.table_id)
