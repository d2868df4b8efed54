"""Agendas, events and finales of packs: what lint says of them, and what the shipped ones come to."""

import statistics

import pytest

from rules.engine.agendas import NO_DECK, Feat
from rules.engine.ids import Module, Phase
from rules.lab.playout import Playout
from rules.lab.running import game_seed
from rules.lab.seatings import mixed
from rules.packs.assembly import read_path
from rules.packs.checking import Report, check
from rules.packs.registry import CONTENT, load_shipped

SCENARIO = "scenarios/full_spectrum.yaml"
FILES = read_path(CONTENT / "full_spectrum")


def report_on(file: str, old: str, new: str) -> Report:
    """The report on Full Spectrum with one piece of text of one file replaced."""
    text = FILES[file].decode()
    assert old in text, (file, old)
    return check("full_spectrum", {**FILES, file: text.replace(old, new, 1).encode()}, load_shipped().packs().values())


@pytest.mark.parametrize(
    "file, old, new, words",
    [
        ("agendas/held_line.yaml", "points: 3", "points: -3", "worth nothing"),
        ("agendas/held_line.yaml", "feat: held", "feat: flown", "not known"),
        ("agendas/held_line.yaml", "id: full_spectrum", "id: other_pack", "is not of this pack"),
        (SCENARIO, "full_spectrum.held_line", "full_spectrum.held_lines", "there is no agenda"),
        (SCENARIO, "  - full_spectrum.held_line\n  - full_spectrum.trusted_name\n", "", "open to every"),
        (SCENARIO, " exercises,", "", "counts what the module"),
        ("events/the_lean_years.yaml", "round: 5\n", "", "nothing says when"),
        ("events/the_lean_years.yaml", "foreseen: 1", "when: [{kind: tag_left, tag: x_x}]", "both a round"),
        ("events/the_lean_years.yaml", "round: 5\nforeseen: 1", "round: 2\nforeseen: 2", "before the first round"),
        ("events/the_lean_years.yaml", "who: neighbours", "who: contributors", "nobody picks or sends"),
        ("events/the_old_claim.yaml", "change_tension, threat: conflict", "change_tension", "no threat is named"),
        (SCENARIO, "full_spectrum.the_old_claim", "full_spectrum.an_old_claim", "there is no event"),
        (SCENARIO, "cards: [full_spectrum.paper_army", "cards: [full_spectrum.paper", "no card"),
        (SCENARIO, "tags: []", "tags: [one_voice]", "the first finale"),
        ("scenarios/full_spectrum.en.yaml", "the_open_door:", "the_shut_door:", "the_open_door"),
    ],
)  # fmt: skip
def test_lint_finds_what_could_not_be_played(file: str, old: str, new: str, words: str) -> None:
    found = [problem.wrong + problem.cure for problem in report_on(file, old, new).problems]

    assert any(words in text for text in found), found


def test_full_spectrum_has_twelve_agendas_three_events_and_three_finales() -> None:
    deck = load_shipped().ruleset("full_spectrum").fates

    assert len(deck.agendas) >= 12
    assert len(deck.events) >= 3
    assert len(deck.finales) >= 3
    assert {part.feat for agenda in deck.agendas.values() for part in agenda.parts} == set(Feat)
    assert any(event.rival for event in deck.events)
    assert any(event.when for event in deck.events)


def test_what_agendas_and_events_do_is_written_from_their_data() -> None:
    deck = load_shipped().ruleset("full_spectrum").fates
    words = deck.agenda_words["full_spectrum.open_purse"]  # type: ignore[index]
    told = {event.id: deck.event_words[event.id].does for event in deck.events}

    assert words.parts[0].startswith("+2 for each year whose own value of your contribution record is 100")
    assert words.parts[1] == "+1 for every 3 × RP of aid given; at most 6"
    assert told["full_spectrum.the_lean_years"][0] == "{nation}: GDP −3 %"  # type: ignore[index]
    assert told["full_spectrum.the_old_claim"][-1] == "{nation} has a new rival"  # type: ignore[index]


def test_the_introduction_has_nothing_of_it() -> None:
    ruleset = load_shipped().ruleset("first_watch")

    assert not ruleset.scenario.modules & {Module.AGENDAS, Module.EVENTS}
    assert ruleset.fates == NO_DECK


@pytest.mark.slow
def test_agendas_come_to_seven_or_eight_points_where_bots_play() -> None:
    ruleset, points = load_shipped().ruleset("full_spectrum"), []
    for seats in (4, 6, 8):
        for number in range(12):
            game = Playout(ruleset, mixed(seats, number), game_seed("agendas", number))
            while game.state.phase is not Phase.ENDED:
                game.play_round()
            assert game.state.ending is not None
            points += [card.agenda.points for card in game.state.ending.scorecards.values() if card.agenda]

    assert 6 <= statistics.mean(points) <= 9
