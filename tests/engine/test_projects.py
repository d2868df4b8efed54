"""Chapter 13: projects that nations begin together and pay for, and what they bring."""

import pytest

from rules.engine.actors import SeatViewer
from rules.engine.apply import apply
from rules.engine.commands import ProposeDeal, SavePlan
from rules.engine.copying import revise
from rules.engine.deals import StartProject
from rules.engine.errors import Reason, RefusedError
from rules.engine.formulas.works import technology
from rules.engine.ids import Cause, Domain, Quantity, Technology, Threat, Way, WorkId
from rules.engine.plans import Plan
from rules.engine.projects import (
    BuildTrust,
    DrawTogether,
    EaseTension,
    LowerExposure,
    ProjectCard,
    ProjectEffect,
    RaiseInfluence,
    RaiseLevel,
    RaiseReadiness,
    RaiseSupport,
    SteadyWorld,
)
from rules.engine.reports import NationChange
from rules.engine.ruleset import Ruleset
from rules.engine.screen import screen
from rules.engine.state import GameState
from rules.engine.works import ProjectStatus
from tests.engine.builders import (
    ASH,
    BAY,
    COB,
    a_nation,
    ended_phase,
    played,
    resolved,
    seat,
)
from tests.engine.projects import (
    BOTH,
    RANGE,
    THREE,
    WORK,
    begun,
    calmed,
    next_talks,
    project,
    revealed,
    rich,
    together,
)


@pytest.mark.rule("13.5", "13.6")
def test_partners_pay_the_first_part_when_the_deal_is_struck() -> None:
    after = begun(rich())

    known = project(after)
    assert (known.id, known.host, known.partners, known.begun, known.ends) == (WORK, ASH, BOTH, 1, 2)
    assert known.shares == {ASH: 4, BAY: 4}
    assert known.paid == {ASH: 2, BAY: 2}
    assert [after.nations[nation].budget for nation in THREE] == [28, 28, 30]
    assert after.news[-1].kind == "project_begun"


@pytest.mark.rule("13.5", "10.6")
def test_the_first_part_stands_in_escrow_while_the_offer_is_open() -> None:
    state = a_nation(rich(), ASH, budget=3)
    terms = (StartProject(project=RANGE, way=Way.AGILE, host=ASH, partners=BOTH),)
    less = (StartProject(project=RANGE, way=Way.STANDARD, host=ASH, partners=BOTH),)
    state = played(together(), state, ProposeDeal(terms=less), seat(ASH))

    may = screen(together(), state, SeatViewer(nation=ASH))["may"]["deals"]

    assert (may["held_back"], may["left"]) == (2, 1)
    with pytest.raises(RefusedError, match="over_budget"):
        apply(together(), state, ProposeDeal(terms=terms), seat(ASH), 1000)


@pytest.mark.rule("13.5")
def test_a_project_is_begun_once_and_only_while_its_years_fit_into_the_game() -> None:
    state = begun(rich())
    again = (StartProject(project=RANGE, way=Way.STANDARD, host=ASH, partners=BOTH),)
    late = revise(rich(), round=4, settings=revise(rich().settings, rounds=4))

    assert _refused(state, again) is Reason.PROJECT_TAKEN
    assert _refused(late, again) is Reason.PROJECT_TOO_LATE
    assert _refused(late, (revise(again[0], way=Way.AGILE),)) is None
    assert _refused(late, (revise(again[0], way=Way.SUSTAINABLE),)) is Reason.WAY_NOT_FITTING
    assert _refused(rich(), (revise(again[0], host=COB),)) is Reason.BAD_TERM
    assert _refused(rich(), (*again, revise(again[0], way=Way.AGILE))) is Reason.PROJECT_TAKEN


def _refused(state: GameState, terms: tuple[StartProject, ...]) -> Reason | None:
    try:
        apply(together(), state, ProposeDeal(terms=terms), seat(ASH), 1000)
    except RefusedError as error:
        return error.refusal.reason
    return None


@pytest.mark.rule("13.6", "4.4")
def test_a_plan_opens_with_what_is_due_and_pays_it_at_the_reveal() -> None:
    state = next_talks(revealed(calmed(begun(rich()))))
    state = ended_phase(together(), calmed(state))
    view = screen(together(), state, SeatViewer(nation=ASH))

    after = ended_phase(together(), state)

    assert state.plans[ASH].shares == (WORK,)
    assert view["you"]["dues"] == {WORK: {"due": 2, "planned": True}}
    assert view["works"]["projects"][WORK]["due"] == {"ash": 2, "bay": 2}
    assert (project(after).paid, project(after).status) == ({ASH: 4, BAY: 4}, ProjectStatus.DONE)


