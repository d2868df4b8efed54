"""Small packs for tests: real files, written to a folder, with single places changed."""

from pathlib import Path

from rules.packs.assembly import read_path
from rules.packs.checking import Report, check
from rules.packs.problems import Problem
from rules.packs.registry import CONTENT, load_shipped

FIRST_WATCH = CONTENT / "first_watch"


def first_watch_files() -> dict[str, bytes]:
    """Return the files of the shipped introduction."""
    return read_path(FIRST_WATCH)


def changed(file: str, old: str, new: str, files: dict[str, bytes] | None = None) -> dict[str, bytes]:
    """Return the files of First Watch with one piece of text of one file replaced, which must be there."""
    files = dict(files or first_watch_files())
    text = files[file].decode()
    assert old in text, (file, old)
    files[file] = text.replace(old, new, 1).encode()
    return files


def without(file: str) -> dict[str, bytes]:
    """Return the files of First Watch without one of them."""
    return {name: raw for name, raw in first_watch_files().items() if name != file}


def report_on(files: dict[str, bytes]) -> Report:
    """Check files in this process, beside the shipped packs."""
    return check("first_watch", files, load_shipped().packs().values())


def line_of(files: dict[str, bytes], file: str, text: str) -> int:
    """Return the line of a file on which some text stands first."""
    lines = files[file].decode().splitlines()
    return next(number for number, line in enumerate(lines, start=1) if text in line)


def only_problem(files: dict[str, bytes]) -> Problem:
    """Return the one problem that checking the files finds."""
    (problem,) = report_on(files).problems
    return problem


def write_pack(folder: Path, files: dict[str, bytes]) -> Path:
    """Write files into a folder and return it."""
    for name, raw in files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(raw)
    return folder
