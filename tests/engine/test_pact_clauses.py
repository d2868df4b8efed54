"""Chapter 11: what the clauses of agreements give and ask, each next to the same year without it."""

import pytest

from rules.engine.actors import SeatViewer
from rules.engine.agreements import Clause, Eased
from rules.engine.commands import AcceptDeal, ProposeDeal, SetAsk
from rules.engine.copying import revise
from rules.engine.deals import HoldExercise
from rules.engine.explain import explain
from rules.engine.formulas.clauses.easing import eased
from rules.engine.formulas.clauses.joint_training import years_without
from rules.engine.formulas.clauses.mutual_defence import reach, reach_needed
from rules.engine.formulas.intelligence import best_grade
from rules.engine.formulas.places import unit_price
from rules.engine.formulas.ties import interoperability
from rules.engine.ids import CardId, CrisisId, Domain, NationId, Phase, Threat
from rules.engine.plans import Plan
from rules.engine.screen import screen
from rules.engine.state import Crisis, GameState, Scheduled
from tests.engine.builders import ASH, BAY, COB, FIRST, SECOND, a_nation, a_plan, ended_phase, played, seat
from tests.engine.pacts import bound_rules, founded, founding, talks, the

RULES = bound_rules()
NEXT = CrisisId("r2c1")


def together(*clauses: Clause, state: GameState | None = None, members: tuple[NationId, ...] = (ASH, BAY)) -> GameState:
    """Talks in which these nations have just bound themselves to these clauses."""
    return founded(state or talks(), founding(*members, clauses=clauses, floor=0))


def revealed(state: GameState, **plans: Plan) -> GameState:
    """The state after the reveal of these plans, empty ones for the others."""
    state = ended_phase(RULES, state)
    state = revise(state, plans={nation: plans.get(nation, Plan()) for nation in state.settings.nations})
    return ended_phase(RULES, state)


def hopeless(state: GameState, crisis: CrisisId) -> GameState:
    """The state with a crisis that nobody can master."""
    return revise(state, crises={**state.crises, crisis: revise(state.crises[crisis], demand=10**6)})


def next_round(state: GameState, card: str, target: NationId) -> Crisis:
    """The first crisis of the next round, which is this card at this target."""
    state = revise(state, scheduled=(Scheduled(card=CardId(card), round=2, target=target),))
    while state.phase is not Phase.HORIZON:
        state = ended_phase(RULES, state)
    return state.crises[NEXT]


@pytest.mark.rule("11.10")
def test_who_does_not_come_when_a_member_is_attacked_breaks_mutual_defence() -> None:
    bound = hopeless(together(Clause.MUTUAL_DEFENCE), SECOND)
    free = revise(bound, ties=revise(bound.ties, agreements=()))

    missed, without = revealed(bound), revealed(free)
    came = revealed(bound, bay=a_plan({(SECOND, "intelligence"): 1}))

    assert [(found.nation, found.crisis) for found in the(missed).breaches] == [(BAY, SECOND)]
    assert missed.nations[ASH].trust[BAY] == without.nations[ASH].trust[BAY] - 15
    assert missed.nations[COB].trust[BAY] == without.nations[COB].trust[BAY] - 5
    assert missed.nations[BAY].influence == without.nations[BAY].influence - 3
    assert missed.nations[BAY].earned == without.nations[BAY].earned - 3
    assert the(came).breaches == ()


@pytest.mark.rule("11.10")
def test_a_crisis_that_ends_well_asks_nobody_why_he_did_not_come() -> None:
    state = together(Clause.MUTUAL_DEFENCE)
    easy = revise(state, crises={**state.crises, SECOND: revise(state.crises[SECOND], demand=1)})

    assert the(revealed(easy, ash=a_plan({(SECOND, "forces"): 1, (SECOND, "intelligence"): 1}))).breaches == ()


@pytest.mark.rule("11.8", "11.10")
def test_nobody_owes_what_he_has_not_or_what_is_declined() -> None:
    state = hopeless(together(Clause.MUTUAL_DEFENCE), SECOND)
    levels = dict.fromkeys(state.nations[BAY].capability, 0)
    unarmed = a_nation(state, BAY, capability=levels)
    declined = revise(state, crises={**state.crises, SECOND: revise(state.crises[SECOND], declined=(BAY,))})

    assert the(revealed(unarmed)).breaches == ()
    assert the(revealed(declined)).breaches == ()


