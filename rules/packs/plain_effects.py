"""One line of plain language for each operation of the closed list of effects."""

from typing import assert_never

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
from rules.engine.ids import Decides, Quantity
from rules.packs.phrasebook import Phrasebook, signed, tenths


def effect_line(book: Phrasebook, titles: dict[str, str], effect: EffectType, decides: Decides) -> str:  # noqa: C901 - one case an operation
    """Return what an effect does, without the conditions it waits for."""

    def who(one: Who) -> str:
        return book.who(one, decides)

    match effect:
        case ScaleDemand(percent=percent):
            return book.say("effects", "scale_demand", change=signed(percent))
        case ScaleUnits(who=whose, percent=percent):
            return book.say("effects", "scale_units", who=who(whose), percent=percent)
        case CountOnly(domains=domains):
            names = book.joined([book.domain(domain) for domain in domains], "and")
            return book.say("effects", "count_only", domains=names)
        case AddCoverage(amount=amount):
            return book.say("effects", "add_coverage", change=_share(amount))
        case ShiftOutcome(steps=steps):
            key = "outcome_worse" if steps > 0 else "outcome_better"
            return book.say("effects", key, steps=book.count(abs(steps), "step"))
        case ScaleHarm(who=whose, percent=percent):
            return book.say("effects", "scale_harm" if percent else "no_harm", who=who(whose), percent=percent)
        case ChangeNation():
            return _nation_line(book, effect, who(effect.who))
        case ChangeTrust(observers=observers, who=whose, amount=amount) if observers is whose:
            return book.say("effects", "change_trust_mutual", who=who(whose), change=signed(amount))
        case ChangeTrust(observers=observers, who=whose, amount=amount):
            return book.say("effects", "change_trust", observers=who(observers), who=who(whose), change=signed(amount))
        case ChangeTension() | ChangeExposure():
            return _threat_line(book, effect, decides)
        case ChangeStability(amount=amount):
            return book.say("effects", "change_stability", change=signed(amount))
        case ChangeCapability(who=whose, domain=domain, amount=amount):
            return book.say(
                "effects", "change_capability", who=who(whose), domain=book.domain(domain), change=signed(amount)
            )
        case ScheduleCard(card=card, rounds=rounds):
            key = "schedule_next" if rounds == 1 else "schedule_later"
            return book.say("effects", key, card=titles.get(card, card), rounds=rounds)
        case Mark(tag=tag):
            return book.say("effects", "mark", tag=tag.replace("_", " "))
    assert_never(effect)


def _nation_line(book: Phrasebook, effect: ChangeNation, who: str) -> str:
    quantity = book.phrases["quantities"][effect.quantity.value]
    if effect.quantity is Quantity.GDP:
        return book.say("effects", "change_gdp", who=who, quantity=quantity, change=_share(effect.amount))
    return book.say("effects", "change_nation", who=who, quantity=quantity, change=signed(effect.amount))


def _threat_line(book: Phrasebook, effect: ChangeTension | ChangeExposure, decides: Decides) -> str:
    values: dict[str, int | str] = {"change": signed(effect.amount)}
    key = "tension"
    if isinstance(effect, ChangeExposure):
        key = "exposure"
        values["who"] = book.who(effect.who, decides)
    if effect.threat is None:
        return book.say("effects", f"change_{key}", **values)
    return book.say("effects", f"change_other_{key}", threat=book.threat(effect.threat), **values)


def _share(per_mille: int) -> str:
    """Return a change in per mille as one in per cent, with its sign."""
    text = tenths(per_mille)
    return text if per_mille < 0 else f"+{text}"
