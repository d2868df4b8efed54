"""The ten balance bars of scenarios with modules (rules 11); what cannot be measured says why instead of passing."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from statistics import fmean, median
from typing import Final

from rules.engine.ids import Module, Tier
from rules.engine.ruleset import Ruleset
from rules.lab.bars import (
    POINT,
    Bar,
    NotMeasuredError,
    Sample,
    below_fragile,
    in_tiers,
    lead_over_others,
    lead_over_reciprocator,
    leader_stays,
    skill,
    worst_seat,
)
from rules.lab.bars import experiments as plain_experiments
from rules.lab.playout import Game, Probe
from rules.lab.running import PLEDGES, Job
from rules.lab.seatings import jobs_alike, jobs_one_among
from rules.lab.statistics import Estimate, deviation, mean, paired, share

FEWER: Final = 4
"""Games with planners and with decisions looked into take long: one in so many of the others."""
REMOVABLE: Final = (Module.INTELLIGENCE, Module.EXERCISES, Module.AGREEMENTS)
SEATS_FROM: Final = 5
"""Nations from which a lasting free-rider's bar holds."""
CHANCES: Final = 20
"""Of an option in the sample, for its share to be told."""


def standard_experiments(ruleset: Ruleset, seats: int, seed: int | str, games: int) -> dict[str, list[Job]]:
    """Return the games that these bars need, those of the introduction among them."""
    few = max(2, games // FEWER)
    found = plain_experiments(seats, seed, games)
    found["planner_among_reciprocators"] = jobs_one_among("planner", "reciprocator", seats, seed, few)
    parts = [module.value for module in REMOVABLE if module in ruleset.scenario.modules]
    for part in (*parts, PLEDGES):
        alike = jobs_alike("reciprocator", seats, seed, games)
        found[f"without_{part}"] = [Job(job.policies, job.seed, without=part) for job in alike]
    alike = jobs_alike("reciprocator", seats, seed, few)
    found["probed"] = [Job(job.policies, job.seed, probed=True) for job in alike]
    return found


def _worth_of(sample: Sample, part: str) -> Estimate:
    """Return by how many points the same policies score lower without a part of the rules."""
    without = sample.get(f"without_{part}")
    if without is None:
        raise NotMeasuredError(f"the scenario has no {part}")
    scores = [[fmean(game.scores) / POINT for game in games] for games in (sample["reciprocators"], without)]
    return paired(*scores)


def _agendas(sample: Sample) -> Estimate:
    points = [point for game in sample["mixed"] for point in game.agendas]
    if not points:
        raise NotMeasuredError("the scenario deals no agendas")
    return mean(points)


def _elsewhere(_sample: Sample, what: str) -> Estimate:
    raise NotMeasuredError(what)


def _probes(sample: Sample) -> list[Probe]:
    return [probe for game in sample["probed"] for probe in game.probes]


def _apart(sample: Sample, of: Callable[[Probe], int]) -> Estimate:
    """Return the median over decisions, in points, with the interval of its order statistics."""
    values = sorted(of(probe) / POINT for probe in _probes(sample))
    half = 1.96 * len(values) ** 0.5 / 2
    middle = len(values) / 2
    low, high = max(0, int(middle - half)), min(len(values) - 1, int(middle + half))
    return Estimate(median(values), values[low], values[high], len(values))


def _nothing_pays(sample: Sample) -> Estimate:
    probes = _probes(sample)
    return share(sum(probe.nothing_pays for probe in probes), len(probes))


def _saboteur(sample: Sample) -> Estimate:
    """Return by how many per cent one lasting free-rider raises collapse."""
    games = sample["free_rider_among_reciprocators"]
    if len(games[0].nations) < SEATS_FROM:
        raise NotMeasuredError(f"it holds from {SEATS_FROM} nations on")
    with_one, without = (_collapsed(some) for some in (games, sample["reciprocators"]))
    return paired(with_one, without)


def _collapsed(games: Sequence[Game]) -> list[float]:
    return [100.0 if game.tier == Tier.COLLAPSE else 0.0 for game in games]


def _shares(sample: Sample) -> Mapping[tuple[str, str], Estimate]:
    """Return how often planners like each option best, of its chances."""
    chances: Counter[tuple[str, str]] = Counter()
    liked: Counter[tuple[str, str]] = Counter()
    for probe in _probes(sample):
        for card, best, able in probe.liked:
            chances.update((card, option) for option in able)
            liked[card, best] += 1
    return {key: share(liked[key], count) for key, count in chances.items() if count >= CHANCES}


def _option(sample: Sample, *, most: bool) -> Estimate:
    shares = _shares(sample)
    if not shares:
        raise NotMeasuredError(f"no option had {CHANCES} chances in so few games; card_report looks at one card")
    choose = max if most else min
    return choose(shares.values(), key=lambda one: one.value)


def _spread(games: Sequence[Game]) -> Estimate:
    return deviation([game.stability for game in games])


EFFECTS: Final = "manage.py card_report --card measures one card in pairs of games"


def _bar(number: str, claim: str, bound: float, side: str, measure: Callable[[Sample], Estimate]) -> Bar:
    return Bar(number, claim, bound, at_least=side == ">=", measure=measure)


def _alone(sample: Sample, others: str) -> Estimate:
    return lead_over_others(sample[f"free_rider_among_{others}"], "free_rider")


STANDARD: Final = (
    _bar(
        "1a",
        "a free-rider among reciprocators scores below them, by points",
        -2,
        "<=",
        partial(_alone, others="reciprocators"),
    ),
    _bar(
        "1b", "a free-rider among altruists scores above them, by points", 0, ">=", partial(_alone, others="altruists")
    ),
    _bar(
        "2a",
        "tables of free-riders end below stability 35, per cent",
        90,
        ">=",
        lambda sample: below_fragile(sample["free_riders"]),
    ),
    _bar(
        "2b",
        "tables of altruists end steady or better, per cent",
        80,
        ">=",
        lambda sample: in_tiers(sample["altruists"], Tier.STEADY, Tier.CONCORD),
    ),
    _bar("2c", "mixed tables collapse, per cent", 45, "<=", lambda sample: in_tiers(sample["mixed"], Tier.COLLAPSE)),
    _bar("2d", "mixed tables collapse, per cent", 2, ">=", lambda sample: in_tiers(sample["mixed"], Tier.COLLAPSE)),
    _bar(
        "3",
        "the nation farthest from the mean score is off it, per cent",
        10,
        "<=",
        lambda sample: worst_seat(sample["reciprocators"]),
    ),
    _bar(
        "4a",
        "planner above reciprocator in the same seat, by points",
        2,
        ">=",
        partial(lead_over_reciprocator, policy="planner"),
    ),
    _bar("4b", "reciprocator above random in the same seat, by points", 10, ">=", skill),
    _bar(
        "5a",
        "the half-time leader of a mixed table ends first, per cent",
        60,
        "<=",
        lambda sample: leader_stays(sample["mixed"]),
    ),
    _bar(
        "5b",
        "standard deviation of the final stability of mixed tables",
        8,
        ">=",
        lambda sample: _spread(sample["mixed"]),
    ),
    _bar(
        "5c",
        "standard deviation of the final stability of mixed tables",
        25,
        "<=",
        lambda sample: _spread(sample["mixed"]),
    ),
    _bar(
        "6a",
        "every clause, project and agenda moves the mean when removed, |d|",
        0.1,
        ">=",
        partial(_elsewhere, what="removing one of them at a time is not part of this run"),
    ),
    _bar("6b", "no card drawn in round 2 moves the mean by more, |d|", 0.8, "<=", partial(_elsewhere, what=EFFECTS)),
    _bar("6c", "points of agendas", 7, ">=", _agendas),
    _bar("6d", "points of agendas", 8, "<=", _agendas),
    _bar("7a", "points lost without intelligence", 5, ">=", partial(_worth_of, part=Module.INTELLIGENCE.value)),
    _bar("7b", "points lost without exercises", 5, ">=", partial(_worth_of, part=Module.EXERCISES.value)),
    _bar("7c", "points lost without agreements", 5, ">=", partial(_worth_of, part=Module.AGREEMENTS.value)),
    _bar("7d", "points lost without pledges", 5, ">=", partial(_worth_of, part=PLEDGES)),
    _bar(
        "8a",
        "best above worst plan, median, by points",
        4,
        ">=",
        partial(_apart, of=lambda probe: probe.best_over_worst),
    ),
    _bar(
        "8b",
        "best plan above fair share, median, by points",
        1.5,
        ">=",
        partial(_apart, of=lambda probe: probe.best_over_fair),
    ),
    _bar("9a", "one lasting free-rider raises collapse by per cent", 25, "<=", _saboteur),
    _bar("9b", "giving nothing for one round pays, per cent of decisions", 20, ">=", _nothing_pays),
    _bar("9c", "giving nothing for one round pays, per cent of decisions", 50, "<=", _nothing_pays),
    _bar("10a", "the option that planners like least, per cent of its chances", 5, ">=", partial(_option, most=False)),
    _bar("10b", "the option that planners like most, per cent of its chances", 70, "<=", partial(_option, most=True)),
)
"""In the order of the rules."""
