"""What pledges mean in units: how large one may be, how promised units spread over domains, the standing orders."""

from collections.abc import Iterable, Mapping, Sequence

from rules.engine.cards import Card
from rules.engine.copying import maker
from rules.engine.formulas.clauses.duties import duties
from rules.engine.formulas.coalition import in_force
from rules.engine.formulas.crisis import card_units, unit_estimate
from rules.engine.formulas.envoys import ENVOYS, diplomacy_of, usable_levels
from rules.engine.formulas.intelligence import grade_of, in_public, known
from rules.engine.formulas.places import unit_price
from rules.engine.formulas.presence import units_price
from rules.engine.formulas.projects import dues
from rules.engine.formulas.ties import practice
from rules.engine.ids import CrisisId, Domain, NationId, Phase, WorkId
from rules.engine.plans import Deployment, Plan, Pledge
from rules.engine.remembering import remembered, remembered_of_one
from rules.engine.ruleset import Ruleset
from rules.engine.state import Crisis, GameState

Spread = dict[CrisisId, dict[Domain, int]]
"""Units of one nation by crisis and domain."""

Wants = Mapping[CrisisId, Mapping[Domain, int]]
"""Units that are still lacking by crisis and domain, in the card's order."""

_TALKS = Phase.DIPLOMACY

Promise = tuple[frozenset[Domain], int]
"""The domains that may serve a promise, and its units."""


def needed_domains(ruleset: Ruleset, crisis: Crisis) -> tuple[Domain, ...]:
    """Return the domains that a crisis asks for, in the card's order."""
    return _domains(ruleset.cards[crisis.card])


@remembered_of_one
def _domains(card: Card) -> tuple[Domain, ...]:
    return tuple(dict.fromkeys(need.domain for need in card.needs))


@remembered_of_one
def _domain_set(card: Card) -> frozenset[Domain]:
    return frozenset(_domains(card))


def needed_units(ruleset: Ruleset, state: GameState, crisis: Crisis) -> dict[Domain, int]:
    """Return the units by domain that would meet a crisis: the public estimate (rules 5.1)."""
    demand, card = in_public(ruleset, crisis)
    return units_needed(ruleset, state, card, demand)


def units_needed(ruleset: Ruleset, state: GameState, card: Card, demand: int) -> dict[Domain, int]:
    """Return the units by domain that would meet a card's demand, by the public yardstick."""
    return dict(_units_needed(ruleset, card, demand, state.interoperability))


@remembered(lambda ruleset, card, demand, interoperability: (ruleset, card, demand, interoperability))
def _units_needed(ruleset: Ruleset, card: Card, demand: int, interoperability: int) -> Mapping[Domain, int]:
    constants = ruleset.constants.crisis
    return card_units(card, demand, unit_estimate(interoperability, constants), constants)


def own_pledges(state: GameState, nation: NationId) -> Mapping[CrisisId, Pledge]:
    """Return a nation's pledges that are not released, by crisis."""
    return {
        crisis.id: pledge
        for crisis in state.crises.values()
        for pledge in crisis.pledges
        if pledge.nation == nation and not pledge.released
    }


def room(levels: Mapping[Domain, int], wanted: frozenset[Domain], others: Sequence[Promise]) -> int:
    """Return how many more units can be promised to domains `wanted` beside other promises.

    Exact: by Hall's theorem all promises can be served at once if every set of domains has the levels for them; only
    sets that other promises fill can be tight.
    """
    if not others:
        return _left(levels, wanted, others)
    sets = {wanted}
    for domains, _ in others:
        sets.update([domains | known for known in sets])
    return min([_left(levels, tight, others) for tight in sets])


def _left(levels: Mapping[Domain, int], tight: frozenset[Domain], promises: Sequence[Promise]) -> int:
    """Return the levels of some domains that are left beside the promises that only they can serve."""
    left = 0
    for domain in tight:
        left += levels.get(domain, 0)
    for domains, units in promises:
        if domains <= tight:
            left -= units
    return left


