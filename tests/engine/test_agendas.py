"""Chapter 16: agendas are dealt by chance, counted from public numbers, worth 0 to 15, and nobody else's business."""

import random
from collections.abc import Iterator

import pytest
from hypothesis import given

from rules.engine.actors import EvaluatorViewer, FacilitatorViewer, PublicViewer, SeatViewer, Viewer
from rules.engine.agendas import OF_RIVALS, AgendaPart, Feat
from rules.engine.codec import canonical, encode
from rules.engine.commands import StartGame
from rules.engine.copying import revise
from rules.engine.deals import Deal, GiveAid, HoldExercise
from rules.engine.explain import explain
from rules.engine.fate_events import AgendasDealt, FeatsCounted
from rules.engine.formulas.agendas import (
    agenda_points,
    count_of,
    counts_of,
    feats_of_year,
    part_points,
)
from rules.engine.formulas.places import rivals
from rules.engine.formulas.scoring import contest
from rules.engine.ids import AgendaId, Module, NationId, OfferId, Outcome, Phase, Threat
from rules.engine.module_constants import given as numbers_of
from rules.engine.reports import CrisisResult, PledgeResult
from rules.engine.ruleset import Ruleset
from rules.engine.screen import screen
from rules.engine.state import GameState
from rules.engine.ties import Ties
from tests.engine.builders import (
    ASH,
    BAY,
    COB,
    DEE,
    FIRST,
    SECOND,
    a_nation,
    a_plan,
    a_state,
    a_table,
    events_of,
    full,
    harbour,
    own,
    played,
    stormy,
    with_plans,
)
from tests.engine.decks import AGENDAS
from tests.engine.games import seeds, some
from tests.engine.random_play import play
from tests.engine.test_explain import numbers

NUMBERS = numbers_of(full().constants.agendas)


def dealt(seats: int = 4, number: int = 0) -> dict[NationId, AgendaId]:
    """What a table of so many nations is dealt as it starts."""
    table = a_table(full(), seats, f"{number:064x}")
    return dict(played(full(), table, StartGame()).fates.agendas)


@pytest.mark.rule("16.1")
def test_each_nation_is_dealt_one_agenda_and_no_agenda_twice() -> None:
    for number in range(20):
        found = dealt(4, number)

        assert set(found) == {ASH, BAY, COB, DEE}
        assert len(set(found.values())) == 4
    assert len({tuple(dealt(4, number).values()) for number in range(20)}) > 10


@pytest.mark.rule("16.1")
def test_an_agenda_about_rivals_goes_to_nations_that_have_some() -> None:
    about_rivals = {agenda.id for agenda in AGENDAS if OF_RIVALS & {part.feat for part in agenda.parts}}
    state = a_table(full(), 4)
    without = {nation for nation in state.settings.nations if not rivals(full(), state, nation)}
    games = [dealt(4, number) for number in range(60)]

    assert without
    assert any(set(found.values()) & about_rivals for found in games)
    assert not any(found[nation] in about_rivals for found in games for nation in without)


@pytest.mark.rule("16.1", "1.6")
def test_what_is_dealt_depends_on_the_seed_alone() -> None:
    waiting = a_table(full(), 4)
    later = revise(waiting, clock=revise(waiting.clock, began=99))

    assert played(full(), waiting, StartGame()).fates == played(full(), later, StartGame(), at=5000).fates


@pytest.mark.rule("16.1", "1.2")
def test_where_the_module_is_off_there_is_nothing_of_it() -> None:
    events = events_of(stormy(), a_table(stormy(), 4), StartGame())
    state = a_state(Phase.PLANNING, stormy())

    assert not any(isinstance(event, AgendasDealt | FeatsCounted) for event in events)
    assert "fates" not in encode(state)
    for viewer in (SeatViewer(nation=ASH), FacilitatorViewer(), PublicViewer()):
        assert "agenda" not in str(canonical(screen(stormy(), state, viewer)))


