"""A table without modules gets fewer words, and all that it can need."""

from collections.abc import Iterator

import pytest

from lobby.words import page_words
from lobby.words.introduction import INTRODUCTION
from rules.engine.apply import apply
from rules.engine.codec import decode, decode_command
from rules.engine.errors import RefusedError
from rules.engine.events import NumbersChanged
from rules.engine.ruleset import Ruleset
from rules.engine.setup import open_table
from tests.conformance.cases import all_cases
from tests.golden.replay import HERE, actor_of, read

FIRST_CHAPTERS = tuple(f"chapter_{number}_" for number in range(1, 9))
GAMES = sorted((HERE / "games").glob("v1_first_watch_*.json.gz"))


@pytest.mark.parametrize("table", sorted(INTRODUCTION))
def test_it_gets_fewer_words_and_none_that_do_not_exist(table: str) -> None:
    whole, less = page_words()[table], page_words(with_modules=False)[table]

    assert set(less) == INTRODUCTION[table]
    assert less.items() <= whole.items()


def test_it_gets_the_words_for_every_change_of_a_number_in_whole_games() -> None:
    causes = {cause for game in GAMES for cause in causes_in(read(game))}

    assert len(causes) > 15, "this test has lost the changes it should look at"
    assert causes - set(page_words(with_modules=False)["causes"]) == set()


def test_it_gets_the_words_for_every_refusal_of_the_chapters_without_modules() -> None:
    cases = [case.data for case in all_cases() if case.file.startswith(FIRST_CHAPTERS)]
    refused = {step["refused"]["reason"] for case in cases for step in case.get("play", ()) if "refused" in step}

    assert len(refused) > 20, "this test has lost the refusals it should look at"
    assert refused - set(page_words(with_modules=False)["reasons"]) == set()


def causes_in(game: dict[str, object]) -> Iterator[str]:
    """Why numbers changed in a whole game."""
    ruleset = decode(Ruleset, read(HERE / "rulesets" / f"{game['ruleset']}.json.gz"))
    state = open_table(ruleset, game["seats"], game["seed"], game["opened"])  # type: ignore[arg-type] # JSON
    for by, at, command, _answer in game["steps"]:  # type: ignore[attr-defined] # JSON
        try:
            applied = apply(ruleset, state, decode_command(command), actor_of(by), at)
        except RefusedError:
            continue
        state = applied.state
        for event in applied.events:
            if isinstance(event, NumbersChanged):
                yield from (change.cause.value for change in event.changes)
