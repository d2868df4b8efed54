"""The door to the bots: from a policy's name and a seat's view to the next move; a pure function."""

from collections.abc import Iterator

from rules.bots.chances import chance_plan
from rules.bots.moves import Move, move
from rules.bots.planner import Foresight, planned
from rules.bots.plans import sensible_plan
from rules.bots.policies import POLICIES, Policy
from rules.bots.postures import character
from rules.bots.seat import Seat, seat_of
from rules.bots.talks import talks
from rules.engine.commands import SavePlan, SealPlan, SetReady
from rules.engine.ids import NAMES, Phase
from rules.engine.plans import Plan
from rules.engine.view_results import PlanView
from rules.engine.view_types import TableView

__all__ = ["Foresight", "Move", "next_move", "turn"]


def next_move(
    policy_name: str, view: TableView, seed: str, *, may_seal: bool = True, foresight: Foresight | None = None
) -> Move | None:
    """Return what the bot would do next, or None when nothing is to be changed.

    `view` is what the engine's `screen` shows to the bot's seat; `seed` any text that stays the same through a game.
    Call it again with the fresh view after each move, and whenever the table changed. `may_seal` false keeps the bot
    from saying that it is done (ready or sealed), so that others can go first. A planner without `foresight` plans as a
    reciprocator does. Raises KeyError for an unknown policy.
    """
    wanted = next(_wanted(_policy(policy_name, view, seed), view, seed, foresight=foresight), None)
    if wanted is not None or not may_seal or "you" not in view:
        return wanted
    return _done(view)


def turn(
    policy_name: str, view: TableView, seed: str, *, chips: bool = True, foresight: Foresight | None = None
) -> tuple[Move, ...]:
    """Return all that the bot would do now, in order, as long as nobody else does anything in between.

    `chips` false leaves out "we need" and "we offer", which are words and change no number.
    """
    return tuple(_wanted(_policy(policy_name, view, seed), view, seed, chips=chips, foresight=foresight))


def _policy(name: str, view: TableView, seed: str) -> Policy:
    return POLICIES.get(name) or character(name, view["you"]["nation"] if "you" in view else "", seed)


def _wanted(
    policy: Policy, view: TableView, seed: str, *, chips: bool = True, foresight: Foresight | None
) -> Iterator[Move]:
    if "you" not in view or "why_not" in view["may"]:
        return
    match view["clock"]["phase"]:
        case Phase.DIPLOMACY:
            yield from talks(seat_of(view, seed), policy, chips=chips)
        case Phase.PLANNING if view["may"]["can_save_plan"]:
            plan = planning(seat_of(view, seed), policy, foresight)
            if plan is not None:
                yield plan
        case _:
            return


def planning(seat: Seat, policy: Policy, foresight: Foresight | None) -> Move | None:
    """Return the plan to save, or None when it is already what the bot wants."""
    plan, why = (chance_plan(seat), policy.plan_why) if policy.by_chance else sensible_plan(seat, policy)
    if policy.samples and foresight is not None:
        plan = planned(seat, policy, plan, foresight)
    saved = seat.you.get("plan")
    if saved is not None and same_plan(plan, saved):
        return None
    return move(SavePlan(plan=plan), why)


def same_plan(plan: Plan, shown: PlanView) -> bool:
    """Return whether a plan is the one that the view shows."""
    deployments = {
        crisis: dict(by_domain) for crisis, by_domain in shown["deployments"].items() if any(by_domain.values())
    }
    sent: dict[str, dict[str, int]] = {}
    for part in plan.deployments:
        sent.setdefault(part.crisis, {})[NAMES[part.domain]] = part.units
    return (
        sent == deployments
        and {NAMES[part.domain]: part.points for part in plan.investments} == shown["investments"]
        and {part.crisis: part.option for part in plan.choices} == shown["choices"]
        and plan.effort == shown.get("effort")
        and plan.outreach == shown.get("outreach", 0)
        and list(plan.hardened) == shown.get("hardened", [])
        and {part.field.value: part.points for part in plan.research} == shown.get("research", {})
        and list(plan.shares) == shown.get("shares", [])
        and _signed(plan) == shown.get("contract")
    )


def _signed(plan: Plan) -> dict[str, str] | None:
    """Return a plan's contract as a view shows it."""
    signed = plan.contract
    return None if signed is None else {"domain": signed.domain.value, "repayment": signed.repayment.value}


def _done(view: TableView) -> Move | None:
    may = view["may"]
    if may["can_seal"]:
        return move(SealPlan(), "done")
    return move(SetReady(ready=True), "done") if may["can_ready"] else None
