"""Chapter 16: events come when and where they should, finales follow tags, alarms warn, and worlds may go on."""

import pytest

from rules.engine.actors import FacilitatorActor, PublicViewer, SeatActor
from rules.engine.apply import apply
from rules.engine.codec import encode
from rules.engine.commands import GrantAppeal, PlayOn
from rules.engine.copying import revise
from rules.engine.errors import Reason, RefusedError
from rules.engine.explain import explain
from rules.engine.fate_events import AlarmRaised, EventForeseen, EventHappened
from rules.engine.formulas.places import rivals
from rules.engine.formulas.turns import alarms_passed, comes_in, final_tier, finale_of, subject_of
from rules.engine.ids import CardId, Cause, Domain, Module, NationId, Phase, Quantity, Threat, Tier
from rules.engine.reports import NationChange, StabilityChange, TrustChange
from rules.engine.screen import screen
from rules.engine.state import GameState
from rules.engine.turns import ScenarioEvent, StabilityFrom, StabilityUnder, Subject, TagLeft, TensionFrom
from tests.engine.builders import (
    ASH,
    BAY,
    COB,
    HOST,
    a_nation,
    a_state,
    ended_phase,
    full,
    own,
    stormy,
)
from tests.engine.decks import BOOM, CLAIM, SLUMP
from tests.engine.games import known_games
from tests.engine.random_play import play

RULES = full()


def next_round(state: GameState) -> GameState:
    """The state once the next round has opened."""
    return ended_phase(RULES, state)


def at_aftermath(round_: int = 1, **fields: object) -> GameState:
    """A year's end, so that the next round opens with what it brings."""
    return a_state(Phase.AFTERMATH, RULES, seats=4, round=round_, **fields)


@pytest.mark.rule("16.5")
def test_an_event_with_a_round_is_foreseen_so_many_rounds_ahead_and_comes_in_its_round() -> None:
    first = a_state(Phase.HORIZON, RULES, seats=4)
    second = next_round(at_aftermath(fates=first.fates))

    assert [(turn.event, turn.round) for turn in first.fates.coming] == [(BOOM.id, 2)]
    assert BOOM.id in [turn.event for turn in second.fates.happened]
    assert BOOM.id not in [turn.event for turn in second.fates.coming]
    assert [comes_in(revise(first, round=round_), BOOM) for round_ in (1, 2, 3)] == [2, 2, None]


@pytest.mark.rule("16.5")
@pytest.mark.parametrize(
    "when, is_so",
    [
        (StabilityUnder(stability=60), False),
        (StabilityUnder(stability=61), True),
        (StabilityFrom(stability=60), True),
        (StabilityFrom(stability=61), False),
        (TensionFrom(threat=Threat.SPACE, tension=2), True),
        (TensionFrom(threat=Threat.SPACE, tension=3), False),
        (TagLeft(tag="shared"), True),
        (TagLeft(tag="sold"), False),
    ],
    ids=str,
)
def test_an_event_waits_for_everything_that_it_names(when: object, is_so: bool) -> None:
    state = at_aftermath(stability=60, tags=("shared",))
    state = revise(state, tension={**state.tension, Threat.SPACE: 2})
    event = ScenarioEvent(id=SLUMP.id, when=(when,), subject=Subject.LARGEST, effects=SLUMP.effects)  # type: ignore[arg-type]
    never = revise(event, when=(when, StabilityFrom(stability=100)))

    assert (comes_in(state, event) == state.round) is is_so
    assert comes_in(state, never) is None
    assert comes_in(state, revise(event, earliest=2)) is None
    assert comes_in(revise(state, round=3), revise(event, latest=2)) is None
    assert comes_in(state, revise(event, foreseen=9)) is None, "the game is over by then"


