"""Plain YAML scalars by the core schema of YAML 1.2: `NO` is a word, `012` and `1.5` are refused, numbers are whole."""

import re
import unicodedata

INTEGER_MAX = 2**53 - 1
"""The largest whole number that every JSON reader keeps exactly."""

_INTEGER = re.compile(r"[-+]?[0-9]+")
_FRACTION = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_WORDS: dict[str, bool | None] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}
_NOT_NUMBERS = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
_OTHER_BASES = re.compile(r"0[xo][0-9a-fA-F]+")
_INVISIBLE = {"Cc", "Cf", "Cs", "Co"}
_ALLOWED = "\n\t\u200c\u200d"
"""Line ends, and the two joiners that some scripts cannot do without."""

Scalar = bool | int | str | None


class ScalarError(ValueError):
    """A scalar that packs do not take; carries what is wrong and what would be right."""

    def __init__(self, wrong: str, cure: str) -> None:
        """Keep both halves of the message."""
        super().__init__(f"{wrong}; {cure}")
        self.wrong = wrong
        self.cure = cure


def plain_scalar(text: str) -> Scalar:
    """Return the value of an unquoted scalar; raise `ScalarError` for numbers that are not plain whole numbers.

    >>> plain_scalar("NO"), plain_scalar("true"), plain_scalar("-12"), plain_scalar("~")
    ('NO', True, -12, None)
    """
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return _integer(text)
    if _NOT_NUMBERS.fullmatch(text) or _OTHER_BASES.fullmatch(text) or _FRACTION.fullmatch(text):
        raise ScalarError(f"{_shown(text)} is not a whole number", "write digits only, or put text in quotes")
    return clean_text(text)


def clean_text(text: str) -> str:
    """Return text in Unicode's composed form; raise `ScalarError` for control and direction-changing characters."""
    for character in text:
        if unicodedata.category(character) in _INVISIBLE and character not in _ALLOWED:
            name = f"U+{ord(character):04X}"
            raise ScalarError(f"the text holds the invisible character {name}", "take it out")
    return unicodedata.normalize("NFC", text)


def _integer(text: str) -> int:
    digits = text.lstrip("+-")
    if len(digits) > 1 and digits.startswith("0"):
        raise ScalarError(f"{_shown(text)} starts with a nought", "write it without, or put it in quotes")
    if len(digits) > len(str(INTEGER_MAX)) or int(digits) > INTEGER_MAX:
        raise ScalarError(f"{_shown(text)} is too large", f"numbers go up to {INTEGER_MAX}")
    return int(text)


def _shown(text: str) -> str:
    return text if len(text) <= 24 else f"{text[:20]}... ({len(text)} characters)"
