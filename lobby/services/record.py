"""Keeping what hosts do about people: who did what, when, about whom."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from lobby.live.moments import now_ms
from lobby.models import HostAct, Table
from lobby.rights import ACTS, Need
from lobby.selectors.access import Participation

FACTS: Final = ("nation", "mode", "observers", "policy")
"""Fields of an act that are kept; a name is none of them."""
LONGEST: Final = 40
"""Characters of a fact."""


def note_act(table: Table, me: Participation, address: str, fields: Mapping[str, str]) -> None:
    """Keep an act that was done, where it was a host's: one that takes a host, or one about somebody else."""
    about = _person(fields.get("person", ""))
    nation = fields.get("nation", "")
    is_own = about in {None, me.participant_id} and nation in {"", me.seat}
    if not me.is_host or (ACTS[address] is not Need.HOST and is_own):
        return
    facts = {name: _fact(fields[name]) for name in FACTS if fields.get(name)}
    if about is None and fields.get("person"):
        facts["person"] = _fact(fields["person"])  # "all", "onlookers"
    what = address.removeprefix("act_")
    HostAct.objects.create(table=table, at=now_ms(), host=me.participant_id, what=what, about=about, facts=facts)


def _fact(text: str) -> str:
    """What is kept of a field: not all of it, and no NUL, which PostgreSQL takes in no text."""
    return text.replace("\0", "")[:LONGEST]


def _person(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