@pytest.mark.rule("16.5")
def test_what_was_foreseen_comes_even_if_its_reason_is_gone_and_nothing_comes_twice() -> None:
    tense = at_aftermath(tension={**at_aftermath().tension, Threat.CLIMATE: 4})
    ahead = next_round(tense)
    calm = revise(ahead, tension=dict.fromkeys(Threat, 0), phase=Phase.AFTERMATH, stability=90)
    then = next_round(calm)
    later = next_round(revise(then, phase=Phase.AFTERMATH, tension=tense.tension))

    assert CLAIM.id in [turn.event for turn in ahead.fates.coming]
    assert CLAIM.id in [turn.event for turn in then.fates.happened]
    assert [turn.event for turn in later.fates.happened].count(CLAIM.id) == 1
    assert CLAIM.id not in [turn.event for turn in later.fates.coming]


@pytest.mark.rule("16.6")
def test_an_event_finds_its_nation_by_public_numbers() -> None:
    state = a_state(Phase.HORIZON, RULES, seats=3)
    for nation, gdp in ((ASH, 120_000), (BAY, 90_000), (COB, 100_000)):
        state = a_nation(state, nation, gdp=gdp, gdp_start=100_000)
    state = a_nation(state, BAY, trust={ASH: 10, COB: 90})
    state = a_nation(state, ASH, trust={BAY: 20, COB: 20})
    state = a_nation(state, COB, trust={BAY: 20, ASH: 20})

    found = {subject: subject_of(state, subject) for subject in Subject}

    assert found == {
        Subject.LARGEST: ASH,
        Subject.SECOND: COB,
        Subject.SMALLEST: BAY,
        Subject.RISING: ASH,
        Subject.FADING: BAY,
        Subject.TRUSTED: COB,
    }
    assert subject_of(state, Subject.LARGEST, ASH) == COB
    assert subject_of(a_nation(state, COB, gdp=120_000), Subject.LARGEST) == ASH, "equals by the table's order"


