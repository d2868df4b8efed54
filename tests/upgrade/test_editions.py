"""A table keeps the rules and cards it was opened with, whatever the installation ships by now (R13)."""

import json

import pytest
from django.test import Client

from lobby.live.answers import Accepted, LobbyReason, Refused
from lobby.live.editions import EditionGoneError, content_of
from lobby.live.hub import Hub
from lobby.live.reader import reader
from lobby.live.store import read_due
from lobby.live.tables import play_command, read_table_sync
from lobby.live.verify import faults_of
from lobby.models import Edition, Snapshot, Table
from lobby.refusals import ActReason
from lobby.selectors.tables import find_open_table, scenario_title
from rules.engine.actors import HostActor, SeatActor
from rules.engine.codec import DecodeError, canonical, decode_state, encode
from rules.engine.commands import EndPhase, SetReady
from rules.engine.copying import revise
from rules.engine.ids import NationId, Phase
from rules.engine.ruleset import RULES_PLAYED
from rules.packs.registry import load_shipped
from tests.lobby.sitting import a_table as an_opened_table
from tests.lobby.stage import SCENARIO, Stage, a_table, begin, connect, join
from tests.upgrade.play import SEATS, former, keep
from tests.upgrade.record import FORMER

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.promise("R13")]


@pytest.fixture
def stage() -> Stage:
    """A table that was opened with the former edition."""
    keep(former(FORMER))
    return a_table(SEATS, content_hash=FORMER)


async def test_a_table_plays_on_with_the_cards_it_was_opened_with(stage: Stage, live: Hub) -> None:
    fresh = await reader.read(a_table, 3)
    for each in (stage, fresh):
        await begin(each, until=Phase.DIPLOMACY)

    then, now = [(await join(live, each, "observer")).view for each in (stage, fresh)]

    assert then is not None
    assert now is not None
    assert {crisis["severity"] for crisis in then["crises"].values()} == {5}
    assert all(crisis["severity"] < 5 for crisis in now["crises"].values())


def test_pages_show_the_edition_of_the_table(stage: Stage) -> None:
    browser = Client()
    browser.cookies.load(stage.cookies["observer"])

    drawn = browser.get(f"/t/{stage.table_id}/map.json")
    page = browser.get(f"/t/{stage.table_id}/")

    assert drawn.json() == {"view_box": "0 0 9 9", "nations": {}}
    assert "Last Year&#x27;s Watch" in page.text
    assert scenario_title(Table.objects.get(pk=stage.table_id)) == "Last Year's Watch"


def test_opening_a_table_keeps_its_edition_once() -> None:
    tables = [an_opened_table(), an_opened_table()]

    kept = Edition.objects.get()

    assert (kept.content_hash, kept.rules_version) == (tables[1].content_hash, tables[1].rules_version)
    assert json.loads(kept.ruleset) == json.loads(canonical(encode(load_shipped().ruleset(SCENARIO))))
    assert kept.maps["3"] == load_shipped().map_outlines(SCENARIO, 3)


def test_what_was_kept_is_read_as_what_was_shipped() -> None:
    shipped = revise(load_shipped().ruleset(SCENARIO), content_hash="e0" * 32)
    keep(shipped)
    table = Table(scenario=SCENARIO, content_hash=shipped.content_hash, rules_version=shipped.rules_version)

    assert content_of(table).ruleset == shipped


@pytest.mark.parametrize("missing", ["edition", "rules", "sense", "other"])
async def test_a_table_whose_edition_is_gone_says_so_everywhere(missing: str, live: Hub) -> None:
    gone = "0" * 63 + {"edition": "1", "rules": "2", "sense": "3", "other": "4"}[missing]
    version = max(RULES_PLAYED) + 1 if missing == "rules" else max(RULES_PLAYED)

    def made() -> Stage:
        if missing != "edition":
            keep(revise(former(FORMER), content_hash=gone, rules_version=version))
        if missing == "sense":
            Edition.objects.filter(content_hash=gone).update(ruleset='{"rules_version": 1}')
        if missing == "other":
            Edition.objects.filter(content_hash=gone).update(ruleset=canonical(encode(former(FORMER))).decode())
        return a_table(SEATS, content_hash=gone, rules_version=version, code="KITE-99", deadline=1)

    stage = await reader.read(made)

    answer = await play_command(stage.table_id, EndPhase(round=1, phase=Phase.HORIZON), HostActor(), "k")
    with pytest.raises(EditionGoneError):
        await live.table(stage.table_id)
    browser = Client()
    browser.cookies.load(stage.cookies["host"])
    page = await reader.read(browser.get, f"/t/{stage.table_id}/")
    act = await reader.read(browser.get, f"/t/{stage.table_id}/map.json")

    assert answer == Refused(key="k", reason=LobbyReason.EDITION_GONE)
    assert "not on this server any more" in page.text
    assert (act.status_code, act.json()["error"]["reason"]) == (403, ActReason.SCENARIO_GONE)
    if missing in {"edition", "rules"}:
        assert await reader.read(find_open_table, "KITE-99") is None
        assert await reader.read(read_due, 2) == ()


async def test_a_snapshot_of_another_version_of_the_program_is_left_aside(live: Hub) -> None:
    stage = await reader.read(a_table, 3)
    await begin(stage)
    for turn in range(25):
        actor = SeatActor(nation=NationId(stage.nations[0]))
        assert isinstance(
            await play_command(stage.table_id, SetReady(ready=turn % 2 == 0), actor, f"k{turn}"), Accepted
        )
    await (await live.table(stage.table_id)).finish()
    before = await reader.read(read_table_sync, stage.table_id)

    changed = await reader.read(
        lambda: Snapshot.objects.update(program="0.0.1", state='{"rules_version": 0}', vseqs={})
    )

    assert changed == 1
    assert await reader.read(read_table_sync, stage.table_id) == before
    assert await reader.read(faults_of, stage.table_id) == []


async def test_a_snapshot_of_another_version_is_replaced(live: Hub) -> None:
    stage = await reader.read(a_table, 3)
    await begin(stage)
    table = await live.table(stage.table_id)
    mine = table.replica.snapshot()
    await reader.read(lambda: Snapshot.objects.create(table_id=stage.table_id, seq=mine.seq, state="?", vseqs={}))

    for turn in range(25):
        actor = SeatActor(nation=NationId(stage.nations[0]))
        await play_command(stage.table_id, SetReady(ready=turn % 2 == 0), actor, f"k{turn}")
    await table.finish()

    kept = await reader.read(Snapshot.objects.get)
    assert kept.program == mine.program
    assert decode_state(json.loads(kept.state)).nations.keys() == table.replica.state.nations.keys()


def test_a_state_under_rules_that_nobody_plays_is_refused_in_words() -> None:
    with pytest.raises(DecodeError, match="expected one of 1, found 99"):
        decode_state({"rules_version": 99, "state": {}})


async def test_the_socket_of_a_table_whose_edition_goes_is_told(stage: Stage, live: Hub) -> None:
    table = await live.table(stage.table_id)
    place = connect(live, table, stage.people["observer"], stage.cookies["observer"])

    place.socket.say_goodbye("edition_gone")

    await place.until(lambda: place.closed)
    assert (place.frames[-1]["why"], place.closed) == ("edition_gone", 4005)
