"""Every component of the screens in every state, for those who draw them; shown in development and tests only."""

from dataclasses import asdict

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lobby.templatetags.frontend import NATION_COLOURS, NATION_PATTERNS, NATION_SHAPES
from rules.packs.hexmap import outline_map

NAMES = (
    "Arvandor", "Boreal Union", "Cassamere", "Dunmark", "Estrel League",
    "Fjordane", "Galdor", "Hesper Isles", "Ionmark", "Juniper Coast",
)  # fmt: skip
ROWS = (
    "...AAAA......BBBBB....",
    "..AAAAAA...BBBBBB..FF.",
    ".AAAAAACC.BBBBBB..FFFF",
    "..AAAACCCCC.BBBEEFFFF.",
    "...GACCCCCCC.EEEEEFF..",
    ".GGGGGCCCCC.EEEEEEE...",
    "GGGGGG.CCDD.IEEEEEII..",
    ".GGGG..DDDDD.IIEIIIII.",
    "..GG..DDDDDD..IIIIII..",
    "......DDDDDJJ..II..HH.",
    ".......DD.JJJJJ...HHHH",
    ".........JJJJJJ..HHHH.",
    "..........JJJ......HH.",
)


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """The gallery page, 404 unless DEBUG or SHOW_GALLERY is set."""
    if not (settings.DEBUG or settings.SHOW_GALLERY):
        raise Http404
    nations = [_nation(place, name) for place, name in enumerate(NAMES)]
    drawn = outline_map(ROWS)
    outlines = [
        {**asdict(outline), "nation": NAMES["ABCDEFGHIJ".index(outline.letter)][:3].lower()}
        for outline in drawn.outlines
    ]
    world = {"width": drawn.width, "height": drawn.height, "outlines": outlines}
    return render(request, "pages/gallery.html", {"nations": nations, "data": {"map": world, "nations": nations}})


def _nation(place: int, name: str) -> dict[str, object]:
    mark = {"colour": NATION_COLOURS[place], "shape": NATION_SHAPES[place], "pattern": NATION_PATTERNS[place]}
    return {"id": name[:3].lower(), "name": name, "code": name[:3].upper(), "mark": mark}
