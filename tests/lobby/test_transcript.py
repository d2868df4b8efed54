"""A game as a text: everything that happened is in it, in words."""

import hashlib
import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from lobby.transcript.prose import transcript
from lobby.transcript.recording import Recorded, recorded
from lobby.words.world import OUTCOMES, TIERS
from rules.lab.playout import play
from rules.packs.registry import load_shipped

SCENARIOS = [summary.id for summary in load_shipped().scenarios()]
POLICIES = ["reciprocator", "free_rider", "altruist", "late"]
SEED = hashlib.sha256(b"transcript").hexdigest()


def played(scenario: str) -> Recorded:
    return recorded(load_shipped().ruleset(scenario), POLICIES, SEED)


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_a_transcript_tells_of_every_crisis_and_how_it_and_the_world_ended(scenario: str) -> None:
    game = played(scenario)

    text = transcript(game)

    reports, ending = game.state.reports, game.state.ending
    assert ending is not None
    told = re.findall(r"^\*\*(.+)\*\*: (\w+), covered", text, re.MULTILINE)
    titles = {card: words.title for card, words in game.ruleset.words.items()}
    assert told == [
        (titles[result.card], str(OUTCOMES[result.outcome]["name"])) for report in reports for result in report.results
    ]
    assert text.count("\n## ") == len(reports) + 1
    assert f"**{TIERS[ending.tier]['name']}** ({ending.stability})" in text
    assert not re.search(r"[{}]", text)


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_every_pledge_is_in_it_with_the_reason_that_the_bot_gave(scenario: str) -> None:
    game = played(scenario)

    lines = transcript(game).splitlines()

    pledges = [line for each in game.rounds for said in each.talks for line in said.lines if line.kind == "pledge_made"]
    found = [line for line in lines if re.match(r"- \w+ pledges to “", line)]
    assert len(found) == len(pledges) > 0
    assert all(re.search(r"“[^”]+”$", line) for line in found)


def test_writing_a_game_down_does_not_change_it() -> None:
    ruleset = load_shipped().ruleset("first_watch")

    alone, told = play(ruleset, POLICIES, SEED), recorded(ruleset, POLICIES, SEED)

    ending = told.state.ending
    assert ending is not None
    assert (alone.stability, alone.tier) == (ending.stability, ending.tier.value)
    assert alone.scores == tuple(card.score for card in ending.scorecards.values())


@pytest.mark.parametrize(
    "words, wrong",
    [
        ({"scenario": "nowhere"}, "There is no scenario nowhere; there are "),
        ({"policies": "late,late,wizard"}, "No bot plays wizard; there are "),
        ({"policies": "late"}, "first_watch is for 3 to 10 nations, not 1."),
    ],
    ids=["scenario", "policy", "seats"],
)
def test_what_cannot_be_played_is_said(words: dict[str, str], wrong: str) -> None:
    with pytest.raises(CommandError, match=wrong):
        call_command("transcript", **words)


def test_the_same_words_print_the_same_game() -> None:
    texts = []
    for _time in range(2):
        out = StringIO()
        call_command("transcript", policies="late,altruist,random", seed="7", stdout=out)
        texts.append(out.getvalue())

    assert texts[0] == texts[1]
    assert texts[0].startswith("# First Watch\n")


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_what_has_a_title_is_not_told_by_its_id(scenario: str) -> None:
    text = transcript(recorded(load_shipped().ruleset(scenario), ["altruist"] * 4, SEED))

    assert re.findall(r"\b[a-z]+_[a-z_]+\b|\b[a-z_]+\.[a-z_]+\b", text) == []
