"""Chapter 9: what nations do at home: public diplomacy, hardening, and where they stand against a guideline."""

import pytest

from rules.engine.actors import PublicViewer, SeatViewer
from rules.engine.commands import SavePlan
from rules.engine.copying import revise
from rules.engine.explain import explain
from rules.engine.formulas.home import outreach_gain, outreach_limit
from rules.engine.ids import Cause, CrisisId, Domain, Module, NationId, Phase, Quantity, Threat
from rules.engine.module_constants import EffortConstants, HardeningConstants, OutreachConstants
from rules.engine.plans import Plan
from rules.engine.reports import ExposureChange, NationChange
from rules.engine.ruleset import Guideline, Ruleset
from rules.engine.screen import screen
from rules.engine.state import GameState
from tests.engine.builders import (
    ASH,
    BAY,
    COB,
    FIRST,
    SECOND,
    a_crisis,
    a_nation,
    a_plan,
    a_ruleset,
    a_state,
    ended_phase,
    played,
    resolved,
    seat,
)

SPEAKS = OutreachConstants(support=3, most=6)
GUIDED = Guideline(core=20, resilience=6, domains=(Domain.RELIEF, Domain.CYBER))


def at_home() -> Ruleset:
    """Harbour with public diplomacy, hardening, chosen effort and a guideline."""
    ruleset = a_ruleset(modules=frozenset({Module.OUTREACH, Module.HARDENING, Module.EFFORT}), guideline=GUIDED)
    constants = revise(
        ruleset.constants,
        outreach=SPEAKS,
        hardening=HardeningConstants(rate=3, harm_percent=50, times=2),
        effort=EffortConstants(lowest=5, highest=45, step=5),
    )
    return revise(ruleset, constants=constants)


def hit(state: GameState) -> GameState:
    """The raid at Ashford as a grave crisis that nobody covers."""
    return a_nation(a_crisis(state, SECOND, "raid", target=ASH, severity=4, demand=90_000), ASH, gdp=100_000, budget=20)


def harm_to(state: GameState, nation: NationId) -> int:
    """The points of harm that a nation took."""
    return state.nations[nation].harm


@pytest.mark.rule("9.3")
def test_public_diplomacy_brings_support_by_the_size_of_the_economy_up_to_a_limit() -> None:
    assert [outreach_gain(spent, 100_000, SPEAKS) for spent in range(4)] == [0, 3, 6, 6]
    assert [outreach_gain(spent, 250_000, SPEAKS) for spent in range(7)] == [0, 1, 2, 3, 4, 6, 6]
    assert [outreach_limit(budget, 250_000, SPEAKS) for budget in (9, 2)] == [5, 2]


@pytest.mark.rule("9.3", "4.7")
def test_public_diplomacy_is_paid_at_the_reveal_and_works_at_once() -> None:
    rules = at_home()
    state = a_nation(a_state(Phase.PLANNING, rules), COB, gdp=100_000, budget=9, support=40)
    state = played(rules, state, SavePlan(plan=Plan(outreach=2)), seat(COB))

    after = ended_phase(rules, state)

    told = [(change.quantity, change.before, change.after) for change in _of(after, COB) if _by(change, Cause.OUTREACH)]
    assert told == [(Quantity.BUDGET, 9, 7), (Quantity.SUPPORT, 40, 46)]


def _of(state: GameState, nation: NationId) -> list[NationChange]:
    return [change for change in state.ledger if isinstance(change, NationChange) and change.nation == nation]


def _by(change: NationChange, cause: Cause) -> bool:
    return change.cause is cause


@pytest.mark.rule("9.4", "6.10")
def test_hardening_halves_the_harm_of_this_crisis_to_who_hardens_and_to_nobody_else() -> None:
    rules = at_home()
    state = hit(a_state(Phase.PLANNING, rules))

    bare = resolved(rules, state, ash=Plan())
    hardened = resolved(rules, state, ash=Plan(hardened=(SECOND,)))

    assert harm_to(hardened, ASH) == harm_to(bare, ASH) // 2 > 0
    assert {nation: harm_to(hardened, nation) for nation in (BAY, COB)} == {
        nation: harm_to(bare, nation) for nation in (BAY, COB)
    }
    assert hardened.results[1].harm == harm_to(hardened, ASH)
    assert bare.nations[ASH].budget - hardened.nations[ASH].budget == 3


@pytest.mark.rule("9.4")
def test_a_neighbour_can_harden_against_what_spills_over() -> None:
    rules = at_home()
    state = hit(a_state(Phase.PLANNING, rules))
    near = next(nation for nation in (BAY, COB) if state.nations[nation].region == state.nations[ASH].region)
    plan = Plan(hardened=(SECOND,))

    bare, hardened = resolved(rules, state), resolved(rules, state, **{near: plan})

    assert harm_to(hardened, near) == harm_to(bare, near) // 2
    assert harm_to(bare, near) > 0
    assert harm_to(hardened, ASH) == harm_to(bare, ASH)


