"""Parts of a view that are made when somebody looks at them."""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from rules.engine.agreements import Agreement, Clause
from rules.engine.formulas.agreements import bound_by
from rules.engine.formulas.clauses.burden_sharing import floor_of
from rules.engine.formulas.clauses.transparency import outreach_numbers
from rules.engine.formulas.economy import effort_range
from rules.engine.formulas.home import outreach_limit
from rules.engine.ids import Module, NationId
from rules.engine.legal import effort_limits, outreach_limits
from rules.engine.module_constants import given
from rules.engine.ruleset import Ruleset
from rules.engine.state import GameState
from rules.engine.view.agreements import upheld


class Part(dict[str, Any]):
    """A part of a view: what is known, the ways to make more, and the whole part for everything else.

    Made from the keywords that are known, and told `of` what it is afterwards: no `__init__` of its own, because two
    hundred parts are made a round.
    """

    __slots__ = ("of",)
    of: Any
    makers: ClassVar[Mapping[str, Callable[[Any], Any]]] = {}

    def whole(self) -> Mapping[str, Any]:
        """Return the part as a person would get it; nothing where all is known or can be made."""
        return {}

    def __missing__(self, key: str) -> Any:  # noqa: ANN401 - a view holds anything that JSON holds
        """Make the value and keep it; raises KeyError where the whole view has no such key."""
        maker = self.makers.get(key)
        value = self[key] = maker(self) if maker else self.whole()[key]
        return value


class EffortLimit(Part):
    """What a plan may set effort to; of ruleset, effort and gdp."""

    __slots__ = ()

    def whole(self) -> Mapping[str, Any]:
        """Return the limits as a person would get them."""
        return effort_limits(*self.of)


class OutreachLimit(Part):
    """What a plan may spend on the own public; of the numbers that hold for it, budget and gdp."""

    __slots__ = ()

    def whole(self) -> Mapping[str, Any]:
        """Return the limits as a person would get them."""
        return outreach_limits(*self.of)


MADE_HOME = frozenset({Module.EFFORT, Module.OUTREACH})
"""Modules whose limits are made when a bot looks at what they would bring."""


def add_home(ruleset: Ruleset, state: GameState, nation: NationId, may: Part) -> None:
    """Add the limits of effort and of words to the own public."""
    modules, own = ruleset.scenario.modules, state.nations[nation]
    if Module.EFFORT in modules:
        low, high = effort_range(own.effort, given(ruleset.constants.effort))
        may["effort"] = EffortLimit(low=low, high=high, price=0)
        may["effort"].of = (ruleset, own.effort, own.gdp)
        floor = floor_of(state, nation)
        if floor:
            may["effort"]["floor"] = floor
    if Module.OUTREACH in modules:
        constants = outreach_numbers(ruleset, state, nation)
        most = outreach_limit(own.budget, own.gdp, constants)
        may["outreach"] = OutreachLimit(low=0, high=most, price=1)
        may["outreach"].of = (constants, own.budget, own.gdp)


class Bound(dict[str, Any]):
    """The nations that a clause binds; how each stands to it is found out when somebody looks."""

    __slots__ = ("of",)
    of: tuple[Ruleset, GameState, Agreement, Clause]

    def __getitem__(self, nation: str) -> Any:  # noqa: ANN401 - a view holds anything that JSON holds
        """Return how a nation stands to the clause."""
        return upheld(*self.of, NationId(nation)) if nation in self else super().__getitem__(nation)


def bound_at_a_glance(ruleset: Ruleset, state: GameState, agreement: Agreement, clause: Clause) -> Bound:
    """Return whom a clause binds."""
    shown = Bound(dict.fromkeys(bound_by(agreement, clause)))
    shown.of = (ruleset, state, agreement, clause)
    return shown
