"""Clauses 7.4 to 7.8: what options do, before the count and after the outcome, to whom and when."""

import pytest

from rules.engine.cards import (
    AddCoverage,
    ChangeCapability,
    ChangeExposure,
    ChangeNation,
    ChangeTension,
    CountOnly,
    ScaleDemand,
    ScaleHarm,
    ScaleUnits,
    ScheduleCard,
    ShiftOutcome,
    Who,
)
from rules.engine.copying import revise
from rules.engine.ids import CardId, Decides, Domain, Outcome, Phase, Quantity, Threat
from tests.engine.builders import ASH, BAY, COB, a_crisis, a_nation, a_plan, a_state, resolved
from tests.engine.option_cases import RULES, a_case, after, moved, units


@pytest.mark.rule("7.4")
def test_options_scale_the_demand_together_and_never_below_nothing() -> None:
    once = after(a_case(ScaleDemand(percent=20)), ash=units(0, "act"))
    each = after(a_case(ScaleDemand(percent=-60), scope="private"), ash=units(0, "act"), bay=units(0, "act"))

    assert once.results[0].demand == 2400
    assert each.results[0].demand == 0
    assert each.results[0].outcome is Outcome.CONTAINED


@pytest.mark.rule("7.4")
def test_options_scale_units_count_some_domains_only_and_add_to_coverage() -> None:
    scaled = after(a_case(ScaleUnits(who=Who.PICKER, percent=150), scope="private"), ash=units(1, "act"), bay=units(1))
    only = after(a_case(CountOnly(domains=(Domain.FORCES,))), ash=units(3, "act"))
    bonus = after(a_case(AddCoverage(amount=125)), ash=units(2, "act"))
    malus = after(a_case(AddCoverage(amount=-400)), ash=units(0, "act"))

    assert scaled.results[0].needs[0].strength == 1050 + 700
    assert only.results[0].needs[0].strength == 0
    assert (bonus.results[0].coverage, bonus.results[0].bonus) == (630 + 125, 125)
    assert malus.results[0].coverage == 0


@pytest.mark.rule("7.4", "7.8")
def test_several_scales_apply_one_after_the_other_on_top_of_a_caveat() -> None:
    half, more = ScaleUnits(who=Who.EVERYONE, percent=50), ScaleUnits(who=Who.EVERYONE, percent=150)
    twice = after(a_case(half, more), ash=units(2, "act"))
    caveat = after(a_case(more, decides=Decides.COALITION), ash=units(2, "act"), bay=units(1, "other"))

    assert twice.results[0].needs[0].strength == 1400 * 75 // 100
    assert {part.nation: part.strength for part in caveat.results[0].needs[0].contributions} == {
        "ash": 2100,
        "bay": 700 * 75 // 100,
    }


@pytest.mark.rule("7.4")
def test_several_scales_of_harm_apply_one_after_the_other() -> None:
    state = a_crisis(a_state(Phase.PLANNING), target=ASH, severity=5)
    half = ScaleHarm(who=Who.TARGET, percent=50)

    hurt = resolved(a_case(half, half), a_crisis(state, demand=2000), ash=units(0, "act"))

    assert hurt.results[0].harm == 20 * 25 // 100


@pytest.mark.rule("7.4")
def test_options_move_the_outcome_by_steps_and_stop_at_best_and_worst() -> None:
    worse = after(a_case(ShiftOutcome(steps=1)), ash=units(3, "act"))
    best = after(a_case(ShiftOutcome(steps=-3)), ash=units(0, "act"))
    waits = after(a_case(ShiftOutcome(steps=-1, outcomes=(Outcome.PARTIAL,))), ash=units(0, "act"))

    assert [state.results[0].outcome for state in (worse, best, waits)] == [
        Outcome.MANAGED,
        Outcome.CONTAINED,
        Outcome.FAILED,
    ]


