"""Places in the rulebook and the ways to them: every clause and every word of the glossary can be pointed at."""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from django.urls import reverse_lazy
from django.utils.text import slugify
from markdown_it.token import Token

CLAUSE: Final = re.compile(r"^\*\*(\d+\.\d+)\*\*")
"""A clause is a paragraph that begins with its number in bold."""
TERM: Final = re.compile(r"^\*\*([^*]+)\.\*\*")
NUMBER: Final = re.compile(r"(\d+\.\d+)(?![\d.]|\s*per cent)")
"""What may be a clause's number in a sentence."""
HEADING: Final = 3
"""Tokens of a heading: its beginning, its words, its end."""
PAGE: Final = reverse_lazy("rules")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One clause, as the contents list it."""

    number: str
    title: str
    """Its heading, empty where it has none."""


def place_clauses(body: list[Token]) -> tuple[Clause, ...]:
    """Give every clause its own place in the page: its heading with the number, or else its paragraph."""
    found = []
    for place, opening in enumerate(body):
        clause = CLAUSE.match(body[place + 1].content) if opening.type == "paragraph_open" else None
        if clause is None:
            continue
        number = clause.group(1)
        heading = body[place - HEADING : place] if place >= HEADING and body[place - HEADING].tag == "h3" else None
        if heading:
            heading[0].attrSet("id", f"rule-{number}")
            title = heading[1].content
            heading[1].children = [*_link(f"#rule-{number}", number), _text(f" {title}")]
            _drop_number(body[place + 1])
        else:
            opening.attrSet("id", f"rule-{number}")
            title = ""
        found.append(Clause(number=number, title=title))
    return tuple(found)


def place_terms(body: list[Token]) -> Iterator[str]:
    """Give every entry of the glossary its own place: an item of its list begins with "**Word.**"."""
    for place, opening in enumerate(body):
        entry = TERM.match(body[place + 2].content) if opening.type == "list_item_open" else None
        if entry:
            term = _place_of(entry.group(1))
            opening.attrSet("id", term)
            yield term


def link_words(body: list[Token], clauses: AbstractSet[str], terms: AbstractSet[str]) -> None:
    """Lead from clauses' numbers to the clauses, and from words in bold to the glossary; headings stay as they are."""
    for before, token in pairwise(body):
        if token.type == "inline" and before.type != "heading_open":
            token.children = list(_linked(token.children or [], clauses, terms))


def _linked(children: list[Token], clauses: AbstractSet[str], terms: AbstractSet[str]) -> Iterator[Token]:
    bold = False
    for child in children:
        if child.type in {"strong_open", "strong_close"}:
            bold = child.type == "strong_open"
        if child.type != "text":
            yield child
        elif bold and _place_of(child.content) in terms:
            yield from _link(f"{PAGE}#{_place_of(child.content)}", child.content)
        else:
            yield from _with_numbers(child.content, clauses)


def _with_numbers(text: str, clauses: AbstractSet[str]) -> Iterator[Token]:
    for piece in NUMBER.split(text):
        if piece in clauses:
            yield from _link(f"{PAGE}#rule-{piece}", piece)
        elif piece:
            yield _text(piece)


def _place_of(term: str) -> str:
    return f"word-{slugify(term)}"


def _link(address: str, text: str) -> list[Token]:
    return [Token("link_open", "a", 1, attrs={"href": address}), _text(text), Token("link_close", "a", -1)]


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)


def _drop_number(paragraph: Token) -> None:
    """The heading has it now."""
    children = paragraph.children or []
    end = next(place for place, child in enumerate(children) if child.type == "strong_close") + 1
    rest = children[end:]
    if rest and rest[0].type == "text":
        rest[0].content = rest[0].content.lstrip()
    paragraph.children = rest
