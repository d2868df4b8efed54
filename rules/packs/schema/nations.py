"""Nations and maps: what a scenario's countries are worth, and where they lie."""

from typing import Annotated

from pydantic import Field, StringConstraints

from rules.engine.ids import Domain, Threat
from rules.packs.schema.fields import Line, NationSlug, Slug, Strict, Text

Bar = Annotated[int, Field(ge=0, le=100)]
Level = Annotated[int, Field(ge=0, le=10)]
Exposure = Annotated[int, Field(ge=0, le=3)]


class TargetsModel(Strict):
    """What a nation sets out to reach on the four bars of its scorecard."""

    prosperity: Bar
    security: Bar
    leadership: Bar
    support: Bar


class NationModel(Strict):
    """A nation's numbers as a scenario opens."""

    id: NationSlug
    mark: int = Field(ge=0, le=9)
    """Its colour, shape and pattern on every screen."""
    gdp: int = Field(ge=10, le=1000)
    """Points; 100 is a middle power."""
    capability: dict[Domain, Level]
    exposure: dict[Threat, Exposure]
    targets: TargetsModel


class NationWords(Strict):
    """A nation's words."""

    name: Line
    demonym: Line
    blurb: Text


Row = Annotated[str, StringConstraints(pattern=r"^[ .A-Z]+$", max_length=200)]


class MapModel(Strict):
    """A map of hexagons as rows of text: one letter a hexagon, a full stop for sea, spaces for the eye only.

    Every second row, from the second on, lies half a hexagon further right.
    """

    id: Slug
    letters: dict[Annotated[str, StringConstraints(pattern=r"^[A-Z]$")], NationSlug]
    rows: tuple[Row, ...] = Field(min_length=3, max_length=40)
