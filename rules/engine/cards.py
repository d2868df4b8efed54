"""A crisis card as the engine reads it: needs, a dilemma with its options, and the closed list of effects."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from rules.engine.added import added
from rules.engine.ids import Aggregation, CardId, Decides, Domain, OptionId, Outcome, Quantity, Threat


class Who(StrEnum):
    """Whom an effect touches, seen from the crisis and from the option picked."""

    TARGET = "target"
    PICKER = "picker"
    PICKERS = "pickers"
    OTHERS = "others"
    CONTRIBUTORS = "contributors"
    BYSTANDERS = "bystanders"
    NEIGHBOURS = "neighbours"
    RIVALS = "rivals"
    EVERYONE = "everyone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What all effects share: the outcomes it waits for, its chance and how many pickers it takes."""

    outcomes: tuple[Outcome, ...] = ()
    """Applies only after one of these outcomes; empty: always."""
    chance: int = 100
    """Per cent, 1 to 100; drawn from the crisis's own stream."""
    pickers_at_least: int = 1
    """How many nations must have picked the option."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleDemand(Effect):
    """Change the crisis's demand by so many per cent (-60 to 60) before coverage is counted."""

    percent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleUnits(Effect):
    """Let the units that `who` sent count at so many per cent (0 to 200)."""

    who: Who
    percent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CountOnly(Effect):
    """Let only the units of these domains count."""

    domains: tuple[Domain, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AddCoverage(Effect):
    """Add to coverage, in per mille (-400 to 400)."""

    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftOutcome(Effect):
    """Make the outcome so many steps worse (positive) or better (negative)."""

    steps: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleHarm(Effect):
    """Let the harm that `who` takes from this crisis count at so many per cent (0 to 200)."""

    who: Who
    percent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeNation(Effect):
    """Change a nation's number: support and influence in points, gdp in per mille of itself."""

    quantity: Quantity
    who: Who
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeTrust(Effect):
    """Change how every nation of `observers` sees every nation of `who`."""

    observers: Who
    who: Who
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeTension(Effect):
    """Change the tension of a threat (None: the card's own)."""

    threat: Threat | None = None
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeStability(Effect):
    """Change the world's stability."""

    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeExposure(Effect):
    """Change exposure to a threat (None: the card's own)."""

    who: Who
    threat: Threat | None = None
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeCapability(Effect):
    """Raise or lower the level of a domain."""

    who: Who
    domain: Domain
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleCard(Effect):
    """Bring a card to the horizon some rounds later, at the same target."""

    card: CardId
    rounds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark(Effect):
    """Leave a tag for the debrief and for finales."""

    tag: str


EffectType = (
    ScaleDemand
    | ScaleUnits
    | CountOnly
    | AddCoverage
    | ShiftOutcome
    | ScaleHarm
    | ChangeNation
    | ChangeTrust
    | ChangeTension
    | ChangeStability
    | ChangeExposure
    | ChangeCapability
    | ScheduleCard
    | Mark
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedsCapability:
    """An option that only a nation with this level may pick."""

    domain: Domain
    level: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedsSupport:
    """An option that only a government with this support may pick."""

    support: int


Requirement = NeedsCapability | NeedsSupport


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One way to respond: what it costs, asks for and does (rules 7)."""

    id: OptionId
    cost_rate: int = 0
    """RP per 100 gdp, paid by who picks it (coalition: by who serves under it when it is carried out)."""
    cost_influence: int = 0
    who_may: Who = Who.EVERYONE
    requires: tuple[Requirement, ...] = ()
    contributes: tuple[tuple[Domain, int], ...] = ()
    """Units added to a need at readiness 100, once a picker."""
    public: tuple[EffectType, ...] = ()
    """Happen once when the option is carried out."""
    club: tuple[EffectType, ...] = ()
    """Happen to all who picked alike."""
    private: tuple[EffectType, ...] = ()
    """Happen to each picker."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dilemma:
    """The choice a card offers, always beside a priced "do nothing"."""

    decides: Decides
    options: tuple[Option, ...]
    nothing: Option


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """What a crisis asks for: a domain and its weight in per mille of the demand."""

    domain: Domain
    weight: int
    aggregation: Aggregation = Aggregation.SUM


class Place(StrEnum):
    """Where a card strikes that follows from another one (rules 16.13)."""

    TARGET = "target"
    NEIGHBOUR = "neighbour"
    PARTNER = "partner"


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """A card that follows from another one by itself, whatever was picked."""

    card: CardId
    outcomes: tuple[Outcome, ...] = ()
    """After one of these only; empty: after any."""
    chance: int = 100
    """Per cent, drawn from the crisis's own stream."""
    rounds: int = 1
    place: Place = Place.TARGET


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A crisis card's mechanics; its words are `CardWords`."""

    id: CardId
    threat: Threat
    severity: int
    """1 to 3 before the round, chance and tension."""
    weight: int = 1
    earliest: int = 1
    latest: int = 99
    needs: tuple[Need, ...]
    """One to three; weights add up to 1000."""
    dilemma: Dilemma | None = None
    facilitator_only: bool = False
    stage: int = added(0)
    """2 or more: a later stage of the crisis that brought it; never drawn."""
    follow_ups: tuple[FollowUp, ...] = added(())
    spills_to_partners: bool = added(default=False)
    """Harm spills over along agreements too."""
    adjudicated: bool = added(default=False)
    """A host or facilitator may rule how it ends (rules 16.16)."""
    opportunity: bool = added(default=False)
    """Success gives as ever; failing costs nobody anything (rules 16.15)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionWords:
    """The words of one option; `does` is rendered from the data, one sentence an effect."""

    label: str
    note: str
    does: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CardWords:
    """The words of a card in the table's language, plain text."""

    title: str
    summary: str
    narrative: str
    """At most 60 words; {target} stands for the target's name."""
    stakes: str
    """What follows if it is ignored, rendered from the data."""
    dilemma: str
    """One line: who is torn between what; empty without a dilemma."""
    options: Mapping[OptionId, OptionWords]
    outcomes: Mapping[Outcome, str]
    objective: str
    expected_actions: tuple[str, ...]
    debrief_questions: tuple[str, ...]
    source: str
    follows: tuple[str, ...] = added(())
    """What becomes of it by itself, rendered from the data, one sentence each."""
