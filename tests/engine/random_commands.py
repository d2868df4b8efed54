"""Random commands: such as a seat's screen allows, and such as nobody should get away with."""

import random
import typing
from collections.abc import Callable, Iterator

from rules.engine import commands as c
from rules.engine.copying import revise
from rules.engine.deals import GiveAid, HoldExercise, Term
from rules.engine.ids import (
    CardId,
    Controller,
    CrisisId,
    Domain,
    NationId,
    OfferId,
    OptionId,
    Outcome,
    Phase,
    WorkId,
)
from rules.engine.plans import (
    Choice,
    Condition,
    Deployment,
    IfAll,
    IfNation,
    Investment,
    Plan,
    Unconditional,
)
from rules.engine.red import Play, RedController
from rules.engine.state import GameState, Seals
from rules.engine.view.ties import term_view
from rules.engine.view_may import CrisisMayView, MayView
from rules.engine.view_ties import DealsMayView, OfferMayView, TermView
from rules.engine.view_types import TableView
from tests.engine.random_pacts import any_founding, any_leaving, pact_moves
from tests.engine.random_presence import any_building, any_ending, legal_building, legal_endings
from tests.engine.random_works import any_work, legal_projects, wild_project, wild_works, with_works

HASTE = 0.3
"""How often a seat that could say that it is done thinks of it."""
WORDS = ("", "No.", "They asked for it, and were heard.", "no\u0007", "x" * 201)
"""Reasons in words, good and bad."""
KINDS: tuple[type[c.Command], ...] = typing.get_args(c.Command)


def legal_moves(rng: random.Random, nation: NationId, view: TableView) -> list[c.Command]:
    """Return commands that the seat's screen says are possible, each kind about once; planning ones more often."""
    may = view["may"]
    moves: list[c.Command] = []
    if may["can_ready"] and rng.random() < HASTE:
        moves.append(c.SetReady(ready=True))
    if may["can_unready"]:
        moves.append(c.SetReady(ready=False))
    if may["can_state_position"]:
        chips = [Domain(domain) for domain in view["scenario"]["domains"]]
        moves.append(c.StatePosition(needs=_some(rng, chips), offers=_some(rng, chips)))
    if may["can_save_plan"]:
        moves += [c.SavePlan(plan=legal_plan(rng, view)) for _ in range(3)]
    if may["can_seal"] and rng.random() < HASTE:
        moves.append(c.SealPlan())
    if may["can_reopen"]:
        moves.append(c.ReopenPlan())
    moves += _deals(rng, nation, view)
    for crisis, allowed in may["crises"].items():
        moves += _talks(rng, nation, CrisisId(crisis), allowed, view)
        moves += [
            c.ShareReport(crisis=CrisisId(crisis), nation=NationId(other)) for other in allowed.get("can_show", ())
        ]
    return moves


def red_moves(rng: random.Random, view: TableView) -> Iterator[c.Command]:
    """Yield what the challenger's screen says is possible: a card or two face down, or nothing."""
    may, red = view["red_may"], view["red"]
    if not may["can_lay"]:
        return
    cards = [card for card, held in may["cards"].items() if held["allowed"]]
    rng.shuffle(cards)
    targets, left, plays = list(may["targets"]), may["pressure"], list[Play]()
    for card in cards[: rng.randint(0, may["plays_most"])]:
        high = min(left, may["behind_most"])
        if high and targets:
            target, behind = targets.pop(rng.randrange(len(targets))), rng.randint(1, high)
            plays.append(Play(card=CardId(card), target=NationId(target), pressure=behind))
            left -= behind
    yield c.LayCards(plays=tuple(plays), done=rng.random() < HASTE or red["done"])


def _some(rng: random.Random, domains: list[Domain]) -> tuple[Domain, ...]:
    return tuple(rng.sample(domains, rng.randint(0, 2)))


