"""The tables that one hosts or plays, and everything that is kept about oneself: to take along, and to erase."""

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from lobby.cookies import seats_in, take_seat_away
from lobby.local import is_at_this_machine
from lobby.selectors.personal import people_of, personal_data
from lobby.selectors.tables import my_tables, scenario_title, unowned_tables
from lobby.services.erasure import erase_everywhere
from lobby.services.limits import is_over_limit, note_attempt
from lobby.views.who import account_of


@require_safe
@never_cache
def my_page(request: HttpRequest) -> HttpResponse:
    """By account and by this browser's seats; at the machine itself also the tables that nobody hosts yet."""
    mine = my_tables(request.COOKIES, account_of(request))
    here = {line.table.pk for line in mine}
    unowned = [table for table in unowned_tables() if table.pk not in here] if is_at_this_machine(request) else []
    return render(request, "pages/my_tables.html", {"mine": mine, "unowned": unowned})


@require_safe
@never_cache
def my_data(request: HttpRequest) -> JsonResponse:
    """A download for whoever asks: their account, and every seat of this browser and of the account."""
    user = account_of(request)
    body = personal_data(people_of(request.COOKIES, user), user)
    answer = JsonResponse(body, json_dumps_params={"indent": 2, "ensure_ascii": False})
    answer["Content-Disposition"] = 'attachment; filename="entente-my-data.json"'
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def erase_me(request: HttpRequest) -> HttpResponse:
    """Say what would go and what would stay; with `sure` do it, for the account and for every seat of this browser."""
    if request.method == "POST" and is_over_limit(request, "erase"):
        return render(request, "429.html", status=429)
    if request.method != "POST":
        return _question(request)
    note_attempt(request, "erase")
    if request.POST.get("sure") != "yes":
        return _question(request, status=422)
    return _erased(request)


def _question(request: HttpRequest, status: int = 200) -> HttpResponse:
    user = account_of(request)
    seats = [(person, scenario_title(person.table)) for person in people_of(request.COOKIES, user)]
    hosts = any(person.is_host for person, _title in seats)
    known = {"account": user, "seats": seats, "hosts": hosts, "is_unsure": status != 200}
    return render(request, "pages/erase.html", known, status=status)


def _erased(request: HttpRequest) -> HttpResponse:
    user = account_of(request)
    people = people_of(request.COOKIES, user)
    logout(request)
    erase_everywhere(people, user)
    messages.success(request, _("Your data is deleted. The games go on without your name."))
    answer = redirect("landing")
    for table_id in seats_in(request.COOKIES):
        take_seat_away(answer, table_id)
    return answer
