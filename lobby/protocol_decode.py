"""From text to plain values, guarded: what a careless JSON reader would take, or would choke on, is refused here.

No NaN, no fractions, no integer beyond 2^53 - 1, no key twice, no nesting deeper than 16, no control or
bidirectional-override characters, no half surrogates; text comes out in Unicode's composed form (NFC).
"""

import json
import re
import unicodedata
from collections.abc import Iterable
from typing import Any, Final, NoReturn

from lobby.live.limits import INTEGER_MAX, JSON_DEPTH, MESSAGE_BYTES, TEXT_LENGTH

MESSAGE_MEMBERS: Final = 200
"""The most entries of one object or list."""
LONGEST_INTEGER: Final = len(str(INTEGER_MAX)) + 1

_STRINGS: Final = re.compile(r'"(?:[^"\\]|\\.)*+(?:"|\\?\Z)', re.DOTALL)
"""A string, or the rest of the text where one is never closed: linear in any case."""
_UNWANTED: Final = re.compile(
    "[\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f"  # control characters but the line feed
    "\\u202a-\\u202e\\u2066-\\u2069"  # would turn the order of the text around them
    "\\ud800-\\udfff"  # halves of a surrogate pair cannot be written down again
    "\\ufffe\\uffff]",
)


class MalformedError(ValueError):
    """Not a message at all: the sender is told why, keeps the socket, and nothing has happened."""

    def __init__(self, message: str, key: str | None = None) -> None:
        """Keep the explanation, and the key of the message where it could be read."""
        super().__init__(message)
        self.message = message
        self.key = key


def decode_object(text: str) -> dict[str, Any]:
    """The JSON object that the text is; raises MalformedError for everything else.

    >>> decode_object('{"t": "ping", "n": 1}')
    {'t': 'ping', 'n': 1}
    """
    _require_size(text)
    _require_shallow(text)
    try:
        value = json.loads(
            text,
            object_pairs_hook=_object_of,
            parse_float=_refuse_fraction,
            parse_constant=_refuse_constant,
            parse_int=_small_integer,
        )
    except json.JSONDecodeError as error:
        raise MalformedError(f"not JSON: {error.msg} at character {error.pos + 1}") from error
    if not isinstance(value, dict):
        raise MalformedError("a message is a JSON object")
    return {key: _tidy(found) for key, found in value.items()}


def tidy_text(text: str) -> str:
    r"""The text in composed form (NFC); raises MalformedError where it is too long or holds what no text may hold.

    >>> tidy_text("Cafe\u0301")
    'Café'
    """
    if len(text) > TEXT_LENGTH:
        raise MalformedError(f"a text is longer than {TEXT_LENGTH} characters")
    if _UNWANTED.search(text):
        raise MalformedError("a text holds a control character, a bidirectional override or half a surrogate pair")
    return unicodedata.normalize("NFC", text)


def _require_size(text: str) -> None:
    if len(text) > MESSAGE_BYTES or len(text.encode("utf-8", "surrogatepass")) > MESSAGE_BYTES:
        raise MalformedError(f"a message is longer than {MESSAGE_BYTES} bytes")


def _require_shallow(text: str) -> None:
    """Count brackets outside of strings, so that no parser has to climb down a thousand of them."""
    depth = 0
    for sign in _STRINGS.sub("", text):
        if sign in "[{":
            depth += 1
            if depth > JSON_DEPTH:
                raise MalformedError(f"a message is nested deeper than {JSON_DEPTH}")
        elif sign in "]}":
            depth -= 1


def _object_of(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise MalformedError("an object holds a key twice")
        found[key] = value
    return found


def _tidy(value: Any) -> Any:  # noqa: ANN401 - any JSON value in, the same kind out
    if isinstance(value, str):
        return tidy_text(value)
    if isinstance(value, list):
        _require_few(value)
        return [_tidy(item) for item in value]
    if isinstance(value, dict):
        _require_few(value)
        return {tidy_text(key): _tidy(item) for key, item in value.items()}
    return value


def _require_few(members: Iterable[Any]) -> None:
    if sum(1 for _member in members) > MESSAGE_MEMBERS:
        raise MalformedError(f"an object or list holds more than {MESSAGE_MEMBERS} members")


def _refuse_fraction(_digits: str) -> NoReturn:
    raise MalformedError("numbers are whole numbers, without point or exponent")


def _refuse_constant(_name: str) -> NoReturn:
    raise MalformedError("NaN and Infinity are not JSON")


def _small_integer(digits: str) -> int:
    value = int(digits) if len(digits) <= LONGEST_INTEGER else INTEGER_MAX + 1
    if abs(value) > INTEGER_MAX:
        raise MalformedError(f"an integer lies beyond {INTEGER_MAX}")
    return value