def other_agendas(state: GameState, nation: NationId) -> GameState:
    """The same game with other agendas of all but one nation."""
    mine = state.fates.agendas[nation]
    free = [agenda.id for agenda in AGENDAS if agenda.id != mine]
    others = {
        other: mine if other == nation else free[place % len(free)]
        for place, other in enumerate(sorted(state.fates.agendas))
    }
    return revise(state, fates=revise(state.fates, agendas=others))


def looks(state: GameState, viewer: Viewer) -> tuple[bytes, list[object]]:
    """A viewer's whole screen, and the sum behind every number on it and behind others' agendas."""
    shown = screen(full(), state, viewer)
    paths = [path for path, _ in numbers(shown)]
    paths += [("agendas", nation, "points") for nation in state.settings.nations]
    return canonical(shown), [explain(full(), state, viewer, path) for path in paths]


def others_of(state: GameState) -> Iterator[tuple[NationId, Viewer]]:
    """Each nation with itself; all who have none, with the first."""
    for nation in state.settings.nations:
        yield nation, SeatViewer(nation=nation)
    yield state.settings.nations[0], EvaluatorViewer()


@given(seeds)
@some
@pytest.mark.rule("16.1", "1.7")
@pytest.mark.promise("R14")
def test_nobody_sees_what_another_nation_sets_out_to_do(seed: int) -> None:
    rng = random.Random(seed)
    for step in play(full(), seed):
        state = step.after
        if step.applied and state.fates.agendas and state.ending is None and rng.random() < 0.03:
            for nation, viewer in others_of(state):
                assert looks(other_agendas(state, nation), viewer) == looks(state, viewer)
            swapped = other_agendas(other_agendas(state, state.settings.nations[0]), state.settings.nations[-1])
            assert looks(swapped, PublicViewer()) == looks(state, PublicViewer())


@pytest.mark.rule("16.1", "16.2")
def test_a_nation_sees_its_agenda_with_what_it_is_worth_so_far_and_a_facilitator_sees_all() -> None:
    state = a_state(Phase.PLANNING, full())
    agendas = {ASH: AgendaId("yard"), BAY: AgendaId("word"), COB: AgendaId("wall")}
    state = revise(state, fates=revise(state.fates, agendas=agendas))
    state = a_nation(state, ASH, levels_start=sum(own(state, ASH).capability.values()) - 2)

    mine = screen(full(), state, SeatViewer(nation=ASH))["you"]["agenda"]
    everybody = screen(full(), state, FacilitatorViewer())["agendas"]

    assert (mine["title"], mine["points"], mine["most"]) == ("Yard", 6, 15)
    assert [(part["count"], part["points"]) for part in mine["parts"]] == [(2, 6)]
    assert everybody[ASH] == mine
    assert set(everybody) == {ASH, BAY, COB}
    told = explain(full(), state, SeatViewer(nation=ASH), ("you", "agenda", "points"))
    assert told is not None
    assert (told["value"], sum(line["amount"] for line in told["terms"]), told["rule"]) == (6, 6, "16.2")


@pytest.mark.rule("16.2")
def test_parts_bring_points_for_each_beyond_the_first_and_no_more_than_their_most() -> None:
    part = AgendaPart(feat=Feat.LED, points=3, each=2, beyond=1, most=8)

    assert [part_points(part, count) for count in (0, 1, 2, 3, 5, 7, 20)] == [0, 0, 0, 3, 6, 8, 8]
    assert part_points(AgendaPart(feat=Feat.BROKEN, points=-4, most=10), 5) == -10


@pytest.mark.rule("16.2")
def test_an_agenda_is_worth_no_less_than_nothing_and_no_more_than_fifteen() -> None:
    word = next(agenda for agenda in AGENDAS if agenda.id == "word")

    assert agenda_points(word, {}, NUMBERS) == 3
    assert agenda_points(word, {Feat.KEPT: 2, Feat.BROKEN: 1, Feat.TRUSTED: 50}, NUMBERS) == 7
    assert agenda_points(word, {Feat.BROKEN: 3}, NUMBERS) == 0
    assert agenda_points(word, {Feat.KEPT: 40}, NUMBERS) == 15


