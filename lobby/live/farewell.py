"""Goodbye before the server stops: servers drop sockets on a signal without a word, so we say it first."""

import asyncio
import logging
import os
import signal
import threading
from types import FrameType

from lobby.live.hub import Hub

logger = logging.getLogger(__name__)

SIGNALS = (signal.SIGTERM, signal.SIGINT)
PATIENCE = 3.0
"""Seconds that goodbyes and unfinished acts may take."""


def say_goodbye_on_signals(hub: Hub) -> None:
    """Put the hub's end before what the server does on SIGTERM and SIGINT; nothing where no server listens to them."""
    if threading.current_thread() is not threading.main_thread():
        return
    for number in SIGNALS:
        _put_before(hub, number)


def insist_on_ending(seconds: float) -> None:
    """End the process after some seconds even if a thread still waits for the event loop that is over.

    A page whose act was under way when the loop stopped waits for ever, and Python waits for its threads. Whatever was
    accepted is committed by then, so that nothing is lost.
    """
    last = threading.Timer(seconds, os._exit, (0,))
    last.daemon = True
    last.start()


def _put_before(hub: Hub, number: signal.Signals) -> None:
    server = signal.getsignal(number)
    if not callable(server) or server is signal.default_int_handler:
        return
    leaving: list[asyncio.Task[None]] = []

    async def leave(frame: FrameType | None) -> None:
        try:
            await asyncio.wait_for(hub.stop(), PATIENCE)
        except TimeoutError:
            logger.warning("not everybody could be told goodbye in time")
        finally:
            insist_on_ending(PATIENCE)
            server(number, frame)

    def begin(frame: FrameType | None) -> None:
        if not leaving:
            leaving.append(asyncio.get_running_loop().create_task(leave(frame)))

    signal.signal(number, lambda _number, frame: hub.from_any_thread(begin, frame))
