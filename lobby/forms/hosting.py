"""What a host chooses before a table is opened."""

from collections.abc import Iterable
from typing import Any, Final

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lobby.models.people import DoorMode
from lobby.names import NameUnfitError, tidy_name
from lobby.policies import MIX
from lobby.refusals import ActReason
from lobby.services.tables import TableOrder
from lobby.services.timing import Timing, timing_for, untimed
from lobby.words.acts import ACTS
from lobby.words.play import DOORS, POLICIES, SEALS
from rules.engine.state import Seals
from rules.packs.registry import load_shipped

QUICK: Final = "quick"
STANDARD: Final = "standard"
OWN: Final = "own"
NO_CLOCK: Final = "none"
MINUTES: Final = {QUICK: 30, STANDARD: 75}
SEATS_MIN: Final = 3
SEATS_MAX: Final = 10
MINUTES_MIN: Final = 10
MINUTES_MAX: Final = 240
DEFAULT_SEATS: Final = 6

NAME_MISSING: Final = _("Tell the others what to call you: at least one letter or number.")

PACES: Final[dict[str, Promise]] = {
    QUICK: _("Quick: half an hour"),
    STANDARD: _("Standard: 75 minutes"),
    OWN: _("The time there is"),
    NO_CLOCK: _("No clock"),
}


class HostForm(forms.Form):
    """A table to be: scenario, size, time, bots, and how people get in."""

    scenario = forms.ChoiceField(label=_("Scenario"))
    seats = forms.TypedChoiceField(
        label=_("Nations"),
        coerce=int,
        choices=[(str(number), number) for number in range(SEATS_MIN, SEATS_MAX + 1)],
    )
    pace = forms.ChoiceField(label=_("Time"))
    minutes = forms.IntegerField(
        label=_("Minutes there are"), min_value=MINUTES_MIN, max_value=MINUTES_MAX, required=False
    )
    rounds = forms.IntegerField(label=_("Rounds"), min_value=1, max_value=20, required=False)
    name = forms.CharField(label=_("Your name"), max_length=200, error_messages={"required": NAME_MISSING})
    plays = forms.BooleanField(label=_("I play a nation myself"), required=False)
    bots = forms.ChoiceField(label=_("Bots in free seats"), required=False)
    door = forms.ChoiceField(label=_("Door"))
    observers = forms.BooleanField(label=_("People may look on without a seat"), required=False)
    seals = forms.ChoiceField(label=_("While people plan"))

    def __init__(self, *given: Any, **named: Any) -> None:  # noqa: ANN401 - whatever Django's form takes
        """Offer what this installation can play, in the reader's language."""
        super().__init__(*given, **named)
        self._offer("scenario", ((str(found.id), found.title) for found in load_shipped().scenarios()))
        self._offer("pace", PACES.items())
        self._offer("bots", [*((name, words["name"]) for name, words in POLICIES.items()), ("", _("No bots"))])
        self._offer("door", ((mode.value, text) for mode, text in DOORS.items()))
        self._offer("seals", ((seals.value, text) for seals, text in SEALS.items()))

    def clean_name(self) -> str:
        """The name in its one spelling."""
        try:
            return tidy_name(self.cleaned_data["name"])
        except NameUnfitError as error:
            reason = ActReason.NAME_LONG if error.too_long else ActReason.NAME_MISSING
            raise forms.ValidationError(str(ACTS[reason])) from error

    def clean(self) -> dict[str, Any]:
        """Ask for the minutes only where they are what sets the time, and for a size that the scenario has."""
        found: dict[str, Any] = super().clean() or self.cleaned_data
        if found.get("pace") == OWN and not found.get("minutes") and "minutes" not in self.errors:
            self.add_error("minutes", _("Say how many minutes there are, from 10 to 240."))
        if "scenario" in found and "seats" in found:
            sizes = load_shipped().ruleset(found["scenario"]).scenario.seatings
            if found["seats"] not in sizes:
                text = _("This scenario is for %(low)s to %(high)s nations.") % {"low": min(sizes), "high": max(sizes)}
                self.add_error("seats", text)
        return found

    def order(self) -> TableOrder:
        """The table that was asked for; the form must be valid."""
        chosen = self.cleaned_data
        return TableOrder(
            scenario=chosen["scenario"],
            seats=chosen["seats"],
            timing=self._timing(),
            bots=chosen["bots"],
            seals=Seals(chosen["seals"]),
            door=DoorMode(chosen["door"]),
            observers=chosen["observers"],
        )

    def _timing(self) -> Timing:
        chosen = self.cleaned_data
        ruleset = load_shipped().ruleset(chosen["scenario"])
        if chosen["pace"] == NO_CLOCK:
            return untimed(chosen["rounds"] or ruleset.scenario.rounds, ruleset.scenario)
        minutes = chosen["minutes"] if chosen["pace"] == OWN else MINUTES[chosen["pace"]]
        return timing_for(minutes, ruleset.scenario, ruleset.constants.clock, chosen["rounds"])

    def _offer(self, field: str, choices: Iterable[tuple[str, Any]]) -> None:
        found = self.fields[field]
        assert isinstance(found, forms.ChoiceField)  # noqa: S101 - for the type checker
        found.choices = list(choices)


def usual_choices(name: str) -> dict[str, Any]:
    """What the form shows before anything is chosen."""
    return {
        "scenario": load_shipped().scenarios()[0].id,
        "seats": str(DEFAULT_SEATS),
        "pace": STANDARD,
        "minutes": 60,
        "name": name,
        "plays": True,
        "bots": MIX,
        "door": DoorMode.OPEN.value,
        "observers": True,
        "seals": Seals.NAMES.value,
    }
