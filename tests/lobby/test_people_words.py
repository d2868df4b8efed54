"""Every word of a closed vocabulary has a text, and pages get all of them."""

import ast
import json
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

import pytest

from lobby.models.people import DoorMode
from lobby.policies import MIX
from lobby.words import page_words, refusal_message
from lobby.words.news import VARIANTS
from rules.bots.postures import CHARACTERS
from rules.engine.agendas import Feat
from rules.engine.agreements import Accession, Clause, Form
from rules.engine.errors import Reason, Refusal
from rules.engine.evolve import feed
from rules.engine.explain import Formula, Label, Title
from rules.engine.ids import (
    Aggregation,
    Cause,
    Controller,
    Decides,
    Domain,
    Grade,
    Module,
    Outcome,
    Phase,
    Quantity,
    Repayment,
    Technology,
    Threat,
    Tier,
    Way,
)
from rules.engine.red import RedController
from rules.engine.state import Seals

VOCABULARIES: Mapping[str, type[StrEnum] | type[DoorMode]] = {
    "accessions": Accession,
    "aggregations": Aggregation,
    "causes": Cause,
    "clauses": Clause,
    "controllers": Controller,
    "decides": Decides,
    "domains": Domain,
    "doors": DoorMode,
    "forms": Form,
    "feats": Feat,
    "formulas": Formula,
    "grades": Grade,
    "modules": Module,
    "outcomes": Outcome,
    "phases": Phase,
    "quantities": Quantity,
    "reasons": Reason,
    "red_controllers": RedController,
    "repayments": Repayment,
    "seals": Seals,
    "seats": Controller,
    "terms": Label,
    "threats": Threat,
    "tiers": Tier,
    "technologies": Technology,
    "titles": Title,
    "ways": Way,
}


@pytest.mark.parametrize("table", VOCABULARIES)
def test_every_member_of_a_vocabulary_has_words_and_nothing_else_has(table: str) -> None:
    words = page_words()[table]

    assert set(words) == {member.value for member in VOCABULARIES[table]}


def test_no_text_is_empty_and_all_are_ready_for_json() -> None:
    words = json.loads(json.dumps(page_words()))

    texts = [text for table in words.values() for entry in table.values() for text in _texts(entry)]
    assert texts
    assert all(text.strip() for text in texts)


@pytest.mark.parametrize("reason", list(Reason))
def test_a_refusal_says_what_is_wrong_what_helps_and_which_rule(reason: Reason) -> None:
    message = refusal_message(Refusal(reason=reason, rule="4.2"))

    assert message.count(".") >= 3
    assert "{" not in message
    assert "4.2" in message


def test_a_refusal_with_facts_says_the_numbers() -> None:
    refusal = Refusal(reason=Reason.PLEDGE_TOO_LARGE, rule="5.4", facts={"low": 1, "high": 7, "held_by": "levels"})

    assert "1 to 7 units" in refusal_message(refusal)


def test_a_refusal_names_phases_domains_and_times_as_people_do() -> None:
    wrong_phase = Refusal(reason=Reason.WRONG_PHASE, rule="2.1", facts={"phase": "resolution", "needed": "running"})
    too_early = Refusal(reason=Reason.TIME_NOT_UP, rule="2.6", facts={"left": 64_001})
    no_need = Refusal(reason=Reason.DOMAIN_NOT_NEEDED, rule="4.6", facts={"crisis": "c1", "domains": "cyber, relief"})

    assert "Reveal" in refusal_message(wrong_phase)
    assert "1:05" in refusal_message(too_early)
    assert "Cyber teams, Relief" in refusal_message(no_need)


def _texts(entry: str | dict[str, str]) -> list[str]:
    return [entry] if isinstance(entry, str) else list(entry.values())


def test_every_character_of_a_bot_has_words_and_the_mix_of_them_too() -> None:
    assert set(page_words()["policies"]) == {MIX, *CHARACTERS}


def test_every_kind_of_news_has_words_or_one_entry_for_each_value_that_changes_its_sentence() -> None:
    words = page_words()["news"]
    values = {
        "controller": [controller.value for controller in Controller],
        "player": [controller.value for controller in RedController],
        "condition": ["none", "if_nation", "if_all"],
        "outcome": [outcome.value for outcome in Outcome],
    }

    wanted = {
        entry
        for kind in kinds_of_news()
        for entry in ([f"{kind}.{value}" for value in values[VARIANTS[kind]]] if kind in VARIANTS else [kind])
    }

    assert wanted == set(words)


def kinds_of_news() -> set[str]:
    """The kinds that the engine's feed writes, read off its source: the first part of each line it returns."""
    tree = ast.parse(Path(feed.__file__).read_text(encoding="utf-8"))
    firsts = [node.elts[0] for node in ast.walk(tree) if isinstance(node, ast.Tuple) and len(node.elts) == 3]
    chosen = [node for first in firsts for node in ast.walk(first) if isinstance(node, ast.Constant)]
    named = [
        constant
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and [ast.unparse(target) for target in node.targets] == ["kind"]
        for constant in ast.walk(node.value)
        if isinstance(constant, ast.Constant)
    ]
    return {str(node.value) for node in [*chosen, *named] if isinstance(node.value, str)}