def pledge_limit(ruleset: Ruleset, state: GameState, nation: NationId, crisis: Crisis) -> tuple[int, str]:
    """Return the most units a nation can promise to a crisis, and what holds it there: "levels" or "budget" (5.4)."""
    constants, own = ruleset.constants.crisis, state.nations[nation]
    money, others = own.budget, []
    for other in state.crises.values():
        if other.id == crisis.id:
            continue
        for pledge in other.pledges:
            if pledge.nation == nation and not pledge.released:
                money -= pledge.units * unit_price(state, nation, other, constants)
                others.append((_domain_set(ruleset.cards[other.card]), pledge.units))
    money //= unit_price(state, nation, crisis, constants)
    levels = room(usable_levels(ruleset, own), _domain_set(ruleset.cards[crisis.card]), others)
    return (max(0, money), "budget") if money < levels else (max(0, levels), "levels")


def _take(
    free: dict[Domain, int], placed: Spread, wants: Mapping[CrisisId, Iterable[Domain]], crisis: CrisisId
) -> bool:
    """Place one unit, moving units placed before where that frees a domain; return whether it worked."""
    seen: set[Domain] = set()

    def place(at: CrisisId) -> bool:
        for domain in wants[at]:
            if domain not in seen and free.get(domain, 0) > 0:
                free[domain] -= 1
                placed[at][domain] = placed[at].get(domain, 0) + 1
                return True
        return any(move_away(at, domain) for domain in wants[at] if domain not in seen)

    def move_away(at: CrisisId, domain: Domain) -> bool:
        seen.add(domain)
        for other in placed:
            if other != at and placed[other].get(domain, 0) and place(other):
                placed[other][domain] -= 1
                placed[at][domain] = placed[at].get(domain, 0) + 1
                return True
        return False

    return place(crisis)


def spread(
    promised: Mapping[CrisisId, int],
    levels: Mapping[Domain, int],
    wants: Wants,
) -> Spread:
    """Spread promised units over domains: each to the domain that lacks the largest part of its need (rules 5.6).

    `wants` are the units that each crisis still lacks by domain, in the card's order. Units that no level is left
    for are not placed.
    """
    free = dict(levels)
    placed: Spread = {crisis: {} for crisis in promised}
    for _, crisis in sorted([(len(wants[crisis]), crisis) for crisis in promised]):
        lacking, got = wants[crisis], placed[crisis]
        for _ in range(promised[crisis]):
            domain = _least_served(lacking, got, free)
            if domain is not None:
                free[domain] -= 1
                got[domain] = got.get(domain, 0) + 1
            elif not _take(free, placed, {**wants, crisis: _by_service(lacking, got)}, crisis):
                break
    return placed


def _least_served(
    lacking: Mapping[Domain, int], got: Mapping[Domain, int], free: Mapping[Domain, int]
) -> Domain | None:
    """Return the domain that is served least of those with free levels, in the card's order where they are alike."""
    found, least = None, 0
    for domain, wanted in lacking.items():
        if free.get(domain):
            served = _served(wanted, got[domain]) if domain in got else 0 if wanted else _ALL_SERVED
            if not served:
                return domain
            if found is None or served < least:
                found, least = domain, served
    return found


def _by_service(lacking: Mapping[Domain, int], got: Mapping[Domain, int]) -> list[Domain]:
    """Return the domains of a crisis, least served first."""
    return sorted(lacking, key=lambda domain: _served(lacking[domain], got.get(domain, 0)))


_ALL_SERVED = 1_000_000
"""More than any part of a need: what lacks nothing comes last."""


def _served(wanted: int, got: int) -> int:
    """Return how far a need is served, in per mille; what lacks nothing comes last."""
    return 1000 * got // wanted if wanted else _ALL_SERVED + got


def sheet_parts(ruleset: Ruleset, state: GameState) -> tuple[object, ...]:
    """Return all that the coalition sheets of a round depend on, for whoever remembers what it read from them."""
    return (
        ruleset,
        state.settings,
        state.nations,
        state.crises,
        state.interoperability,
        practice(state),
        state.works,
        state.phase is _TALKS,
    )


