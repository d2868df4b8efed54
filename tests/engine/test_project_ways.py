"""Chapter 13: ways of procurement, overruns, who stops paying, cancelling, hosts and the Secretariat."""

import pytest

from rules.engine.actors import FacilitatorViewer, PublicViewer, SeatViewer
from rules.engine.apply import apply
from rules.engine.commands import CancelProject
from rules.engine.copying import revise
from rules.engine.errors import RefusedError
from rules.engine.explain import explain
from rules.engine.formulas.projects import crisis_constants, will_overrun
from rules.engine.formulas.works import harm_by_works, has_secretariat, technology
from rules.engine.ids import Cause, Domain, ProjectId, Quantity, Technology, Threat, Way
from rules.engine.plans import Plan
from rules.engine.reports import NationChange
from rules.engine.ruleset import Ruleset
from rules.engine.screen import screen
from rules.engine.state import GameState
from rules.engine.works import ProjectStatus, Works
from rules.packs.registry import load_shipped
from tests.engine.builders import (
    ASH,
    BAY,
    COB,
    a_crisis,
    a_nation,
    a_plan,
    ended_phase,
    played,
    resolved,
    seat,
)
from tests.engine.projects import (
    BOTH,
    RANGE,
    SECRETARIAT,
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


@pytest.mark.rule("13.8")
def test_the_ways_differ_in_price_and_years() -> None:
    ways = {way: project(begun(rich(), way, card=ProjectId("full_spectrum.vaccine_platform"))) for way in Way}

    told = {way: (known.shares[ASH], known.paid[ASH], known.ends) for way, known in ways.items()}

    assert told == {
        Way.STANDARD: (4, 2, 2),
        Way.AGILE: (4, 4, 1),
        Way.SUSTAINABLE: (6, 3, 2),
        Way.PUBLIC_PRIVATE: (3, 3, 1),
    }


def _fated(*, overrun: bool) -> GameState:
    """A rich state in which the cyber range does or does not overrun in its first year."""
    state = rich()
    return revise(state, works=revise(state.works, overruns=(RANGE,) if overrun else ()))


@pytest.mark.rule("13.8")
def test_an_agile_project_is_done_at_once_or_overruns_by_its_own_chance() -> None:
    smooth = revealed(calmed(begun(_fated(overrun=False), Way.AGILE)))
    dear = revealed(calmed(begun(_fated(overrun=True), Way.AGILE)))

    assert project(smooth).status is ProjectStatus.DONE
    late = project(dear)
    assert (late.status, late.overran, late.ends, late.shares) == (ProjectStatus.RUNNING, True, 2, {ASH: 6, BAY: 6})
    done = revealed(calmed(next_talks(dear)))
    assert (project(done).status, project(done).paid) == (ProjectStatus.DONE, {ASH: 6, BAY: 6})


@pytest.mark.rule("13.8", "1.6")
def test_every_round_draws_anew_what_would_overrun() -> None:
    rules, state = together(), rich()
    expected = []

    while state.round < 3:
        agile = [card.id for card in rules.projects.values() if Way.AGILE in card.ways]
        expected.append(tuple(card for card in agile if will_overrun(rules, state.seed, card, state.round)))
        assert state.works.overruns == expected[-1]
        state = next_talks(state)
    assert len(set(expected)) == 2


@pytest.mark.rule("13.8")
def test_chance_lets_about_a_third_of_agile_projects_overrun() -> None:
    rules = load_shipped().ruleset("full_spectrum")

    hits = sum(will_overrun(rules, f"{number:064x}", RANGE, 1) for number in range(400))

    assert 400 * 25 // 100 < hits < 400 * 45 // 100


@pytest.mark.rule("13.8")
def test_a_sustainable_project_calms_the_climate_and_pleases_the_public() -> None:
    state = begun(rich(), Way.SUSTAINABLE, card=ProjectId("full_spectrum.vaccine_platform"))
    state = calmed(next_talks(revealed(calmed(state))))
    after = revealed(revise(state, tension={**state.tension, Threat.CLIMATE: 4}))

    told = [change for change in after.ledger if change.rule == "13.8"]

    assert project(after).status is ProjectStatus.DONE
    assert {getattr(change, "quantity", "climate") for change in told} == {Quantity.SUPPORT, "climate"}
    assert {getattr(change, "nation", None) for change in told} == {ASH, BAY, None}


@pytest.mark.rule("13.8", "6.10")
def test_a_public_private_project_makes_cyber_crises_hit_its_partners_harder() -> None:
    rules = together()
    state = calmed(begun(rich(), Way.PUBLIC_PRIVATE))
    after = revealed(state)

    percents = [harm_by_works(rules, after, nation, Threat.CYBER) for nation in THREE]

    assert percents == [125, 125, 100]
    assert harm_by_works(rules, state, ASH, Threat.CYBER) == 100
    assert harm_by_works(rules, after, ASH, Threat.HYBRID) == 100


@pytest.mark.rule("13.8", "6.10")
def test_the_harm_of_a_cyber_crisis_is_explained_with_dependencies_of_earlier_years_only() -> None:
    rules = together()
    worm = next(key for key, card in rules.cards.items() if card.threat is Threat.CYBER)
    first = begun(rich(), Way.PUBLIC_PRIVATE)
    percents = []

    for _year in range(2):
        crisis = next(iter(first.crises))
        struck = a_crisis(first, crisis, worm, target=ASH, severity=4, demand=90_000)
        after = revealed(struck)
        told = explain(rules, after, PublicViewer(), ("reveal", "results", "0", "harm"))
        assert told is not None
        percents.append([line["amount"] for line in told["terms"] if line["label"] == "built"])
        first = next_talks(after)

    assert percents == [[], [125]]


@pytest.mark.rule("13.9")
def test_artificial_intelligence_sees_an_overrun_before_anybody_pays() -> None:
    state = _fated(overrun=True)
    seeing = revise(state, works=revise(state.works, technology={ASH: {Technology.ARTIFICIAL_INTELLIGENCE: 1}}))

    own, others = (screen(together(), seeing, SeatViewer(nation=nation))["you"]["overruns"] for nation in BOTH)

    assert own[RANGE] is True
    assert set(own) == {key for key, card in together().projects.items() if Way.AGILE in card.ways}
    assert others == {}
    assert "overruns" not in screen(together(), seeing, PublicViewer())
    otherwise = revise(seeing, works=revise(seeing.works, overruns=()))
    for viewer in (PublicViewer(), SeatViewer(nation=BAY)):
        assert screen(together(), otherwise, viewer) == screen(together(), seeing, viewer)
    assert screen(together(), state, FacilitatorViewer())["overruns"][RANGE] is True


@pytest.mark.rule("13.10")
def test_who_does_not_pay_forfeits_and_the_others_go_on_later_and_dearer() -> None:
    state = ended_phase(together(), calmed(next_talks(revealed(calmed(begun(rich(), partners=THREE))))))
    paid = {nation: Plan(shares=(WORK,)) for nation in (BAY, COB)}

    after = revealed(state, **{ASH: Plan()}, **paid)

    known = project(after)
    assert (known.partners, known.host, known.ends, known.status) == ((BAY, COB), BAY, 3, ProjectStatus.RUNNING)
    assert known.shares == {BAY: 4 + 1, COB: 4 + 1}
    assert known.paid == {ASH: 2, BAY: 4, COB: 4}
    told = [change for change in after.ledger if change.cause is Cause.PROJECT_LEFT]
    assert [(getattr(change, "observer", ""), change.after - change.before) for change in told] == [
        (BAY, -6),
        (COB, -6),
    ]
    done = revealed(calmed(next_talks(after)))
    assert project(done).status is ProjectStatus.DONE
    assert technology(done, ASH, Technology.SECURE_COMMUNICATIONS) == 0
    assert technology(done, COB, Technology.SECURE_COMMUNICATIONS) == 1


@pytest.mark.rule("13.10")
def test_a_project_of_one_is_none() -> None:
    state = ended_phase(together(), calmed(next_talks(revealed(calmed(begun(rich()))))))

    after = revealed(state, ash=Plan())

    assert project(after).status is ProjectStatus.CANCELLED
    assert technology(after, BAY, Technology.SECURE_COMMUNICATIONS) == 0


@pytest.mark.rule("13.11")
def test_more_than_half_of_the_partners_cancel_a_project_and_nobody_minds() -> None:
    state = next_talks(revealed(calmed(begun(rich(), partners=THREE))))
    once = played(together(), state, CancelProject(project=WORK), seat(ASH))

    twice = played(together(), once, CancelProject(project=WORK), seat(COB))

    assert (project(once).status, project(once).against) == (ProjectStatus.RUNNING, (ASH,))
    assert project(played(together(), once, CancelProject(project=WORK), seat(ASH))) == project(once)
    assert project(twice).status is ProjectStatus.CANCELLED
    assert ended_phase(together(), twice).plans[BAY].shares == ()
    assert twice.nations[ASH].trust == state.nations[ASH].trust


@pytest.mark.rule("13.11")
def test_who_spoke_against_a_project_speaks_anew_the_next_year() -> None:
    state = next_talks(revealed(calmed(begun(rich(), partners=THREE))))
    state = played(together(), state, CancelProject(project=WORK), seat(ASH))

    after = next_talks(revealed(calmed(state), bay=Plan()))

    assert project(after).against == ()


@pytest.mark.rule("13.11")
def test_only_partners_of_a_project_under_way_can_speak_against_it() -> None:
    for state, actor, reason in (
        (begun(rich()), COB, "not_a_partner"),
        (rich(), ASH, "unknown_project"),
        (revealed(calmed(begun(rich()))), ASH, "wrong_phase"),
    ):
        with pytest.raises(RefusedError, match=reason):
            apply(together(), state, CancelProject(project=WORK), seat(actor), 1000)


@pytest.mark.rule("13.12")
def test_the_other_partners_pay_the_host_for_two_years() -> None:
    state = revealed(calmed(begun(rich(), Way.PUBLIC_PRIVATE)))

    bills = [(bill.round, bill.nation, bill.to) for bill in state.works.bills]
    opened = state
    while opened.round == 1:
        opened = ended_phase(together(), opened)

    assert bills == [(2, BAY, ASH), (3, BAY, ASH)]
    told = {
        change.nation: change.after - change.before
        for change in opened.ledger
        if isinstance(change, NationChange) and change.cause is Cause.LOCK_IN
    }
    assert told == {ASH: 1, BAY: -1}
    assert [bill.round for bill in opened.works.bills] == [3]


@pytest.mark.rule("13.13", "6.5")
def test_a_secretariat_lets_strangers_work_together_whoever_paid() -> None:
    rules = together()
    state = begun(rich(), card=SECRETARIAT)
    after = next_talks(revealed(calmed(next_talks(revealed(calmed(state))))))
    apart = {one: dict.fromkeys((other for other in THREE if other != one), 0) for one in THREE}
    met = revise(after, ties=revise(after.ties, interoperability=apart))

    built, bare = _cohesion(rules, met), _cohesion(rules, revise(met, works=Works()))

    assert has_secretariat(after)
    assert not has_secretariat(state)
    assert bare == 766
    assert built == 850
    assert crisis_constants(rules, state) is rules.constants.crisis


def _cohesion(rules: Ruleset, state: GameState) -> int:
    first = next(iter(state.crises))
    state = a_crisis(ended_phase(rules, state), first, "flood", target=COB)
    full_of = {
        nation: revise(own, capability={**own.capability, Domain.RELIEF: 2}) for nation, own in state.nations.items()
    }
    plans = {nation: a_plan({(first, "relief"): 2}) for nation in THREE}
    return resolved(rules, revise(state, nations=full_of), **plans).results[0].needs[0].cohesion


@pytest.mark.rule("13.6", "1.8")
def test_shares_and_what_is_due_open_to_their_sums() -> None:
    state = next_talks(revealed(calmed(begun(a_nation(rich(), ASH, gdp=130_000)))))

    told = {
        kind: explain(together(), state, PublicViewer(), ("works", "projects", WORK, kind, "ash"))
        for kind in ("shares", "paid", "due")
    }

    assert {kind: found and found["value"] for kind, found in told.items()} == {"shares": 5, "paid": 3, "due": 2}
    assert explain(together(), state, PublicViewer(), ("works", "projects", WORK, "due", "cob")) is None
    assert explain(together(), state, PublicViewer(), ("works", "projects", "r9p9", "due", "ash")) is None
