"""Who plays which nation: sit down, stand up, hand a seat to a bot and take it back.

A seat is two things that change together: the person at the table who holds it, and in the game who plays it. The
person's half is claimed first, under the table's lock; whoever comes second is refused there. Should the game's half
fail, the seat is its person's all the same, and "take it back" makes it whole.
"""

from typing import Final

from django.db import transaction

from lobby.models import Door, Participant, Table
from lobby.models.people import CHALLENGER, Role, Standing
from lobby.policies import MIX, is_policy
from lobby.refusals import ActReason, ActRefusedError
from lobby.selectors.game import Game, access_game
from lobby.selectors.tables import has_challenger
from lobby.services.plays import play_as_host
from lobby.services.room import announce, begin_tenure, close_sockets, lock_table
from rules.engine.commands import SetController, SetRedController
from rules.engine.ids import Controller, NationId, Phase
from rules.engine.red import RedController


def take_seat(person: Participant, nation: NationId, *, moved_by_host: bool = False) -> None:
    """Sit down at a free seat or in place of a bot whose seat nobody holds; gives up the seat held before.

    Once the game has begun one stays with one's nation, or else one could read every bot's plans and letters in turn;
    only the host moves people then.
    """
    game = access_game(person.table_id)
    _require_seat(person.table, game, nation)
    with transaction.atomic():
        lock_table(person.table_id)
        others = Participant.objects.filter(table_id=person.table_id, nation=nation, state=Standing.IN)
        if others.exclude(pk=person.pk).exists():
            raise ActRefusedError(ActReason.SEAT_TAKEN)
        person.refresh_from_db()
        if person.state != Standing.IN:
            raise ActRefusedError(ActReason.NOT_AT_TABLE)
        if game.phase is not Phase.LOBBY:
            saw_hand = person.is_host and game.challenger is RedController.HOST
            seen = CHALLENGER if saw_hand else person.played or person.nation or nation
            if seen != nation and not moved_by_host:
                raise ActRefusedError(ActReason.SEAT_KEPT, "nation")
            person.played = nation
        before, person.nation, person.role = person.nation, nation, Role.PLAYER
        if before != nation:
            begin_tenure(person)
        person.save(update_fields=["nation", "role", "played", "tenure"])
    if moved_by_host:
        close_sockets(person.pk, "moved")
    if before and before != nation:
        free_seat_of(person.table_id, before)
    set_controller(person.table_id, nation, Controller.PERSON)
    announce(person.table_id)


def sit_down_somewhere(person: Participant) -> None:
    """Before the start: the first free seat, else the first bot's. Afterwards newcomers look on and choose."""
    game = access_game(person.table_id)
    if game.phase is Phase.LOBBY:
        for nation in free_seats(game, person.table_id):
            try:
                take_seat(person, nation)
            except ActRefusedError as refused:
                if refused.reason is not ActReason.SEAT_TAKEN:
                    raise
            else:
                return
    Participant.objects.filter(pk=person.pk).update(role=Role.OBSERVER)


def stand_up(person: Participant) -> None:
    """Give up the seat and look on."""
    has_begun = access_game(person.table_id).phase is not Phase.LOBBY
    with transaction.atomic():
        lock_table(person.table_id)
        person.refresh_from_db()
        nation, person.nation, person.role = person.nation, "", Role.OBSERVER
        person.played = nation or person.played if has_begun else ""
        begin_tenure(person)
        person.save(update_fields=["nation", "role", "played", "tenure"])
    free_seat_of(person.table_id, nation)
    announce(person.table_id)


def hand_to_bot(table: Table, nation: NationId, policy: str) -> None:
    """Let a bot play the seat, of the named character or the table's mix; whoever holds it can take it back."""
    _require_seat(table, access_game(table.pk), nation)
    choose_policy(table, nation, policy)
    set_controller(table.pk, nation, Controller.BOT)
    announce(table.pk)


def hand_back(table: Table, nation: NationId) -> None:
    """Let the person who holds the seat play it again."""
    _require_seat(table, access_game(table.pk), nation)
    if not Participant.objects.filter(table=table, nation=nation, state=Standing.IN).exists():
        raise ActRefusedError(ActReason.NO_SEAT)
    set_controller(table.pk, nation, Controller.PERSON)
    announce(table.pk)


def empty_seat(table: Table, nation: NationId) -> None:
    """Let nobody play a seat that nobody holds; its standing orders count."""
    _require_seat(table, access_game(table.pk), nation)
    if Participant.objects.filter(table=table, nation=nation, state=Standing.IN).exists():
        raise ActRefusedError(ActReason.SEAT_TAKEN)
    set_controller(table.pk, nation, Controller.EMPTY)
    announce(table.pk)


def choose_policy(table: Table, nation: NationId, policy: str) -> None:
    """Remember the character of a seat's bot; "" and "mix" leave it to the table."""
    if not is_policy(policy):
        raise ActRefusedError(ActReason.UNKNOWN_POLICY, "policy")
    with transaction.atomic():
        locked = lock_table(table.pk)
        policies = {key: value for key, value in locked.bot_policies.items() if key != nation}
        if policy and policy != MIX:
            policies[nation] = policy
        locked.bot_policies = policies
        locked.save(update_fields=["bot_policies"])


def free_seats(game: Game, table_id: str) -> list[NationId]:
    """Seats that a newcomer may take: empty ones first, then those of bots that nobody holds."""
    held = set(
        Participant.objects.filter(table_id=table_id, state=Standing.IN)
        .exclude(nation="")
        .values_list("nation", flat=True)
    )
    order = {Controller.EMPTY: 0, Controller.BOT: 1, Controller.PERSON: 2}
    free = [nation for nation in game.controllers if nation not in held]
    return sorted(free, key=lambda nation: order[game.controllers[nation]])


def free_seat_of(table_id: str, nation: str) -> None:
    """Pass a seat that its person gave up to a bot, or to nobody where the table keeps no bots; "" is no seat."""
    if not nation or access_game(table_id).phase is Phase.ENDED:
        return
    fill = Door.objects.values_list("fill_with_bots", flat=True).get(pk=table_id)
    set_controller(table_id, NationId(nation), Controller.BOT if fill else Controller.EMPTY)


_RED: Final = {
    Controller.PERSON: RedController.PERSON,
    Controller.BOT: RedController.BOT,
    Controller.EMPTY: RedController.NOBODY,
}


def set_controller(table_id: str, nation: NationId, controller: Controller) -> None:
    """Say in the game who plays a seat, a nation's or the challenger's."""
    if nation == CHALLENGER:
        play_as_host(table_id, SetRedController(controller=_RED[controller]))
    else:
        play_as_host(table_id, SetController(nation=nation, controller=controller))


def _require_seat(table: Table, game: Game, nation: NationId) -> None:
    if nation not in game.controllers and not (nation == CHALLENGER and has_challenger(table)):
        raise ActRefusedError(ActReason.NO_SUCH_SEAT)
    if game.phase is Phase.ENDED:
        raise ActRefusedError(ActReason.GAME_OVER)
