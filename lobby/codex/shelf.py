"""The shipped packs as one shelf, in the reader's language."""

from functools import lru_cache
from typing import Final

from django.conf import settings
from django.utils.translation import get_language

from rules.packs.building import Shelf
from rules.packs.registry import load_shipped
from rules.packs.schema.manifest import Manifest

FIRST: Final = "en"
"""What a pack speaks that does not know the reader's language."""


def reading_language() -> str:
    """The language of this request as packs name theirs: "en" for "en-gb"; one that pages can be read in."""
    known = {code.split("-")[0] for code, _name in settings.LANGUAGES}
    language = (get_language() or FIRST).split("-")[0]
    return language if language in known else FIRST


@lru_cache(maxsize=1)
def whole_shelf() -> Shelf:
    """Everything that is shipped."""
    return Shelf(load_shipped().packs().values())


def packs() -> tuple[Manifest, ...]:
    """The packs, those that need least first."""
    return tuple(sorted((pack.pack for pack in whole_shelf().packs), key=lambda pack: (len(pack.requires), pack.id)))
