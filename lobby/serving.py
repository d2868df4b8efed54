"""What runs in a process that serves: the hub with its clock, its bots and its farewell, begun by whoever comes first.

daphne tells an application neither of its start nor of its end, so the first request or socket starts them.
"""

import gc
from collections.abc import Awaitable, Callable, Collection, MutableMapping
from typing import Any

from django.conf import settings

from lobby.live.farewell import say_goodbye_on_signals
from lobby.live.hub import Hub
from lobby.live.tables import hub
from lobby.services.bots import Bots
from lobby.services.clock import Clock
from rules.packs.registry import load_shipped

Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Application = Callable[[Any, Any, Any], Awaitable[None]]
"""An ASGI application; every library writes the type of its arguments another way."""


def serving_hub() -> Hub:
    """The hub of this event loop, with everything running that settings.RUNS leaves to processes that serve."""
    found = hub()
    if not found.serves:
        begin(found, settings.RUNS)
        say_goodbye_on_signals(found)
        gc.freeze()  # what is loaded by now stays: no collection needs to look at it again
    return found


def begin(found: Hub, runs: Collection[str]) -> None:
    """Look after tables from now on: end their phases where `runs` names "clock", play their bots where "bots"."""
    load_shipped()
    if "clock" in runs:
        clock = Clock(found)
        found.watchers.append(clock.watch)
        found.due = clock.due
    if "bots" in runs:
        found.watchers.append(Bots(found).watch)
    found.start()


def serving(application: Application) -> Application:
    """The same application; whoever calls it first starts what has to run."""

    async def serve(scope: object, receive: object, send: object) -> None:
        serving_hub()
        await application(scope, receive, send)

    return serve
