"""Template tags for scripts, icons and nation marks; everything they print obeys the content security policy.

After `{% load frontend %}` a page with live parts has `{% importmap "table" %}`, `{% modulepreload "table" %}`,
`{% catalogue %}` and `{% page_script "table" %}`, in this order; any page has `{% icon "check" %}` and
`{% nation_mark "teal" "diamond" "plain" "ARV" %}`.
"""

import json

from django import template
from django.http import HttpRequest
from django.template.context import RequestContext
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join, json_script
from django.utils.safestring import SafeString, mark_safe

from lobby.frontend.assets import current_assets, entry_path, import_map
from lobby.frontend.catalogue import current_catalogue

register = template.Library()

NATION_COLOURS = (
    "teal", "gold", "periwinkle", "crimson", "mint", "orange", "lime", "violet", "sky", "taupe",
)  # fmt: skip
NATION_SHAPES = (
    "diamond", "circle", "square", "triangle", "pentagon", "hexagon", "star", "shield", "cross", "drop",
)  # fmt: skip
NATION_PATTERNS = (
    "plain", "rows", "columns", "rising", "falling", "grid", "dots", "double", "crosshatch", "rings",
)  # fmt: skip

SHELL = "shell"
"""The page script that base.html loads everywhere."""

SCRIPT_SAFE = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}
"""JSON inside a script element must not be able to end it."""


@register.simple_tag(takes_context=True)
def importmap(context: RequestContext, *pages: str, without: str = "") -> SafeString:
    """The import map of these pages' scripts with the request's nonce; stands before every module script and preload.

    What base.html loads on every page is in it too; what would be loaded later from the folder `without` is not.
    """
    request: HttpRequest = context["request"]
    nonce = getattr(request, "csp_nonce", "")
    mapped = import_map(current_assets(), (SHELL, *pages), without)
    text = json.dumps(mapped, separators=(",", ":")).translate(SCRIPT_SAFE)
    body = mark_safe(text)  # noqa: S308 - our own file names, and no character in it can end the element
    return format_html('<script type="importmap" nonce="{}">{}</script>', str(nonce), body)


@register.simple_tag
def modulepreload(*pages: str) -> SafeString:
    """A preload for every module that these pages' scripts need, so that they load at once and not in turn."""
    assets = current_assets()
    modules = {module.path: module for page in pages for module in assets.closure(entry_path(page))}
    rows = ((static(module.path), module.integrity) for module in modules.values())
    return format_html_join("\n", '<link rel="modulepreload" href="{}" integrity="{}">', rows)


@register.simple_tag
def page_script(page: str) -> SafeString:
    """The script element of a page's own module."""
    module = current_assets().closure(entry_path(page))[-1]
    return format_html('<script type="module" src="{}" integrity="{}"></script>', static(module.path), module.integrity)


@register.simple_tag
def catalogue() -> SafeString | str:
    """The words for scripts in the reader's language, as JSON; nothing where the source's words are right."""
    words = current_catalogue()
    return json_script(words, "catalogue") if words else ""


@register.simple_tag
def icon(name: str, label: str = "", extra: str = "") -> SafeString:
    """An icon of the sprite; without a label it is decoration. `extra` adds class names."""
    classes = f"icon {extra}".strip()
    href = f"{static('icons/sprite.svg')}#{name}"
    if label:
        shape = '<svg class="{}" role="img" aria-label="{}"><use href="{}"></use></svg>'
        return format_html(shape, classes, label, href)
    return format_html('<svg class="{}" aria-hidden="true"><use href="{}"></use></svg>', classes, href)


@register.simple_tag
def nation_mark(colour: str, shape: str, pattern: str, code: str, label: str = "", extra: str = "") -> SafeString:
    """A nation's mark: shape, colour, pattern and the first letter of its code.

    Without a label it is decoration beside the nation's name. The page must include partials/marks.svg.
    """
    for word, known in ((colour, NATION_COLOURS), (shape, NATION_SHAPES), (pattern, NATION_PATTERNS)):
        if word not in known:
            raise template.TemplateSyntaxError(f"{word!r} is none of {', '.join(known)}")
    spoken = format_html('role="img" aria-label="{}"', label) if label else mark_safe('aria-hidden="true"')
    parts = '<use href="#shape-{0}"></use><use class="mark__pattern" href="#shape-{0}" fill="url(#pattern-{1})"></use>'
    return format_html(
        '<svg class="{}" data-colour="{}" viewBox="0 0 32 32" {}>{}<text x="16" y="21">{}</text></svg>',
        f"mark mark--{shape} {extra}".strip(),
        colour,
        spoken,
        format_html(parts, shape, pattern),
        code[:1],
    )