@remembered(sheet_parts)
def _sheets(ruleset: Ruleset, state: GameState) -> tuple[Mapping[NationId, Spread], Wants]:
    """Return what all standing pledges would bring, and the units that would still be lacking then."""
    lacking = _wanted(ruleset, state)
    placed: dict[NationId, Spread] = {}
    for nation, units_to in _promised(state).items():
        if units_to:
            placed[nation], lacking = _brought(lacking, usable_levels(ruleset, state.nations[nation]), units_to)
    return placed, lacking


def _promised(state: GameState) -> dict[NationId, dict[CrisisId, int]]:
    """Return the units of all standing pledges, by nation in the table's order."""
    promised: dict[NationId, dict[CrisisId, int]] = {nation: {} for nation in state.settings.nations}
    for crisis in state.crises.values():
        for pledge in in_force(state, crisis):
            promised[pledge.nation][crisis.id] = pledge.units
    return promised


@remembered(
    lambda ruleset, state: (ruleset, state.interoperability),
    equal=lambda _ruleset, state: tuple(
        [(crisis.id, crisis.card, crisis.demand, crisis.rumour) for crisis in state.crises.values()]
    ),
)
def _wanted(ruleset: Ruleset, state: GameState) -> Wants:
    """Return what all crises of the round ask for."""
    return {crisis.id: needed_units(ruleset, state, crisis) for crisis in state.crises.values()}


@remembered(
    lambda lacking, levels, _promised: (lacking, levels),
    equal=lambda _lacking, _levels, promised: tuple(promised.items()),
)
def _brought(lacking: Wants, levels: Mapping[Domain, int], promised: Mapping[CrisisId, int]) -> tuple[Spread, Wants]:
    """Return how one nation's promises spread over what is lacking, and what is lacking after them.

    Remembered nation by nation: those before one who speaks again need not be counted anew.
    """
    placed = spread(promised, levels, lacking)
    return placed, _after(lacking, placed)


def _after(lacking: Wants, placed: Spread) -> Wants:
    """Return what is lacking after some units were placed."""
    rest = dict(lacking)
    for crisis, by_domain in placed.items():
        left = dict(lacking[crisis])
        for domain, units in by_domain.items():
            left[domain] = max(0, left[domain] - units)
        rest[crisis] = left
    return rest


def pledged_units(ruleset: Ruleset, state: GameState) -> Mapping[NationId, Spread]:
    """Return what all standing pledges would bring, spread nation by nation over what is still lacking (rules 5.6)."""
    return _sheets(ruleset, state)[0]


@remembered(lambda ruleset, state, _grade: sheet_parts(ruleset, state), equal=lambda _ruleset, _state, grade: (grade,))
def pledged_as_seen(ruleset: Ruleset, state: GameState, grade: int) -> Mapping[NationId, Spread]:
    """Return what all standing pledges would bring, as somebody expects it who sees the crises with this grade.

    Each nation serves where its own services see units lacking, as far as who looks sees that too (rules 12.3).
    """
    if not grade:
        return pledged_units(ruleset, state)
    wants = [_wanted_at(ruleset, state, seen) for seen in range(grade + 1)]
    placed: dict[NationId, Spread] = {}
    for nation, units_to in _promised(state).items():
        if units_to:
            wanted = wants[min(grade, grade_of(ruleset, state, nation))]
            placed[nation] = here = spread(units_to, usable_levels(ruleset, state.nations[nation]), wanted)
            wants = [_after(want, here) for want in wants]
    return placed


def _wanted_at(ruleset: Ruleset, state: GameState, grade: int) -> Wants:
    """Return what all crises of the round ask for, to somebody of this grade."""
    seen = {crisis.id: known(ruleset, state, crisis, grade) for crisis in state.crises.values()}
    return {crisis: units_needed(ruleset, state, what.card, what.demand) for crisis, what in seen.items()}


def short_units(ruleset: Ruleset, state: GameState) -> Wants:
    """Return the units by crisis and domain that would still be lacking beside all standing pledges (rules 5.6)."""
    return _sheets(ruleset, state)[1]


