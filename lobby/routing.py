"""Addresses of the lobby's websockets."""

from django.urls import URLPattern

websocket_urlpatterns: list[URLPattern] = []
