"""What a clause, a project or an agenda does to a table: paired games with it, and without it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from rules.engine.copying import revise
from rules.engine.ruleset import Ruleset
from rules.lab.card_report import effect, table_score
from rules.lab.charts import around_zero, bars
from rules.lab.pages import page
from rules.lab.playout import Game, Playout
from rules.lab.running import Job, uncollected
from rules.lab.simulate import shown
from rules.lab.statistics import mean
from rules.packs.registry import load_shipped

OFFERED: Final = ("clause", "project", "agenda")
LEAST: Final = 0.1
"""Of the effect, either way: what moves a table less might as well not be there."""

Pair = tuple[Game, Game]


def offered(ruleset: Ruleset, kind: str) -> list[str]:
    """Return what a scenario offers of a kind."""
    return [str(name) for name in _known(ruleset)[kind]]


def _known(ruleset: Ruleset) -> Mapping[str, Iterable[str]]:
    scenario = ruleset.scenario
    return {"clause": scenario.clauses, "project": ruleset.projects, "agenda": ruleset.fates.agendas}


def without_one(ruleset: Ruleset, kind: str, name: str) -> Ruleset:
    """Return the rules with one clause, project or agenda out of them; raises KeyError for an unknown one."""
    if name not in offered(ruleset, kind):
        raise KeyError(name)
    scenario = ruleset.scenario
    match kind:
        case "clause":
            clauses = tuple(clause for clause in scenario.clauses if clause != name)
            return revise(ruleset, scenario=revise(scenario, clauses=clauses))
        case "project":
            return revise(ruleset, projects={key: one for key, one in ruleset.projects.items() if key != name})
        case _:
            agendas = {key: one for key, one in ruleset.fates.agendas.items() if key != name}
            return revise(ruleset, fates=revise(ruleset.fates, agendas=agendas))


def play_pairs(scenario: str, kind: str, name: str, jobs: Sequence[Job]) -> list[Pair]:
    """Play some pairs here."""
    ruleset = load_shipped().ruleset(scenario)
    less = without_one(ruleset, kind, name)
    with uncollected():
        return [
            (Playout(ruleset, job.policies, job.seed).play_on(), Playout(less, job.policies, job.seed).play_on())
            for job in jobs
        ]


def removal_report(ruleset: Ruleset, name: str, seed: int | str, pairs: Sequence[Pair]) -> dict[str, Any]:
    """Return what a part does to a table, and whether that is enough to be felt."""
    firsts, seconds = [one for one, _ in pairs], [other for _, other in pairs]
    d = effect(firsts, seconds)
    felt = abs(d.value) >= LEAST
    return {
        "part": name,
        "scenario": ruleset.scenario.id,
        "seed": seed,
        "pairs": len(pairs),
        "seats": len(firsts[0].nations),
        "effect": shown(d),
        "score": shown(mean([table_score(one) - table_score(other) for one, other in pairs])),
        "stability": shown(mean([one.stability - other.stability for one, other in pairs])),
        "verdict": []
        if felt
        else [f"moves the mean by {d.value:.2f} standard deviations only (wanted {LEAST} or more)"],
    }


def removal_text(found: Mapping[str, Any]) -> str:
    """Return the report for people at a terminal."""
    lines = [
        f"{found['part']} in {found['scenario']}: {found['pairs']} pairs of {found['seats']} nations with and without"
    ]
    for name in ("effect", "score", "stability"):
        one = found[name]
        lines.append(f"  {name:<12} {one['value']:8.2f}  [{one['low']:.2f}, {one['high']:.2f}]")
    return "\n".join([*lines, "", *(found["verdict"] or ["it is felt"])])


def removal_page(found: Mapping[str, Any]) -> str:
    """Return the report as a page with charts."""
    lead = f"{found['pairs']} paired games of {found['seats']} nations, seed {found['seed']}, with and without it."
    effects, points = {"effect": found["effect"]}, {name: found[name] for name in ("score", "stability")}
    words = "Difference of a table's mean score in standard deviations between games."
    charts = [
        ("Effect", words, bars("Effect", effects, around_zero(effects.values(), 1.0))),
        ("Points", "What it adds.", bars("Points", points, around_zero(points.values(), 1.0))),
    ]
    return page(f"{found['part']} in {found['scenario']}", lead, found["verdict"], charts)
