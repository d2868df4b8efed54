"""The whole check of a pack: shape, lint, hash, and what its cards will do in plain words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import orjson

from rules.packs.building import Shelf, card_from, project_from
from rules.packs.hashing import pack_data, pack_hash
from rules.packs.lint import lint
from rules.packs.phrasebook import Phrasebook
from rules.packs.plain import Speech
from rules.packs.plain_projects import project_lines
from rules.packs.problems import Level, PackError, Problem
from rules.packs.schema.constants import constants_from
from rules.packs.schema.crises import CrisisModel
from rules.packs.schema.pack import PackModel
from rules.packs.validation import check_shape


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What checking a pack found."""

    problems: tuple[Problem, ...]
    data: Mapping[str, Any] | None = None
    """The pack, JSON-ready, in the shape of a pack in one file; None when its shape is wrong."""
    hash: str = ""
    """Its content hash; empty when its shape is wrong."""
    plain: Mapping[str, tuple[str, ...]] | None = None
    """What each card does, one line a mechanic, in the pack's first language; None while there are errors."""

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stop publishing."""
        return tuple(problem for problem in self.problems if problem.level is Level.ERROR)

    def pack(self) -> PackModel:
        """Return the pack; raises `PackError` while it has errors."""
        if self.errors or self.data is None:
            raise PackError(self.problems)
        return PackModel.model_validate_json(orjson.dumps(self.data))

    def to_json(self) -> dict[str, Any]:
        """Return the report as JSON-ready data."""
        return {
            "problems": [problem.to_json() for problem in self.problems],
            "data": self.data,
            "hash": self.hash,
            "plain": self.plain,
        }

    @staticmethod
    def from_json(data: Mapping[str, Any]) -> "Report":
        """Build a report from what `to_json` returned."""
        plain = data["plain"]
        return Report(
            problems=tuple(Problem.from_json(problem) for problem in data["problems"]),
            data=data["data"],
            hash=data["hash"],
            plain=None if plain is None else {card: tuple(lines) for card, lines in plain.items()},
        )


def check(name: str, files: Mapping[str, bytes], others: Iterable[PackModel]) -> Report:
    """Check the files of a pack in this process; `others` are the packs that it may require.

    Text that a stranger wrote goes through `isolation.check_isolated` instead.
    """
    known = tuple(others)
    try:
        checked = check_shape(name, files)
    except PackError as fault:
        return Report(problems=fault.problems)
    problems = lint(checked, known)
    report = Report(problems=problems, data=pack_data(checked.pack), hash=pack_hash(checked.pack))
    if report.errors:
        return report
    return Report(problems=problems, data=report.data, hash=report.hash, plain=_plain(checked.pack, known))


def _plain(pack: PackModel, others: tuple[PackModel, ...]) -> dict[str, tuple[str, ...]] | None:
    """Return what the cards of a pack do; None where no pack at hand brings phrases and constants."""
    shelf = Shelf([*(other for other in others if other.pack.id != pack.pack.id), pack])
    texts = shelf.texts(pack.pack.languages[0])
    constants = next((it.constants for it in shelf.packs if it.constants is not None), None)
    if constants is None or not texts.phrases:
        return None
    titles = {key: words.title for key, words in texts.crises.items()}
    speech = Speech(Phrasebook(texts.phrases), titles, constants_from(constants))
    lines = {card.id: _card_lines(speech, card) for card in pack.crises}
    return lines | {project.id: project_lines(speech.book, project_from(project)) for project in pack.projects}


def _card_lines(speech: Speech, model: CrisisModel) -> tuple[str, ...]:
    card = card_from(model)
    lines = [speech.stakes(card)]
    if card.dilemma is not None:
        for option in (*card.dilemma.options, card.dilemma.nothing):
            said = "; ".join((*speech.price(option), *speech.does(option, card.dilemma.decides)))
            lines.append(f"{option.id}: {said}")
    return tuple(lines)
