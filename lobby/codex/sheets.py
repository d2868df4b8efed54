"""What scenarios bring beside cards: clauses of agreements, projects and agendas, each on one sheet of a catalogue.

Which agenda a nation was dealt at a table is nowhere here; that there is one like it everybody may know.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import gettext as _

from lobby.codex.scenarios import all_scenarios
from lobby.codex.shelf import reading_language
from lobby.words.agreements import CLAUSES
from lobby.words.works import TECHNOLOGIES, WAYS
from lobby.words.world import DOMAINS
from rules.engine.agreements import NEEDS, Clause
from rules.engine.ids import Module
from rules.engine.ruleset import Ruleset
from rules.packs.registry import load_shipped


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One clause, project or agenda."""

    id: str
    """Its place in the page."""
    title: str
    summary: str
    lines: tuple[tuple[str, str], ...]
    """What is said of it: what it is about, and the words."""
    scenarios: tuple[str, ...]
    """The ids of those that play with it."""
    keys: frozenset[str]
    """Answers to the catalogue's own question that hold for it: threats of a clause, fields of a project."""


def clauses() -> Mapping[str, Sheet]:
    """Every clause that an agreement can have."""
    offers = {key: found.scenario.clauses for key, found in _rulesets().items() if _plays(found, Module.AGREEMENTS)}
    return {
        clause.value: _clause(clause, tuple(key for key, on in offers.items() if clause in on)) for clause in Clause
    }


def projects() -> Mapping[str, Sheet]:
    """Every project of every scenario."""
    return _together(_projects_of(key, ruleset) for key, ruleset in _rulesets().items())


def agendas() -> Mapping[str, Sheet]:
    """Every agenda of every scenario."""
    return _together(_agendas_of(key, ruleset) for key, ruleset in _rulesets().items())


def _rulesets() -> Mapping[str, Ruleset]:
    return _read(reading_language())


@lru_cache(maxsize=8)
def _read(language: str) -> Mapping[str, Ruleset]:
    return {key: load_shipped().ruleset(key, language) for key in all_scenarios()}


def _plays(ruleset: Ruleset, module: Module) -> bool:
    return module in ruleset.scenario.modules


def _together(found: Iterator[Iterator[Sheet]]) -> Mapping[str, Sheet]:
    """Sheets by id; what several scenarios bring is one sheet that names them all."""
    sheets: dict[str, Sheet] = {}
    for sheet in (sheet for of_one in found for sheet in of_one):
        known = sheets.get(sheet.id)
        scenarios = (*known.scenarios, *sheet.scenarios) if known else sheet.scenarios
        sheets[sheet.id] = Sheet(
            id=sheet.id,
            title=sheet.title,
            summary=sheet.summary,
            lines=sheet.lines,
            scenarios=scenarios,
            keys=sheet.keys,
        )
    return dict(sorted(sheets.items(), key=lambda item: item[1].title))


def _clause(clause: Clause, scenarios: tuple[str, ...]) -> Sheet:
    words, needs = CLAUSES[clause], NEEDS[clause]
    whom = _("members only") if needs.members_only else _("members and partners")
    return Sheet(
        id=clause.value,
        title=str(words["name"]),
        summary="",
        lines=(
            (_("Gives"), str(words["gives"])),
            (_("Asks"), str(words["asks"])),
            (_("If it is broken"), str(words["breach"])),
            (_("Binds"), whom),
        ),
        scenarios=scenarios,
        keys=frozenset(threat.value for threat in needs.threats),
    )


def _projects_of(scenario: str, ruleset: Ruleset) -> Iterator[Sheet]:
    for card in ruleset.projects.values() if _plays(ruleset, Module.PROJECTS) else ():
        words = ruleset.project_words[card.id]
        yield Sheet(
            id=card.id,
            title=words.title,
            summary=words.summary,
            lines=(
                (_("Why"), words.why),
                (_("Brings"), " ".join(words.does)),
                (_("A level for each partner"), ", ".join(str(TECHNOLOGIES[field]["name"]) for field in card.fields)),
                (_("A level for its host"), str(DOMAINS[card.domain]["name"])),
                (_("Can be procured"), ", ".join(str(WAYS[way]["name"]) for way in card.ways)),
            ),
            scenarios=(scenario,),
            keys=frozenset(field.value for field in card.fields),
        )


def _agendas_of(scenario: str, ruleset: Ruleset) -> Iterator[Sheet]:
    for key, words in ruleset.fates.agenda_words.items() if _plays(ruleset, Module.AGENDAS) else ():
        yield Sheet(
            id=key,
            title=words.title,
            summary=words.text,
            lines=tuple((_("Counts"), part) for part in words.parts),
            scenarios=(scenario,),
            keys=frozenset(),
        )
