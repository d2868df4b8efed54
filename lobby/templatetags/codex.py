"""Template tags of the codex: the word of a key, and terms that open their entry of the glossary in place.

After `{% load codex %}`: `{{ threats|word:card.threat }}`, `{% term "severity" "Severity" %}` for a word that opens,
and once, behind everything, `{% term_entries %}` for what opens. No script is needed; the view gives a dict as
`shown_terms`.
"""

from collections.abc import Mapping
from typing import Any

from django import template
from django.template.context import RequestContext
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from lobby.codex.glossary import glossary
from lobby.codex.terms import TERMS
from lobby.templatetags.frontend import NATION_COLOURS, NATION_PATTERNS, NATION_SHAPES, nation_mark
from rules.engine.ids import Aggregation

register = template.Library()

TARGET = "{target}"


@register.filter
def word(table: Mapping[Any, Any], key: Any) -> str:  # noqa: ANN401 - any closed vocabulary and its keys
    """The word of a key, or of an entry with several texts its name; a key without words stands for itself."""
    return _part(table, key, "name")


@register.filter
def note(table: Mapping[Any, Any], key: Any) -> str:  # noqa: ANN401 - any closed vocabulary and its keys
    """What is said about a key beside its name."""
    return _part(table, key, "note")


@register.filter
def told(text: str) -> str:
    """A card's text where no nation is struck yet."""
    return text.replace(TARGET, _("the target"))


@register.filter
def percent(per_mille: int) -> int:
    """Per mille as whole per cent."""
    return per_mille // 10


@register.filter
def need_term(aggregation: Aggregation) -> str:
    """The entry that says how contributions to a need are put together."""
    return TERMS[f"aggregations.{aggregation}"]


@register.simple_tag
def nation_sign(mark: int, code: str) -> SafeString:
    """The mark of a nation as the screens of a table draw it."""
    place = mark % len(NATION_COLOURS)
    return nation_mark(NATION_COLOURS[place], NATION_SHAPES[place], NATION_PATTERNS[place], code, extra="mark--s")


@register.simple_tag(takes_context=True)
def term(context: RequestContext, slug: str, text: str = "") -> SafeString | str:
    """A word that opens its entry of the glossary; plain text where there is none."""
    entry = glossary().get(slug)
    if entry is None:
        return text
    context["shown_terms"][slug] = entry
    shape = '<button type="button" class="term" popovertarget="entry-{}">{}</button>'
    return format_html(shape, slug, text or entry.word)


@register.simple_tag(takes_context=True)
def term_entries(context: RequestContext) -> SafeString:
    """What the terms of the page open: the entry, and the ways to the glossary and the rulebook."""
    more, rules = reverse("codex_glossary"), reverse("rules")
    shape = (
        '<div class="popover entry" popover id="entry-{slug}" role="dialog" aria-labelledby="entry-{slug}-title">'
        '<h2 class="popover__title" id="entry-{slug}-title">{word}</h2><p>{text}</p>'
        '<p class="row"><a href="{more}#word-{slug}">{glossary}</a>{rule}</p></div>'
    )
    rule = '<a href="{}#rule-{}">{}</a>'
    return format_html_join(
        "\n",
        "{}",
        (
            (
                format_html(
                    shape,
                    slug=entry.slug,
                    word=entry.word,
                    text=entry.text,
                    more=more,
                    glossary=_("In the glossary"),
                    rule=format_html(rule, rules, entry.rule, _("Rule {rule}").format(rule=entry.rule))
                    if entry.rule
                    else "",
                ),
            )
            for entry in context["shown_terms"].values()
        ),
    )


def _part(table: Mapping[Any, Any], key: Any, part: str) -> str:  # noqa: ANN401 - any closed vocabulary and its keys
    found = table.get(key)
    if isinstance(found, Mapping):
        found = found.get(part)
    return str(key if found is None else found)
