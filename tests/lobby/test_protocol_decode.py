"""The guarded reader: whatever is no message of the protocol is told so, whatever it is made of."""

import contextlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lobby.live.limits import INTEGER_MAX, JSON_DEPTH, MESSAGE_BYTES, TEXT_LENGTH
from lobby.protocol import Do, Hello, Ping, Say, parse, parse_command
from lobby.protocol_decode import MalformedError, decode_object, tidy_text
from rules.engine.commands import SetReady

BAD = {
    "nothing": "",
    "blank": "   ",
    "not json": "hello",
    "cut short": '{"t": "ping", "n": 1',
    "something after it": '{"t": "ping", "n": 1}{}',
    "a list": "[1]",
    "a text": '"ping"',
    "a number": "1",
    "null": "null",
    "no kind": "{}",
    "an unknown kind": '{"t": "zap"}',
    "a kind that is no text": '{"t": 1}',
    "nan": '{"t": "ping", "n": NaN}',
    "infinity": '{"t": "ping", "n": -Infinity}',
    "a fraction": '{"t": "ping", "n": 1.5}',
    "an exponent": '{"t": "ping", "n": 1e2}',
    "a huge integer": '{"t": "ping", "n": ' + "9" * 5000 + "}",
    "an integer a float cannot hold": '{"t": "ping", "n": 9007199254740992}',
    "a negative number": '{"t": "ping", "n": -1}',
    "true for a number": '{"t": "ping", "n": true}',
    "text for a number": '{"t": "ping", "n": "1"}',
    "a key twice": '{"t": "ping", "n": 1, "n": 2}',
    "a key twice inside": '{"t": "do", "key": "k", "command": {"type": "a", "type": "b"}}',
    "an unknown key": '{"t": "ping", "n": 1, "more": 1}',
    "too deep": '{"t": "do", "key": "k", "command": ' + '{"a":' * 20 + "1" + "}" * 20 + "}",
    "thousands deep": "[" * 16_000,
    "deep behind an open text": '"' + "[" * 16_000,
    "thousands of quotes": '\\"' * 8_000,
    "a lone backslash": '{"t": "say\\',
    "too long": '{"t": "ping", "n": 1' + " " * MESSAGE_BYTES + "}",
    "half a surrogate pair": '{"t": "say", "key": "k", "to": "all", "text": "\\ud800"}',
    "a control character": '{"t": "say", "key": "k", "to": "all", "text": "a\\u0007b"}',
    "a bidirectional override": '{"t": "say", "key": "k", "to": "all", "text": "a\\u202eb"}',
    "a zero byte": '{"t": "say", "key": "k", "to": "all", "text": "\\u0000"}',
    "only space": '{"t": "say", "key": "k", "to": "all", "text": " "}',
    "too much text": json.dumps({"t": "say", "key": "k", "to": "all", "text": "x" * 2001}),
    "a key with a space": '{"t": "say", "key": "a b", "to": "all", "text": "x"}',
    "an empty key": '{"t": "say", "key": "", "to": "all", "text": "x"}',
    "a long key": json.dumps({"t": "say", "key": "k" * 65, "to": "all", "text": "x"}),
    "nobody to talk to": '{"t": "say", "key": "k", "to": [], "text": "x"}',
    "another version": '{"t": "hello", "v": 2}',
    "an endless path": json.dumps({"t": "explain", "key": "k", "path": ["a"] * 13}),
    "too many members": json.dumps({"t": "say", "key": "k", "to": ["a"] * 300, "text": "x"}),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_message_is_malformed(name: str) -> None:
    with pytest.raises(MalformedError):
        parse(BAD[name])


def test_a_malformed_message_keeps_its_key_where_it_can_be_read() -> None:
    with pytest.raises(MalformedError) as caught:
        parse('{"t": "say", "key": "k7", "to": 3, "text": "x"}')

    assert caught.value.key == "k7"


@pytest.mark.parametrize(
    "command",
    [
        {},
        {"type": "zap"},
        {"type": "set_ready"},
        {"type": "set_ready", "ready": 1},
        {"type": "set_ready", "ready": True, "more": 1},
        {"type": "make_pledge", "crisis": "r1c1", "units": "2", "condition": {"type": "unconditional"}},
        {"type": "make_pledge", "crisis": "r1c1", "units": 2, "condition": {"type": "maybe"}},
        {"type": "save_plan", "plan": {"deployments": [1]}},
        {"type": ["set_ready"]},
    ],
)
def test_a_command_that_is_none_names_the_place(command: dict[str, Any]) -> None:
    said = parse(json.dumps({"t": "do", "key": "k", "command": command}))
    assert isinstance(said, Do)

    with pytest.raises(MalformedError, match="command") as caught:
        parse_command(said)

    assert caught.value.key == "k"


def test_good_messages_are_understood() -> None:
    assert parse('{"t": "ping", "n": 9007199254740991}') == Ping(t="ping", n=INTEGER_MAX)
    assert parse('{"t": "hello", "v": 1}') == Hello(t="hello", v=1)
    said = parse('{"t": "do", "key": "k", "command": {"type": "set_ready", "ready": true}}')
    assert isinstance(said, Do)
    assert parse_command(said) == SetReady(ready=True)


def test_text_is_composed_and_may_have_lines() -> None:
    said = parse('{"t": "say", "key": "k", "to": "all", "text": "Cafe\\u0301\\nand more"}')

    assert isinstance(said, Say)
    assert said.text == "Caf\u00e9\nand more"


def test_the_deepest_allowed_object_is_read() -> None:
    depth = JSON_DEPTH - 1

    assert decode_object('{"a":' + "[" * depth + "]" * depth + "}")


@given(st.text(max_size=300))
def test_any_text_is_a_message_or_malformed_and_nothing_else(text: str) -> None:
    with contextlib.suppress(MalformedError):
        parse(text)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
        max_leaves=20,
    ),
    st.sampled_from(["hello", "do", "say", "explain", "ack", "ping", "take_over"]),
)
def test_any_json_is_a_message_or_malformed_and_nothing_else(value: Any, kind: str) -> None:  # noqa: ANN401 - JSON
    body = value if isinstance(value, dict) else {"key": value, "n": value, "vseq": value}
    with contextlib.suppress(MalformedError):
        said = parse(json.dumps({**body, "t": kind}))
        if isinstance(said, Do):
            parse_command(said)


@given(st.text(max_size=50))
def test_tidy_text_is_tidy_already_or_refused(text: str) -> None:
    try:
        tidied = tidy_text(text)
    except MalformedError:
        return
    assert tidy_text(tidied) == tidied
    assert len(tidied) <= 3 * TEXT_LENGTH
    tidied.encode()
