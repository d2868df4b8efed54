"""Words for what nations build for later: fields of technology."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rules.engine.ids import Technology

TECHNOLOGIES: Final[dict[Technology, dict[str, Promise]]] = {
    Technology.ARTIFICIAL_INTELLIGENCE: {
        "name": _("Artificial intelligence"),
        "note": _("Stronger intelligence units."),
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