@pytest.mark.rule("11.8")
def test_what_clauses_ask_for_is_shown_beside_the_plan_and_part_of_standing_orders() -> None:
    state = ended_phase(RULES, together(Clause.MUTUAL_DEFENCE))

    [owed] = screen(RULES, state, SeatViewer(nation=BAY))["you"]["obligations"]

    assert (owed["crisis"], owed["units"], owed["planned"]) == (SECOND, 1, 1)
    assert (owed["clause"], owed["domains"]) == ("mutual_defence", ["forces", "intelligence"])
    assert state.plans[BAY].units(SECOND) == 1
    assert state.plans[COB].units(SECOND) == 0


@pytest.mark.rule("11.10", "11.3")
def test_enough_ready_forces_of_the_others_deter() -> None:
    state = together(Clause.MUTUAL_DEFENCE, members=(ASH, BAY, COB))
    needed = reach_needed(RULES, state)
    assert needed == 100 * 300 * RULES.constants.crisis.size[0][1] * 12 // (28000 * 2)
    for nation in (BAY, COB):
        armed = {**state.nations[nation].capability, Domain.FORCES: 3, Domain.SPECIAL: 0}
        state = a_nation(state, nation, capability=armed, readiness=70)

    assert reach(RULES, state, the(state), ASH) == (3 + 3) * 70 * 110 // 100
    strong = a_nation(state, BAY, readiness=100)
    strong = a_nation(strong, BAY, capability={**state.nations[BAY].capability, Domain.FORCES: 10})
    assert eased(RULES, strong, Threat.CONFLICT, ASH, 3) == Eased(severity=1, percent=0)
    assert eased(RULES, strong, Threat.CONFLICT, ASH, 1) is None
    assert eased(RULES, strong, Threat.CYBER, ASH, 3) is None
    bare = {**state.nations[BAY].capability, Domain.FORCES: 0}
    weak = a_nation(a_nation(state, BAY, capability=bare), COB, capability=bare)
    assert eased(RULES, weak, Threat.CONFLICT, ASH, 3) is None


@pytest.mark.rule("11.10")
def test_a_deterred_crisis_comes_less_severe_and_says_so() -> None:
    armed = {**talks().nations[BAY].capability, Domain.FORCES: 10}
    bound = together(Clause.MUTUAL_DEFENCE, state=a_nation(talks(), BAY, capability=armed, readiness=100))
    free = revise(bound, ties=revise(bound.ties, agreements=()))

    deterred, plain = next_round(bound, "raid", ASH), next_round(free, "raid", ASH)

    assert deterred.severity == plain.severity - 1
    assert deterred.demand < plain.demand
    assert plain.eased is None
    state = revise(bound, crises={FIRST: revise(deterred, id=FIRST, rumour=None)}, round=2)
    told = explain(RULES, state, SeatViewer(nation=ASH), ("crises", FIRST, "severity"))
    assert told is not None
    assert sum(line["amount"] for line in told["terms"]) == deterred.severity
    assert told["terms"][-1] == {"label": "agreements", "amount": -1}


@pytest.mark.rule("11.11")
def test_who_is_bound_sees_by_the_services_of_those_it_trusts() -> None:
    eyes = dict.fromkeys(talks().nations[ASH].capability, 0)
    state = a_nation(talks(), ASH, capability=eyes)
    state = a_nation(state, BAY, capability={**eyes, Domain.INTELLIGENCE: 6})
    crisis = state.crises[FIRST]
    bound = together(Clause.INTELLIGENCE_SHARING, state=state)
    assert (best_grade(RULES, state, ASH, crisis), best_grade(RULES, bound, ASH, crisis)) == (0, 2)

    wary = a_nation(bound, ASH, trust={**bound.nations[ASH].trust, BAY: 39})

    assert best_grade(RULES, wary, ASH, crisis) == 0
    assert best_grade(RULES, bound, COB, crisis) < 2
    shown = screen(RULES, bound, SeatViewer(nation=ASH))["you"]["intelligence"][FIRST]
    assert (shown["grade"], shown["by"]) == (2, [BAY])
    told = explain(RULES, bound, SeatViewer(nation=ASH), ("you", "intelligence", FIRST, "grade"))
    assert told is not None
    assert (told["rule"], told["value"]) == ("11.11", 2)


