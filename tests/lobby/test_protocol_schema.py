"""/protocol.json: a schema that is one, that knows every message, and that real frames keep to."""

import json
from typing import Any

import pytest
from django.test import Client
from jsonschema import Draft202012Validator

from lobby.live.hub import Hub
from lobby.protocol import ClientMessage
from lobby.protocol_messages import ServerMessage
from lobby.protocol_schema import protocol_schema
from rules.engine.codec import encode
from rules.engine.commands import Command, MakePledge, SealPlan, SetReady
from rules.engine.ids import CrisisId, Phase
from rules.engine.plans import IfAll
from tests.lobby.stage import Stage, a_plan, a_table, begin, join

schema = protocol_schema()


def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator({**schema, "anyOf": [{"$ref": f"#/$defs/{name}"}]})


def test_the_schema_is_a_schema_and_is_served(client: Client) -> None:
    answer = client.get("/protocol.json")

    Draft202012Validator.check_schema(answer.json())
    assert answer.json() == json.loads(json.dumps(schema))
    assert answer.headers["Content-Type"] == "application/json"


def test_every_message_of_both_directions_is_in_it() -> None:
    for union in (ClientMessage, ServerMessage, Command):
        for kind in union.__args__:
            assert kind.__name__ in schema["$defs"]


@pytest.mark.parametrize(
    "said, good",
    [
        ({"t": "hello", "v": 1}, True),
        ({"t": "hello", "v": 1, "cursor": {"epoch": "e", "vseq": 3}, "talk": 2, "tab": "x"}, True),
        ({"t": "hello", "v": 2}, False),
        ({"t": "do", "key": "k", "command": {"type": "set_ready", "ready": True}}, True),
        ({"t": "do", "key": "k", "command": {"type": "set_ready"}}, False),
        ({"t": "do", "key": "k", "command": {"type": "zap"}}, False),
        ({"t": "say", "key": "k", "to": ["arv"], "text": "x"}, True),
        ({"t": "say", "key": "k k", "to": "all", "text": "x"}, False),
        ({"t": "take_over", "more": 1}, False),
    ],
)
def test_it_tells_good_messages_from_bad_ones(said: dict[str, Any], good: bool) -> None:
    assert validator("client").is_valid(said) is good


def test_a_command_as_the_codec_writes_it_keeps_to_it() -> None:
    command = MakePledge(crisis=CrisisId("r1c1"), units=2, condition=IfAll(units=4))

    validator("client").validate({"t": "do", "key": "k", "command": encode(command)})


@pytest.fixture
def stage() -> Stage:
    return a_table(3)


@pytest.mark.django_db(transaction=True)
async def test_every_frame_of_a_round_keeps_to_it(stage: Stage, live: Hub) -> None:
    await begin(stage, until=Phase.PLANNING)
    places = [await join(live, stage, name) for name in (*stage.nations, "observer", "host")]
    first = places[0]
    for message in ({"t": "ping", "n": 1}, {"t": "say", "key": "s", "to": "all", "text": "x"}, {"t": "zap"}):
        first.tell(message)
    first.tell({"t": "explain", "key": "e", "path": ["world", "stability"]})
    await first.answer(first.do(SetReady(ready=True)))

    for place in places[:3]:
        await place.answer(place.do(a_plan(place.view or {})))
        await place.answer(place.do(SealPlan()))
    first.socket.say_goodbye("closing")
    await first.until(lambda: first.closed)

    kinds = set()
    check = validator("server")
    for place in places:
        await place.room()
        for frame in place.frames:
            kinds.add(frame["t"])
            check.validate(frame)
    assert kinds == set(_kinds())


def _kinds() -> list[str]:
    return [schema["$defs"][kind.__name__]["properties"]["t"]["const"] for kind in ServerMessage.__args__]
