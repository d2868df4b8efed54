"""Addresses of the lobby's websockets."""

from django.urls import URLPattern, re_path

from lobby.consumers import table_socket

websocket_urlpatterns: list[URLPattern] = [
    # Only what can be a table's id: everything else is an unknown address.
    re_path(r"^ws/table/(?P<table_id>[a-z0-9]{4,24})/$", table_socket),  # type: ignore[arg-type] # types know views only
]
