"""An edition: the rules and cards that tables were opened with, kept word for word for as long as they are played."""

from django.db import models


class Edition(models.Model):
    """Content never changes under a table: what the installation ships may, what a table was opened with may not."""

    scenario = models.CharField(max_length=80)
    content_hash = models.CharField(max_length=64)
    """Of the packs it was built from, as `rules.packs.hashing` counts it."""
    rules_version = models.PositiveIntegerField()
    ruleset = models.TextField()
    """The whole ruleset, as the engine's codec writes it. SECRET: cards that were not drawn yet are among it."""
    maps = models.JSONField()
    """The outlines of the map, by the number of seats as text."""
    kept_at = models.BigIntegerField()
    """In the server's milliseconds."""

    class Meta:
        """Kept once, whoever opens how many tables with it."""

        ordering = ("kept_at", "id")
        constraints = (
            models.UniqueConstraint(fields=("scenario", "content_hash", "rules_version"), name="edition_once"),
        )

    def __str__(self) -> str:
        return f"{self.scenario} {self.content_hash[:8]} under rules {self.rules_version}"
