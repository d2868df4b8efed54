"""Whether this process can serve: asked by proxies, containers and people who wonder."""

import logging

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

logger = logging.getLogger(__name__)


@require_safe
@never_cache
def healthz(_request: HttpRequest) -> JsonResponse:
    """Status, version and database state as JSON; 503 while the database does not answer."""
    reachable = _database_answers()
    body = {
        "status": "ok" if reachable else "unavailable",
        "version": settings.VERSION,
        "database": "ok" if reachable else "unreachable",
    }
    return JsonResponse(body, status=200 if reachable else 503)


def _database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        logger.exception("the database does not answer")
        return False
    return True
