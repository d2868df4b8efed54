"""For every command there is: a moment of a game at which it is legal, and whoever may give it then."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from rules.engine import commands as c
from rules.engine.actors import Actor, HostActor, SeatActor
from rules.engine.agreements import Accession, Clause, FoundAgreement
from rules.engine.deals import GiveAid, StartProject, StationUnits
from rules.engine.formulas.deals import offer_id
from rules.engine.ids import AgreementId, Controller, CrisisId, Domain, NationId, Outcome, Phase, ProjectId, Way, WorkId
from rules.engine.plans import Plan, Unconditional
from rules.engine.red import RedController
from rules.engine.state import Crisis, GameState

Given = tuple[c.Command, Actor]
HOST = HostActor()


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """A phase of round 1, and from the state there: the commands that come before, and the one it is about."""

    phase: Phase
    script: Callable[[GameState], list[Given]]
    is_dire: bool = False
    """Whether the world begins at its end."""


def _host(phase: Phase, *commands: c.Command) -> Situation:
    return Situation(phase=phase, script=lambda _state: [(command, HOST) for command in commands])


def _seat(phase: Phase, *commands: c.Command) -> Situation:
    return Situation(phase=phase, script=lambda state: [(command, _by(_first(state))) for command in commands])


def _by(nation: NationId) -> Actor:
    return SeatActor(nation=nation)


def _first(state: GameState) -> NationId:
    return state.settings.nations[0]


def _crisis(state: GameState) -> tuple[CrisisId, Crisis, NationId]:
    """A crisis, and a nation that is not its target."""
    crisis, found = next(iter(state.crises.items()))
    return crisis, found, next(nation for nation in state.settings.nations if nation != found.target)


def _pledge(state: GameState) -> Given:
    crisis, _found, friend = _crisis(state)
    return c.MakePledge(crisis=crisis, units=1, condition=Unconditional()), _by(friend)


def _ask(state: GameState) -> list[Given]:
    crisis, found, friend = _crisis(state)
    return [(c.SetAsk(crisis=crisis, nation=friend, units=1), _by(found.convener))]


def _terms(state: GameState) -> tuple[GiveAid]:
    giver, receiver, *_ = state.settings.nations
    return (GiveAid(giver=giver, receiver=receiver, points=1),)


def _offer(state: GameState) -> Given:
    return c.ProposeDeal(terms=_terms(state)), _by(_first(state))


def _answer(state: GameState, kind: type[c.AcceptDeal] | type[c.RefuseDeal]) -> list[Given]:
    offer = offer_id(state, _first(state), _terms(state))
    return [_offer(state), (kind(offer=offer), _by(state.settings.nations[1]))]


def _taken_back(state: GameState) -> Given:
    return c.WithdrawDeal(offer=offer_id(state, _first(state), _terms(state))), _by(_first(state))


def _left(state: GameState) -> list[Given]:
    """An agreement of the first two, and the first one leaving it."""
    members = tuple(sorted(state.settings.nations[:2]))
    term = FoundAgreement(
        name=AgreementId("lantern_compact"),
        members=members,
        partners=(),
        clauses=(Clause.BURDEN_SHARING,),
        floor=20,
        accession=Accession.OPEN,
        rounds=0,
        notice=0,
        purpose=(),
    )
    offer = offer_id(state, members[0], (term,))
    return [
        (c.ProposeDeal(terms=(term,)), _by(members[0])),
        (c.AcceptDeal(offer=offer), _by(members[1])),
        (c.LeaveAgreement(agreement=term.name), _by(members[0])),
    ]


def _stationed(state: GameState) -> list[Given]:
    """Units that one nation keeps with another, and calls home."""
    guest, host, *_ = state.settings.nations
    terms = (StationUnits(guest=guest, host=host, domain=Domain.FORCES, units=1),)
    offer = c.ProposeDeal(terms=terms), _by(guest)
    answer = c.AcceptDeal(offer=offer_id(state, guest, terms)), _by(host)
    return [offer, answer, (c.EndStationing(guest=guest, host=host, domain=Domain.FORCES), _by(host))]


def _withdraw(state: GameState) -> list[Given]:
    crisis, _found, friend = _crisis(state)
    return [_pledge(state), (c.WithdrawPledge(crisis=crisis), _by(friend))]


def _release(state: GameState) -> list[Given]:
    crisis, found, friend = _crisis(state)
    return [_pledge(state), (c.ReleasePledge(crisis=crisis, nation=friend), _by(found.target))]


def _decline(state: GameState) -> list[Given]:
    crisis, found, friend = _crisis(state)
    return [(c.DeclineUnits(crisis=crisis, nation=friend, declined=True), _by(found.target))]


def _report(state: GameState) -> list[Given]:
    levels = {nation: own.capability[Domain.INTELLIGENCE] for nation, own in state.nations.items()}
    best, least = max(levels, key=levels.__getitem__), min(levels, key=levels.__getitem__)
    return [(c.ShareReport(crisis=_crisis(state)[0], nation=least), _by(best))]


def _project(state: GameState) -> tuple[StartProject]:
    partners = state.settings.nations[:2]
    known = ProjectId("full_spectrum.cyber_range")
    return (StartProject(project=known, way=Way.STANDARD, host=partners[0], partners=partners),)


def _cancelled(state: GameState) -> list[Given]:
    first, second = state.settings.nations[:2]
    offer = offer_id(state, first, _project(state))
    return [
        (c.ProposeDeal(terms=_project(state)), _by(first)),
        (c.AcceptDeal(offer=offer), _by(second)),
        (c.CancelProject(project=WorkId("r1p1")), _by(first)),
    ]


def _configure(state: GameState) -> list[Given]:
    settings = state.settings
    again = c.ConfigureTable(nations=settings.nations, rounds=3, clocks=settings.clocks, seals=settings.seals)
    return [(again, HOST)]


def _empty(state: GameState) -> list[Given]:
    return [(c.SetController(nation=_first(state), controller=Controller.BOT), HOST)]


def _doomed(state: GameState, last: c.Command) -> list[Given]:
    """Nobody sends anything, and a world that began at its end is there still at the reveal."""
    idle: list[Given] = [(c.SavePlan(plan=Plan()), _by(nation)) for nation in state.settings.nations]
    return [*idle, (c.EndPhase(round=1, phase=Phase.PLANNING), HOST), (last, HOST)]


SITUATIONS: Mapping[type[c.Command], Situation] = {
    c.ConfigureTable: Situation(phase=Phase.LOBBY, script=_configure),
    c.SetController: Situation(phase=Phase.LOBBY, script=_empty),
    c.StartGame: _host(Phase.LOBBY, c.StartGame()),
    c.EndPhase: _host(Phase.HORIZON, c.EndPhase(round=1, phase=Phase.HORIZON)),
    c.ExtendPhase: _host(Phase.HORIZON, c.ExtendPhase(milliseconds=60_000)),
    c.PauseClock: _host(Phase.HORIZON, c.PauseClock()),
    c.ResumeClock: _host(Phase.HORIZON, c.PauseClock(), c.ResumeClock()),
    c.SetReady: _seat(Phase.HORIZON, c.SetReady(ready=True)),
    c.StatePosition: _seat(Phase.DIPLOMACY, c.StatePosition(needs=(), offers=())),
    c.SetAsk: Situation(phase=Phase.DIPLOMACY, script=_ask),
    c.MakePledge: Situation(phase=Phase.DIPLOMACY, script=lambda state: [_pledge(state)]),
    c.WithdrawPledge: Situation(phase=Phase.DIPLOMACY, script=_withdraw),
    c.ReleasePledge: Situation(phase=Phase.DIPLOMACY, script=_release),
    c.DeclineUnits: Situation(phase=Phase.DIPLOMACY, script=_decline),
    c.SavePlan: _seat(Phase.PLANNING, c.SavePlan(plan=Plan())),
    c.SealPlan: _seat(Phase.PLANNING, c.SealPlan()),
    c.ReopenPlan: _seat(Phase.PLANNING, c.SealPlan(), c.ReopenPlan()),
    c.ProposeDeal: Situation(phase=Phase.DIPLOMACY, script=lambda state: [_offer(state)]),
    c.AcceptDeal: Situation(phase=Phase.DIPLOMACY, script=lambda state: _answer(state, c.AcceptDeal)),
    c.RefuseDeal: Situation(phase=Phase.DIPLOMACY, script=lambda state: _answer(state, c.RefuseDeal)),
    c.WithdrawDeal: Situation(phase=Phase.DIPLOMACY, script=lambda state: [_offer(state), _taken_back(state)]),
    c.SetRedController: _host(Phase.LOBBY, c.SetRedController(controller=RedController.BOT)),
    c.LayCards: _host(
        Phase.AFTERMATH,
        c.SetRedController(controller=RedController.HOST),
        c.LayCards(plays=(), done=True),
    ),
    c.CancelProject: Situation(phase=Phase.DIPLOMACY, script=_cancelled),
    c.EndStationing: Situation(phase=Phase.DIPLOMACY, script=_stationed),
    c.ShareReport: Situation(phase=Phase.DIPLOMACY, script=_report),
    c.LeaveAgreement: Situation(phase=Phase.DIPLOMACY, script=_left),
    c.AdjudicateCrisis: Situation(
        phase=Phase.PLANNING,
        script=lambda state: _doomed(
            state, c.AdjudicateCrisis(crisis=_crisis(state)[0], outcome=Outcome.MANAGED, reason="They did.")
        ),
        is_dire=True,
    ),
    c.GrantAppeal: Situation(
        phase=Phase.PLANNING, script=lambda state: _doomed(state, c.GrantAppeal(reason="Ships come.")), is_dire=True
    ),
    c.PlayOn: Situation(
        phase=Phase.PLANNING, script=lambda state: _doomed(state, c.PlayOn(reason="On we go.")), is_dire=True
    ),
}
"""A command without a situation fails tests/faults/test_storage."""
