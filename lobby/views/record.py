"""What the host has done at a table, for the host: a page, and the same as JSON."""

from datetime import UTC, datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from lobby.models import Table
from lobby.refusals import ActRefusedError
from lobby.rights import RECORD, require
from lobby.selectors.access import access_member
from lobby.selectors.record import host_record
from lobby.selectors.tables import access_table
from lobby.views.who import account_of
from lobby.words.record import DEEDS


@require_safe
@never_cache
def record(request: HttpRequest, table_id: str) -> HttpResponse:
    """Every act with its moment, and what helps against strangers: turn all away, remove onlookers, another code."""
    table = _host_table(request, table_id)
    lines = [_line(act) for act in host_record(table.pk)]
    return render(request, "pages/record.html", {"table": table, "lines": lines})


@require_safe
@never_cache
def record_json(request: HttpRequest, table_id: str) -> JsonResponse:
    """The same for programs, under "acts"."""
    return JsonResponse({"acts": host_record(_host_table(request, table_id).pk)})


def _host_table(request: HttpRequest, table_id: str) -> Table:
    """The table, for its host; 403 for everybody else, whether there is such a table or not."""
    try:
        require(access_member(request.COOKIES, account_of(request), table_id), RECORD)
        return access_table(table_id)
    except ActRefusedError as error:
        raise PermissionDenied from error


def _line(act: dict[str, Any]) -> dict[str, Any]:
    facts = ", ".join(str(value) for value in act["facts"].values())
    moment = datetime.fromtimestamp(act["at"] / 1000, tz=UTC)
    return {**act, "moment": moment, "words": DEEDS.get(act["what"], act["what"]), "chosen": facts}
