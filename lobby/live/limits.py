"""How much one socket, one person and one table may ask for, and how the runners pace themselves.

`settings.LIVE` (a mapping, from the environment variable LIVE as JSON) changes single values; changes are logged.
"""

import logging
from dataclasses import dataclass, fields
from functools import cache

from django.conf import settings

logger = logging.getLogger(__name__)

MESSAGE_BYTES = 16 * 1024
"""The largest message a client may send; the server's own limit, 64 KiB, is set where it is started."""
TALK_LENGTH = 2_000
"""Characters of one message of talk."""
TEXT_LENGTH = 4_000
"""Characters of any other text in a message."""
JSON_DEPTH = 16
INTEGER_MAX = 2**53 - 1
"""The largest integer, and its negative the smallest, that every JSON reader keeps exactly."""
KEY_LENGTH = 64
PATH_LENGTH = 12
"""Steps of a path to a number of the view."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What load tests and slow tests may set otherwise. Times are in milliseconds where not said."""

    messages_a_second: int = 10
    messages_burst: int = 30
    acks_a_second: int = 50
    acks_burst: int = 200
    talk_messages: int = 5
    talk_window: int = 10_000
    sockets_a_person: int = 3
    window_updates: int = 64
    """Updates a client may leave unacknowledged before it gets the newest view only."""
    window_bytes: int = 256 * 1024
    slow_after: int = 5_000
    """How long a client may stay behind its window before it is closed."""
    hello_within: int = 20_000
    take_over_within: int = 500
    """How long a connection to a seat that is open elsewhere may take to say that it takes over."""
    snapshot_every: int = 20
    log_entries: int = 50_000
    kept_updates: int = 64
    """Updates kept a viewer, so that a short break is resumed without a new view."""
    warm_for: int = 120_000
    """How long a viewer's updates are kept after its last socket left."""
    idle_after: int = 600_000
    """How long a replica without sockets stays in memory."""
    poll_every: int = 1_000
    ring_timeout: int = 1_000
    room_every: int = 250
    """People at a table are told about each other at most so often."""
    lease: int = 15_000
    bot_pause: int = 900
    """How long a bot seems to think; 0 in tests."""
    failed_handshakes: int = 20
    """Strangers' handshakes from one address a minute."""


@cache
def limits() -> Limits:
    """The limits in force in this process."""
    changed = {name: int(value) for name, value in getattr(settings, "LIVE", {}).items()}
    unknown = changed.keys() - {field.name for field in fields(Limits)}
    if unknown:
        raise ValueError(f"settings.LIVE names no limit: {sorted(unknown)}")
    if changed:
        logger.warning("limits differ from the published ones: %s", changed)
    return Limits(**changed)
