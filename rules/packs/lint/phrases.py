"""Phrases that a language lacks; only a pack that brings any is asked for all of them."""

from collections.abc import Iterator

from rules.engine.agendas import Feat
from rules.engine.cards import Who
from rules.engine.ids import Domain, Outcome, Quantity, Technology, Threat
from rules.packs.problems import Problem
from rules.packs.schema.events import WHOM
from rules.packs.schema.pack import PackTexts
from rules.packs.validation import Checked

CHAPTERS: dict[str, tuple[str, ...]] = {
    "quantities": tuple(Quantity),
    "domains": tuple(Domain),
    "threats": tuple(Threat),
    "outcomes": tuple(Outcome),
    "who": tuple(Who),
    "who_each": (),
    "who_target": (),
    "who_coalition": (),
    "effects": (
        "scale_demand", "scale_units", "count_only", "add_coverage", "outcome_worse", "outcome_better", "scale_harm",
        "no_harm", "change_nation", "change_gdp", "change_trust", "change_trust_mutual", "change_tension",
        "change_other_tension", "change_stability", "change_exposure", "change_other_exposure", "change_capability",
        "schedule_next", "schedule_later", "mark",
    ),
    "options": (
        "price", "price_influence", "who_may", "needs_capability", "needs_support", "contributes", "free",
    ),
    "conditions": ("lead", "chance", "pickers", "outcomes", "between", "or", "and"),
    "technologies": tuple(Technology),
    "projects": (
        "fields", "field_twice", "host", "raise_level", "lower_exposure", "raise_support", "raise_readiness",
        "raise_influence", "draw_together", "build_trust", "ease_tension", "steady_world", "found_secretariat",
    ),
    "counts": ("step_one", "step_many", "unit_one", "unit_many", "round_one", "round_many"),
    "stakes": ("failed",),
    "agreements": (),
    "feats": tuple(Feat),
    "who_event": tuple(WHOM),
    "events": ("rival",),
    "follows": ("opportunity", "judged", "later", "stage", "same", "near", "bound", "partners"),
    "agendas": ("one", "each", "beyond", "most"),
}  # fmt: skip
"""The chapters of a phrasebook and the keys that each needs."""


def phrase_problems(checked: Checked, language: str, texts: PackTexts) -> Iterator[Problem]:
    """Yield the phrases that are missing from a language of a pack that brings phrases."""
    if not any(other.phrases for other in checked.pack.texts.values()):
        return
    for chapter, keys in CHAPTERS.items():
        have = texts.phrases.get(chapter)
        path = ("texts", language, "phrases", chapter)
        if have is None:
            yield checked.assembled.problem(path, f"the chapter {chapter} is missing in {language}", "add it")
            continue
        for key in keys:
            if key not in have:
                yield checked.assembled.problem(path, f"the phrase {key} is missing in {language}", "add it")
