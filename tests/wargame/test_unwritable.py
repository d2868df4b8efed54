"""Where nothing can be kept, whoever starts the program reads what to do, and no traceback."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def play(folder: Path) -> subprocess.CompletedProcess[str]:
    """Start the program with its data in a folder."""
    known = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    command = [sys.executable, "manage.py", "play", "--port", "0"]
    return subprocess.run(
        command,
        cwd=ROOT,
        env={**known, "VAR_DIR": str(folder), "PORT": "0"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_folder_that_cannot_be_made_is_named_with_the_cure(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    finished = play(tmp_path / "file" / "var")

    assert finished.returncode != 0
    assert str(tmp_path / "file" / "var") in finished.stderr
    assert "VAR_DIR=" in finished.stderr
    assert "Traceback" not in finished.stderr


@pytest.mark.skipif("DATABASE_URL" in os.environ, reason="a database server keeps its data elsewhere")
def test_a_database_that_cannot_be_written_is_named_with_the_cure(tmp_path: Path) -> None:
    (tmp_path / "entente.sqlite3").mkdir()

    finished = play(tmp_path)

    assert finished.returncode != 0
    assert str(tmp_path) in finished.stderr
    assert "VAR_DIR=" in finished.stderr
    assert "Traceback" not in finished.stderr
    with pytest.raises(sqlite3.OperationalError):
        sqlite3.connect(tmp_path / "entente.sqlite3")
