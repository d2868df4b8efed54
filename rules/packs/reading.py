"""From YAML text to plain data with the place of every value, by libyaml's events, within fixed limits.

Nothing is built that the text did not spell out: anchors, aliases, tags and second documents are refused, so a small
file cannot become large. The reader never recurses deeper than `DEPTH_MAX`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, NoReturn, TypeVar

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from rules.packs.problems import PackError, Path, Problem, file_problem
from rules.packs.scalars import Scalar, ScalarError, clean_text, plain_scalar

BYTES_MAX = 256 * 1024
DEPTH_MAX = 24
NODES_MAX = 20_000
SCALAR_MAX = 20_000

Value = Scalar | list["Value"] | dict[str, "Value"]

T = TypeVar("T")

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a text; line and column count from 1."""

    line: int
    column: int


@dataclass(slots=True)
class Document:
    """What one file says, and where it says it."""

    file: str
    value: Value = None
    marks: dict[Path, Mark] = field(default_factory=dict)
    """Where each value begins."""
    keys: dict[Path, Mark] = field(default_factory=dict)
    """Where the key of each entry of a mapping begins."""

    def mark(self, path: Path) -> Mark:
        """Return where a value begins, or the nearest thing around it that the text spells out."""
        while path and path not in self.marks:
            path = path[:-1]
        return self.marks.get(path, Mark(1, 1))

    def problem(self, path: Path, wrong: str, cure: str, *, at_key: bool = False) -> Problem:
        """Return a problem at a value, or at the key of its entry."""
        mark = self.keys.get(path, self.mark(path)) if at_key else self.mark(path)
        return Problem(file=self.file, line=mark.line, column=mark.column, path=path, wrong=wrong, cure=cure)


def read(file: str, raw: bytes) -> Document:
    """Return the document in `raw`; raise `PackError` with every fault that could be told apart."""
    if len(raw) > BYTES_MAX:
        raise PackError([file_problem(file, f"the file has more than {BYTES_MAX} bytes", "split it")])
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = raw.count(b"\n", 0, fault.start) + 1
        wrong = f"byte {fault.start} is not UTF-8"
        raise PackError([file_problem(file, wrong, "save the file as UTF-8", line)]) from fault
    return _Reader(file).read(text)


class _Reader:
    """Reads one text; keeps count, and collects the faults after which it can go on."""

    def __init__(self, file: str) -> None:
        self._document = Document(file=file)
        self._problems: list[Problem] = []
        self._nodes = 0

    def read(self, text: str) -> Document:
        """Read the only document of a text."""
        loader = _LOADER(text)
        try:
            self._read_stream(_events(loader))
        except yaml.YAMLError as fault:
            self._problems.append(_syntax(self._document.file, fault))
        finally:
            loader.dispose()
        if self._problems:
            raise PackError(self._problems)
        return self._document

    def _read_stream(self, events: Iterator[Event]) -> None:
        for event in events:
            if isinstance(event, DocumentStartEvent):
                break
        else:
            self._stop(None, (), "the file is empty", "write the fields of a pack into it")
        self._document.value = self._value(next(events), events, ())
        for event in events:
            if isinstance(event, DocumentStartEvent):
                self._stop(event, (), "a second document begins here", "take out the line with ---")
            if isinstance(event, StreamEndEvent):
                return

    def _value(self, event: Event, events: Iterator[Event], path: Path) -> Value:
        self._check(event, path)
        self._document.marks[path] = _mark(event)
        if isinstance(event, ScalarEvent):
            return self._scalar(event, path)
        if isinstance(event, SequenceStartEvent):
            return self._sequence(events, path)
        return self._mapping(events, path)

    def _sequence(self, events: Iterator[Event], path: Path) -> list[Value]:
        items: list[Value] = []
        for event in events:
            if isinstance(event, SequenceEndEvent):
                break
            items.append(self._value(event, events, (*path, len(items))))
        return items

    def _mapping(self, events: Iterator[Event], path: Path) -> dict[str, Value]:
        entries: dict[str, Value] = {}
        for event in events:
            if isinstance(event, MappingEndEvent):
                break
            key = self._key(event, path)
            if key in entries:
                first = self._document.keys[(*path, key)].line
                self._fault(
                    event, (*path, key), "this key stands here twice", f"keep one (the first is on line {first})"
                )
            else:
                self._document.keys[(*path, key)] = _mark(event)
            entries[key] = self._value(next(events), events, (*path, key))
        return entries

    def _key(self, event: Event, path: Path) -> str:
        self._check(event, path)
        if not isinstance(event, ScalarEvent):
            self._stop(event, path, "a list or mapping stands where a key belongs", "use a word as key")
        return self._guard(event, path, lambda: clean_text(event.value)) or ""

    def _scalar(self, event: ScalarEvent, path: Path) -> Scalar:
        read_scalar = plain_scalar if not event.style else clean_text
        return self._guard(event, path, lambda: read_scalar(event.value))

    def _guard(self, event: Event, path: Path, make: Callable[[], T]) -> T | None:
        try:
            return make()
        except ScalarError as fault:
            self._fault(event, path, fault.wrong, fault.cure)
            return None

    def _check(self, event: Event, path: Path) -> None:
        self._nodes += 1
        if self._nodes > NODES_MAX:
            self._stop(event, path, f"more than {NODES_MAX} values", "split the pack into several")
        if len(path) > DEPTH_MAX:
            self._stop(event, path, f"nested deeper than {DEPTH_MAX}", "no field of a pack lies so deep")
        if isinstance(event, AliasEvent):
            self._stop(event, path, f"the alias *{event.anchor}", "write the value out")
        if isinstance(event, NodeEvent) and event.anchor is not None:
            self._stop(event, path, f"the anchor &{event.anchor}", "take it out")
        tag = getattr(event, "tag", None)
        if tag is not None:
            self._stop(event, path, f"the tag {tag}", "take it out; packs hold plain data only")
        if isinstance(event, ScalarEvent) and len(event.value) > SCALAR_MAX:
            self._stop(event, path, f"a text of {len(event.value)} characters", f"at most {SCALAR_MAX} are read")

    def _fault(self, event: Event | None, path: Path, wrong: str, cure: str) -> None:
        mark = _mark(event) if event is not None else Mark(1, 1)
        self._problems.append(
            Problem(file=self._document.file, line=mark.line, column=mark.column, path=path, wrong=wrong, cure=cure)
        )

    def _stop(self, event: Event | None, path: Path, wrong: str, cure: str) -> NoReturn:
        self._fault(event, path, wrong, cure)
        raise PackError(self._problems)


def _events(loader: Any) -> Iterator[Event]:  # noqa: ANN401  # two loaders without a common type
    while loader.check_event():
        yield loader.get_event()


def _mark(event: Event) -> Mark:
    start = event.start_mark
    return Mark(start.line + 1, start.column + 1) if start is not None else Mark(1, 1)


def _syntax(file: str, fault: yaml.YAMLError) -> Problem:
    mark = getattr(fault, "problem_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
    said = getattr(fault, "problem", None) or getattr(fault, "reason", None) or "the text is not YAML"
    cure = "look at the indentation, colons, quotes and brackets here and just above"
    return Problem(file=file, line=line, column=column, path=(), wrong=f"not YAML: {said}", cure=cure)
