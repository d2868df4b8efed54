"""The rulebook as web pages: docs/rules.md rendered and sanitised, kept until the file changes."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, takewhile
from pathlib import Path
from typing import Final

import nh3
from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from markdown_it import MarkdownIt
from markdown_it.token import Token

RULES: Final = Path(settings.BASE_DIR) / "docs" / "rules.md"
CHAPTER: Final = re.compile(r"^(\d+)\.")
CLAUSE: Final = re.compile(r"^\*\*(\d+\.\d+)\*\*")
"""A clause is a paragraph that begins with its number in bold."""

FRAME: Final = '<div class="data-frame" tabindex="0"><table class="data">'
"""Wide tables scroll by themselves on a phone, with the keyboard too."""

_markdown: Final = MarkdownIt("commonmark", {"html": False}).enable("table")
_tags: Final = nh3.ALLOWED_TAGS - {"img"}
_attributes: Final = {**nh3.ALLOWED_ATTRIBUTES, "*": {"id"}, "th": {"scope"}}


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One chapter."""

    id: str
    """Its place in the page: "rule-4" for chapter 4, as a clause's is "rule-4.2"; else made from its title."""
    title: str
    html: SafeString


def rulebook() -> tuple[Section, ...]:
    """The chapters of the rulebook; none where the file is not there."""
    if not RULES.is_file():
        return ()
    return _read(RULES, RULES.stat().st_mtime_ns)


def one_page() -> tuple[Section, ...]:
    """What the rulebook says before its numbered chapters: the rules on a page."""
    return tuple(takewhile(lambda section: not section.id.startswith("rule-"), rulebook()))


@lru_cache(maxsize=2)
def _read(path: Path, _changed: int) -> tuple[Section, ...]:
    return render_chapters(path.read_text(encoding="utf-8"))


def render_chapters(text: str) -> tuple[Section, ...]:
    r"""Markdown as chapters, one for each second-level heading; what stands before the first is left out.

    >>> [(chapter.id, chapter.title) for chapter in render_chapters("# Rules\n\n## 1. Aim\n\n**1.1** Win.")]
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
    return tuple(_section(title, body) for title, body in chapters)


def _section(title: str, body: list[Token]) -> Section:
    _number_clauses(body)
    html = _markdown.renderer.render(body, _markdown.options, {})
    clean = nh3.clean(html, tags=_tags, attributes=_attributes, link_rel=None)
    framed = clean.replace("<table>", FRAME).replace("</table>", "</table></div>")
    chapter = CHAPTER.match(title)
    anchor = f"rule-{chapter.group(1)}" if chapter else slugify(title)
    return Section(id=anchor, title=title, html=mark_safe(framed))  # noqa: S308 - cleaned


def _number_clauses(body: list[Token]) -> None:
    """Give every clause its own place in the page."""
    for opening, inline in pairwise(body):
        clause = CLAUSE.match(inline.content) if opening.type == "paragraph_open" else None
        if clause:
            opening.attrSet("id", f"rule-{clause.group(1)}")
