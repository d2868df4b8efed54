"""People at a table: who sits where, how newcomers get in, and what failed lately; all of it can be erased."""

import uuid
from typing import Final

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from lobby.models.table import Table

NAME_LENGTH = 30
"""Characters of a display name."""


CHALLENGER: Final = "challenger"
"""The seat of the challenger, which is no nation; no nation's id is like it."""


class Role(models.TextChoices):
    """What somebody does at a table."""

    PLAYER = "player", _("player")
    OBSERVER = "observer", _("observer")


class Standing(models.TextChoices):
    """Whether somebody is at the table."""

    ASKED = "asked", _("waits for the host's nod")
    IN = "in", _("at the table")
    LEFT = "left", _("left")
    REMOVED = "removed", _("removed by the host")


class DoorMode(models.TextChoices):
    """What a typed code is good for; the long link works in every mode."""

    OPEN = "open", _("whoever has the code walks in")
    NOD = "nod", _("newcomers wait for the host's nod")
    LOCKED = "locked", _("nobody comes in by code")


class Participant(models.Model):
    """A person at one table. A guest gives a display name and nothing else."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    table = models.ForeignKey(Table, on_delete=models.CASCADE, related_name="participants")
    name = models.CharField(_("name"), max_length=NAME_LENGTH)
    role = models.CharField(max_length=12, choices=Role, default=Role.PLAYER)
    nation = models.CharField(max_length=80, blank=True, default="")
    """The nation this person plays, or "challenger"; empty for none."""
    played = models.CharField(max_length=80, blank=True, default="")
    """The nation whose secrets this person has seen in a running game, also after standing up."""
    is_host = models.BooleanField(default=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="participants"
    )
    version = models.PositiveIntegerField(default=1)
    """The only version of the seat cookie that counts; raised whenever older ones must stop working."""
    tenure = models.PositiveIntegerField(default=1)
    """Raised whenever what this person may do here changes; what was asked in an older tenure does not count."""
    state = models.CharField(max_length=12, choices=Standing, default=Standing.IN)
    returns_as = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="returning")
    """While asked: whose seat this person says is theirs, on another device."""
    joined_at = models.BigIntegerField()
    """In the server's milliseconds."""
    last_seen = models.BigIntegerField()
    """In the server's milliseconds; kept to about a minute."""

    class Meta:
        """In the order of arrival."""

        ordering = ("joined_at", "id")
        indexes = (models.Index(fields=("table", "state"), name="participant_table_state"),)

    def __str__(self) -> str:
        return f"{self.name} at {self.table_id}"


class Door(models.Model):
    """How people get in and what becomes of free seats; beside the table, for the game needs none of it."""

    table = models.OneToOneField(Table, on_delete=models.CASCADE, primary_key=True, related_name="door")
    mode = models.CharField(max_length=12, choices=DoorMode, default=DoorMode.OPEN)
    observers = models.BooleanField(default=True)
    """Whether people may look on without a seat."""
    link_version = models.PositiveIntegerField(default=1)
    """Raised to make every long link that was handed out stop working."""
    fill_with_bots = models.BooleanField(default=True)
    """Whether a bot plays every seat that no person has."""
    table_before = models.ForeignKey(
        Table, null=True, blank=True, on_delete=models.SET_NULL, related_name="doors_after"
    )
    """The table whose people were invited to play again here."""

    def __str__(self) -> str:
        return f"door of {self.table_id}: {self.mode}"


class Attempt(models.Model):
    """Something that one address did and that is limited by the minute; rows live for minutes only."""

    kind = models.CharField(max_length=16)
    """Such as "join" or "login"."""
    address = models.CharField(max_length=43)
    """A keyed hash of the address, so that no address is kept."""
    what = models.CharField(max_length=43)
    """A keyed hash of what was tried: the same mistake by a whole class counts once."""
    at = models.BigIntegerField()
    """In the server's milliseconds."""

    class Meta:
        """Found by address, newest first; a repeated mistake is one row."""

        ordering = ("-at",)
        constraints = (models.UniqueConstraint(fields=("kind", "address", "what"), name="attempt_once"),)
        indexes = (models.Index(fields=("at",), name="attempt_at"),)

    def __str__(self) -> str:
        return f"{self.kind} at {self.at}"
