"""The bars of scenarios with modules: what each measures, what is not measured and says so, decisions looked into."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from rules.engine.ids import CardId, Module, NationId, OptionId, Tier
from rules.lab.balance import as_json, as_text, bars_of, measure, planned
from rules.lab.bars import BARS, NotMeasuredError, experiments
from rules.lab.playout import Game, Playout, Probe
from rules.lab.probes import probed
from rules.lab.running import PLEDGES, Job, game_seed, play_all, without
from rules.lab.standard_bars import CHANCES, STANDARD, standard_experiments
from rules.packs.registry import load_shipped

PLAIN = load_shipped().ruleset("first_watch")
STANDARD_GAME = load_shipped().ruleset("common_front")
BY_NUMBER = {bar.number: bar for bar in STANDARD}
GAME = Game(
    seed="00" * 32,
    nations=tuple(map(NationId, "abcde")),
    policies=("reciprocator",) * 5,
    scores=(5000,) * 5,
    half_time=(5000,) * 5,
    stability=60,
    tier=Tier.STEADY,
    outcomes=(),
    commands=1,
)
PROBE = Probe(best_over_worst=400, best_over_fair=100, nothing_pays=False, liked=())


def measured(bar: str, **samples: Sequence[Game]) -> float:
    return BY_NUMBER[bar].measure(samples).value


def test_an_introduction_keeps_its_own_bars_and_its_own_games() -> None:
    assert bars_of(PLAIN) == BARS
    assert bars_of(STANDARD_GAME) == STANDARD
    assert planned(PLAIN, [5], 1, 8)[5] == experiments(5, 1, 8)
    assert {bar.number.rstrip("abcd") for bar in STANDARD} == {str(number) for number in range(1, 11)}


def test_what_is_lost_without_a_part_is_paired_and_unknown_where_the_scenario_has_no_such_part() -> None:
    poorer = replace(GAME, scores=(4000,) * 5)

    assert measured("7d", reciprocators=[GAME, GAME], without_pledges=[poorer, poorer]) == 10
    with pytest.raises(NotMeasuredError, match="no intelligence"):
        measured("7a", reciprocators=[GAME])


def test_only_parts_that_a_scenario_has_are_switched_off() -> None:
    found = standard_experiments(STANDARD_GAME, 4, 1, 8)

    assert "without_exercises" in found
    assert "without_intelligence" not in found
    assert {job.without for job in found["without_pledges"]} == {PLEDGES}
    assert Module.EXERCISES not in without(STANDARD_GAME, "exercises").scenario.modules
    assert without(STANDARD_GAME, PLEDGES) is STANDARD_GAME


def test_without_pledges_nobody_promises_anything() -> None:
    playout = Playout(PLAIN, ["altruist"] * 3, game_seed("mute", 0))
    playout.pledges = False

    playout.talk()

    assert not any(crisis.pledges for crisis in playout.state.crises.values())
    jobs = [Job(("altruist",) * 3, game_seed("mute", 0), without=PLEDGES)]
    plain = [Job(("altruist",) * 3, game_seed("mute", 0))]
    ignored: list[int] = []
    mute, loud = (play_all("first_watch", some, None, ignored.append) for some in (jobs, plain))
    assert mute != loud


def test_a_lasting_free_riders_bar_is_for_five_nations_and_more() -> None:
    gone = replace(GAME, tier=Tier.COLLAPSE)

    assert measured("9a", free_rider_among_reciprocators=[gone, GAME], reciprocators=[GAME, GAME]) == 50
    small = replace(GAME, nations=GAME.nations[:4])
    with pytest.raises(NotMeasuredError):
        measured("9a", free_rider_among_reciprocators=[small], reciprocators=[small])


def test_decisions_tell_how_far_plans_lie_apart_and_how_often_giving_nothing_pays() -> None:
    game = replace(GAME, probes=(PROBE, replace(PROBE, best_over_worst=800, nothing_pays=True), PROBE))

    assert measured("8a", probed=[game]) == 4
    assert measured("8b", probed=[game]) == 1
    assert measured("9b", probed=[game]) == pytest.approx(100 / 3)


def test_options_are_told_by_their_share_of_chances_once_there_are_enough() -> None:
    card, one, other = CardId("card"), OptionId("one"), OptionId("other")
    liked = ((card, one, (one, other)),) * CHANCES
    game = replace(GAME, probes=(replace(PROBE, liked=liked),))

    assert (measured("10a", probed=[game]), measured("10b", probed=[game])) == (0, 100)
    with pytest.raises(NotMeasuredError, match="chances"):
        measured("10a", probed=[replace(GAME, probes=(PROBE,))])


def test_a_decision_is_looked_into_each_year_and_the_game_stays_as_it_is() -> None:
    usual = Playout(PLAIN, ["reciprocator"] * 3, game_seed("probe", 1)).play_on()

    found = probed(Playout(PLAIN, ["reciprocator"] * 3, game_seed("probe", 1)))

    assert replace(found, probes=()) == usual
    assert len(found.probes) == 4
    assert all(probe.best_over_worst >= 0 for probe in found.probes[:1])
    assert any(probe.liked for probe in found.probes)


def test_what_is_not_measured_is_written_into_the_report_and_fails_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rules.lab.balance.STANDARD", tuple(bar for bar in STANDARD if bar.number.startswith("6")))
    plan = {3: {"mixed": standard_experiments(STANDARD_GAME, 3, "small", 2)["mixed"]}}
    ignored: list[int] = []

    findings = measure(STANDARD_GAME, plan, None, ignored.append)

    assert [finding.holds for finding in findings] == [None] * 4
    told = as_json("common_front", "small", 2, findings)
    assert told["holds"] is True
    assert all(bar["holds"] is None and bar["not_measured"] for bar in told["bars"])
    text = as_text("common_front", "small", 2, findings)
    assert "not measured, the scenario deals no agendas" in text
    assert "4 were not measured" in text
