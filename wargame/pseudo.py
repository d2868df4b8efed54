"""A pretended language for development: every translated word is marked, so that words which are not stand out."""

import re

from django.apps import AppConfig
from django.utils.translation import trans_real

CODE = "xx"
CONTEXT_SEPARATOR = "\x04"
ACCENTS = str.maketrans("aeiouAEIOUcnsyz", "àéïôüÀÉÏÔÜçñšýž")
KEPT = re.compile(r"%\([^)]*\)[a-z]|%[a-z%]|\{[^}]*\}|<[^>]*>|&[a-z]+;")
"""Placeholders, markup and entities, which a translator leaves alone as well."""


def pseudo(message: str) -> str:
    """The message with accents and brackets, a third longer, placeholders and markup untouched.

    >>> pseudo("Pledge %(units)d units")
    '⟦Plédgé %(units)d üñïtš~~~~~~~~⟧'
    """
    pieces: list[str] = []
    end = 0
    for kept in KEPT.finditer(message):
        pieces += [message[end : kept.start()].translate(ACCENTS), kept.group()]
        end = kept.end()
    pieces.append(message[end:].translate(ACCENTS))
    return f"⟦{''.join(pieces)}{'~' * -(-len(message) // 3)}⟧"


class PseudoTranslation(trans_real.DjangoTranslation):
    """Answers every message with its marked form; there is no catalogue to keep."""

    def gettext(self, message: str) -> str:
        """One message, without the context it may carry."""
        return pseudo(message.rpartition(CONTEXT_SEPARATOR)[2])

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The English form for the number, marked."""
        return self.gettext(msgid1 if n == 1 else msgid2)


class PseudoConfig(AppConfig):
    """Offers the pretended language where it is installed: in local mode and in tests."""

    name = "wargame"

    def ready(self) -> None:
        """Answer for the pretended language where Django looks up translations, and for no other."""
        pretended, django_translation = PseudoTranslation(CODE), trans_real.translation

        def translation(language: str) -> trans_real.DjangoTranslation:
            return pretended if language == CODE else django_translation(language)

        trans_real.translation = translation
