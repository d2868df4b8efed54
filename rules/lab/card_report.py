"""The report on one card: what it does to a table, how it ends, what is picked, and whether that is as cards should be.

Effects are paired: the same seed with and without the card. `d` is the difference of the table's mean score in standard
deviations between games; its interval is that of the pairs.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, stdev
from typing import Any, Final

from rules.engine.formulas.options import options_of
from rules.engine.ids import CardId, OptionId, Outcome, Phase
from rules.engine.ruleset import Ruleset
from rules.lab.playout import Game
from rules.lab.simulate import POINT, shown
from rules.lab.statistics import Estimate, mean, share
from rules.lab.trials import Trial

WELL: Final = (Outcome.CONTAINED, Outcome.MANAGED)
WORDS_A_MINUTE: Final = 150
"""That people read of a card aloud or with care."""
MINUTE: Final = 60_000
TALKS: Final = frozenset({Phase.HORIZON, Phase.DIPLOMACY, Phase.PLANNING, Phase.RESOLUTION})
"""Phases that a crisis takes its part of."""
CRISES: Final = 3
"""A round at a usual table; its talk and planning are shared among them."""

NEVER: Final = -(10**9)
"""What an option is worth that may not be picked."""

Report = dict[str, Any]
"""JSON-ready."""


@dataclass(frozen=True, slots=True)
class Band:
    """Between which bounds a measure of a card should lie, and what is wrong below and above."""

    name: str
    low: float
    high: float
    below: str
    above: str


BANDS: Final = (
    Band("success", 20, 80, "too hard: it seldom ends well", "too easy: it nearly always ends well"),
    Band("pivotality", 10, 40, "hardly ever hangs on one nation", "hangs on single nations too often"),
    Band("effect", -0.8, 0.8, "costs a table too much", "gives a table too much"),
)
OPTIONS: Final = Band("options", 5, 70, "hardly anybody would pick", "nearly everybody would pick")
DISAGREEMENT: Final = Band("disagreement", 25, 100, "no dilemma: all would pick alike", "")


def table_score(game: Game) -> float:
    """Return the mean score of a table, in points."""
    return fmean(game.scores) / POINT


def effect(one: Sequence[Game], other: Sequence[Game], of: Callable[[Game], float] = table_score) -> Estimate:
    """Return by how many standard deviations `one` lies above `other`, pair by pair; 0 where nothing differs."""
    firsts, seconds = [of(game) for game in one], [of(game) for game in other]
    spread = stdev([*firsts, *seconds])
    return mean([(first - second) / spread if spread else 0.0 for first, second in zip(firsts, seconds, strict=True)])


def report(ruleset: Ruleset, card: CardId, seed: int | str, trials: Sequence[Trial]) -> Report:
    """Return the whole report on a card."""
    forced, without = [trial.forced for trial in trials], [trial.without for trial in trials]
    found: Report = {
        "card": card,
        "title": ruleset.words[card].title,
        "scenario": ruleset.scenario.id,
        "seed": seed,
        "pairs": len(trials),
        "seats": len(forced[0].nations),
        "effect": shown(effect(forced, without)),
        "effect_in_the_deck": _in_the_deck(trials),
        "score": shown(
            mean([table_score(one) - table_score(other) for one, other in zip(forced, without, strict=True)])
        ),
        "stability": shown(mean([one.stability - other.stability for one, other in zip(forced, without, strict=True)])),
        "success": shown(share(sum(trial.outcome in WELL for trial in trials), len(trials))),
        "outcomes": _outcomes(trials),
        "pivotality": _pivotality(trials),
        "swing": _swing(trials),
        "gains": _gains(trials),
        "minutes": minutes(ruleset, card),
    }
    if options_of(ruleset.cards[card]):
        found["picked"] = _picked(ruleset, card, trials)
        found.update(_liking(ruleset, card, trials))
    found["verdict"] = verdict(found)
    return found


def _in_the_deck(trials: Sequence[Trial]) -> Report | None:
    """Return the effect of the card's being in the deck; None where too few games were played for it."""
    pairs = [(trial.with_card, trial.without) for trial in trials if trial.with_card]
    return shown(effect([one for one, _ in pairs], [other for _, other in pairs])) if len(pairs) > 1 else None


def _outcomes(trials: Sequence[Trial]) -> Report:
    counts = Counter(trial.outcome for trial in trials)
    return {outcome.value: shown(share(counts[outcome], len(trials))) for outcome in Outcome}


