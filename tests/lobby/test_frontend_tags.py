"""The template tags print what browsers may run and people may read, and nothing that the content policy forbids."""

import json
import re

import pytest
from django.template import Context, Template, TemplateSyntaxError
from django.test import Client, RequestFactory

from lobby.templatetags.frontend import NATION_COLOURS, NATION_PATTERNS, NATION_SHAPES
from tests.architecture.tree import ROOT


def rendered(source: str, **values: str) -> str:
    """What a template with the tags loaded becomes, in a request with a nonce."""
    request = RequestFactory().get("/")
    request.csp_nonce = "n0nce"  # type: ignore[attr-defined] # the middleware puts it there
    return Template("{% load frontend %}" + source).render(Context({"request": request, **values}))


def test_the_import_map_carries_the_nonce_and_maps_every_vendored_name_with_its_integrity() -> None:
    text = rendered('{% importmap "gallery" %}')

    found = re.fullmatch(r'<script type="importmap" nonce="n0nce">(.*)</script>', text)
    assert found
    mapped = json.loads(found[1])
    assert {"preact", "preact/hooks", "@preact/signals", "@preact/signals-core", "htm"} <= set(mapped["imports"])
    assert set(mapped["imports"].values()) <= set(mapped["integrity"])
    assert {"/static/js/pages/gallery.js", "/static/js/pages/shell.js"} <= set(mapped["integrity"])
    assert "/static/js/pages/table.js" not in mapped["integrity"]
    assert all(value.startswith("sha384-") for value in mapped["integrity"].values())


def test_a_page_preloads_what_its_script_needs_and_starts_it_last() -> None:
    preloads = re.findall(r'href="([^"]+)" integrity="sha384-', rendered('{% modulepreload "gallery" %}'))

    assert "/static/vendor/preact/preact.mjs" in preloads
    assert preloads.index("/static/js/lib/dom.js") < preloads.index("/static/js/ui/map.js")
    assert preloads[-1] == "/static/js/pages/gallery.js"
    assert rendered('{% page_script "gallery" %}').startswith(
        '<script type="module" src="/static/js/pages/gallery.js" integrity="sha384-'
    )


def test_an_icon_beside_words_is_silent_and_a_labelled_one_speaks() -> None:
    assert 'aria-hidden="true"' in rendered('{% icon "lock" %}')
    assert 'role="img" aria-label="Sealed"' in rendered('{% icon "lock" label="Sealed" %}')
    assert "/static/icons/sprite.svg#lock" in rendered('{% icon "lock" %}')


def test_a_nation_mark_has_shape_colour_pattern_and_letter() -> None:
    text = rendered('{% nation_mark "gold" "circle" "rows" "BOR" "Boreal Union" %}')

    for part in ('data-colour="gold"', "#shape-circle", "url(#pattern-rows)", ">B</text>", 'aria-label="Boreal Union"'):
        assert part in text


def test_a_mark_of_an_unknown_colour_shape_or_pattern_is_our_mistake_and_said_so() -> None:
    with pytest.raises(TemplateSyntaxError, match="'pink' is none of teal, gold"):
        rendered('{% nation_mark "pink" "circle" "rows" "BOR" %}')


def test_what_people_wrote_is_escaped_in_labels() -> None:
    text = rendered('{% nation_mark "gold" "circle" "rows" name name %}{% icon "lock" label=name %}', name='<b>"')

    assert "<b" not in text
    assert text.count("&quot;") == 2


def test_every_colour_shape_and_pattern_of_the_tags_is_drawn_somewhere() -> None:
    marks = (ROOT / "templates/partials/marks.svg").read_text()
    tokens = (ROOT / "static/css/tokens.css").read_text()
    components = (ROOT / "static/css/components.css").read_text()

    assert [word for word in NATION_SHAPES if f'id="shape-{word}"' not in marks] == []
    assert [word for word in NATION_PATTERNS if f'id="pattern-{word}"' not in marks] == []
    assert [word for word in NATION_COLOURS if f"--nation-{word}:" not in tokens] == []
    assert [word for word in NATION_COLOURS if f'[data-colour="{word}"]' not in components] == []


def test_every_icon_that_a_template_or_a_module_names_is_in_the_sprite() -> None:
    sprite = (ROOT / "static/icons/sprite.svg").read_text()
    templates = "".join(path.read_text() for path in (ROOT / "templates").rglob("*.html"))
    modules = "".join(path.read_text() for path in (ROOT / "static/js").rglob("*.js"))
    named = set(re.findall(r'{% icon "([\w-]+)"', templates)) | set(re.findall(r'\bIcon} name="([\w-]+)"', modules))

    assert len(named) > 30, "this test has lost the icons it should look at"
    assert sorted(name for name in named if f'id="{name}"' not in sprite) == []


def test_the_gallery_is_for_those_who_draw_the_screens_only(settings: pytest.FixtureRequest, client: Client) -> None:
    assert client.get("/gallery").status_code == 200

    settings.SHOW_GALLERY = False  # type: ignore[attr-defined] # pytest-django's settings take any name
    assert client.get("/gallery").status_code == 404
