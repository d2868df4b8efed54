"""Chapter 9: effort that a plan sets, and what is written of a plan that sets none."""

import pytest

from rules.engine import codec
from rules.engine.actors import SeatViewer
from rules.engine.commands import SavePlan
from rules.engine.constants import Constants
from rules.engine.copying import revise
from rules.engine.explain import explain
from rules.engine.ids import Module, Phase
from rules.engine.module_constants import EffortConstants
from rules.engine.plans import Plan
from rules.engine.ruleset import Ruleset
from rules.engine.screen import screen
from tests.engine.builders import ASH, BAY, a_ruleset, a_state, ended_phase, harbour, played, seat

CHOSEN = EffortConstants(lowest=5, highest=45, step=5)


def free_effort() -> Ruleset:
    """Harbour where every nation chooses its effort."""
    ruleset = a_ruleset(modules=frozenset({Module.EFFORT}))
    return revise(ruleset, constants=revise(ruleset.constants, effort=CHOSEN))


@pytest.mark.rule("9.1", "3.2")
def test_a_higher_effort_brings_more_budget_from_the_next_year_on() -> None:
    rules = free_effort()
    before = a_state(Phase.PLANNING, rules)

    state = played(rules, before, SavePlan(plan=Plan(effort=25)), seat(ASH))
    year_end = ended_phase(rules, ended_phase(rules, state))

    assert state.nations[ASH].effort == 20
    assert year_end.nations[ASH].effort == 25
    assert year_end.nations[BAY].effort == 20
    next_year = ended_phase(rules, year_end)
    income = [change.after - change.before for change in next_year.ledger if getattr(change, "nation", "") == ASH]
    assert income[-1] == year_end.nations[ASH].gdp * 25 // 200_000


@pytest.mark.rule("9.1")
def test_a_chosen_effort_is_explained_by_what_set_it() -> None:
    rules = free_effort()
    state = played(rules, a_state(Phase.PLANNING, rules), SavePlan(plan=Plan(effort=17)), seat(ASH))
    state = ended_phase(rules, ended_phase(rules, state))

    told = explain(rules, state, SeatViewer(nation=ASH), ("nations", ASH, "effort"))

    assert told is not None
    assert (told["value"], told["rule"]) == (17, "9.1")
    assert [(line["label"], line["amount"]) for line in told["terms"]] == [("round_start", 20), ("effort_set", -3)]


def test_what_may_be_set_is_shown_only_where_the_module_is_on() -> None:
    rules = free_effort()

    may = screen(rules, a_state(Phase.PLANNING, rules), SeatViewer(nation=ASH))["may"]
    fixed = screen(harbour(), a_state(Phase.PLANNING), SeatViewer(nation=ASH))["may"]

    assert (may["effort"]["low"], may["effort"]["high"], may["effort"]["price"]) == (15, 25, 0)
    assert may["effort"]["growth"] == [240, 232, 224, 216, 208, 200, 180, 160, 140, 120, 100]
    assert may["effort"]["income"][-1] > may["effort"]["income"][0]
    assert may["effort"]["support"][0] > 0 > may["effort"]["support"][-1]
    assert "effort" not in fixed


def test_what_does_not_use_a_later_field_is_written_as_if_there_were_none() -> None:
    assert codec.encode(Plan()) == {"deployments": [], "investments": [], "choices": []}
    assert "effort" not in codec.encode(harbour().constants)

    assert codec.encode(Plan(effort=24))["effort"] == 24
    written = codec.encode(free_effort().constants)
    assert codec.decode(Constants, written).effort == CHOSEN
