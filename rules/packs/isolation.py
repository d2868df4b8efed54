"""Checks a stranger's pack in a child process with little memory and little time."""

import base64
import os
import subprocess
import sys
from collections.abc import Mapping
from typing import Final

import orjson

from rules.packs.checking import Report
from rules.packs.problems import file_problem
from rules.packs.registry import ROOT

WAIT: Final = 60
"""Seconds after which a child that still runs is stopped; its own limit of processor time ends it long before."""


def check_isolated(name: str, files: Mapping[str, bytes]) -> Report:
    """Check the files of a pack in a child process, beside the shipped packs; blocks for up to a few seconds.

    A child that runs out of memory or time is a fault of the pack, and is reported as one.
    """
    question = {"name": name, "files": {file: base64.b64encode(raw).decode() for file, raw in files.items()}}
    try:
        done = subprocess.run(  # our own module; nothing of the pack is on the command line
            [sys.executable, "-m", "rules.packs.child"],
            input=orjson.dumps(question),
            capture_output=True,
            timeout=WAIT,
            check=False,
            cwd=ROOT,
            env={"PATH": os.defpath, "PYTHONHASHSEED": "0"},
        )
    except subprocess.TimeoutExpired:
        return _too_much(name)
    return Report.from_json(orjson.loads(done.stdout)) if done.returncode == 0 else _too_much(name)


def _too_much(name: str) -> Report:
    wrong = "reading the pack took more memory or time than is allowed"
    return Report(problems=(file_problem(name, wrong, "make it smaller and simpler"),))
