"""Scenarios that could not be played: tables without nations, decks without cards, seats without a level."""

from collections.abc import Iterator, Mapping

from rules.engine.ids import Domain, Module, Threat
from rules.packs.building import Shelf
from rules.packs.lint.references import close_to, effect_lists
from rules.packs.problems import Path, Problem
from rules.packs.schema.crises import CrisisModel
from rules.packs.schema.effects import ScheduleCard
from rules.packs.schema.scenarios import ScenarioModel, SeatingModel
from rules.packs.validation import Checked

HELD = 6
"""Cards that the challenger can draw from, at least: a hand and what comes after it."""
EXPOSURES = 10
"""What a nation's exposures add up to (rules 3)."""


def scenario_problems(checked: Checked, shelf: Shelf) -> Iterator[Problem]:
    """Yield what would keep a scenario of the pack from being played."""
    for place, scenario in enumerate(checked.pack.scenarios):
        path: Path = ("scenarios", place)
        yield from _ranges(checked, path, scenario)
        yield from _deck(checked, shelf, path, scenario)
        yield from _challenger(checked, shelf, path, scenario)
        yield from _map(checked, shelf, path, scenario)
        for seat_place, seating in enumerate(scenario.seatings):
            yield from _seating(checked, shelf, (*path, "seatings", seat_place), seating)
        yield from _levels(checked, shelf, path, scenario)
    yield from _numbers(checked)
    if checked.pack.scenarios and not any(pack.constants is not None for pack in shelf.packs):
        yield checked.assembled.problem(("pack",), "no pack brings the constants", "write `requires: [core]`")


def _ranges(checked: Checked, path: Path, scenario: ScenarioModel) -> Iterator[Problem]:
    rounds, dilemmas = scenario.rounds, scenario.dilemmas
    if not rounds.fewest <= rounds.usual <= rounds.most:
        cure = "order them: fewest, usual, most"
        yield checked.assembled.problem((*path, "rounds"), "the numbers of rounds contradict each other", cure)
    if dilemmas.fewest > dilemmas.most:
        yield checked.assembled.problem((*path, "dilemmas"), "fewest is more than most", "turn them round")
    sizes = [seating.seats for seating in scenario.seatings]
    for place, size in enumerate(sizes):
        if size in sizes[:place]:
            where = (*path, "seatings", place, "seats")
            yield checked.assembled.problem(where, f"a table of {size} stands here twice", "keep one")


def _deck(checked: Checked, shelf: Shelf, path: Path, scenario: ScenarioModel) -> Iterator[Problem]:
    for name in ("cards", "opening"):
        known = shelf.crises if name == "cards" else scenario.cards
        for place, card in enumerate(getattr(scenario, name)):
            if card not in known:
                wrong = f"there is no card {card}" if name == "cards" else f"{card} is not among the cards"
                yield checked.assembled.problem((*path, name, place), wrong, close_to(card, known))
    for place, card in enumerate(scenario.cards):
        model = shelf.crises.get(card)
        strange = sorted({need.domain for need in model.needs} - set(scenario.domains)) if model else []
        if strange:
            wrong = f"{card} needs {strange[0].value}, which the scenario does not have"
            yield checked.assembled.problem((*path, "cards", place), wrong, "add the domain or take the card out")
        for follows in sorted(_followers(model) - set(scenario.cards)) if model else ():
            wrong = f"{card} brings {follows}, which is not among the cards"
            yield checked.assembled.problem((*path, "cards", place), wrong, "add it, or take this card out")


def _challenger(checked: Checked, shelf: Shelf, path: Path, scenario: ScenarioModel) -> Iterator[Problem]:
    if scenario.challenger is None:
        if Module.RED_CELL in scenario.modules:
            cure = "name its `threats` under `challenger`"
            yield checked.assembled.problem((*path, "modules"), "red_cell needs a challenger", cure)
        return
    held = [shelf.crises[card] for card in scenario.cards if card in shelf.crises]
    count = sum(card.threat in scenario.challenger.threats and not card.facilitator_only for card in held)
    if count < HELD:
        wrong = f"only {count} cards have a threat of the challenger"
        where = (*path, "challenger", "threats")
        yield checked.assembled.problem(where, wrong, f"{HELD} or more let it choose: add threats or cards")


