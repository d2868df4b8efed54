"""Random games for laws: by seed, and how many of them a test plays."""

from collections.abc import Callable
from functools import cache

import pytest
from hypothesis import settings
from hypothesis import strategies as st

from rules.engine.ruleset import Ruleset
from tests.engine.builders import dire, full, stormy
from tests.engine.random_play import Step, play

seeds = st.integers(min_value=0, max_value=2**32)
"""One game each."""
some = settings(max_examples=max(5, settings().max_examples // 4))
"""For laws that look at a whole game again and again."""
few = settings(max_examples=max(3, settings().max_examples // 8))
"""For laws that look at every screen of a game."""

Rules = Callable[[], Ruleset]
RANDOMLY = pytest.mark.parametrize("rules", [stormy, full], ids=["introduction", "full"])
"""For laws that hold with no module of the rules and with all of them."""


@cache
def known_games() -> tuple[tuple[Step, ...], ...]:
    """Games that are the same on every run, enough for everything to happen in them."""
    return tuple(
        tuple(play(rules(), seed)) for rules, games in ((stormy, 150), (full, 50), (dire, 16)) for seed in range(games)
    )
