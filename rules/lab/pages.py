"""Reports as pages for a browser: one file each, with charts, that opens without a network and in the dark."""

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any, Final

from rules.lab.charts import PER_CENT, Scale, around_zero, bars

STYLE: Final = """
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 720px; margin: 2rem auto; padding: 0 1rem; }
svg { max-width: 100%; height: auto; display: block; }
svg text { font: 13px system-ui, sans-serif; fill: currentColor; }
svg .number { text-anchor: end; }
.bar { fill: #2f6fb3; }
.band { fill: #2e8b57; opacity: .18; }
.axis, .interval { stroke: currentColor; stroke-width: 1.5; }
.fault { color: #c0392b; }
@media (prefers-color-scheme: dark) { .bar { fill: #6aa9e9; } .fault { color: #ff8a7a; } }
"""
SUCCESS: Final = Scale(0, 100, (20, 80))
PIVOTALITY: Final = Scale(0, 100, (10, 40))
SHARES: Final = Scale(0, 100, (5, 70))
DISAGREEMENT: Final = Scale(0, 100, (25, 100))


def page(title: str, lead: str, faults: Iterable[str], charts: Iterable[tuple[str, str, str]]) -> str:
    """Return a page with what is wrong and its charts, each with a heading and a line that says how to read it."""
    wrong = "".join(f'<li class="fault">{escape(fault)}</li>' for fault in faults)
    said = f"<ul>{wrong}</ul>" if wrong else "<p>All measures lie where they should.</p>"
    drawn = "".join(f"<h2>{escape(name)}</h2><p>{escape(words)}</p>{chart}" for name, words, chart in charts)
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta name="viewport" content="width=device-width"><style>{STYLE}</style></head><body>'
        f"<h1>{escape(title)}</h1><p>{escape(lead)}</p>{said}{drawn}"
        "<p>Lines are 95 % intervals; green is where a value should lie.</p></body></html>\n"
    )


def card_page(found: Mapping[str, Any]) -> str:
    """Return the page of a card's report."""
    lead = (
        f"{found['card']} in {found['scenario']}: {found['pairs']} paired games of {found['seats']} nations, seed "
        f"{found['seed']}. It takes about {found['minutes']} minutes at a table."
    )
    return page(found["title"], lead, found["verdict"], [*_effects(found), *_ends(found), *_choices(found)])


def _effects(found: Mapping[str, Any]) -> Iterable[tuple[str, str, str]]:
    known = {"drawn in round 2": found["effect"], "in the deck": found["effect_in_the_deck"]}
    d = {name: estimate for name, estimate in known.items() if estimate}
    words = "Difference of a table's mean score with and without the card, in standard deviations between games."
    yield "Effect", words, bars("Effect", d, around_zero(d.values(), 1.0, (-0.8, 0.8)))
    gains = dict(found["gains"])
    yield "Who gains", "Points that the card adds to a score.", bars("Gains", gains, around_zero(gains.values(), 1.0))
    if found["swing"]:
        rows = {"ended well": found["swing"]}
        words = "Points by which a table ends higher where the card ended well than where it did not."
        yield "Swing", words, bars("Swing", rows, around_zero(rows.values(), 1.0))


def _ends(found: Mapping[str, Any]) -> Iterable[tuple[str, str, str]]:
    rows = {"well": found["success"]}
    yield "Success", "Contained or managed, per cent.", bars("Success", rows, SUCCESS, " %")
    yield "Outcomes", "Per cent of games.", bars("Outcomes", found["outcomes"], PER_CENT, " %")
    rows = {"decided by one": found["pivotality"]}
    words = "Per cent of contributions without which the outcome would have been another."
    yield "Pivotality", words, bars("Pivotality", rows, PIVOTALITY, " %")


def _choices(found: Mapping[str, Any]) -> Iterable[tuple[str, str, str]]:
    if "picked" not in found:
        return
    yield "Liked best", "Per cent of nations asked.", bars("Liked best", found["liked"], SHARES, " %")
    yield "Picked by bots", "Per cent of a mixed table's picks.", bars("Picked", found["picked"], PER_CENT, " %")
    if found["disagreement"]:
        rows = {"tables": found["disagreement"]}
        words = "Per cent of tables at which nations would like different options."
        yield "Disagreement", words, bars("Disagreement", rows, DISAGREEMENT, " %")


def card_text(found: Mapping[str, Any]) -> str:
    """Return a card's report for people at a terminal."""
    lines = [
        f"{found['title']} ({found['card']}) in {found['scenario']}, seed {found['seed']}",
        f"{found['pairs']} pairs of games of {found['seats']} nations in {found['seconds']} seconds",
        _line("effect d, drawn in round 2", found["effect"], 2),
        *([_line("effect d, in the deck", found["effect_in_the_deck"], 2)] if found["effect_in_the_deck"] else []),
        _line("points of the mean score", found["score"], 2),
        _line("points of stability", found["stability"], 2),
        _line("ends well, per cent", found["success"]),
        *(_line(f"  {name}", one) for name, one in found["outcomes"].items()),
        _line("pivotal, per cent", found["pivotality"]),
        *([_line("swing, points", found["swing"], 2)] if found["swing"] else []),
        *(_line(f"gain of {who}", one, 2) for who, one in found["gains"].items()),
        *(_line(f"likes {name}, per cent", one) for name, one in found.get("liked", {}).items()),
        *(_line(f"picked {name}, per cent", one) for name, one in found.get("picked", {}).items()),
        *([_line("disagreement, per cent", found["disagreement"])] if found.get("disagreement") else []),
        f"  {'minutes at a table':<34} {found['minutes']:8.1f}",
        "",
        *(f"  {fault}" for fault in found["verdict"] or ["all measures lie where they should"]),
    ]
    return "\n".join(lines)


def _line(name: str, found: Mapping[str, float | None], digits: int = 1) -> str:
    low, high = (found[end] if found[end] is not None else float("nan") for end in ("low", "high"))
    return f"  {name:<34} {found['value']:8.{digits}f}  [{low:.{digits}f}, {high:.{digits}f}]"
