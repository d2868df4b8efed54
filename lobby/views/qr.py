"""QR codes that bring a phone to a table's door."""

import io

import segno
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from lobby.codes import tidy_code
from lobby.links import TableLink, link_path, link_secret, shared_origin
from lobby.selectors.access import access_participant
from lobby.selectors.tables import find_open_table
from lobby.views.who import account_of


@require_safe
@cache_control(private=True, no_store=True)
def qr(request: HttpRequest, code: str) -> HttpResponse:
    """The way to the table as a picture: the host's opens the door in every mode, others' while the code does.

    Only for people at the table; to everybody else there is no such picture.
    """
    table = find_open_table(tidy_code(code) or "")
    me = access_participant(request.COOKIES, account_of(request), table.pk) if table else None
    if table is None or me is None:
        raise Http404
    secret = link_secret(table.door, TableLink()) if me.is_host else ""
    address = shared_origin(request) + link_path(table.code, secret)
    return HttpResponse(qr_svg(address), content_type="image/svg+xml")


def qr_svg(address: str) -> bytes:
    """An address as a QR code, black on white with its quiet border, as SVG."""
    picture = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        picture, kind="svg", xmldecl=False, border=3, scale=8, dark="#000", light="#fff", omitsize=True
    )
    return picture.getvalue()
