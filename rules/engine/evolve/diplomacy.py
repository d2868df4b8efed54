"""How asks, pledges and positions change a round's coalition sheets."""

from collections.abc import Callable

from rules.engine import events as e
from rules.engine.copying import revise
from rules.engine.ids import CrisisId, NationId
from rules.engine.plans import Pledge
from rules.engine.state import Crisis, Fields, GameState


def _with_crisis(state: GameState, crisis: CrisisId, change: Callable[[Crisis], Crisis]) -> Fields:
    return {"crises": {**state.crises, crisis: change(state.crises[crisis])}}


def _convened(crisis: Crisis, pledges: tuple[Pledge, ...]) -> Crisis:
    """Return a crisis with these pledges; its convener is the first who pledged, or the target (rules 5.3)."""
    return revise(crisis, pledges=pledges, convener=pledges[0].nation if pledges else crisis.target)


def position_stated(state: GameState, event: e.PositionStated) -> Fields:
    """Show a nation's chips."""
    return {"positions": {**state.positions, event.nation: event.position}}


def ask_set(state: GameState, event: e.AskSet) -> Fields:
    """Write an ask on the sheet."""
    return _with_crisis(
        state, event.crisis, lambda crisis: revise(crisis, asks={**crisis.asks, event.nation: event.units})
    )


def pledge_made(state: GameState, event: e.PledgeMade) -> Fields:
    """Add a pledge at the end, or change it where it stands."""

    def change(crisis: Crisis) -> Crisis:
        nations = [pledge.nation for pledge in crisis.pledges]
        if event.pledge.nation not in nations:
            return _convened(crisis, (*crisis.pledges, event.pledge))
        place = nations.index(event.pledge.nation)
        return _convened(crisis, (*crisis.pledges[:place], event.pledge, *crisis.pledges[place + 1 :]))

    return _with_crisis(state, event.crisis, change)


def _without(crisis: Crisis, nation: NationId) -> tuple[Pledge, ...]:
    return tuple(pledge for pledge in crisis.pledges if pledge.nation != nation)


def pledge_removed(state: GameState, event: e.PledgeWithdrawn | e.PledgeStruck) -> Fields:
    """Take a pledge off the sheet."""
    return _with_crisis(state, event.crisis, lambda crisis: _convened(crisis, _without(crisis, event.nation)))


def _released(crisis: Crisis, nation: NationId) -> tuple[Pledge, ...]:
    return tuple(revise(pledge, released=True) if pledge.nation == nation else pledge for pledge in crisis.pledges)


def pledge_released(state: GameState, event: e.PledgeReleased) -> Fields:
    """Mark a pledge as released; it stays on the sheet, for all to see."""
    return _with_crisis(state, event.crisis, lambda crisis: revise(crisis, pledges=_released(crisis, event.nation)))


def units_declined(state: GameState, event: e.UnitsDeclined) -> Fields:
    """Refuse or admit a nation's units; refusing removes its pledge."""

    def change(crisis: Crisis) -> Crisis:
        others = tuple(nation for nation in crisis.declined if nation != event.nation)
        if not event.declined:
            return revise(crisis, declined=others)
        declined = tuple(sorted((*others, event.nation)))
        return revise(_convened(crisis, _without(crisis, event.nation)), declined=declined)

    return _with_crisis(state, event.crisis, change)
