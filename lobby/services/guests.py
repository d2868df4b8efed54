"""How people come to a table and leave it: walk in, ask for the nod, come back on another device, leave, be removed."""

from uuid import uuid5

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F

from lobby.links import HostLink, SeatLink
from lobby.live.moments import now_ms
from lobby.models import Door, Participant, Table
from lobby.models.people import NAME_LENGTH, DoorMode, Role, Standing
from lobby.names import NameUnfitError, same_name, tidy_name
from lobby.refusals import ActReason, ActRefusedError
from lobby.selectors.access import Participation
from lobby.selectors.doors import WayIn
from lobby.services.room import announce, begin_tenure, close_sockets, lock_table
from lobby.services.seats import free_seat_of, sit_down_somewhere, take_seat
from rules.engine.ids import NationId

MOST_PEOPLE = 60
"""People at one table."""
MOST_WAITING = 60
"""People who wait for the nod of one host; they take no place from those who come by a link."""
MOST_ONLOOKERS = 45
"""People without a seat who came in by the code alone: a class fits, and places are left for links and for nods."""
SEEN_STEP = 60_000
"""Milliseconds; how exactly it is kept when somebody was last here."""


def come_in(way: WayIn, typed: str, user: User | None, *, returning: bool = False) -> Participant:
    """Let somebody in under a typed name; who needs the host's nod comes back as ASKED.

    `returning`: says that the person of this name is them, on another device. Who holds the key to a seat that is taken
    goes on as its person, unless that is the host. Raises ActRefusedError that names the field to correct.
    """
    seated = way.key_holder()
    if seated is not None:
        return seated
    name = fit_name(typed)
    with transaction.atomic():
        lock_table(way.table.pk)
        _require_free(way)
        newcomer = _enter(way, name, user, returning=returning)
    if newcomer.state == Standing.IN:
        _seat(newcomer, way)
    announce(way.table.pk)
    return newcomer


def follow_in(table: Table, before: Participant, nation: NationId | None) -> Participant:
    """Let somebody of an earlier table in, once: asked for again, it is the same person, and none who was removed.

    They keep their name, and sit down at `nation` where that seat is free.
    """
    known_as = uuid5(before.pk, table.pk)
    with transaction.atomic():
        lock_table(table.pk)
        found = Participant.objects.filter(table=table, pk=known_as).first()
        if found is None:
            _require_room(table)
            newcomer = _newcomer(table, free_name(table, before.name), before.user)
            newcomer.pk = known_as
            newcomer.save(force_insert=True)
        elif found.state != Standing.IN:
            raise ActRefusedError(ActReason.NOT_AT_TABLE)
        else:
            return found
    _sit_down_as_before(newcomer, nation)
    announce(table.pk)
    return newcomer


def _sit_down_as_before(newcomer: Participant, nation: NationId | None) -> None:
    if nation is not None:
        try:
            take_seat(newcomer, nation)
        except ActRefusedError as refused:
            if refused.reason is not ActReason.SEAT_TAKEN:
                raise
        else:
            return
    sit_down_somewhere(newcomer)


def fit_name(typed: str) -> str:
    """A typed name in its one spelling, refused with what to do about it."""
    try:
        return tidy_name(typed)
    except NameUnfitError as error:
        reason = ActReason.NAME_LONG if error.too_long else ActReason.NAME_MISSING
        raise ActRefusedError(reason, "name") from error


def look_on(table: Table, typed: str, user: User | None) -> Participant:
    """Let somebody watch without a seat, where the host allows it."""
    name = fit_name(typed)
    if not table.door.observers or table.door.mode != DoorMode.OPEN:
        raise ActRefusedError(ActReason.NO_OBSERVERS)
    with transaction.atomic():
        lock_table(table.pk)
        _require_room(table, by_code=True)
        if find_namesake(table, name) is not None:
            raise ActRefusedError(ActReason.NAME_TAKEN, "name")
        observer = _newcomer(table, name, user)
        observer.role = Role.OBSERVER
        observer.save(force_insert=True)
    announce(table.pk)
    return observer


def nod_in(newcomer: Participant) -> Participant:
    """The host lets somebody in who waits; who came back on another device goes on as before."""
    with transaction.atomic():
        lock_table(newcomer.table_id)
        _require_still(newcomer, Standing.ASKED)
        _require_room(newcomer.table)
        before = newcomer.returns_as
        if before is not None and before.state == Standing.IN and not before.is_host:
            newcomer.nation, newcomer.role, newcomer.user = before.nation, before.role, before.user
            newcomer.played = before.played
            before.nation, before.state, before.version = "", Standing.LEFT, before.version + 1
            begin_tenure(before)
            before.save(update_fields=["nation", "state", "version", "tenure"])
        newcomer.name = free_name(newcomer.table, newcomer.name)
        newcomer.state, newcomer.returns_as = Standing.IN, None
        newcomer.save(update_fields=["name", "nation", "played", "role", "user", "state", "returns_as"])
    if before is not None:
        close_sockets(before.pk, "replaced")
    if not newcomer.nation:
        sit_down_somewhere(newcomer)
    announce(newcomer.table_id)
    return newcomer


def turn_away(newcomer: Participant) -> None:
    """The host does not let somebody in."""
    Participant.objects.filter(pk=newcomer.pk, state=Standing.ASKED).update(state=Standing.REMOVED)
    announce(newcomer.table_id)


