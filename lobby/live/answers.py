"""What a command or a message is answered with: accepted or refused, never anything between."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from rules.engine.errors import Refusal


class LobbyReason(StrEnum):
    """Why the lobby itself says no; the engine's own reasons are `rules.engine.errors.Reason`."""

    KEY_REUSED = "key_reused"
    NO_SEAT = "no_seat"
    ELSEWHERE = "elsewhere"
    SEAT_CHANGED = "seat_changed"
    OBSERVERS_LISTEN = "observers_listen"
    TOO_FAST = "too_fast"
    NATIONS_FIXED = "nations_fixed"
    UNKNOWN_RECIPIENT = "unknown_recipient"
    TALK_FULL = "talk_full"
    LOG_FULL = "log_full"
    STORAGE = "storage"
    BUSY = "busy"
    SERVER_FAULT = "server_fault"
    UNKNOWN_TABLE = "unknown_table"
    EDITION_GONE = "edition_gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """It is in the log. Whoever looks at update `vseq`, or a later one, sees its effect."""

    key: str
    vseq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """It had no effect; the reason is one of the engine's or of the lobby's."""

    key: str
    reason: str
    rule: str = ""
    """The rulebook's clause; empty where the lobby refuses."""
    facts: Mapping[str, int | str] = field(default_factory=dict)


Answer = Accepted | Refused


class UnclearError(Exception):
    """Whether the command was kept is not known; nobody is told anything, and the same key may be sent again."""


def refused_by_rules(key: str, refusal: Refusal) -> Refused:
    """The engine's refusal as an answer."""
    return Refused(key=key, reason=refusal.reason.value, rule=refusal.rule, facts=dict(refusal.facts))


def stored_answer(answer: Accepted) -> dict[str, Any]:
    """What the log keeps of an answer."""
    return {"vseq": answer.vseq}


def first_answer(key: str, stored: Mapping[str, Any]) -> Accepted:
    """The answer that the log kept, for a command that was sent again."""
    return Accepted(key=key, vseq=int(stored["vseq"]))
