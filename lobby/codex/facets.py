"""Filters of a catalogue: what one can ask for in the address, and what is left of the entries then."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet(Generic[Entry]):
    """One question that a catalogue can be asked, such as "which threat?"."""

    name: str
    """In the address: ?threat=cyber."""
    label: str
    words: Mapping[str, str]
    """Every answer and its words, in the order in which they are offered."""
    of: Callable[[Entry], Collection[str]]
    """The answers that hold for an entry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A facet as the form shows it."""

    name: str
    label: str
    chosen: str
    """Empty: all."""
    choices: tuple[tuple[str, str], ...]


def narrow(entries: Iterable[Entry], facets: Iterable[Facet[Entry]], query: Mapping[str, str]) -> list[Entry]:
    """The entries that every answered question leaves; an answer that nobody offered is no answer."""
    wanted = [(facet, chosen) for facet in facets if (chosen := _chosen(facet, query))]
    return [entry for entry in entries if all(chosen in facet.of(entry) for facet, chosen in wanted)]


def asked(facets: Iterable[Facet[Entry]], query: Mapping[str, str]) -> list[Asked]:
    """The form of the questions, filled in as the address says; a question with one answer is not asked."""
    return [
        Asked(name=facet.name, label=facet.label, chosen=_chosen(facet, query), choices=tuple(facet.words.items()))
        for facet in facets
        if len(facet.words) > 1
    ]


def _chosen(facet: Facet[Entry], query: Mapping[str, str]) -> str:
    answer = query.get(facet.name, "")
    return answer if answer in facet.words else ""
