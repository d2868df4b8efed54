"""The rulebook as web pages: docs/rules.md rendered and sanitised, kept until the file changes."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Final

import nh3
from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

RULES: Final = Path(settings.BASE_DIR) / "docs" / "rules.md"
NUMBER: Final = re.compile(r"^\W*(\d+(?:\.\d+)*)\.?(?=\W|$)")
"""A clause's number at the beginning of its heading, paragraph or list item."""

_markdown: Final = MarkdownIt("commonmark", {"html": False}).enable("table")
_tags: Final = nh3.ALLOWED_TAGS - {"img"}
_attributes: Final = {**nh3.ALLOWED_ATTRIBUTES, "*": {"id"}, "th": {"scope"}}


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One chapter."""

    id: str
    """Its place in the page: "rule-4", as a clause's is "rule-4.2"."""
    title: str
    html: SafeString


def rulebook() -> tuple[Section, ...]:
    """The chapters of the rulebook; none where the file is not there."""
    if not RULES.is_file():
        return ()
    return _read(RULES, RULES.stat().st_mtime_ns)


@lru_cache(maxsize=2)
def _read(path: Path, _changed: int) -> tuple[Section, ...]:
    return render_chapters(path.read_text(encoding="utf-8"))


def render_chapters(text: str) -> tuple[Section, ...]:
    r"""Markdown as chapters, one for each second-level heading; what stands before the first is left out.

    >>> [(chapter.id, chapter.title) for chapter in render_chapters("# Rules\n\n## 1. Aim\n\n1.1 Win.")]
    [('rule-1', '1. Aim')]
    """
    chapters: list[tuple[str, list[Token]]] = []
    tokens = iter(_markdown.parse(text))
    for token in tokens:
        if token.type == "heading_open" and token.tag == "h2":
            chapters.append((next(tokens).content, []))
            next(tokens)  # the heading's end
        elif chapters:
            chapters[-1][1].append(token)
    return tuple(_section(title, body, place) for place, (title, body) in enumerate(chapters, start=1))


def _section(title: str, body: list[Token], place: int) -> Section:
    _number_clauses(body)
    html = _markdown.renderer.render(body, _markdown.options, {})
    clean = nh3.clean(html, tags=_tags, attributes=_attributes, link_rel=None)
    return Section(id=_anchor(title) or f"chapter-{place}", title=title, html=mark_safe(clean))  # noqa: S308 - cleaned


def _number_clauses(body: list[Token]) -> None:
    """Give every block that begins with a clause's number an address of its own; the first one has it."""
    seen: set[str] = set()
    for opening, inline in pairwise(body):
        anchor = _anchor(inline.content) if inline.type == "inline" and opening.nesting == 1 else ""
        if "." in anchor and anchor not in seen:
            seen.add(anchor)
            opening.attrSet("id", anchor)


def _anchor(text: str) -> str:
    found = NUMBER.match(text)
    return f"rule-{found.group(1)}" if found else ""
