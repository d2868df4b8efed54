"""The balance report: every bar at every number of seats, with its interval and whether it holds."""

from collections.abc import Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Any, Final

from rules.engine.ruleset import Ruleset
from rules.lab.bars import BARS, Bar, NotMeasuredError, Sample, experiments
from rules.lab.playout import Game
from rules.lab.running import Job, Progress, play_all
from rules.lab.simulate import shown
from rules.lab.standard_bars import STANDARD, standard_experiments
from rules.lab.statistics import Estimate

MARKS: Final = {True: "holds", False: "FAILS", None: "-----"}


@dataclass(frozen=True, slots=True)
class Finding:
    """One bar measured at one number of seats."""

    seats: int
    bar: Bar
    estimate: Estimate | None
    """None where it could not be measured."""
    why_not: str = ""
    """Why it could not be measured."""

    @property
    def holds(self) -> bool | None:
        """Whether the estimate lies where it should; None where there is none."""
        return None if self.estimate is None else self.bar.holds(self.estimate)


def is_introduction(ruleset: Ruleset) -> bool:
    """Return whether a scenario has bars of its own, for it is easier by design: one without modules."""
    return not ruleset.scenario.modules


def bars_of(ruleset: Ruleset) -> tuple[Bar, ...]:
    """Return the bars that a scenario has to hold."""
    return BARS if is_introduction(ruleset) else STANDARD


def planned(ruleset: Ruleset, seats: Sequence[int], seed: int | str, games: int) -> dict[int, dict[str, list[Job]]]:
    """Return all games of a balance run, by seats and experiment."""
    if is_introduction(ruleset):
        return {number: experiments(number, seed, games) for number in seats}
    return {number: standard_experiments(ruleset, number, seed, games) for number in seats}


def measure(
    ruleset: Ruleset, plan: Mapping[int, Mapping[str, Sequence[Job]]], executor: Executor | None, done: Progress
) -> list[Finding]:
    """Play all games of a shipped scenario and measure all its bars."""
    bars = bars_of(ruleset)
    jobs = [job for by_name in plan.values() for some in by_name.values() for job in some]
    games = iter(play_all(ruleset.scenario.id, jobs, executor, done))
    findings = []
    for seats, by_name in plan.items():
        sample: dict[str, list[Game]] = {name: [next(games) for _ in some] for name, some in by_name.items()}
        findings += [_finding(seats, bar, sample) for bar in bars]
    return findings


def _finding(seats: int, bar: Bar, sample: Sample) -> Finding:
    try:
        return Finding(seats, bar, bar.measure(sample))
    except NotMeasuredError as unknown:
        return Finding(seats, bar, None, str(unknown))


def as_json(scenario: str, seed: int | str, games: int, findings: Sequence[Finding]) -> dict[str, Any]:
    """Return the report as plain data."""
    return {
        "scenario": scenario,
        "seed": seed,
        "games": games,
        "holds": all(finding.holds is not False for finding in findings),
        "bars": [
            {
                "seats": finding.seats,
                "bar": finding.bar.number,
                "claim": finding.bar.claim,
                "at_least" if finding.bar.at_least else "at_most": finding.bar.bound,
                **(shown(finding.estimate) if finding.estimate else {"not_measured": finding.why_not}),
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
        mark = MARKS[finding.holds]
        found = finding.estimate.text() if finding.estimate else f"not measured, {finding.why_not}"
        lines.append(f"  {mark}  {bar.number:<3} {bar.claim}: {found}  wanted {side} {bar.bound:g}")
    hold, known = (sum(finding.holds in values for finding in findings) for values in ((True,), (True, False)))
    lines += ["", f"{hold} of {known} bars hold"]
    if known < len(findings):
        lines.append(f"{len(findings) - known} were not measured")
    return "\n".join(lines)
