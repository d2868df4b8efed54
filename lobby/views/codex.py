"""The codex: rules, glossary, and catalogues of what the packs bring; the same for everybody, without a script."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from lobby.codex.cards import CardEntry, all_cards
from lobby.codex.facets import Facet, asked, narrow
from lobby.codex.glossary import glossary, words_on_screen
from lobby.codex.scenarios import ScenarioEntry, all_scenarios
from lobby.codex.sheets import Sheet, agendas, clauses, projects
from lobby.codex.shelf import packs
from lobby.words.codex import KINDS, MODULES_ADD
from lobby.words.play import MODULES
from lobby.words.works import TECHNOLOGIES
from lobby.words.world import AGGREGATIONS, DECIDES, DOMAINS, OUTCOMES, THREATS
from rules.engine.ids import Threat

MINUTES = 5
kept_a_while = cache_control(private=True, max_age=60 * MINUTES)


@require_safe
@kept_a_while
def codex(request: HttpRequest) -> HttpResponse:
    """What there is to look up."""
    known = {
        "words": len(glossary()),
        "cards": len(all_cards()),
        "scenarios": len(all_scenarios()),
        "clauses": len(clauses()),
        "projects": len(projects()),
        "agendas": len(agendas()),
    }
    return render(request, "pages/codex/index.html", known)


@require_safe
@kept_a_while
def codex_glossary(request: HttpRequest) -> HttpResponse:
    """Every word of the game; one is at #word-pledge."""
    return render(request, "pages/codex/glossary.html", {"entries": list(glossary().values())})


@require_safe
@kept_a_while
def codex_words(_request: HttpRequest) -> JsonResponse:
    """The glossary for scripts: {"entries": {slug: {word, text, rule}}, "terms": {"quantities.support": slug}}."""
    entries = {it.slug: {"word": it.word, "text": it.text, "rule": it.rule} for it in glossary().values()}
    return JsonResponse({"entries": entries, "terms": words_on_screen(), "page": reverse("codex_glossary")})


@require_safe
@kept_a_while
def codex_cards(request: HttpRequest) -> HttpResponse:
    """The catalogue of cards: ?threat=, ?kind=, ?pack= and ?scenario= narrow it."""
    cards = all_cards()
    facets = _card_facets(cards)
    shown = narrow(cards.values(), facets, request.GET)
    known = {"facets": asked(facets, request.GET), "cards": shown, "all": len(cards), **_words()}
    return render(request, "pages/codex/cards.html", known)


@require_safe
@kept_a_while
def codex_card(request: HttpRequest, card_id: str) -> HttpResponse:
    """One card: its story, its needs, every option with what it costs and does, and how it can end."""
    cards = all_cards()
    if card_id not in cards:
        raise Http404
    entry = cards[card_id]
    known = {
        "entry": entry,
        "brings": [cards[it] for it in entry.brings if it in cards],
        "follows": [cards[it] for it in entry.follows if it in cards],
        "scenarios": [all_scenarios()[it] for it in entry.scenarios],
        **_words(),
    }
    return render(request, "pages/codex/card.html", known)


@require_safe
@kept_a_while
def codex_scenarios(request: HttpRequest) -> HttpResponse:
    """The catalogue of scenarios: ?module= and ?pack= narrow it."""
    scenarios = all_scenarios()
    facets = _scenario_facets(scenarios)
    shown = narrow(scenarios.values(), facets, request.GET)
    known = {"facets": asked(facets, request.GET), "scenarios": shown, "all": len(scenarios), **_words()}
    return render(request, "pages/codex/scenarios.html", known)


@require_safe
@kept_a_while
def codex_scenario(request: HttpRequest, scenario_id: str) -> HttpResponse:
    """One scenario: its length, its parts of the rules, its nations and its cards."""
    found = all_scenarios().get(scenario_id)
    if found is None:
        raise Http404
    cards = [card for card in all_cards().values() if scenario_id in card.scenarios]
    known = {"entry": found, "cards": cards, "modules_add": MODULES_ADD, **_words()}
    return render(request, "pages/codex/scenario.html", known)


