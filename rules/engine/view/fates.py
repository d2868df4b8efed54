"""The face of agendas: a nation's own, all of them for the facilitator, and what they came to (rules 16.2)."""

from collections.abc import Mapping

from rules.engine.agendas import Agenda, Feat
from rules.engine.formulas.agendas import agenda_of, agenda_points, counts_of, part_points
from rules.engine.ids import NationId
from rules.engine.module_constants import given
from rules.engine.reports import AgendaResult
from rules.engine.ruleset import Ruleset
from rules.engine.state import GameState
from rules.engine.view_fates import AgendaView


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
