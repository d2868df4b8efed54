"""`make test` runs recipes side by side, and hides nothing of what they say or how they end."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT

RECIPES = """\
good:
\t@echo good begins; until [ -e go ]; do sleep 0.01; done; echo good ends
bad:
\t@echo bad speaks; touch go; exit 3
lasting:
\t@echo lasting speaks; echo $$$$ >running; exec sleep 1000
after:
\t@echo after
where where_else:
\t@test -d "$$PYTEST_DEBUG_TEMPROOT" && echo "in $$PYTEST_DEBUG_TEMPROOT"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with recipes; `good` waits for `bad`, so it ends only where both run at the same time."""
    (tmp_path / "Makefile").write_text(RECIPES, encoding="utf-8")
    return tmp_path


def lanes(folder: Path, *words: str) -> subprocess.Popen[str]:
    """Start the program in a folder."""
    command = [sys.executable, str(ROOT / "tools/lanes.py"), *words]
    return subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def test_recipes_run_side_by_side_and_are_shown_one_after_the_other(folder: Path) -> None:
    with lanes(folder, "good", "bad") as running:
        said = running.communicate()[0]

    told = said.split("======== make bad FAILED")[0]
    assert re.findall(r"^(?:good|bad) \w+", told, re.MULTILINE) == ["good begins", "good ends", "bad speaks"]


def test_a_failure_ends_nothing_else_and_is_counted_and_named_last(folder: Path) -> None:
    with lanes(folder, "--lanes", "1", "bad", "good", "after") as running:
        said = running.communicate()[0]

    assert running.returncode == 1
    assert re.findall(r"^  (\w+) +(\w+) ", said, re.MULTILINE) == [
        ("bad", "FAILED"),
        ("good", "passed"),
        ("after", "passed"),
    ]
    assert said.rindex("after\n") < said.rindex("bad speaks") < said.index("  bad ")


def test_all_is_well_where_everything_passed(folder: Path) -> None:
    (folder / "go").touch()

    with lanes(folder, "after", "good") as running:
        running.communicate()

    assert running.returncode == 0


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_being_interrupted_ends_what_runs_and_shows_what_it_said(folder: Path, number: signal.Signals) -> None:
    # Given: a recipe that lasts, shown second, on its way
    os.mkfifo(folder / "running")
    with lanes(folder, "good", "lasting", "after") as running:
        child = int((folder / "running").read_text(encoding="utf-8"))

        # When
        running.send_signal(number)
        said = running.communicate()[0]

    # Then
    assert running.returncode == 130
    assert "lasting speaks" in said
    assert "not run" in next(line for line in said.splitlines() if line.startswith("  after"))
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)


def test_no_two_recipes_keep_what_tests_write_in_one_folder(folder: Path) -> None:
    with lanes(folder, "where", "where_else") as running:
        said = running.communicate()[0]

    places = re.findall(r"^in (.+)$", said, re.MULTILINE)
    assert len(set(places)) == 2
    assert not any(Path(place).exists() for place in places)
