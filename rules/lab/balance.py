"""The balance report: every bar at every number of seats, with its interval and whether it holds."""

from collections.abc import Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Any

from rules.lab.bars import BARS, Bar, experiments
from rules.lab.playout import Game
from rules.lab.running import Job, Progress, play_all
from rules.lab.simulate import shown
from rules.lab.statistics import Estimate


@dataclass(frozen=True, slots=True)
class Finding:
    """One bar measured at one number of seats."""

    seats: int
    bar: Bar
    estimate: Estimate

    @property
    def holds(self) -> bool:
        """Whether the estimate lies where it should."""
        return self.bar.holds(self.estimate)


def planned(seats: Sequence[int], seed: int | str, games: int) -> dict[int, dict[str, list[Job]]]:
    """Return all games of a balance run, by seats and experiment."""
    return {number: experiments(number, seed, games) for number in seats}


def measure(
    scenario: str, plan: Mapping[int, Mapping[str, Sequence[Job]]], executor: Executor | None, done: Progress
) -> list[Finding]:
    """Play all games and measure all bars."""
    jobs = [job for by_name in plan.values() for some in by_name.values() for job in some]
    games = iter(play_all(scenario, jobs, executor, done))
    findings = []
    for seats, by_name in plan.items():
        sample: dict[str, list[Game]] = {name: [next(games) for _ in some] for name, some in by_name.items()}
        findings += [Finding(seats, bar, bar.measure(sample)) for bar in BARS]
    return findings


def as_json(scenario: str, seed: int | str, games: int, findings: Sequence[Finding]) -> dict[str, Any]:
    """Return the report as plain data."""
    return {
        "scenario": scenario,
        "seed": seed,
        "games": games,
        "holds": all(finding.holds for finding in findings),
        "bars": [
            {
                "seats": finding.seats,
                "bar": finding.bar.number,
                "claim": finding.bar.claim,
                "at_least" if finding.bar.at_least else "at_most": finding.bar.bound,
                **shown(finding.estimate),
                "holds": finding.holds,
            }
            for finding in findings
        ],
    }


def as_text(scenario: str, seed: int | str, games: int, findings: Sequence[Finding]) -> str:
    """Return the report for people: a line a bar, worst news marked."""
    lines = [f"Balance of {scenario}, {games} games an experiment, seed {seed}; 95 % intervals in brackets"]
    seats = 0
    for finding in findings:
        if finding.seats != seats:
            seats = finding.seats
            lines += ["", f"{seats} nations"]
        bar = finding.bar
        side = ">=" if bar.at_least else "<="
        mark = "holds" if finding.holds else "FAILS"
        lines.append(f"  {mark}  {bar.number:<3} {bar.claim}: {finding.estimate.text()}  wanted {side} {bar.bound:g}")
    failed = sum(not finding.holds for finding in findings)
    lines += ["", f"{len(findings) - failed} of {len(findings)} bars hold"]
    return "\n".join(lines)
