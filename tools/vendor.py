"""Copies pinned third-party files into the project, checks their integrity and writes the lock and the notice."""

from __future__ import annotations

import argparse
import base64
import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LIST = ROOT / "tools" / "vendor.toml"
LOCK = ROOT / "static" / "vendor" / "vendor.lock.json"
NOTICE = ROOT / "static" / "vendor" / "NOTICE.md"


class VendorError(Exception):
    """A file or an archive is not what the list or the lock says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """One entry of vendor.toml."""

    name: str
    version: str
    integrity: str
    licence: str
    folder: str
    files: dict[str, str]
    use: str
    modules: dict[str, str]


def read_list() -> list[Package]:
    """Return the packages of vendor.toml in their order there."""
    rows = tomllib.loads(LIST.read_text(encoding="utf-8"))["package"]
    return [Package(**{"modules": {}, **row}) for row in rows]


def integrity(data: bytes, algorithm: str) -> str:
    """Return the integrity text of `data`, such as "sha384-…"."""
    digest = hashlib.new(algorithm, data).digest()
    return f"{algorithm}-{base64.b64encode(digest).decode()}"


def fetch(package: Package, into: Path) -> Path:
    """Download the archive with npm, compare it with the pinned integrity and return the path of the archive.

    Raises VendorError when the archive differs from the list.
    """
    command = ["npm", "pack", f"{package.name}@{package.version}", "--pack-destination", str(into), "--json"]
    answer = subprocess.run(command, check=True, capture_output=True, text=True)  # the words come from our own list
    archive = into / str(json.loads(answer.stdout)[0]["filename"])
    found = integrity(archive.read_bytes(), "sha512")
    if found != package.integrity:
        message = f"{package.name} {package.version}: the list says {package.integrity}, the archive is {found}"
        raise VendorError(message)
    return archive


def read_member(archive: Path, path: str) -> bytes:
    """Return one file of an npm archive; `path` is the path below its "package" folder."""
    with tarfile.open(archive) as tar:
        member = tar.extractfile(f"package/{path}")
        if member is None:
            message = f"{archive.name}: no file {path}"
            raise VendorError(message)
        return member.read()


def copy_package(package: Package, scratch: Path) -> dict[str, object]:
    """Copy the named files of a package unchanged and return its entry in the lock."""
    archive = fetch(package, scratch)
    folder = ROOT / package.folder
    folder.mkdir(parents=True, exist_ok=True)
    hashes = {}
    for source, name in package.files.items():
        data = read_member(archive, source)
        (folder / name).write_bytes(data)
        hashes[f"{package.folder}/{name}"] = integrity(data, "sha384")
    return {
        "version": package.version,
        "licence": package.licence,
        "integrity": package.integrity,
        "modules": {word: f"{package.folder}/{name}" for word, name in package.modules.items()},
        "files": hashes,
    }


def notice(packages: list[Package]) -> str:
    """Return the text of NOTICE.md: who made what, under which licence, and where its text lies."""
    lines = [
        "# Third-party files",
        "",
        "Written by `python -m tools.vendor`; the files are unmodified copies. The full licence texts lie beside them.",
        "",
        "| Package | Version | Licence | Where | What for |",
        "| --- | --- | --- | --- | --- |",
    ]
    lines.extend(
        f"| {item.name} | {item.version} | {item.licence} | `{item.folder}/` | {item.use} |" for item in packages
    )
    return "\n".join(lines) + "\n"


def update() -> None:
    """Fetch every package, then write the lock and the notice."""
    packages = read_list()
    with tempfile.TemporaryDirectory() as scratch:
        lock = {package.name: copy_package(package, Path(scratch)) for package in packages}
    LOCK.write_text(json.dumps({"packages": lock}, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    NOTICE.write_text(notice(packages), encoding="utf-8")


def check() -> list[str]:
    """Compare list, lock, notice and files without the network and return what differs, a sentence each."""
    packages = read_list()
    lock = json.loads(LOCK.read_text(encoding="utf-8"))["packages"]
    problems = []
    if [(item.name, item.version, item.integrity) for item in packages] != [
        (name, entry["version"], entry["integrity"]) for name, entry in lock.items()
    ]:
        problems.append("vendor.toml and vendor.lock.json name different packages or versions")
    if NOTICE.read_text(encoding="utf-8") != notice(packages):
        problems.append("NOTICE.md is not what vendor.toml says")
    for entry in lock.values():
        for path, expected in entry["files"].items():
            file = ROOT / path
            if not file.exists() or integrity(file.read_bytes(), "sha384") != expected:
                problems.append(f"{path} is missing or was changed")
    return problems


def main() -> int:
    """Run the command line; the exit status is 1 when something differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare only; fetch and write nothing")
    if parser.parse_args().check:
        problems = check()
        sys.stdout.write("".join(f"{line}\n" for line in problems or ["Third-party files are as locked."]))
        return 1 if problems else 0
    update()
    sys.stdout.write(f"Wrote {LOCK.relative_to(ROOT)} and {NOTICE.relative_to(ROOT)}.\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