def _talks(
    rng: random.Random, nation: NationId, crisis: CrisisId, may: CrisisMayView, view: TableView
) -> Iterator[c.Command]:
    nations = [NationId(other) for other in view["nations"]]
    if may["can_pledge"]:
        units = rng.randint(1, may["pledge_max"])
        for _ in range(2):
            yield c.MakePledge(crisis=crisis, units=units, condition=_condition(rng, nation, nations, units))
    if may["can_withdraw"]:
        yield c.WithdrawPledge(crisis=crisis)
    if may["can_ask"]:
        most = view["crises"][crisis]["units"]
        yield c.SetAsk(crisis=crisis, nation=rng.choice(nations), units=rng.randint(0, most))
    for other in may["can_release"]:
        yield c.ReleasePledge(crisis=crisis, nation=NationId(other))
    for other in may["can_decline"][:1]:
        yield c.DeclineUnits(crisis=crisis, nation=NationId(other), declined=True)
    for other in may["can_admit"]:
        yield c.DeclineUnits(crisis=crisis, nation=NationId(other), declined=False)


def _deals(rng: random.Random, nation: NationId, view: TableView) -> Iterator[c.Command]:
    may = view["may"].get("deals")
    if may is None:
        return
    for work, open_ in view["may"].get("projects", {}).items():
        if open_["can_cancel"]:
            yield c.CancelProject(project=WorkId(work))
    known = [offer["terms"] for offer in view["you"]["offers"].values() if offer["proposer"] == nation]
    for term in _terms(rng, nation, view, may) if may["can_propose"] else ():
        if [term_view(term)] not in known:
            yield c.ProposeDeal(terms=(term,))
    agreements = view["may"].get("agreements")
    if agreements is not None:
        moves = list(pact_moves(rng, nation, view, agreements, may_propose=may["can_propose"]))
        yield from [found for found in moves if not _is_known(found, known)]
    for offer, allowed in may["offers"].items():
        yield from _answers(rng, OfferId(offer), allowed)
    yield from legal_endings(view, may)


def _is_known(command: c.Command, known: list[list[TermView]]) -> bool:
    """Whether it makes an offer that the nation has made already."""
    return isinstance(command, c.ProposeDeal) and [term_view(term) for term in command.terms] in known


def _terms(rng: random.Random, nation: NationId, view: TableView, may: DealsMayView) -> Iterator[Term]:
    others = [NationId(other) for other in view["nations"] if other != nation]
    if may["aid_max"] > 0:
        yield GiveAid(giver=nation, receiver=rng.choice(others), points=rng.randint(1, may["aid_max"]))
    yield from legal_projects(rng, nation, others, may)
    friends = [NationId(other) for other in may.get("exercise_with", ()) if other != nation]
    if friends and may["exercise_cost"] <= may["left"]:
        yield HoldExercise(nations=tuple(sorted((nation, rng.choice(friends)))))
    yield from legal_building(rng, nation, others, may)


def _answers(rng: random.Random, offer: OfferId, may: OfferMayView) -> Iterator[c.Command]:
    """Yes much more often than no: what is agreed on has more to show."""
    if may["can_accept"]:
        yield from [c.AcceptDeal(offer=offer)] * 8
    if may["can_refuse"] and rng.random() < HASTE:
        yield c.RefuseDeal(offer=offer)
    if may["can_withdraw"] and rng.random() < HASTE:
        yield c.WithdrawDeal(offer=offer)


def _condition(rng: random.Random, nation: NationId, nations: list[NationId], units: int) -> Condition:
    others = [other for other in nations if other != nation]
    return rng.choice(
        (
            Unconditional(),
            IfNation(nation=rng.choice(others), units=rng.randint(1, 3)),
            IfAll(units=units + rng.randint(1, 3)),
        )
    )


