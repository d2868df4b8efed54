"""Carrying out an effect that follows an outcome or an event (rules 7.6 and 16.7)."""

from collections.abc import Callable
from dataclasses import dataclass

from rules.engine import events as e
from rules.engine.cards import (
    AddCoverage,
    ChangeCapability,
    ChangeExposure,
    ChangeNation,
    ChangeStability,
    ChangeTension,
    ChangeTrust,
    CountOnly,
    EffectType,
    Mark,
    ScaleDemand,
    ScaleHarm,
    ScaleUnits,
    ScheduleCard,
    ShiftOutcome,
    Who,
)
from rules.engine.decide.script import Script, Why
from rules.engine.formulas.arithmetic import portion
from rules.engine.ids import CardId, Domain, NationId, Quantity, Threat
from rules.engine.state import Scheduled

Touched = Callable[[Who], tuple[NationId, ...]]
"""Whom an effect touches."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where an effect comes from: why, at whom, and the card and threat where there is one."""

    why: Why
    target: NationId
    card: CardId | None = None
    threat: Threat | None = None


def carry_out(script: Script, effect: EffectType, touched: Touched, origin: Origin) -> None:  # noqa: C901 - one case an operation
    """Carry out one effect; those that only count before the outcome are done already."""
    why = origin.why
    match effect:
        case ChangeNation(quantity=quantity, who=who, amount=amount):
            for nation in touched(who):
                by = portion(script.number(nation, quantity) * amount, 1000) if quantity is Quantity.GDP else amount
                script.nation(nation, quantity, by, *why)
        case ChangeTrust(observers=observers, who=who, amount=amount):
            for observer in touched(observers):
                for nation in touched(who):
                    script.trust(observer, nation, amount, *why)
        case ChangeTension(threat=threat, amount=amount):
            _tension(script, threat or origin.threat, amount, why)
        case ChangeStability(amount=amount):
            script.stability(amount, *why)
        case ChangeExposure(who=who, threat=threat, amount=amount):
            _expose(script, touched(who), (threat or origin.threat, amount), why)
        case ChangeCapability(who=who, domain=domain, amount=amount):
            for nation in touched(who):
                _change_level(script, nation, (domain, amount), why)
        case ScheduleCard(card=card, rounds=rounds):
            again = Scheduled(card=card, round=script.state.round + rounds, target=origin.target)
            script.note(e.CardScheduled(scheduled=again))
        case Mark(tag=tag):
            _mark(script, tag, origin)
        case ScaleDemand() | ScaleUnits() | CountOnly() | AddCoverage() | ShiftOutcome() | ScaleHarm():
            return


def _tension(script: Script, threat: Threat | None, amount: int, why: Why) -> None:
    if threat is not None:
        script.tension(threat, amount, *why)


def _expose(script: Script, nations: tuple[NationId, ...], by: tuple[Threat | None, int], why: Why) -> None:
    threat, amount = by
    if threat is not None:
        for nation in nations:
            script.exposure(nation, threat, amount, why)


def _mark(script: Script, tag: str, origin: Origin) -> None:
    if origin.card is not None and origin.threat is not None:
        script.note(e.TagMarked(tag=tag, card=origin.card, threat=origin.threat))


def _change_level(script: Script, nation: NationId, to: tuple[Domain, int], why: Why) -> None:
    own, (domain, amount) = script.state.nations[nation], to
    if domain in own.capability:
        level = (script.level_now(nation, domain) + amount, own.invested[domain])
        script.level(nation, domain, level, why)