def turn_all_away(table: Table) -> None:
    """The host lets nobody in of those who wait."""
    Participant.objects.filter(table=table, state=Standing.ASKED).update(state=Standing.REMOVED)
    announce(table.pk)


def remove_onlookers(table: Table) -> None:
    """The host removes everybody without a seat: what to do when strangers have come by a code that got about."""
    for person in Participant.objects.filter(table=table, state=Standing.IN, nation="", is_host=False):
        remove(person)


def remove(person: Participant) -> None:
    """The host removes somebody: sockets close at once, the cookie and every link stop working, the door asks again."""
    if person.is_host:
        raise ActRefusedError(ActReason.HOST_STAYS)
    with transaction.atomic():
        lock_table(person.table_id)
        _require_still(person, Standing.IN)
        nation = _part(person, Standing.REMOVED)
        door = Door.objects.filter(pk=person.table_id)
        door.filter(mode=DoorMode.OPEN).update(mode=DoorMode.NOD)
        door.update(link_version=F("link_version") + 1)
    close_sockets(person.pk, "removed")
    free_seat_of(person.table_id, nation)
    announce(person.table_id)


def leave(person: Participant) -> None:
    """Somebody leaves for good; a bot or nobody goes on in the seat."""
    if person.is_host:
        raise ActRefusedError(ActReason.HOST_STAYS)
    with transaction.atomic():
        lock_table(person.table_id)
        _require_still(person, Standing.IN)
        nation = _part(person, Standing.LEFT)
    close_sockets(person.pk, "removed")
    free_seat_of(person.table_id, nation)
    announce(person.table_id)


def rename(me: Participation, table: Table, typed: str) -> str:
    """Change one's own display name; returns it in its one spelling."""
    name = fit_name(typed)
    with transaction.atomic():
        lock_table(table.pk)
        namesake = find_namesake(table, name)
        if namesake is not None and namesake.pk != me.participant_id:
            raise ActRefusedError(ActReason.NAME_TAKEN, "name")
        Participant.objects.filter(pk=me.participant_id).update(name=name)
    announce(table.pk)
    return name


def touch(person: Participant) -> None:
    """Remember that somebody was here; written at most once a minute."""
    now = now_ms()
    Participant.objects.filter(pk=person.pk, last_seen__lt=now - SEEN_STEP).update(last_seen=now)


def find_namesake(table: Table, name: str) -> Participant | None:
    """Who at the table has a name that reads the same."""
    people = Participant.objects.filter(table=table, state=Standing.IN)
    return next((person for person in people if same_name(person.name, name)), None)


def free_name(table: Table, name: str) -> str:
    """The name, or the name with a number where somebody at the table has it already."""
    found, number = name, 2
    while find_namesake(table, found) is not None:
        found, number = f"{name[: NAME_LENGTH - 4]} {number}", number + 1
    return found


def _enter(way: WayIn, name: str, user: User | None, *, returning: bool) -> Participant:
    namesake = find_namesake(way.table, name)
    if namesake is not None and (namesake.is_host or not returning):
        raise ActRefusedError(ActReason.NAME_TAKEN, "name")
    newcomer = _newcomer(way.table, name, user)
    if namesake is not None:
        newcomer.state, newcomer.returns_as, newcomer.user = Standing.ASKED, namesake, None
    elif not way.walks_in:
        newcomer.state = Standing.ASKED
    newcomer.is_host = namesake is None and isinstance(way.link, HostLink)
    _require_room(way.table, waits=newcomer.state == Standing.ASKED, by_code=way.link is None)
    newcomer.save(force_insert=True)
    return newcomer


def _seat(newcomer: Participant, way: WayIn) -> None:
    if isinstance(way.link, SeatLink):
        take_seat(newcomer, way.link.nation)
    elif not newcomer.is_host:
        sit_down_somewhere(newcomer)


def _newcomer(table: Table, name: str, user: User | None) -> Participant:
    now = now_ms()
    return Participant(table=table, name=name, user=user, joined_at=now, last_seen=now)


def _require_room(table: Table, *, waits: bool = False, by_code: bool = False) -> None:
    """Refuse one more at the table, or one more who waits for the nod."""
    people = Participant.objects.filter(table=table, state=Standing.ASKED if waits else Standing.IN)
    onlookers = people.filter(nation="", is_host=False)
    if people.count() >= (MOST_WAITING if waits else MOST_PEOPLE):
        raise ActRefusedError(ActReason.TABLE_FULL)
    if by_code and not waits and onlookers.count() >= MOST_ONLOOKERS:
        raise ActRefusedError(ActReason.TABLE_FULL)


def _require_free(way: WayIn) -> None:
    if (
        isinstance(way.link, SeatLink)
        and Participant.objects.filter(table=way.table, nation=way.link.nation, state=Standing.IN).exists()
    ):
        raise ActRefusedError(ActReason.SEAT_TAKEN)


def _require_still(person: Participant, state: Standing) -> None:
    """Look again, under the table's lock: the same act may have been asked for twice at once."""
    person.refresh_from_db()
    if person.state != state:
        raise ActRefusedError(ActReason.NO_SUCH_PERSON)


def _part(person: Participant, state: Standing) -> str:
    nation, person.nation = person.nation, ""
    person.state, person.version = state, person.version + 1
    begin_tenure(person)
    person.save(update_fields=["nation", "state", "version", "tenure"])
    return nation
