"""The program as a server runs it: pages by Django, sockets by the lobby, strangers refused at the door."""

import os

from channels.routing import ProtocolTypeRouter, URLRouter
from django.core.asgi import get_asgi_application
from django.urls import re_path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wargame.settings.prod")
pages = get_asgi_application()  # before anything that needs models

from lobby.live.claim import ServedElsewhereError, claim  # noqa: E402
from lobby.routing import websocket_urlpatterns  # noqa: E402
from lobby.serving import serving  # noqa: E402
from wargame.door import Door, refuse  # noqa: E402

try:
    claim()
except ServedElsewhereError as error:
    raise SystemExit(str(error)) from None

sockets = URLRouter([*websocket_urlpatterns, re_path(r"", refuse)])  # type: ignore[arg-type] # Django's types know views only

application = ProtocolTypeRouter(
    {
        "http": serving(pages),
        "websocket": Door(sockets),
    },
)