def _followers(card: CrisisModel) -> set[str]:
    """Return the cards that a card's options schedule, or that follow by themselves."""
    lists = [effects for _, effects in effect_lists((), card)]
    brought = {effect.card for effects in lists for effect in effects if isinstance(effect, ScheduleCard)}
    return brought | {follow.card for follow in card.follow_ups}


def _map(checked: Checked, shelf: Shelf, path: Path, scenario: ScenarioModel) -> Iterator[Problem]:
    drawn = shelf.maps.get(scenario.map)
    if drawn is None:
        cure = close_to(scenario.map, shelf.maps)
        yield checked.assembled.problem((*path, "map"), f"there is no map {scenario.map}", cure)
        return
    seated = {nation for seating in scenario.seatings for nation in seating.nations()}
    for nation in sorted(seated - set(drawn.letters.values())):
        yield checked.assembled.problem(
            (*path, "map"), f"{nation} has no land on this map", "give it a letter and land"
        )


def _seating(checked: Checked, shelf: Shelf, path: Path, seating: SeatingModel) -> Iterator[Problem]:
    listed = [nation for members in seating.regions.values() for nation in members]
    if len(listed) != seating.seats or len(set(listed)) != len(listed):
        wrong = f"{len(set(listed))} nations stand in the regions of a table of {seating.seats}"
        yield checked.assembled.problem((*path, "regions"), wrong, "name each nation of the table once")
    for nation in sorted(set(listed) - set(shelf.nations)):
        cure = close_to(nation, shelf.nations)
        yield checked.assembled.problem((*path, "regions"), f"there is no nation {nation}", cure)
    for place, pair in enumerate(seating.rivals):
        if pair[0] == pair[1] or not set(pair) <= set(listed):
            wrong = f"{pair[0]} and {pair[1]} are no two nations of this table"
            yield checked.assembled.problem((*path, "rivals", place), wrong, "name two that sit here")


def _levels(checked: Checked, shelf: Shelf, path: Path, scenario: ScenarioModel) -> Iterator[Problem]:
    seated = {nation for seating in scenario.seatings for nation in seating.nations()}
    for name in sorted(seated & set(shelf.nations)):
        for domain in scenario.domains:
            if domain not in scenario.levels_of(shelf.nations[name]):
                wrong = f"{name} has no level in {domain.value}"
                yield checked.assembled.problem((*path, "domains"), wrong, "give it one, 0 to 10")
    for name, levels in scenario.levels.items():
        if name not in seated:
            wrong = f"{name} sits at no table of this scenario"
            yield checked.assembled.problem((*path, "levels", name), wrong, "take it out, or seat it")
        elif name in shelf.nations:
            yield from _sum_of_levels(checked, (*path, "levels", name), levels, shelf.nations[name].gdp)


def _sum_of_levels(checked: Checked, path: Path, by_domain: Mapping[Domain, int], gdp: int) -> Iterator[Problem]:
    levels, usual = sum(by_domain.values()), 4 + gdp // 12
    if levels != usual:
        yield checked.assembled.warning(path, f"the levels add up to {levels}", f"{usual} is usual at this gdp")


def _numbers(checked: Checked) -> Iterator[Problem]:
    for place, nation in enumerate(checked.pack.nations):
        path: Path = ("nations", place)
        if set(nation.exposure) != set(Threat):
            missing = sorted(threat.value for threat in set(Threat) - set(nation.exposure))
            wrong = f"the exposure to {', '.join(missing)} is missing"
            yield checked.assembled.problem((*path, "exposure"), wrong, "name all threats, 0 to 3 each")
        elif sum(nation.exposure.values()) != EXPOSURES:
            wrong = f"the exposures add up to {sum(nation.exposure.values())}"
            yield checked.assembled.warning((*path, "exposure"), wrong, f"{EXPOSURES} is usual")
        yield from _sum_of_levels(checked, (*path, "capability"), nation.capability, nation.gdp)
