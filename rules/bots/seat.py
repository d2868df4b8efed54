"""What one seat can see, read once from its view: the numbers that policies weigh."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, cast

from rules.engine.ids import Domain
from rules.engine.view_agreements import AgreementView
from rules.engine.view_may import CrisisMayView, MayView
from rules.engine.view_types import CrisisView, NationView, NeedView, SeatView, TableView

DOMAINS: Final = {domain.value: domain for domain in Domain}
"""A look-up is much faster than calling the enumeration."""


@dataclass(slots=True, kw_only=True)
class Seat:
    """A nation's seat at one moment; everything in it comes from the view."""

    view: TableView
    seed: str
    me: str
    own: NationView
    you: SeatView
    may: MayView
    crises: list[CrisisView]
    """Hardest first."""
    promised: dict[str, int]
    """Own promises that stand, by crisis."""
    bound: dict[str, int]
    """Own promises that are not released, standing or not: they hold levels and money."""
    agreements: list[AgreementView]
    """That hold now and that this nation has signed."""
    lacks: dict[str, dict[Domain, int]] = field(default_factory=dict)
    """What `lacking` has counted, by crisis."""

    def may_about(self, crisis: CrisisView) -> CrisisMayView:
        """Return what this seat may do about a crisis."""
        return self.may["crises"][crisis["id"]]

    def is_target(self, crisis: CrisisView) -> bool:
        """Return whether it is this nation's own crisis."""
        return crisis["target"] == self.me

    def name(self, nation: str) -> str:
        """Return a nation's name."""
        return self.view["nations"][nation]["name"]

    def target(self, crisis: CrisisView) -> NationView:
        """Return the nation that a crisis hits."""
        return self.view["nations"][crisis["target"]]

    def sees_better(self, crisis: CrisisView) -> bool:
        """Return whether this seat knows more of a crisis than all do."""
        insight = self.you.get("intelligence", {}).get(crisis["id"])
        return insight is not None and insight["grade"] > 0

    def is_last_round(self) -> bool:
        """Return whether no reputation will be needed any more."""
        return self.view["clock"]["round"] >= self.view["clock"]["rounds"]


def seat_of(view: TableView, seed: str) -> Seat:
    """Return the seat that a view was made for; the view has the parts "you" and "may"."""
    you = view["you"]
    me = you["nation"]
    crises = _as_seen(view) if "intelligence" in you else view["crises"]
    order = sorted([(-crisis["severity"], key, crisis) for key, crisis in crises.items()])
    bound, promised = {}, {}
    for _, key, crisis in order:
        pledge = crisis["pledges"].get(me)
        if pledge is not None and not pledge["released"]:
            bound[key] = pledge["units"]
            if pledge["stands"]:
                promised[key] = pledge["units"]
    return Seat(
        view=view,
        seed=seed,
        me=me,
        own=view["nations"][me],
        you=you,
        may=view["may"],
        crises=[crisis for _, _, crisis in order],
        promised=promised,
        bound=bound,
        agreements=_signed(view, me) if "agreements" in view["scenario"]["modules"] else [],
    )


def _signed(view: TableView, me: str) -> list[AgreementView]:
    known = view["ties"]["agreements"].values()
    return [agreement for agreement in known if "ended" not in agreement and me in agreement["signatories"]]


_SEEN: Final = ("severity", "units", "needs", "forecast", "stakes")
"""What a seat takes from its own services; shares and asks stay those that all measure by."""


def _as_seen(view: TableView) -> dict[str, CrisisView]:
    """Return the crises as the seat sees them, by its services and reports where they say more than all know."""
    crises = dict(view["crises"])
    for key, insight in view["you"]["intelligence"].items():
        if insight["grade"]:
            seen: dict[str, object] = dict(crises[key])
            for name in _SEEN:
                seen[name] = insight[name]
            crises[key] = cast("CrisisView", seen)
    return crises


def usable_levels(seat: Seat) -> dict[Domain, int]:
    """Return how many units of each domain this seat can send, envoys as far as its influence goes."""
    levels = {DOMAINS[domain]: level for domain, level in seat.own["capability"].items()}
    if "envoys" in seat.may:
        levels[Domain.DIPLOMACY] = seat.may["envoys"]["most"]
    return levels


def short_now(crisis: CrisisView) -> int:
    """Return the units that the sheet still lacks for "contained"."""
    return sum(crisis["forecast"]["short"].values())


def lacking(seat: Seat, crisis: CrisisView) -> Mapping[Domain, int]:
    """Return the units by domain that are lacking if this seat brings nothing; a domain that lacks nothing has 0."""
    lack = seat.lacks.get(crisis["id"])
    if lack is None:
        lack = seat.lacks[crisis["id"]] = {}
        for need in crisis["needs"]:
            domain = DOMAINS[need["domain"]]
            lack[domain] = lack.get(domain, 0) + _wanted(seat, crisis, need)
    return lack


def _wanted(seat: Seat, crisis: CrisisView, need: NeedView) -> int:
    if need["aggregation"] == "best":
        return need["units"] if _is_best(seat, crisis, need["domain"]) else 0
    others = need["pledged"] - need["by"].get(seat.me, 0)
    least = 0
    if need["aggregation"] == "weakest":
        ask = crisis["asks"].get(seat.me, 0)
        least = max(1, ask * need["weight"] // 1000) if ask else 0
    return max(least, need["units"] - others)


def _is_best(seat: Seat, crisis: CrisisView, domain: str) -> bool:
    """Return whether this seat is the one of the coalition to serve a need where only the best contribution counts."""
    nations = seat.view["nations"]
    coalition = {seat.me, crisis["target"], *crisis["pledges"]}.difference(crisis["declined"])
    best = max(coalition, key=lambda nation: (nations[nation]["capability"].get(domain, 0), nation))
    return best == seat.me
