"""Words that are missing, too many, too long, or that say other numbers than the data."""

import re
from collections.abc import Collection, Iterator

from rules.packs.building import Shelf
from rules.packs.lint.phrases import phrase_problems
from rules.packs.problems import Path, Problem
from rules.packs.prose import TARGET, number_at, placeholders
from rules.packs.schema.crises import CrisisModel, CrisisWords
from rules.packs.schema.pack import PackTexts
from rules.packs.validation import Checked

NARRATIVE_WORDS = 60
SUMMARY_WORDS = 25
LICENCES = ("CC-BY-4.0", "CC-BY-SA-4.0", "CC0-1.0", "MIT", "Apache-2.0")
_DIGITS = re.compile(r"\d+")


def word_problems(checked: Checked, _shelf: Shelf) -> Iterator[Problem]:
    """Yield what is wrong with the words of a pack, in all its languages."""
    manifest = checked.pack.pack
    if manifest.licence not in LICENCES and not manifest.licence.startswith("LicenseRef-"):
        wrong = f"the licence {manifest.licence} is not one the others know"
        yield checked.assembled.warning(("pack", "licence"), wrong, f"usual are {', '.join(LICENCES)}")
    for language in sorted(set(checked.pack.texts) - set(manifest.languages)):
        wrong = f"the language {language} is not in the manifest"
        yield checked.assembled.problem(("texts", language), wrong, "add it to `languages` or take its files out")
    for language in manifest.languages:
        texts = checked.pack.texts.get(language, PackTexts())
        yield from _keys(checked, language, texts)
        yield from _scenario_words(checked, language, texts)
        yield from phrase_problems(checked, language, texts)
        for card in checked.pack.crises:
            words = texts.crises.get(card.id)
            if words is not None:
                yield from _card_words(checked, ("texts", language, "crises", card.id), card, words)


def _keys(checked: Checked, language: str, texts: PackTexts) -> Iterator[Problem]:
    """Every thing has words, and all words have a thing."""
    for kind in ("nations", "scenarios", "crises", "projects", "agendas", "events"):
        ids = [item.id for item in getattr(checked.pack, kind)]
        path: Path = ("texts", language, kind)
        for place, name in enumerate(ids):
            if name not in getattr(texts, kind):
                wrong = f"{name} has no words in {language}"
                yield checked.assembled.problem((kind, place, "id"), wrong, f"add them under {language}")
        for name in getattr(texts, kind):
            if name not in ids:
                wrong = f"these words belong to {name}, which is not here"
                yield checked.assembled.problem((*path, name), wrong, "take them out, or correct the id")


def _same(checked: Checked, path: Path, have: Collection[str], want: Collection[str]) -> Iterator[Problem]:
    for name in want:
        if name not in have:
            yield checked.assembled.problem(path, f"the words of {name} are missing", "add them")
    for name in have:
        if name not in want:
            yield checked.assembled.problem((*path, name), f"there is no {name} in the data", "take the words out")


def _scenario_words(checked: Checked, language: str, texts: PackTexts) -> Iterator[Problem]:
    for scenario in checked.pack.scenarios:
        words = texts.scenarios.get(scenario.id)
        if words is not None:
            regions = sorted({region for seating in scenario.seatings for region in seating.regions})
            path: Path = ("texts", language, "scenarios", scenario.id)
            yield from _same(checked, (*path, "regions"), words.regions, regions)
            if (scenario.challenger is None) != (words.challenger is None):
                wrong = "the challenger has words or data, but not both"
                yield checked.assembled.problem((*path, "challenger"), wrong, "write a `name` and a `blurb`")
            finales = [finale.id for finale in scenario.finales]
            yield from _same(checked, (*path, "finales"), words.finales, finales)


def _card_words(checked: Checked, path: Path, card: CrisisModel, words: CrisisWords) -> Iterator[Problem]:
    options = [] if card.dilemma is None else [*(option.id for option in card.dilemma.options), "nothing"]
    yield from _same(checked, (*path, "options"), words.options, options)
    actions = [action.id for action in card.expected_actions]
    yield from _same(checked, (*path, "expected_actions"), words.expected_actions, actions)
    if options and not words.dilemma:
        yield checked.assembled.problem(path, "the line `dilemma` is missing", "say who is torn between what")
    if len(words.stages) != len(card.stages):
        wrong = f"{len(words.stages)} later stages have words, and there are {len(card.stages)}"
        yield checked.assembled.problem((*path, "stages"), wrong, "write one for each")
    if not words.debrief_questions:
        yield checked.assembled.problem(path, "no debrief question", "write one or two under `debrief_questions`")
    yield from _lengths(checked, path, words)
    for where, text in texts_of(path, words):
        yield from _numbers(checked, where, text, card)


def _lengths(checked: Checked, path: Path, words: CrisisWords) -> Iterator[Problem]:
    count = len(words.narrative.split())
    if count > NARRATIVE_WORDS:
        wrong = f"the narrative has {count} words"
        yield checked.assembled.problem((*path, "narrative"), wrong, f"cut it to {NARRATIVE_WORDS}")
    count = len(words.summary.split())
    if count > SUMMARY_WORDS:
        wrong = f"the summary has {count} words"
        yield checked.assembled.warning((*path, "summary"), wrong, f"{SUMMARY_WORDS} fit on a phone")


def texts_of(path: Path, words: CrisisWords) -> Iterator[tuple[Path, str]]:
    """Yield every prose text of a card's words with its path."""
    for name in ("title", "summary", "narrative", "dilemma", "objective"):
        yield (*path, name), getattr(words, name)
    for key, option in words.options.items():
        yield (*path, "options", key, "label"), option.label
        yield (*path, "options", key, "note"), option.note
    for outcome, text in words.outcomes.by_outcome().items():
        yield (*path, "outcomes", outcome.value), text
    for key, text in words.expected_actions.items():
        yield (*path, "expected_actions", key), text
    for place, text in enumerate(words.debrief_questions):
        yield (*path, "debrief_questions", place), text


def _numbers(checked: Checked, path: Path, text: str, card: CrisisModel) -> Iterator[Problem]:
    for name in placeholders(text):
        if name != TARGET and number_at(card, name) is None:
            cure = "name a number of the card, such as {severity} or {option.wait.cost_rate}, or {target}"
            yield checked.assembled.problem(path, f"{{{name}}} leads to no number", cure)
    found = _DIGITS.search(re.sub(r"\{[^{}]*\}", "", text))
    if found is not None:
        cure = "write a placeholder such as {severity}, so that words and data cannot disagree, or spell it"
        yield checked.assembled.warning(path, f"the number {found[0]} stands in prose", cure)
