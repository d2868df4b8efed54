"""A table: which game it plays, who opened it, how far its log has come; and the snapshot its state is loaded from."""

import secrets

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

ID_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
"""No letters that are taken for digits."""
ID_LENGTH = 14
"""Characters of a table's id: more than 64 bits, so that an address cannot be guessed."""
DEFAULT_KEEP_DAYS = 90


def new_table_id() -> str:
    """A random id for a table's address."""
    return "".join(secrets.choice(ID_ALPHABET) for _place in range(ID_LENGTH))


def new_epoch() -> str:
    """A random name for one unbroken history of a table; a restored or forked log gets another."""
    return secrets.token_hex(6)


def new_seed() -> str:
    """A random seed: 64 hexadecimal digits."""
    return secrets.token_hex(32)


class Table(models.Model):
    """One game and the people around it. All moments are in the server's milliseconds since 1970."""

    id = models.CharField(max_length=24, primary_key=True, default=new_table_id, editable=False)
    code = models.CharField(_("join code"), max_length=24, unique=True)
    """What friends type, such as KITE-42."""
    scenario = models.CharField(_("scenario"), max_length=80)
    rules_version = models.PositiveIntegerField()
    content_hash = models.CharField(max_length=64)
    """Of the packs the table plays with; pinned at its opening."""
    language = models.CharField(_("language"), max_length=16, default="en-gb")
    seats = models.PositiveSmallIntegerField()
    """How many nations the table was opened for; with the seed and created_at its first state follows."""
    seed = models.CharField(max_length=64, default=new_seed)
    """SECRET until the end."""
    host = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="hosted_tables"
    )
    is_demo = models.BooleanField(default=False)
    is_solo = models.BooleanField(default=False)
    bot_policies = models.JSONField(default=dict, blank=True)
    """The policy of each bot seat by nation id; a seat without one plays the table's mix."""

    epoch = models.CharField(max_length=24, default=new_epoch)
    seq = models.PositiveBigIntegerField(default=0)
    """The newest entry of the log."""
    talk_seq = models.PositiveBigIntegerField(default=0)
    """The newest message. SECRET: it counts private talk too."""
    room_revision = models.PositiveBigIntegerField(default=0)
    """Grows whenever the people at the table, their seats or the door change."""
    runner = models.CharField(max_length=40, default="", blank=True)
    """The process that plays this table's bots now."""
    runner_until = models.BigIntegerField(default=0)
    """When that process's lease ends unless it is renewed."""

    created_at = models.BigIntegerField()
    last_at = models.BigIntegerField()
    """The moment of the newest entry."""
    deadline = models.BigIntegerField(default=0, db_index=True)
    """When the running phase's clock runs out; 0 while none runs."""
    ended_at = models.BigIntegerField(null=True, blank=True)
    keep_days = models.PositiveSmallIntegerField(default=DEFAULT_KEEP_DAYS)
    """Names and messages are erased so many days after `last_at`."""
    erased_at = models.BigIntegerField(null=True, blank=True)

    class Meta:
        """Newest first, as lists of tables show them."""

        ordering = ("-last_at", "id")

    def __str__(self) -> str:
        return f"{self.code} ({self.scenario})"


class Snapshot(models.Model):
    """A table's state at some position of its log: a cache, for a state can always be rebuilt from the log."""

    table = models.OneToOneField(Table, on_delete=models.CASCADE, primary_key=True, related_name="snapshot")
    seq = models.PositiveBigIntegerField()
    state = models.TextField()
    """SECRET: the whole state, as the engine's codec writes it."""
    vseqs = models.JSONField()
    """How many updates each viewer had been shown by then, by the viewer's text form."""
    program = models.CharField(max_length=32, default="")
    """The version of the program that made it. Another one shows, and so counts, in its own way: it replays the log."""

    def __str__(self) -> str:
        return f"{self.table_id} at {self.seq}"
