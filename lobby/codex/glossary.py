"""The glossary as data: the rulebook's own entries, and which of them a word on the screens leads to."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from django.utils.text import slugify

from lobby.codex.terms import TERMS
from lobby.rulebook import GLOSSARY, RULES

CHAPTER: Final = re.compile(rf"^## {GLOSSARY}\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
ENTRY: Final = re.compile(r"^- \*\*(?P<word>[^*]+)\.\*\* (?P<text>.+?)(?: \((?P<rule>\d+\.\d+)\))?\.?$", re.MULTILINE)
"""An entry: its word in bold, a sentence or more, and the clause that says it all in brackets."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One word of the glossary."""

    slug: str
    """Its place in addresses: "fair-share"; on a page it is at #word-fair-share."""
    word: str
    text: str
    """Plain text that ends with a full stop."""
    rule: str
    """The clause of the rulebook, such as "5.2"; empty where it names none."""


def glossary() -> Mapping[str, Entry]:
    """Every entry by its slug, in the order of the rulebook; none where the rulebook is not there."""
    if not RULES.is_file():
        return {}
    return _read(RULES, RULES.stat().st_mtime_ns)


def words_on_screen() -> dict[str, str]:
    """Which entry explains what the screens name by table and key, such as "quantities.support"."""
    known = glossary()
    return {term: slug for term, slug in TERMS.items() if slug in known}


@lru_cache(maxsize=2)
def _read(path: Path, _changed: int) -> Mapping[str, Entry]:
    return {entry.slug: entry for entry in entries_in(path.read_text(encoding="utf-8"))}


def entries_in(text: str) -> tuple[Entry, ...]:
    r"""The entries of a rulebook's glossary.

    >>> (entry,) = entries_in("## Glossary\n\n- **Fair share.** By size (5.2).\n")
    >>> entry.slug, entry.text, entry.rule
    ('fair-share', 'By size.', '5.2')
    """
    chapter = CHAPTER.search(text)
    found = ENTRY.finditer(chapter.group(1)) if chapter else ()
    return tuple(
        Entry(slug=slugify(one["word"]), word=one["word"], text=f"{one['text'].rstrip('.')}.", rule=one["rule"] or "")
        for one in found
    )
