"""The frame of the pages stands by itself: error pages need no request, no context and no script of their own."""

import pytest
from django.template.loader import render_to_string

ERRORS = ("400", "403", "403_csrf", "404", "429", "500")


@pytest.mark.parametrize("name", ERRORS)
def test_an_error_page_needs_no_context_and_says_what_is_safe_and_where_to_go(name: str) -> None:
    page = render_to_string(f"{name}.html")

    assert page.count("<h1>") == 1
    assert name.removesuffix("_csrf") in page
    assert 'href="/"' in page
    assert "importmap" not in page
