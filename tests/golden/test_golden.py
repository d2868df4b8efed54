"""Golden games replay to the same hashes on every Python here, with any hash seed, and without asserts (R7)."""

import json
import os
import shutil
import subprocess
import sys
import typing
from functools import cache
from pathlib import Path

import pytest

from rules.engine.codec import type_name
from rules.engine.commands import Command
from rules.engine.ruleset import RULES_VERSION
from tests.golden.replay import HERE, fault_of, read

ROOT = Path(__file__).resolve().parents[2]
VERSIONS = ("3.11", "3.12", "3.13")
GAMES = sorted(path.name for path in (HERE / "games").glob("*.json.gz"))


@cache
def interpreter(version: str) -> str | None:
    """A Python of this version on this machine: the running one, one on the path, or one that pyenv keeps."""
    kept = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    found = [sys.executable, shutil.which(f"python{version}")]
    found += [str(path) for path in sorted(kept.glob(f"{version}.*/bin/python"))]
    return next((path for path in found if path and _version_of(path) == version), None)


def _version_of(path: str) -> str:
    words = "import sys; print('%d.%d' % sys.version_info[:2])"
    asked = subprocess.run([path, "-S", "-c", words], capture_output=True, text=True, check=False)
    return asked.stdout.strip()


def replayed(version: str, *options: str, hash_seed: str = "random") -> str:
    """What a bare Python of this version says about all golden games."""
    python = interpreter(version)
    if python is None:
        pytest.skip(f"there is no Python {version} on this machine, so golden games were not replayed on it")
    env = {"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": hash_seed, "PYTHONDONTWRITEBYTECODE": "1"}
    command = [python, "-S", *options, str(HERE / "replay.py")]
    done = subprocess.run(command, capture_output=True, text=True, env=env, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.promise("R7")
@pytest.mark.rule("1.8")
@pytest.mark.parametrize("hash_seed", ["0", "1", "4242"])
@pytest.mark.parametrize("version", VERSIONS)
def test_golden_games_replay_alike_on_every_python_with_every_hash_seed(version: str, hash_seed: str) -> None:
    said = replayed(version, hash_seed=hash_seed)

    assert said.splitlines() == [f"{name}: as it was played" for name in GAMES]


@pytest.mark.promise("R7")
@pytest.mark.parametrize("version", VERSIONS)
def test_golden_games_replay_alike_without_asserts(version: str) -> None:
    said = replayed(version, "-O")

    assert said.splitlines() == [f"{name}: as it was played" for name in GAMES]


def test_the_running_python_is_one_of_the_versions_that_are_looked_for() -> None:
    assert interpreter("{}.{}".format(*sys.version_info[:2])) == sys.executable


def test_there_are_whole_games_of_three_sizes_of_these_rules() -> None:
    games = [read(HERE / "games" / name) for name in GAMES if name.startswith(f"v{RULES_VERSION}_")]

    assert len({game["seats"] for game in games}) >= 3
    assert all(game["rules_version"] == RULES_VERSION for game in games)


def test_every_kind_of_command_is_in_a_golden_game() -> None:
    kinds = {command["type"] for name in GAMES for _, _, command, _ in read(HERE / "games" / name)["steps"]}

    assert kinds == {type_name(kind) for kind in typing.get_args(Command)}


def test_a_game_that_was_played_otherwise_is_found_out() -> None:
    game = read(HERE / "games" / GAMES[0])
    other = json.loads(json.dumps(game))
    place = next(number for number, step in enumerate(game["steps"]) if step[2]["type"] == "save_plan" and not step[3])
    other["steps"][place][2]["plan"] = {}

    assert "step" in fault_of(other)
    assert "the end" in fault_of({**game, "hash": "0" * 64})
