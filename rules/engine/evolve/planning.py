"""How plans are kept, sealed and revealed."""

from rules.engine import events as e
from rules.engine.copying import revise
from rules.engine.ids import NationId
from rules.engine.state import Fields, GameState


def standing_orders_drawn(event: e.StandingOrdersDrawn) -> Fields:
    """Open every plan as the nation's standing orders."""
    return {"plans": dict(event.plans)}


def plan_saved(state: GameState, event: e.PlanSaved) -> Fields:
    """Keep the plan."""
    return {"plans": {**state.plans, event.nation: event.plan}}


def _unsealed(state: GameState, nation: NationId) -> tuple[NationId, ...]:
    return tuple(other for other in state.sealed if other != nation)


def plan_sealed(state: GameState, event: e.PlanSealed) -> Fields:
    """Note who is done."""
    return {"sealed": tuple(sorted((*_unsealed(state, event.nation), event.nation)))}


def plan_reopened(state: GameState, event: e.PlanReopened) -> Fields:
    """Note who is planning again."""
    return {"sealed": _unsealed(state, event.nation)}


def plans_revealed(state: GameState, event: e.PlansRevealed) -> Fields:
    """Make the plans public, as they count; a fallen government has had its round of standing orders."""
    nations = {
        nation_id: revise(nation, fallen=False) if nation.fallen else nation
        for nation_id, nation in state.nations.items()
    }
    return {"plans": dict(event.plans), "revealed": True, "nations": nations, **_told(state)}


def _told(state: GameState) -> Fields:
    """End the rumours: with the reveal the truth about the crises is public (rules 12.2)."""
    hidden = {crisis.id: crisis for crisis in state.crises.values() if crisis.rumour is not None}
    if not hidden:
        return {}
    told = {crisis.id: revise(crisis, rumour=revise(crisis.rumour, stands=False)) for crisis in hidden.values()}
    return {"crises": {**state.crises, **told}}
