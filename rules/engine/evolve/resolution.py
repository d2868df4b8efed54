"""How results and changed numbers enter the state; every change is kept in the round's ledger."""

from typing import Any, assert_never

from rules.engine import events as e
from rules.engine.copying import draft_of, frozen, revise
from rules.engine.ids import FIELDS, NationId, Technology
from rules.engine.reports import (
    ExposureChange,
    LevelChange,
    NationChange,
    PairChange,
    StabilityChange,
    TechnologyChange,
    TensionChange,
    TrustChange,
)
from rules.engine.state import Draft, Fields, GameState, Nation
from rules.engine.works import Levels, Works

HISTORY = 3
"""Entries of the record's history on screen."""

Drafts = dict[NationId, Draft]
"""Nations that an event changes, as they are being written."""


def _draft(state: GameState, drafts: Drafts, nation: NationId) -> Draft:
    """Return the draft of a nation, the same one for every change of an event."""
    draft = drafts.get(nation)
    if draft is None:
        draft = drafts[nation] = draft_of(state.nations[nation])
    return draft


def _copied(state: GameState, drafts: Drafts, nation: NationId, name: str) -> dict[Any, int]:
    """Return a copy of a nation's mapping that may be written, the same one for every change of an event."""
    draft = _draft(state, drafts, nation)
    copy: dict[Any, int] = getattr(draft, name)
    if copy is getattr(state.nations[nation], name):
        copy = dict(copy)
        setattr(draft, name, copy)
    return copy


def numbers_changed(state: GameState, event: e.NumbersChanged) -> Fields:
    """Write every change; each nation is copied once, and so is what it thinks of the others."""
    drafts: Drafts = {}
    sees: dict[NationId, dict[NationId, int]] = {}
    pairs: dict[NationId, dict[NationId, int]] = {}
    fields: Fields = {"ledger": state.ledger + event.changes}
    for change in event.changes:
        # Trust is written here: three changes of five are of this kind.
        if isinstance(change, TrustChange):
            if change.observer not in sees:
                sees[change.observer] = _copied(state, drafts, change.observer, "trust")
            sees[change.observer][change.nation] = change.after
        else:
            _write(state, fields, drafts, pairs, change)
    if pairs:
        fields["ties"] = revise(state.ties, interoperability={**state.ties.interoperability, **pairs})
    if drafts:
        fields["nations"] = {**state.nations, **{nation: frozen(drafts[nation], Nation) for nation in drafts}}
    return fields


def _write(
    state: GameState,
    fields: Fields,
    drafts: Drafts,
    pairs: dict[NationId, dict[NationId, int]],
    change: NationChange
    | LevelChange
    | ExposureChange
    | StabilityChange
    | TensionChange
    | PairChange
    | TechnologyChange,
) -> None:
    """Write one change into the fields that will be replaced; the most frequent kinds come first."""
    match change:
        case NationChange():
            setattr(_draft(state, drafts, change.nation), FIELDS[change.quantity], change.after)
        case LevelChange():
            _copied(state, drafts, change.nation, "capability")[change.domain] = change.after
            _copied(state, drafts, change.nation, "invested")[change.domain] = change.invested
        case ExposureChange():
            _copied(state, drafts, change.nation, "exposure")[change.threat] = change.after
        case StabilityChange():
            fields["stability"] = change.after
        case TensionChange():
            fields["tension"] = {**fields.get("tension", state.tension), change.threat: change.after}
        case PairChange():
            _write_pair(state, pairs, change)
        case TechnologyChange():
            fields["works"] = _with_technology(fields.get("works", state.works), change)
        case _:
            assert_never(change)


def _write_pair(state: GameState, pairs: dict[NationId, dict[NationId, int]], change: PairChange) -> None:
    """Write how well two nations work together, from both sides; each nation's numbers are copied once."""
    for nation, with_ in ((change.one, change.other), (change.other, change.one)):
        if nation not in pairs:
            pairs[nation] = dict(state.ties.interoperability[nation])
        pairs[nation][with_] = change.after


def _with_technology(works: Works, change: TechnologyChange) -> Works:
    """Return what was built with one field of a nation changed; what is 0 is left out."""
    levels = _with_number(works.technology, change, change.after)
    return revise(works, technology=levels, researched=_with_number(works.researched, change, change.invested))


def _with_number(levels: Levels, change: TechnologyChange, number: int) -> Levels:
    own = {**levels.get(change.nation, {}), change.field: number}
    kept = {field: own[field] for field in Technology if own.get(field)}
    return {nation: by_field for nation, by_field in {**levels, change.nation: kept}.items() if by_field}


def crisis_resolved(state: GameState, event: e.CrisisResolved) -> Fields:
    """Keep the result for the reveal."""
    fields: Fields = {"results": (*state.results, event.result)}
    if state.fates.open:
        waiting = tuple(one for one in state.fates.open if one.result.crisis != event.result.crisis)
        fields["fates"] = revise(state.fates, open=waiting)
    return fields


def pledges_judged(event: e.PledgesJudged) -> Fields:
    """Keep what became of the promises."""
    return {"judged": event.results}


def help_counted(state: GameState, event: e.HelpCounted) -> Fields:
    """Add the round's help to each nation's sums and to its record's history."""
    nations = {
        nation_id: revise(
            nation,
            given=nation.given + event.given[nation_id],
            received=nation.received + event.received[nation_id],
            record_history=(*nation.record_history, event.record_round[nation_id])[-HISTORY:],
        )
        for nation_id, nation in state.nations.items()
    }
    return {"nations": nations}


def government_fell(state: GameState, event: e.GovernmentFell) -> Fields:
    """Bind the next plan to standing orders."""
    nation = revise(state.nations[event.nation], fallen=True)
    return {"nations": {**state.nations, event.nation: nation}}


def card_scheduled(state: GameState, event: e.CardScheduled) -> Fields:
    """Remember a card that comes back."""
    return {"scheduled": (*state.scheduled, event.scheduled)}


def tag_marked(state: GameState, event: e.TagMarked) -> Fields:
    """Leave a tag, once."""
    return {} if event.tag in state.tags else {"tags": (*state.tags, event.tag)}
