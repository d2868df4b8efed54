"""A crisis card's mechanics as authors write them, and its words in one language."""

from typing import Annotated, Literal

from pydantic import Field

from rules.engine.cards import Place, Who
from rules.engine.ids import Aggregation, Decides, Domain, Outcome, Threat
from rules.packs.schema.effects import AnyEffect
from rules.packs.schema.fields import FullId, Line, Slug, Strict, Text, Version


class NeedModel(Strict):
    """What the crisis asks for."""

    domain: Domain
    weight: int = Field(ge=1, le=1000)
    """Per mille of the demand; all needs of a card add up to 1000."""
    aggregation: Aggregation = Aggregation.SUM


class CapabilityRequirement(Strict):
    """Only a nation with this level in a domain may pick the option."""

    needs: Literal["capability"]
    domain: Domain
    level: int = Field(ge=1, le=10)


class SupportRequirement(Strict):
    """Only a government with this support may pick the option."""

    needs: Literal["support"]
    support: int = Field(ge=1, le=100)


Requirement = Annotated[CapabilityRequirement | SupportRequirement, Field(discriminator="needs")]


class Contribution(Strict):
    """Units that the option itself adds to a need."""

    domain: Domain
    units: int = Field(ge=1, le=4)


class NothingModel(Strict):
    """What happens to those who pick nothing: it costs neither budget nor influence, so its price is in its effects."""

    public: tuple[AnyEffect, ...] = Field(default=(), max_length=6)
    """Happen once when this is carried out."""
    club: tuple[AnyEffect, ...] = Field(default=(), max_length=6)
    """Happen to all who picked alike."""
    private: tuple[AnyEffect, ...] = Field(default=(), max_length=6)
    """Happen to each who picked it."""


class OptionModel(NothingModel):
    """One way to respond."""

    id: Slug
    cost_rate: int = Field(default=0, ge=0, le=8)
    """RP per 100 gdp."""
    cost_influence: int = Field(default=0, ge=0, le=8)
    who_may: Who = Who.EVERYONE
    requires: tuple[Requirement, ...] = Field(default=(), max_length=3)
    contributes: tuple[Contribution, ...] = Field(default=(), max_length=3)


class DilemmaModel(Strict):
    """The choice a card offers, always beside a priced "do nothing"."""

    decides: Decides
    options: tuple[OptionModel, ...] = Field(min_length=1, max_length=4)
    nothing: NothingModel


class ExpectedAction(Strict):
    """Something good tables do here, and how the record of a game shows it."""

    id: Slug
    shows: Literal[
        "pledged", "kept", "sent_fair_share", "convened", "picked", "contained", "everybody_sent", "one_option"
    ]
    option: Slug | None = None
    """Which option, where `shows` is "picked"."""


class StageModel(Strict):
    """A later stage of a crisis, at the same target."""

    after: tuple[Outcome, ...] = Field(min_length=1)
    """The outcomes of the stage before that bring it."""
    rounds: int = Field(default=1, ge=1, le=3)
    severity: int = Field(ge=1, le=3)
    needs: tuple[NeedModel, ...] = Field(default=(), max_length=3)
    """Left out: the card's own."""
    choice: bool = True
    """Whether its options are offered again."""


class FollowUpModel(Strict):
    """A card that follows by itself, whatever was picked."""

    card: FullId
    outcomes: tuple[Outcome, ...] = ()
    """After one of these only; left out: after any."""
    chance: int = Field(default=100, ge=1, le=100)
    """Per cent."""
    rounds: int = Field(default=1, ge=1, le=4)
    place: Place = Place.TARGET


class CrisisModel(Strict):
    """The file `crises/<name>.yaml`."""

    schema_version: Literal[1]
    id: FullId
    version: Version
    threat: Threat
    kind: Literal["crisis", "complication", "opportunity", "media", "domestic", "contingency"] = "crisis"
    severity: int = Field(ge=1, le=3)
    complexity: Literal["basic", "advanced"] = "basic"
    weight: int = Field(default=1, ge=1, le=5)
    earliest: int = Field(default=1, ge=1, le=12)
    latest: int = Field(default=99, ge=1, le=99)
    facilitator_only: bool = False
    tags: tuple[Slug, ...] = Field(default=(), max_length=8)
    concepts: tuple[Slug, ...] = Field(min_length=1, max_length=6)
    """Which ideas of the field the card puts into play."""
    based_on_real_event: bool = False
    needs: tuple[NeedModel, ...] = Field(min_length=1, max_length=3)
    dilemma: DilemmaModel | None = None
    stages: tuple[StageModel, ...] = Field(default=(), max_length=2)
    """With the module `events`: how it goes on at the same target."""
    follow_ups: tuple[FollowUpModel, ...] = Field(default=(), max_length=4)
    """With the module `events`: cards that follow."""
    adjudicated: bool = False
    """With the module `events`: a host or facilitator may rule how it ends."""
    spills_to_partners: bool = False
    """With the module `events`: harm spills over along agreements too."""
    expected_actions: tuple[ExpectedAction, ...] = Field(min_length=1, max_length=6)


class OptionWordsModel(Strict):
    """The words of one option; what it does is rendered from its mechanics."""

    label: Annotated[Line, Field(max_length=40)]
    note: Text


class OutcomeWords(Strict):
    """One sentence for each way it can end."""

    contained: Line
    managed: Line
    partial: Line
    failed: Line

    def by_outcome(self) -> dict[Outcome, str]:
        """Return the sentences by the engine's outcomes."""
        return {outcome: getattr(self, outcome.value) for outcome in Outcome}


class StageWordsModel(Strict):
    """The words of a later stage; all others are the card's."""

    title: Annotated[Line, Field(max_length=40)]
    summary: Line
    narrative: Text
    outcomes: OutcomeWords


class CrisisWords(Strict):
    """The file `crises/<name>.en.yaml`."""

    title: Annotated[Line, Field(max_length=40)]
    summary: Line
    narrative: Text
    dilemma: str = ""
    options: dict[Slug, OptionWordsModel] = Field(default_factory=dict)
    outcomes: OutcomeWords
    stages: tuple[StageWordsModel, ...] = Field(default=(), max_length=2)
    objective: Text
    expected_actions: dict[Slug, Line]
    teaching_points: tuple[Line, ...] = Field(default=(), max_length=6)
    debrief_questions: tuple[Line, ...] = Field(max_length=6)
    source: Line
