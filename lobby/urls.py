"""Addresses of the lobby's pages."""

from django.urls import path

from lobby.views.gallery import gallery
from lobby.views.health import healthz

urlpatterns = [
    path("gallery", gallery, name="gallery"),
    path("healthz", healthz, name="healthz"),
]
