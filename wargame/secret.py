"""A secret key that is made on the first start and kept in a file only its owner may read."""

import contextlib
import os
import secrets
from pathlib import Path


def unwritable(folder: Path, why: str | None) -> str:
    """What to tell whoever starts the program where nothing can be kept.

    >>> unwritable(Path("/srv/var"), "Read-only file system")
    'Nothing can be kept in /srv/var (Read-only file system). Choose another folder: VAR_DIR=/some/folder make play'
    """
    return f"Nothing can be kept in {folder} ({why}). Choose another folder: VAR_DIR=/some/folder make play"


def kept_secret(path: Path) -> str:
    """The secret in the file at `path`; a new one is written there (mode 0600) where there is none.

    Two processes that start at once agree: the file appears whole under its name or not at all, and the first wins.
    """
    if not path.exists():
        draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(60))
        with contextlib.suppress(FileExistsError):
            os.link(draft, path)  # unlike a rename, a link never replaces a secret that is there already
        draft.unlink()
    return path.read_text(encoding="ascii").strip()
