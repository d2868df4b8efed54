"""The rules as a Django app, for their commands and the studio's models; the engine itself needs no Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RulesConfig(AppConfig):
    """The game's rules and content."""

    name = "rules"
    verbose_name = _("Rules")