@pytest.mark.rule("7.4", "6.10")
def test_options_scale_the_harm_of_whom_they_name() -> None:
    state = a_crisis(a_state(Phase.PLANNING), target=ASH, severity=5)
    case = a_case(ScaleHarm(who=Who.PICKER, percent=50), scope="private")

    hurt = resolved(case, a_crisis(state, demand=2000), ash=units(0, "act"), bay=units(0, "act"))
    plain = resolved(case, a_crisis(state, demand=2000))

    assert (plain.results[0].harm, hurt.results[0].harm) == (4 * 5 * (4 + 1) // 5, 10)
    assert plain.nations[BAY].harm - hurt.nations[BAY].harm == 5 - 2


@pytest.mark.rule("7.5")
def test_units_that_an_option_brings_count_at_full_readiness_and_unscaled() -> None:
    ruleset = a_case(
        ScaleUnits(who=Who.EVERYONE, percent=50),
        contributes=((Domain.RELIEF, 2), (Domain.FORCES, 3)),
        decides=Decides.EACH,
    )

    need = after(ruleset, ash=units(1, "act"), bay=units(0, "act")).results[0].needs[0]

    assert {part.nation: (part.units, part.strength) for part in need.contributions} == {
        "ash": (3, 2350),
        "bay": (2, 2000),
    }


@pytest.mark.rule("7.5")
def test_units_of_an_option_that_is_not_carried_out_do_not_come() -> None:
    ruleset = a_case(contributes=((Domain.RELIEF, 2),), decides=Decides.COALITION)

    need = after(ruleset, ash=units(1, "act"), bay=units(3, "other")).results[0].needs[0]

    assert {part.nation: part.units for part in need.contributions} == {"ash": 1, "bay": 3}


@pytest.mark.rule("7.6")
def test_gdp_changes_by_per_mille_of_itself_towards_nought() -> None:
    state = a_nation(a_state(Phase.PLANNING), BAY, gdp=99_999)

    ended = after(
        a_case(ChangeNation(quantity=Quantity.GDP, who=Who.PICKER, amount=-10), scope="private"),
        state,
        bay=units(0, "act"),
    )

    assert moved(ended, Quantity.GDP) == {"bay": -999}


@pytest.mark.rule("7.6")
def test_options_change_tension_exposure_and_levels_of_what_they_name_or_the_cards_own() -> None:
    effects = (
        ChangeTension(amount=2),
        ChangeTension(threat=Threat.CYBER, amount=1),
        ChangeExposure(who=Who.TARGET, amount=-1),
        ChangeExposure(who=Who.TARGET, threat=Threat.SPACE, amount=2),
        ChangeCapability(who=Who.TARGET, domain=Domain.CYBER, amount=2),
        ChangeCapability(who=Who.TARGET, domain=Domain.SPACE, amount=2),
    )

    state = after(a_case(*effects), cob=units(3, "act"))

    cob = state.nations[COB]
    assert (state.tension[Threat.CLIMATE], state.tension[Threat.CYBER]) == (1 - 1 + 2, 2)
    assert (cob.exposure[Threat.CLIMATE], cob.exposure[Threat.SPACE]) == (2, 2)
    assert cob.capability == {"forces": 2, "cyber": 5, "intelligence": 2, "relief": 3}


@pytest.mark.rule("7.6", "2.11")
def test_an_option_tells_a_card_to_come_back_at_the_same_target() -> None:
    state = after(a_case(ScheduleCard(card=CardId("siege"), rounds=2)), ash=units(0, "act"))

    assert [(again.card, again.round, again.target) for again in state.scheduled] == [("siege", 3, "cob")]


@pytest.mark.rule("7.6")
def test_a_tag_is_left_once() -> None:
    plans = {"ash": a_plan(choices={"r1c1": "board"})}
    state = a_crisis(a_state(Phase.PLANNING, tags=("boarded",)), card="strait", target=ASH)

    assert resolved(RULES, state, **plans).tags == ("boarded",)
    assert resolved(RULES, revise(state, tags=()), **plans).tags == ("boarded",)


@pytest.mark.rule("7.7")
@pytest.mark.parametrize(
    "who, touched",
    [
        (Who.TARGET, {"bay"}),
        (Who.PICKER, {"ash", "cob"}),
        (Who.PICKERS, {"ash", "cob"}),
        (Who.OTHERS, {"bay"}),
        (Who.CONTRIBUTORS, {"ash"}),
        (Who.BYSTANDERS, {"cob"}),
        (Who.NEIGHBOURS, {"ash"}),
        (Who.RIVALS, set()),
        (Who.EVERYONE, {"ash", "bay", "cob"}),
    ],
)
def test_an_effect_touches_whom_it_names(who: Who, touched: set[str]) -> None:
    state = a_crisis(a_state(Phase.PLANNING), target=BAY)
    effect = ChangeNation(quantity=Quantity.SUPPORT, who=who, amount=2)

    ended = after(a_case(effect), state, ash=units(1, "act"), cob=units(0, "act"))

    assert set(moved(ended)) == touched


@pytest.mark.rule("7.7")
def test_rivals_are_those_of_the_target() -> None:
    effect = ChangeNation(quantity=Quantity.SUPPORT, who=Who.RIVALS, amount=2)

    assert set(moved(after(a_case(effect), ash=units(1, "act")))) == {"ash"}


@pytest.mark.rule("7.7")
def test_public_and_club_effects_happen_once_and_private_ones_for_each_picker() -> None:
    effect = ChangeNation(quantity=Quantity.SUPPORT, who=Who.EVERYONE, amount=2)
    plans = {"ash": units(1, "act"), "bay": units(0, "act")}

    totals = [
        after(a_case(effect, scope=scope), None, **plans).nations[BAY].support
        for scope in ("public", "club", "private")
    ]
    base = after(a_case(), None, **plans).nations[BAY].support

    assert [total - base for total in totals] == [2, 2, 4]


@pytest.mark.rule("7.7")
def test_an_effect_may_wait_for_outcomes_and_for_a_number_of_pickers() -> None:
    good = ChangeNation(quantity=Quantity.SUPPORT, who=Who.TARGET, amount=2, outcomes=(Outcome.CONTAINED,))
    two = ChangeNation(quantity=Quantity.SUPPORT, who=Who.TARGET, amount=3, pickers_at_least=2)
    ruleset = a_case(good, two)

    assert moved(after(ruleset, ash=units(3, "act"))) == {"cob": 2}
    assert moved(after(ruleset, ash=units(1, "act"), bay=units(0, "act"))) == {"cob": 3}
    assert moved(after(ruleset, ash=units(1, "act"))) == {}


@pytest.mark.rule("7.7")
def test_effects_wait_for_the_outcome_as_it_is_after_all_steps() -> None:
    effect = ChangeNation(quantity=Quantity.SUPPORT, who=Who.TARGET, amount=2, outcomes=(Outcome.PARTIAL,))

    assert moved(after(a_case(ShiftOutcome(steps=-1), effect), ash=units(0, "act"))) == {"cob": 2}


@pytest.mark.rule("7.7")
def test_doing_nothing_has_public_effects_though_nobody_picked_it() -> None:
    calm = (ChangeTension(amount=2),)
    ruleset = a_case(decides=Decides.COALITION, nothing=calm)

    nobody = after(ruleset, ash=units(3, "any"))
    somebody = after(ruleset, ash=units(3, "act"))

    assert (nobody.results[0].option, nobody.tension[Threat.CLIMATE]) == ("nothing", 2)
    assert (somebody.results[0].option, somebody.tension[Threat.CLIMATE]) == ("act", 0)


@pytest.mark.rule("7.7", "1.6")
def test_an_effect_with_a_chance_is_drawn_for_itself() -> None:
    effect = ChangeNation(quantity=Quantity.SUPPORT, who=Who.PICKER, amount=2, chance=50)
    state = a_state(Phase.PLANNING)
    plans = {"ash": units(0, "act"), "bay": units(0, "act")}

    ends = [after(a_case(effect, scope="private"), revise(state, seed=f"{n:064x}"), **plans) for n in range(60)]

    found = [frozenset(moved(end)) for end in ends]
    assert set(found) == {frozenset(), frozenset({"ash"}), frozenset({"bay"}), frozenset({"ash", "bay"})}
    assert 15 < sum("ash" in touched for touched in found) < 45


@pytest.mark.rule("7.8")
def test_units_under_another_option_serve_at_half_and_units_under_any_whole() -> None:
    state = a_crisis(a_state(Phase.PLANNING), card="fever", demand=2000)

    state = resolved(RULES, state, ash=units(1, "cordon"), bay=units(3, "clinics"), cob=units(2, "any"))

    strength = {part.nation: part.strength for part in state.results[0].needs[0].contributions}
    assert strength == {"ash": 350, "bay": 2100, "cob": 1400}
