"""No page is forgotten where pages are looked at."""

from django.urls import resolve

from lobby.urls import urlpatterns
from tests.e2e.places import NO_PAGES, PLACES, SHOWN_ELSEWHERE


def test_every_address_of_the_project_is_looked_at_or_shows_nothing() -> None:
    looked_at = {resolve(path).url_name for path in PLACES.values()}
    known = looked_at | set(SHOWN_ELSEWHERE) | set(NO_PAGES)

    names = {str(pattern.name) for pattern in urlpatterns}

    assert {name for name in names - known if not name.startswith("act_")} == set()
    assert known - names == set()
