"""Ids that lead nowhere, or that two things share."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath

from rules.packs.building import Shelf
from rules.packs.problems import Path, Problem
from rules.packs.schema.crises import CrisisModel, NothingModel
from rules.packs.schema.effects import ScheduleCard
from rules.packs.validation import Checked


def reference_problems(checked: Checked, shelf: Shelf) -> Iterator[Problem]:
    """Yield unresolved and doubled ids of a pack."""
    pack = checked.pack
    yield from _missing_packs(checked, shelf)
    for kind in ("nations", "maps", "scenarios", "crises", "projects", "agendas", "events"):
        yield from _doubled(checked, kind, [item.id for item in getattr(pack, kind)])
    yield from _doubled_marks(checked)
    for place, card in enumerate(pack.crises):
        yield from _card(checked, shelf, ("crises", place), card)
    for kind in ("agendas", "events"):
        for place, item in enumerate(getattr(pack, kind)):
            yield from _own(checked, (kind, place), item.id)
    for kind in ("crises", "projects", "scenarios", "maps", "agendas", "events"):
        yield from _file_names(checked, kind, [item.id for item in getattr(pack, kind)])


def close_to(name: str, known: Iterable[str]) -> str:
    """Return the cure for an id that is not known: a few that are."""
    names = sorted(known)
    return f"write one of {', '.join(names[:12])}{', ...' if len(names) > 12 else ''}" if names else f"add {name}"


def _missing_packs(checked: Checked, shelf: Shelf) -> Iterator[Problem]:
    have = {pack.pack.id for pack in shelf.packs}
    for place, wanted in enumerate(checked.pack.pack.requires):
        if wanted not in have:
            path: Path = ("pack", "requires", place)
            yield checked.assembled.problem(path, f"the pack {wanted} is not here", "install it or take it out")


def _doubled(checked: Checked, kind: str, ids: Sequence[str]) -> Iterator[Problem]:
    for place, name in enumerate(ids):
        if name in ids[:place]:
            yield checked.assembled.problem((kind, place, "id"), f"the id {name} is taken", "choose another")


def _doubled_marks(checked: Checked) -> Iterator[Problem]:
    marks = [nation.mark for nation in checked.pack.nations]
    for place, mark in enumerate(marks):
        if mark in marks[:place]:
            path: Path = ("nations", place, "mark")
            yield checked.assembled.problem(path, f"the mark {mark} is taken", "give each nation its own, 0 to 9")


def _own(checked: Checked, path: Path, name: str) -> Iterator[Problem]:
    prefix = checked.pack.pack.id
    if name.partition(".")[0] != prefix:
        yield checked.assembled.problem((*path, "id"), f"{name} is not of this pack", f"begin it with {prefix}.")


def _card(checked: Checked, shelf: Shelf, path: Path, card: CrisisModel) -> Iterator[Problem]:
    yield from _own(checked, path, card.id)
    options = [] if card.dilemma is None else [option.id for option in card.dilemma.options]
    for place, name in enumerate(options):
        if name in options[:place] or name in {"nothing", "any"}:
            where = (*path, "dilemma", "options", place, "id")
            yield checked.assembled.problem(where, f"the id {name} is taken", "choose another")
    for place, action in enumerate(card.expected_actions):
        if action.shows == "picked" and action.option not in options:
            where = (*path, "expected_actions", place)
            yield checked.assembled.problem(where, "this names no option of the card", close_to("an option", options))
    yield from _scheduled(checked, shelf, path, card)
    yield from _follow_ups(checked, shelf, path, card)


def _scheduled(checked: Checked, shelf: Shelf, path: Path, card: CrisisModel) -> Iterator[Problem]:
    for where, effects in effect_lists(path, card):
        for place, effect in enumerate(effects):
            if isinstance(effect, ScheduleCard) and effect.card not in shelf.crises:
                wrong = f"there is no card {effect.card}"
                yield checked.assembled.problem((*where, place, "card"), wrong, close_to("it", shelf.crises))


def _follow_ups(checked: Checked, shelf: Shelf, path: Path, card: CrisisModel) -> Iterator[Problem]:
    for place, follow in enumerate(card.follow_ups):
        if follow.card not in shelf.crises:
            where = (*path, "follow_ups", place, "card")
            yield checked.assembled.problem(where, f"there is no card {follow.card}", close_to("it", shelf.crises))


def effect_lists(path: Path, card: CrisisModel) -> Iterator[tuple[Path, Sequence[object]]]:
    """Yield every list of effects of a card with its path."""
    if card.dilemma is None:
        return
    responses: list[tuple[Path, NothingModel]] = [
        ((*path, "dilemma", "options", place), option) for place, option in enumerate(card.dilemma.options)
    ]
    responses.append(((*path, "dilemma", "nothing"), card.dilemma.nothing))
    for where, response in responses:
        yield (*where, "public"), response.public
        yield (*where, "club"), response.club
        yield (*where, "private"), response.private


def _file_names(checked: Checked, kind: str, ids: Sequence[str]) -> Iterator[Problem]:
    """A file in a folder is called after the id in it, so that words and mechanics find each other."""
    for place, name in enumerate(ids):
        document, _ = checked.assembled.locate((kind, place))
        own = name.rpartition(".")[2]
        if document.file.startswith(f"{kind}/") and PurePosixPath(document.file).stem != own:
            path: Path = (kind, place, "id")
            yield checked.assembled.problem(path, f"the file of {name} is called otherwise", f"call it {own}.yaml")
