"""Puts the files of a pack together into one value, and remembers which file and place every part came from."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path as FilePath
from typing import Any

from rules.packs.problems import Level, PackError, Path, Problem, file_problem
from rules.packs.reading import BYTES_MAX, Document, read

FILES_MAX = 2_000
FOLDER_BYTES_MAX = 4 * 1024 * 1024

_NAME = re.compile(
    r"((?P<kind>crises|projects|scenarios|maps|agendas|events)/)?(?P<name>[a-z][a-z0-9_]*)(\.(?P<language>[a-z]{2}(-[a-z]{2,8})?))?\.yaml"
)
_OF_THE_PACK = frozenset({"crises", "projects", "agendas", "events"})
"""Kinds whose ids begin with their pack's."""
_SINGLE = {("pack", False), ("constants", False), ("nations", False), ("nations", True), ("phrases", True)}
"""Files at the top of a pack's folder: (name, whether it carries a language)."""


@dataclass(slots=True)
class Assembled:
    """One value for a whole pack, in the shape of `PackModel`."""

    name: str
    """What the pack is called in messages that concern no single file."""
    value: dict[str, Any] = field(default_factory=dict)
    places: dict[Path, tuple[Document, Path]] = field(default_factory=dict)
    """Which document and place a path of the value begins at; the longest beginning counts."""

    def locate(self, path: Path) -> tuple[Document, Path]:
        """Return the document that a path of the value came from, and the path inside that document."""
        for length in range(len(path), -1, -1):
            found = self.places.get(path[:length])
            if found is not None:
                document, prefix = found
                return document, (*prefix, *path[length:])
        return Document(file=self.name), path

    def problem(self, path: Path, wrong: str, cure: str, *, at_key: bool = False) -> Problem:
        """Return a problem at a path of the value, placed in the file that the path came from."""
        document, inner = self.locate(path)
        return document.problem(inner, wrong, cure, at_key=at_key)

    def warning(self, path: Path, wrong: str, cure: str) -> Problem:
        """Return a warning at a path of the value."""
        return replace(self.problem(path, wrong, cure), level=Level.WARNING)


def read_path(path: FilePath) -> dict[str, bytes]:
    """Return the YAML files of a pack by name: all of a folder, or the one file; raises `PackError` or OSError."""
    if path.is_file():
        return {path.name: _bytes(path)}
    if not path.is_dir():
        raise PackError(
            [file_problem(path.name, "there is no such file or folder", "name a pack's folder or its one file")]
        )
    files: dict[str, bytes] = {}
    for found in sorted(path.rglob("*.y*ml")):
        name = found.relative_to(path).as_posix()
        if found.is_symlink() or not found.is_file():
            raise PackError([file_problem(name, "this is no ordinary file", "packs hold files, no links")])
        files[name] = _bytes(found)
        if len(files) > FILES_MAX or sum(map(len, files.values())) > FOLDER_BYTES_MAX:
            raise PackError(
                [file_problem(name, "the pack is too large", f"at most {FILES_MAX} files and 4 MiB are read")]
            )
    return files


def _bytes(path: FilePath) -> bytes:
    """Read one byte more than is taken at most, so that what is too large is seen without being read."""
    with path.open("rb") as stream:
        return stream.read(BYTES_MAX + 1)


def assemble(name: str, files: Mapping[str, bytes]) -> Assembled:
    """Read all files of a pack and put them together; raises `PackError` with the faults of all files."""
    problems: list[Problem] = []
    documents: dict[str, Document] = {}
    for file, raw in files.items():
        try:
            documents[file] = read(file, raw)
        except PackError as fault:
            problems += fault.problems
    if problems:
        raise PackError(problems)
    first = next(iter(documents.values()), None)
    if first is not None and len(documents) == 1 and (first.file != "pack.yaml" or _has_manifest_inside(first)):
        return _one_file(first)
    return _folder(name, documents)


def _has_manifest_inside(document: Document) -> bool:
    return isinstance(document.value, dict) and "pack" in document.value


def _one_file(document: Document) -> Assembled:
    if not isinstance(document.value, dict):
        raise PackError([document.problem((), "this is no mapping", "begin with `pack:` and its fields")])
    return Assembled(name=document.file, value=document.value, places={(): (document, ())})


def _folder(name: str, documents: Mapping[str, Document]) -> Assembled:
    if "pack.yaml" not in documents:
        raise PackError([file_problem("pack.yaml", f"the pack {name} has no manifest", "add the file pack.yaml")])
    assembled = Assembled(name="pack.yaml", value={"texts": {}})
    problems = [problem for file in documents for problem in _place(assembled, documents, file)]
    if problems:
        raise PackError(problems)
    return assembled


def _place(assembled: Assembled, documents: Mapping[str, Document], file: str) -> Iterable[Problem]:
    match = _NAME.fullmatch(file)
    document = documents[file]
    if match is None:
        yield document.problem((), "no part of a pack has this name", "docs/authoring.md lists the files of a pack")
        return
    kind, stem, language = match["kind"], match["name"], match["language"]
    if kind is None and (stem, language is not None) not in _SINGLE:
        yield document.problem((), f"a pack has no file {file}", "docs/authoring.md lists the files of a pack")
    elif language is not None:
        _place_words(assembled, document, (language, kind or stem), _word_key(documents, kind, stem))
    elif kind is not None:
        _place_item(assembled, document, kind)
    else:
        _place_single(assembled, document, stem)


def _place_item(assembled: Assembled, document: Document, kind: str) -> None:
    items = assembled.value.setdefault(kind, [])
    assembled.places[(kind, len(items))] = (document, ())
    items.append(document.value)


def _place_single(assembled: Assembled, document: Document, stem: str) -> None:
    assembled.value[stem] = document.value
    assembled.places[(stem,)] = (document, ())


def _place_words(assembled: Assembled, document: Document, where: tuple[str, str], key: str | None) -> None:
    language, kind = where
    texts = assembled.value["texts"].setdefault(language, {})
    if key is None:
        texts[kind] = document.value
        assembled.places[("texts", language, kind)] = (document, ())
        return
    texts.setdefault(kind, {})[key] = document.value
    assembled.places[("texts", language, kind, key)] = (document, ())


def _word_key(documents: Mapping[str, Document], kind: str | None, stem: str) -> str | None:
    """Return the id that a file of words belongs to: all but scenarios and maps carry their pack's id."""
    if kind not in _OF_THE_PACK:
        return stem if kind is not None else None
    manifest = documents["pack.yaml"].value
    pack_id = manifest.get("id") if isinstance(manifest, dict) else None
    return f"{pack_id}.{stem}"
