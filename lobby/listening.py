"""The server itself, daphne, in this very process; how `make play` serves. A public server starts daphne by itself."""

import logging
from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.utils.module_loading import import_string

MESSAGE_LIMIT: Final = 64 * 1024
"""Bytes of one websocket message that are read at all; the application's own limit is lower."""


def listen(host: str, port: int, ready: Callable[[], None]) -> None:
    """Serve the project on an address until a signal comes; `ready` is called once somebody can connect."""
    from daphne.endpoints import build_endpoint_description_strings  # noqa: PLC0415 - importing daphne installs its loop
    from daphne.server import Server  # noqa: PLC0415 - the same

    logging.getLogger("daphne").setLevel(logging.WARNING)
    server = Server(
        application=import_string(settings.ASGI_APPLICATION),
        endpoints=build_endpoint_description_strings(host=host, port=port),
        websocket_max_message_size=MESSAGE_LIMIT,
        websocket_max_frame_size=MESSAGE_LIMIT,
        websocket_timeout=-1,  # a connection may last as long as its people want
        ready_callable=ready,
    )
    server.run()
