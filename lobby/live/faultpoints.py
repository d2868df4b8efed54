"""Named moments of an act's way at which a test may end this process, as a power cut would.

FAULTPOINT="after_commit:3" in the environment ends it at the third passing of that moment. Without it, as everywhere
but in tests, passing a moment does nothing.
"""

import os
import signal
from collections.abc import Callable
from typing import Final

POINTS: Final = (
    "decided",
    "before_commit",
    "after_commit",
    "before_advance",
    "before_fan_out",
    "before_bell",
    "before_answer",
    "before_talk",
    "after_talk",
    "before_snapshot",
    "loaded",
)
"""In the order in which an act passes them; then talk, snapshots, and tables that were loaded."""


def _do_nothing(_name: str) -> None:
    """Pass."""


def _ending(wanted: str) -> Callable[[str], None]:
    """What ends the process; raises ValueError for a moment that does not exist."""
    point, _, number = wanted.partition(":")
    if point not in POINTS:
        raise ValueError(f"FAULTPOINT names no moment: {point}")
    left = int(number or 1)

    def end(name: str) -> None:
        nonlocal left
        left -= name == point
        if left <= 0:
            os.kill(os.getpid(), signal.SIGKILL)

    return end


_wanted: Final = os.environ.get("FAULTPOINT", "")
passing: Final[Callable[[str], None]] = _ending(_wanted) if _wanted else _do_nothing
"""Called where a moment is passed, with its name."""
