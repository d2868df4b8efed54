"""The protocol for programs: JSON Schema of every message over the socket."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from lobby.protocol_schema import protocol_schema


@require_safe
@cache_control(public=True, max_age=3600)
def protocol_json(_request: HttpRequest) -> JsonResponse:
    """The schema that lobby/protocol_schema.py reads off the program's own types."""
    return JsonResponse(protocol_schema(), json_dumps_params={"indent": 2})
