"""Words for how a table runs: phases, seats, what is shown of sealing, and how people get in."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lobby.models.people import DoorMode
from rules.engine.ids import Controller, Module, Phase
from rules.engine.red import RedController
from rules.engine.state import Seals

PHASES: Final[dict[Phase, dict[str, Promise]]] = {
    Phase.LOBBY: {
        "name": _("Lobby"),
        "now": _("Take a seat, and look at your nation and its neighbours."),
        "after": _("The host starts the game."),
    },
    Phase.HORIZON: {
        "name": _("Horizon"),
        "now": _("Read this round’s crises: whom they hit, and what they need."),
        "after": _("When time is up, talk begins."),
    },
    Phase.DIPLOMACY: {
        "name": _("Diplomacy"),
        "now": _("Say what you need and what you offer. Ask, pledge, agree."),
        "after": _("When time is up, pledges whose condition is not met lapse, and planning begins."),
    },
    Phase.PLANNING: {
        "name": _("Planning"),
        "now": _("Decide in secret what you send, where you invest and how you respond. Seal when you are done."),
        "after": _("When time is up, your saved plan is what counts."),
        "untouched_timed": _("You have changed nothing. If time runs out, this is sent:"),
        "untouched_open": _("You have changed nothing. If the host ends the phase, this is sent:"),
        "untouched": _(
            "The plan you see: first what you pledged, then help for a crisis at home. It is yours until you change it."
        ),
        "last": _(
            "This is the last round: a new level only counts for your security in the end; part payments bring nothing."
        ),
    },
    Phase.RESOLUTION: {
        "name": _("Reveal"),
        "now": _("See what everybody did, and what came of it."),
        "after": _("When time is up, the year ends."),
    },
    Phase.AFTERMATH: {
        "name": _("Aftermath"),
        "now": _("See what changed, and talk about it."),
        "after": _("When time is up, the next round begins."),
    },
    Phase.ENDED: {
        "name": _("The end"),
        "now": _("See what became of the world, and how each nation did."),
        "after": _("The game is over."),
    },
}

CONTROLLERS: Final[dict[Controller, Promise]] = {
    Controller.PERSON: _("person"),
    Controller.BOT: _("bot"),
    Controller.EMPTY: _("free"),
}

RED_CONTROLLERS: Final[dict[RedController, Promise]] = {
    RedController.PERSON: _("person"),
    RedController.BOT: _("bot"),
    RedController.HOST: _("host"),
    RedController.NOBODY: _("nobody"),
}
"""Who plays the challenger."""

SEALS: Final[dict[Seals, Promise]] = {
    Seals.NAMES: _("Everybody sees who has sealed."),
    Seals.COUNT: _("Everybody sees how many have sealed."),
    Seals.HIDDEN: _("Nobody sees who has sealed."),
}

DOORS: Final[dict[DoorMode, Promise]] = {
    DoorMode.OPEN: _("Open: whoever has the code walks in."),
    DoorMode.NOD: _("Ask me: newcomers wait for your nod."),
    DoorMode.LOCKED: _("Locked: nobody comes in by code."),
}

MODULES: Final[dict[Module, Promise]] = {
    Module.READINESS: _("Readiness"),
    Module.OUTREACH: _("Public diplomacy"),
    Module.HARDENING: _("Hardening"),
    Module.DEALS: _("Deals"),
    Module.EXERCISES: _("Exercises"),
    Module.STATIONING: _("Stationing"),
    Module.MISSIONS: _("Training missions"),
    Module.AGREEMENTS: _("Agreements"),
    Module.INTELLIGENCE: _("Intelligence"),
    Module.RED_CELL: _("Challenger"),
    Module.PROJECTS: _("Projects"),
    Module.INDUSTRY: _("Industry"),
    Module.TECHNOLOGY: _("Technology"),
    Module.AGENDAS: _("Agendas"),
    Module.EVENTS: _("Events"),
    Module.EFFORT: _("Defence effort"),
}

POLICIES: Final[dict[str, dict[str, Promise]]] = {
    "mix": {"name": _("Mixed"), "note": _("One character a seat, in turn.")},
    "reciprocator": {
        "name": _("Reciprocator"),
        "note": _("Gives as the others’ contribution records deserve, and forgives."),
    },
    "altruist": {"name": _("Altruist"), "note": _("Gives its fair share and more, whatever others do.")},
    "opportunist": {"name": _("Opportunist"), "note": _("Keeps its word while that pays.")},
    "late": {"name": _("Latecomer"), "note": _("Waits for the others, then makes up for it.")},
    "planner": {"name": _("Planner"), "note": _("Thinks its plans through and takes the one that pays best.")},
    "free_rider": {"name": _("Reserved"), "note": _("Keeps its units at home and lets others carry the load.")},
    "hawk": {"name": _("Hawk"), "note": _("Of those who look after themselves first; which one, shows in play.")},
    "bridge_builder": {"name": _("Bridge-builder"), "note": _("Of those who share; which one, shows in play.")},
    "neutral": {"name": _("Neutral"), "note": _("May share, wait or break its word; which one, shows in play.")},
    "random": {"name": _("Unpredictable"), "note": _("Does something legal; nobody knows what.")},
}
"""The bots' characters by policy name; "mix" is the table's own way of seating them in turn."""
