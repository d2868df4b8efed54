"""The translated words that scripts use, as data; no script text is made, so the content policy stays strict."""

from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation.trans_real import DjangoTranslation
from django.views.i18n import JSONCatalog

PLURAL_ROWS = 200
"""Every language's plural rule repeats after 100, so the forms of 0 to 199 say those of all whole numbers."""

PSEUDO = "xx"
"""The pretended language; scripts make its words themselves."""


def catalogue(language: str) -> dict[str, Any] | None:
    """The script words of a language, None where the words in the source are already right.

    `plural` holds one digit for each of 0 to 199: which form of a word goes with that number.
    """
    if language == PSEUDO:
        return {"language": PSEUDO, "words": {}, "plural": ""}
    folders = [str(folder) for folder in settings.LOCALE_PATHS]
    view = JSONCatalog()
    view.translation = DjangoTranslation(language, domain="djangojs", localedirs=folders)
    words = view.get_catalog()
    if not words:
        return None
    plural = "".join(str(view.translation.plural(number)) for number in range(PLURAL_ROWS))
    return {"language": language, "words": words, "plural": plural}


def current_catalogue() -> dict[str, Any] | None:
    """The script words of the language of this request."""
    return catalogue(translation.get_language() or settings.LANGUAGE_CODE)
