"""The characters that bots of a table may have."""

from typing import Final

from rules.bots.postures import CHARACTERS

MIX: Final = "mix"
"""The table seats its bots' characters in turn."""


def is_policy(name: str) -> bool:
    """Whether bots can have this character; "mix" and "" leave it to the table."""
    return name in {"", MIX} or name in CHARACTERS
