"""The page's scripts: which modules there are, what each imports, and the hash a browser checks it against."""

import base64
import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath

from django.contrib.staticfiles import finders
from django.templatetags.static import static

OWN_FOLDER = "js"
LOCK = "vendor/vendor.lock.json"
IMPORT = re.compile(r"""(?:\bfrom|\bimport)\s*["']([^"']+)["']""")
"""The module named by a static import or re-export."""
LATER = re.compile(r"""\bimport\(\s*["']([^"']+)["']""")
"""The module named by an import() that runs when it is needed."""


class UnknownModuleError(Exception):
    """A page asks for a module, or a module imports one, that is not among the static files."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Module:
    """One JavaScript module, own or vendored."""

    path: str
    """Below the static root, such as "js/lib/dom.js"."""
    integrity: str
    imports: tuple[str, ...]
    """The paths of the modules it imports, in the order it names them."""
    later: tuple[str, ...]
    """The paths of those it may load when they are needed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assets:
    """Every module a page can use."""

    modules: dict[str, Module]
    """By path."""
    names: dict[str, str]
    """The import name of each vendored module, such as "preact/hooks", and its path."""

    def closure(self, path: str) -> list[Module]:
        """Everything the module at `path` needs, itself last; raises UnknownModuleError when there is none."""
        return list(self._collect(path, {}))

    def reachable(self, path: str, without: str = "") -> list[Module]:
        """What the module at `path` needs or may load later; raises UnknownModuleError when there is none.

        What is loaded later from the folder `without` (below js/) is left out: a page that will never load it says so.
        """
        seen: dict[str, None] = {}
        found = list(self._collect(path, seen))
        for module in found:  # grows while it is walked: what is loaded later may load more
            for later in module.later:
                if not (without and later.startswith(f"{OWN_FOLDER}/{without}")):
                    found.extend(self._collect(later, seen))
        return found

    def _collect(self, path: str, seen: dict[str, None]) -> Iterator[Module]:
        if path in seen:
            return
        if path not in self.modules:
            raise UnknownModuleError(path)
        seen[path] = None
        for needed in self.modules[path].imports:
            yield from self._collect(needed, seen)
        yield self.modules[path]


def current_assets() -> Assets:
    """The modules as they lie on disk now; read again only when a file changed."""
    return _read(tuple((path, file, file.stat().st_mtime_ns) for path, file in _files()))


def entry_path(page: str) -> str:
    """The path of a page's own module: "table" is js/pages/table.js."""
    return f"{OWN_FOLDER}/pages/{page}.js"


def import_map(assets: Assets, pages: Iterable[str], without: str = "") -> dict[str, dict[str, str]]:
    """The import map of pages: vendored names and own plain addresses to served addresses, and the integrity of each.

    Other pages' modules are left out, so that the map stays small, and so is what is loaded later from the folder
    `without`; raises UnknownModuleError for an unknown page.
    """
    modules = {module.path: module for page in pages for module in assets.reachable(entry_path(page), without)}
    imports = {name: static(path) for name, path in assets.names.items()}
    for path in modules:
        plain = static_root() + path
        if path.startswith(f"{OWN_FOLDER}/") and static(path) != plain:
            imports[plain] = static(path)
    integrity = {static(path): module.integrity for path, module in modules.items()}
    return {"imports": imports, "integrity": integrity}


def static_root() -> str:
    """The address below which static files are served, as relative imports between our modules resolve it."""
    from django.conf import settings  # noqa: PLC0415 - read late, so that tests can override it

    return str(settings.STATIC_URL)


def _files() -> Iterator[tuple[str, Path]]:
    own = finders.find(OWN_FOLDER)
    lock = finders.find(LOCK)
    if not own or not lock:
        raise UnknownModuleError(OWN_FOLDER if not own else LOCK)
    yield LOCK, Path(lock)
    for file in sorted(Path(own).rglob("*.js")):
        yield f"{OWN_FOLDER}/{file.relative_to(own).as_posix()}", file


@lru_cache(maxsize=2)
def _read(files: tuple[tuple[str, Path, int], ...]) -> Assets:
    lock = next(file for path, file, _ in files if path == LOCK)
    names = _vendored(lock)
    sources = {path: file for path, file, _ in files if path != LOCK}
    sources |= {path: lock.parent.parent / path for path in names.values()}
    return Assets(modules={path: _module(path, file, names) for path, file in sources.items()}, names=names)


def _vendored(lock: Path) -> dict[str, str]:
    packages = json.loads(lock.read_text(encoding="utf-8"))["packages"].values()
    modules = {name: path for package in packages for name, path in package["modules"].items()}
    return {name: path.removeprefix("static/") for name, path in modules.items()}


def _module(path: str, file: Path, names: dict[str, str]) -> Module:
    data = file.read_bytes()
    text = data.decode("utf-8")
    return Module(
        path=path,
        integrity=f"sha384-{base64.b64encode(hashlib.sha384(data).digest()).decode()}",
        imports=tuple(_resolve(path, name, names) for name in dict.fromkeys(IMPORT.findall(text))),
        later=tuple(_resolve(path, name, names) for name in dict.fromkeys(LATER.findall(text))),
    )


def _resolve(importer: str, name: str, names: dict[str, str]) -> str:
    if not name.startswith("."):
        if name not in names:
            raise UnknownModuleError(f"{importer} imports {name}")
        return names[name]
    parts = list(PurePosixPath(importer).parent.parts)
    for part in PurePosixPath(name).parts:
        if part == "..":
            parts.pop()
        elif part != ".":
            parts.append(part)
    return "/".join(parts)
