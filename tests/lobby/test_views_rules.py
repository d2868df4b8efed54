"""The rulebook as pages: every clause and word has its address, the short rules stand alone, nothing can harm."""

import re

import pytest
from django.test import Client

from lobby.rulebook import RULES, render_chapters
from tests.lobby.sitting import a_browser


@pytest.fixture
def rules_page() -> str:
    """The rules page."""
    return a_browser().get("/rules/").content.decode()


def test_every_clause_of_the_rulebook_has_an_address_of_its_own(rules_page: str) -> None:
    clauses = re.findall(r"^\*\*(\d+\.\d+)\*\*", RULES.read_text(encoding="utf-8"), re.MULTILINE)

    assert clauses
    assert [number for number in clauses if rules_page.count(f'id="rule-{number}"') != 1] == []


def test_every_chapter_is_in_the_contents(rules_page: str) -> None:
    chapters = re.findall(r"^## (.+)$", RULES.read_text(encoding="utf-8"), re.MULTILINE)

    contents = rules_page.split('class="rulebook__contents"')[1].split("</nav>", maxsplit=1)[0]
    assert contents.count('<a href="#') == len(chapters)


def test_every_clause_has_a_heading_and_is_in_its_chapters_index(rules_page: str) -> None:
    clauses = re.findall(r"^\*\*(\d+\.\d+)\*\*", RULES.read_text(encoding="utf-8"), re.MULTILINE)

    assert [number for number in clauses if f'<h3 id="rule-{number}">' not in rules_page] == []
    assert [number for number in clauses if f'<li><a href="#rule-{number}">{number} ' not in rules_page] == []


def test_every_way_within_the_rules_leads_somewhere(rules_page: str) -> None:
    short = a_browser().get("/rules/short/").content.decode()
    places = set(re.findall(r'id="([^"]+)"', rules_page))

    ways = set(re.findall(r'href="(?:/rules/)?#([^"]+)"', rules_page + short)) - {"main"}

    assert {"rule-6.8", "word-pledge", "word-fair-share"} <= ways
    assert ways - places == set()


def test_the_short_rules_stand_alone_without_numbered_chapters() -> None:
    short = a_browser().get("/rules/short/").content.decode()

    assert "coalition" in short
    assert "An example" in short
    assert "rule-1" not in short


def test_a_number_that_is_no_clause_leads_nowhere() -> None:
    short, chapter = render_chapters(
        "## In short\n\nIt took 1.1.\n\n## 1. A\n\n### Aim\n\n**1.1** See 1.1; 9.9, 1.1 per cent."
    )

    assert "<a" not in short.html
    assert chapter.html.count("<a") == 2
    assert '<h3 id="rule-1.1"><a href="#rule-1.1">1.1</a> Aim</h3>' in chapter.html


def test_the_rules_need_no_database_and_no_cookie(client: Client) -> None:
    answer = client.get("/rules/")

    assert answer.status_code == 200
    assert not answer.cookies
    assert "max-age=300" in answer["Cache-Control"]


def test_markup_and_scripts_in_the_text_come_out_as_text_or_not_at_all() -> None:
    (chapter,) = render_chapters(
        "## 1. A\n\n**1.1** <script>alert(1)</script> [x](javascript:alert(1)) ![](//evil/x.png)"
    )

    assert "<script" not in chapter.html
    assert "javascript:" not in chapter.html.replace("[x](javascript:alert(1))", "")
    assert "<img" not in chapter.html
    assert 'id="rule-1.1"' in chapter.html