@pytest.mark.rule("9.4", "3.7")
def test_the_second_hardening_against_a_threat_lowers_exposure_and_the_third_counts_anew() -> None:
    rules = at_home()
    state = hit(a_state(Phase.PLANNING, rules))
    state = a_nation(state, ASH, exposure={**state.nations[ASH].exposure, Threat.CONFLICT: 3})
    lowered = []

    for _ in range(3):
        state = state if state.phase is Phase.PLANNING else _next_plans(rules, state)
        state = resolved(rules, state, ash=Plan(hardened=(_raid(state),)))
        lowered.append([change.after for change in state.ledger if _is_lowered(change)])

    assert lowered == [[], [2], []]
    shown = screen(rules, state, PublicViewer())["hardening"]
    assert shown == {"ash": {"conflict": 3}, "bay": {}, "cob": {}}
    told = explain(rules, state, PublicViewer(), ("hardening", ASH, "conflict"))
    assert told is not None
    assert (told["value"], [line["amount"] for line in told["terms"]]) == (3, [1, 1, 1])


def _raid(state: GameState) -> CrisisId:
    return next(crisis.id for crisis in state.crises.values() if crisis.target == ASH)


def _is_lowered(change: object) -> bool:
    return isinstance(change, ExposureChange) and change.cause is Cause.HARDENING


def _next_plans(rules: Ruleset, state: GameState) -> GameState:
    """The next round's planning, with a raid at Ashford again."""
    round_ = state.round
    while state.round == round_ or state.phase is not Phase.PLANNING:
        state = ended_phase(rules, state)
    first, second = state.crises
    state = a_crisis(a_crisis(state, first, "flood", target=COB), second, "raid", target=ASH)
    return a_nation(state, ASH, budget=20)


@pytest.mark.rule("9.4")
def test_the_harm_of_a_hardened_crisis_is_explained_with_the_exposure_that_it_met() -> None:
    rules = at_home()
    state = hit(a_state(Phase.PLANNING, rules))
    state = a_nation(state, ASH, exposure={**state.nations[ASH].exposure, Threat.CONFLICT: 3})
    after = resolved(rules, state, ash=Plan(hardened=(SECOND,)))

    told = explain(rules, after, PublicViewer(), ("reveal", "results", "1", "harm"))

    assert told is not None
    lines = {line["label"]: line["amount"] for line in told["terms"]}
    assert lines["exposed"] == 3
    assert lines["hardened"] == 50
    assert told["value"] == lines["base"] * lines["severity"] * (4 + 3) // 5 * 50 // 100


@pytest.mark.rule("9.3", "9.4", "4.2")
def test_what_is_done_at_home_counts_in_the_price_of_the_plan() -> None:
    rules = at_home()
    state = a_nation(a_state(Phase.PLANNING, rules), ASH, gdp=100_000, budget=9)
    plan = revise(a_plan({(SECOND, "forces"): 1}), outreach=2, hardened=(SECOND,))
    state = played(rules, state, SavePlan(plan=plan), seat(ASH))

    view = screen(rules, state, SeatViewer(nation=ASH))
    told = explain(rules, state, SeatViewer(nation=ASH), ("you", "spent"))

    assert told is not None
    assert view["you"]["spent"] == told["value"] == 1 + 2 + 3
    assert {line["label"]: line["amount"] for line in told["terms"]}["hardening_price"] == 3
    assert view["you"]["plan"]["outreach"] == 2
    assert view["you"]["plan"]["hardened"] == [SECOND]


@pytest.mark.rule("9.4")
def test_the_screen_says_what_can_be_hardened_against_and_when_exposure_would_fall() -> None:
    rules = at_home()
    state = a_nation(a_state(Phase.PLANNING, rules), COB, gdp=150_000)

    may = screen(rules, state, SeatViewer(nation=COB))["may"]["crises"]

    assert may[FIRST]["harden"] == {"allowed": True, "cost": 4, "lowers_exposure": False}
    assert (may[SECOND]["harden"]["allowed"], may[SECOND]["harden"]["why_not"]) == (False, "no_harm_here")


@pytest.mark.rule("9.5")
def test_every_nation_is_shown_against_both_tracks_of_the_guideline() -> None:
    rules = at_home()
    state = a_nation(hit(a_state(Phase.PLANNING, rules)), BAY, effort=18)
    before = screen(rules, state, PublicViewer())["guideline"]

    plan = revise(a_plan({}, {"cyber": 2, "forces": 4}), hardened=(SECOND,))
    after = resolved(rules, state, ash=plan)
    view = screen(rules, after, PublicViewer())["guideline"]

    assert (before["core"], before["resilience"], before["domains"]) == (20, 6, ["relief", "cyber"])
    assert before["nations"]["bay"] == {"core": 18, "core_met": False, "resilience": 0, "resilience_met": False}
    gdp = after.nations[ASH].gdp // 1000
    price = max(1, 3 * gdp // 100)
    assert view["nations"]["ash"] == {
        "core": 20,
        "core_met": True,
        "resilience": (2 + price) * 200 // gdp,
        "resilience_met": True,
    }
    told = explain(rules, after, PublicViewer(), ("guideline", "nations", ASH, "resilience"))
    assert told is not None
    assert told["value"] == view["nations"]["ash"]["resilience"]
    assert [line["amount"] for line in told["terms"]] == [price, 2, gdp]


def test_nothing_of_it_is_shown_where_the_scenario_has_none_of_it() -> None:
    view = screen(a_ruleset(), a_state(Phase.PLANNING), SeatViewer(nation=ASH))

    assert "hardening" not in view
    assert "guideline" not in view
    assert "outreach" not in view["may"]
    assert all("harden" not in about for about in view["may"]["crises"].values())