@pytest.mark.rule("13.6")
def test_an_odd_share_is_paid_the_larger_part_first() -> None:
    state = a_nation(rich(), ASH, gdp=130_000)

    assert project(begun(state)).shares[ASH] == 5
    assert project(begun(state)).paid[ASH] == 3


@pytest.mark.rule("13.6", "4.2")
def test_a_plan_pays_only_what_is_due_and_each_once() -> None:
    fresh = ended_phase(together(), begun(rich()))
    due = ended_phase(together(), next_talks(revealed(calmed(begun(rich())))))

    assert _plan_refused(fresh, (WORK,)) is Reason.NOTHING_DUE
    assert _plan_refused(due, (WORK, WORK)) is Reason.REPEATED
    assert _plan_refused(due, (WorkId("r9p9"),)) is Reason.NOTHING_DUE
    assert _plan_refused(due, ()) is None


def _plan_refused(state: GameState, shares: tuple[WorkId, ...]) -> Reason | None:
    try:
        apply(together(), state, SavePlan(plan=Plan(shares=shares)), seat(ASH), 1000)
    except RefusedError as error:
        return error.refusal.reason
    return None


@pytest.mark.rule("13.7", "13.12")
def test_a_finished_project_brings_technology_its_own_effect_and_a_level_to_its_host() -> None:
    state = calmed(rich())
    state = revise(
        state,
        nations={
            key: revise(own, exposure={**own.exposure, Threat.CYBER: 2}, capability={**own.capability, Domain.CYBER: 3})
            for key, own in state.nations.items()
        },
    )
    after = revealed(begun(state, Way.PUBLIC_PRIVATE))

    fields = (Technology.ARTIFICIAL_INTELLIGENCE, Technology.SECURE_COMMUNICATIONS)
    assert [[technology(after, nation, field) for field in fields] for nation in THREE] == [[1, 1], [1, 1], [0, 0]]
    assert [after.nations[nation].exposure[Threat.CYBER] for nation in THREE] == [1, 1, 2]
    assert [after.nations[nation].capability[Domain.CYBER] for nation in THREE] == [4, 3, 3]


def _with_card(effects: tuple[ProjectEffect, ...], fields: tuple[Technology, Technology] | None = None) -> Ruleset:
    card: ProjectCard = together().projects[RANGE]
    changed = revise(card, effects=effects, fields=fields or card.fields)
    return revise(together(), projects={**together().projects, RANGE: changed})


@pytest.mark.parametrize(
    "effect,quantity,by",
    [
        (RaiseSupport(points=3), Quantity.SUPPORT, 3),
        (RaiseReadiness(points=6), Quantity.READINESS, 6),
        (RaiseInfluence(points=2), Quantity.INFLUENCE, 2),
    ],
)
@pytest.mark.rule("13.7")
def test_an_effect_on_its_partners_touches_nobody_else(effect: ProjectEffect, quantity: Quantity, by: int) -> None:
    rules = _with_card((effect,))
    state = ended_phase(rules, begun(calmed(rich()), Way.PUBLIC_PRIVATE))

    after = resolved(rules, state)

    told = {
        change.nation: change.after - change.before
        for change in after.ledger
        if isinstance(change, NationChange) and (change.cause, change.quantity) == (Cause.PROJECT_DONE, quantity)
    }
    assert told == {ASH: by, BAY: by}


@pytest.mark.rule("13.7", "13.1")
def test_other_effects_change_levels_pairs_trust_tension_and_stability() -> None:
    effects = (RaiseLevel(domain=Domain.RELIEF), DrawTogether(points=9), BuildTrust(points=4))
    rest = (EaseTension(threat=Threat.HYBRID), SteadyWorld(points=2), LowerExposure(threat=Threat.CLIMATE))
    rules = _with_card((*effects, *rest), (Technology.SATELLITES, Technology.SATELLITES))
    state = ended_phase(rules, begun(calmed(rich()), Way.PUBLIC_PRIVATE))

    after = resolved(rules, state)

    made = {type(change).__name__ for change in after.ledger if change.cause is Cause.PROJECT_DONE}
    assert {"LevelChange", "PairChange", "TrustChange", "TensionChange", "StabilityChange"} <= made
    assert technology(after, BAY, Technology.SATELLITES) == 2
