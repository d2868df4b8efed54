"""What a bot builds for later where a table plays with it: projects, research, contracts with industry (rules 13)."""

from collections.abc import Callable, Iterator
from typing import Final

from rules.bots.seat import Seat
from rules.engine.deals import StartProject
from rules.engine.ids import Domain, NationId, ProjectId, Repayment, Technology, Way, WorkId
from rules.engine.plans import Contract, Research
from rules.engine.view_ties import ProjectMayView

PARTNERS: Final = 3
"""In a project that a bot proposes, itself among them."""
NEAR: Final = 60
"""Per cent of the most useful project's use from which another one is as good."""
YEARS: Final = 2
"""That are left at least when a bot begins a project: it should serve before the end."""


def dues(seat: Seat, money: int) -> Iterator[tuple[WorkId, int]]:
    """Yield the projects whose parts the plan pays, as far as money goes, with the RP."""
    for work, limit in sorted(seat.may.get("projects", {}).items()):
        if 0 < limit["due"] <= money:
            money -= limit["due"]
            yield WorkId(work), limit["due"]


def owing(seat: Seat) -> int:
    """Return the RP that are due this year."""
    return sum([limit["due"] for limit in seat.may.get("projects", {}).values()])


def research(seat: Seat, money: int) -> tuple[Research, ...]:
    """Return the one field whose next level can be paid now and is worth more than a level of a domain."""
    limits = seat.may.get("research")
    if not limits or seat.is_last_round():
        return ()
    works = seat.view["works"]
    levels, paid, prices = (works[part][seat.me] for part in ("technology", "researched", "next_price"))
    found, best = None, 0
    for field, price in prices.items():
        missing = price - paid[field]
        worth = _worth(seat, field, levels) * 100 // max(1, missing)
        if limits[field]["high"] >= missing <= money and worth > best:
            found, best = field, worth
    if found is None or best <= 100 * 100 // min(seat.own["next_level_cost"].values()):
        return ()
    return (Research(field=Technology(found), points=prices[found] - paid[found]),)


def _worth(seat: Seat, field: str, levels: dict[str, int]) -> int:
    """Return the hundredths of a unit that the next level of a field adds, where no other field serves as well."""
    works, own = seat.view["works"], seat.own["capability"]
    total = 0
    for domain in works["serves"][field]:
        others = [levels[other] for other, served in works["serves"].items() if domain in served and other != field]
        if levels[field] >= max(others, default=0):
            total += own.get(domain, 0) * works["strength"]
    return total


def builds(seat: Seat) -> bool:
    """Return whether there is time left for a project to serve, and none is under way already."""
    clock = seat.view["clock"]
    return clock["rounds"] - clock["round"] >= YEARS and not seat.may.get("projects")


def wished(seat: Seat, spare: int, likes: Callable[[str], bool], draw: Callable[[int], int]) -> StartProject | None:
    """Return the project that a bot would begin with those whom it likes and who could pay, or None.

    One of those that are of most use to it, and one of the ways that it can pay, drawn: not all tables build the same.
    """
    offered = seat.may["deals"].get("projects", {})
    friends = sorted((key for key in seat.view["nations"] if key != seat.me and likes(key)), key=_money(seat))
    partners = tuple(sorted(NationId(nation) for nation in [seat.me, *friends[: PARTNERS - 1]]))
    open_ = {card: ways for card in offered if (ways := _ways(seat, card, offered[card], spare))}
    if len(partners) == 1 or not open_:
        return None
    card = _of_use(seat, list(open_), draw)
    way = open_[card][draw(len(open_[card]))]
    return StartProject(project=ProjectId(card), way=way, host=NationId(seat.me), partners=partners)


def _ways(seat: Seat, card: str, limits: ProjectMayView, spare: int) -> list[Way]:
    """Return the ways that a bot can pay, without an overrun that it foresees."""
    foreseen = seat.you["overruns"].get(card, False)
    return [
        Way(way)
        for way, limit in sorted(limits["ways"].items())
        if limit["allowed"] and limit["first"] <= spare and not (foreseen and way == Way.AGILE.value)
    ]


def _money(seat: Seat) -> Callable[[str], tuple[int, str]]:
    return lambda nation: (-seat.view["nations"][nation]["budget"], nation)


def _of_use(seat: Seat, cards: list[str], draw: Callable[[int], int]) -> str:
    """Return one of the projects whose fields make most of the own units stronger, or nearly so."""
    catalogue = seat.view["works"]["catalogue"]
    levels = seat.view["works"]["technology"][seat.me]
    use = {card: sum(_worth(seat, field, levels) for field in set(catalogue[card]["fields"])) for card in cards}
    most = max(use.values())
    near = sorted(card for card in cards if use[card] * 100 >= most * NEAR)
    return near[draw(len(near))]


def contract(seat: Seat) -> Contract | None:
    """Return a contract with industry for the domain whose next level is cheapest, as long as no other is unpaid."""
    limit = seat.may.get("contract")
    if limit is None or any(bill["nation"] == seat.me for bill in seat.view["works"].get("bills", [])):
        return None
    costs = seat.own["next_level_cost"]
    open_ = [domain for domain, ways in limit["domains"].items() if ways[Repayment.MONEY.value]["allowed"]]
    found = min(open_, key=lambda domain: (costs[domain], domain), default=None)
    return None if found is None else Contract(domain=Domain(found), repayment=Repayment.MONEY)
