"""Who commands and who looks: closed unions of actors and viewers, each with a short text form for logs and keys."""

from collections.abc import Mapping
from dataclasses import dataclass

from rules.engine.ids import NationId


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatActor:
    """The person or team who plays a nation."""

    nation: NationId


@dataclass(frozen=True, slots=True, kw_only=True)
class BotActor:
    """The bot that plays a nation."""

    nation: NationId


@dataclass(frozen=True, slots=True, kw_only=True)
class HostActor:
    """Who opened the table; runs the clock and the seats, may also play."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FacilitatorActor:
    """White cell: sees all, plays no nation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RedActor:
    """The person who plays the challenger."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RedBotActor:
    """The bot that plays the challenger."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockActor:
    """The server's clock; may end a phase whose deadline has passed."""


_ACTOR_NAMES = {
    SeatActor: "seat",
    BotActor: "bot",
    HostActor: "host",
    FacilitatorActor: "facilitator",
    RedActor: "red",
    RedBotActor: "red_bot",
    ClockActor: "clock",
}

Actor = SeatActor | BotActor | HostActor | FacilitatorActor | ClockActor | RedActor | RedBotActor

PLAIN: Mapping[str, Actor] = {
    _ACTOR_NAMES[type(actor)]: actor
    for actor in (HostActor(), FacilitatorActor(), ClockActor(), RedActor(), RedBotActor())
}
"""Actors who play no nation, by their text form."""


def actor_key(actor: Actor) -> str:
    """Return the actor's text form, such as "seat:arv" or "clock"; never empty."""
    name = _ACTOR_NAMES[type(actor)]
    return f"{name}:{actor.nation}" if isinstance(actor, SeatActor | BotActor) else name


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicViewer:
    """Anybody: the projector, an observer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatViewer:
    """A nation's own people."""

    nation: NationId


@dataclass(frozen=True, slots=True, kw_only=True)
class FacilitatorViewer:
    """White cell: every hidden thing but the seed and the order of cards not drawn yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluatorViewer:
    """Takes notes for the debrief; sees what the public sees and who has sealed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RedViewer:
    """Whoever plays the challenger."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HostViewer:
    """The host who plays no nation: sees what the public sees, and the challenger's cards while playing it."""


Viewer = PublicViewer | SeatViewer | FacilitatorViewer | EvaluatorViewer | RedViewer | HostViewer


def viewer_key(viewer: Viewer) -> str:
    """Return the viewer's text form: "public", "seat:arv", "facilitator", "evaluator", "red" or "host"."""
    match viewer:
        case SeatViewer(nation=nation):
            return f"seat:{nation}"
        case PublicViewer():
            return "public"
        case FacilitatorViewer():
            return "facilitator"
        case EvaluatorViewer():
            return "evaluator"
        case RedViewer():
            return "red"
        case HostViewer():
            return "host"


def viewer_of(key: str) -> Viewer:
    """Return the viewer whose text form is given; raises ValueError for any other text."""
    kind, _, nation = key.partition(":")
    if kind == "seat" and nation:
        return SeatViewer(nation=NationId(nation))
    plain: dict[str, Viewer] = {
        "public": PublicViewer(),
        "facilitator": FacilitatorViewer(),
        "evaluator": EvaluatorViewer(),
        "red": RedViewer(),
        "host": HostViewer(),
    }
    if key not in plain:
        raise ValueError(key)
    return plain[key]