def legal_plan(rng: random.Random, view: TableView) -> Plan:
    """Return a plan within all limits that the screen states: levels, budget, influence, options."""
    may = view["may"]
    sent, money, influence = _deployments(rng, may, may["budget"], may["influence"])
    choices: list[Choice] = []
    for crisis, allowed in may["crises"].items():
        options = [name for name, option in allowed["options"].items() if option["allowed"]]
        if options and rng.random() < 0.8 and _sends_as_before(view, crisis, sent):
            option = rng.choice(options)
            price = allowed["options"][option]
            if price["cost"] <= money and price["cost_influence"] <= influence:
                money, influence = money - price["cost"], influence - price["cost_influence"]
                choices.append(Choice(crisis=CrisisId(crisis), option=OptionId(option)))
    invested: list[Investment] = []
    for domain, limit in may["invest"].items():
        points = rng.randint(0, min(money, limit["high"])) if rng.random() < 0.5 else 0
        if points:
            money -= points
            invested.append(Investment(domain=Domain(domain), points=points))
    plan = Plan(deployments=tuple(sent), investments=tuple(invested), choices=tuple(choices))
    return _with_modules(rng, may, plan)


def _with_modules(rng: random.Random, may: MayView, plan: Plan) -> Plan:
    """Add what the modules of the table let a plan hold."""
    if "effort" in may and rng.random() < 0.5:
        plan = revise(plan, effort=rng.randint(may["effort"]["low"], may["effort"]["high"]))
    left = may["budget"] - _price(may, plan)
    if "outreach" in may and rng.random() < 0.5:
        plan = revise(plan, outreach=rng.randint(0, max(0, min(left, may["outreach"]["high"]))))
        left -= plan.outreach
    for crisis, allowed in may["crises"].items():
        harden = allowed.get("harden")
        if harden and harden["allowed"] and harden["cost"] <= left and rng.random() < 0.7:
            plan = revise(plan, hardened=(*plan.hardened, CrisisId(crisis)))
            left -= harden["cost"]
    return with_works(rng, may, plan, left)


def _price(may: MayView, plan: Plan) -> int:
    """The RP that a plan's units, options and investments cost."""
    sent = sum(part.units * may["crises"][part.crisis]["deploy"][part.domain]["price"] for part in plan.deployments)
    chosen = sum(may["crises"][choice.crisis]["options"][choice.option]["cost"] for choice in plan.choices)
    return sent + chosen + sum(paid.points for paid in plan.investments)


def _sends_as_before(view: TableView, crisis: str, sent: list[Deployment]) -> bool:
    """Whether what the screen allows with the plan as it was is allowed with this one: some options ask for units."""
    before = view["you"].get("plan", {"deployments": {}})["deployments"]
    return crisis not in before or any(part.crisis == crisis for part in sent)


