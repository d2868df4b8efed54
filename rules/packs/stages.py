"""What becomes of a card by itself: its later stages, and the cards that follow it (rules 16.12 to 16.15)."""

from collections.abc import Iterator
from dataclasses import replace

from rules.engine.cards import Card, CardWords, FollowUp, Need, Place
from rules.engine.ids import CardId, Outcome
from rules.packs.plain import Speech
from rules.packs.prose import fill
from rules.packs.schema.crises import CrisisModel, CrisisWords, NeedModel


def needs_of(models: tuple[NeedModel, ...]) -> tuple[Need, ...]:
    """Return the engine's needs for validated ones."""
    return tuple(Need(domain=need.domain, weight=need.weight, aggregation=need.aggregation) for need in models)


def stage_id(card: str, number: int) -> CardId:
    """Return the id of a card's later stage; the card itself is stage 1."""
    return CardId(card if number == 1 else f"{card}.{number}")


def staged(model: CrisisModel, card: Card) -> Iterator[Card]:
    """Yield a card with all that becomes of it by itself, and then its later stages."""
    again = tuple(
        FollowUp(card=CardId(it.card), outcomes=it.outcomes, chance=it.chance, rounds=it.rounds, place=it.place)
        for it in model.follow_ups
    )
    yield replace(
        card,
        follow_ups=(*_next(model, 1), *again),
        spills_to_partners=model.spills_to_partners,
        adjudicated=model.adjudicated,
    )
    for number, stage in enumerate(model.stages, start=2):
        yield replace(
            card,
            id=stage_id(model.id, number),
            severity=stage.severity,
            needs=needs_of(stage.needs) or card.needs,
            dilemma=card.dilemma if stage.choice else None,
            stage=number,
            follow_ups=_next(model, number),
            spills_to_partners=model.spills_to_partners,
        )


def _next(model: CrisisModel, number: int) -> tuple[FollowUp, ...]:
    """Return what brings the stage after this one."""
    if number > len(model.stages):
        return ()
    stage = model.stages[number - 1]
    return (FollowUp(card=stage_id(model.id, number + 1), outcomes=stage.after, rounds=stage.rounds),)


def stage_words(model: CrisisModel, words: CrisisWords, told: CardWords, speech: Speech, card: Card) -> CardWords:
    """Return the words of a card or of one of its later stages; `told` are those of the card itself."""
    told = replace(told, follows=follow_lines(speech, card))
    if card.stage < 2:
        return told
    own = words.stages[card.stage - 2]
    return replace(
        told,
        title=own.title,
        summary=fill(own.summary, model),
        narrative=fill(own.narrative, model),
        stakes=speech.stakes(card),
        dilemma=told.dilemma if card.dilemma is not None else "",
        options=told.options if card.dilemma is not None else {},
        outcomes={outcome: fill(text, model) for outcome, text in own.outcomes.by_outcome().items()},
    )


def follow_lines(speech: Speech, card: Card) -> tuple[str, ...]:
    """Return what becomes of a card by itself, one sentence each."""
    book = speech.book
    lines = [book.say("follows", "opportunity")] if card.opportunity else []
    if card.adjudicated:
        lines.append(book.say("follows", "judged"))
    if card.stage:
        lines.append(book.say("follows", "later", n=card.stage))
    lines += [_line(speech, card, follow) for follow in card.follow_ups]
    return tuple([*lines, book.say("follows", "partners")] if card.spills_to_partners else lines)


def _line(speech: Speech, card: Card, follow: FollowUp) -> str:
    book = speech.book
    is_stage = follow.card.startswith(f"{card.id.removesuffix(f'.{card.stage}') if card.stage else card.id}.")
    key = "stage" if is_stage else {Place.NEIGHBOUR: "near", Place.PARTNER: "bound"}.get(follow.place, "same")
    title = "" if is_stage else speech.titles.get(follow.card, follow.card)
    line = book.say("follows", key, card=title, rounds=book.count(follow.rounds, "round"))
    lead = []
    if follow.outcomes and set(follow.outcomes) != set(Outcome):
        names = [book.phrases["outcomes"][outcome.value] for outcome in follow.outcomes]
        lead.append(book.say("conditions", "outcomes", outcomes=book.joined(names, "or")))
    if follow.chance < 100:
        lead.append(book.say("conditions", "chance", chance=follow.chance))
    if not lead:
        return line
    return book.say("conditions", "lead", conditions=book.phrases["conditions"]["between"].join(lead), sentence=line)