def a_result(state: GameState, crisis: str, outcome: Outcome) -> CrisisResult:
    """A result of which only the end matters."""
    struck = state.crises[FIRST if crisis == FIRST else SECOND]
    return CrisisResult(
        crisis=struck.id,
        card=struck.card,
        target=struck.target,
        severity=2,
        demand=0,
        option=None,
        picks={},
        needs=(),
        bonus=0,
        coverage=0,
        luck=0,
        mishap=0,
        outcome=outcome,
        harm=0,
    )


def a_year(ruleset: Ruleset | None = None) -> GameState:
    """A year's end: the flood at Cobham contained under Bayview's lead, the raid at Ashford partial."""
    state = a_state(Phase.RESOLUTION, ruleset or full(), seats=4)
    state = revise(
        state,
        results=(a_result(state, FIRST, Outcome.CONTAINED), a_result(state, SECOND, Outcome.PARTIAL)),
        crises={
            FIRST: revise(state.crises[FIRST], convener=BAY, fair=dict.fromkeys(state.nations, 2)),
            SECOND: revise(state.crises[SECOND], convener=ASH, fair=dict.fromkeys(state.nations, 2)),
        },
        ledger=(),
        judged=(),
        ties=Ties(interoperability=state.ties.interoperability),
    )
    relief = {("r1c1", "relief"): 1}
    return with_plans(state, ash=a_plan(relief), bay=a_plan(relief), cob=a_plan(relief), dee=a_plan(relief))


@pytest.mark.rule("16.3")
def test_help_and_lead_are_counted_by_whose_crisis_it_was_and_how_it_ended() -> None:
    feats = feats_of_year(full(), a_year())

    assert feats[BAY][Feat.LED] == 1
    assert feats[BAY][Feat.BRIDGED] == 1, "Ashford and Cobham are rivals, and both gave half of their share"
    assert feats[ASH][Feat.HELPED_RIVAL] == feats[ASH][Feat.HELPED_FAR] == 1
    assert feats[BAY][Feat.HELPED_FAR] == 1
    assert feats[DEE][Feat.HELPED_NEAR] == 1
    assert feats[COB][Feat.HELD] == 1
    assert Feat.HELD not in feats[ASH]
    assert not {Feat.LED, Feat.BRIDGED} & feats[ASH].keys(), "it convened what did not end well, and sent nothing there"
    assert Feat.HELPED_NEAR not in feats[COB], "its own crisis is no help to others"


@pytest.mark.rule("16.3")
def test_less_than_half_of_a_share_counts_for_nothing() -> None:
    state = a_year()
    high = revise(state.crises[FIRST], fair=dict.fromkeys(state.nations, 3))
    feats = feats_of_year(full(), revise(state, crises={**state.crises, FIRST: high}))

    assert not {Feat.HELPED_FAR, Feat.HELPED_RIVAL} & feats[ASH].keys()
    assert Feat.BRIDGED not in feats[BAY]
    assert feats[BAY][Feat.LED] == 1, "whoever leads has only to be there"


@pytest.mark.rule("16.3")
def test_words_years_and_deals_are_counted() -> None:
    state = a_year()
    state = a_nation(a_nation(state, ASH, support=50, record_history=(20, 100)), BAY, support=49, record_history=(99,))
    kept = PledgeResult(nation=ASH, crisis=FIRST, promised=1, sent=1, kept=True, counted=True)
    small, broken = revise(kept, counted=False), revise(kept, nation=BAY, sent=0, kept=False)
    aid = GiveAid(giver=ASH, receiver=BAY, points=2)
    deal = Deal(id=OfferId("o"), parties=(ASH, BAY), terms=(aid, HoldExercise(nations=(BAY, COB))))
    ties = revise(state.ties, deals=(deal, revise(deal, terms=(aid,))))

    feats = feats_of_year(full(), revise(state, judged=(kept, small, broken), ties=ties))

    assert (feats[ASH][Feat.KEPT], feats[BAY][Feat.BROKEN]) == (1, 1)
    assert Feat.BROKEN not in feats[ASH]
    assert (feats[ASH][Feat.CALM_YEARS], feats[ASH][Feat.GENEROUS_YEARS]) == (1, 1)
    assert not {Feat.CALM_YEARS, Feat.GENEROUS_YEARS} & feats[BAY].keys()
    assert feats[ASH][Feat.AIDED] == 4
    assert Feat.EXERCISED not in feats[ASH]
    assert feats[BAY][Feat.EXERCISED] == feats[COB][Feat.EXERCISED] == 1