def _deployments(rng: random.Random, may: MayView, money: int, influence: int) -> tuple[list[Deployment], int, int]:
    sent: list[Deployment] = []
    used: dict[str, int] = {}
    for crisis, allowed in may["crises"].items():
        for domain, limit in allowed["deploy"].items():
            prices = (money, limit["price"]), (influence, limit.get("influence", 0))
            most = min([limit["high"] - used.get(domain, 0), *(have // price for have, price in prices if price)])
            units = rng.randint(0, most) if most > 0 and rng.random() < 0.8 else 0
            if units:
                used[domain] = used.get(domain, 0) + units
                money -= units * limit["price"]
                influence -= units * limit.get("influence", 0)
                sent.append(Deployment(crisis=CrisisId(crisis), domain=Domain(domain), units=units))
    return sent, money, influence


def anything(rng: random.Random, state: GameState) -> c.Command:
    """Return a command of any kind, often one of this phase, with any content, also of what is not at this table."""
    kind = rng.choice(KINDS if rng.random() < 0.5 else _IN_PHASE.get(state.phase, KINDS))
    crisis = CrisisId(rng.choice((*state.crises, *state.crises, "r9c9")))
    nation = NationId(rng.choice((*state.settings.nations, *state.settings.nations, "nowhere")))
    return _MAKE[kind](rng, state, crisis, nation)


_IN_PHASE: dict[Phase, tuple[type[c.Command], ...]] = {
    Phase.DIPLOMACY: (
        c.MakePledge,
        c.MakePledge,
        c.SetAsk,
        c.DeclineUnits,
        c.ReleasePledge,
        c.WithdrawPledge,
        c.ProposeDeal,
        c.ProposeDeal,
        c.AcceptDeal,
        c.RefuseDeal,
        c.WithdrawDeal,
        c.LeaveAgreement,
        c.CancelProject,
        c.EndStationing,
    ),
    Phase.PLANNING: (c.SavePlan, c.SavePlan, c.SavePlan, c.SealPlan, c.ReopenPlan, c.ReleasePledge),
}

Make = Callable[[random.Random, GameState, CrisisId, NationId], c.Command]


def _configure(rng: random.Random, state: GameState, _crisis: CrisisId, nation: NationId) -> c.Command:
    nations = rng.choice((state.settings.nations, state.settings.nations[1:], (nation, *state.settings.nations[1:])))
    clocks = {rng.choice(list(Phase)): rng.choice((0, 1, 60_000, 10**9))}
    return c.ConfigureTable(nations=nations, rounds=rng.randint(0, 5), clocks=clocks, seals=rng.choice(list(Seals)))


def _end(rng: random.Random, state: GameState, _crisis: CrisisId, _nation: NationId) -> c.Command:
    return c.EndPhase(round=state.round + rng.choice((0, 1)), phase=rng.choice((state.phase, *Phase)))


def _position(rng: random.Random, _state: GameState, _crisis: CrisisId, _nation: NationId) -> c.Command:
    chips = tuple(rng.choices(list(Domain), k=rng.randint(0, 3)))
    return c.StatePosition(needs=chips, offers=chips[:1])


def _pledge(rng: random.Random, _state: GameState, crisis: CrisisId, nation: NationId) -> c.Command:
    condition = rng.choice(
        (Unconditional(), IfNation(nation=nation, units=rng.randint(0, 120)), IfAll(units=rng.randint(0, 120)))
    )
    return c.MakePledge(crisis=crisis, units=rng.randint(-1, 9), condition=condition)


def _save(rng: random.Random, state: GameState, crisis: CrisisId, _nation: NationId) -> c.Command:
    own = next(iter(state.nations.values()))
    domains = rng.choices([*own.capability, *own.capability, *Domain], k=3)
    sent = tuple(_deployment(rng, (*state.crises, crisis), domain) for domain in domains[: rng.randint(0, 2)])
    invested = tuple(Investment(domain=domain, points=rng.randint(0, 20)) for domain in domains[: rng.randint(0, 2)])
    choices = tuple(_choice(rng, other) for other in (*state.crises, crisis) if rng.random() < 0.4)
    effort = rng.choice((None, None, None, 0, 18, 22, 60))
    plan = Plan(deployments=sent, investments=invested, choices=choices, effort=effort)
    if rng.random() < 0.2:
        hardened = tuple(other for other in (*state.crises, crisis) if rng.random() < 0.3)
        plan = revise(plan, outreach=rng.choice((-1, 0, 1, 2, 40)), hardened=hardened)
    plan = wild_works(rng, state, plan)
    return c.SavePlan(plan=plan)


def _deployment(rng: random.Random, crises: tuple[CrisisId, ...], domain: Domain) -> Deployment:
    return Deployment(crisis=rng.choice(crises), domain=domain, units=rng.choice((0, 1, 1, 2, 2, 3, 4, 9)))


def _choice(rng: random.Random, crisis: CrisisId) -> Choice:
    names = (
        "nothing",
        "any",
        "unheard_of",
        "pool",
        "buy",
        "escort",
        "bargain",
        "board",
        "clinics",
        "search",
        "shelter",
    )
    return Choice(crisis=crisis, option=OptionId(rng.choice(names)))


def _offer(rng: random.Random, state: GameState) -> OfferId:
    return OfferId(rng.choice((*(offer.id for offer in state.ties.offers), "r0o0")))


def _propose(rng: random.Random, state: GameState, _crisis: CrisisId, nation: NationId) -> c.Command:
    nations = tuple(rng.sample(state.settings.nations, rng.randint(0, 3)))
    giver, receiver = rng.choice(state.settings.nations), nation
    terms: tuple[Term, ...] = (
        GiveAid(giver=giver, receiver=receiver, points=rng.randint(-1, 9)),
        HoldExercise(nations=rng.choice((nations, tuple(sorted(nations))))),
        wild_project(rng, nation, nations),
        *any_building(rng, giver, receiver),
    )
    counters = _offer(rng, state) if rng.random() < HASTE else None
    if rng.random() < HASTE:
        terms = (any_founding(rng, state, nation), terms[0])
    return c.ProposeDeal(terms=tuple(rng.sample(terms, rng.randint(0, 2))), counters=counters)


def _lay(rng: random.Random, state: GameState, _crisis: CrisisId, nation: NationId) -> c.Command:
    held = (*state.red.hand, *state.red.hand, CardId("unheard_of"))
    plays = tuple(
        Play(card=rng.choice(held), target=target, pressure=rng.choice((0, 1, 1, 2, 3, 9)))
        for target in rng.sample((nation, *state.settings.nations), rng.randint(0, 2))
    )
    return c.LayCards(plays=plays, done=rng.random() < HASTE)


_MAKE: dict[type[c.Command], Make] = {
    c.ConfigureTable: _configure,
    c.SetController: lambda rng, _s, _c, nation: c.SetController(
        nation=nation, controller=rng.choice(list(Controller))
    ),
    c.StartGame: lambda *_: c.StartGame(),
    c.EndPhase: _end,
    c.ExtendPhase: lambda rng, *_: c.ExtendPhase(milliseconds=rng.choice((0, 1000, 10**9))),
    c.PauseClock: lambda *_: c.PauseClock(),
    c.ResumeClock: lambda *_: c.ResumeClock(),
    c.SetReady: lambda rng, *_: c.SetReady(ready=rng.random() < 0.5),
    c.StatePosition: _position,
    c.SetAsk: lambda rng, _s, crisis, nation: c.SetAsk(crisis=crisis, nation=nation, units=rng.randint(-1, 40)),
    c.MakePledge: _pledge,
    c.WithdrawPledge: lambda _r, _s, crisis, _n: c.WithdrawPledge(crisis=crisis),
    c.ReleasePledge: lambda _r, _s, crisis, nation: c.ReleasePledge(crisis=crisis, nation=nation),
    c.DeclineUnits: lambda rng, _s, crisis, nation: c.DeclineUnits(
        crisis=crisis, nation=nation, declined=rng.random() < 0.5
    ),
    c.SavePlan: _save,
    c.SealPlan: lambda *_: c.SealPlan(),
    c.ReopenPlan: lambda *_: c.ReopenPlan(),
    c.ProposeDeal: _propose,
    c.AcceptDeal: lambda rng, state, _c, _n: c.AcceptDeal(offer=_offer(rng, state)),
    c.RefuseDeal: lambda rng, state, _c, _n: c.RefuseDeal(offer=_offer(rng, state)),
    c.WithdrawDeal: lambda rng, state, _c, _n: c.WithdrawDeal(offer=_offer(rng, state)),
    c.SetRedController: lambda rng, *_: c.SetRedController(controller=rng.choice(list(RedController))),
    c.LayCards: _lay,
    c.CancelProject: lambda rng, state, _c, _n: c.CancelProject(project=any_work(rng, state)),
    c.EndStationing: lambda rng, state, _c, nation: any_ending(rng, state, nation),
    c.ShareReport: lambda _r, _s, crisis, nation: c.ShareReport(crisis=crisis, nation=nation),
    c.AdjudicateCrisis: lambda rng, _s, crisis, _n: c.AdjudicateCrisis(
        crisis=crisis, outcome=rng.choice(list(Outcome)), reason=rng.choice(WORDS)
    ),
    c.GrantAppeal: lambda rng, *_: c.GrantAppeal(reason=rng.choice(WORDS)),
    c.PlayOn: lambda rng, *_: c.PlayOn(reason=rng.choice(WORDS)),
    c.LeaveAgreement: lambda rng, state, _c, _n: any_leaving(rng, state),
}
assert set(_MAKE) == set(KINDS), "a command without a random maker"
