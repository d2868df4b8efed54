"""How the table itself changes: seats, rounds, phases, the clock and the end."""

from collections.abc import Mapping

from rules.engine import events as e
from rules.engine.copying import revise
from rules.engine.evolve.works import without_votes
from rules.engine.formulas.economy import POINT
from rules.engine.formulas.ties import first_ties
from rules.engine.ids import Controller, NationId, Phase
from rules.engine.reports import RoundLine, RoundReport
from rules.engine.ruleset import NationProfile, Ruleset, Seating
from rules.engine.shadows import NO_SHADOWS
from rules.engine.state import Clock, Fields, GameState, Nation


def laid_out(ruleset: Ruleset, nations: tuple[NationId, ...], seating: Seating) -> dict[NationId, Nation]:
    """Return the nations of a table as the scenario opens, all seats empty."""
    return {
        nation: _opened(ruleset, ruleset.nations[nation], seating, tuple(other for other in nations if other != nation))
        for nation in nations
    }


def _opened(ruleset: Ruleset, profile: NationProfile, seating: Seating, others: tuple[NationId, ...]) -> Nation:
    constants = ruleset.constants
    rivals = {other for pair in seating.rivals if profile.id in pair for other in pair}
    return Nation(
        controller=Controller.EMPTY,
        region=seating.regions[profile.id],
        gdp=profile.gdp * POINT,
        gdp_start=profile.gdp * POINT,
        effort=ruleset.scenario.effort,
        budget=0,
        influence=constants.influence.start,
        earned=0,
        support=constants.support.start,
        readiness=constants.crisis.readiness,
        record=constants.record.start,
        record_history=(),
        harm=0,
        given=0,
        received=0,
        capability={domain: profile.capability.get(domain, 0) for domain in ruleset.scenario.domains},
        levels_start=sum(profile.capability.get(domain, 0) for domain in ruleset.scenario.domains),
        invested=dict.fromkeys(ruleset.scenario.domains, 0),
        exposure=dict(profile.exposure),
        trust={other: constants.trust.rivals_start if other in rivals else constants.trust.start for other in others},
        fallen=False,
    )


def table_configured(ruleset: Ruleset, state: GameState, event: e.TableConfigured) -> Fields:
    """Lay the nations out anew; seats that stay keep who plays them."""
    settings = event.settings
    nations = laid_out(ruleset, settings.nations, ruleset.scenario.seatings[len(settings.nations)])
    kept = {
        nation: revise(fresh, controller=state.nations[nation].controller) if nation in state.nations else fresh
        for nation, fresh in nations.items()
    }
    ties = first_ties(ruleset, settings.nations, ruleset.scenario.seatings[len(settings.nations)])
    return {"settings": settings, "nations": kept, "ties": ties}


def controller_set(state: GameState, event: e.ControllerSet) -> Fields:
    """Pass a seat on; what it said about being ready is no longer the new player's word."""
    nation = revise(state.nations[event.nation], controller=event.controller)
    return {
        "nations": {**state.nations, event.nation: nation},
        "ready": tuple(other for other in state.ready if other != event.nation),
    }


def _lines(state: GameState) -> dict[NationId, RoundLine]:
    before = _totals(state.reports)
    lines = {}
    for nation_id, nation in state.nations.items():
        given, received, harm = before.get(nation_id, (0, 0, 0))
        lines[nation_id] = RoundLine(
            given=nation.given - given,
            received=nation.received - received,
            harm=nation.harm - harm,
            gdp=nation.gdp,
            support=nation.support,
            influence=nation.influence,
            record=nation.record,
        )
    return lines


def _totals(reports: tuple[RoundReport, ...]) -> Mapping[NationId, tuple[int, int, int]]:
    totals: dict[NationId, tuple[int, int, int]] = {}
    for report in reports:
        for nation, line in report.lines.items():
            given, received, harm = totals.get(nation, (0, 0, 0))
            totals[nation] = (given + line.given, received + line.received, harm + line.harm)
    return totals


def _closed(state: GameState) -> tuple[RoundReport, ...]:
    """Return all reports with the running round's, once its plans were revealed."""
    if not state.revealed:
        return state.reports
    report = RoundReport(
        round=state.round,
        plans=state.plans,
        results=state.results,
        pledges=state.judged,
        stability=state.stability,
        lines=_lines(state),
    )
    return (*state.reports, report)


def round_began(state: GameState, event: e.RoundBegan) -> Fields:
    """Archive the last round and lay the new crises out."""
    fields: Fields = {} if event.interoperability is None else {"interoperability": event.interoperability}
    if state.ties.offers:
        fields["ties"] = revise(state.ties, offers=(), deals=())
    if state.works.projects:
        fields["works"] = without_votes(state.works)
    if event.finale is not None:
        fields["fates"] = revise(state.fates, finale=event.finale)
    return {
        **fields,
        "reports": _closed(state),
        "round": event.round,
        "crises": {crisis.id: crisis for crisis in event.crises},
        "bag": event.bag,
        "used": (*state.used, *(crisis.card for crisis in event.crises)),
        "scheduled": event.scheduled,
        "positions": {},
        "plans": {},
        "sealed": (),
        "revealed": False,
        "results": (),
        "judged": (),
        "ledger": (),
        "shadows": NO_SHADOWS,
    }


def phase_began(event: e.PhaseBegan) -> Fields:
    """Start a phase: nobody is ready yet."""
    clock = Clock(began=event.began, deadline=event.deadline, paused=False, left=0)
    return {"phase": event.phase, "clock": clock, "ready": ()}


def ready_set(state: GameState, event: e.ReadySet) -> Fields:
    """Note who is done with an open phase."""
    rest = tuple(nation for nation in state.ready if nation != event.nation)
    return {"ready": tuple(sorted((*rest, event.nation))) if event.ready else rest}


def deadline_moved(state: GameState, event: e.DeadlineMoved) -> Fields:
    """Move the deadline."""
    return {"clock": revise(state.clock, deadline=event.deadline)}


def clock_paused(state: GameState, event: e.ClockPaused) -> Fields:
    """Stop the clock with what is left."""
    return {"clock": revise(state.clock, paused=True, left=event.left, deadline=0)}


def clock_resumed(state: GameState, event: e.ClockResumed) -> Fields:
    """Go on."""
    return {"clock": revise(state.clock, paused=False, left=0, deadline=event.deadline)}


def game_ended(state: GameState, event: e.GameEnded) -> Fields:
    """Close the last round and the game; no clock runs any more."""
    clock = revise(state.clock, deadline=0, paused=False, left=0)
    return {
        "phase": Phase.ENDED,
        "reports": _closed(state),
        "ending": event.ending,
        "clock": clock,
        "ready": (),
    }
