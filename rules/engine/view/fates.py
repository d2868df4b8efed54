"""The face of chapter 16: agendas for whom they belong to; events, the finale and last chances for all."""

from collections.abc import Mapping

from rules.engine.agendas import Agenda, Feat
from rules.engine.errors import Refusal
from rules.engine.formulas.agendas import agenda_of, agenda_points, counts_of, part_points
from rules.engine.formulas.turns import alarm_now, appeal_refusal, play_on_refusal
from rules.engine.ids import NationId
from rules.engine.module_constants import given
from rules.engine.remembering import remembered
from rules.engine.reports import AgendaResult
from rules.engine.ruleset import Ruleset
from rules.engine.state import GameState
from rules.engine.turns import Turn
from rules.engine.view_fates import AgendaView, ChanceToActView, FatesView, TurnView

NATION = "{nation}"
"""Stands in words for the nation that an event is about."""


def agenda_view(ruleset: Ruleset, state: GameState, nation: NationId) -> AgendaView | None:
    """Return a nation's agenda as it stands; None where none was dealt."""
    agenda = agenda_of(ruleset, state, nation)
    return None if agenda is None else _shown(ruleset, agenda, counts_of(ruleset, state, nation, agenda))


def agendas_view(ruleset: Ruleset, state: GameState) -> dict[str, AgendaView]:
    """Return everybody's agenda, for the facilitator."""
    shown = {nation: agenda_view(ruleset, state, nation) for nation in state.settings.nations}
    return {str(nation): found for nation, found in shown.items() if found is not None}


def agenda_result_view(ruleset: Ruleset, result: AgendaResult) -> AgendaView:
    """Return what an agenda came to in the end."""
    return _shown(ruleset, ruleset.fates.agendas[result.agenda], result.counts)


def _shown(ruleset: Ruleset, agenda: Agenda, counts: Mapping[Feat, int]) -> AgendaView:
    words, constants = ruleset.fates.agenda_words[agenda.id], given(ruleset.constants.agendas)
    return {
        "id": agenda.id,
        "title": words.title,
        "text": words.text,
        "points": agenda_points(agenda, counts, constants),
        "most": constants.most,
        "start": agenda.start,
        "parts": [
            {
                "text": text,
                "feat": part.feat.value,
                "count": counts.get(part.feat, 0),
                "points": part_points(part, counts.get(part.feat, 0)),
                "each": part.points,
                "most": part.most,
            }
            for part, text in zip(agenda.parts, words.parts, strict=True)
        ],
    }


@remembered(
    lambda ruleset, state: (ruleset, state.fates, state.settings),
    equal=lambda _ruleset, state: (state.phase, state.round, state.stability),
)
def fates_view(ruleset: Ruleset, state: GameState) -> FatesView:
    """Return the story of the game as all see it."""
    fates, constants = state.fates, given(ruleset.constants.events)
    turns = (*fates.coming, *fates.happened)
    shown: FatesView = {
        "coming": [_turn(ruleset, turn, is_ahead=True) for turn in fates.coming],
        "happened": [_turn(ruleset, turn, is_ahead=False) for turn in fates.happened],
        "titles": {turn.event: ruleset.fates.event_words[turn.event].title for turn in turns},
        "alarms": list(constants.alarms),
        "appeal": _chance(appeal_refusal(ruleset, state), constants.appeal),
        "play_on": _chance(play_on_refusal(ruleset, state), constants.play_on),
        "played_on": list(fates.played_on),
    }
    alarm = alarm_now(constants.alarms, state.stability)
    if alarm:
        shown["alarm"] = alarm
    if fates.appealed:
        shown["appealed"] = fates.appealed
    if fates.finale is not None:
        words = ruleset.fates.finale_words[fates.finale]
        shown["finale"] = {"id": fates.finale, "title": words.title, "summary": words.summary}
    return shown


def _turn(ruleset: Ruleset, turn: Turn, *, is_ahead: bool) -> TurnView:
    words, name = ruleset.fates.event_words[turn.event], ruleset.nations[turn.nation].name
    shown: TurnView = {
        "event": turn.event,
        "title": words.title,
        "text": (words.foreseen if is_ahead else words.text).replace(NATION, name),
        "does": [line.replace(NATION, name) for line in words.does],
        "round": turn.round,
        "nation": turn.nation,
    }
    if turn.rival is not None:
        shown["rival"] = turn.rival
    return shown


def _chance(refusal: Refusal | None, brings: int) -> ChanceToActView:
    shown: ChanceToActView = {"allowed": refusal is None, "brings": brings}
    if refusal is not None:
        shown["why_not"] = refusal.reason.value
        shown["facts"] = dict(refusal.facts)
    return shown
