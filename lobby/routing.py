"""Addresses of the lobby's websockets."""

from django.urls import URLPattern, path

from lobby.consumers import table_socket

websocket_urlpatterns: list[URLPattern] = [
    path("ws/table/<str:table_id>/", table_socket),  # type: ignore[arg-type] # Django's types know views only
]
