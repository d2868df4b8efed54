"""Dealing agendas as the game begins, and counting each year what they look at (rules 16.1 and 16.3)."""

from rules.engine import fate_events as f
from rules.engine.chance import Stream
from rules.engine.decide.script import Script
from rules.engine.formulas.agendas import agenda_of, agenda_points, counts_of, feats_of_year, fits
from rules.engine.ids import AgendaId, Module, NationId
from rules.engine.module_constants import given
from rules.engine.reports import AgendaResult


def deal_agendas(script: Script) -> None:
    """Deal each nation one agenda that it can reach at all, each agenda once, by chance that nothing else shares."""
    ruleset, state = script.ruleset, script.state
    if Module.AGENDAS not in ruleset.scenario.modules:
        return
    stream = Stream(seed=state.seed, name="agendas")
    left = [ruleset.fates.agendas[agenda] for agenda in sorted(ruleset.fates.agendas)]
    dealt: dict[NationId, AgendaId] = {}
    for nation in state.settings.nations:
        fitting = [agenda for agenda in left if fits(ruleset, state, nation, agenda)]
        if fitting:
            drawn = fitting[stream.below(len(fitting))]
            left.remove(drawn)
            dealt[nation] = drawn.id
    script.happen(f.AgendasDealt(agendas=dealt))


def count_feats(script: Script) -> None:
    """Add up what every nation did this year; public, whoever's agenda looks at it."""
    script.happen(f.FeatsCounted(feats=feats_of_year(script.ruleset, script.state)))


def agenda_result(script: Script, nation: NationId) -> AgendaResult | None:
    """Return what a nation's agenda came to."""
    ruleset, state = script.ruleset, script.state
    agenda = agenda_of(ruleset, state, nation)
    if agenda is None:
        return None
    counts = counts_of(ruleset, state, nation, agenda)
    points = agenda_points(agenda, counts, given(ruleset.constants.agendas))
    return AgendaResult(agenda=agenda.id, points=points, counts={feat: counts[feat] for feat in sorted(counts)})
