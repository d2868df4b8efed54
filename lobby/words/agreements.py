"""Words for agreements: what their clauses give and ask, who may join, how wide they are, and how a clause stands."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rules.engine.agreements import Accession, Clause, Form

CLAUSES: Final[dict[Clause, dict[str, Promise]]] = {
    Clause.MUTUAL_DEFENCE: {
        "name": _("Mutual defence"),
        "gives": _(
            "Conflicts and hybrid attacks on a member come with a severity lower by 1 where the ready forces of the "
            "other members are strong enough to deter."
        ),
        "asks": _(
            "A unit from every other member in such a crisis of one of them; it is missed where that ends badly."
        ),
        "breach": _(
            "The other members trust whoever did not come 15 points less, everybody else 5, and it loses 3 influence."
        ),
    },
    Clause.INTELLIGENCE_SHARING: {
        "name": _("Intelligence sharing"),
        "gives": _("You see every crisis as well as the best services among those who are bound and whom you trust."),
        "asks": _("Nothing; but what a nation with weak cyber teams sees, the challenger reads."),
        "breach": _("It cannot be broken."),
    },
    Clause.JOINT_TRAINING: {
        "name": _("Joint training"),
        "gives": _("Exercises with others who are bound cost half as much and bring you closer."),
        "asks": _("An exercise with one of them at least every second year."),
        "breach": _("The others who are bound trust whoever stays away 2 points less."),
    },
    Clause.DISASTER_RELIEF: {
        "name": _("Disaster relief"),
        "gives": _(
            "Crises of climate, health and resources at those who are bound need a tenth less, and units on their way "
            "to them cost what they cost at home."
        ),
        "asks": _(
            "A relief unit where one of them asks for units in such a crisis; it is missed where that ends badly."
        ),
        "breach": _("The others who are bound trust whoever sent none 3 points less."),
    },
    Clause.BURDEN_SHARING: {
        "name": _("Burden sharing"),
        "gives": _(
            "Support rises by 3 a year for each who is bound. A crisis that is contained with three or more of them in "
            "it makes the world 1 point more stable."
        ),
        "asks": _("A defence effort at or over the agreed floor, or raised as far as a year allows."),
        "breach": _("The others who are bound trust whoever misses the floor 4 points less."),
    },
    Clause.CYBER_RESPONSE: {
        "name": _("Cyber response"),
        "gives": _(
            "Cyber and hybrid crises at those who are bound need a tenth less, and each of them is warned early: it "
            "sees at least the true shares of the needs."
        ),
        "asks": _("A unit of cyber teams where one of them needs some; it is missed where that ends badly."),
        "breach": _("The others who are bound trust whoever sent none 3 points less."),
    },
    Clause.COUNTER_TERRORISM: {
        "name": _("Counter-terrorism"),
        "gives": _("Terrorism at those who are bound needs a tenth less, and its tension falls faster."),
        "asks": _("A special unit, one of intelligence, or a report where one of them is struck."),
        "breach": _("The others who are bound trust whoever did nothing 3 points less."),
    },
    Clause.TRANSPARENCY: {
        "name": _("Transparency"),
        "gives": _(
            "Support rises by 1 a year, those who are bound trust each other 1 point more a year, and public diplomacy "
            "brings twice as much."
        ),
        "asks": _("The others who are bound see your plan as soon as you have sealed it."),
        "breach": _("It cannot be broken."),
    },
    Clause.HOTLINE: {
        "name": _("Hotline"),
        "gives": _(
            "Luck and mishap are halved where only nations serve that are bound, and a conflict that fails at one of "
            "them stirs up no more."
        ),
        "asks": _("Nothing."),
        "breach": _("It cannot be broken."),
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
