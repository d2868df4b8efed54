"""One recipe file that people, hooks and CI all call, and a reason behind every exception to a rule."""

import os
import re
import subprocess
import tomllib

import pytest
import yaml

from tests.architecture.tree import ROOT

RECIPES = {"play", "test", "setup", "lint", "format", "types", "imports", "js", "lock", "bench", "balance", "soak"}
PARTS = {"test-rules", "test-lobby", "test-parts", "test-browsers", "lint", "types", "imports", "js"}
"""What `make test` is made of."""


def test_ci_runs_make_test_and_nothing_else() -> None:
    script = ROOT / ".ci/run"
    lines = [line.strip() for line in script.read_text(encoding="utf-8").splitlines()]
    commands = [line for line in lines if line and not line.startswith("#")]

    assert commands == ["set -euo pipefail", 'cd "$(dirname "$0")/.."', "exec make test"]
    assert os.access(script, os.X_OK)


def test_the_makefile_offers_every_promised_recipe() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")

    assert set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE)) >= RECIPES


def test_make_test_runs_every_part() -> None:
    command = orders("test")[-1].split()

    assert command[command.index("--lanes") + 1] == "2"
    assert sorted(command[command.index("--lanes") + 2 :]) == sorted(PARTS)


def test_every_folder_of_tests_belongs_to_a_part() -> None:
    folders = {f"tests/{path.name}" for path in (ROOT / "tests").iterdir() if any(path.glob("test_*.py"))}
    left_out = set(re.findall(r"--ignore=(\S+)", orders("test-rules")[-1]))
    named = {part: set(re.findall(r" (tests/\S+)", orders(part)[-1])) for part in PARTS if part.startswith("test-")}

    assert left_out <= folders
    assert left_out == named["test-lobby"] | named["test-parts"] | named["test-browsers"]
    assert named["test-lobby"] == named["test-parts"] - {"tests/parts"}


def orders(recipe: str) -> list[str]:
    """The commands that a recipe would run, continued lines joined."""
    command = ["make", "--dry-run", "--no-print-directory", recipe, "LANES=2"]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return said.replace("\\\n", " ").splitlines()


def test_hooks_are_local_and_call_the_makefile() -> None:
    config = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))

    assert {repo["repo"] for repo in config["repos"]} == {"local"}
    assert all(hook["entry"].startswith("make ") for repo in config["repos"] for hook in repo["hooks"])


def test_a_reason_stands_behind_every_rule_that_is_switched_off() -> None:
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    codes = [line for line in lines if re.match(r'\s+"[A-Z]+[0-9]*",', line)]

    assert len(codes) > 20
    assert [line for line in codes if not re.search(r"# \S+", line)] == []


def test_the_strict_switches_stay_on() -> None:
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]

    assert config["ruff"]["lint"]["select"] == ["ALL"]
    assert config["mypy"]["strict"] is True
    assert config["pytest"]["strict"] is True
    assert config["pytest"]["filterwarnings"][0] == "error"


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE", "LICENSE-CONTENT"])
def test_a_newcomer_finds(name: str) -> None:
    assert (ROOT / name).read_text(encoding="utf-8").strip()