@pytest.mark.rule("16.7")
def test_an_event_changes_what_it_says_and_every_change_names_it() -> None:
    first = a_state(Phase.HORIZON, RULES, seats=4)
    turn = first.fates.coming[0]
    before = at_aftermath(fates=first.fates)
    after = next_round(before)
    changes = [change for change in after.ledger if change.cause is Cause.EVENT]
    grown = [change for change in changes if isinstance(change, NationChange) and change.quantity is Quantity.GDP]

    assert {(change.nation, change.after - change.before) for change in grown if change.nation == turn.nation} == {
        (turn.nation, own(before, turn.nation).gdp * 30 // 1000)
    }
    assert own(after, turn.nation).capability[Domain.FORCES] == own(before, turn.nation).capability[Domain.FORCES] + 1
    assert after.tension[Threat.CONFLICT] == before.tension[Threat.CONFLICT] + 1
    assert all(change.rule == "16.7" for change in changes)
    told = explain(RULES, after, PublicViewer(), ("world", "tension", "conflict"))
    assert told is not None
    assert {"event"} <= {line["label"] for line in told["terms"]}


@pytest.mark.rule("16.7")
def test_a_new_rival_is_one_from_then_on_and_trusts_no_more_than_rivals_do() -> None:
    first = a_state(Phase.HORIZON, RULES, seats=4)
    turn = first.fates.coming[0]
    assert turn.rival is not None
    assert turn.rival not in rivals(RULES, first, turn.nation)

    after = next_round(at_aftermath(fates=first.fates))
    shown = screen(RULES, after, PublicViewer())["nations"]

    assert turn.rival in rivals(RULES, after, turn.nation)
    assert turn.nation in rivals(RULES, after, turn.rival)
    assert turn.rival in shown[turn.nation]["rivals"]
    assert own(after, turn.nation).trust[turn.rival] <= RULES.constants.trust.rivals_start
    assert any(isinstance(change, TrustChange) and change.cause is Cause.EVENT for change in after.ledger)


@pytest.mark.rule("16.7")
def test_an_event_may_bring_a_card_at_its_nation() -> None:
    after = next_round(at_aftermath(stability=40))
    turn = next(turn for turn in after.fates.happened if turn.event == SLUMP.id)

    assert [(again.card, again.round, again.target) for again in after.scheduled] == [
        (CardId("drought"), after.round + 1, turn.nation)
    ]
    assert after.stability == 38


@pytest.mark.rule("16.5", "16.7")
def test_all_are_shown_what_is_foreseen_and_what_came_with_the_nation_by_name() -> None:
    first = a_state(Phase.HORIZON, RULES, seats=4)
    name = RULES.nations[first.fates.coming[0].nation].name
    shown = screen(RULES, first, PublicViewer())["fates"]
    after = screen(RULES, next_round(at_aftermath(fates=first.fates)), PublicViewer())["fates"]

    assert [(one["title"], one["round"], one["text"]) for one in shown["coming"]] == [
        ("Boom", 2, f"{name} expects it.")
    ]
    assert shown["happened"] == []
    assert after["happened"][0]["text"] == f"{name} has it."
    assert after["happened"][0]["does"] == [f"{name}: GDP"]
    assert after["titles"] == {"boom": "Boom"}


@pytest.mark.rule("16.8")
def test_the_finale_is_the_one_most_of_whose_tags_were_left() -> None:
    found = {
        tags: finale_of(RULES, at_aftermath(tags=tags))
        for tags in ((), ("shared",), ("dammed", "shared"), ("something_else",))
    }

    assert {tags: finale.id if finale else None for tags, finale in found.items()} == {
        (): "quiet",
        ("shared",): "flooded",
        ("dammed", "shared"): "flooded",
        ("something_else",): "quiet",
    }
    assert finale_of(stormy(), at_aftermath()) is None


@pytest.mark.rule("16.8")
def test_the_last_round_is_drawn_from_its_finale_and_all_hear_which_it_is() -> None:
    before = at_aftermath(2, tags=("dammed",), used=(), scheduled=())
    alone = revise(RULES, scenario=revise(RULES.scenario, modules=RULES.scenario.modules - {Module.RED_CELL}))
    last = ended_phase(alone, revise(before, settings=revise(before.settings, rounds=3)))
    other = ended_phase(alone, revise(before, settings=revise(before.settings, rounds=4)))

    assert {crisis.card for crisis in last.crises.values()} <= {"flood", "blight", "raid"}
    assert last.fates.finale == "flooded"
    assert screen(RULES, last, PublicViewer())["fates"]["finale"]["title"] == "Flooded"
    assert other.fates.finale is None
    assert "finale" not in screen(RULES, other, PublicViewer())["fates"]


@pytest.mark.rule("16.9")
def test_an_alarm_is_raised_where_stability_falls_through_it() -> None:
    assert alarms_passed(RULES, 60, 35) == ()
    assert alarms_passed(RULES, 35, 34) == (35,)
    assert alarms_passed(RULES, 60, 0) == (35, 20)
    assert alarms_passed(RULES, 34, 20) == ()
    assert alarms_passed(RULES, 19, 5) == ()
    assert alarms_passed(RULES, 30, 40) == ()


@pytest.mark.rule("16.9")
def test_alarms_are_news_of_the_reveal_that_raises_them() -> None:
    raised = [
        (step, event)
        for game in known_games()
        for step in game
        for event in (step.applied.events if step.applied else ())
        if isinstance(event, AlarmRaised)
    ]

    assert raised
    for step, event in raised:
        assert step.after.phase is Phase.RESOLUTION
        assert step.after.stability < event.level
        assert any(line.kind == "alarm_raised" for line in step.after.news)
        assert screen(RULES, step.after, PublicViewer())["fates"]["alarm"] <= event.level


def dire(stability: int = 0, round_: int = 3, **fields: object) -> GameState:
    """A reveal that left the world close to its end; four rounds are played."""
    state = a_state(Phase.RESOLUTION, RULES, seats=4, round=round_, stability=stability, **fields)
    return revise(state, settings=revise(state.settings, rounds=4))


def refusal_of(state: GameState, command: GrantAppeal | PlayOn) -> Reason:
    """Why the host may not do something."""
    with pytest.raises(RefusedError) as refused:
        apply(RULES, state, command, HOST, 1000)
    return refused.value.refusal.reason


@pytest.mark.rule("16.10")
def test_one_appeal_is_answered_where_the_world_is_close_to_its_end() -> None:
    appeal = GrantAppeal(reason="  Ships  are on their way. ")
    state = dire(19, 1)
    helped = apply(RULES, state, appeal, FacilitatorActor(), 1000).state
    change = next(change for change in reversed(helped.ledger) if isinstance(change, StabilityChange))

    assert helped.stability == 34
    assert (change.cause, change.rule) == (Cause.APPEAL, "16.10")
    assert dict(helped.news[-1].facts) == {"reason": "Ships are on their way."}
    assert screen(RULES, helped, PublicViewer())["fates"]["appealed"] == 1
    assert refusal_of(revise(helped, stability=5), appeal) is Reason.APPEALED
    assert refusal_of(dire(20), appeal) is Reason.NOT_DIRE
    assert refusal_of(a_state(Phase.PLANNING, RULES, stability=5), appeal) is Reason.WRONG_PHASE
    assert refusal_of(state, GrantAppeal(reason=" ")) is Reason.NO_GROUNDS
    assert refusal_of(state, GrantAppeal(reason="x" * 201)) is Reason.NO_GROUNDS


@pytest.mark.rule("16.11")
def test_a_table_plays_on_from_ten_and_ends_as_fragile_at_best() -> None:
    state = dire()
    on = apply(RULES, state, PlayOn(reason="The hall is booked."), HOST, 1000).state
    after = ended_phase(RULES, on)

    assert ended_phase(RULES, state).phase is Phase.ENDED
    assert (on.stability, on.fates.played_on) == (10, (3,))
    assert after.phase is Phase.AFTERMATH
    assert final_tier(Tier.CONCORD, on) is Tier.FRAGILE
    assert final_tier(Tier.COLLAPSE, on) is Tier.COLLAPSE
    assert final_tier(Tier.CONCORD, state) is Tier.CONCORD
    assert screen(RULES, revise(on, stability=90), PublicViewer())["world"]["tier"] == "fragile"


@pytest.mark.rule("16.11")
def test_nobody_plays_on_where_the_game_goes_on_by_itself_or_is_over() -> None:
    play_on = PlayOn(reason="The hall is booked.")

    assert refusal_of(dire(1), play_on) is Reason.NOT_COLLAPSED
    assert refusal_of(dire(0, 2), play_on) is Reason.NOT_COLLAPSED
    assert refusal_of(dire(0, 4), play_on) is Reason.NOT_COLLAPSED
    assert refusal_of(a_state(Phase.AFTERMATH, RULES, stability=0), play_on) is Reason.WRONG_PHASE
    with pytest.raises(RefusedError, match="not_your_command"):
        apply(RULES, dire(), play_on, SeatActor(nation=ASH), 1000)


@pytest.mark.rule("16.10", "16.11")
def test_the_screen_says_whether_there_is_a_last_chance() -> None:
    shown = screen(RULES, dire(), PublicViewer())["fates"]
    calm = screen(RULES, dire(60), PublicViewer())["fates"]

    assert shown["appeal"] == {"allowed": True, "brings": 15}
    assert shown["play_on"] == {"allowed": True, "brings": 10}
    assert (calm["appeal"]["allowed"], calm["appeal"]["why_not"]) == (False, "not_dire")
    assert (calm["play_on"]["allowed"], calm["play_on"]["why_not"]) == (False, "not_collapsed")


@pytest.mark.rule("1.2", "16.5", "16.9", "16.10")
def test_where_the_module_is_off_there_is_nothing_of_it() -> None:
    for step in play(stormy(), 7, 4):
        for event in step.applied.events if step.applied else ():
            assert not isinstance(event, EventForeseen | EventHappened | AlarmRaised)
        assert "fates" not in encode(step.after)
        assert "fates" not in screen(stormy(), step.after, PublicViewer())
    with pytest.raises(RefusedError, match="not_in_scenario"):
        apply(stormy(), a_state(Phase.RESOLUTION, stormy(), stability=3), GrantAppeal(reason="Please."), HOST, 1000)
    assert NationId("ash") == ASH
