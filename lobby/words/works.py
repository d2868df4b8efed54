"""Words for what nations build for later: fields of technology, ways of procurement, contracts."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rules.engine.ids import Repayment, Technology, Way

TECHNOLOGIES: Final[dict[Technology, dict[str, Promise]]] = {
    Technology.ARTIFICIAL_INTELLIGENCE: {
        "name": _("Artificial intelligence"),
        "note": _("Stronger intelligence units; overruns of projects are foreseen."),
    },
    Technology.UNMANNED_SYSTEMS: {
        "name": _("Unmanned systems"),
        "note": _("Stronger forces; the public minds units abroad less."),
    },
    Technology.SECURE_COMMUNICATIONS: {
        "name": _("Secure communications"),
        "note": _("Stronger cyber teams and special forces; reports you are shown do not leak."),
    },
    Technology.SATELLITES: {
        "name": _("Satellites"),
        "note": _("Stronger space assets; each level counts for what your services see."),
    },
    Technology.GREEN_LOGISTICS: {
        "name": _("Green logistics"),
        "note": _("Stronger relief; units that serve wear out less."),
    },
    Technology.BIOSECURITY: {
        "name": _("Biosecurity"),
        "note": _("Stronger relief; health crises harm you less."),
    },
}

WAYS: Final[dict[Way, dict[str, Promise]]] = {
    Way.STANDARD: {"name": _("Standard"), "note": _("Paid and built over two years.")},
    Way.AGILE: {"name": _("Agile"), "note": _("Done within the year, if it does not overrun.")},
    Way.SUSTAINABLE: {
        "name": _("Sustainable"),
        "note": _("Dearer; it calms the climate and pleases the public."),
    },
    Way.PUBLIC_PRIVATE: {
        "name": _("Public-private"),
        "note": _("Cheaper and done within the year; cyber crises hit you harder from then on."),
    },
}

REPAYMENTS: Final[dict[Repayment, dict[str, Promise]]] = {
    Repayment.MONEY: {"name": _("In money"), "note": _("Paid from the budget two rounds later.")},
    Repayment.EXPOSURE: {
        "name": _("In exposure"),
        "note": _("Those who own what you rely on can be struck: exposure rises two rounds later."),
    },
}
