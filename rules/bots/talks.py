"""What a bot says in diplomacy: its chips, the asks of a crisis that it convenes, its promises."""

from collections.abc import Iterator

from rules.bots.chances import chance_wish
from rules.bots.deals import Dealing
from rules.bots.moves import Move, move
from rules.bots.policies import Policy
from rules.bots.seat import DOMAINS, Seat, usable_levels
from rules.bots.works import owing
from rules.engine.commands import MakePledge, SetAsk, ShareReport, StatePosition
from rules.engine.copying import maker
from rules.engine.formulas.promises import room
from rules.engine.ids import CrisisId, NationId
from rules.engine.plans import Unconditional
from rules.engine.view_types import CrisisView

CHIPS = 2

_promise = maker(MakePledge)
_UNCONDITIONAL = Unconditional()


def position(seat: Seat, policy: Policy) -> Move | None:
    """Show the chips, once: what the own crisis lacks most, else what is weakest; and what is strongest."""
    if "position" in seat.own or not seat.may["can_state_position"]:
        return None
    levels = seat.own["capability"]
    short: dict[str, int] = {}
    for crisis in seat.crises:
        if seat.is_target(crisis):
            short.update(crisis["forecast"]["short"])
    needs = sorted(short, key=lambda domain: (levels.get(domain, 0) - short[domain], domain))[:CHIPS]
    needs = needs or sorted(levels, key=lambda domain: (levels[domain], domain))[:1]
    spare = [domain for domain in levels if domain not in needs]
    offers = sorted(spare, key=lambda domain: (-levels[domain], domain))[:CHIPS]
    command = StatePosition(
        needs=tuple(DOMAINS[domain] for domain in needs), offers=tuple(DOMAINS[domain] for domain in offers)
    )
    return move(command, policy.opening_why)


def fair_asks(seat: Seat, crisis: CrisisView) -> dict[str, int]:
    """Return asks that add up to what the crisis needs: the fair shares, and what rounding left over to the largest."""
    asks = dict(crisis["fair"])
    nations = seat.view["nations"]
    able = [nation for nation in asks if nation not in crisis["declined"]]
    total = sum(nations[nation]["gdp"] for nation in able)

    def owed(nation: str) -> tuple[int, str]:
        return crisis["units"] * nations[nation]["gdp"] - asks[nation] * total, nation

    most = seat.view["crises"][crisis["id"]]["units"]
    for _ in range(crisis["units"] - sum(asks[nation] for nation in able)):
        able = [nation for nation in able if asks[nation] < most]
        if not able:
            break
        asks[max(able, key=owed)] += 1
    return asks


def _asks(seat: Seat, crisis: CrisisView) -> Iterator[Move]:
    begun = crisis["pledges"].keys() - {seat.me}
    if not seat.may_about(crisis)["can_ask"] or (begun and not seat.sees_better(crisis)):
        return
    wanted = fair_asks(seat, crisis)
    for nation, units in crisis["asks"].items():
        if units < wanted[nation]:
            command = SetAsk(crisis=CrisisId(crisis["id"]), nation=NationId(nation), units=wanted[nation])
            yield move(command, "ask", target=seat.name(crisis["target"]))


class Means:
    """What a seat can still promise beside the promises that bind it."""

    def __init__(self, seat: Seat) -> None:
        self.seat = seat
        self.bound = dict(seat.bound)
        self.money = seat.may["deals"]["left"] if "deals" in seat.may else seat.may["budget"]
        self.money -= owing(seat)
        self.levels = usable_levels(seat)
        self.domains = {
            crisis["id"]: frozenset([DOMAINS[need["domain"]] for need in crisis["needs"]]) for crisis in seat.crises
        }

    def limit(self, crisis: CrisisView) -> int:
        """Return the most units that can be promised to a crisis, what is promised there already among them (5.4)."""
        money, others = self.money, []
        for other, units in self.bound.items():
            if other != crisis["id"]:
                money -= units * self.seat.may["crises"][other]["price"]
                others.append((self.domains[other], units))
        return min(money // self.seat.may_about(crisis)["price"], room(self.levels, self.domains[crisis["id"]], others))

    def spare(self) -> int:
        """Return the RP that promises and open offers leave; less than nothing where promises have grown too dear."""
        return self.money - sum([units * self.seat.may["crises"][key]["price"] for key, units in self.bound.items()])


def _promises(seat: Seat, policy: Policy, means: Means | None = None) -> Iterator[Move]:
    for crisis in seat.crises:
        if seat.may_about(crisis)["declined"]:
            continue
        wish = chance_wish(seat, crisis) if policy.by_chance else policy.pledge(seat, crisis)
        pledge = crisis["pledges"].get(seat.me)
        have = pledge["units"] if pledge else 0
        if wish.units <= have:
            continue
        means = means or Means(seat)
        units = min(wish.units, means.limit(crisis))
        if units > have:
            means.bound[crisis["id"]] = units
            command = _promise(CrisisId(crisis["id"]), units, _UNCONDITIONAL)
            yield move(command, wish.why, target=seat.name(crisis["target"]))


def talks(seat: Seat, policy: Policy, *, chips: bool) -> Iterator[Move]:
    """Yield all that the bot would say now, in order; promises only ever grow, so that talk comes to an end."""
    opening = position(seat, policy) if chips else None
    if opening is not None:
        yield opening
    if "deals" in seat.may:
        yield from _haggling(seat, policy)
        return
    yield from _opening(seat, policy)
    yield from _promises(seat, policy)


def _opening(seat: Seat, policy: Policy) -> Iterator[Move]:
    for crisis in seat.crises:
        yield from _asks(seat, crisis)
    if policy.kindness and "intelligence" in seat.you:
        yield from _reports(seat)


def _reports(seat: Seat) -> Iterator[Move]:
    """Show each crisis to its target and to all who pledged to it, where the own services see more than theirs do."""
    for crisis in seat.crises:
        for nation in seat.may_about(crisis)["can_show"]:
            if nation == crisis["target"] or nation in crisis["pledges"]:
                command = ShareReport(crisis=CrisisId(crisis["id"]), nation=NationId(nation))
                yield move(command, "report", target=seat.name(nation))


def _haggling(seat: Seat, policy: Policy) -> Iterator[Move]:
    """Answer offers first, with what the promises that are about to follow leave; offer something last."""
    means = Means(seat)
    promises = list(_promises(seat, policy, means))
    dealing = Dealing(seat, policy, means.spare())
    yield from dealing.answers()
    yield from _opening(seat, policy)
    yield from promises
    yield from dealing.proposals()
