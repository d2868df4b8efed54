"""Chapter 1: whole numbers, rounding, bounds and chance."""

import hmac
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.engine.chance import Stream, commitment
from rules.engine.decide.script import Script
from rules.engine.formulas.arithmetic import ceiling, clamp, portion, step
from rules.engine.ids import Cause, Module, Phase, Quantity, Threat
from rules.packs.registry import load_shipped
from tests.engine.builders import ASH, BAY, SEED, a_nation, a_state, ended_phase, harbour


@given(st.integers(-(10**9), 10**9), st.integers(1, 1000))
@pytest.mark.rule("1.4")
def test_division_cuts_off_towards_nought(amount: int, divisor: int) -> None:
    whole = portion(amount, divisor)

    assert whole * divisor == amount - (abs(amount) % divisor) * (1 if amount >= 0 else -1)
    assert portion(-amount, divisor) == -whole


@pytest.mark.rule("1.4")
def test_a_negative_half_is_cut_off_and_not_rounded_down() -> None:
    assert (portion(7, 2), portion(-7, 2), portion(-1, 2), portion(0, 5)) == (3, -3, 0, 0)
    assert (ceiling(7, 2), ceiling(8, 2), ceiling(0, 2)) == (4, 4, 0)


@pytest.mark.rule("1.5")
def test_a_clamped_number_stays_between_its_bounds() -> None:
    assert [clamp(value, 0, 100) for value in (-1, 0, 50, 100, 101)] == [0, 0, 50, 100, 100]
    assert [step(((4, 2), (7, 3)), key) for key in (3, 4, 5, 7)] == [2, 2, 3, 3]


@pytest.mark.rule("1.5")
@pytest.mark.parametrize(
    "quantity, lowest, highest",
    [
        (Quantity.GDP, 1000, 10_000_000),
        (Quantity.SUPPORT, 0, 100),
        (Quantity.READINESS, 0, 100),
        (Quantity.RECORD, 0, 200),
        (Quantity.INFLUENCE, 0, 1000),
        (Quantity.EARNED, -1000, 1000),
        (Quantity.BUDGET, 0, 100_000),
        (Quantity.HARM, 0, 10_000),
    ],
)
def test_a_nations_number_is_held_at_its_bounds(quantity: Quantity, lowest: int, highest: int) -> None:
    script = Script(harbour(), a_state(), at=0)

    script.nation(ASH, quantity, 10**9, Cause.OPTION, "7.6")
    script.nation(BAY, quantity, -(10**9), Cause.OPTION, "7.6")
    script.settle()

    assert getattr(script.state.nations[ASH], quantity.value) == highest
    assert getattr(script.state.nations[BAY], quantity.value) == lowest


@pytest.mark.rule("1.5")
def test_what_the_world_shares_is_held_at_its_bounds() -> None:
    script = Script(harbour(), a_state(), at=0)

    script.stability(500, Cause.OPTION, "7.6")
    script.tension(Threat.CYBER, 9, Cause.OPTION, "7.6")
    script.tension(Threat.HEALTH, -9, Cause.OPTION, "7.6")
    script.trust(ASH, BAY, 99, Cause.OPTION, "7.6")
    script.trust(BAY, ASH, -99, Cause.OPTION, "7.6")
    script.exposure(ASH, Threat.CYBER, 9, (Cause.OPTION, "7.6", None))
    script.settle()

    state = script.state
    assert (state.stability, state.tension[Threat.CYBER], state.tension[Threat.HEALTH]) == (100, 5, 0)
    assert (state.nations[ASH].trust[BAY], state.nations[BAY].trust[ASH]) == (100, 0)
    assert state.nations[ASH].exposure[Threat.CYBER] == 3


@pytest.mark.rule("1.6")
def test_draws_depend_on_the_seed_and_their_purpose_and_on_nothing_else() -> None:
    draws = [Stream(seed=SEED, name="friction:r1c1").between(0, 150) for _ in range(3)]

    others = {Stream(seed=SEED, name=f"friction:r{place}c1").between(0, 150) for place in range(1, 20)}

    assert len(set(draws)) == 1
    assert len(others) > 10
    assert Stream(seed="f" * 64, name="severity:r1c1").below(10**9) != Stream(seed=SEED, name="severity:r1c1").below(
        10**9
    )


@pytest.mark.rule("1.6")
def test_a_draw_can_be_checked_by_anybody_who_knows_the_seed() -> None:
    """HMAC-SHA256 of "name:counter" under the seed's bytes; the first eight bytes, big end first, modulo the bound."""
    stream = Stream(seed="00" * 32, name="friction:r1c1")

    assert [stream.below(151), stream.below(151), stream.below(2)] == [130, 96, 0]
    assert stream.counter == 3
    assert commitment("00" * 32) == "66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925"


@pytest.mark.rule("1.6")
def test_numbers_that_would_make_a_draw_unfair_are_skipped() -> None:
    """With a bound just over half of all numbers every other one would come twice as often."""
    bound, key = 2**63 + 1, bytes.fromhex(SEED)
    raw = [int.from_bytes(hmac.digest(key, f"test:{number}".encode(), "sha256")[:8]) for number in range(60)]
    stream = Stream(seed=SEED, name="test")

    drawn = [stream.below(bound) for _ in range(20)]

    assert drawn == [value for value in raw if value < bound][:20]
    assert stream.counter > 25


@pytest.mark.rule("1.6")
def test_draws_are_fair_and_weights_are_heeded() -> None:
    stream = Stream(seed=SEED, name="test")

    dice = Counter(stream.below(6) for _ in range(6000))
    picks = Counter(stream.index([1, 0, 3]) for _ in range(4000))

    assert set(dice) == set(range(6))
    assert all(850 < times < 1150 for times in dice.values())
    assert picks[1] == 0
    assert 900 < picks[0] < 1100
    with pytest.raises(ValueError, match="0"):
        stream.below(0)


@pytest.mark.rule("1.1", "1.2")
def test_the_introduction_has_no_modules_and_gives_one_tier_and_a_scorecard_each() -> None:
    shipped = load_shipped().ruleset("first_watch").scenario
    assert (shipped.modules, shipped.effort, shipped.interoperability) == (frozenset[Module](), 20, 50)
    assert (min(shipped.seatings), max(shipped.seatings)) == (3, 10)

    state = a_nation(a_state(Phase.RESOLUTION), ASH)
    while state.phase is not Phase.ENDED:
        state = ended_phase(harbour(), state)

    assert state.ending is not None
    assert state.ending.tier
    assert set(state.ending.scorecards) == set(state.settings.nations)
