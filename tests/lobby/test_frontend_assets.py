"""The import map follows the files on disk, plain or hashed, and what does not fit together is told at once."""

import base64
import hashlib
import json
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.test import override_settings

from lobby.frontend.assets import UnknownModuleError, current_assets, import_map
from wargame.settings.base import HASHED_STATIC_STORAGE, STORAGES


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A static folder with one vendored module and two of our own."""
    write(tmp_path / "vendor/htm/htm.mjs", "export default 1")
    lock = {"packages": {"htm": {"modules": {"htm": "static/vendor/htm/htm.mjs"}}}}
    write(tmp_path / "vendor/vendor.lock.json", json.dumps(lock))
    write(tmp_path / "js/lib/dom.js", 'import htm from "htm";\nexport { htm };')
    write(tmp_path / "js/lib/later.js", 'import "htm";')
    write(tmp_path / "js/pages/table.js", 'import {\n  htm,\n} from "../lib/dom.js";\nimport("../lib/later.js");')
    return tmp_path


def write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)


@pytest.fixture(autouse=True)
def fresh_finders() -> None:
    finders.get_finder.cache_clear()  # type: ignore[attr-defined] # kept by functools.cache, which the types do not say


def test_a_module_needs_what_it_imports_and_may_later_load_more(folder: Path) -> None:
    with override_settings(STATICFILES_DIRS=[folder]):
        closure = [module.path for module in current_assets().closure("js/pages/table.js")]
        reachable = [module.path for module in current_assets().reachable("js/pages/table.js")]

    assert closure == ["vendor/htm/htm.mjs", "js/lib/dom.js", "js/pages/table.js"]
    assert reachable == [*closure, "js/lib/later.js"]


def test_what_a_page_will_never_load_is_neither_in_its_map_nor_what_only_that_needs(folder: Path) -> None:
    write(folder / "js/parts/more.js", 'import "./own.js";\nimport "../lib/dom.js";')
    write(folder / "js/parts/own.js", "export const own = 1;")
    write(folder / "js/pages/table.js", 'import "../lib/dom.js";\nimport("../parts/more.js");')

    with override_settings(STATICFILES_DIRS=[folder]):
        whole = import_map(current_assets(), ["table"])["integrity"]
        less = import_map(current_assets(), ["table"], without="parts/")["integrity"]

    assert set(whole) - set(less) == {"/static/js/parts/more.js", "/static/js/parts/own.js"}


def test_a_changed_file_has_a_new_integrity_without_a_restart(folder: Path) -> None:
    with override_settings(STATICFILES_DIRS=[folder]):
        before = current_assets().modules["js/lib/dom.js"].integrity
        write(folder / "js/lib/dom.js", "export const htm = 2;")
        after = current_assets().modules["js/lib/dom.js"].integrity

    assert before != after


def test_an_import_of_a_name_that_nobody_vendored_is_told_with_the_importer(folder: Path) -> None:
    write(folder / "js/lib/dom.js", 'import x from "left-pad";')

    with (
        override_settings(STATICFILES_DIRS=[folder]),
        pytest.raises(UnknownModuleError, match=r"dom\.js imports left-pad"),
    ):
        current_assets()


def test_a_page_without_a_module_of_its_own_is_told(folder: Path) -> None:
    with override_settings(STATICFILES_DIRS=[folder]), pytest.raises(UnknownModuleError, match=r"console\.js"):
        current_assets().closure("js/pages/console.js")


def test_with_hashed_names_the_map_leads_plain_imports_to_files_of_exactly_that_integrity(tmp_path: Path) -> None:
    hashed = STORAGES | {"staticfiles": HASHED_STATIC_STORAGE}
    with override_settings(STORAGES=hashed, STATIC_ROOT=tmp_path):
        call_command("collectstatic", interactive=False, verbosity=0)
        mapped = import_map(current_assets(), ["gallery"])

    served = mapped["imports"]["/static/js/lib/dom.js"]
    assert served != "/static/js/lib/dom.js"
    for address, expected in mapped["integrity"].items():
        data = (tmp_path / address.removeprefix("/static/")).read_bytes()
        assert f"sha384-{base64.b64encode(hashlib.sha384(data).digest()).decode()}" == expected


def test_every_module_of_the_screens_can_be_reached_by_the_names_it_imports() -> None:
    assets = current_assets()

    assert len(assets.modules) > 20, "this test has lost the modules it should look at"
    for path in assets.modules:
        assert assets.closure(path)[-1].path == path
