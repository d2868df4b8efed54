"""The policy `planner`: tries plans on imagined tables and takes the one that comes out best on average.

What the seat does not know (chance, how well others keep their word, what they pick, a rumour's truth) is drawn anew
for each imagined table; every plan is tried on the same ones, so that luck favours none. The budget is counted in
samples, a plan played out once, so that the same view always leads to the same plan.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from rules.bots import home
from rules.bots.imagining import as_told
from rules.bots.plans import Draft, allowed_options, invest, new_draft
from rules.bots.policies import Policy
from rules.bots.seat import Seat, lacking
from rules.bots.worlds import a_world
from rules.bots.worth import worth
from rules.engine.actors import BotActor, HostActor
from rules.engine.apply import apply
from rules.engine.commands import EndPhase, SavePlan
from rules.engine.copying import revise
from rules.engine.errors import RefusedError
from rules.engine.formulas.promises import spread
from rules.engine.ids import CrisisId, NationId, OptionId, Phase
from rules.engine.plans import Choice, Plan
from rules.engine.remembering import remembered
from rules.engine.ruleset import Ruleset
from rules.engine.state import GameState
from rules.engine.view_types import CrisisView

WORLDS: Final = 6
"""Imagined tables that every plan is tried on."""
SAMPLES: Final = 240
"""Plans played out once, for one decision."""
REFUSED: Final = -1_000_000
"""What a plan is worth that an imagined table refuses."""
HOST: Final = HostActor()


@dataclass(frozen=True, slots=True, kw_only=True)
class Foresight:
    """What a planner plans with: the rules that are played, and how often it may play a plan out."""

    ruleset: Ruleset
    samples: int = SAMPLES


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """A plan in few words: units by crisis, picks by crisis, and what is done at home; the rest is invested."""

    units: Mapping[str, int]
    picks: Mapping[str, str]
    hardened: frozenset[str] = frozenset()
    outreach: int = 0


Changes = Callable[[Sketch], Iterator[Sketch]]
"""All sketches that differ from one in the same thing."""


class Planner:
    """One decision: the seat, the imagined tables, and what every sketch came to on them."""

    def __init__(self, seat: Seat, policy: Policy, foresight: Foresight, worlds: int = WORLDS) -> None:
        """Imagine so many tables."""
        self.seat, self.policy = seat, policy
        self.me = NationId(seat.me)
        self.ruleset = as_told(foresight.ruleset, seat.view)
        self.left = foresight.samples
        self.known: dict[Plan, int] = {}
        self.worlds = [a_world(self.ruleset, seat, number) for number in range(worlds)]

    def best(self, first: Plan) -> Plan:
        """Return the best plan found, from a first one on: one thing after the other, again and again."""
        sketch, plan, value = self.sketch_of(first), first, self._value(first)
        better = True
        while better:
            better = False
            for changes in self._things():
                for changed in changes(sketch):
                    tried = self.plan_of(changed) if self.left >= len(self.worlds) else None
                    if tried is not None and self._value(tried) > value:
                        sketch, plan, value, better = changed, tried, self._value(tried), True
        return plan

    def nearby(self, sketch: Sketch) -> Iterator[Plan]:
        """Yield the plans that differ from a sketch in one thing."""
        for changes in self._things():
            for changed in changes(sketch):
                plan = self.plan_of(changed)
                if plan is not None:
                    yield plan

    def _things(self) -> Iterator[Changes]:
        """Yield what can be changed by itself: units and pick of each crisis, what is done at home."""
        for crisis in self.seat.crises:
            limits = self.seat.may_about(crisis)
            if not limits["declined"]:
                yield partial(self._more_or_less, crisis)
            if limits["options"]:
                yield partial(self._other_picks, crisis)
            if limits.get("harden", {"allowed": False})["allowed"]:
                yield partial(_hardening, crisis)
        if "outreach" in self.seat.may:
            yield self._other_words

    def _other_picks(self, crisis: CrisisView, sketch: Sketch) -> Iterator[Sketch]:
        for option in ("", *self.seat.may_about(crisis)["options"]):
            yield replace(sketch, picks={**sketch.picks, crisis["id"]: option})

    def _other_words(self, sketch: Sketch) -> Iterator[Sketch]:
        brings = self.seat.may["outreach"]["brings"]
        yield replace(sketch, outreach=0 if sketch.outreach else brings.index(max(brings)))

    def _more_or_less(self, crisis: CrisisView, sketch: Sketch) -> Iterator[Sketch]:
        """Yield the sketch with other units for one crisis: none, what is promised, all that is lacking, one more."""
        have = sketch.units.get(crisis["id"], 0)
        most = sum(lacking(self.seat, crisis).values())
        promised = self.seat.promised.get(crisis["id"], 0)
        half = (crisis["fair"][self.seat.me] + 1) // 2
        for units in sorted({0, half, promised, most, have - 1, have + 1, have + 2} - {have}):
            if 0 <= units <= max(most, promised):
                yield replace(sketch, units={**sketch.units, crisis["id"]: units})

    def sketch_of(self, plan: Plan) -> Sketch:
        """Return a plan in few words."""
        return Sketch(
            units={crisis["id"]: plan.units(CrisisId(crisis["id"])) for crisis in self.seat.crises},
            picks={str(choice.crisis): str(choice.option) for choice in plan.choices},
            hardened=frozenset(map(str, plan.hardened)),
            outreach=plan.outreach,
        )

    def plan_of(self, sketch: Sketch) -> Plan | None:
        """Return the plan that a sketch means, or None where levels or money do not suffice."""
        seat, draft = self.seat, new_draft(self.seat)
        wanted = {CrisisId(key): units for key, units in sketch.units.items() if units}
        lacks = {CrisisId(crisis["id"]): lacking(seat, crisis) for crisis in seat.crises}
        draft.placed = spread(wanted, draft.levels, {crisis: lacks[crisis] for crisis in wanted})
        for crisis, by_domain in draft.placed.items():
            draft.money -= sum(by_domain.values()) * seat.may["crises"][crisis]["price"]
        return self._at_home(draft, sketch) if self._picked(draft, sketch) else None

    def _picked(self, draft: Draft, sketch: Sketch) -> bool:
        """Add the picks; return whether all of them may be picked."""
        influence = self.seat.may["influence"]
        for crisis in self.seat.crises:
            option = sketch.picks.get(crisis["id"])
            if not option:
                continue
            allowed = allowed_options(draft, crisis)
            if option not in allowed:
                return False
            draft.money -= allowed[option]
            influence -= self.seat.may_about(crisis)["options"][option]["cost_influence"]
            draft.choices.append(Choice(crisis=CrisisId(crisis["id"]), option=OptionId(option)))
        return influence >= 0

    def _at_home(self, draft: Draft, sketch: Sketch) -> Plan | None:
        hardened = [
            (CrisisId(crisis["id"]), self.seat.may_about(crisis)["harden"]["cost"])
            for crisis in self.seat.crises
            if crisis["id"] in sketch.hardened
        ]
        draft.settle_home(home.effort(self.seat, self.policy), hardened, lambda _seat, _money: sketch.outreach)
        if draft.money < 0:
            return None
        draft.pay_dues()
        draft.build()
        invest(draft, draft.money)
        return draft.finished()

    def _value(self, plan: Plan) -> int:
        """Return what a plan comes to on all imagined tables together; far below all where it is refused there."""
        known = self.known.get(plan)
        if known is None:
            self.left -= len(self.worlds)
            known = self.known[plan] = sum(self.played(world, plan) for world in self.worlds)
        return known

    def played(self, world: GameState, plan: Plan) -> int:
        """Return what the round comes to on one imagined table."""
        tried = revise(plan, shares=())  # projects are no part of imagined tables, and what is due is paid in any plan
        try:
            state = apply(self.ruleset, world, SavePlan(plan=tried), BotActor(nation=self.me), 0).state
        except RefusedError:  # a rumour may have been taken for more than it is, or a price have been rounded otherwise
            return REFUSED
        for phase in (Phase.PLANNING, Phase.RESOLUTION):
            state = apply(self.ruleset, state, EndPhase(round=state.round, phase=phase), HOST, 0).state
        return worth(self.ruleset, state, self.me)


def _hardening(crisis: CrisisView, sketch: Sketch) -> Iterator[Sketch]:
    yield replace(sketch, hardened=sketch.hardened ^ {crisis["id"]})


@remembered(
    lambda seat, policy, _first, foresight: (foresight.ruleset, seat.view["crises"], policy),
    equal=lambda seat, _policy, first, foresight: (seat.me, seat.seed, first, foresight.samples),
)
def planned(seat: Seat, policy: Policy, first: Plan, foresight: Foresight) -> Plan:
    """Return the best plan that the planner finds from a first one on; asked again about the same sheets, at once."""
    return Planner(seat, policy, foresight).best(first)
