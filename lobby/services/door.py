"""The door of a table: who comes in by code, whether people may look on, and which links still work."""

from django.db.models import F

from lobby.models import Door, Table
from lobby.models.people import DoorMode
from lobby.services.room import announce


def set_door(table: Table, mode: DoorMode, *, observers: bool) -> None:
    """Say what a typed code is good for from now on, and whether people may look on."""
    Door.objects.filter(pk=table.pk).update(mode=mode, observers=observers)
    announce(table.pk)


def renew_link(table: Table) -> None:
    """Make every link and QR code that was handed out stop working; seats that are taken stay taken."""
    Door.objects.filter(pk=table.pk).update(link_version=F("link_version") + 1)
    announce(table.pk)
