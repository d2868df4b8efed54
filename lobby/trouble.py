"""What people are told when the database cannot write for the moment: a disk is full, or a backup holds the lock."""

import logging
from collections.abc import Callable

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render

from lobby.refusals import ActReason
from lobby.views.answers import wants_json
from lobby.words.acts import ACTS

logger = logging.getLogger(__name__)

UNAVAILABLE = 503


class StorageTroubleMiddleware:
    """Answers 503 in place of a fault: nothing was changed, and trying again is the cure."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request as it is."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The answer where a view could not store something; None for every other fault."""
        if not isinstance(error, OperationalError):
            return None
        logger.error("nothing was stored for %s: %s", request.path, error)
        if wants_json(request):
            known = {"reason": ActReason.NOT_NOW.value, "message": str(ACTS[ActReason.NOT_NOW]), "field": ""}
            return JsonResponse({"error": known}, status=UNAVAILABLE)
        return render(request, "500.html", {"status": UNAVAILABLE}, status=UNAVAILABLE)
