"""Opening a table: the set-up page and what follows from it."""

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from lobby.cookies import give_seat
from lobby.forms.errors import first_error
from lobby.forms.hosting import HostForm, usual_choices
from lobby.local import is_at_this_machine
from lobby.services.limits import is_over_limit, note_attempt
from lobby.services.tables import add_host, open_table
from lobby.views.who import account_of
from rules.packs.registry import load_shipped


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def host(request: HttpRequest) -> HttpResponse:
    """Choose scenario, size, time, bots and door, and open the table; needs an account, or the machine itself."""
    user = account_of(request)
    if user is None and not is_at_this_machine(request):
        return redirect_to_login(request.get_full_path())
    if request.method == "POST":
        return _open(request)
    name = user.get_username() if user is not None else ""
    return _page(request, HostForm(initial=usual_choices(name)))


def _open(request: HttpRequest) -> HttpResponse:
    form = HostForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    if is_over_limit(request, "open"):
        return render(request, "429.html", status=429)
    note_attempt(request, "open")
    user = account_of(request)
    table = open_table(form.order(), user)
    participant = add_host(table, form.cleaned_data["name"], user, plays=form.cleaned_data["plays"])
    response = redirect("table", table.pk)
    give_seat(request, response, participant)
    return response


def _page(request: HttpRequest, form: HostForm, status: int = 200) -> HttpResponse:
    known = {
        "form": form,
        "error": first_error(form) if form.is_bound else None,
        "scenarios": load_shipped().scenarios(),
        "more": [form["bots"], form["door"], form["seals"]],
    }
    return render(request, "pages/host.html", known, status=status)
