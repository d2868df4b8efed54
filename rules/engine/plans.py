"""What a nation promises and plans: pledges with their conditions, and the plan of a round."""

from collections.abc import Iterator
from dataclasses import dataclass

from rules.engine.added import added
from rules.engine.ids import CrisisId, Domain, NationId, OptionId, Repayment, Technology, WorkId

ANY_OPTION = OptionId("any")
"""In a coalition's choice: these units serve under whatever option is carried out."""
NO_OPTION = OptionId("nothing")
"""The card's priced "do nothing"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unconditional:
    """A pledge that stands by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IfNation:
    """A pledge that stands when one other nation's pledge to the same crisis is at least so large."""

    nation: NationId
    units: int


@dataclass(frozen=True, slots=True, kw_only=True)
class IfAll:
    """A pledge that stands when all pledges to the crisis, this one among them, add up to at least so many units."""

    units: int


Condition = Unconditional | IfNation | IfAll


@dataclass(frozen=True, slots=True, kw_only=True)
class Pledge:
    """A public, unbinding and remembered promise of at least so many units to one crisis."""

    nation: NationId
    units: int
    """1 or more, counted over all domains of the crisis."""
    condition: Condition
    released: bool = False
    """The target has let the nation off."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Deployment:
    """Units of one domain sent to one crisis; SECRET until the reveal."""

    crisis: CrisisId
    domain: Domain
    units: int
    """1 or more."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Investment:
    """Resource points paid towards the next level of a domain; SECRET until the reveal."""

    domain: Domain
    points: int
    """1 or more."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Research:
    """Resource points paid towards the next level of a field of technology; SECRET until the reveal."""

    field: Technology
    points: int
    """1 or more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract:
    """What industry builds now in a domain, to be paid in a later round; SECRET until the reveal."""

    domain: Domain
    repayment: Repayment


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Choice:
    """The response option picked for a crisis; SECRET until the reveal."""

    crisis: CrisisId
    option: OptionId


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All that a nation does in a round, in canonical order (sorted, nothing twice); SECRET until the reveal."""

    deployments: tuple[Deployment, ...] = ()
    investments: tuple[Investment, ...] = ()
    choices: tuple[Choice, ...] = ()
    effort: int | None = added(None)
    """Effort from next round on, in tenths of a per cent of gdp; None: unchanged (module effort)."""
    outreach: int = added(0)
    """RP for the own public (module outreach)."""
    hardened: tuple[CrisisId, ...] = added(())
    """Crises whose harm to the own nation is lessened, sorted (module hardening)."""
    research: tuple[Research, ...] = added(())
    """RP for fields of technology, sorted (module technology)."""
    shares: tuple[WorkId, ...] = added(())
    """Projects of which it pays what is due this year, sorted (module projects)."""
    contract: Contract | None = added(None)
    """A contract with industry (module industry)."""

    def units(self, crisis: CrisisId) -> int:
        """Return all units sent to a crisis."""
        total = 0
        for sent in self.deployments:
            if sent.crisis == crisis:
                total += sent.units
        return total

    def sent_to(self, crisis: CrisisId) -> Iterator[Deployment]:
        """Yield the deployments to one crisis."""
        return (sent for sent in self.deployments if sent.crisis == crisis)

    def choice(self, crisis: CrisisId) -> OptionId | None:
        """Return the option picked for a crisis, or None when nothing was picked."""
        return next((picked.option for picked in self.choices if picked.crisis == crisis), None)
