"""What stands on every answer beside its content: the content security policy and who may use what."""

from collections.abc import Callable

from csp.middleware import CSPMiddleware, PolicyParts
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponseBadRequest, HttpResponseBase

FORMS_ARE_UTF8 = "Forms are read in UTF-8."
PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"


FOR_DOCUMENTS = (
    "Content-Security-Policy",
    "Cross-Origin-Opener-Policy",
    "Permissions-Policy",
    "Referrer-Policy",
    "X-Frame-Options",
)
"""Headers that a browser reads on pages only."""
PARTS = ("text/javascript", "text/css", "font/woff2")


class LeanPartsMiddleware:
    """Scripts, styles and fonts that may be kept for ever go out without what only pages obey.

    A first visit loads nearly a hundred of them, and those headers are as long as many a module.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request and take those headers off parts of pages."""
        response = self.get_response(request)
        is_part = response.headers.get("Content-Type", "").startswith(PARTS)
        if is_part and "immutable" in response.headers.get("Cache-Control", ""):
            for name in FOR_DOCUMENTS:
                del response.headers[name]
        return response


class AnswerHeadersMiddleware:
    """Switch off what no page needs, and mark every cookie Secure where the request came by https."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request and complete the headers."""
        response = self._answer(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if request.is_secure():
            for cookie in response.cookies.values():
                cookie["secure"] = True
        return response

    def _answer(self, request: HttpRequest) -> HttpResponseBase:
        if is_form_in_other_letters(request):
            return HttpResponseBadRequest(FORMS_ARE_UTF8, content_type="text/plain")
        return self.get_response(request)


def is_form_in_other_letters(request: HttpRequest) -> bool:
    """Whether a form says to be written in something else than UTF-8: Django refuses it while it is refusing it."""
    is_form = request.content_type == "application/x-www-form-urlencoded"
    return is_form and (request.encoding or "utf-8").lower() != "utf-8"


class ContentSecurityMiddleware(CSPMiddleware):
    """The policy of the settings, plus this very host's websocket address.

    `connect-src 'self'` covers websockets in current browsers; tablets that are a few years old need the address.
    """

    def get_policy_parts(
        self,
        request: HttpRequest,
        response: HttpResponseBase,
        report_only: bool = False,  # noqa: FBT001, FBT002 - the signature is django-csp's
    ) -> PolicyParts:
        """The parts of the policy for this answer."""
        parts = super().get_policy_parts(request, response, report_only)
        try:
            host = request.get_host()
        except DisallowedHost:
            return parts  # the answer is a refusal; it opens no socket
        scheme = "wss" if request.is_secure() else "ws"
        parts.update = {**(parts.update or {}), "connect-src": [f"{scheme}://{host}"]}
        return parts
