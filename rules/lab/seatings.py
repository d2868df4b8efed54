"""Who sits where in an experiment: all alike, one among others, or a mixed table."""

from typing import Final

from rules.lab.running import Job, game_seed

MIXED: Final = ("reciprocator", "altruist", "opportunist", "free_rider", "late")
"""A mixed table seats these in turn (rules 10)."""


def all_alike(policy: str, seats: int) -> tuple[str, ...]:
    """Return a table with one policy in all seats."""
    return (policy,) * seats


def one_among(policy: str, others: str, seats: int, place: int) -> tuple[str, ...]:
    """Return a table with one policy at a place and another one around it.

    >>> one_among("late", "random", 3, 1)
    ('random', 'late', 'random')
    """
    return tuple(policy if seat == place else others for seat in range(seats))


def mixed(seats: int, turned: int) -> tuple[str, ...]:
    """Return a mixed table, turned so that over the games every nation gets every policy.

    >>> mixed(3, 0), mixed(3, 1)
    (('reciprocator', 'altruist', 'opportunist'), ('altruist', 'opportunist', 'reciprocator'))
    """
    table = [MIXED[seat % len(MIXED)] for seat in range(seats)]
    turned %= seats
    return tuple(table[turned:] + table[:turned])


def in_turn(policies: tuple[str, ...], seats: int) -> tuple[str, ...]:
    """Return a table on which the given policies sit in turn."""
    return tuple(policies[seat % len(policies)] for seat in range(seats))


def jobs_alike(policy: str, seats: int, seed: int | str, games: int) -> list[Job]:
    """Return games of one policy in all seats."""
    return [Job(all_alike(policy, seats), game_seed(seed, number)) for number in range(games)]


def jobs_one_among(policy: str, others: str, seats: int, seed: int | str, games: int) -> list[Job]:
    """Return games with one odd seat, a different nation each game."""
    return [Job(one_among(policy, others, seats, n % seats), game_seed(seed, n)) for n in range(games)]


def jobs_mixed(seats: int, seed: int | str, games: int) -> list[Job]:
    """Return games of mixed tables."""
    return [Job(mixed(seats, number), game_seed(seed, number)) for number in range(games)]
