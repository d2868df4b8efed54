"""Every scenario that is shipped: what it switches on, who sits at it, and how long it lasts."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from lobby.codex.shelf import reading_language, whole_shelf
from rules.engine.ids import Module
from rules.engine.ruleset import NationProfile, Scenario
from rules.packs.registry import load_shipped
from rules.packs.schema.manifest import Manifest


@dataclass(frozen=True, slots=True, kw_only=True)
class NationEntry:
    """A nation of a scenario and the region that it lies in."""

    profile: NationProfile
    region: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioEntry:
    """A scenario of the catalogue."""

    id: str
    scenario: Scenario
    pack: Manifest
    modules: tuple[Module, ...]
    """In the order of the rulebook's chapters."""
    seats: tuple[int, ...]
    nations: tuple[NationEntry, ...]
    """Those of its largest table, by region."""


def all_scenarios() -> Mapping[str, ScenarioEntry]:
    """The scenarios by id in the reader's language, the gentlest first."""
    return _read(reading_language())


@lru_cache(maxsize=8)
def _read(language: str) -> Mapping[str, ScenarioEntry]:
    return {str(found.id): _entry(str(found.id), language) for found in load_shipped().scenarios(language)}


def _entry(scenario_id: str, language: str) -> ScenarioEntry:
    ruleset = load_shipped().ruleset(scenario_id, language)
    scenario = ruleset.scenario
    largest = scenario.seatings[max(scenario.seatings)]
    nations = [
        NationEntry(profile=ruleset.nations[nation], region=scenario.region_names[region])
        for nation, region in largest.regions.items()
    ]
    return ScenarioEntry(
        id=scenario_id,
        scenario=scenario,
        pack=whole_shelf().pack_of(scenario_id).pack,
        modules=tuple(module for module in Module if module in scenario.modules),
        seats=tuple(sorted(scenario.seatings)),
        nations=tuple(sorted(nations, key=lambda it: (it.region, it.profile.name))),
    )
