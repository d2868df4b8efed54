"""Paired games about one card: with it in the deck as it is, without it, and with it drawn in round 2.

The last two share their first round. What else differs between the games of a pair follows from the card alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rules.engine.chance import Stream
from rules.engine.copying import revise
from rules.engine.formulas.coalition import least_asked
from rules.engine.formulas.coverage import covered, needs_met
from rules.engine.formulas.crisis import outcome
from rules.engine.formulas.ties import practice
from rules.engine.ids import CardId, Domain, NationId, OptionId, Outcome
from rules.engine.reports import Contribution, CrisisResult
from rules.engine.ruleset import Ruleset
from rules.engine.state import Crisis, GameState, Scheduled
from rules.lab.playout import Game, Playout
from rules.lab.preferences import Preferences, preferences
from rules.lab.running import Job, uncollected
from rules.packs.registry import load_shipped

FORCED: Final = 2
"""The round in which the card is drawn."""
ASKED: Final = 25
"""In every so many-th pair all nations are asked which option they would like best: that takes as long as a game."""
IN_DECK: Final = 4
"""In every so many-th pair a third game is played, with the deck as it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """The games of one pair, and what became of the card in the one where it was drawn."""

    with_card: Game | None
    without: Game
    forced: Game
    target: NationId
    outcome: Outcome
    picks: Mapping[NationId, OptionId]
    contributions: int
    """Nations that sent units."""
    pivotal: int
    """Those of them without whose units the outcome would have been another."""
    liked: Preferences
    """What every option is worth to each nation; empty where nobody was asked."""


def without_card(ruleset: Ruleset, card: CardId) -> Ruleset:
    """Return the rules with a card out of the deck; raises KeyError for a card that the deck does not have."""
    scenario = ruleset.scenario
    if card not in scenario.cards:
        raise KeyError(card)
    deck = tuple(other for other in scenario.cards if other != card)
    opening = () if card in scenario.opening else scenario.opening
    return revise(ruleset, scenario=revise(scenario, cards=deck, opening=opening))


def play_trials(scenario: str, card: CardId, jobs: Sequence[Job]) -> list[Trial]:
    """Play some pairs here."""
    ruleset = load_shipped().ruleset(scenario)
    bare = without_card(ruleset, card)
    with uncollected():
        return [_trial(ruleset, bare, card, job) for job in jobs]


def _trial(ruleset: Ruleset, bare: Ruleset, card: CardId, job: Job) -> Trial:
    table = Playout(bare, job.policies, job.seed)
    for _ in range(FORCED - 2):
        table.play_round()
    table.talk()
    table.plan()
    table.close()
    struck = table.fork(ruleset, _drawn(ruleset, table.state, card))
    struck.end_phase()
    struck.talk()
    before = struck.state
    struck.plan()
    crisis = next(crisis for crisis in before.crises.values() if crisis.card == card)
    result = next(result for result in struck.state.results if result.crisis == crisis.id)
    number = int(job.seed[:8], 16)
    nations, pivotal = _pivotal(ruleset, before, crisis, result)
    liked = preferences(struck, before, crisis) if number % ASKED == 0 else {}
    forced = _rest(struck.fork(bare, struck.state))
    return Trial(
        with_card=Playout(ruleset, job.policies, job.seed).play_on() if number % IN_DECK == 0 else None,
        without=table.play_on(),
        forced=forced,
        target=crisis.target,
        outcome=result.outcome,
        picks=result.picks,
        contributions=nations,
        pivotal=pivotal,
        liked=liked,
    )


def _rest(table: Playout) -> Game:
    """Play a revealed round to its end, and all others."""
    table.close()
    return table.play_on()


def _drawn(ruleset: Ruleset, state: GameState, card: CardId) -> GameState:
    """Return the state with the card coming next at a nation drawn by its exposure, as any target is."""
    stream = Stream(seed=state.seed, name=f"lab:forced:{card}")
    threat = ruleset.cards[card].threat
    bag = state.bag or tuple(sorted(state.settings.nations))
    target = bag[stream.index([1 + state.nations[nation].exposure.get(threat, 0) for nation in bag])]
    coming = Scheduled(card=card, round=state.round + 1, target=target)
    left = tuple(nation for nation in bag if nation != target)
    return revise(state, scheduled=(coming, *state.scheduled), bag=left)


def _pivotal(ruleset: Ruleset, before: GameState, crisis: Crisis, result: CrisisResult) -> tuple[int, int]:
    """Return how many nations sent units, and without how many of them the outcome would have been another."""
    parts = [part for need in result.needs for part in need.contributions]
    nations = {part.nation for part in parts}
    usual = outcome(result.coverage + result.luck - result.mishap, ruleset.constants.crisis)
    changed = [nation for nation in nations if _without(ruleset, before, crisis, result, nation) is not usual]
    return len(nations), len(changed)


def _without(ruleset: Ruleset, before: GameState, crisis: Crisis, result: CrisisResult, nation: NationId) -> Outcome:
    """Return the outcome as it would have been without one nation's units."""
    constants = ruleset.constants.crisis
    sent: dict[Domain, list[Contribution]] = {
        need.domain: [part for part in need.contributions if part.nation != nation] for need in result.needs
    }
    needs = needs_met(
        ruleset.cards[crisis.card],
        result.demand,
        sent,
        asks=least_asked(crisis),
        interoperability=practice(before),
        constants=constants,
    )
    return outcome(max(0, covered(needs) + result.bonus) + result.luck - result.mishap, constants)
