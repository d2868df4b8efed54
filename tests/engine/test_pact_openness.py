"""Chapter 11: cyber response, counter-terrorism, transparency and the hotline, next to the same year without them."""

import pytest

from rules.engine.actors import PublicViewer, SeatViewer
from rules.engine.agreements import Clause
from rules.engine.commands import SealPlan, ShareReport
from rules.engine.copying import revise
from rules.engine.explain import explain
from rules.engine.formulas.intelligence import best_grade, read_by_challenger
from rules.engine.ids import CardId, Domain, NationId, Phase, Threat
from rules.engine.plans import Plan
from rules.engine.screen import screen
from rules.engine.state import Crisis, GameState, Scheduled
from tests.engine.builders import (
    ASH,
    BAY,
    COB,
    FIRST,
    SECOND,
    a_crisis,
    a_nation,
    a_plan,
    ended_phase,
    played,
    seat,
)
from tests.engine.pacts import bound_rules, founded, founding, talks, the

RULES = bound_rules()
WINDY = revise(RULES, scenario=revise(RULES.scenario, friction=True))


def together(clause: Clause, *members: NationId, state: GameState | None = None) -> GameState:
    """Talks in which these nations, or Ashford and Bayview, have just bound themselves."""
    return founded(state or talks(), founding(*(members or (ASH, BAY)), clauses=(clause,), floor=0))


def freed(state: GameState) -> GameState:
    """The same state without agreements."""
    return revise(state, ties=revise(state.ties, agreements=()))


def struck(card: str, target: NationId, **fields: object) -> GameState:
    """Talks whose first crisis is this card at this target."""
    return a_crisis(talks(), FIRST, card, target=target, convener=target, **fields)


def revealed(state: GameState, **plans: Plan) -> GameState:
    """The state after the reveal of these plans, empty ones for the others."""
    state = ended_phase(RULES, state)
    state = revise(state, plans={nation: plans.get(nation, Plan()) for nation in state.settings.nations})
    return ended_phase(RULES, state)


def next_round(state: GameState, card: str, target: NationId) -> Crisis:
    """The first crisis of the next round, which is this card at this target."""
    state = revise(state, scheduled=(Scheduled(card=CardId(card), round=2, target=target),))
    while state.phase is not Phase.HORIZON:
        state = ended_phase(RULES, state)
    return next(iter(state.crises.values()))


@pytest.mark.rule("11.18", "11.19")
@pytest.mark.parametrize("clause, card", [(Clause.CYBER_RESPONSE, "leak"), (Clause.COUNTER_TERRORISM, "siege")])
def test_what_those_who_are_bound_are_ready_for_needs_a_tenth_less(clause: Clause, card: str) -> None:
    bound = together(clause)

    assert next_round(bound, card, BAY).demand == next_round(freed(bound), card, BAY).demand * 90 // 100
    assert next_round(bound, card, COB).demand == next_round(freed(bound), card, COB).demand


@pytest.mark.rule("11.18")
def test_who_answers_break_ins_together_is_warned_early() -> None:
    blind = dict.fromkeys(talks().nations[ASH].capability, 0)
    state = a_nation(a_nation(struck("worm", COB), ASH, capability=blind), BAY, capability=blind)
    bound = together(Clause.CYBER_RESPONSE, state=state)
    crisis = bound.crises[FIRST]

    assert (best_grade(RULES, state, ASH, crisis), best_grade(RULES, bound, ASH, crisis)) == (0, 1)
    assert best_grade(RULES, bound, ASH, revise(crisis, threat=Threat.CLIMATE)) == 0
    told = explain(RULES, bound, SeatViewer(nation=ASH), ("you", "intelligence", FIRST, "grade"))
    assert told is not None
    assert (told["rule"], told["value"]) == ("11.18", 1)


@pytest.mark.rule("11.18")
def test_cyber_teams_are_owed_where_a_break_in_needs_them() -> None:
    state = together(Clause.CYBER_RESPONSE, state=struck("worm", BAY, demand=10**6))

    missed = revealed(state)
    came = revealed(state, ash=a_plan({(FIRST, "cyber"): 1}))

    assert [found.nation for found in the(missed).breaches] == [ASH]
    assert missed.nations[BAY].trust[ASH] == revealed(freed(state)).nations[BAY].trust[ASH] - 3
    assert the(came).breaches == ()


@pytest.mark.rule("11.11")
def test_what_is_shared_with_weak_cyber_teams_the_challenger_reads() -> None:
    state = struck("flood", COB)
    for nation, cyber, eyes in ((ASH, 2, 0), (BAY, 4, 6), (COB, 4, 0)):
        levels = {**state.nations[nation].capability, Domain.CYBER: cyber, Domain.INTELLIGENCE: eyes}
        state = a_nation(state, nation, capability=levels)

    open_ = together(Clause.INTELLIGENCE_SHARING, state=state)
    guarded = a_nation(open_, ASH, capability={**open_.nations[ASH].capability, Domain.CYBER: 3})

    assert {(report.by, report.to, report.grade) for report in read_by_challenger(RULES, open_)} == {(BAY, ASH, 2)}
    assert read_by_challenger(RULES, guarded) == read_by_challenger(RULES, state) == ()


