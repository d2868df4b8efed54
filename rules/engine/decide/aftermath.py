"""Aftermath: record, influence, growth, support, readiness and trust; and the end (rules 3, 8)."""

from collections.abc import Callable, Iterator

from rules.engine import events as e
from rules.engine.decide.agendas import agenda_result, count_feats
from rules.engine.decide.agreements import end_agreements_year
from rules.engine.decide.deals import lapse_aid
from rules.engine.decide.red import count_splits
from rules.engine.decide.script import Script
from rules.engine.formulas.coalition import record_income, trust_fades
from rules.engine.formulas.economy import (
    growth,
    readiness_repair,
    readiness_wear,
    record_norm,
    record_round,
    support_of_effort,
    support_of_units_abroad,
    support_returns,
)
from rules.engine.formulas.envoys import ENVOYS, envoys_in, wearing_levels
from rules.engine.formulas.places import is_home, worth_of_unit
from rules.engine.formulas.red import red_score
from rules.engine.formulas.scoring import contest, grade, leadership, prosperity, security, tier
from rules.engine.formulas.turns import final_tier
from rules.engine.formulas.works import eased, levels_built, relief_of
from rules.engine.ids import Cause, CrisisId, Decides, Module, NationId, Quantity, Technology
from rules.engine.module_constants import given
from rules.engine.red import RedScore
from rules.engine.reports import Ending, NationChange, Scorecard
from rules.engine.state import Crisis, GameState


def _help(script: Script) -> tuple[dict[NationId, int], dict[NationId, int]]:
    """Return the RP that each nation gave to others' crises and received in its own.

    Units, and options carried out together.
    """
    state, constants = script.state, script.ruleset.constants.crisis
    given, received = dict.fromkeys(state.settings.nations, 0), dict.fromkeys(state.settings.nations, 0)
    spent = [
        (
            nation,
            state.crises[sent.crisis],
            sent.units * worth_of_unit(state, nation, state.crises[sent.crisis], constants),
        )
        for nation in state.settings.nations
        for sent in state.plans[nation].deployments
    ]
    for nation, crisis, cost in (*spent, *_paid_together(script)):
        if nation != crisis.target:
            given[nation] += cost
            received[crisis.target] += cost
    return given, received


def _paid_together(script: Script) -> Iterator[tuple[NationId, Crisis, int]]:
    """Yield the RP that nations paid for options that the coalition of a crisis carried out together."""
    state, cards = script.state, script.ruleset.cards
    for (nation, crisis_id), cost in _paid_for_options(state).items():
        crisis = state.crises[crisis_id]
        dilemma = cards[crisis.card].dilemma
        if dilemma is not None and dilemma.decides is Decides.COALITION:
            yield nation, crisis, cost


def _paid_for_options(state: GameState) -> dict[tuple[NationId, CrisisId], int]:
    """Return the RP that options took at the reveal, when gdp was what it was then, by nation and crisis."""
    cost, budget = Cause.OPTION_COST, Quantity.BUDGET
    return {
        (change.nation, change.crisis): change.before - change.after
        for change in state.ledger
        if change.cause is cost
        and isinstance(change, NationChange)
        and change.quantity is budget
        and change.crisis is not None
    }


def _record(script: Script) -> None:
    """Count help, move the record half-way to this round's own value, pay influence by it (rules 3.10, 3.11)."""
    state, constants = script.state, script.ruleset.constants
    nations = state.settings.nations
    given, received = _help(script)
    targets = {crisis.target for crisis in state.crises.values()}
    own = {
        nation: record_round(
            given[nation],
            record_norm(state.nations[nation].gdp, is_target=nation in targets, constants=constants.record),
            constants.record,
        )
        for nation in nations
    }
    script.note(e.HelpCounted(given=given, received=received, record_round=own))
    for nation in nations:
        record = state.nations[nation].record
        after = (record + own[nation]) // 2
        script.nation(nation, Quantity.RECORD, after - record, Cause.RECORD_ROUND, "3.10")
        gain = record_income(after, constants.influence)
        script.earn(nation, gain, (Cause.RECORD_INCOME, "3.11", None))


def _growth(script: Script) -> None:
    gdp, cause = Quantity.GDP, Cause.GROWTH
    for nation in script.state.settings.nations:
        own = script.state.nations[nation]
        by = growth(own.gdp, own.effort, script.ruleset.constants.economy)
        script.nation(nation, gdp, by, cause, "3.4")


def _support(script: Script) -> None:
    """Let support return to its centre, then count effort and units abroad (rules 3.9)."""
    state, constants, support = script.state, script.ruleset.constants, Quantity.SUPPORT
    returns, effort, sent_abroad = Cause.SUPPORT_RETURNS, Cause.EFFORT, Cause.UNITS_ABROAD
    for nation in state.settings.nations:
        own = state.nations[nation]
        script.nation(nation, support, support_returns(own.support, constants.support), returns, "3.9")
        by = support_of_effort(own.effort, constants.economy.effort_neutral, constants.support)
        script.nation(nation, support, by, effort, "3.9")
        abroad = sum(
            [
                sent.units
                for sent in state.plans[nation].deployments
                if sent.domain is not ENVOYS and not is_home(state, nation, state.crises[sent.crisis].target)
            ]
        )
        by = support_of_units_abroad(abroad, script.number(nation, Quantity.GDP))
        by = eased(by, relief_of(script.ruleset, state, nation, Technology.UNMANNED_SYSTEMS))
        script.nation(nation, support, by, sent_abroad, "3.9")


