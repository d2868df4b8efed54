"""The tables that one hosts or plays, and everything that is kept about oneself."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from lobby.local import is_at_this_machine
from lobby.selectors.personal import people_of, personal_data
from lobby.selectors.tables import my_tables, unowned_tables
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
