"""A small deck of what chapter 16 brings: agendas for four nations and more, events, finales."""

from rules.engine.agendas import Agenda, AgendaPart, AgendaWords, FateDeck, Feat
from rules.engine.cards import (
    ChangeCapability,
    ChangeNation,
    ChangeStability,
    ChangeTension,
    FollowUp,
    Place,
    ScheduleCard,
    Who,
)
from rules.engine.copying import revise
from rules.engine.ids import AgendaId, CardId, Domain, EventId, FinaleId, Outcome, Quantity, Threat
from rules.engine.ruleset import Ruleset
from rules.engine.turns import (
    EventWords,
    Finale,
    FinaleWords,
    ScenarioEvent,
    StabilityUnder,
    Subject,
    TensionFrom,
)


def _agenda(name: str, *parts: AgendaPart, start: int = 0) -> Agenda:
    return Agenda(id=AgendaId(name), parts=parts, start=start)


def _part(feat: Feat, points: int, **more: int) -> AgendaPart:
    return AgendaPart(feat=feat, points=points, **more)


AGENDAS = (
    _agenda("broker", _part(Feat.BRIDGED, 5), _part(Feat.LED, 2, most=4)),
    _agenda("fences", _part(Feat.EXPOSURE_LOWERED, 4), _part(Feat.UNHARMED_YEARS, 1)),
    _agenda("shores", _part(Feat.HELPED_FAR, 3, beyond=1), _part(Feat.AIDED, 1, each=2)),
    _agenda("streets", _part(Feat.CALM_YEARS, 4), _part(Feat.GENEROUS_YEARS, 1)),
    _agenda("thaw", _part(Feat.THAWED, 8), _part(Feat.HELPED_RIVAL, 2)),
    _agenda("wall", _part(Feat.HELD, 5), _part(Feat.HELPED_NEAR, 2), _part(Feat.EXERCISED, 2)),
    _agenda("word", _part(Feat.KEPT, 2), _part(Feat.BROKEN, -4), _part(Feat.TRUSTED, 2, each=25), start=3),
    _agenda("yard", _part(Feat.LEVELS_GAINED, 3)),
)


BOOM = ScenarioEvent(
    id=EventId("boom"),
    round=2,
    foreseen=1,
    subject=Subject.SMALLEST,
    rival=Subject.LARGEST,
    effects=(
        ChangeNation(quantity=Quantity.GDP, who=Who.TARGET, amount=30),
        ChangeNation(quantity=Quantity.SUPPORT, who=Who.NEIGHBOURS, amount=-2),
        ChangeCapability(who=Who.TARGET, domain=Domain.FORCES, amount=1),
        ChangeTension(threat=Threat.CONFLICT, amount=1),
    ),
)
"""Foreseen in the first round, comes in the second."""
SLUMP = ScenarioEvent(
    id=EventId("slump"),
    when=(StabilityUnder(stability=50),),
    earliest=2,
    subject=Subject.LARGEST,
    effects=(
        ChangeNation(quantity=Quantity.GDP, who=Who.EVERYONE, amount=-10),
        ChangeStability(amount=-2),
        ScheduleCard(card=CardId("drought"), rounds=1),
    ),
)
CLAIM = ScenarioEvent(
    id=EventId("claim"),
    when=(TensionFrom(threat=Threat.CLIMATE, tension=2),),
    foreseen=1,
    subject=Subject.TRUSTED,
    effects=(ChangeNation(quantity=Quantity.READINESS, who=Who.OTHERS, amount=-5),),
)
QUIET = Finale(id=FinaleId("quiet"), tags=(), cards=tuple(CardId(name) for name in ("leak", "worm", "fever")))
FLOODED = Finale(
    id=FinaleId("flooded"), tags=("shared", "dammed"), cards=tuple(CardId(name) for name in ("flood", "blight", "raid"))
)


def a_deck() -> FateDeck:
    """Eight agendas, three events and two finales with words."""
    words = {
        agenda.id: AgendaWords(
            title=agenda.id.capitalize(),
            text="What only you know of.",
            parts=tuple(f"{part.points} for {part.feat}" for part in agenda.parts),
        )
        for agenda in AGENDAS
    }
    events = (BOOM, SLUMP, CLAIM)
    told = {
        event.id: EventWords(
            title=event.id.capitalize(),
            foreseen="{nation} expects it.",
            text="{nation} has it.",
            does=("{nation}: GDP",),
        )
        for event in events
    }
    return FateDeck(
        agendas={agenda.id: agenda for agenda in AGENDAS},
        agenda_words=words,
        events=events,
        event_words=told,
        finales=(QUIET, FLOODED),
        finale_words={
            it.id: FinaleWords(title=it.id.capitalize(), summary="The last year.") for it in (QUIET, FLOODED)
        },
    )


def going_on(rules: Ruleset) -> Ruleset:
    """The same with a crisis in two stages, one that brings others, and an opportunity."""
    held = (Outcome.PARTIAL, Outcome.FAILED)
    fever, leak, envoys = (rules.cards[CardId(name)] for name in ("fever", "leak", "envoys"))
    later = revise(fever, id=CardId("fever.2"), stage=2, severity=3, dilemma=None)
    cards = {
        **rules.cards,
        later.id: later,
        fever.id: revise(fever, follow_ups=(FollowUp(card=later.id, outcomes=held),), spills_to_partners=True),
        leak.id: revise(
            leak,
            follow_ups=(
                FollowUp(card=CardId("worm"), outcomes=held, chance=60, place=Place.NEIGHBOUR),
                FollowUp(card=CardId("raid"), chance=30, rounds=2, place=Place.PARTNER),
            ),
        ),
        envoys.id: revise(envoys, opportunity=True),
        CardId("white_paper"): revise(rules.cards[CardId("white_paper")], adjudicated=True),
        CardId("raid"): revise(rules.cards[CardId("raid")], adjudicated=True),
    }
    words = {**rules.words, later.id: revise(rules.words[fever.id], follows=("The second stage.",))}
    return revise(rules, cards=cards, words=words)
