"""How acts are answered: JSON for scripts, a redirect for plain forms; a refusal always says what helps."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from lobby.models import Table
from lobby.refusals import ActReason, ActRefusedError
from lobby.rights import ACTS, require
from lobby.selectors.access import Participation, access_member
from lobby.selectors.tables import access_table
from lobby.services.record import note_act
from lobby.words.acts import ACTS as WORDS

STATUS: Final = {
    ActReason.NOT_AT_TABLE: 403,
    ActReason.NOT_HOST: 403,
    ActReason.NO_SUCH_PERSON: 404,
    ActReason.NO_SUCH_SEAT: 404,
    ActReason.SEAT_TAKEN: 409,
    ActReason.SEAT_KEPT: 409,
    ActReason.NAME_TAKEN: 409,
    ActReason.TOO_MANY_TRIES: 429,
}
"""The status of a refusal; 400 for all others."""

Act = Callable[[HttpRequest, Table, Participation], dict[str, Any] | HttpResponse | None]
"""What an act's view does; what it returns is added to the answer, or is the answer."""


def wants_json(request: HttpRequest) -> bool:
    """Whether the answer goes to a script."""
    return request.accepts("application/json") and not request.accepts("text/html")


def refuse_act(request: HttpRequest, table_id: str, error: ActRefusedError) -> HttpResponse:
    """The refusal with its cure; a plain form goes back to the table and reads it there."""
    text = str(WORDS[error.reason])
    if wants_json(request):
        body = {"error": {"reason": error.reason.value, "message": text, "field": error.field}}
        return JsonResponse(body, status=STATUS.get(error.reason, 400))
    messages.error(request, text)
    return redirect("table", table_id)


def table_act(act: Act) -> Callable[..., HttpResponse]:
    """A POST under a table's address; `lobby.rights` says by the address's name who may make it."""

    @wraps(act)
    def view(request: HttpRequest, table_id: str) -> HttpResponse:
        try:
            address = _address(request)
            me = access_member(request.COOKIES, request.user, table_id)
            require(me, ACTS[address])
            table = access_table(table_id)
            done = act(request, table, me)
            note_act(table, me, address, request.POST.dict())
        except ActRefusedError as error:
            return refuse_act(request, table_id, error)
        if isinstance(done, HttpResponse):
            return done
        if wants_json(request):
            return JsonResponse({"ok": True, **(done or {})})
        return redirect("table", table_id)

    return require_POST(never_cache(view))


def _address(request: HttpRequest) -> str:
    """The name of the address that was asked."""
    assert request.resolver_match is not None  # noqa: S101 - it is how we came here
    return str(request.resolver_match.url_name)
