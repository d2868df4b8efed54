"""Where pages live: everything is the lobby's until the studio has pages of its own."""

from django.urls import include, path

urlpatterns = [
    path("", include("lobby.urls")),
]
