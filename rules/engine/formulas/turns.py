"""Which event comes when and about whom, which finale there is, how grave an alarm is (rules 16.5 to 16.11)."""

from collections.abc import Iterable
from typing import assert_never

from rules.engine.errors import Reason, Refusal
from rules.engine.ids import Module, NationId, Phase, Tier
from rules.engine.module_constants import given
from rules.engine.reports import StabilityChange
from rules.engine.ruleset import Ruleset
from rules.engine.state import GameState
from rules.engine.turns import Finale, ScenarioEvent, StabilityFrom, StabilityUnder, Subject, TagLeft, TensionFrom, When


def _is_so(state: GameState, when: When) -> bool:
    match when:
        case StabilityUnder(stability=stability):
            return state.stability < stability
        case StabilityFrom(stability=stability):
            return state.stability >= stability
        case TensionFrom(threat=threat, tension=tension):
            return state.tension[threat] >= tension
        case TagLeft(tag=tag):
            return tag in state.tags
    assert_never(when)


def comes_in(state: GameState, event: ScenarioEvent) -> int | None:
    """Return the round in which an event comes as things stand; None: not yet, or not in this game (rules 16.5)."""
    if event.round:
        is_time, round_ = event.round - event.foreseen <= state.round <= event.round, event.round
    else:
        is_time, round_ = event.earliest <= state.round <= event.latest, state.round + event.foreseen
        is_time = is_time and all(_is_so(state, when) for when in event.when)
    return round_ if is_time and round_ <= state.settings.rounds else None


def _measure(state: GameState, subject: Subject, nation: NationId) -> int:
    own = state.nations[nation]
    match subject:
        case Subject.LARGEST | Subject.SECOND:
            return own.gdp
        case Subject.SMALLEST:
            return -own.gdp
        case Subject.RISING:
            return 1000 * own.gdp // own.gdp_start
        case Subject.FADING:
            return -(1000 * own.gdp // own.gdp_start)
        case Subject.TRUSTED:
            return sum(other.trust.get(nation, 0) for other in state.nations.values())
    assert_never(subject)


def subject_of(state: GameState, subject: Subject, without: NationId | None = None) -> NationId:
    """Return the nation that an event is about; equals by the table's order (rules 16.6)."""
    nations = [nation for nation in state.settings.nations if nation != without]
    ranked = sorted(nations, key=lambda nation: -_measure(state, subject, nation))
    return ranked[1] if subject is Subject.SECOND and without is None else ranked[0]


def finale_of(ruleset: Ruleset, state: GameState) -> Finale | None:
    """Return the finale most of whose tags were left; of equals the scenario's first (rules 16.8)."""
    finales = ruleset.fates.finales
    return max(finales, key=lambda finale: len(set(finale.tags) & set(state.tags)), default=None)


def stability_at_opening(state: GameState) -> int:
    """Return the stability with which the round opened."""
    changes = (change.before for change in state.ledger if isinstance(change, StabilityChange))
    return next(changes, state.stability)


def alarms_passed(ruleset: Ruleset, before: int, after: int) -> tuple[int, ...]:
    """Return the alarms that stability fell through, the highest first (rules 16.9)."""
    return tuple(level for level in given(ruleset.constants.events).alarms if before >= level > after)


def alarm_now(levels: Iterable[int], stability: int) -> int:
    """Return the gravest alarm there is, 0 where there is none."""
    return min((level for level in levels if stability < level), default=0)


def final_tier(reached: Tier, state: GameState) -> Tier:
    """Return the tier, at most fragile for a world that played on (rules 16.11)."""
    is_better = list(Tier).index(reached) > list(Tier).index(Tier.FRAGILE)
    return Tier.FRAGILE if state.fates.played_on and is_better else reached


def is_collapsed(ruleset: Ruleset, state: GameState) -> bool:
    """Return whether the game would end now for lack of stability (rules 8.1)."""
    return state.stability <= 0 and state.round >= ruleset.constants.world.collapse_from_round


def appeal_refusal(ruleset: Ruleset, state: GameState) -> Refusal | None:
    """Return why there can be no international appeal now, or None (rules 16.10)."""
    if Module.EVENTS not in ruleset.scenario.modules:
        return Refusal(reason=Reason.NOT_IN_SCENARIO, rule="16.10", facts={"module": Module.EVENTS.value})
    if state.fates.appealed:
        return Refusal(reason=Reason.APPEALED, rule="16.10", facts={"round": state.fates.appealed})
    if state.phase not in (Phase.RESOLUTION, Phase.AFTERMATH):
        facts: dict[str, int | str] = {"phase": state.phase.value, "needed": Phase.RESOLUTION.value}
        return Refusal(reason=Reason.WRONG_PHASE, rule="16.10", facts=facts)
    under = given(ruleset.constants.events).appeal_under
    if state.stability >= under:
        return Refusal(reason=Reason.NOT_DIRE, rule="16.10", facts={"stability": state.stability, "under": under})
    return None


def play_on_refusal(ruleset: Ruleset, state: GameState) -> Refusal | None:
    """Return why a table cannot play on now, or None (rules 16.11)."""
    if Module.EVENTS not in ruleset.scenario.modules:
        return Refusal(reason=Reason.NOT_IN_SCENARIO, rule="16.11", facts={"module": Module.EVENTS.value})
    if state.phase is not Phase.RESOLUTION:
        facts: dict[str, int | str] = {"phase": state.phase.value, "needed": Phase.RESOLUTION.value}
        return Refusal(reason=Reason.WRONG_PHASE, rule="16.11", facts=facts)
    if not is_collapsed(ruleset, state) or state.round >= state.settings.rounds:
        from_round = ruleset.constants.world.collapse_from_round
        facts = {"stability": state.stability, "from": from_round, "last": state.settings.rounds}
        return Refusal(reason=Reason.NOT_COLLAPSED, rule="16.11", facts=facts)
    return None
