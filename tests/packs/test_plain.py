"""What an author writes as data, every player reads as a sentence; nothing in it is typed twice."""

import dataclasses
from typing import get_args

import pytest

from rules.engine import cards
from rules.engine.cards import EffectType, Option, Who
from rules.engine.ids import CardId, Decides, Domain, OptionId, Outcome, Quantity, Threat
from rules.packs.phrasebook import Phrasebook
from rules.packs.plain import Speech
from rules.packs.prose import fill
from rules.packs.registry import load_shipped
from rules.packs.schema.constants import constants_from
from rules.packs.schema.effects import EFFECTS
from tests.packs.writing import changed, report_on

SPOKEN: tuple[tuple[EffectType, str], ...] = (
    (cards.ScaleDemand(percent=-20), "Demand −20 %"),
    (cards.ScaleUnits(who=Who.PICKER, percent=150), "You: units count at 150 %"),
    (cards.CountOnly(domains=(Domain.RELIEF, Domain.CYBER)), "Only units of relief and cyber teams count"),
    (cards.AddCoverage(amount=125), "Coverage +12.5 %"),
    (cards.ShiftOutcome(steps=1), "The outcome is worse by one step"),
    (cards.ShiftOutcome(steps=-2), "The outcome is better by 2 steps"),
    (cards.ScaleHarm(who=Who.TARGET, percent=50), "The target: harm counts at 50 %"),
    (cards.ScaleHarm(who=Who.PICKER, percent=0), "You: no harm from this crisis"),
    (
        cards.ChangeNation(quantity=Quantity.SUPPORT, who=Who.NEIGHBOURS, amount=-3),
        "The target's neighbours: support −3",
    ),
    (cards.ChangeNation(quantity=Quantity.GDP, who=Who.TARGET, amount=-8), "The target: GDP −0.8 %"),
    (cards.ChangeTrust(observers=Who.OTHERS, who=Who.PICKERS, amount=4), "All others: trust in all who pick this +4"),
    (cards.ChangeTrust(observers=Who.PICKERS, who=Who.PICKERS, amount=3), "All who pick this: trust in one another +3"),
    (cards.ChangeTension(amount=1), "Tension of this threat +1"),
    (cards.ChangeTension(threat=Threat.SPACE, amount=-1), "Tension of space −1"),
    (cards.ChangeStability(amount=-2), "Stability −2"),
    (cards.ChangeExposure(who=Who.PICKER, amount=1), "You: exposure to this threat +1"),
    (cards.ChangeExposure(who=Who.PICKER, threat=Threat.CYBER, amount=-1), "You: exposure to cyber −1"),
    (cards.ChangeCapability(who=Who.TARGET, domain=Domain.FORCES, amount=1), "The target: level of forces +1"),
    (cards.ScheduleCard(card=CardId("first_watch.cold_chain"), rounds=1), "“The Cold Chain” comes next round"),
    (cards.ScheduleCard(card=CardId("first_watch.cold_chain"), rounds=3), "“The Cold Chain” comes in 3 rounds"),
    (cards.Mark(tag="ash_in_orbit"), "Remembered for later: ash in orbit"),
)


@pytest.fixture(scope="module")
def speech() -> Speech:
    packs = load_shipped().packs()
    texts = packs["first_watch"].texts["en"].crises
    constants = packs["core"].constants
    assert constants is not None
    titles = {key: words.title for key, words in texts.items()}
    return Speech(Phrasebook(packs["core"].texts["en"].phrases), titles, constants_from(constants))


@pytest.mark.parametrize("effect,said", SPOKEN)
def test_every_operation_says_what_it_does(speech: Speech, effect: EffectType, said: str) -> None:
    assert speech.effect(effect, Decides.EACH).startswith(said)


def test_the_closed_list_is_spoken_whole() -> None:
    assert {type(effect) for effect, _ in SPOKEN} == set(get_args(EffectType)) == set(EFFECTS.values())


@pytest.mark.parametrize("who", Who)
@pytest.mark.parametrize("decides", Decides)
def test_everybody_an_effect_can_touch_has_a_name(speech: Speech, who: Who, decides: Decides) -> None:
    said = speech.effect(cards.ScaleHarm(who=who, percent=50), decides)

    assert said.endswith(": harm counts at 50 %")
    assert said[0].isupper()


def test_what_an_effect_waits_for_comes_before_it(speech: Speech) -> None:
    effect = cards.ScaleDemand(percent=10, pickers_at_least=2, chance=40)
    later = cards.ChangeStability(amount=1, outcomes=(Outcome.CONTAINED, Outcome.MANAGED))

    assert speech.effect(effect, Decides.EACH) == "If 2 or more pick this, 40 % chance – demand +10 %"
    assert speech.effect(later, Decides.EACH) == "If it ends contained or managed – stability +1"


def test_an_option_says_what_it_asks_for_before_what_it_does(speech: Speech) -> None:
    option = Option(
        id=OptionId("send"),
        cost_rate=3,
        cost_influence=1,
        who_may=Who.NEIGHBOURS,
        requires=(cards.NeedsCapability(domain=Domain.CYBER, level=4), cards.NeedsSupport(support=40)),
        contributes=((Domain.RELIEF, 2),),
    )

    assert speech.price(option) == ("Costs 3 RP per 100 GDP", "Costs 1 influence")
    assert speech.does(option, Decides.EACH) == (
        "Only for the target's neighbours",
        "Needs cyber teams at level 4 or higher",
        "Needs support of 40 or more",
        "Adds 2 units of relief",
    )


def test_the_stakes_follow_the_constants(speech: Speech) -> None:
    card = load_shipped().ruleset("first_watch").cards[CardId("first_watch.long_summer")]
    harsher = dataclasses.replace(speech.constants.crisis, harm_gdp=6)
    harsh = dataclasses.replace(speech, constants=dataclasses.replace(speech.constants, crisis=harsher))

    assert "severity 2: stability −6, tension +1; the target loses about 2.4 %" in speech.stakes(card)
    assert "the target loses about 4.8 %" in harsh.stakes(card)


def test_numbers_in_prose_come_from_the_data_and_change_with_it() -> None:
    files = changed(
        "crises/half_harvest.en.yaml",
        "Popular by tonight.",
        "Popular by {option.ban_exports.private.0.amount}, at severity {severity}, relief {need.relief} %, {target}.",
    )
    card = next(card for card in report_on(files).pack().crises if card.id == "first_watch.half_harvest")
    note = report_on(files).pack().texts["en"].crises[card.id].options["ban_exports"].note

    assert "Popular by 4, at severity 2, relief 100 %, {target}." in fill(note, card)


@pytest.mark.parametrize(
    "name",
    ["", "option", "option.none.cost_rate", "option.pool.private.9.amount", "id", "based_on_real_event", "need.space"],
)
def test_a_placeholder_that_leads_to_no_number_stays_as_it_is(name: str) -> None:
    card = next(it for it in load_shipped().packs()["first_watch"].crises if it.id == "first_watch.half_harvest")

    assert fill(f"a {{{name}}} b", card) == f"a {{{name}}} b"


def test_a_phrase_with_braces_of_its_own_is_left_alone() -> None:
    book = Phrasebook({"a": {"b": "{n} {__class__} {n!r} {0} {n:>99} {other}"}})

    assert book.say("a", "b", n=1) == "1 {__class__} {n!r} {0} {n:>99} {other}"
