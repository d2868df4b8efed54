"""The edition a table is played with: the very rules and cards it was opened with, whatever is shipped by now (R13).

What is shipped is at hand anyway; an older edition comes from the database, where the opening of a table has kept it.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from django.db.models import Exists, OuterRef, Q, QuerySet

from lobby.live.moments import now_ms
from lobby.models import Edition, Table
from rules.engine.codec import DecodeError, canonical, decode, encode
from rules.engine.ruleset import RULES_PLAYED, Ruleset
from rules.packs.registry import load_shipped

MOST_IN_MEMORY: Final = 64
"""Older editions that a process keeps at hand; one takes about a megabyte."""


class EditionGoneError(LookupError):
    """What a table was opened with is neither shipped nor kept here, or follows rules that this program cannot play."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What a table is played with."""

    ruleset: Ruleset
    maps: Mapping[int, Any]
    """The outlines of the map by the number of seats, as `Registry.map_outlines` gives them."""


def edition_of(scenario: str, content_hash: str, rules_version: int) -> Content:
    """The content a table pins; raises EditionGoneError. Reads the database where it is not what is shipped."""
    if (scenario, content_hash, rules_version) in _shipped():
        return _shipped_content(scenario)
    return _kept(scenario, content_hash, rules_version)


def content_of(table: Table) -> Content:
    """The content of a table; raises EditionGoneError."""
    return edition_of(table.scenario, table.content_hash, table.rules_version)


def keep_edition(scenario: str) -> None:
    """Keep what is shipped of a scenario, for the tables that are opened with it now; raises KeyError for none."""
    content = _shipped_content(scenario)
    ruleset = content.ruleset
    Edition.objects.get_or_create(
        scenario=scenario,
        content_hash=ruleset.content_hash,
        rules_version=ruleset.rules_version,
        defaults={
            "ruleset": canonical(encode(ruleset)).decode(),
            "maps": {str(seats): outlines for seats, outlines in content.maps.items()},
            "kept_at": now_ms(),
        },
    )


def playable(tables: QuerySet[Table]) -> QuerySet[Table]:
    """Those of the tables whose edition is here, shipped or kept."""
    kept = Edition.objects.filter(
        scenario=OuterRef("scenario"),
        content_hash=OuterRef("content_hash"),
        rules_version=OuterRef("rules_version"),
        rules_version__in=RULES_PLAYED,
    )
    here = Q(Exists(kept))
    for scenario, content_hash, rules_version in _shipped():
        here |= Q(scenario=scenario, content_hash=content_hash, rules_version=rules_version)
    return tables.filter(here)


@lru_cache(maxsize=MOST_IN_MEMORY)
def _kept(scenario: str, content_hash: str, rules_version: int) -> Content:
    row = Edition.objects.filter(scenario=scenario, content_hash=content_hash, rules_version=rules_version).first()
    if row is None or rules_version not in RULES_PLAYED:
        raise EditionGoneError(f"{scenario} {content_hash[:8]} under rules {rules_version} is not here")
    try:
        ruleset = decode(Ruleset, json.loads(row.ruleset))
    except (DecodeError, json.JSONDecodeError) as error:
        raise EditionGoneError(f"{row} cannot be read: {error}") from error
    if ruleset.content_hash != content_hash:
        raise EditionGoneError(f"{row} holds something else")
    return Content(ruleset=ruleset, maps={int(seats): outlines for seats, outlines in row.maps.items()})


def _shipped() -> frozenset[tuple[str, str, int]]:
    return frozenset(_names())


def _names() -> Iterator[tuple[str, str, int]]:
    registry = load_shipped()
    for found in registry.scenarios():
        ruleset = registry.ruleset(found.id)
        yield str(found.id), ruleset.content_hash, ruleset.rules_version


@lru_cache(maxsize=MOST_IN_MEMORY)
def _shipped_content(scenario: str) -> Content:
    registry = load_shipped()
    ruleset = registry.ruleset(scenario)
    maps = {seats: registry.map_outlines(scenario, seats) for seats in sorted(ruleset.scenario.seatings)}
    return Content(ruleset=ruleset, maps=maps)
