"""manage.py verify_tables: sound tables pass, and each kind of damage is told."""

from io import StringIO

import pytest
from asgiref.sync import async_to_sync
from django.core.management import CommandError, call_command

from lobby.live.tables import play_command_sync
from lobby.live.verify import faults_of, rebuild
from lobby.models import LogEntry, Snapshot, Table
from rules.engine.actors import SeatActor
from rules.engine.commands import SetReady
from rules.engine.ids import NationId
from tests.lobby.stage import Stage, a_table, begin

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def stage() -> Stage:
    """A table with a log long enough for a snapshot in its middle."""
    made = a_table(3)
    async_to_sync(begin)(made)
    actor = SeatActor(nation=NationId(made.nations[0]))
    for turn in range(25):
        play_command_sync(made.table_id, SetReady(ready=turn % 2 == 0), actor, f"k{turn}")
    assert Snapshot.objects.filter(table_id=made.table_id).exists()
    return made


def test_a_sound_table_passes(stage: Stage) -> None:
    out = StringIO()

    call_command("verify_tables", stdout=out)

    assert "1 of 1 tables are sound" in out.getvalue()


def test_a_table_is_rebuilt_from_its_log_alone(stage: Stage) -> None:
    Snapshot.objects.all().delete()

    replica = rebuild(stage.table_id)

    assert replica.seq == Table.objects.get(pk=stage.table_id).seq
    assert stage.nations[0] in replica.state.ready


@pytest.mark.parametrize("damage", ["entry", "snapshot", "head", "time", "event"])
def test_damage_is_told(stage: Stage, damage: str) -> None:
    log = LogEntry.objects.filter(table_id=stage.table_id)
    newest = log.order_by("-seq").first()
    assert newest is not None
    match damage:
        case "entry":
            log.filter(seq=3).delete()
        case "snapshot":
            kept = Snapshot.objects.get(table_id=stage.table_id)
            Snapshot.objects.update(state=kept.state.replace('"stability":60', '"stability":61'))
        case "head":
            Table.objects.filter(pk=stage.table_id).update(seq=1)
        case "time":
            log.filter(seq=newest.seq).update(at=1)
        case _:
            log.filter(seq=2).update(events=[{"type": "no_such_event"}])

    assert faults_of(stage.table_id)
    with pytest.raises(CommandError, match="1 tables are not sound"):
        call_command("verify_tables", stage.table_id, stdout=StringIO())


def test_an_unknown_table_is_not_sound() -> None:
    with pytest.raises(CommandError):
        call_command("verify_tables", "nosuchtable", stdout=StringIO())
