"""The project stands alone: no file names one person's machine or fetches anything while a game runs."""

import re
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT, own, tracked

# Written in pieces, so that this very file does not contain what it looks for.
REGISTRIES = re.compile(
    "|".join([r"pypi\.or" + "g", r"pythonhoste" + "d", r"registry\.npm" + "js", r"npmjs\.co" + "m", r"/opt/py" + "pi"]),
)
MACHINES = re.compile("|".join([r"(?<![\w.-])/wor" + "k/", r"(?<![\w.-])/roo" + "t/", r"\.\./share" + r"d\b"]))
FOREIGN_HOSTS = re.compile(r"""(?:src|href|url|import|from|fetch)\W{1,3}(?:https?:)?//(?!localhost)""")


def texts() -> dict[Path, str]:
    """Every tracked file that is text."""
    readable: dict[Path, str] = {}
    for path in tracked():
        data = (ROOT / path).read_bytes()
        if b"\0" not in data:
            readable[path] = data.decode("utf-8")
    return readable


@pytest.mark.parametrize("pattern", [REGISTRIES, MACHINES], ids=["package registries", "paths of one machine"])
def test_no_tracked_file_names(pattern: re.Pattern[str]) -> None:
    seen = [f"{path}: {found.group()}" for path, words in texts().items() for found in pattern.finditer(words)]

    assert seen == []


def test_no_page_style_or_script_loads_from_another_host() -> None:
    pages = [path for path in own(".html", ".css", ".js") if path.parts[0] in {"static", "templates"}]
    words = texts()

    assert [str(path) for path in pages if FOREIGN_HOSTS.search(words[path])] == []


def test_no_built_or_private_file_is_tracked() -> None:
    private = {".venv", "var", "node_modules", "staticfiles", "__pycache__", ".env"}

    assert [str(path) for path in tracked() if private & set(path.parts)] == []
