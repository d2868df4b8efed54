"""Builds static/icons/sprite.svg: the line icons that the screens use, each as one symbol under our own name."""

from __future__ import annotations

import re
import sys
import tempfile
import tomllib
from pathlib import Path

from tools.vendor import ROOT, fetch, read_list, read_member

LIST = ROOT / "tools" / "icons.toml"
SPRITE = ROOT / "static" / "icons" / "sprite.svg"

BODY = re.compile(r"<svg[^>]*>(?P<body>.*)</svg>", re.DOTALL)
"""What stands between the outer svg tags of one icon file."""


def symbol(name: str, source: str) -> str:
    """Return one icon file as a symbol; stroke and size come from the page's style sheet."""
    match = BODY.search(source)
    if match is None:
        message = f"{name}: not an svg file"
        raise ValueError(message)
    body = re.sub(r"\s+", " ", match["body"]).replace("> <", "><").replace(" />", "/>").strip()
    return f'<symbol id="{name}" viewBox="0 0 24 24">{body}</symbol>'


def build(icons: dict[str, str]) -> str:
    """Return the sprite for a table of our name to the icon's name in the package."""
    package = next(item for item in read_list() if item.name == "lucide-static")
    with tempfile.TemporaryDirectory() as scratch:
        archive = fetch(package, Path(scratch))
        symbols = [symbol(name, read_member(archive, f"icons/{source}.svg").decode()) for name, source in icons.items()]
    licence = f"<!-- Icons from Lucide {package.version}, ISC licence, see LICENSE beside this file. -->"
    return '<svg xmlns="http://www.w3.org/2000/svg">\n' + "\n".join([licence, *symbols]) + "\n</svg>\n"


def main() -> int:
    """Write the sprite."""
    groups = tomllib.loads(LIST.read_text(encoding="utf-8"))
    icons = {name: source for group in groups.values() for name, source in group.items()}
    SPRITE.write_text(build(icons), encoding="utf-8")
    sys.stdout.write(f"Wrote {len(icons)} icons, {SPRITE.stat().st_size} bytes.\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
