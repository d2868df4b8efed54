"""Third-party files are exactly those that the lock names, with licences, and the sprite holds what its list says."""

import re
import tomllib

import pytest

from rules.engine.ids import Domain, Threat
from tests.architecture.tree import ROOT
from tools import vendor


def test_every_third_party_file_is_as_locked() -> None:
    assert vendor.check() == []


def test_every_package_brings_its_licence() -> None:
    assert [package.name for package in vendor.read_list() if "LICENSE" not in package.files.values()] == []


def test_no_third_party_module_lies_about_that_the_lock_does_not_name() -> None:
    folder = ROOT / "static/vendor"
    locked = {f"{package.folder}/{name}" for package in vendor.read_list() for name in package.files.values()}
    there = {path.relative_to(ROOT).as_posix() for path in folder.rglob("*") if path.is_file()}

    assert there - locked == {"static/vendor/vendor.lock.json", "static/vendor/NOTICE.md"}


def test_a_changed_file_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    real = vendor.integrity
    monkeypatch.setattr(vendor, "integrity", lambda data, algorithm: real(data + b" ", algorithm))

    assert "static/vendor/htm/htm.mjs is missing or was changed" in vendor.check()


def test_the_sprite_holds_exactly_the_icons_of_its_list() -> None:
    groups = tomllib.loads((ROOT / "tools/icons.toml").read_text(encoding="utf-8"))
    listed = [name for group in groups.values() for name in group]
    sprite = (ROOT / "static/icons/sprite.svg").read_text(encoding="utf-8")

    assert [part.split('"')[0] for part in sprite.split('<symbol id="')[1:]] == listed


@pytest.mark.parametrize("kind, words", [("threat", Threat), ("domain", Domain)])
def test_every_threat_and_domain_has_a_sign_of_its_own(kind: str, words: type[Threat | Domain]) -> None:
    sprite = (ROOT / "static/icons/sprite.svg").read_text(encoding="utf-8")

    signs = re.findall(rf'<symbol id="{kind}-(\w+)" viewBox="0 0 24 24">(.+?)</symbol>', sprite)

    assert {name for name, _drawing in signs} == {word.value for word in words}
    assert len({drawing for _name, drawing in signs}) == len(signs)
