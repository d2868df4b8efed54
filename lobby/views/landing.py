"""The first page and the ways in: by code, by link, alone."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from lobby.codes import tidy_code
from lobby.cookies import give_seat
from lobby.forms.errors import FieldError
from lobby.links import TableLink
from lobby.local import is_at_this_machine
from lobby.models import Participant
from lobby.models.people import Standing
from lobby.refusals import ActReason, ActRefusedError
from lobby.selectors.access import access_participant, find_participant
from lobby.selectors.doors import access_way_in
from lobby.selectors.personal import is_somewhere
from lobby.selectors.tables import scenario_title
from lobby.services.guests import come_in
from lobby.services.limits import is_over_limit, note_attempt
from lobby.services.tables import open_solo
from lobby.views.who import account_of
from lobby.words.acts import ACTS

COUNTED = {ActReason.NO_OPEN_TABLE}
"""Failed joins that may be guesses; a code that cannot be one, or a name, tells nobody anything."""


@require_safe
@never_cache
def landing(request: HttpRequest) -> HttpResponse:
    """Join, try alone, or host."""
    return _first_page(request)


@require_safe
@never_cache
def join_by_code(request: HttpRequest, code: str) -> HttpResponse:
    """The join form with the code filled in; the same page whether there is such a table or not."""
    return _join_page(request, tidy_code(code) or code[:12])


@require_safe
@never_cache
def join_by_link(request: HttpRequest, code: str, secret: str) -> HttpResponse:
    """The join form of a long link; it says which table that is, or that the link does not work any more."""
    typed = tidy_code(code) or code[:12]
    try:
        way = access_way_in(typed, secret, may_guess=False)
    except ActRefusedError:
        text = _("This link does not work any more. Ask your host for a new one, or type the code.")
        return _join_page(request, typed, error=FieldError(field="code", text=text))
    here = access_participant(request.COOKIES, account_of(request), way.table.pk)
    if here is not None and isinstance(way.link, TableLink):
        return redirect("table", way.table.pk)
    known: dict[str, Any] = {"title": scenario_title(way.table), "holder": way.key_holder()}
    return _join_page(request, typed, secret=secret, **known)


@require_POST
@never_cache
def join(request: HttpRequest) -> HttpResponse:
    """Come in with `code` and `name` (and the `secret` of a link); back to the form with one thing to correct."""
    try:
        participant = _let_in(request)
    except ActRefusedError as error:
        return _refused_join(request, error)
    response = redirect("table", participant.table_id)
    give_seat(request, response, participant)
    return response


@require_POST
@never_cache
def solo(request: HttpRequest) -> HttpResponse:
    """A five-minute guided round against bots; no account, no name, straight to the table."""
    if is_over_limit(request, "solo"):
        return render(request, "429.html", status=429)
    note_attempt(request, "solo")
    participant = open_solo(_("You"))
    response = redirect("table", participant.table_id)
    give_seat(request, response, participant)
    return response


def _let_in(request: HttpRequest) -> Participant:
    """Who comes in now; a visitor who is at that table already stays who they are."""
    typed, user = request.POST.get("code", ""), account_of(request)
    may_guess = not is_over_limit(request, "join")
    try:
        way = access_way_in(typed, request.POST.get("secret", ""), may_guess=may_guess)
    except ActRefusedError as error:
        if error.reason in COUNTED:
            note_attempt(request, "join", tidy_code(typed) or "")
        raise
    here = find_participant(request.COOKIES, user, way.table.pk)
    if here is not None and here.state in {Standing.IN, Standing.ASKED} and way.key_holder() is None:
        return here
    return come_in(way, request.POST.get("name", ""), user, returning=request.POST.get("returning") == "yes")


def _refused_join(request: HttpRequest, error: ActRefusedError) -> HttpResponse:
    wrong = FieldError(field=error.field or "code", text=str(ACTS[error.reason]))
    status = 429 if error.reason is ActReason.TOO_MANY_TRIES else 422
    known: dict[str, Any] = {
        "name": request.POST.get("name", "")[:60],
        "secret": request.POST.get("secret", "")[:40],
        "namesake": error.reason is ActReason.NAME_TAKEN,
    }
    return _join_page(request, request.POST.get("code", "")[:40], error=wrong, status=status, **known)


def _first_page(request: HttpRequest) -> HttpResponse:
    can_host = request.user.is_authenticated or is_at_this_machine(request)
    known = {"can_host": can_host, "has_seats": is_somewhere(request.COOKIES)}
    return render(request, "pages/landing.html", known)


def _join_page(request: HttpRequest, code: str, status: int = 200, **known: Any) -> HttpResponse:  # noqa: ANN401
    return render(request, "pages/join.html", {"code": code, **known}, status=status)
