"""The codex: every card and word has its page, filters narrow by the address, and no live table's secrets are in it."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from lobby.codex.cards import CardEntry, all_cards
from lobby.codex.glossary import entries_in, glossary, words_on_screen
from lobby.codex.scenarios import all_scenarios
from lobby.codex.sheets import agendas, clauses, projects
from lobby.codex.terms import TERMS
from lobby.rulebook import RULES
from lobby.words.codex import KINDS, MODULES_ADD
from rules.engine.agreements import Clause
from rules.engine.ids import Aggregation, Decides, Domain, Module, Outcome, Quantity, Threat, Tier
from rules.packs.registry import load_shipped
from tests.lobby.sitting import a_browser

PAGES = (
    "codex",
    "codex_glossary",
    "codex_words",
    "codex_cards",
    "codex_scenarios",
    "codex_clauses",
    "codex_projects",
    "codex_agendas",
)


def page(address: str) -> str:
    """A page of the codex for somebody who has never been here."""
    answer = a_browser().get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_needs_no_database_no_cookie_and_no_script_of_its_own(client: Client, name: str) -> None:
    answer = client.get(reverse(name))

    assert answer.status_code == 200
    assert not answer.cookies
    assert "max-age=300" in answer["Cache-Control"]
    assert "importmap" not in answer.content.decode()


def test_every_card_of_every_pack_is_in_the_catalogue_and_has_a_page() -> None:
    shipped = {card.id for pack in load_shipped().packs().values() for card in pack.crises}
    catalogue = page("/codex/cards/")

    assert shipped == set(all_cards())
    for card in shipped:
        assert f'href="/codex/cards/{card}/"' in catalogue
        assert all_cards()[card].words.title in page(f"/codex/cards/{card}/").replace("&#x27;", "'")


@pytest.mark.parametrize("query", ["threat=cyber", "kind=crisis", "pack=full_spectrum", "scenario=first_watch"])
def test_a_filter_in_the_address_leaves_just_the_cards_that_it_names(query: str) -> None:
    name, wanted = query.split("=")
    tells: dict[str, Callable[[CardEntry], bool]] = {
        "threat": lambda it: it.card.threat.value == wanted,
        "kind": lambda it: it.model.kind == wanted,
        "pack": lambda it: it.pack.id == wanted,
        "scenario": lambda it: wanted in it.scenarios,
    }

    shown = set(re.findall(r'href="/codex/cards/([^"/?]+)/"', page(f"/codex/cards/?{query}")))

    expected = {it.id for it in all_cards().values() if tells[name](it)}
    assert shown == expected
    assert 0 < len(expected) < len(all_cards())


def test_filters_hold_together_and_the_form_says_which_are_on() -> None:
    found = page("/codex/cards/?threat=cyber&scenario=first_watch")

    shown = set(re.findall(r'href="/codex/cards/([^"/?]+)/"', found))
    assert shown == {"first_watch.borrowed_key", "first_watch.ransom_week"}
    assert '<option value="cyber" selected>' in found
    assert '<option value="first_watch" selected>' in found


def test_an_answer_that_nobody_offers_is_no_answer() -> None:
    found = page("/codex/cards/?threat=%3Cscript%3E&kind=&other=1")

    assert "<script>" not in found.split("<main")[1].split("</main>")[0]
    assert len(set(re.findall(r'href="/codex/cards/([^"/?]+)/"', found))) == len(all_cards())


def test_a_card_says_what_every_option_costs_and_does_in_the_words_of_the_table() -> None:
    entry = all_cards()["first_watch.borrowed_key"]
    words = load_shipped().ruleset("first_watch").words[entry.card.id]

    found = page("/codex/cards/first_watch.borrowed_key/")

    assert {option.words for option in entry.options} == set(words.options.values())
    for option in entry.options:
        for line in (*option.price, *option.words.does):
            assert line in found
    assert "{target}" not in found


def test_cards_that_follow_from_others_lead_both_ways() -> None:
    cards = all_cards()
    ways = [(first, later) for first in cards for later in cards[first].brings]

    assert ways
    assert all(first in cards[later].follows for first, later in ways)
    first, later = ways[0]
    assert f'href="/codex/cards/{later}/"' in page(f"/codex/cards/{first}/")
    assert f'href="/codex/cards/{first}/"' in page(f"/codex/cards/{later}/")


@pytest.mark.parametrize("scenario", [str(found.id) for found in load_shipped().scenarios()])
def test_a_scenario_names_its_parts_of_the_rules_and_its_nations(scenario: str) -> None:
    entry = all_scenarios()[scenario]

    found = page(f"/codex/scenarios/{scenario}/")

    assert len(entry.nations) == max(entry.seats)
    assert all(nation.profile.name in found for nation in entry.nations)
    assert found.count("<dt>") >= len(entry.modules)
    assert scenario in page(f"/codex/scenarios/?pack={entry.pack.id}")


def test_every_part_of_the_rules_has_its_sentence_and_every_kind_of_card_its_word() -> None:
    kinds = {card.model.kind for card in all_cards().values()}

    assert set(MODULES_ADD) == set(Module)
    assert kinds - set(KINDS) == set()


def test_every_clause_project_and_agenda_has_its_sheet_in_the_words_of_the_table() -> None:
    rulesets = [load_shipped().ruleset(str(found.id)) for found in load_shipped().scenarios()]

    assert set(clauses()) == {clause.value for clause in Clause}
    for ruleset in rulesets:
        assert set(map(str, ruleset.projects)) <= set(projects())
        assert set(map(str, ruleset.fates.agendas)) <= set(agendas())
        for key, words in ruleset.fates.agenda_words.items():
            assert agendas()[key].title == words.title
            assert tuple(text for _label, text in agendas()[key].lines) == words.parts


@pytest.mark.parametrize("address, sheets", [("clauses", clauses), ("projects", projects), ("agendas", agendas)])
def test_a_catalogue_of_sheets_shows_them_all_and_how_many_they_are(
    address: str, sheets: Callable[[], dict[str, object]]
) -> None:
    whole = page(f"/codex/{address}/")

    assert all(f'id="{key}"' in whole for key in sheets())
    assert f"{len(sheets())} of {len(sheets())}" in whole


def test_clauses_are_found_by_the_threats_that_they_are_good_for() -> None:
    found = page("/codex/clauses/?threat=conflict")

    shown = {key for key in clauses() if f'id="{key}"' in found}
    assert shown == {key for key, sheet in clauses().items() if "conflict" in sheet.keys}
    assert 0 < len(shown) < len(clauses())


@pytest.mark.parametrize("address", ["/codex/cards/nobody.knows/", "/codex/scenarios/none/"])
def test_what_is_not_there_is_told_so(address: str) -> None:
    assert a_browser().get(address).status_code == 404


def test_every_entry_of_the_rulebooks_glossary_is_read() -> None:
    chapter = RULES.read_text(encoding="utf-8").split("## Glossary")[1].split("\n## ")[0]

    assert len(glossary()) == chapter.count("\n- **")
    assert all(entry.rule for entry in glossary().values())
    assert entries_in("# No glossary here\n") == ()


def test_every_entry_names_a_clause_that_there_is() -> None:
    clauses = set(re.findall(r"^\*\*(\d+\.\d+)\*\*", RULES.read_text(encoding="utf-8"), re.MULTILINE))

    assert {entry.rule for entry in glossary().values()} - clauses == set()


def test_every_word_that_opens_on_a_screen_has_an_entry() -> None:
    told = {
        *(f"quantities.{one}" for one in Quantity),
        *(f"domains.{one}" for one in Domain),
        *(f"threats.{one}" for one in Threat),
        *(f"tiers.{one}" for one in Tier),
        *(f"outcomes.{one}" for one in Outcome),
        *(f"decides.{one}" for one in Decides),
        *(f"aggregations.{one}" for one in Aggregation),
    }

    assert told - set(words_on_screen()) == set()
    assert {slug for slug in TERMS.values() if slug not in glossary()} == set()


def test_terms_of_a_page_open_their_entries_in_place() -> None:
    found = page("/codex/cards/first_watch.borrowed_key/")

    opened = set(re.findall(r'popovertarget="entry-([^"]+)"', found))
    assert {"threats", "severity", "domains", "weakest-link", "best-contribution", "response-option"} <= opened
    for slug in opened:
        assert found.count(f'popover id="entry-{slug}"') == 1
        assert f'href="/codex/glossary/#word-{slug}"' in found


def test_all_terms_that_the_browsers_code_names_are_known() -> None:
    root = RULES.parent.parent / "static" / "js"
    named = {
        name
        for file in root.rglob("*.js")
        for name in re.findall(r'of="([a-z]+\.[a-z_]+)"', file.read_text(encoding="utf-8"))
    }

    assert named
    assert named - set(words_on_screen()) == set()
