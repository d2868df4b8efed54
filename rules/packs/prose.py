"""Fills the numbers of a card's data into its prose, so that words and mechanics cannot disagree.

An author writes `{severity}`, `{need.relief}` (the weight in per cent) or `{option.pool.private.0.amount}`; numbers
appear without their sign, for the sentence says "falls by". `{target}` is left for the table to fill in.
"""

import re
from collections.abc import Iterator
from typing import Any

from rules.packs.schema.crises import CrisisModel

TARGET = "target"
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


def placeholders(text: str) -> Iterator[str]:
    """Yield the names between braces in a text."""
    return (match[1] for match in _PLACEHOLDER.finditer(text))


def fill(text: str, card: CrisisModel) -> str:
    """Return the text with every number of the card filled in; a name that leads nowhere is left as it stands."""

    def replaced(match: re.Match[str]) -> str:
        number = number_at(card, match[1])
        return match[0] if number is None else str(abs(number))

    return _PLACEHOLDER.sub(replaced, text)


def number_at(card: CrisisModel, name: str) -> int | None:
    """Return the number of a card that a placeholder names, or None."""
    first, *rest = name.split(".")
    if first == "need" and len(rest) == 1:
        return next((need.weight // 10 for need in card.needs if need.domain.value == rest[0]), None)
    if first == "option" and rest and card.dilemma is not None:
        options = {option.id: option for option in card.dilemma.options} | {"nothing": card.dilemma.nothing}
        return _walk(options.get(rest[0]), rest[1:])
    return _walk(card, [first, *rest])


def _walk(value: Any, parts: list[str]) -> int | None:  # noqa: ANN401  # any part of a card
    for part in parts:
        if isinstance(value, tuple):
            value = value[int(part)] if part.isdigit() and int(part) < len(value) else None
        else:
            value = getattr(value, part, None) if part in getattr(type(value), "model_fields", {}) else None
    return value if isinstance(value, int) and not isinstance(value, bool) else None
