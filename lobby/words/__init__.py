"""The words of every closed vocabulary, in one place and in the reader's language.

Pages get them as one JSON script element, so that no screen spells a reason, a phase or an outcome its own way.
"""

from collections.abc import Mapping
from typing import Any, Final

from lobby.words.agreements import ACCESSIONS, CLAUSES, FORMS, UPHELD
from lobby.words.causes import CAUSES
from lobby.words.fates import FEATS
from lobby.words.introduction import INTRODUCTION
from lobby.words.news import NEWS
from lobby.words.play import CONTROLLERS, DOORS, MODULES, PHASES, POLICIES, RED_CONTROLLERS, SEALS
from lobby.words.reasons import REASONS, refusal_message
from lobby.words.sums import FORMULAS, TERMS, TITLES
from lobby.words.works import REPAYMENTS, TECHNOLOGIES, WAYS
from lobby.words.world import (
    AGGREGATIONS,
    BARS,
    DECIDES,
    DOMAINS,
    GRADES,
    OUTCOMES,
    QUANTITIES,
    SEATS,
    THREATS,
    TIERS,
)

__all__ = ["page_words", "refusal_message"]

TABLES: Final[dict[str, Mapping[Any, Any]]] = {
    "accessions": ACCESSIONS,
    "aggregations": AGGREGATIONS,
    "bars": BARS,
    "causes": CAUSES,
    "clauses": CLAUSES,
    "controllers": CONTROLLERS,
    "decides": DECIDES,
    "domains": DOMAINS,
    "doors": DOORS,
    "forms": FORMS,
    "feats": FEATS,
    "formulas": FORMULAS,
    "grades": GRADES,
    "modules": MODULES,
    "news": NEWS,
    "outcomes": OUTCOMES,
    "phases": PHASES,
    "policies": POLICIES,
    "quantities": QUANTITIES,
    "red_controllers": RED_CONTROLLERS,
    "repayments": REPAYMENTS,
    "seals": SEALS,
    "seats": SEATS,
    "terms": TERMS,
    "threats": THREATS,
    "tiers": TIERS,
    "technologies": TECHNOLOGIES,
    "titles": TITLES,
    "upheld": UPHELD,
    "ways": WAYS,
}


def page_words(*, with_modules: bool = True) -> dict[str, dict[str, Any]]:
    """All tables as plain JSON-ready text: table name, then enum value, then a text or a mapping of texts.

    Without modules only what such a table can need, which is a good deal less.
    """
    words = {name: {str(key): _plain(value) for key, value in table.items()} for name, table in TABLES.items()}
    words["reasons"] = {
        str(reason): {"sentence": str(found.sentence), "cure": str(found.cure)} for reason, found in REASONS.items()
    }
    return words if with_modules else {name: _needed(name, table) for name, table in words.items()}


def _needed(name: str, table: dict[str, Any]) -> dict[str, Any]:
    """What a table without modules needs of one table of words."""
    needed = INTRODUCTION.get(name)
    return table if needed is None else {key: text for key, text in table.items() if key in needed}


def _plain(value: Any) -> Any:  # noqa: ANN401 - a lazy text or a mapping of lazy texts
    return {name: str(text) for name, text in value.items()} if isinstance(value, Mapping) else str(value)
