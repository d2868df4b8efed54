"""The content hash: what a table pins, so that a pack in use never changes under it."""

import hashlib
from collections.abc import Iterable
from typing import Any

import orjson

from rules.packs.schema.pack import PackModel


def pack_data(pack: PackModel) -> dict[str, Any]:
    """Return a pack as JSON-ready data in the shape of a pack in one file, without what equals a default.

    Leaving defaults out keeps the hash when a later version of the schema adds an optional field.
    """
    return pack.model_dump(mode="json", exclude_defaults=True)


def canonical(data: object) -> bytes:
    """Return the one JSON text of a value: sorted keys, no spaces, UTF-8."""
    return orjson.dumps(data, option=orjson.OPT_SORT_KEYS)


def pack_hash(pack: PackModel) -> str:
    """Return the SHA-256 (hexadecimal) of a pack's mechanics and words."""
    return hashlib.sha256(canonical(pack_data(pack))).hexdigest()


def content_hash(packs: Iterable[PackModel]) -> str:
    """Return the SHA-256 (hexadecimal) of several packs together, whatever their order."""
    return hashlib.sha256(canonical({pack.pack.id: pack_hash(pack) for pack in packs})).hexdigest()
