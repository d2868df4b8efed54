"""Every word of a closed vocabulary has a text, and pages get all of them."""

import json
from collections.abc import Mapping
from enum import StrEnum

import pytest

from lobby.models.people import DoorMode
from lobby.words import page_words, refusal_message
from rules.engine.errors import Reason, Refusal
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
    Threat,
    Tier,
)
from rules.engine.state import Seals

VOCABULARIES: Mapping[str, type[StrEnum] | type[DoorMode]] = {
    "aggregations": Aggregation,
    "causes": Cause,
    "controllers": Controller,
    "decides": Decides,
    "domains": Domain,
    "doors": DoorMode,
    "formulas": Formula,
    "grades": Grade,
    "modules": Module,
    "outcomes": Outcome,
    "phases": Phase,
    "quantities": Quantity,
    "reasons": Reason,
    "seals": Seals,
    "seats": Controller,
    "terms": Label,
    "threats": Threat,
    "tiers": Tier,
    "titles": Title,
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
