"""The door of a table: who comes in by code, whether people may look on, and which links still work."""

from django.db import IntegrityError, transaction
from django.db.models import F

from lobby.models import Door, Table
from lobby.models.people import DoorMode
from lobby.services.room import announce
from lobby.services.tables import TRIES, NoFreeCodeError, claim_code


def set_door(table: Table, mode: DoorMode, *, observers: bool) -> None:
    """Say what a typed code is good for from now on, and whether people may look on."""
    Door.objects.filter(pk=table.pk).update(mode=mode, observers=observers)
    announce(table.pk)


def renew_code(table: Table) -> str:
    """Give the table another code, so that the old one and every link with it lead nowhere; returns the new one."""
    for _ in range(TRIES):
        try:
            with transaction.atomic():
                code = claim_code()
                Table.objects.filter(pk=table.pk).update(code=code)
                Door.objects.filter(pk=table.pk).update(link_version=F("link_version") + 1)
        except IntegrityError:
            continue  # another table has taken it at this very moment
        announce(table.pk)
        return code
    raise NoFreeCodeError


def renew_link(table: Table) -> None:
    """Make every link and QR code that was handed out stop working; seats that are taken stay taken."""
    Door.objects.filter(pk=table.pk).update(link_version=F("link_version") + 1)
    announce(table.pk)
