"""Addresses of the lobby's pages."""

from django.urls import path

from lobby.views.health import healthz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
]
