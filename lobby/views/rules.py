"""The rules: the whole rulebook, and its short rules alone."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from lobby.rulebook import rulebook, rules_in_short

MINUTES = 5
kept_a_while = cache_control(private=True, max_age=60 * MINUTES)


@require_safe
@kept_a_while
def rules(request: HttpRequest) -> HttpResponse:
    """Every chapter, the short rules first; a clause is at #rule-4.2, a word at #word-pledge."""
    return render(request, "pages/rules.html", {"sections": rulebook()})


@require_safe
@kept_a_while
def rules_short(request: HttpRequest) -> HttpResponse:
    """The short rules alone, for paper and for a glance during play."""
    return render(request, "pages/rules_short.html", {"sections": rules_in_short()})
