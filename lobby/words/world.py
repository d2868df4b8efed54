"""Words for the world: threats, domains, numbers of nations, and how things turned out."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rules.engine.ids import Aggregation, Controller, Decides, Domain, Grade, Outcome, Quantity, Threat, Tier

THREATS: Final[dict[Threat, Promise]] = {
    Threat.CYBER: _("Cyber"),
    Threat.CLIMATE: _("Climate"),
    Threat.TERRORISM: _("Terrorism"),
    Threat.SPACE: _("Space"),
    Threat.HYBRID: _("Hybrid"),
    Threat.CONFLICT: _("Conflict"),
    Threat.HEALTH: _("Health"),
    Threat.RESOURCES: _("Resources"),
}

DOMAINS: Final[dict[Domain, dict[str, Promise]]] = {
    Domain.FORCES: {"name": _("Forces"), "note": _("Troops, ships and aircraft that can be sent.")},
    Domain.CYBER: {"name": _("Cyber teams"), "note": _("People who find, stop and repair attacks on networks.")},
    Domain.INTELLIGENCE: {"name": _("Intelligence"), "note": _("Knowing who does what, where and why.")},
    Domain.RELIEF: {"name": _("Relief"), "note": _("Rescue, medicine, engineers, food and shelter.")},
    Domain.SPACE: {"name": _("Space assets"), "note": _("Satellites and those who run and watch them.")},
    Domain.SPECIAL: {"name": _("Special forces"), "note": _("Small units for what must be done quietly.")},
    Domain.DIPLOMACY: {"name": _("Diplomacy"), "note": _("Envoys who settle what force cannot.")},
}

QUANTITIES: Final[dict[Quantity, dict[str, Promise]]] = {
    Quantity.GDP: {"name": _("Economy"), "note": _("Gross domestic product; 100 is a middle power.")},
    Quantity.SUPPORT: {"name": _("Public support"), "note": _("0 to 100. At 0 the government falls.")},
    Quantity.INFLUENCE: {"name": _("Influence"), "note": _("Political capital that can be spent.")},
    Quantity.EARNED: {
        "name": _("Leadership (influence earned)"),
        "note": _("All influence earned in the game. Spending influence leaves it; it makes the leadership bar."),
    },
    Quantity.RECORD: {
        "name": _("Contribution record"),
        "note": _("Help given to others against a fair norm, in per cent. Everybody sees it."),
    },
    Quantity.HARM: {"name": _("Harm"), "note": _("Harm from crises so far, in points.")},
    Quantity.READINESS: {"name": _("Readiness"), "note": _("0 to 100. How well units do when they are sent.")},
    Quantity.EFFORT: {"name": _("Defence effort"), "note": _("The part of the economy that goes into the budget.")},
    Quantity.BUDGET: {"name": _("Budget"), "note": _("Resource points (RP) to spend this round.")},
}

AGGREGATIONS: Final[dict[Aggregation, dict[str, Promise]]] = {
    Aggregation.SUM: {"name": _("everything adds up"), "note": _("All units sent to this need count together.")},
    Aggregation.BEST: {
        "name": _("the best one counts"),
        "note": _("Only the largest contribution counts, against half the need."),
    },
    Aggregation.WEAKEST: {
        "name": _("the weakest one counts"),
        "note": _("Half comes from all units together, half from the nation furthest below what it was asked for."),
    },
}

DECIDES: Final[dict[Decides, dict[str, Promise]]] = {
    Decides.EACH: {"name": _("Each nation decides for itself"), "note": _("Your choice holds for you alone.")},
    Decides.TARGET: {"name": _("The target decides"), "note": _("The nation that is hit chooses for all.")},
    Decides.COALITION: {
        "name": _("The coalition decides"),
        "note": _("What most units serve under is carried out; units sent under another option serve at half."),
    },
}

OUTCOMES: Final[dict[Outcome, dict[str, Promise]]] = {
    Outcome.CONTAINED: {"name": _("Contained"), "note": _("No harm is done, and the world is steadier for it.")},
    Outcome.MANAGED: {"name": _("Managed"), "note": _("Some harm; the world stays as it was.")},
    Outcome.PARTIAL: {"name": _("Partial"), "note": _("Met in part: harm at home, and the world is less stable.")},
    Outcome.FAILED: {"name": _("Failed"), "note": _("Heavy harm, and the world is much less stable.")},
}

TIERS: Final[dict[Tier, dict[str, Promise]]] = {
    Tier.COLLAPSE: {"name": _("Collapse"), "note": _("The order that held the nations together is gone.")},
    Tier.FRAGMENTED: {"name": _("Fragmented"), "note": _("Each nation is on its own, and each is weaker.")},
    Tier.FRAGILE: {"name": _("Fragile"), "note": _("It holds, but one more bad year could end it.")},
    Tier.STEADY: {"name": _("Steady"), "note": _("Crises come, and they are met together.")},
    Tier.CONCORD: {"name": _("Concord"), "note": _("The nations trust each other enough to plan ahead.")},
}

GRADES: Final[dict[Grade, Promise]] = {
    Grade.MISSED: _("missed"),
    Grade.MET: _("met"),
    Grade.EXCEEDED: _("exceeded"),
}

BARS: Final[dict[str, dict[str, Promise]]] = {
    "prosperity": {"name": _("Prosperity"), "note": _("How the economy grew.")},
    "security": {"name": _("Security"), "note": _("Harm kept away, and capability built up.")},
    "leadership": {"name": _("Leadership"), "note": _("Influence earned by helping and by leading.")},
    "support": {"name": _("Public support"), "note": _("What people at home think of it.")},
}
"""The four bars of a scorecard."""

SEATS: Final[dict[Controller, Promise]] = {
    Controller.PERSON: _("played by a person"),
    Controller.BOT: _("played by a bot"),
    Controller.EMPTY: _("empty, on standing orders"),
}