@pytest.mark.rule("11.19")
def test_a_report_pays_what_is_owed_against_terrorism_too() -> None:
    card = RULES.cards[CardId("siege")]
    needs = (revise(card.needs[0], domain=Domain.INTELLIGENCE),)
    rules = revise(RULES, cards={**RULES.cards, card.id: revise(card, needs=needs)})
    state = struck("siege", BAY, demand=10**6)
    for nation, level in ((ASH, 6), (BAY, 0)):
        levels = {**state.nations[nation].capability, Domain.INTELLIGENCE: level}
        state = a_nation(state, nation, capability=levels)
    state = together(Clause.COUNTER_TERRORISM, state=state)
    shown = played(rules, state, ShareReport(crisis=FIRST, nation=BAY), seat(ASH))

    def after(talked: GameState) -> GameState:
        planned = revise(ended_phase(rules, talked), plans={nation: Plan() for nation in (ASH, BAY, COB)})
        return ended_phase(rules, planned)

    assert [found.nation for found in the(after(state)).breaches] == [ASH]
    assert the(after(shown)).breaches == ()


@pytest.mark.rule("11.19")
def test_contained_terrorism_leaves_less_tension() -> None:
    state = revise(struck("siege", BAY, demand=1), tension={**talks().tension, Threat.TERRORISM: 4})
    bound = together(Clause.COUNTER_TERRORISM, state=state)
    plan = a_plan({(FIRST, "forces"): 1})

    assert (
        revealed(bound, bay=plan).tension[Threat.TERRORISM] == revealed(state, bay=plan).tension[Threat.TERRORISM] - 1
    )


@pytest.mark.rule("11.20")
def test_a_sealed_plan_is_shown_to_those_who_are_bound_and_to_nobody_else() -> None:
    state = ended_phase(RULES, together(Clause.TRANSPARENCY))
    open_ = screen(RULES, state, SeatViewer(nation=BAY))["you"]["open_plans"]
    assert open_ == {}

    sealed = played(RULES, state, SealPlan(), seat(ASH))

    assert screen(RULES, sealed, SeatViewer(nation=BAY))["you"]["open_plans"].keys() == {ASH}
    assert screen(RULES, sealed, SeatViewer(nation=COB))["you"]["open_plans"] == {}
    assert "all_plans" not in screen(RULES, sealed, PublicViewer())


@pytest.mark.rule("11.20")
def test_openness_wins_support_and_trust_and_doubles_what_is_said_at_home() -> None:
    bound = together(Clause.TRANSPARENCY)
    may = [
        screen(RULES, ended_phase(RULES, state), SeatViewer(nation=ASH))["may"]["outreach"]["brings"]
        for state in (bound, freed(bound))
    ]
    assert max(may[0]) == 2 * max(may[1])

    with_it, without = (ended_phase(RULES, revealed(state)) for state in (bound, freed(bound)))

    assert with_it.nations[ASH].support == without.nations[ASH].support + 1
    assert with_it.nations[ASH].trust[BAY] == without.nations[ASH].trust[BAY] + 1
    assert with_it.nations[COB].trust[BAY] == without.nations[COB].trust[BAY]


@pytest.mark.rule("11.21")
def test_a_hotline_halves_luck_and_mishap_where_only_those_serve_whom_it_binds() -> None:
    bound = together(Clause.HOTLINE, BAY, COB)
    serving = {"bay": a_plan({(FIRST, "relief"): 1}), "cob": a_plan({(FIRST, "relief"): 1})}

    def friction(state: GameState, **plans: Plan) -> tuple[int, int]:
        planned = ended_phase(WINDY, state)
        planned = revise(planned, plans={nation: plans.get(nation, Plan()) for nation in (ASH, BAY, COB)})
        result = ended_phase(WINDY, planned).results[0]
        return result.luck, result.mishap

    luck, mishap = friction(freed(bound), **serving)
    assert friction(bound, **serving) == (luck // 2, mishap // 2)
    assert friction(bound, **serving, ash=a_plan({(FIRST, "relief"): 1})) == (luck, mishap)
    assert friction(bound, cob=serving["cob"]) == (luck, mishap)


@pytest.mark.rule("11.21")
def test_a_hotline_keeps_a_failed_conflict_from_stirring_up_more() -> None:
    state = revise(talks(), crises={**talks().crises, SECOND: revise(talks().crises[SECOND], demand=10**6)})
    bound = together(Clause.HOTLINE, state=state)

    assert revealed(bound).tension[Threat.CONFLICT] == state.tension[Threat.CONFLICT]
    assert revealed(state).tension[Threat.CONFLICT] == state.tension[Threat.CONFLICT] + 1