@require_safe
@kept_a_while
def codex_clauses(request: HttpRequest) -> HttpResponse:
    """The catalogue of clauses: ?threat= and ?scenario= narrow it."""
    about: Facet[Sheet] = Facet(name="threat", label=_("Threat"), words=_plain(THREATS, Threat), of=lambda it: it.keys)
    lead = _("What nations can bind themselves to in an agreement.")
    return _sheets(request, clauses(), about, {"title": _("Clauses"), "lead": lead})


@require_safe
@kept_a_while
def codex_projects(request: HttpRequest) -> HttpResponse:
    """The catalogue of projects: ?field= and ?scenario= narrow it."""
    fields = {str(key): str(words["name"]) for key, words in TECHNOLOGIES.items()}
    about: Facet[Sheet] = Facet(name="field", label=_("Technology"), words=fields, of=lambda it: it.keys)
    lead = _("What nations can build together that none would build alone.")
    return _sheets(request, projects(), about, {"title": _("Projects"), "lead": lead})


@require_safe
@kept_a_while
def codex_agendas(request: HttpRequest) -> HttpResponse:
    """The catalogue of agendas: ?scenario= narrows it. Which one a nation was dealt is its own secret."""
    lead = _("What a nation may secretly set out to do. Who has which one is told at the end of a game.")
    return _sheets(request, agendas(), None, {"title": _("Agendas"), "lead": lead})


def _sheets(
    request: HttpRequest, sheets: Mapping[str, Sheet], about: Facet[Sheet] | None, words: dict[str, str]
) -> HttpResponse:
    played = {key for it in sheets.values() for key in it.scenarios}
    titles = {key: title for key, title in _scenario_titles().items() if key in played}
    facets: list[Facet[Sheet]] = [about] if about else []
    facets.append(Facet(name="scenario", label=_("Scenario"), words=titles, of=lambda it: it.scenarios))
    shown = narrow(sheets.values(), facets, request.GET)
    known = {"facets": asked(facets, request.GET), "sheets": shown, "all": len(sheets), "titles": titles}
    return render(request, "pages/codex/sheets.html", {**words, **known, **_words()})


def _card_facets(cards: Mapping[str, CardEntry]) -> list[Facet[CardEntry]]:
    kinds = {it.model.kind for it in cards.values()}
    owners = {it.pack.id for it in cards.values()}
    return [
        Facet(name="threat", label=_("Threat"), words=_plain(THREATS, Threat), of=lambda it: (it.card.threat,)),
        Facet(name="kind", label=_("Kind"), words=_plain(KINDS, kinds), of=lambda it: (it.model.kind,)),
        Facet(name="pack", label=_("Pack"), words=_pack_titles(owners), of=lambda it: (it.pack.id,)),
        Facet(name="scenario", label=_("Scenario"), words=_scenario_titles(), of=lambda it: it.scenarios),
    ]


def _scenario_facets(scenarios: Mapping[str, ScenarioEntry]) -> list[Facet[ScenarioEntry]]:
    used = {module for it in scenarios.values() for module in it.modules}
    owners = {it.pack.id for it in scenarios.values()}
    return [
        Facet(name="module", label=_("Part of the rules"), words=_plain(MODULES, used), of=lambda it: it.modules),
        Facet(name="pack", label=_("Pack"), words=_pack_titles(owners), of=lambda it: (it.pack.id,)),
    ]


def _plain(words: Mapping[Any, Any], wanted: Any) -> dict[str, str]:  # noqa: ANN401 - any collection of keys
    return {str(key): str(text) for key, text in words.items() if key in wanted}


def _pack_titles(wanted: set[str]) -> dict[str, str]:
    return {pack.id: pack.title for pack in packs() if pack.id in wanted}


def _scenario_titles() -> dict[str, str]:
    return {key: it.scenario.title for key, it in all_scenarios().items()}


def _words() -> dict[str, Any]:
    """What templates say of the closed vocabularies, and where they note which terms they show."""
    return {
        "threats": THREATS,
        "domains": DOMAINS,
        "kinds": KINDS,
        "modules": MODULES,
        "decides": DECIDES,
        "aggregations": AGGREGATIONS,
        "outcomes": OUTCOMES,
        "shown_terms": {},
    }
