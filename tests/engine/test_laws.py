"""Laws that hold in every game: replay, codec, refusals, bounds, books that balance; on games played at random."""

import json
import random
import typing

import pytest
from hypothesis import given

from rules.engine import codec
from rules.engine.actors import FacilitatorViewer, SeatViewer
from rules.engine.apply import apply, replay
from rules.engine.commands import Command
from rules.engine.events import Event, NumbersChanged
from rules.engine.ids import Cause, NationId, Phase, Quantity
from rules.engine.reports import Change, LevelChange, NationChange
from rules.engine.screen import screen
from rules.engine.setup import open_table
from rules.engine.state import Nation
from tests.engine.builders import SEED, stormy
from tests.engine.games import RANDOMLY, Rules, known_games, seeds, some
from tests.engine.random_play import Step, play


@RANDOMLY
@given(seeds)
@pytest.mark.rule("1.8")
def test_replaying_the_events_gives_the_state_that_was_played(rules: Rules, seed: int) -> None:
    steps = list(play(rules(), seed))

    events = [event for step in steps if step.applied for event in step.applied.events]

    assert replay(rules(), steps[0].before, events) == steps[-1].after


@RANDOMLY
@given(seeds)
@pytest.mark.rule("1.6", "1.8")
def test_the_same_seed_and_the_same_acts_make_the_same_game(rules: Rules, seed: int) -> None:
    steps = list(play(rules(), seed))
    state = steps[0].before

    for step in steps:
        if step.applied:
            state = apply(rules(), state, step.command, step.by, step.at).state

    assert codec.state_hash(state) == codec.state_hash(steps[-1].after)


@RANDOMLY
@given(seeds)
def test_a_refused_command_changes_nothing(rules: Rules, seed: int) -> None:
    steps = list(play(rules(), seed, wild=0.6))
    written = {id(step.before): codec.encode(step.before) for step in steps if step.refusal}

    for step in steps:
        if step.refusal:
            with pytest.raises(Exception, match=step.refusal.reason.value):
                apply(rules(), step.before, step.command, step.by, step.at)
            assert codec.encode(step.before) == written[id(step.before)]


@RANDOMLY
@given(seeds)
@some
def test_commands_events_and_states_survive_the_way_to_json_and_back(rules: Rules, seed: int) -> None:
    rng = random.Random(seed)
    for step in play(rules(), seed):
        assert codec.decode_command(_by_wire(codec.encode(step.command))) == step.command
        if step.applied:
            events = step.applied.events
            assert codec.decode_events(_by_wire(codec.encode_events(events))) == events
            if rng.random() < 0.1:
                assert codec.decode_state(_by_wire(codec.encode_state(step.after))) == step.after


@RANDOMLY
@given(seeds)
@some
def test_a_game_goes_on_from_a_stored_state_as_if_it_had_never_stopped(rules: Rules, seed: int) -> None:
    rng = random.Random(seed)
    for step in play(rules(), seed):
        if step.applied and rng.random() < 0.1:
            stored = codec.decode_state(_by_wire(codec.encode_state(step.before)))

            again = apply(rules(), stored, step.command, step.by, step.at)

            assert codec.encode_events(again.events) == codec.encode_events(step.applied.events)
            for viewer in (SeatViewer(nation=stored.settings.nations[0]), FacilitatorViewer()):
                assert screen(rules(), stored, viewer) == screen(rules(), step.before, viewer)


@RANDOMLY
def test_a_ruleset_survives_the_way_to_json_and_back(rules: Rules) -> None:
    kind = type(rules())

    assert codec.decode(kind, _by_wire(codec.encode(rules()))) == rules()


@RANDOMLY
@given(seeds)
@pytest.mark.rule("1.3", "1.5")
def test_no_number_ever_leaves_its_bounds(rules: Rules, seed: int) -> None:
    steps = list(play(rules(), seed))

    for state in (step.after for step in steps if step.applied):
        assert 0 <= state.stability <= 100
        assert all(0 <= tension <= 5 for tension in state.tension.values())
        for nation in state.nations.values():
            _require_in_bounds(nation)
    assert _unlike_whole_numbers(codec.encode(steps[-1].after)) == []


