"""The shape of what nations do at home, as sent to screens and bots."""

from typing import TypedDict

HardeningView = dict[str, dict[str, int]]
"""How often each nation hardened against which threats, in all rounds whose plans are public; nothing is left out."""


class TracksView(TypedDict):
    """A nation against the guideline, in tenths of a per cent of gdp."""

    core: int
    core_met: bool
    resilience: int
    resilience_met: bool


class GuidelineView(TypedDict):
    """What the scenario expects of every nation, in tenths of a per cent of gdp, and where each stands."""

    core: int
    resilience: int
    domains: list[str]
    """Investment in these counts for resilience."""
    nations: dict[str, TracksView]
