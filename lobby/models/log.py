"""The log of a table: every accepted command with its outcome, in order; nothing is ever changed in it."""

from django.db import models

from lobby.models.table import Table


class LogEntry(models.Model):
    """One accepted command: who gave it when, what happened, and what was answered.

    SECRET as a whole; screens are drawn from the state through the engine's view. It names seats, never people.
    """

    table = models.ForeignKey(Table, on_delete=models.CASCADE, related_name="log")
    seq = models.PositiveBigIntegerField()
    """1, 2, 3 ... without a gap."""
    actor = models.CharField(max_length=80)
    """The engine's text form, such as "seat:arv" or "clock"; never empty."""
    key = models.CharField(max_length=64)
    """Made by who commanded; the same key is the same command."""
    at = models.BigIntegerField()
    """The server's milliseconds; never less than the entry's before."""
    command = models.JSONField()
    body_hash = models.CharField(max_length=64)
    """SHA-256 of the command's canonical JSON: the same key with another body is refused."""
    events = models.JSONField()
    """What happened, draws included, so that nothing is ever drawn again."""
    answer = models.JSONField()
    """What was answered; a resend is answered alike."""

    class Meta:
        """The two keys that make a doubled command impossible."""

        ordering = ("table", "seq")
        constraints = (
            models.UniqueConstraint(fields=("table", "seq"), name="log_table_seq"),
            models.UniqueConstraint(fields=("table", "actor", "key"), name="log_table_actor_key"),
            models.CheckConstraint(condition=~models.Q(actor=""), name="log_actor_named"),
        )

    def __str__(self) -> str:
        return f"{self.table_id} #{self.seq} {self.actor}"
