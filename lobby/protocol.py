"""What a client may say over the socket, version 1; `parse` makes values of it or says why it is no message.

docs/protocol.md describes every message for people, /protocol.json for programs. No rules here, and no database.
"""

from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from lobby.live.limits import INTEGER_MAX, KEY_LENGTH, PATH_LENGTH, TALK_LENGTH
from lobby.protocol_decode import MalformedError, decode_object
from rules.engine.codec import DecodeError, decode_command
from rules.engine.commands import Command

VERSION: Final = 1

Number = Annotated[int, Field(ge=0, le=INTEGER_MAX)]
Key = Annotated[str, Field(min_length=1, max_length=KEY_LENGTH, pattern=r"^[A-Za-z0-9_.:-]+$")]
"""Made by the client, new for each thing it wants; the same key is the same thing, however often it is sent."""
Id = Annotated[str, Field(min_length=1, max_length=80)]


class Said(BaseModel):
    """What all of a client's messages share: nothing unknown is let through, nothing is converted."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Cursor(Said):
    """How far the client has come in its viewer's updates."""

    epoch: Annotated[str, Field(max_length=200)]
    vseq: Number


class Hello(Said):
    """The first message of every connection."""

    t: Literal["hello"]
    v: Literal[1]
    cursor: Cursor | None = None
    """None: the client has nothing yet."""
    talk: Number | None = None
    """The cursor of the last talk message the client has; None: nothing yet."""
    tab: Annotated[str, Field(max_length=40)] | None = None
    """A random word that a page keeps over its reconnections: the same page continues without having to take over."""


class Do(Said):
    """Give the game a command."""

    t: Literal["do"]
    key: Key
    command: dict[str, Any]


class Say(Said):
    """Say something to everybody or to some nations."""

    t: Literal["say"]
    key: Key
    to: Literal["all"] | Annotated[list[Id], Field(min_length=1, max_length=20)]
    text: Annotated[str, Field(min_length=1, max_length=TALK_LENGTH, pattern=r"\S")]


class Explain(Said):
    """Ask for the sum behind the number at a path of the view."""

    t: Literal["explain"]
    key: Key
    path: Annotated[list[Annotated[str, Field(max_length=120)]], Field(min_length=1, max_length=PATH_LENGTH)]


class Ack(Said):
    """Say which update was shown last, so that the server knows that somebody reads."""

    t: Literal["ack"]
    vseq: Number


class Ping(Said):
    """Ask whether the server is there."""

    t: Literal["ping"]
    n: Number


class TakeOver(Said):
    """Continue here: the seat's other connection is closed."""

    t: Literal["take_over"]


ClientMessage = Hello | Do | Say | Explain | Ack | Ping | TakeOver

_messages: Final[TypeAdapter[ClientMessage]] = TypeAdapter(Annotated[ClientMessage, Field(discriminator="t")])


def parse(text: str) -> ClientMessage:
    """The message that the text is; raises MalformedError with the message's key where it has one."""
    data = decode_object(text)
    try:
        return _messages.validate_python(data)
    except ValidationError as error:
        raise MalformedError(_first_fault(error), _key_of(data)) from error


def parse_command(said: Do) -> Command:
    """The engine's command in a `do`; raises MalformedError that names the place."""
    try:
        return decode_command(said.command)
    except DecodeError as error:
        raise MalformedError(f"command.{error}", said.key) from error


def _first_fault(error: ValidationError) -> str:
    fault = error.errors(include_url=False, include_context=False, include_input=False)[0]
    place = ".".join(str(step) for step in fault["loc"])
    return f"{place}: {fault['msg']}" if place else fault["msg"]


def _key_of(data: dict[str, Any]) -> str | None:
    key = data.get("key")
    return key[:KEY_LENGTH] if isinstance(key, str) else None
