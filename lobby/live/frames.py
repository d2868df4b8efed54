"""Text frames: what goes over a socket, written once however many sockets get it."""

from collections.abc import Mapping, Sequence
from typing import Any

import orjson
from django.utils import translation

from lobby.live.answers import Accepted, Answer
from lobby.protocol import VERSION
from lobby.words.lobby_reasons import GOODBYES, refused_message

ECHO = 200
"""Characters of an explanation of what is malformed: it may quote what was sent, and nobody gets that back whole."""

Body = orjson.Fragment
"""A piece of JSON that is written already."""


def write(value: object) -> bytes:
    """JSON bytes, sorted so that equal values are equal bytes."""
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)


def _text(message: Mapping[str, Any]) -> str:
    return orjson.dumps(message).decode()


def welcome(you: Mapping[str, Any], now: int, mode: str) -> str:
    """The answer to hello."""
    return _text({"t": "welcome", "v": VERSION, "you": you, "now": now, "mode": mode})


def view(epoch: str, vseq: int, now: int, written: bytes) -> str:
    """A whole view, already written as JSON."""
    return _text({"t": "view", "epoch": epoch, "vseq": vseq, "now": now, "view": Body(written)})


def change(epoch: str, vseq: int, now: int, placed: bytes, removed: bytes) -> str:
    """The step from vseq - 1 to vseq, its two lists already written as JSON."""
    body = {"t": "change", "epoch": epoch, "vseq": vseq, "now": now, "set": Body(placed), "del": Body(removed)}
    return _text(body)


def answer(given: Answer, language: str) -> str:
    """Accepted, or refused with words in the reader's language."""
    if isinstance(given, Accepted):
        return _text({"t": "accepted", "key": given.key, "vseq": given.vseq})
    with translation.override(language):
        message = refused_message(given)
    body = {"key": given.key, "reason": given.reason, "rule": given.rule, "facts": dict(given.facts)}
    return _text({"t": "refused", "message": message} | body)


def malformed(message: str, key: str | None) -> str:
    """Not a message at all."""
    return _text({"t": "malformed", "key": key, "message": message[:ECHO]})


def explained(key: str, explanation: Mapping[str, Any] | None) -> str:
    """The sum behind a number, or null."""
    return _text({"t": "explained", "key": key, "explanation": explanation})


def talk(items: Sequence[Mapping[str, Any]], cursor: int) -> str:
    """What was said since."""
    return _text({"t": "talk", "items": items, "cursor": cursor})


def room(people: Mapping[str, Any]) -> str:
    """The people at the table."""
    return _text({"t": "room"} | dict(people))


def pong(number: int, now: int) -> str:
    """The server is there."""
    return _text({"t": "pong", "n": number, "now": now})


def bye(why: str, language: str) -> str:
    """The last message."""
    with translation.override(language):
        return _text({"t": "bye", "why": why, "message": str(GOODBYES[why])})
