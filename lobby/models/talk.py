"""What people and bots say at a table: beside the log, so that it can be erased without breaking replay."""

from django.db import models

from lobby.models.table import Table


class Message(models.Model):
    """One line of talk, public or to some nations; SECRET for all but its sender and its recipients."""

    table = models.ForeignKey(Table, on_delete=models.CASCADE, related_name="messages")
    number = models.PositiveBigIntegerField()
    """1, 2, 3 ... a table. SECRET: it counts private talk; each reader has a cursor of its own."""
    actor = models.CharField(max_length=80)
    """Who speaks, in the engine's text form, such as "seat:arv", "bot:bor" or "host"."""
    key = models.CharField(max_length=64)
    body_hash = models.CharField(max_length=64)
    participant = models.UUIDField(null=True, blank=True)
    """The person who wrote it, for that person's export and erasure; bots have none."""
    recipients = models.JSONField()
    """The nations it is for, sorted, or "all"."""
    text = models.TextField()
    """At most 2,000 characters; a mark once erased."""
    at = models.BigIntegerField()
    seq = models.PositiveBigIntegerField()
    """The log's newest entry when it was said."""
    phase = models.CharField(max_length=24)
    round = models.PositiveSmallIntegerField()

    class Meta:
        """Said once, in one order."""

        ordering = ("table", "number")
        constraints = (
            models.UniqueConstraint(fields=("table", "number"), name="message_table_number"),
            models.UniqueConstraint(fields=("table", "actor", "key"), name="message_table_actor_key"),
            models.CheckConstraint(condition=~models.Q(actor=""), name="message_actor_named"),
        )

    def __str__(self) -> str:
        return f"{self.table_id} message {self.number}"
