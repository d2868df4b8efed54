"""Why an agenda is worth what it is (rules 16.2)."""

from rules.engine.agendas import Agenda
from rules.engine.explain.terms import Label, Title, explanation, term
from rules.engine.formulas.agendas import Counts, agenda_of, agenda_points, counts_of, part_points
from rules.engine.ids import NationId
from rules.engine.module_constants import given
from rules.engine.ruleset import Ruleset
from rules.engine.state import GameState
from rules.engine.view_may import Explanation


def explain_agenda(ruleset: Ruleset, state: GameState, nation: NationId, path: tuple[str, ...]) -> Explanation | None:
    """Explain ("points",) of a nation's agenda: part by part."""
    agenda = agenda_of(ruleset, state, nation)
    if agenda is None or path != ("points",):
        return None
    return sum_of(ruleset, agenda, counts_of(ruleset, state, nation, agenda))


def explain_agendas(ruleset: Ruleset, state: GameState, path: tuple[str, ...]) -> Explanation | None:
    """Explain ("arv", "points") of everybody's agendas, for the facilitator."""
    if not path or path[0] not in state.nations:
        return None
    return explain_agenda(ruleset, state, NationId(path[0]), path[1:])


def sum_of(ruleset: Ruleset, agenda: Agenda, counts: Counts) -> Explanation:
    """Return the sum of an agenda's points, the limits of 0 and its most among its lines."""
    value = agenda_points(agenda, counts, given(ruleset.constants.agendas))
    terms = [term(Label.BASE, agenda.start)] if agenda.start else []
    for part in agenda.parts:
        count = counts.get(part.feat, 0)
        terms.append(term(Label.FEAT, part_points(part, count), feat=part.feat.value, count=count))
    limit = value - sum(line["amount"] for line in terms)
    return explanation(Title.AGENDA, value, "16.2", [*terms, term(Label.LIMIT, limit)] if limit else terms)
