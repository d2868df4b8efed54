"""A table played at random up to some phase of its second round, with people, talk and cards of its own."""

from lobby.live.answers import Accepted
from lobby.live.tables import play_command_sync, read_table_sync
from lobby.models import Door, Edition, Message, Participant, Table
from rules.engine.actors import actor_key
from rules.engine.codec import canonical, encode
from rules.engine.copying import revise
from rules.engine.ids import Phase
from rules.engine.ruleset import Ruleset
from rules.engine.state import GameState
from rules.packs.registry import load_shipped
from tests.engine.random_play import play

SCENARIO = "first_watch"
SEATS = 4
GAME = 11
"""The number of the random game."""


def former(content_hash: str) -> Ruleset:
    """What was shipped once: another title, and crises that are graver than any today."""
    shipped = load_shipped().ruleset(SCENARIO)
    scenario = revise(shipped.scenario, title="Last Year's Watch")
    cards = {name: revise(card, severity=5) for name, card in shipped.cards.items()}
    return revise(shipped, content_hash=content_hash, scenario=scenario, cards=cards)


def keep(ruleset: Ruleset) -> None:
    """Keep an edition as an older version of the program left it in the database."""
    Edition.objects.get_or_create(
        scenario=SCENARIO,
        content_hash=ruleset.content_hash,
        rules_version=ruleset.rules_version,
        defaults={
            "ruleset": canonical(encode(ruleset)).decode(),
            "maps": {str(SEATS): {"view_box": "0 0 9 9", "nations": {}}},
            "kept_at": 1,
        },
    )


def play_until(ruleset: Ruleset, stop: str) -> tuple[str, GameState]:
    """Play through the lobby's own door until round 2 is in a phase (or the game in its lobby, or over)."""
    keep(ruleset)
    steps = list(play(ruleset, GAME, SEATS, wild=0.1))
    opened = steps[0].before
    table = Table.objects.create(
        code=f"GOLD-{stop[:8].upper()}",
        scenario=SCENARIO,
        rules_version=ruleset.rules_version,
        content_hash=ruleset.content_hash,
        seats=SEATS,
        seed=opened.seed,
        created_at=opened.clock.began,
        last_at=opened.clock.began,
    )
    Door.objects.create(table=table)
    for number, nation in enumerate(opened.settings.nations):
        Participant.objects.create(
            table=table, name=f"Person {number}", nation=nation, is_host=number == 0, joined_at=1, last_seen=1
        )
    for number, step in enumerate(steps):
        if step.refusal is None:
            answer = play_command_sync(table.pk, step.command, step.by, f"{actor_key(step.by)}.{number}", step.at)
            assert isinstance(answer, Accepted), answer
        if _is_there(step.after, stop):
            break
    _talk(table)
    state = read_table_sync(table.pk)
    assert state.phase.value == stop
    return table.pk, state


def _is_there(state: GameState, stop: str) -> bool:
    early = state.phase is Phase.LOBBY and len(state.settings.nations) == SEATS
    return state.phase.value == stop and (early or state.phase is Phase.ENDED or state.round >= 2)


def _talk(table: Table) -> None:
    person = Participant.objects.filter(table=table).order_by("nation")[0]
    for number, recipients in enumerate(("all", [person.nation]), start=1):
        Message.objects.create(
            table=table,
            number=number,
            actor=f"seat:{person.nation}",
            key=f"m{number}",
            body_hash="0" * 64,
            participant=person.pk,
            recipients=recipients,
            text="Who can send relief?",
            at=table.created_at,
            seq=1,
            phase="lobby",
            round=0,
        )
    Table.objects.filter(pk=table.pk).update(talk_seq=2)
