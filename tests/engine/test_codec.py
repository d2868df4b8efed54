"""Values as data: what is written, what is refused and where it says the fault is."""

import json
from typing import Any

import pytest

from rules.engine import codec
from rules.engine.actors import (
    BotActor,
    ClockActor,
    EvaluatorViewer,
    FacilitatorActor,
    FacilitatorViewer,
    HostActor,
    HostViewer,
    PublicViewer,
    RedViewer,
    SeatActor,
    SeatViewer,
    actor_key,
    viewer_key,
    viewer_of,
)
from rules.engine.codec import DecodeError
from rules.engine.commands import MakePledge, SavePlan, StartGame
from rules.engine.ids import CrisisId, NationId, OptionId, Phase
from rules.engine.plans import Choice, IfAll, Plan
from rules.engine.ruleset import Ruleset
from tests.engine.builders import ASH, a_plan, a_state, harbour

PLEDGE: dict[str, Any] = {
    "type": "make_pledge",
    "crisis": "r1c1",
    "units": 2,
    "condition": {"type": "if_all", "units": 5},
}


def test_a_command_is_an_object_with_its_type() -> None:
    pledge = MakePledge(crisis=CrisisId("r1c1"), units=2, condition=IfAll(units=5))

    assert codec.encode(pledge) == PLEDGE
    assert codec.decode_command(PLEDGE) == pledge
    assert codec.encode(StartGame()) == {"type": "start_game"}


def test_a_plan_may_leave_out_what_is_empty() -> None:
    plan = {"choices": [{"crisis": "r1c1", "option": "escort"}]}

    command = codec.decode_command({"type": "save_plan", "plan": plan})

    assert command == SavePlan(plan=Plan(choices=(Choice(crisis=CrisisId("r1c1"), option=OptionId("escort")),)))


@pytest.mark.parametrize(
    "change, path, words",
    [
        ({"type": "grant_wish"}, "", "expected an object whose"),
        ({"type": ["start_game"]}, "", "expected an object whose"),
        ({"units": "2"}, "units", "expected a whole number"),
        ({"units": True}, "units", "expected a whole number"),
        ({"units": 2.0}, "units", "expected a whole number"),
        ({"units": None}, "units", "expected a whole number"),
        ({"crisis": 7}, "crisis", "expected text"),
        ({"condition": None}, "condition", "expected an object whose"),
        ({"condition": {"type": "if_all"}}, "condition", "field 'units' is missing"),
        ({"condition": {"type": "if_all", "units": 5, "luck": 1}}, "condition", "unknown field 'luck'"),
        ({"wish": 1}, "", "unknown field 'wish'"),
    ],
    ids=str,
)
def test_what_is_no_command_is_refused_and_says_where(change: dict[str, Any], path: str, words: str) -> None:
    with pytest.raises(DecodeError, match=words) as error:
        codec.decode_command({**PLEDGE, **change})

    assert error.value.path == path


@pytest.mark.parametrize("data", [None, 3, "start_game", [], [PLEDGE], {}, {"type": None}])
def test_what_is_no_object_is_no_command(data: object) -> None:
    with pytest.raises(DecodeError):
        codec.decode_command(data)


def test_a_fault_deep_inside_is_named_by_its_whole_path() -> None:
    plan: Any = codec.encode(a_plan({("r1c1", "relief"): 1}))
    plan["deployments"][0]["domain"] = "magic"

    with pytest.raises(DecodeError, match="relief") as error:
        codec.decode_command({"type": "save_plan", "plan": plan})

    assert error.value.path == "plan.deployments.0.domain"
    assert str(error.value).startswith("plan.deployments.0.domain: expected one of")


def test_lists_and_objects_are_not_taken_for_each_other() -> None:
    plans: tuple[Any, ...] = ({"deployments": {}}, {"deployments": None}, [])
    for plan in plans:
        with pytest.raises(DecodeError):
            codec.decode_command({"type": "save_plan", "plan": plan})
    with pytest.raises(DecodeError) as error:
        codec.decode_command({"type": "configure_table", "nations": [], "rounds": 3, "clocks": [], "seals": "names"})
    assert error.value.path == "clocks"


def test_whole_numbers_as_keys_survive_and_others_are_refused() -> None:
    data = json.loads(codec.canonical(codec.encode(harbour())))
    seatings = data["scenario"]["seatings"]

    assert set(seatings) == {"3", "4"}
    data["scenario"]["seatings"] = {"three": seatings["3"]}
    with pytest.raises(DecodeError, match="whole numbers as keys"):
        codec.decode(Ruleset, data)


def test_a_pair_has_two_items() -> None:
    data = json.loads(codec.canonical(codec.encode(harbour())))
    data["constants"]["crisis"]["count"][0] = [4, 2, 1]

    with pytest.raises(DecodeError, match="expected 2 items") as error:
        codec.decode(Ruleset, data)

    assert error.value.path == "constants.crisis.count.0"


def test_a_state_of_another_version_is_refused() -> None:
    data = codec.encode_state(a_state())

    assert codec.decode_state(data) == a_state()
    for version in (0, 2, "1", None):
        with pytest.raises(DecodeError, match="expected one of 1"):
            codec.decode_state({**data, "rules_version": version})
    with pytest.raises(DecodeError):
        codec.decode_state([])


def test_the_hash_of_a_state_is_that_of_its_canonical_form() -> None:
    state = a_state()

    assert codec.state_hash(state) == codec.state_hash(
        codec.decode_state(json.loads(codec.canonical(codec.encode_state(state))))
    )
    assert codec.state_hash(state) != codec.state_hash(a_state(Phase.PLANNING))
    assert len(codec.state_hash(state)) == 64


def test_canonical_data_has_no_room_for_what_json_does_not_know() -> None:
    assert codec.canonical({"ä": [1, None, True]}) == '{"ä":[1,null,true]}'.encode()
    with pytest.raises(ValueError, match="JSON"):
        codec.canonical(float("nan"))


def test_actors_and_viewers_have_text_forms() -> None:
    actors = (SeatActor(nation=ASH), BotActor(nation=ASH), HostActor(), FacilitatorActor(), ClockActor())
    viewers = (
        SeatViewer(nation=ASH),
        PublicViewer(),
        FacilitatorViewer(),
        EvaluatorViewer(),
        RedViewer(),
        HostViewer(),
    )

    assert [actor_key(actor) for actor in actors] == ["seat:ash", "bot:ash", "host", "facilitator", "clock"]
    assert [viewer_of(viewer_key(viewer)) for viewer in viewers] == list(viewers)
    for key in ("", "seat", "seat:", "clock", "stranger:ash"):
        with pytest.raises(ValueError, match=f"^{key}$"):
            viewer_of(key)
    assert viewer_of("seat:nowhere") == SeatViewer(nation=NationId("nowhere"))
