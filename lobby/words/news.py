"""Words for the lines of the feed, by kind; {names} are the line's facts, filled in on the page."""

from typing import Final

from django.utils.functional import Promise

NEWS: Final[dict[str, Promise]] = {}
