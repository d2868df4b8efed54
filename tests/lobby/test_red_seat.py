"""The challenger's seat: people sit down at it as at others, and what is seen there goes nowhere else."""

import json
from dataclasses import replace

import pytest
from django.test import Client

from lobby.links import SeatLink
from lobby.live.answers import Accepted
from lobby.live.hub import Hub
from lobby.live.reader import reader
from lobby.live.rows import MessageRow
from lobby.live.tables import play_command_sync
from lobby.live.talk_log import is_readable
from lobby.management.commands.create_table import what_to_hand_out
from lobby.models import Table
from lobby.models.people import CHALLENGER
from lobby.refusals import ActReason
from lobby.rights import Need, has
from lobby.selectors.access import participation_of
from lobby.selectors.room import room_for
from rules.engine.actors import HostActor, PublicViewer, RedViewer
from rules.engine.commands import EndPhase, LayCards, SetRedController, StartGame
from rules.engine.ids import CardId, NationId, Phase
from rules.engine.red import Play, RedController
from tests.lobby.sitting import a_challenged_table, a_guest, a_host, a_table, the_game, the_person
from tests.lobby.stage import a_full_table, begin, join, play, with_red

pytestmark = pytest.mark.django_db(transaction=True)

JSON = {"accept": "application/json"}


def ask(browser: Client, table: Table, act: str, **fields: str) -> str:
    """Ask for an act; "ok", or why not."""
    answer = browser.post(f"/t/{table.pk}/{act}", fields, headers=JSON).json()
    return "ok" if answer.get("ok") else str(answer["error"]["reason"])


def test_a_table_with_a_challenger_opens_with_its_bot_and_others_have_no_such_seat() -> None:
    table, plain = a_challenged_table(), a_table()
    guest, other = a_guest(table, "Ana"), a_guest(plain, "Ana")

    assert the_game(table).challenger is RedController.BOT
    assert the_game(a_challenged_table(bots="")).challenger is RedController.NOBODY
    assert ask(other, plain, "sit", nation=CHALLENGER) == ActReason.NO_SUCH_SEAT
    assert "challenger" not in room_for(plain.pk, participation_of(the_person(plain, "Ana")))
    assert ask(guest, table, "sit", nation=CHALLENGER) == "ok"


def test_whoever_sits_there_plays_the_challenger_and_nothing_else() -> None:
    table = a_challenged_table()
    guest = a_guest(table, "Ana")
    nation = the_person(table, "Ana").nation

    assert ask(guest, table, "sit", nation=CHALLENGER) == "ok"

    who = participation_of(the_person(table, "Ana"))
    assert (who.nation, who.is_red, who.viewer) == (None, True, RedViewer())
    assert the_game(table).challenger is RedController.PERSON
    assert the_game(table).controllers[NationId(nation)] == "bot"
    assert [need for need in Need if has(who, need)] == [Need.MEMBER, Need.RED]
    room = room_for(table.pk, who)
    assert room["challenger"]["person"] == who.participant_id.hex
    assert [person.get("challenger") for person in room["people"]] == [True]


def test_a_link_is_the_key_to_its_seat_as_to_others() -> None:
    table, plain = a_challenged_table(), a_table()
    seat = SeatLink(nation=NationId(CHALLENGER))

    a_guest(table, "Ana", seat)

    assert participation_of(the_person(table, "Ana")).is_red
    assert a_guest(plain, "Ana", seat).get(f"/t/{plain.pk}/").status_code == 200
    assert not participation_of(the_person(plain, "Ana")).is_red
    assert set(what_to_hand_out(table)["seats"]) == {*the_game(table).controllers, CHALLENGER}


def test_letters_between_nations_are_not_the_challengers_to_read() -> None:
    letter = MessageRow(
        table_id="t", number=1, actor="seat:arv", key="k", body_hash="", participant=None, recipients=["bor"],
        text="Hush.", at=1, seq=1, phase="diplomacy", round=1,
    )  # fmt: skip

    assert not is_readable(letter, RedViewer())
    assert is_readable(replace(letter, recipients="all"), RedViewer())


