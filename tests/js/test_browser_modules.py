"""Runs the tests of the browser's modules, which are written in JavaScript, with node's own test runner."""

import shutil
import subprocess
from pathlib import Path

import pytest
from playwright._impl._driver import compute_driver_executable

HERE = Path(__file__).parent
NEVER = "--test-timeout=60000"
"""An answer that never comes is a failure; without this, node would wait for it for ever."""
SUITES = sorted(HERE.glob("*.test.mjs"))


def node() -> str:
    """The node that Playwright brings along, so that nobody has to install one; else the machine's own."""
    bundled = Path(compute_driver_executable()[0])
    return str(bundled) if bundled.exists() else shutil.which("node") or "node"


@pytest.mark.parametrize("suite", SUITES, ids=[suite.name for suite in SUITES])
def test_the_browser_modules_do_what_their_suite_claims(suite: Path) -> None:
    flags = ["--import", str(HERE / "resolve.mjs"), "--test", "--test-reporter=spec"]
    command = [node(), *flags, NEVER, str(suite)]

    outcome = subprocess.run(command, check=False, capture_output=True, text=True, cwd=HERE)

    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
