"""The public face of nations and of the world."""

from rules.engine.formulas.economy import level_cost, points
from rules.engine.formulas.places import rivals
from rules.engine.formulas.scoring import tier
from rules.engine.formulas.turns import final_tier
from rules.engine.ids import NAMES, NationId
from rules.engine.remembering import remembered
from rules.engine.ruleset import Ruleset
from rules.engine.state import GameState, Seals
from rules.engine.view_types import NationView, WorldView


@remembered(lambda ruleset, state: (ruleset, state.stability, state.tension, state.fates.played_on))
def world_view(ruleset: Ruleset, state: GameState) -> WorldView:
    """Return what all share."""
    return {
        "stability": state.stability,
        "tier": final_tier(tier(state.stability, ruleset.constants.score), state).value,
        "tension": {threat.value: tension for threat, tension in state.tension.items()},
    }


def nation_order(state: GameState) -> list[NationId]:
    """Return the nations, smallest gdp first: the order in which they speak."""
    return sorted(state.settings.nations, key=lambda nation: (state.nations[nation].gdp_start, nation))


@remembered(
    lambda ruleset, state, nation_id: (
        ruleset,
        state.settings,
        nation_id,
        state.nations[nation_id],
        state.fates.happened,
        state.positions.get(nation_id),
        nation_id in state.ready,
        nation_id in state.sealed,
    )
)
def nation_view(ruleset: Ruleset, state: GameState, nation_id: NationId) -> NationView:
    """Return a nation as all see it; seals only where the table shows names."""
    profile, own = ruleset.nations[nation_id], state.nations[nation_id]
    economy = ruleset.constants.economy
    targets = profile.targets
    shown: NationView = {
        "id": nation_id,
        "code": profile.code,
        "name": profile.name,
        "demonym": profile.demonym,
        "blurb": profile.blurb,
        "mark": profile.mark,
        "region": own.region,
        "controller": own.controller.value,
        "gdp": points(own.gdp),
        "effort": own.effort,
        "budget": own.budget,
        "influence": own.influence,
        "support": own.support,
        "readiness": own.readiness,
        "record": own.record,
        "record_history": list(own.record_history),
        "capability": {NAMES[domain]: level for domain, level in own.capability.items()},
        "invested": {NAMES[domain]: paid for domain, paid in own.invested.items()},
        "next_level_cost": {NAMES[domain]: level_cost(level, economy) for domain, level in own.capability.items()},
        "exposure": {NAMES[threat]: level for threat, level in own.exposure.items()},
        "trust": {str(other): trust for other, trust in own.trust.items()},
        "rivals": list(rivals(ruleset, state, nation_id)),
        "given": own.given,
        "received": own.received,
        "targets": {
            "prosperity": targets.prosperity,
            "security": targets.security,
            "leadership": targets.leadership,
            "support": targets.support,
        },
        "fallen": own.fallen,
        "ready": nation_id in state.ready,
    }
    position = state.positions.get(nation_id)
    if position is not None:
        shown["position"] = {
            "needs": [domain.value for domain in position.needs],
            "offers": [domain.value for domain in position.offers],
        }
    if state.settings.seals is Seals.NAMES:
        shown["sealed"] = nation_id in state.sealed
    return shown