def test_the_seat_is_one_persons_and_passes_to_a_bot_and_back() -> None:
    table = a_challenged_table()
    ana, ben = a_guest(table, "Ana"), a_guest(table, "Ben")
    ask(ana, table, "sit", nation=CHALLENGER)

    assert ask(ben, table, "sit", nation=CHALLENGER) == ActReason.SEAT_TAKEN
    assert ask(ben, table, "bot", nation=CHALLENGER) == ActReason.NOT_HOST
    assert ask(ana, table, "bot") == "ok"
    assert the_game(table).challenger is RedController.BOT
    assert ask(ana, table, "back") == "ok"
    assert the_game(table).challenger is RedController.PERSON
    assert ask(ana, table, "stand") == "ok"
    assert the_game(table).challenger is RedController.BOT
    assert participation_of(the_person(table, "Ana")).viewer == PublicViewer()


def test_the_host_can_keep_it_empty_or_sit_there() -> None:
    table = a_challenged_table()
    host = a_host(table)

    assert ask(host, table, "free", nation=CHALLENGER) == "ok"
    assert the_game(table).challenger is RedController.NOBODY
    assert ask(host, table, "sit", nation=CHALLENGER) == "ok"
    assert the_game(table).challenger is RedController.PERSON


def test_once_the_game_runs_nobody_carries_secrets_from_one_side_to_the_other() -> None:
    table = a_challenged_table()
    ana, ben = a_guest(table, "Ana"), a_guest(table, "Ben")
    ask(ana, table, "sit", nation=CHALLENGER)
    nation = the_person(table, "Ben").nation
    assert isinstance(play_command_sync(table.pk, StartGame(), HostActor(), "start"), Accepted)

    assert ask(ben, table, "stand") == "ok"
    assert ask(ben, table, "sit", nation=CHALLENGER) == ActReason.SEAT_TAKEN
    assert ask(ana, table, "stand") == "ok"
    assert ask(ana, table, "sit", nation=nation) == ActReason.SEAT_KEPT
    assert ask(ben, table, "sit", nation=CHALLENGER) == ActReason.SEAT_KEPT
    assert ask(ana, table, "sit", nation=CHALLENGER) == "ok"
    ben_sees = room_for(table.pk, participation_of(the_person(table, "Ben")))
    assert "sit" not in ben_sees["challenger"]["can"]


async def test_its_person_sees_its_hand_and_lays_cards_that_others_do_not_see(live: Hub) -> None:
    # Given: a table at the end of its first round, with a person's challenger
    stage = await reader.read(lambda: with_red(a_full_table()))
    await begin(stage, until=Phase.AFTERMATH)
    red, other = await join(live, stage, "red"), await join(live, stage, "observer")
    table = await live.table(stage.table_id)
    may = (red.view or {})["red_may"]
    card = next(name for name, held in may["cards"].items() if held["allowed"])
    laid = Play(card=CardId(card), target=NationId(may["targets"][0]), pressure=2)
    seen = len(other.lines)

    # When
    answer = await red.answer(red.do(LayCards(plays=(laid,), done=False)))

    # Then: its own view has them, and nobody else was sent anything
    assert answer["t"] == "accepted"
    await red.until(lambda: (red.view or {})["red"]["plays"])
    assert other.lines[seen:] == []
    assert card not in json.dumps(other.view)

    # And: as the round opens all see it
    await play(stage, EndPhase(round=1, phase=Phase.AFTERMATH), "on")
    await other.until(lambda: (other.view or {})["clock"]["round"] == 2)
    struck = next(iter((other.view or {})["crises"].values()))
    assert (struck["card"], struck["by_red"], struck["target"]) == (card, True, laid.target)
    assert table.replica.state.red.pressure == 2


async def test_a_host_without_a_nation_plays_it_from_its_own_screen_and_sees_its_hand_only_then(live: Hub) -> None:
    stage = await reader.read(a_full_table)
    await begin(stage, until=Phase.AFTERMATH)
    host = await join(live, stage, "host")
    assert "red" not in (host.view or {})

    assert (await host.answer(host.do(SetRedController(controller=RedController.HOST))))["t"] == "accepted"
    await host.until(lambda: "red" in (host.view or {}))
    assert (await host.answer(host.do(LayCards(plays=(), done=True))))["t"] == "accepted"
    await host.until(lambda: (host.view or {})["red"]["done"])
    assert (await host.answer(host.do(SetRedController(controller=RedController.NOBODY))))["t"] == "accepted"

    await host.until(lambda: "red" not in (host.view or {}))
