"""Words of the codex: kinds of cards, and what each part of the rules adds to a scenario."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rules.engine.ids import Module

KINDS: Final[dict[str, Promise]] = {
    "crisis": _("Crisis"),
    "complication": _("Complication"),
    "opportunity": _("Opportunity"),
    "media": _("Media"),
    "domestic": _("At home"),
    "contingency": _("Contingency"),
}
"""By the word that a card's file has."""

MODULES_ADD: Final[dict[Module, Promise]] = {
    Module.READINESS: _("Units that serve wear out, and come back by rest and exercises."),
    Module.DEALS: _("Nations offer each other aid and other things; what all parties accept is done at once."),
    Module.EXERCISES: _(
        "Each two nations work together well or badly; exercises and shared service bring them closer."
    ),
    Module.AGREEMENTS: _("Nations found agreements of clauses that give something and bind them for years."),
    Module.INTELLIGENCE: _("Until the reveal crises are rumours; services see more, and can show it to others."),
    Module.RED_CELL: _("A challenger plays against the nations, with a hand of its own."),
    Module.PROJECTS: _("Nations build together what none would build alone, and argue who hosts it."),
    Module.TECHNOLOGY: _("Nations lead in fields of technology, and pay for research."),
    Module.INDUSTRY: _("Contracts with industry bring investment now and a price later."),
    Module.AGENDAS: _("Each nation has an aim that it keeps to itself until the end."),
    Module.STATIONING: _("Nations keep units on each other’s soil, from where they serve at the price of home."),
    Module.MISSIONS: _(
        "A nation that is well ahead in a domain can send another a training mission, which lifts its level."
    ),
    Module.EVENTS: _("The scenario brings events of its own, such as powers that rise or decline."),
    Module.EFFORT: _("Nations set how much of their economy goes into defence."),
    Module.OUTREACH: _("Nations spend on public diplomacy to keep their people behind them."),
    Module.HARDENING: _("Nations harden themselves against the crises that can hit them."),
}
"""One sentence a part."""