def _require_in_bounds(nation: Nation) -> None:
    hundred = (nation.support, nation.readiness, *nation.trust.values())
    assert all(0 <= number <= 100 for number in hundred)
    assert 0 <= nation.record <= 200
    assert 0 <= nation.influence <= 1000
    assert -1000 <= nation.earned <= 1000
    assert 1000 <= nation.gdp <= 10_000_000
    assert 0 <= nation.budget <= 100_000
    assert nation.harm >= 0
    assert all(0 <= level <= 10 for level in nation.capability.values())
    assert all(0 <= exposure <= 3 for exposure in nation.exposure.values())
    assert all(paid >= 0 for paid in nation.invested.values())


def _unlike_whole_numbers(data: object) -> list[object]:
    if isinstance(data, dict):
        return [odd for item in data.values() for odd in _unlike_whole_numbers(item)]
    if isinstance(data, list):
        return [odd for item in data for odd in _unlike_whole_numbers(item)]
    return [] if data is None or isinstance(data, int | str) else [data]


@RANDOMLY
@given(seeds)
@pytest.mark.rule("1.8")
def test_every_number_that_changes_says_from_where_to_where_and_by_which_clause(rules: Rules, seed: int) -> None:
    for step in play(rules(), seed):
        for event in step.applied.events if step.applied else ():
            if isinstance(event, NumbersChanged):
                assert all(change.before != change.after or hasattr(change, "invested") for change in event.changes)
                assert all(change.rule.count(".") == 1 for change in event.changes)


@RANDOMLY
@given(seeds)
@pytest.mark.rule("3.6", "4.7")
def test_what_a_nation_has_at_the_reveal_is_what_it_spends_and_what_it_keeps(rules: Rules, seed: int) -> None:
    for step in play(rules(), seed):
        if step.applied and step.before.phase is Phase.PLANNING and step.after.phase is Phase.RESOLUTION:
            changes = [change for event in step.applied.events for change in getattr(event, "changes", ())]
            for nation, had in step.before.nations.items():
                spent = [change for change in changes if _is_of(change, nation, Quantity.BUDGET)]
                paid_in = sum(change.before - change.after for change in spent if change.cause is Cause.INVESTMENT)

                assert had.budget == sum(change.before - change.after for change in spent) + _left(step, nation)
                assert paid_in == sum(_built(change, had) for change in changes if _is_bought(change, nation))


def _is_of(change: Change, nation: NationId, quantity: Quantity) -> bool:
    return isinstance(change, NationChange) and (change.nation, change.quantity) == (nation, quantity)


def _left(step: Step, nation: NationId) -> int:
    return step.after.nations[nation].budget


def _is_bought(change: Change, nation: NationId) -> bool:
    return isinstance(change, LevelChange) and change.nation == nation and change.cause is Cause.INVESTMENT


def _built(change: LevelChange, had: Nation) -> int:
    """RP in a change of level: 2 + L from each level L to the next, and the part payment."""
    levels = sum(2 + level for level in range(change.before, change.after))
    return levels + change.invested - had.invested[change.domain]


@RANDOMLY
@given(seeds)
@pytest.mark.rule("3.10")
def test_what_all_gave_is_what_all_received(rules: Rules, seed: int) -> None:
    *_, last = play(rules(), seed)

    nations = last.after.nations.values()

    assert sum(nation.given for nation in nations) == sum(nation.received for nation in nations)


def test_every_kind_of_command_is_accepted_and_refused_in_games_played_at_random() -> None:
    steps = [step for game in known_games() for step in game]
    kinds = set(typing.get_args(Command))

    assert {type(step.command) for step in steps if step.applied} == kinds
    assert {type(step.command) for step in steps if step.refusal} == kinds


def test_every_kind_of_event_happens_in_games_played_at_random() -> None:
    happened = {type(event) for game in known_games() for step in game if step.applied for event in step.applied.events}

    assert happened == set(typing.get_args(Event))


def test_a_table_opens_alike_for_the_same_seed_and_refuses_a_broken_one() -> None:
    assert open_table(stormy(), 3, SEED, 5) == open_table(stormy(), 3, SEED, 5)
    for broken, words in (("", "0"), (SEED[:-1], "63"), (SEED[:-1] + "x", "hexadecimal")):
        with pytest.raises(ValueError, match=words):
            open_table(stormy(), 3, broken, 5)


def _by_wire(data: object) -> object:
    return json.loads(codec.canonical(data))
