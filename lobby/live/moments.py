"""The server's clock, in milliseconds since 1970; everybody else is handed the time as an argument."""

import time


def now_ms() -> int:
    """The present moment in milliseconds."""
    return time.time_ns() // 1_000_000
