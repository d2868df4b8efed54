"""What a pack of the right shape can still have wrong: loose ends, missing words, choices that are none."""

from collections.abc import Iterable, Iterator

from rules.packs.building import Shelf
from rules.packs.lint.agreements import agreement_problems
from rules.packs.lint.balance import balance_problems
from rules.packs.lint.fates import fate_problems
from rules.packs.lint.maps import map_problems
from rules.packs.lint.projects import project_problems
from rules.packs.lint.references import reference_problems
from rules.packs.lint.scenarios import scenario_problems
from rules.packs.lint.words import word_problems
from rules.packs.problems import Problem, in_order
from rules.packs.schema.pack import PackModel
from rules.packs.validation import Checked


def lint(checked: Checked, others: Iterable[PackModel] = ()) -> tuple[Problem, ...]:
    """Return every error and warning of a pack; `others` are the packs that it may require."""
    return in_order(_problems(checked, Shelf([*_required(checked, others), checked.pack])))


def _required(checked: Checked, others: Iterable[PackModel]) -> list[PackModel]:
    manifest = checked.pack.pack
    return [other for other in others if other.pack.id in manifest.requires and other.pack.id != manifest.id]


def _problems(checked: Checked, shelf: Shelf) -> Iterator[Problem]:
    rules = (
        reference_problems,
        scenario_problems,
        agreement_problems,
        project_problems,
        map_problems,
        balance_problems,
        fate_problems,
        word_problems,
    )
    for rule in rules:
        yield from rule(checked, shelf)
