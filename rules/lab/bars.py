"""Balance bars: what each measures, on which games, and where it has to lie; those of an introduction (rules 11)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Final

from rules.engine.ids import Tier
from rules.lab.playout import Game
from rules.lab.running import Job
from rules.lab.seatings import jobs_alike, jobs_mixed, jobs_one_among
from rules.lab.statistics import Estimate, deviation, mean, paired, share

POINT: Final = 100
"""Scores are counted in hundredths of a point."""
FRAGILE_FROM: Final = 35


class NotMeasuredError(Exception):
    """A bar that these games or this scenario say nothing about; the message says why."""


Sample = Mapping[str, Sequence[Game]]
"""The games of each experiment by its name."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One figure that has to lie on one side of a bound."""

    number: str
    claim: str
    bound: float
    at_least: bool
    measure: Callable[[Sample], Estimate]

    def holds(self, found: Estimate) -> bool:
        """Return whether the estimate lies where it should."""
        return found.value >= self.bound if self.at_least else found.value <= self.bound


def experiments(seats: int, seed: int | str, games: int) -> dict[str, list[Job]]:
    """Return the games that the bars need; the same seeds in every experiment, so that they can be paired."""
    return {
        "reciprocators": jobs_alike("reciprocator", seats, seed, games),
        "free_rider_among_reciprocators": jobs_one_among("free_rider", "reciprocator", seats, seed, games),
        "free_rider_among_altruists": jobs_one_among("free_rider", "altruist", seats, seed, games),
        "random_among_reciprocators": jobs_one_among("random", "reciprocator", seats, seed, games),
        "free_riders": jobs_alike("free_rider", seats, seed, games),
        "altruists": jobs_alike("altruist", seats, seed, games),
        "mixed": jobs_mixed(seats, seed, games),
    }


def odd_one(game: Game, policy: str) -> int:
    """Return the place of the one seat with a policy."""
    return game.policies.index(policy)


def lead_over_others(games: Sequence[Game], policy: str) -> Estimate:
    """Return by how many points the one seat with a policy scores above the mean of all others."""
    leads = []
    for game in games:
        place = odd_one(game, policy)
        others = [score for seat, score in enumerate(game.scores) if seat != place]
        leads.append((game.scores[place] - fmean(others)) / POINT)
    return mean(leads)


def below_fragile(games: Sequence[Game]) -> Estimate:
    """Return how many per cent of the games end below stability 35."""
    return share(sum(game.stability < FRAGILE_FROM for game in games), len(games))


def in_tiers(games: Sequence[Game], *tiers: Tier) -> Estimate:
    """Return how many per cent of the games end in these tiers."""
    return share(sum(game.tier in tiers for game in games), len(games))


def worst_seat(games: Sequence[Game]) -> Estimate:
    """Return by how many per cent the nation farthest from the mean of all is off it."""
    centre = fmean(score for game in games for score in game.scores)
    nations = range(len(games[0].scores))
    offs = [mean([100 * (game.scores[nation] - centre) / centre for game in games]) for nation in nations]
    worst = max(offs, key=lambda off: abs(off.value))
    low, high = sorted((abs(worst.low), abs(worst.high)))
    return Estimate(abs(worst.value), 0.0 if worst.low < 0 < worst.high else low, high, worst.count)


def skill(sample: Sample) -> Estimate:
    """Return by how many points a seat does better with sense than by coin, same seat and same seed."""
    lead = lead_over_reciprocator(sample, "random")
    return Estimate(-lead.value, -lead.high, -lead.low, lead.count)


def lead_over_reciprocator(sample: Sample, policy: str) -> Estimate:
    """Return by how many points a policy does better than a reciprocator, same seat and same seed."""
    odd = sample[f"{policy}_among_reciprocators"]
    places = [odd_one(game, policy) for game in odd]
    usual = [game.scores[place] / POINT for game, place in zip(sample["reciprocators"], places, strict=False)]
    return paired([game.scores[place] / POINT for game, place in zip(odd, places, strict=True)], usual)


def leader_stays(games: Sequence[Game]) -> Estimate:
    """Return in how many per cent of the games the half-time leader ends first."""
    stays = 0
    for game in games:
        leader = max(range(len(game.scores)), key=game.half_time.__getitem__)
        stays += game.scores[leader] == max(game.scores)
    return share(stays, len(games))


BARS: Final = (
    Bar(
        "1a",
        "a free-rider among reciprocators scores below them, by points",
        -1,
        at_least=False,
        measure=lambda sample: lead_over_others(sample["free_rider_among_reciprocators"], "free_rider"),
    ),
    Bar(
        "1b",
        "a free-rider among altruists scores above them, by points",
        0,
        at_least=True,
        measure=lambda sample: lead_over_others(sample["free_rider_among_altruists"], "free_rider"),
    ),
    Bar(
        "2a",
        "tables of free-riders end below stability 35, per cent",
        50,
        at_least=True,
        measure=lambda sample: below_fragile(sample["free_riders"]),
    ),
    Bar(
        "2b",
        "tables of altruists end steady or better, per cent",
        80,
        at_least=True,
        measure=lambda sample: in_tiers(sample["altruists"], Tier.STEADY, Tier.CONCORD),
    ),
    Bar(
        "2c",
        "mixed tables collapse, per cent",
        45,
        at_least=False,
        measure=lambda sample: in_tiers(sample["mixed"], Tier.COLLAPSE),
    ),
    Bar(
        "3",
        "the nation farthest from the mean score is off it, per cent",
        10,
        at_least=False,
        measure=lambda sample: worst_seat(sample["reciprocators"]),
    ),
    Bar("4", "reciprocator above random in the same seat, by points", 10, at_least=True, measure=skill),
    Bar(
        "5a",
        "the half-time leader of a mixed table ends first, per cent",
        60,
        at_least=False,
        measure=lambda sample: leader_stays(sample["mixed"]),
    ),
    Bar(
        "5b",
        "standard deviation of the final stability of mixed tables",
        5,
        at_least=True,
        measure=lambda sample: deviation([game.stability for game in sample["mixed"]]),
    ),
)
"""The introduction's bars in the order of the rules."""
