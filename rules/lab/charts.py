"""Charts as plain SVG: bars with their intervals on one scale, drawn from estimates as reports hold them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from typing import Final

WIDTH: Final = 640
LABEL: Final = 190
"""Pixels for the names of the bars."""
VALUE: Final = 120
"""Pixels for their numbers."""
ROW: Final = 26
BAR: Final = 12
Estimate = Mapping[str, float | None]
"""value, low, high as in a report."""


@dataclass(frozen=True, slots=True)
class Scale:
    """From where to where a chart goes, and where its values should lie."""

    low: float
    high: float
    band: tuple[float, float] | None = None

    def at(self, value: float) -> float:
        """Return the place of a value in pixels; values beyond the scale lie at its end."""
        part = (min(self.high, max(self.low, value)) - self.low) / (self.high - self.low)
        return LABEL + part * (WIDTH - LABEL - VALUE)


PER_CENT: Final = Scale(0, 100)


def around_zero(estimates: Iterable[Estimate], least: float, band: tuple[float, float] | None = None) -> Scale:
    """Return a scale with nought in its middle, wide enough for all estimates and at least so wide."""
    ends = [abs(found.get(name) or 0) for found in estimates for name in ("value", "low", "high")]
    most = max([least, *ends])
    return Scale(-most, most, band)


def bars(title: str, rows: Mapping[str, Estimate], scale: Scale, unit: str = "") -> str:
    """Return a chart with a bar for each row, from nought on, its interval as a line and its number beside it."""
    height = ROW * len(rows) + 8
    size = f'viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}"'
    parts = [f'<svg {size} role="img" aria-label="{escape(title)}"><title>{escape(title)}</title>']
    if scale.band is not None:
        left, right = scale.at(scale.band[0]), scale.at(scale.band[1])
        parts.append(f'<rect class="band" x="{left:.1f}" y="0" width="{right - left:.1f}" height="{height}"/>')
    zero = scale.at(0)
    parts.append(f'<line class="axis" x1="{zero:.1f}" x2="{zero:.1f}" y1="0" y2="{height}"/>')
    for place, (name, found) in enumerate(rows.items()):
        parts.append(_row(name, found, scale, place * ROW + 4, unit))
    return "".join([*parts, "</svg>"])


def _row(name: str, found: Estimate, scale: Scale, top: float, unit: str) -> str:
    value = found["value"] or 0
    low, high = (value if found[end] is None else found[end] or 0 for end in ("low", "high"))
    zero, place, middle = scale.at(0), scale.at(value), top + BAR
    left, width = min(zero, place), abs(place - zero)
    number = f"{value:.1f}{unit} [{low:.1f}, {high:.1f}]"
    return (
        f'<text x="0" y="{middle + 4:.0f}">{escape(name)}</text>'
        f'<rect class="bar" x="{left:.1f}" y="{top + BAR / 2:.0f}" width="{width:.1f}" height="{BAR}"/>'
        f'<line class="interval" x1="{scale.at(low):.1f}" x2="{scale.at(high):.1f}" y1="{middle}" y2="{middle}"/>'
        f'<text class="number" x="{WIDTH}" y="{middle + 4:.0f}">{escape(number)}</text>'
    )
