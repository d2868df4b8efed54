"""Playing again: a new table for the same people, who follow the host with their names."""

from django.db import transaction

from lobby.models import Participant, Table
from lobby.models.people import CHALLENGER, Standing
from lobby.policies import MIX
from lobby.refusals import ActReason, ActRefusedError
from lobby.selectors.game import access_game
from lobby.selectors.tables import next_table
from lobby.services.guests import follow_in
from lobby.services.room import announce, lock_table
from lobby.services.seats import take_seat
from lobby.services.tables import TableOrder, add_host, open_table
from lobby.services.timing import Timing
from rules.engine.ids import NationId


def play_again(table: Table, host: Participant) -> Participant:
    """The host's seat at a new table with the same settings; asked for twice, it is made once."""
    with transaction.atomic():
        lock_table(table.pk)
        made = next_table(table)
    if made is None:
        made = open_table(order_of(table), host.user, before=table)
        plays_red = host.nation == CHALLENGER
        added = add_host(made, host.name, host.user, plays=bool(host.nation) and not plays_red)
        if plays_red:
            take_seat(added, NationId(CHALLENGER))
        announce(table.pk)
    return Participant.objects.get(table=made, is_host=True, state=Standing.IN)


def follow(table: Table, person: Participant) -> Participant:
    """Somebody's seat at the table that came after: same name, and the same nation if nobody has it yet.

    Who was removed there, or has left, is refused: they come in by the door like everybody else.
    """
    made = next_table(table)
    if made is None:
        raise ActRefusedError(ActReason.NO_NEXT_TABLE)
    if person.is_host:
        return Participant.objects.get(table=made, is_host=True, state=Standing.IN)
    if person.user_id is not None:
        mine = Participant.objects.filter(table=made, state=Standing.IN, user_id=person.user_id).first()
        if mine is not None:
            return mine
    return follow_in(made, person, NationId(person.nation) if person.nation else None)


def order_of(table: Table) -> TableOrder:
    """The order that makes a table like this one."""
    settings = access_game(table.pk).settings
    policies = set(table.bot_policies.values())
    character = policies.pop() if len(policies) == 1 else MIX
    return TableOrder(
        scenario=table.scenario,
        seats=table.seats,
        timing=Timing(rounds=settings.rounds, clocks=settings.clocks),
        bots=character if table.door.fill_with_bots else "",
        seals=settings.seals,
        observers=table.door.observers,
    )
