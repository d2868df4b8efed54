"""The lobby as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LobbyConfig(AppConfig):
    """People, tables and sockets."""

    name = "lobby"
    verbose_name = _("Lobby")
