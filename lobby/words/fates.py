"""Words for what agendas count."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rules.engine.agendas import Feat

FEATS: Final[dict[Feat, Promise]] = {
    Feat.LED: _("crises led and contained"),
    Feat.BRIDGED: _("crises that brought rivals together"),
    Feat.HELPED_RIVAL: _("crises of a rival helped"),
    Feat.HELPED_NEAR: _("neighbours’ crises helped"),
    Feat.HELPED_FAR: _("distant crises helped"),
    Feat.HELD: _("own crises held"),
    Feat.KEPT: _("pledges kept"),
    Feat.BROKEN: _("pledges broken"),
    Feat.CALM_YEARS: _("calm years"),
    Feat.GENEROUS_YEARS: _("generous years"),
    Feat.UNHARMED_YEARS: _("years without harm"),
    Feat.EXERCISED: _("years with an exercise"),
    Feat.AIDED: _("RP of aid given"),
    Feat.TRUSTED: _("per cent of the others who trust you"),
    Feat.THAWED: _("rivals who trust you"),
    Feat.EXPOSURE_LOWERED: _("points of exposure lowered"),
    Feat.LEVELS_GAINED: _("levels gained"),
}
