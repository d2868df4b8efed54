"""The rulebook as web pages: docs/rules.md rendered and sanitised, kept until the file changes."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from pathlib import Path
from typing import Final

import nh3
from django.conf import settings
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from markdown_it import MarkdownIt
from markdown_it.token import Token

from lobby.rulebook_links import Clause, link_words, place_clauses, place_terms

RULES: Final = Path(settings.BASE_DIR) / "docs" / "rules.md"
CHAPTER: Final = re.compile(r"^(\d+)\.")
GLOSSARY: Final = "Glossary"

FRAME: Final = '<div class="data-frame" tabindex="0" role="region" aria-label="{}"><table class="data">'
"""Wide tables scroll by themselves on a phone, with the keyboard too."""

_markdown: Final = MarkdownIt("commonmark", {"html": False, "typographer": True}).enable(["table", "smartquotes"])
_tags: Final = nh3.ALLOWED_TAGS - {"img"}
_attributes: Final = {**nh3.ALLOWED_ATTRIBUTES, "*": {"id"}, "th": {"scope"}}


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One chapter."""

    id: str
    """Its place in the page: "rule-4" for chapter 4, as a clause's is "rule-4.2"; else made from its title."""
    title: str
    html: SafeString
    clauses: tuple[Clause, ...]
    """The clauses that have a heading."""

    @property
    def is_numbered(self) -> bool:
        """Whether it has clauses."""
        return self.id.startswith("rule-")

    @property
    def is_reference(self) -> bool:
        """Whether it is a table to look something up in, and nothing to read."""
        return not self.is_numbered and "<table" in self.html


def rulebook() -> tuple[Section, ...]:
    """The chapters of the rulebook; none where the file is not there."""
    if not RULES.is_file():
        return ()
    return _read(RULES, RULES.stat().st_mtime_ns)


def rules_in_short() -> tuple[Section, ...]:
    """What the rulebook says before its numbered chapters."""
    return tuple(takewhile(lambda section: not section.is_numbered, rulebook()))


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
    clauses = [place_clauses(body) for _title, body in chapters]
    terms = {term for title, body in chapters if title == GLOSSARY for term in place_terms(body)}
    known = {clause.number for placed in clauses for clause in placed}
    for title, body in chapters:
        cites = title == GLOSSARY or CHAPTER.match(title)
        link_words(body, known if cites else set(), terms if title != GLOSSARY else set())
    return tuple(_section(title, body, placed) for (title, body), placed in zip(chapters, clauses, strict=True))


def _section(title: str, body: list[Token], clauses: tuple[Clause, ...]) -> Section:
    html = _markdown.renderer.render(body, _markdown.options, {})
    clean = nh3.clean(html, tags=_tags, attributes=_attributes, link_rel=None)
    framed = clean.replace("<table>", FRAME.format(escape(title))).replace("</table>", "</table></div>")
    chapter = CHAPTER.match(title)
    anchor = f"rule-{chapter.group(1)}" if chapter else slugify(title)
    titled = tuple(clause for clause in clauses if clause.title)
    return Section(id=anchor, title=title, html=mark_safe(framed), clauses=titled)  # noqa: S308 - cleaned
