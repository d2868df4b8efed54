"""The manifest of a pack: who made it, under which licence, in which languages, and what it builds on."""

from typing import Literal

from pydantic import Field

from rules.packs.schema.fields import Language, Line, Slug, Strict, Version

SCHEMA_VERSION = 1


class Manifest(Strict):
    """The file `pack.yaml` of a folder, or the entry `pack` of a pack in one file."""

    schema_version: Literal[1]
    """The version of this schema; later minor versions of the program only add to it."""
    id: Slug
    version: Version
    title: Line
    author: Line
    licence: Line
    """An SPDX expression such as CC-BY-4.0."""
    languages: tuple[Language, ...] = Field(min_length=1, max_length=20)
    """Every language in which all words of the pack exist; the first is the one it was written in."""
    requires: tuple[Slug, ...] = ()
    """Packs whose content this one uses."""
    fictional: bool = True
    """All nations and persons are invented."""
