"""Tables as people find them: by code, by address, and those that one hosts or plays."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q

from lobby.cookies import seats_in
from lobby.live.editions import EditionGoneError, content_of, playable
from lobby.models import Participant, Table
from lobby.models.people import CHALLENGER, Standing
from lobby.refusals import ActReason, ActRefusedError
from lobby.selectors.access import User
from rules.engine.ids import Module, NationId

MOST_LISTED = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class MyTable:
    """One line of "my tables"."""

    table: Table
    title: str
    """The scenario's."""
    participant: Participant
    people: int


def find_open_table(code: str) -> Table | None:
    """The table of a code whose game is not over, with its door; one query whether there is one or not."""
    open_ones = Table.objects.select_related("door").filter(ended_at__isnull=True, door__isnull=False)
    return playable(open_ones.filter(code=code)).first()


def access_table(table_id: str) -> Table:
    """The table at an address, with its door; unknown ones read like ones that are not yours (ActRefusedError)."""
    table = Table.objects.select_related("door").filter(pk=table_id, door__isnull=False).first()
    if table is None:
        raise ActRefusedError(ActReason.NOT_AT_TABLE)
    try:
        content_of(table)
    except EditionGoneError as error:
        raise ActRefusedError(ActReason.SCENARIO_GONE) from error
    return table


def next_table(table: Table) -> Table | None:
    """The table that the host opened for the same people after this one."""
    return Table.objects.select_related("door").filter(door__table_before=table).order_by("-created_at").first()


def nations_of(table: Table) -> tuple[NationId, ...]:
    """The nations a table of this size is played with."""
    return content_of(table).ruleset.scenario.seatings[table.seats].nations


def has_challenger(table: Table) -> bool:
    """Whether a table's scenario has a challenger, and so a seat for it."""
    return Module.RED_CELL in content_of(table).ruleset.scenario.modules


def seats_of(table: Table) -> tuple[NationId, ...]:
    """The seats of a table: its nations', and the challenger's where there is one."""
    return (*nations_of(table), NationId(CHALLENGER)) if has_challenger(table) else nations_of(table)


def scenario_title(table: Table) -> str:
    """The title of the scenario a table plays; its id where its edition is gone."""
    try:
        return content_of(table).ruleset.scenario.title
    except EditionGoneError:
        return table.scenario


def my_tables(cookies: Mapping[str, str], user: User) -> list[MyTable]:
    """Tables that the account or the seat cookies belong to, the latest move first."""
    seats = seats_in(cookies)
    mine = Q(pk__in=[participant_id for participant_id, _version in seats.values()])
    if user is not None and user.is_authenticated:
        mine |= Q(user_id=user.pk)
    found = Participant.objects.filter(mine, state__in=[Standing.IN, Standing.ASKED]).select_related("table")
    latest: dict[str, Participant] = {}
    for participant in found.order_by("is_host", "-table__last_at")[: 2 * MOST_LISTED]:
        named = seats.get(participant.table_id)
        genuine = named == (participant.pk, participant.version)
        if genuine or (participant.user_id is not None and user is not None and participant.user_id == user.pk):
            latest[participant.table_id] = participant
    return [_line(participant) for participant in _by_last_move(latest.values())][:MOST_LISTED]


def unowned_tables() -> list[Table]:
    """Open tables that no account opened, for who sits at the machine itself; solo games are their player's alone."""
    return list(Table.objects.filter(host__isnull=True, is_solo=False, ended_at__isnull=True)[:MOST_LISTED])


def _by_last_move(participants: Iterable[Participant]) -> list[Participant]:
    return sorted(participants, key=lambda participant: participant.table.last_at, reverse=True)


def _line(participant: Participant) -> MyTable:
    people = Participant.objects.filter(table_id=participant.table_id, state=Standing.IN).count()
    return MyTable(
        table=participant.table, title=scenario_title(participant.table), participant=participant, people=people
    )
