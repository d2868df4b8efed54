"""The rules: one page of them for the table, and the whole rulebook below it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from lobby.rulebook import rulebook


@require_safe
@cache_control(private=True, max_age=300)
def rules(request: HttpRequest) -> HttpResponse:
    """The outline, then every chapter; a clause is at #rule-4.2."""
    return render(request, "pages/rules.html", {"sections": rulebook()})


@require_safe
@cache_control(private=True, max_age=300)
def rules_short(request: HttpRequest) -> HttpResponse:
    """The outline alone, for paper and for a glance during play."""
    return render(request, "pages/rules_short.html")
