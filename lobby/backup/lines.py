"""What a backup file is: gzip of JSON lines; a first line that says what it is, a last one that proves it is whole.

Between them lies one row a line, in the shape of Django's own serialiser and in an order in which rows can be put back.
What is only a cache, or lives for minutes, stays out.
"""

import gzip
import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TextIO

from django.db.models import Model

from lobby.models import Attempt, Door, Edition, HostAct, LogEntry, Message, Participant, Snapshot, Table

FORMAT: Final = 1
KIND: Final = "entente backup"

KEPT: Final[tuple[type[Model], ...]] = (Edition, Table, Door, Participant, HostAct, LogEntry, Message)
"""In the order in which they are put back; accounts come before all of them."""
LEFT_OUT: Final[frozenset[type[Model]]] = frozenset({Snapshot, Attempt})
"""A cache that the log rebuilds, and what is forgotten within minutes."""

Row = dict[str, Any]


class BackupError(ValueError):
    """A file that is no backup, is not whole, or cannot be put back here; the message says what would be right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The first line."""

    program: str
    """The version of the program that made it."""
    schema: str
    """The newest migration of the database it came from."""
    made_at: int
    """In the server's milliseconds."""


def write_lines(path: Path, head: Head, rows: Iterable[Row]) -> int:
    """Write a backup and return how many rows it has; the file appears when it is whole, and never half."""
    growing = path.with_name(f"{path.name}.part")
    with growing.open("wb") as raw, gzip.open(raw, "wt", encoding="utf-8", newline="\n") as file:
        number = _write(file, head, rows)
    growing.replace(path)
    return number


def read_lines(path: Path) -> tuple[Head, Iterator[Row]]:
    """The first line of a backup and its rows; raises BackupError, at the latest at the last row."""
    lines = _lines(path)
    return _head(next(lines, "")), _rows(lines)


def _write(file: TextIO, head: Head, rows: Iterable[Row]) -> int:
    digest, number = hashlib.sha256(), 0
    first = {"kind": KIND, "format": FORMAT, "program": head.program, "schema": head.schema, "made_at": head.made_at}
    file.write(_line(first))
    for number, row in enumerate(rows, start=1):  # noqa: B007 - the number of the last row is the number of rows
        line = _line(row)
        digest.update(line.encode())
        file.write(line)
    file.write(_line({"rows": number, "sha256": digest.hexdigest()}))
    return number


def _line(data: Row) -> str:
    return json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False) + "\n"


def _lines(path: Path) -> Iterator[str]:
    try:
        with gzip.open(path, "rt", encoding="utf-8", newline="\n") as file:
            yield from file
    except FileNotFoundError as error:
        raise BackupError(f"There is no file {path}.") from error
    except (EOFError, gzip.BadGzipFile, UnicodeDecodeError, OSError) as error:
        raise BackupError(f"{path} is no backup, or is damaged: {error}.") from error


def _head(line: str) -> Head:
    data = _data(line)
    if data.get("kind") != KIND:
        raise BackupError("The file is no backup of Entente.")
    if data.get("format") != FORMAT:
        raise BackupError(f"The backup has format {data.get('format')}; this program reads format {FORMAT}.")
    return Head(program=str(data.get("program")), schema=str(data.get("schema")), made_at=int(data.get("made_at", 0)))


def _rows(lines: Iterator[str]) -> Iterator[Row]:
    digest = hashlib.sha256()
    for number, line in enumerate(lines):
        data = _data(line)
        if "sha256" in data:
            if (data.get("rows"), data["sha256"]) != (number, digest.hexdigest()):
                raise BackupError("The backup was changed after it was made: its rows and its last line disagree.")
            return
        digest.update(line.encode())
        yield data
    raise BackupError("The backup is not whole: its last line is missing.")


def _data(line: str) -> Row:
    try:
        data = json.loads(line)
    except json.JSONDecodeError as error:
        raise BackupError("The file is no backup, or is damaged: a line is no JSON.") from error
    if not isinstance(data, dict):
        raise BackupError("The file is no backup, or is damaged: a line is no object.")
    return data
