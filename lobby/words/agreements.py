"""Words for agreements: what their clauses give and ask, who may join, how wide they are, and how a clause stands."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rules.engine.agreements import Accession, Clause, Form

CLAUSES: Final[dict[Clause, dict[str, Promise]]] = {
    Clause.BURDEN_SHARING: {
        "name": _("Burden sharing"),
        "gives": _(
            "Support rises by 1 a year for each who is bound. A crisis that is contained with three or more of them in "
            "it makes the world 1 point more stable."
        ),
        "asks": _("A defence effort at or over the agreed floor, or raised as far as a year allows."),
        "breach": _("The others who are bound trust whoever misses the floor 4 points less."),
    },
}

ACCESSIONS: Final[dict[Accession, Promise]] = {
    Accession.OPEN: _("Open: whoever wants to joins."),
    Accession.MAJORITY: _("More than half of the members must agree."),
    Accession.UNANIMOUS: _("All members must agree."),
}

FORMS: Final[dict[Form, Promise]] = {
    Form.BILATERAL: _("between two"),
    Form.MULTILATERAL: _("among several"),
}

UPHELD: Final[dict[str, Promise]] = {
    "ready": _("ready"),
    "at_risk": _("at risk"),
    "breached": _("breached"),
}
