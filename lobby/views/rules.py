"""The rules: the whole rulebook, and its one page alone."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from lobby.rulebook import one_page, rulebook

MINUTES = 5
kept_a_while = cache_control(private=True, max_age=60 * MINUTES)


@require_safe
@kept_a_while
def rules(request: HttpRequest) -> HttpResponse:
    """Every chapter, the one page first; a clause is at #rule-4.2."""
    return render(request, "pages/rules.html", {"sections": rulebook(), "is_short": False})


@require_safe
@kept_a_while
def rules_short(request: HttpRequest) -> HttpResponse:
    """The one page alone, for paper and for a glance during play."""
    return render(request, "pages/rules.html", {"sections": one_page(), "is_short": True})
