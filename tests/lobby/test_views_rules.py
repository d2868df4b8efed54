"""The rulebook as pages: every clause has its address, one page stands alone, nothing in it can harm."""

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

    assert rules_page.count('class="chip" href="#') == len(chapters)


def test_the_one_page_stands_alone_without_numbered_chapters() -> None:
    short = a_browser().get("/rules/short/").content.decode()

    assert "coalition" in short
    assert "rule-1" not in short


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
