"""What stays out of the log: tracebacks of refused requests, and an outage told again and again; they would fill it."""

import logging
import time
from typing import Final

SERVER_FAULT = 500


class OurFaultsOnly(logging.Filter):
    """Keeps the line about a request that was refused (status below 500) and drops its traceback."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record pass; raises nothing."""
        if getattr(record, "status_code", SERVER_FAULT) < SERVER_FAULT:
            record.exc_info = None
        return True


OUTAGE_EVERY: Final = 60
"""Seconds between two lines about the same outage."""


class OutageOnceAMinute(logging.Filter):
    """Keeps one line a minute, without its traceback, of a library that reports each failed try to reach a server."""

    def __init__(self) -> None:
        """Nothing was told yet."""
        super().__init__()
        self._told_at = -float(OUTAGE_EVERY)

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether the record is the first for a while; raises nothing."""
        now = time.monotonic()
        if now - self._told_at < OUTAGE_EVERY:
            return False
        self._told_at = now
        if record.exc_info:
            record.msg, record.args = f"{record.getMessage()} {record.exc_info[1]}", ()
            record.exc_info = None
        return True
