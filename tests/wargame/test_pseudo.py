"""In the pretended language every translated word is marked, so that a forgotten one stands out."""

import pytest
from django.test import Client
from django.utils import translation
from django.utils.translation import gettext, ngettext, pgettext
from pytest_django.fixtures import Settings

from wargame.pseudo import pseudo


def test_messages_are_marked_in_every_form() -> None:
    with translation.override("xx"):
        assert gettext("Table") == "⟦Tàblé~~⟧"
        assert pgettext("of a game", "Table") == "⟦Tàblé~~⟧"
        assert ngettext("%(n)d unit", "%(n)d units", 2) % {"n": 2} == "⟦2 üñïtš~~~~⟧"


def test_the_language_outlives_a_change_of_settings(settings: Settings) -> None:
    settings.LANGUAGE_CODE = "en-us"

    with translation.override("xx"):
        assert gettext("Table") == "⟦Tàblé~~⟧"
        assert translation.get_language() == "xx"


def test_placeholders_and_markup_are_left_alone() -> None:
    assert pseudo('<a href="{url}">%(name)s</a> {count} &amp;').count("é") == 0


@pytest.mark.django_db
def test_a_browser_that_asks_for_it_gets_the_pretended_language(client: Client) -> None:
    answer = client.get("/healthz", headers={"accept-language": "xx"})

    assert answer.headers["Content-Language"] == "xx"


@pytest.mark.django_db
def test_everybody_else_gets_english(client: Client) -> None:
    answer = client.get("/healthz", headers={"accept-language": "de"})

    assert answer.headers["Content-Language"] == "en-gb"