def _trained(state: GameState) -> GameState:
    """The state after Ashford and Bayview have agreed on an exercise."""
    state = played(RULES, state, ProposeDeal(terms=(HoldExercise(nations=(ASH, BAY)),)), seat(ASH))
    return played(RULES, state, AcceptDeal(offer=state.ties.offers[-1].id), seat(BAY))


@pytest.mark.rule("11.12")
def test_exercises_of_those_who_are_bound_cost_less_and_bring_more() -> None:
    free = a_nation(talks(), ASH, gdp=100_000)
    bound = together(Clause.JOINT_TRAINING, state=free)

    assert (free.nations[ASH].budget - _trained(free).nations[ASH].budget) == 2
    assert (bound.nations[ASH].budget - _trained(bound).nations[ASH].budget) == 1
    start = interoperability(free, ASH, BAY)
    assert interoperability(revealed(_trained(free)), ASH, BAY) == start + (100 - start) // 6
    near = interoperability(bound, ASH, BAY)
    assert interoperability(revealed(_trained(bound)), ASH, BAY) == near + (100 - near) // 5
    may = screen(RULES, bound, SeatViewer(nation=ASH))["may"]["deals"]
    assert (may["exercise_cost"], may["training_cost"], may["training_with"]) == (2, 1, [BAY])


@pytest.mark.rule("11.12")
def test_who_never_trains_with_the_others_breaks_joint_training_every_second_year() -> None:
    state = together(Clause.JOINT_TRAINING, members=(ASH, BAY, COB))
    state = ended_phase(RULES, revealed(_trained(state)))
    assert years_without(the(state), ASH, 1) == 0
    assert years_without(the(state), COB, 1) == 1
    while state.round < 2 or state.phase is not Phase.DIPLOMACY:
        state = ended_phase(RULES, state)
    upheld = screen(RULES, state, SeatViewer(nation=ASH))["ties"]["agreements"]["pact"]["clauses"]["joint_training"]
    assert [upheld["bound"][nation]["state"] for nation in (ASH, COB)] == ["ready", "at_risk"]

    state = ended_phase(RULES, revealed(state))

    assert [(found.nation, found.round) for found in the(state).breaches] == [(COB, 2)]
    assert years_without(the(state), COB, 3) == 1


@pytest.mark.rule("11.13")
def test_relief_pays_no_distance_and_still_counts_as_much_help() -> None:
    free = talks()
    bound = together(Clause.DISASTER_RELIEF, members=(ASH, COB))
    constants = RULES.constants.crisis
    assert free.nations[ASH].region != free.nations[COB].region
    sent = a_plan({(FIRST, "relief"): 1})

    assert unit_price(free, ASH, free.crises[FIRST], constants) == 2
    assert unit_price(bound, ASH, bound.crises[FIRST], constants) == 1
    assert unit_price(bound, BAY, bound.crises[FIRST], constants) == 2
    year_end = ended_phase(RULES, revealed(bound, ash=sent))
    assert year_end.nations[ASH].given == 2


@pytest.mark.rule("11.13")
def test_disasters_at_those_who_are_bound_need_less() -> None:
    bound = together(Clause.DISASTER_RELIEF, members=(ASH, COB))
    free = revise(bound, ties=revise(bound.ties, agreements=()))

    less, plain = next_round(bound, "flood", COB), next_round(free, "flood", COB)

    assert less.demand == plain.demand * 90 // 100
    wide = together(Clause.DISASTER_RELIEF, members=(ASH, BAY, COB))
    assert next_round(wide, "flood", COB).demand == plain.demand * 89 // 100


@pytest.mark.rule("11.13")
def test_relief_is_owed_to_whoever_asks_for_it() -> None:
    asked = hopeless(together(Clause.DISASTER_RELIEF, members=(ASH, COB)), FIRST)
    spared = played(RULES, asked, SetAsk(crisis=FIRST, nation=ASH, units=0), seat(COB))
    free = revise(asked, ties=revise(asked.ties, agreements=()))

    missed = revealed(asked)

    assert [(found.nation, found.clause) for found in the(missed).breaches] == [(ASH, Clause.DISASTER_RELIEF)]
    assert missed.nations[COB].trust[ASH] == revealed(free).nations[COB].trust[ASH] - 3
    assert the(revealed(spared)).breaches == ()
