"""Versions below these floors have faults that cost a table its game; docs/reliability.md says which."""

import re
from importlib.metadata import version

import pytest
from packaging.version import Version

from tests.architecture.tree import ROOT

FLOORS = {"django": "5.2.17", "daphne": "4.2.3", "channels": "4.3.2", "channels-redis": "4.3.0", "redis": "7.0.0"}
FLOORS_FOR_TESTS = {"uvicorn": "0.52.1"}
CEILINGS = {"django": "5.3", "redis": "8"}


def locked(lock: str) -> dict[str, Version]:
    """The version of every package that a lock file pins."""
    pins = re.findall(r"^([a-z0-9.-]+)==([^ ;\\]+)", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE)
    return {name: Version(pinned) for name, pinned in pins}


@pytest.mark.parametrize("package", sorted(FLOORS | FLOORS_FOR_TESTS))
def test_what_is_installed_is_not_below_the_floor(package: str) -> None:
    assert Version(version(package)) >= Version((FLOORS | FLOORS_FOR_TESTS)[package])


@pytest.mark.parametrize("package", sorted(CEILINGS))
def test_what_is_installed_is_below_the_ceiling(package: str) -> None:
    assert Version(version(package)) < Version(CEILINGS[package])


@pytest.mark.parametrize("package", sorted(FLOORS))
def test_the_lock_to_run_with_is_within_the_bounds(package: str) -> None:
    pinned = locked("requirements.lock")[package]

    assert pinned >= Version(FLOORS[package])
    assert pinned < Version(CEILINGS.get(package, "1000"))


def test_the_lock_to_test_with_pins_what_the_lock_to_run_with_pins() -> None:
    run, tests = locked("requirements.lock"), locked("requirements-dev.lock")

    assert {name: pin for name, pin in run.items() if tests.get(name) != pin} == {}
    assert tests["uvicorn"] >= Version(FLOORS_FOR_TESTS["uvicorn"])


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_every_locked_package_carries_its_hashes_and_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    packages = [block for block in re.split(r"\n(?=[a-z])", text) if "==" in block]

    assert len(packages) > 20
    assert [block.splitlines()[0] for block in packages if "--hash=sha256:" not in block] == []
    assert not re.search(r"https?://|--index|--extra-index|--find-links", text)
