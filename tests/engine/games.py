"""Random games for laws: by seed, and how many of them a test plays."""

from functools import cache

from hypothesis import settings
from hypothesis import strategies as st

from tests.engine.builders import stormy
from tests.engine.random_play import Step, play

seeds = st.integers(min_value=0, max_value=2**32)
"""One game each."""
some = settings(max_examples=max(5, settings().max_examples // 4))
"""For laws that look at a whole game again and again."""
few = settings(max_examples=max(3, settings().max_examples // 8))
"""For laws that look at every screen of a game."""


@cache
def known_games() -> tuple[tuple[Step, ...], ...]:
    """Games that are the same on every run, enough for everything to happen in them."""
    return tuple(tuple(play(stormy(), seed)) for seed in range(150))
