"""What is between nations beside promises: how well each two work together, and who is where."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rules.engine.added import added
from rules.engine.agreements import Agreement
from rules.engine.deals import Deal, Offer
from rules.engine.ids import Domain, NationId

Pairs = Mapping[NationId, Mapping[NationId, int]]
"""A number for each two nations, written from both sides."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Stationing:
    """Units of a domain that a nation keeps on another's soil (rules 14.1)."""

    guest: NationId
    host: NationId
    domain: Domain
    units: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ties:
    """The part of a state that the modules between nations use; empty where none is on."""

    interoperability: Pairs = field(default_factory=dict)
    """0 to 100; empty: the scenario's, the same for all (rules 10.1)."""
    offers: tuple[Offer, ...] = added(())
    """SECRET: this round's, in the order they were made."""
    deals: tuple[Deal, ...] = added(())
    """This round's, in the order they were struck."""
    agreements: tuple[Agreement, ...] = added(())
    """All that there have been, in the order they were founded."""
    stationed: tuple[Stationing, ...] = added(())
    """Sorted; one for each guest, host and domain (module stationing)."""


NO_TIES = Ties()
