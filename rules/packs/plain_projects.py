"""Puts what a project brings into plain language from its data."""

from collections.abc import Iterator

from rules.engine.projects import (
    BuildTrust,
    DrawTogether,
    EaseTension,
    FoundSecretariat,
    LowerExposure,
    ProjectCard,
    ProjectEffect,
    RaiseInfluence,
    RaiseLevel,
    RaiseReadiness,
    RaiseSupport,
    SteadyWorld,
)
from rules.packs.phrasebook import Phrasebook


def project_lines(book: Phrasebook, card: ProjectCard) -> tuple[str, ...]:
    """Return what a project brings, one sentence each: technology, its own effects, and what its host gains."""
    return tuple(_lines(book, card))


def _lines(book: Phrasebook, card: ProjectCard) -> Iterator[str]:
    one, other = (book.phrases["technologies"][field.value] for field in card.fields)
    if one == other:
        yield book.say("projects", "field_twice", field=one)
    else:
        yield book.say("projects", "fields", one=one, other=other)
    for effect in card.effects:
        yield effect_line(book, effect)
    yield book.say("projects", "host", domain=book.domain(card.domain))


def effect_line(book: Phrasebook, effect: ProjectEffect) -> str:  # noqa: C901 - one case an effect
    """Return what one effect of a project does."""
    match effect:
        case RaiseLevel(domain=domain):
            return book.say("projects", "raise_level", domain=book.domain(domain))
        case LowerExposure(threat=threat):
            return book.say("projects", "lower_exposure", threat=book.threat(threat))
        case RaiseSupport(points=points):
            return book.say("projects", "raise_support", points=points)
        case RaiseReadiness(points=points):
            return book.say("projects", "raise_readiness", points=points)
        case RaiseInfluence(points=points):
            return book.say("projects", "raise_influence", points=points)
        case DrawTogether(points=points):
            return book.say("projects", "draw_together", points=points)
        case BuildTrust(points=points):
            return book.say("projects", "build_trust", points=points)
        case EaseTension(threat=threat):
            return book.say("projects", "ease_tension", threat=book.threat(threat))
        case SteadyWorld(points=points):
            return book.say("projects", "steady_world", points=points)
        case FoundSecretariat():
            return book.say("projects", "found_secretariat")
