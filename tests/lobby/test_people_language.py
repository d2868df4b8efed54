"""In the pretended language no sentence of ours is left as it stands in the source."""

from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from django.utils import translation

from lobby.models.people import DoorMode
from lobby.words import page_words
from lobby.words.acts import ACTS
from rules.packs.registry import load_shipped
from tests.lobby.sitting import a_browser, a_guest, a_host, a_table, a_user, join, set_door

pytestmark = pytest.mark.django_db(transaction=True)
PSEUDO = {"accept-language": "xx"}
OURS = {"Entente", "WAVE-42", "First Watch"}
"""Names, which are the same in every language; the rest of a scenario's words comes from its pack."""
SPOKEN = {"placeholder", "aria-label", "title", "alt"}


class Texts(HTMLParser):
    """Collects what people read or hear of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.silent = 0
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in {"script", "style", "title"}
        self.found += [value for name, value in attrs if name in SPOKEN and value]

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in {"script", "style", "title"}

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.found.append(" ".join(data.split()))


def unmarked(page: str) -> list[str]:
    """Texts with words in them that went through no translation."""
    texts = Texts()
    texts.feed(page)
    return [text for text in texts.found if any(sign.isalpha() for sign in text) and not _is_marked(text)]


def _is_marked(text: str) -> bool:
    """Marked as a whole or in part, or no sentence: one letter of a mark, a code, a name of ours."""
    return "⟦" in text or "⟧" in text or len(text) == 1 or text in OURS


def pages() -> Iterator[tuple[str, str]]:
    """Every page of people, as each of them sees it; names and codes are taken out."""
    table = a_table()
    host, guest = a_host(table, "Hanna"), a_guest(table, "Ana")
    yield "landing", a_browser().get("/", headers=PSEUDO).content.decode()
    yield "join", join_page(table.code)
    yield "log in", a_browser().get("/accounts/login", headers=PSEUDO).content.decode()
    yield "sign up", a_browser().get("/accounts/signup", headers=PSEUDO).content.decode()
    yield "host", a_browser(a_user()).get("/host", headers=PSEUDO).content.decode()
    yield "my tables", host.get("/my/", headers=PSEUDO).content.decode().replace(table.code, "")
    yield "no tables", a_browser().get("/my/", headers=PSEUDO).content.decode()
    yield "door", a_browser().get(f"/t/{table.pk}/", headers=PSEUDO).content.decode()
    yield "removed", guest.get("/t/aaaaaaaaaaaaaa/", headers=PSEUDO).content.decode()
    set_door(table, DoorMode.NOD)
    waiting = a_guest(table, "Ben").get(f"/t/{table.pk}/", headers=PSEUDO)
    yield "waiting", waiting.content.decode()
    yield "not found", a_browser().get("/nowhere", headers=PSEUDO).content.decode()


def join_page(code: str) -> str:
    """The join form after a name that is taken: everything that it can show."""
    browser = a_browser()
    return browser.post("/join", {"code": code, "name": "Ana"}, headers=PSEUDO).content.decode().replace(code, "")


def test_no_page_shows_a_sentence_that_cannot_be_translated() -> None:
    of_packs = {text for found in load_shipped().scenarios() for text in (found.title, found.summary)}

    left = {name: set(unmarked(page)) - of_packs for name, page in pages()}

    assert {name: texts for name, texts in left.items() if texts} == {}


def test_every_word_of_every_vocabulary_can_be_translated() -> None:
    with translation.override("xx"):
        words = page_words()
        texts = [text for table in words.values() for entry in table.values() for text in _texts(entry)]
        acts = [str(text) for text in ACTS.values()]

    assert [text for text in [*texts, *acts] if not text.startswith("⟦")] == []


def test_an_error_of_a_form_comes_in_the_readers_language() -> None:
    page = join(a_browser(), "nonsense", "Ana")
    foreign = a_browser().post("/join", {"code": "nonsense", "name": "Ana"}, headers=PSEUDO)

    assert "A code is a word" in page.content.decode()
    assert "A code is a word" not in foreign.content.decode()


def _texts(entry: str | dict[str, str]) -> list[str]:
    return [entry] if isinstance(entry, str) else list(entry.values())


def test_the_look_at_pages_can_tell_a_forgotten_sentence() -> None:
    assert unmarked('<p>Hello there</p><p>⟦Hé⟧</p><img alt="A map"><script>let x</script>') == ["Hello there", "A map"]
