"""What a series of games came to: scores by policy and nation, tiers, stability, outcomes."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any, Final

from rules.engine.ids import Outcome, Tier
from rules.lab.playout import Game
from rules.lab.running import Job, game_seed
from rules.lab.seatings import in_turn
from rules.lab.statistics import Estimate, deviation, mean, share

POINT: Final = 100

Report = dict[str, Any]
"""JSON-ready."""


def jobs_for(policies: tuple[str, ...], seats: int, seed: int | str, games: int, *, turned: bool) -> list[Job]:
    """Return the games to play; `turned` moves the policies on by a seat from game to game."""
    table = in_turn(policies, seats)
    places = [number % seats if turned else 0 for number in range(games)]
    return [Job(table[place:] + table[:place], game_seed(seed, number)) for number, place in enumerate(places)]


def shown(estimate: Estimate) -> dict[str, float | int | None]:
    """Return an estimate for JSON; an open interval has no bounds."""
    data = {name: round(value, 3) for name, value in asdict(estimate).items()}
    return {name: None if value in (float("inf"), float("-inf")) else value for name, value in data.items()}


def _scores_by(games: Sequence[Game], keys: Sequence[tuple[str, ...]]) -> dict[str, Any]:
    found: dict[str, list[float]] = {}
    for game, names in zip(games, keys, strict=True):
        for name, score in zip(names, game.scores, strict=True):
            found.setdefault(name, []).append(score / POINT)
    return {name: shown(mean(scores)) for name, scores in sorted(found.items())}


def report(scenario: str, seed: int | str, games: Sequence[Game]) -> Report:
    """Return the whole report of a series."""
    stabilities = [game.stability for game in games]
    tiers = Counter(game.tier for game in games)
    outcomes = Counter(outcome for game in games for outcome in game.outcomes)
    crises = sum(outcomes.values())
    challenger = [game.challenger for game in games if game.challenger is not None]
    found: Report = {
        "scenario": scenario,
        "seed": seed,
        "games": len(games),
        "seats": len(games[0].nations),
        "scores_by_policy": _scores_by(games, [game.policies for game in games]),
        "scores_by_nation": _scores_by(games, [game.nations for game in games]),
        "stability": shown(mean(stabilities)),
        "stability_deviation": shown(deviation(stabilities)) if len(games) > 1 else None,
        "tiers": {tier.value: shown(share(tiers[tier.value], len(games))) for tier in Tier},
        "outcomes": {outcome.value: shown(share(outcomes[outcome.value], crises)) for outcome in Outcome},
    }
    return {**found, "challenger": shown(mean(challenger))} if challenger else found


def _line(name: str, estimate: Mapping[str, float | None]) -> str:
    value, low, high = estimate["value"] or 0, estimate["low"], estimate["high"]
    spread = "" if low is None or high is None else f"  [{low:.1f}, {high:.1f}]"
    return f"  {name:<14} {value:6.1f}{spread}"


def as_text(found: Report) -> str:
    """Return the report for people."""
    lines = [f"{found['games']} games of {found['scenario']} with {found['seats']} nations, seed {found['seed']}"]
    for title, part in (
        ("score by policy", "scores_by_policy"),
        ("score by nation", "scores_by_nation"),
        ("tier, per cent of games", "tiers"),
        ("outcome, per cent of crises", "outcomes"),
    ):
        lines += ["", title, *[_line(name, estimate) for name, estimate in found[part].items()]]
    lines += ["", "final stability", _line("mean", found["stability"])]
    if found["stability_deviation"] is not None:
        lines.append(_line("deviation", found["stability_deviation"]))
    if "challenger" in found:
        lines += ["", "the challenger's score", _line("mean", found["challenger"])]
    return "\n".join(lines)
