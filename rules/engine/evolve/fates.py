"""How agendas, events and last chances enter the state."""

from typing import assert_never

from rules.engine import fate_events as f
from rules.engine.copying import revise
from rules.engine.state import Fields, GameState


def fate_fields(state: GameState, event: f.FateEvent) -> Fields:  # noqa: C901 - one case a member of the union
    """Return what an event of chapter 16 changes."""
    match event:
        case f.AgendasDealt():
            return {"fates": revise(state.fates, agendas=dict(event.agendas))}
        case f.FeatsCounted():
            return _feats_counted(state, event)
        case f.EventForeseen():
            return {"fates": revise(state.fates, coming=(*state.fates.coming, event.turn))}
        case f.EventHappened():
            coming = tuple(turn for turn in state.fates.coming if turn.event != event.turn.event)
            return {"fates": revise(state.fates, coming=coming, happened=(*state.fates.happened, event.turn))}
        case f.RulingAwaited():
            return {"fates": revise(state.fates, open=(*state.fates.open, event.open))}
        case f.AlarmRaised():
            return {}
        case f.AppealGranted():
            return {"fates": revise(state.fates, appealed=event.round)}
        case f.PlayedOn():
            return {"fates": revise(state.fates, played_on=(*state.fates.played_on, event.round))}
    assert_never(event)


def _feats_counted(state: GameState, event: f.FeatsCounted) -> Fields:
    tally = {nation: dict(counts) for nation, counts in state.fates.tally.items()}
    for nation, feats in event.feats.items():
        own = tally.setdefault(nation, {})
        for feat, number in feats.items():
            own[feat] = own.get(feat, 0) + number
    return {"fates": revise(state.fates, tally=tally)}
