"""Record golden tables: `python -m tests.upgrade.record VERSION`, once for each released version, on that version.

A golden table is a backup of a table in play and what its state was. It is never recorded again: later versions put it
back, find the state as it was, and play the game to its end.
"""

import gzip
import os
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
FORMER = "f0" * 32
"""The content hash of cards that no version has shipped: the table must bring its own."""


def main(version: str) -> int:
    """Record the tables in a database of their own."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"DJANGO_SETTINGS_MODULE": "wargame.settings.dev", "VAR_DIR": folder}
        import django  # noqa: PLC0415 - only now it knows which database it has

        django.setup()
        from django.core.management import call_command  # noqa: PLC0415 - needs the settings

        call_command("migrate", verbosity=0)
        for name, stop in (("in_lobby", "lobby"), ("in_diplomacy", "diplomacy"), ("sealing", "planning")):
            _record(HERE / "tables" / f"{version}_{name}", stop)
        _record(HERE / "tables" / f"{version}_ended", "ended")
    return 0


def _record(path: Path, stop: str) -> None:
    from django.core.management import call_command  # noqa: PLC0415

    from rules.engine.codec import canonical, encode_state  # noqa: PLC0415
    from tests.upgrade.play import former, play_until  # noqa: PLC0415

    table_id, state = play_until(former(FORMER), stop)
    call_command("backup", f"{path}.backup.gz", tables=[table_id], verbosity=0)
    Path(f"{path}.state.json.gz").write_bytes(gzip.compress(canonical(encode_state(state)), mtime=0))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
