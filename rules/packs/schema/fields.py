"""What all parts of the schema are made of: the strict model and the field types that recur."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints


class Strict(BaseModel):
    """A part of a pack: unknown fields refused, nothing converted, never changed after reading."""

    # Built at first use: only whole packs are ever validated, and every command starts faster.
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, defer_build=True)


Slug = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{1,39}$")]
"""A name in code: small letters, digits and underscores."""

FullId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{1,39}\.[a-z][a-z0-9_]{1,39}$")]
"""The id of a card: its pack's id, a dot and its own name."""

NationSlug = Annotated[str, StringConstraints(pattern=r"^[a-z]{3}$")]
"""The id of a nation: its code in small letters."""

Version = Annotated[str, StringConstraints(pattern=r"^[0-9]+\.[0-9]+\.[0-9]+$")]
"""Major, minor and patch."""

Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}(-[a-z]{2,8})?$")]
"""A language, as in `en` or `pt-br`."""

Line = Annotated[str, StringConstraints(min_length=1, max_length=240, pattern=r"^\S[^\n]*$")]
"""One line of text."""

Text = Annotated[str, StringConstraints(min_length=1, max_length=2000)]
"""Some sentences."""
