"""Agreements that a scenario offers without what they rest on: clauses, deals, modules, domains, cards."""

from collections.abc import Iterator

from rules.engine.agreements import NEEDS, Clause
from rules.engine.ids import Module
from rules.packs.building import Shelf
from rules.packs.problems import Path, Problem
from rules.packs.schema.scenarios import ScenarioModel
from rules.packs.validation import Checked


def agreement_problems(checked: Checked, shelf: Shelf) -> Iterator[Problem]:
    """Yield what would keep agreements from working in a scenario of the pack."""
    for place, scenario in enumerate(checked.pack.scenarios):
        path: Path = ("scenarios", place)
        if (Module.AGREEMENTS in scenario.modules) != bool(scenario.clauses):
            wrong, cure = "agreements need clauses, and clauses need agreements", "name both or neither"
            yield checked.assembled.problem((*path, "modules"), wrong, cure)
        if Module.AGREEMENTS in scenario.modules and Module.DEALS not in scenario.modules:
            yield checked.assembled.problem((*path, "modules"), "agreements are made by deals", "add the module deals")
        for clause_place, clause in enumerate(scenario.clauses):
            here: Path = (*path, "clauses", clause_place)
            if clause in scenario.clauses[:clause_place]:
                yield checked.assembled.problem(here, f"{clause.value} stands here twice", "keep one")
            lacking = _lacking(shelf, scenario, clause)
            if lacking:
                wrong = f"{clause.value} rests on {lacking}, which this scenario does not have"
                yield checked.assembled.problem(here, wrong, "add it, or take the clause out")


def _lacking(shelf: Shelf, scenario: ScenarioModel, clause: Clause) -> str:
    """Return what a clause rests on and the scenario lacks, in words; empty where it lacks nothing."""
    needs = NEEDS[clause]
    found = [f"the module {module.value}" for module in sorted(needs.modules - set(scenario.modules))]
    found += [f"the domain {domain.value}" for domain in sorted(needs.domains - set(scenario.domains))]
    threats = {shelf.crises[card].threat for card in scenario.cards if card in shelf.crises}
    if needs.threats and not needs.threats & threats:
        found.append(f"a card of {' or '.join(sorted(needs.threats))}")
    return " and ".join(found)