def spread_of(plan: Plan) -> Spread:
    """Return a plan's units by crisis and domain."""
    placed: Spread = {}
    for sent in plan.deployments:
        placed.setdefault(sent.crisis, {})[sent.domain] = sent.units
    return placed


_deployment = maker(Deployment)


def deployments(placed: Spread) -> tuple[Deployment, ...]:
    """Return units by crisis and domain as a plan has them, in canonical order."""
    units_to = [
        (crisis, domain, units) for crisis, by_domain in placed.items() for domain, units in by_domain.items() if units
    ]
    return tuple([_deployment(*sent) for sent in sorted(units_to)])


def _others_units(state: GameState, nation: NationId, crisis: Crisis) -> int:
    return sum([pledge.units for pledge in in_force(state, crisis) if pledge.nation != nation])


def standing_orders(ruleset: Ruleset, state: GameState, nation: NationId, pledged: Mapping[NationId, Spread]) -> Plan:
    """Return the plan that counts if nobody plans: pledges, what clauses ask for, the own crisis up to its need.

    `pledged` comes from `pledged_units`. Everything within levels and budget; shares that are due are paid before the
    own crisis is met; no investment, no option (rules 4.4).
    """
    placed: Spread = {crisis: dict(by_domain) for crisis, by_domain in pledged.get(nation, {}).items()}
    left = state.nations[nation].budget
    for crisis_id, by_domain in placed.items():
        left -= units_price(ruleset, state, nation, state.crises[crisis_id], by_domain)
    if state.ties.agreements:
        left = _fulfil(ruleset, state, nation, placed, left)
    shares: tuple[WorkId, ...] = ()
    if state.works.projects:
        shares, left = _pay_dues(state, nation, left)
    for crisis in state.crises.values():
        if crisis.target == nation:
            left = _fill(ruleset, state, nation, crisis, placed, left)
    return Plan(deployments=deployments(placed), shares=shares)


def _pay_dues(state: GameState, nation: NationId, left: int) -> tuple[tuple[WorkId, ...], int]:
    """Return the projects whose parts can be paid of so many RP, and what is left then (rules 13.6)."""
    paid = []
    for work, points in sorted(dues(state, nation).items()):
        if points <= left:
            paid.append(work)
            left -= points
    return tuple(paid), left


def _fulfil(ruleset: Ruleset, state: GameState, nation: NationId, placed: Spread, left: int) -> int:
    """Add the units that agreements ask for, as far as levels and money last; return the RP that are left (11.8)."""
    for one in duties(ruleset, state, nation):
        mine = placed.setdefault(one.crisis.id, {})
        price = unit_price(state, nation, one.crisis, ruleset.constants.crisis)
        levels = usable_levels(ruleset, state.nations[nation])
        free = [
            domain
            for domain in one.domains
            if sum(by_domain.get(domain, 0) for by_domain in placed.values()) < levels.get(domain, 0)
        ]
        if free and left >= price and not any(mine.get(domain) for domain in one.domains):
            mine[free[0]] = mine.get(free[0], 0) + 1
            left -= price
    return left


def _fill(ruleset: Ruleset, state: GameState, nation: NationId, crisis: Crisis, placed: Spread, left: int) -> int:
    """Add units to the own crisis up to its need; return the RP that are left."""
    price = unit_price(state, nation, crisis, ruleset.constants.crisis)
    lacking = needed_units(ruleset, state, crisis)
    mine = placed.setdefault(crisis.id, {})
    helped = _others_units(state, nation, crisis)
    total, levels = sum(lacking.values()), usable_levels(ruleset, state.nations[nation])
    for domain, wanted in lacking.items():
        used = sum(by_domain.get(domain, 0) for by_domain in placed.values())
        room = levels.get(domain, 0) - used
        open_ = wanted - helped * wanted // total - mine.get(domain, 0)
        free = domain is ENVOYS and diplomacy_of(ruleset) is not None
        units = max(0, min(room, open_) if free else min(room, open_, left // price))
        mine[domain] = mine.get(domain, 0) + units
        left -= 0 if free else units * price
    return left
