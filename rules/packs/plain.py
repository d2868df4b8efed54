"""Puts mechanics into plain language from the data: what an author writes down is what every player reads.

The sentences themselves are data too (`phrases.en.yaml` of the core pack), so that a language is added without code.
"""

from dataclasses import dataclass

from rules.engine.cards import Card, EffectType, NeedsCapability, Option, Requirement, ScheduleCard, Who
from rules.engine.constants import Constants
from rules.engine.ids import Decides, Outcome
from rules.packs.phrasebook import Phrasebook, signed, small, tenths
from rules.packs.plain_effects import effect_line

ORDINARY_EXPOSURE = 1
"""The exposure that the stakes of a card speak of; exposures add up to 10 over eight threats."""


@dataclass(frozen=True, slots=True)
class Speech:
    """Speaks of cards in one language."""

    book: Phrasebook
    titles: dict[str, str]
    """The titles of all cards, by id."""
    constants: Constants

    def price(self, option: Option) -> tuple[str, ...]:
        """Return what picking an option costs, one sentence each."""
        lines = []
        if option.cost_rate:
            lines.append(self.book.say("options", "price", rate=option.cost_rate))
        if option.cost_influence:
            lines.append(self.book.say("options", "price_influence", influence=option.cost_influence))
        return tuple(lines)

    def does(self, option: Option, decides: Decides) -> tuple[str, ...]:
        """Return what an option asks for and does, one sentence each; its price is data beside it."""
        lines = []
        if option.who_may is not Who.EVERYONE:
            lines.append(self.book.say("options", "who_may", who=self.book.who(option.who_may, decides)))
        lines += [self._requirement(requirement) for requirement in option.requires]
        for domain, units in option.contributes:
            number = self.book.count(units, "unit")
            lines.append(self.book.say("options", "contributes", units=number, domain=self.book.domain(domain)))
        lines += [self.effect(effect, decides) for effect in (*option.private, *option.club, *option.public)]
        return tuple(lines) or (self.book.say("options", "free"),)

    def effect(self, effect: EffectType, decides: Decides) -> str:
        """Return an effect as one sentence, led by what it depends on."""
        sentence = effect_line(self.book, self.titles, effect, decides)
        conditions = self._conditions(effect)
        if not conditions:
            return sentence
        lead = self.book.phrases["conditions"]["between"].join(conditions)
        kept = sentence if isinstance(effect, ScheduleCard) else small(sentence)
        return self.book.say("conditions", "lead", conditions=lead, sentence=kept)

    def stakes(self, card: Card) -> str:
        """Return what follows if the crisis is ignored, at the card's own severity and an ordinary exposure."""
        numbers = self.constants.crisis
        points = numbers.harm_factor[Outcome.FAILED] * card.severity
        points = points * (numbers.harm_base + ORDINARY_EXPOSURE) // numbers.harm_divisor
        spill = points // numbers.harm_region_divisor
        return self.book.say(
            "stakes",
            "failed",
            severity=card.severity,
            stability=signed(numbers.stability_factor[Outcome.FAILED] * card.severity),
            tension=signed(numbers.tension_failed),
            gdp=tenths(points * numbers.harm_gdp),
            support=points,
            spill_gdp=tenths(spill * numbers.harm_gdp),
            spill_support=spill,
        )

    def _conditions(self, effect: EffectType) -> list[str]:
        lines = []
        if effect.pickers_at_least > 1:
            lines.append(self.book.say("conditions", "pickers", pickers=effect.pickers_at_least))
        if effect.outcomes:
            names = [self.book.phrases["outcomes"][outcome.value] for outcome in effect.outcomes]
            lines.append(self.book.say("conditions", "outcomes", outcomes=self.book.joined(names, "or")))
        if effect.chance < 100:
            lines.append(self.book.say("conditions", "chance", chance=effect.chance))
        return lines

    def _requirement(self, requirement: Requirement) -> str:
        if isinstance(requirement, NeedsCapability):
            domain = self.book.domain(requirement.domain)
            return self.book.say("options", "needs_capability", domain=domain, level=requirement.level)
        return self.book.say("options", "needs_support", support=requirement.support)
