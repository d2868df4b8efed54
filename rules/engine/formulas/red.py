"""What the challenger can do: whom its cards may strike, how hard, and what it does when nobody plays it (rules 15)."""

from collections.abc import Iterable

from rules.engine.actors import FacilitatorViewer, HostViewer, RedViewer, Viewer
from rules.engine.cards import Card
from rules.engine.formulas.arithmetic import clamp, step
from rules.engine.ids import Aggregation, CardId, Domain, Module, NationId, Phase
from rules.engine.module_constants import RedConstants, given
from rules.engine.red import Play, RedController, RedScore, Splits
from rules.engine.ruleset import Ruleset
from rules.engine.state import GameState


def pushed(severity: int, pressure: int, constants: RedConstants, most: int) -> int:
    """Return a severity with what the challenger put behind the card (rules 15.5).

    >>> numbers = RedConstants(hand=4, pressure_start=2, pressure_growth=2, behind_most=4, severity_divisor=2,
    ...     plays_divisor=2, instability=60, splits_most=40, broken=4, declined=2, divided=2, breached=6)
    >>> [pushed(2, pressure, numbers, 5) for pressure in (1, 2, 3, 4)]
    [2, 3, 3, 4]
    """
    return min(most, severity + pressure // constants.severity_divisor)


def pressure_worth(ruleset: Ruleset, pressure: int) -> int:
    """Return by how much pressure behind a card raises its severity; 0 where there is none (rules 15.5)."""
    return pressure // given(ruleset.constants.red).severity_divisor if pressure else 0


def sees_hand(ruleset: Ruleset, state: GameState, viewer: Viewer) -> bool:
    """Return whether a viewer sees what the challenger sees (rules 15.7)."""
    if Module.RED_CELL not in ruleset.scenario.modules:
        return False
    if isinstance(viewer, HostViewer):
        return state.red.controller is RedController.HOST
    return isinstance(viewer, RedViewer | FacilitatorViewer)


def plays_most(ruleset: Ruleset, state: GameState) -> int:
    """Return how many cards the challenger may lay for one round (rules 15.4)."""
    count = step(ruleset.constants.crisis.count, len(state.settings.nations))
    return count // given(ruleset.constants.red).plays_divisor


def is_waited_for(state: GameState) -> bool:
    """Return whether the phase waits for the challenger too (rules 15.6); never where the scenario has none."""
    red = state.red
    return red.controller is not RedController.NOBODY and state.phase is Phase.AFTERMATH and not red.done


def is_due(card: Card, round_: int) -> bool:
    """Return whether a card can come in a round."""
    return card.earliest <= round_ <= card.latest


def is_playable(ruleset: Ruleset, card: Card) -> bool:
    """Return whether the challenger can ever hold a card (rules 15.2)."""
    challenger = ruleset.scenario.challenger
    return challenger is not None and card.threat in challenger.threats and not card.facilitator_only


def strikable(state: GameState, struck: Iterable[NationId]) -> tuple[NationId, ...]:
    """Return whom a card may strike beside those struck already: who is in the bag, or all when nobody is (rules 15.4).

    In the table's order.
    """
    taken = set(struck)
    waiting = [nation for nation in state.bag if nation not in taken]
    return tuple(waiting or [nation for nation in state.settings.nations if nation not in taken])


def levels_of_all(state: GameState, domain: Domain) -> int:
    """Return the levels that all nations have together in a domain."""
    return sum([nation.capability.get(domain, 0) for nation in state.nations.values()])


def reach(ruleset: Ruleset, state: GameState, card: Card) -> tuple[Domain, int]:
    """Return the need of a card that stretches all nations most, and how far they reach there.

    That is their levels for the whole demand, `levels * 1000 // weight`; half the weight where only the best counts.
    """
    best = ruleset.constants.crisis.best_divisor
    found = []
    for place, need in enumerate(card.needs):
        weight = need.weight // best if need.aggregation is Aggregation.BEST else need.weight
        found.append((levels_of_all(state, need.domain) * 1000 // max(1, weight), place))
    least, place = min(found)
    return card.needs[place].domain, least


def default_plays(ruleset: Ruleset, state: GameState) -> tuple[Play, ...]:
    """Return what the challenger lays when nobody plays it (rules 15.6)."""
    constants, round_ = given(ruleset.constants.red), state.round + 1
    held = [(place, ruleset.cards[card]) for place, card in enumerate(state.red.hand)]
    due = sorted((reach(ruleset, state, card)[1], place) for place, card in held if is_due(card, round_))
    left, plays = state.red.pressure, list[Play]()
    for _, place in due[: plays_most(ruleset, state)]:
        targets = strikable(state, [play.target for play in plays])
        if not left or not targets:
            break
        card, behind = held[place][1], min(left, constants.behind_most)
        plays.append(Play(card=card.id, target=_most_exposed(state, card, targets), pressure=behind))
        left -= behind
    return tuple(plays)


def _most_exposed(state: GameState, card: Card, targets: tuple[NationId, ...]) -> NationId:
    """Return the first of the nations with the highest exposure to a card's threat."""
    return max(targets, key=lambda nation: state.nations[nation].exposure.get(card.threat, 0))


def plays_of(ruleset: Ruleset, state: GameState) -> tuple[Play, ...]:
    """Return the cards that the challenger plays as the next round opens; none in the first."""
    if Module.RED_CELL not in ruleset.scenario.modules or not state.round:
        return ()
    if state.red.plays or state.red.controller is not RedController.NOBODY:
        return state.red.plays
    return default_plays(ruleset, state)


def kept_cards(ruleset: Ruleset, state: GameState, gone: Iterable[CardId], round_: int) -> list[CardId]:
    """Return what stays of the hand as a round opens: what did not come, and can still come later."""
    away = set(gone)
    return [card for card in state.red.hand if card not in away and ruleset.cards[card].latest > round_]


def splitting(splits: Splits, constants: RedConstants) -> int:
    """Return what splits are worth to the challenger (rules 15.8)."""
    words = splits.broken * constants.broken + splits.breached * constants.breached
    deeds = splits.declined * constants.declined + splits.divided * constants.divided
    return min(constants.splits_most, words + deeds)


def red_score(state: GameState, constants: RedConstants) -> RedScore:
    """Return how the challenger stands (rules 15.8)."""
    instability = (100 - state.stability) * constants.instability // 100
    splits = splitting(state.red.splits, constants)
    return RedScore(
        score=clamp(instability + splits, 0, 100),
        instability=instability,
        splitting=splits,
        splits=state.red.splits,
    )
