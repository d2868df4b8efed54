"""How a refusal is said: what is not allowed, and what would make it so."""

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonWords:
    """One reason in two sentences."""

    sentence: Promise
    """What is not allowed now."""
    cure: Promise
    """What would make it legal, or what to do instead."""
    cure_with_facts: Promise | None = None
    """The cure with {names} of facts in it; used where the refusal carries all of them."""


def two(sentence: Promise, cure: Promise, cure_with_facts: Promise | None = None) -> ReasonWords:
    """Return a reason's sentence and cure, and the cure with facts where it has one."""
    return ReasonWords(sentence=sentence, cure=cure, cure_with_facts=cure_with_facts)