@pytest.mark.rule("16.3")
def test_a_year_with_harm_is_not_one_without() -> None:
    games = [step for seed in range(6) for step in play(full(), seed, 4)]
    counted = [
        (step, event) for step in games if step.applied for event in step.applied.events if type(event) is FeatsCounted
    ]

    hurt = 0
    for step, event in counted:
        for nation in step.after.nations:
            earlier = sum(report.lines[nation].harm for report in step.before.reports)
            harmed = own(step.before, nation).harm > earlier
            assert (Feat.UNHARMED_YEARS in event.feats[nation]) == (not harmed)
            hurt += harmed
    assert hurt


@pytest.mark.rule("16.3")
def test_what_stands_is_read_off_as_it_stands() -> None:
    state = a_state(Phase.PLANNING, full(), seats=4)
    sees = {BAY: {ASH: 55}, COB: {ASH: 45}, DEE: {ASH: 54}}
    for nation, trust in sees.items():
        state = a_nation(state, nation, trust={**own(state, nation).trust, **trust})
    exposure = {**own(state, ASH).exposure, Threat.CONFLICT: 0, Threat.CYBER: 3}
    state = a_nation(state, ASH, exposure=exposure, levels_start=sum(own(state, ASH).capability.values()) - 3)

    counts = {
        feat: count_of(full(), state, ASH, feat)
        for feat in Feat
        if feat in (Feat.TRUSTED, Feat.THAWED, Feat.EXPOSURE_LOWERED, Feat.LEVELS_GAINED)
    }

    assert counts == {
        Feat.TRUSTED: 33,
        Feat.THAWED: 1,
        Feat.EXPOSURE_LOWERED: harbour().nations[ASH].exposure[Threat.CONFLICT],
        Feat.LEVELS_GAINED: 3,
    }


@pytest.mark.rule("16.3")
def test_years_add_up() -> None:
    steps = [step for step in play(full(), 3, 4) if step.applied]
    counted = [event for step in steps if step.applied for event in step.applied.events if type(event) is FeatsCounted]
    last = steps[-1].after

    for nation in last.nations:
        for feat in Feat:
            years = sum(event.feats[nation].get(feat, 0) for event in counted)
            assert last.fates.tally.get(nation, {}).get(feat, 0) == years
    assert len(counted) == last.round


@pytest.mark.rule("16.4")
def test_the_contest_counts_bars_at_eighty_five_per_cent_beside_an_agenda() -> None:
    bars = (80, 60, 50, 40)

    assert contest(bars, 100, 100) == 6000 + 500
    assert contest(bars, 100, 100, (9, 85)) == 6000 * 85 // 100 + 900 + 500
    assert contest(bars, 50, 0, (0, 85)) == 5100 * 650 // 1000
    assert contest(bars, 0, 80, (15, 85)) == 400, "of a world that collapsed only the record is left"


@pytest.mark.rule("16.1", "16.4")
def test_in_the_end_all_agendas_are_public_with_what_they_came_to() -> None:
    last = [step for step in play(full(), 3, 4) if step.applied][-1].after
    assert last.ending is not None
    shown = screen(full(), last, PublicViewer())["ending"]["scorecards"]

    for nation, card in last.ending.scorecards.items():
        agenda = full().fates.agendas[last.fates.agendas[nation]]
        points = agenda_points(agenda, counts_of(full(), last, nation, agenda), NUMBERS)
        told = explain(full(), last, PublicViewer(), ("ending", "scorecards", nation, "agenda", "points"))

        assert card.agenda is not None
        assert (shown[nation]["agenda"]["id"], shown[nation]["agenda"]["points"]) == (agenda.id, points)
        assert told is not None
        assert told["value"] == points
        bars = (card.prosperity, card.security, card.leadership, card.support)
        assert card.score == contest(bars, last.stability, own(last, nation).record, (points, 85))
    assert Module.AGENDAS in full().scenario.modules