def _pivotality(trials: Sequence[Trial]) -> Report:
    """Return how many per cent of contributions decided the outcome."""
    return shown(share(sum(trial.pivotal for trial in trials), max(1, sum(trial.contributions for trial in trials))))


def _swing(trials: Sequence[Trial]) -> Report | None:
    """Return by how many points a table ends higher where the card ended well; None where it always ended alike."""
    leads: dict[bool, list[float]] = {True: [], False: []}
    for trial in trials:
        leads[trial.outcome in WELL].append(table_score(trial.forced) - table_score(trial.without))
    if min(map(len, leads.values())) < 2:
        return None
    well, badly = mean(leads[True]), mean(leads[False])
    half = ((well.high - well.value) ** 2 + (badly.high - badly.value) ** 2) ** 0.5
    value = well.value - badly.value
    return shown(Estimate(value, value - half, value + half, len(trials)))


def _gains(trials: Sequence[Trial]) -> Report:
    """Return by how many points the card moves the score of its target, of all others, and of each nation."""
    sums: dict[str, list[float]] = {"target": [], "others": []}
    for trial in trials:
        for nation, one, other in zip(trial.forced.nations, trial.forced.scores, trial.without.scores, strict=True):
            gain = (one - other) / POINT
            sums["target" if nation == trial.target else "others"].append(gain)
            sums.setdefault(nation, []).append(gain)
    return {who: shown(mean(gains)) for who, gains in sums.items()}


def minutes(ruleset: Ruleset, card: CardId) -> float:
    """Return the minutes that a card takes: reading it, and its part of a round's clocks."""
    words = ruleset.words[card]
    texts = [words.summary, words.narrative, words.stakes, words.dilemma]
    for option in words.options.values():
        texts += [option.label, option.note, *option.does]
    clocks = sum(length for phase, length in ruleset.constants.clock.default.items() if phase in TALKS)
    return round(len(" ".join(texts).split()) / WORDS_A_MINUTE + clocks / MINUTE / CRISES, 1)


def _picked(ruleset: Ruleset, card: CardId, trials: Sequence[Trial]) -> Report:
    """Return how often the bots of the table picked each option, of all who could pick."""
    counts = Counter(option for trial in trials for option in trial.picks.values())
    total = max(1, sum(counts.values()))
    return {option: shown(share(counts[option], total)) for option in options_of(ruleset.cards[card])}


def _liking(ruleset: Ruleset, card: CardId, trials: Sequence[Trial]) -> Report:
    """Return which options nations like best, whether they differ, and which options are never worth it."""
    options, states = tuple(options_of(ruleset.cards[card])), [trial.liked for trial in trials if trial.liked]
    worths = [worth for state in states for worth in state.values()]
    best = [[max(options, key=lambda option: worth.get(option, NEVER)) for worth in state.values()] for state in states]
    chosen = Counter(option for liked in best for option in liked)
    able = {option: sum(option in worth for worth in worths) for option in options}
    return {
        "liked": {option: shown(share(chosen[option], able[option])) for option in options if able[option]},
        "disagreement": shown(share(sum(len(set(liked)) > 1 for liked in best), len(states))) if states else None,
        "dominated": dominated(options, worths),
    }


def dominated(options: Sequence[OptionId], worths: Sequence[Mapping[OptionId, int]]) -> dict[OptionId, OptionId]:
    """Return the options that another one beats wherever both may be picked, with that one."""
    beaten: dict[OptionId, OptionId] = {}
    for option in options:
        for other in options:
            both = [(worth[option], worth[other]) for worth in worths if option in worth and other in worth]
            if other != option and both and all(one < two for one, two in both):
                beaten[option] = other
    return beaten


def verdict(found: Mapping[str, Any]) -> list[str]:
    """Return what is wrong with a card, in words; empty where all its measures lie in their bands."""
    faults = [_fault(band, found[band.name]["value"]) for band in BANDS]
    if found.get("disagreement"):
        faults.append(_fault(DISAGREEMENT, found["disagreement"]["value"]))
    for option, estimate in found.get("liked", {}).items():
        fault = _fault(OPTIONS, estimate["value"])
        faults.append(fault and f"{option}: {fault}")
    faults += [f"{option}: always worse than {other}" for option, other in found.get("dominated", {}).items()]
    return [fault for fault in faults if fault]


def _fault(band: Band, value: float) -> str:
    if band.low <= value <= band.high:
        return ""
    words = band.below if value < band.low else band.above
    return f"{words} ({band.name} {value:.2f}, wanted {band.low:g} to {band.high:g})"
