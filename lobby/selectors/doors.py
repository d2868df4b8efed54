"""Which table a code or a link leads to, and how; wrong codes and locked doors are answered alike."""

from dataclasses import dataclass

from lobby.codes import tidy_code
from lobby.links import HostLink, Link, SeatLink, read_link
from lobby.models import Participant, Table
from lobby.models.people import DoorMode, Standing
from lobby.refusals import ActReason, ActRefusedError
from lobby.selectors.tables import find_open_table, seats_of


@dataclass(frozen=True, slots=True, kw_only=True)
class WayIn:
    """A table somebody may come to, and the link they hold; None: by code."""

    table: Table
    link: Link | None

    @property
    def walks_in(self) -> bool:
        """Whether no nod is needed."""
        return self.link is not None or self.table.door.mode == DoorMode.OPEN

    def key_holder(self) -> Participant | None:
        """Who plays the seat, or is the host, that the link is the key to; None for other links."""
        people = Participant.objects.filter(table=self.table, state=Standing.IN)
        match self.link:
            case SeatLink(nation=nation):
                return people.filter(nation=nation, is_host=False).first()  # a seat's key opens no host's rights
            case HostLink():
                return people.filter(is_host=True).first()
            case _:
                return None


def access_way_in(typed: str, secret: str, *, may_guess: bool) -> WayIn:
    """The way in that a typed code and the end of a link give; raises ActRefusedError, always for the field "code".

    The answer, and the work behind it, is the same where there is no such table and where its door is locked. Who may
    not guess any more (too many wrong codes) comes in by a link only.
    """
    code = _code(typed)
    table = find_open_table(code)
    link = read_link(table.door, secret, seats_of(table)) if table and secret else None
    if link is None and not may_guess:
        raise ActRefusedError(ActReason.TOO_MANY_TRIES, "code")
    if table is None or (link is None and table.door.mode == DoorMode.LOCKED):
        raise ActRefusedError(ActReason.NO_OPEN_TABLE, "code")
    return WayIn(table=table, link=link)


def _code(typed: str) -> str:
    if not typed.strip():
        raise ActRefusedError(ActReason.CODE_MISSING, "code")
    code = tidy_code(typed)
    if code is None:
        raise ActRefusedError(ActReason.CODE_UNFIT, "code")
    return code
