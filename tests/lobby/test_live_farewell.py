"""A server that was told to stop ends, whatever still waits in it."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
STUCK = """
import threading
from concurrent.futures import ThreadPoolExecutor

import django

django.setup()
from lobby.live.farewell import insist_on_ending

ThreadPoolExecutor().submit(threading.Event().wait)
insist_on_ending(0.2)
print("leaving", flush=True)
"""


def test_a_thread_that_waits_for_ever_does_not_keep_the_server_from_ending() -> None:
    ended = subprocess.run([sys.executable, "-c", STUCK], cwd=ROOT, capture_output=True, text=True, check=False)

    assert (ended.returncode, ended.stdout) == (0, "leaving\n")
    assert ended.stderr == ""