def _readiness(script: Script) -> None:
    """Wear readiness by the units sent, own crises included, then repair a part of what is missing (rules 9.2)."""
    state, constants = script.state, given(script.ruleset.constants.readiness)
    for nation in state.settings.nations:
        sent = state.plans[nation].deployments
        units = sum([part.units for part in sent]) - envoys_in(sent)
        wear = readiness_wear(units, wearing_levels(state.nations[nation].capability), constants)
        wear = eased(wear, relief_of(script.ruleset, state, nation, Technology.GREEN_LOGISTICS))
        script.nation(nation, Quantity.READINESS, wear, Cause.READINESS_USE, "9.2")
        repair = readiness_repair(script.number(nation, Quantity.READINESS), constants)
        script.nation(nation, Quantity.READINESS, repair, Cause.READINESS_REPAIR, "9.2")


def _trust(script: Script) -> None:
    constants, cause = script.ruleset.constants.trust, Cause.TRUST_FADES
    for observer in script.state.settings.nations:
        for nation, trust in script.state.nations[observer].trust.items():
            by = trust_fades(trust, constants)
            script.trust(observer, nation, by, cause, "3.12")


def _effort(script: Script) -> None:
    """Let what the plans say about effort hold from the next budget on (rules 9.1)."""
    for nation in script.state.settings.nations:
        wanted = script.state.plans[nation].effort
        if wanted is not None:
            by = wanted - script.state.nations[nation].effort
            script.nation(nation, Quantity.EFFORT, by, Cause.EFFORT_SET, "9.1")


def _governments(script: Script) -> None:
    script.settle()
    for nation in script.state.settings.nations:
        if not script.state.nations[nation].support and not script.state.nations[nation].fallen:
            script.happen(e.GovernmentFell(nation=nation))


Step = Callable[[Script], None]

STEPS: tuple[tuple[Module | None, Step], ...] = (
    (None, _governments),
    (None, _record),
    (None, _growth),
    (None, _support),
    (Module.READINESS, _readiness),
    (None, _trust),
    (None, _governments),
    (Module.EFFORT, _effort),
    (Module.AGREEMENTS, end_agreements_year),
    (Module.DEALS, lapse_aid),
    (Module.AGENDAS, count_feats),
    (Module.RED_CELL, count_splits),
)
"""The year's end in order; a step of a module is played where the scenario has the module.

A government falls whose support stands at 0 after the reveal, or at the end of the year.
"""


def play_aftermath(script: Script) -> None:
    """Play the year's end. What a step reads is settled before it, or is what no step before it writes."""
    for module, step in STEPS:
        if module is None:
            step(script)
        elif module in script.ruleset.scenario.modules:
            script.settle()
            step(script)
    script.settle()


def _scorecard(script: Script, nation: NationId) -> Scorecard:
    state, constants = script.state, script.ruleset.constants.score
    own, targets = state.nations[nation], script.ruleset.nations[nation].targets
    rounds, agenda = state.round, agenda_result(script, nation)
    beside = None if agenda is None else (agenda.points, given(script.ruleset.constants.agendas).national_percent)
    bars = (
        prosperity(own.gdp, own.gdp_start, rounds, constants),
        security(own.harm, (own.levels_start, levels_built(state, nation)), own.readiness, rounds, constants),
        leadership(own.earned, rounds, constants),
        own.support,
    )
    return Scorecard(
        prosperity=bars[0],
        security=bars[1],
        leadership=bars[2],
        support=bars[3],
        prosperity_grade=grade(bars[0], targets.prosperity, constants),
        security_grade=grade(bars[1], targets.security, constants),
        leadership_grade=grade(bars[2], targets.leadership, constants),
        support_grade=grade(bars[3], targets.support, constants),
        given=own.given,
        received=own.received,
        score=contest(bars, state.stability, own.record, beside),
        agenda=agenda,
    )


def _red_score(script: Script) -> RedScore | None:
    """Return how the challenger did, where there is one (rules 15.8)."""
    if Module.RED_CELL not in script.ruleset.scenario.modules:
        return None
    return red_score(script.state, given(script.ruleset.constants.red))


def end_game(script: Script) -> None:
    """Close the game with its two results (rules 8)."""
    state = script.state
    scorecards = {nation: _scorecard(script, nation) for nation in state.settings.nations}
    script.happen(
        e.GameEnded(
            ending=Ending(
                tier=final_tier(tier(state.stability, script.ruleset.constants.score), state),
                stability=state.stability,
                rounds=state.round,
                scorecards=scorecards,
                challenger=_red_score(script),
            )
        )
    )
