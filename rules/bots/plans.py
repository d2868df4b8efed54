"""From a policy's wishes to a whole plan: promises, then the own crisis, an option, and investment of the rest."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from rules.bots import home, works
from rules.bots.choices import Dilemma, best_option
from rules.bots.policies import Policy
from rules.bots.seat import DOMAINS, Seat, lacking, usable_levels
from rules.engine.formulas.promises import Spread, deployments, spread
from rules.engine.ids import CrisisId, Domain, OptionId, WorkId
from rules.engine.plans import Choice, Contract, Investment, Plan, Research
from rules.engine.view_types import CrisisView


@dataclass(slots=True)
class Draft:
    """A plan in the making: what is placed, and what levels, money and influence are left."""

    seat: Seat
    levels: dict[Domain, int]
    money: int
    influence: int
    placed: Spread = field(default_factory=dict)
    choices: list[Choice] = field(default_factory=list)
    investments: dict[Domain, int] = field(default_factory=dict)
    effort: int | None = None
    outreach: int = 0
    hardened: list[CrisisId] = field(default_factory=list)
    research: tuple[Research, ...] = ()
    shares: list[WorkId] = field(default_factory=list)
    contract: Contract | None = None

    def units(self, crisis: CrisisView) -> int:
        """Return the units placed in a crisis."""
        return sum(self.placed.get(CrisisId(crisis["id"]), {}).values())

    def place(self, crisis: CrisisView, units: int) -> None:
        """Add up to so many units where they are lacking most, as far as levels and money go."""
        lack = lacking(self.seat, crisis)
        price = self.seat.may_about(crisis)["price"]
        here = self.placed.setdefault(CrisisId(crisis["id"]), {})
        for _ in range(units):
            domain = self._most_lacking(lack, here)
            if domain is None or (self.money < price and not self._is_envoy(domain)):
                return
            here[domain] = here.get(domain, 0) + 1
            self.pay(domain, 1, price)

    def pay(self, domain: Domain, units: int, price: int) -> None:
        """Take units from what is left: their level, and RP, or for envoys influence."""
        self.levels[domain] -= units
        if self._is_envoy(domain):
            self.influence -= units * self.seat.may["envoys"]["price"]
        else:
            self.money -= units * price

    def affordable(self, domain: Domain, price: int) -> int:
        """Return how many units of a domain are left that can be paid."""
        left = self.levels.get(domain, 0)
        return left if self._is_envoy(domain) else max(0, min(left, self.money // price))

    def _is_envoy(self, domain: Domain) -> bool:
        return domain is Domain.DIPLOMACY and "envoys" in self.seat.may

    def serve(self, crisis: CrisisView, domains: Iterable[Domain]) -> None:
        """Add a unit of the first of some domains that has one left, as far as money goes."""
        price = self.seat.may_about(crisis)["price"]
        domain = next((domain for domain in domains if self.levels.get(domain, 0) > 0), None)
        if domain is not None and self.money >= price:
            here = self.placed.setdefault(CrisisId(crisis["id"]), {})
            here[domain] = here.get(domain, 0) + 1
            self.levels[domain] -= 1
            self.money -= price

    def _most_lacking(self, lack: Mapping[Domain, int], here: Mapping[Domain, int]) -> Domain | None:
        """Return the domain with levels left that lacks most, if one lacks anything."""
        found, most = None, 0
        for domain, wanted in lack.items():
            rest = wanted - here.get(domain, 0)
            if rest > most and self.levels.get(domain, 0) > 0:
                found, most = domain, rest
        return found

    def settle_home(
        self, effort: int | None, hardened: Iterable[tuple[CrisisId, int]], outreach: Callable[[Seat, int], int]
    ) -> None:
        """Set what the nation does at home, paid from what is left: hardening first, then the public."""
        self.effort = effort
        for crisis, price in hardened:
            self.hardened.append(crisis)
            self.money -= price
        self.outreach = outreach(self.seat, self.money)
        self.money -= self.outreach

    def build(self) -> None:
        """Pay for a level of technology where that is worth more than a level of a domain."""
        self.research = works.research(self.seat, self.money)
        self.money -= sum([paid.points for paid in self.research])

    def pay_dues(self) -> None:
        """Pay what is due to projects, as far as money goes."""
        for work, points in works.dues(self.seat, self.money):
            self.shares.append(work)
            self.money -= points

    def finished(self) -> Plan:
        """Return the plan in canonical order."""
        return Plan(
            deployments=deployments(self.placed),
            investments=tuple(
                sorted(Investment(domain=domain, points=points) for domain, points in self.investments.items())
            ),
            choices=tuple(sorted(self.choices)),
            effort=self.effort,
            outreach=self.outreach,
            hardened=tuple(sorted(self.hardened)),
            research=self.research,
            shares=tuple(self.shares),
            contract=self.contract,
        )


def new_draft(seat: Seat) -> Draft:
    """Return an empty plan with all levels and the whole budget."""
    return Draft(seat, usable_levels(seat), seat.may["budget"], seat.may["influence"])


def sensible_plan(seat: Seat, policy: Policy) -> tuple[Plan, str]:
    """Return the plan of a policy and why (a key of words)."""
    draft = new_draft(seat)
    open_ = [crisis for crisis in seat.crises if not seat.may_about(crisis)["declined"]]
    promised = [crisis for crisis in open_ if crisis["id"] in seat.promised]
    kept = [crisis for crisis in promised if policy.keeps(seat, crisis)]
    _serve_promises(draft, kept)
    if policy.upholds and seat.agreements:
        _serve_clauses(draft, open_)
    draft.pay_dues()
    for crisis in open_:
        if seat.is_target(crisis):
            draft.place(crisis, sum(lacking(seat, crisis).values()) - draft.units(crisis))
    for crisis in open_:
        if not seat.is_target(crisis):
            draft.place(crisis, policy.adds(seat, crisis))
    choose_options(draft, open_, policy.kindness)
    draft.settle_home(home.effort(seat, policy), home.hardened(seat, draft.money), home.outreach)
    draft.build()
    draft.contract = works.contract(seat) if policy.credit else None
    invest(draft, draft.money)
    return draft.finished(), policy.plan_why if len(kept) == len(promised) else "plan_broken"


def _serve_promises(draft: Draft, kept: Iterable[CrisisView]) -> None:
    """Place every promised unit, moving between domains where levels are tight; promises always fit (rules 5.4)."""
    seat = draft.seat
    wants = {CrisisId(crisis["id"]): lacking(seat, crisis) for crisis in kept}
    draft.placed = spread({crisis: seat.promised[crisis] for crisis in wants}, draft.levels, wants)
    for crisis, by_domain in draft.placed.items():
        for domain, units in by_domain.items():
            draft.pay(domain, units, seat.may["crises"][crisis]["price"])


def _serve_clauses(draft: Draft, crises: Iterable[CrisisView]) -> None:
    """Send what agreements ask for, beside what was promised (rules 11.8)."""
    owed = [part for part in draft.seat.you["obligations"] if "clause" in part]
    known = {crisis["id"]: crisis for crisis in crises} if owed else {}
    for part in owed:
        domains = [DOMAINS[domain] for domain in part["domains"]]
        here = draft.placed.setdefault(CrisisId(part["crisis"]), {})
        if part["crisis"] in known and not any(here.get(domain) for domain in domains):
            draft.serve(known[part["crisis"]], domains)


def allowed_options(draft: Draft, crisis: CrisisView) -> dict[str, int]:
    """Return the options that this plan may pick, with their prices, as far as money and influence go."""
    if "options" not in crisis:
        return {}
    seat, sends = draft.seat, draft.units(crisis) > 0
    coalition = crisis.get("decides") == "coalition" and not seat.is_target(crisis)
    options = crisis["options"]
    return {
        name: limit["cost"]
        for name, limit in seat.may_about(crisis)["options"].items()
        if name in options
        and (limit["allowed"] or (sends and limit.get("needs_units", False)))
        and limit["cost"] <= draft.money
        and limit["cost_influence"] <= draft.influence
        and (sends or not (coalition or options[name]["who_may"] == "contributors"))
    }


def choose_options(draft: Draft, crises: Iterable[CrisisView], kindness: int) -> None:
    """Pick one option where a card offers some and one is worth its price."""
    for crisis in crises:
        allowed = allowed_options(draft, crisis)
        name = best_option(Dilemma(draft.seat, crisis, draft.units(crisis), kindness), allowed) if allowed else None
        if name is None:
            continue
        cost = draft.seat.may_about(crisis)["options"][name]["cost_influence"]
        if cost <= draft.influence:
            draft.influence -= cost
            draft.money -= allowed[name]
            draft.choices.append(Choice(crisis=CrisisId(crisis["id"]), option=OptionId(name)))


def invest(draft: Draft, points: int) -> None:
    """Pay so much into the domains whose next level is cheapest, one level after the other."""
    own, limits = draft.seat.own, draft.seat.may["invest"]
    missing = {
        DOMAINS[domain]: own["next_level_cost"][domain] - own["invested"][domain]
        for domain, limit in limits.items()
        if limit["high"] > 0
    }
    costs = {domain: own["next_level_cost"][domain] for domain in missing}
    while points > 0 and missing:
        domain = min(missing, key=missing.__getitem__)
        paid = min(points, missing[domain])
        draft.investments[domain] = draft.investments.get(domain, 0) + paid
        draft.money -= paid
        points -= paid
        costs[domain] += 1
        missing[domain] = missing[domain] - paid or costs[domain]
