"""What hosts have done about people, seats and the door; what they told the game stands in its log."""

from django.db import models

from lobby.models.table import Table


class HostAct(models.Model):
    """One act of a host. It names people by their ids only, so that erasing a person leaves it true and nameless."""

    table = models.ForeignKey(Table, on_delete=models.CASCADE, related_name="host_acts")
    at = models.BigIntegerField()
    """In the server's milliseconds."""
    host = models.UUIDField()
    """The participant who did it."""
    what = models.CharField(max_length=24)
    """The act's address without "act_", such as "remove"."""
    about = models.UUIDField(null=True, blank=True)
    """The participant it was done to; null for acts about seats and the door."""
    facts = models.JSONField(default=dict)
    """What was chosen: nation, mode, observers, policy; never a name."""

    class Meta:
        """In the order in which it happened."""

        ordering = ("table", "at", "id")

    def __str__(self) -> str:
        return f"{self.what} at {self.table_id}"
