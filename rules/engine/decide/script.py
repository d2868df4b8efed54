"""Writing a chapter of events: each event is applied as it happens, so that later decisions see what came before."""

from rules.engine.copying import maker
from rules.engine.events import Event, NumbersChanged
from rules.engine.evolve import evolve
from rules.engine.formulas.arithmetic import clamp
from rules.engine.formulas.works import researched, technology
from rules.engine.ids import FIELDS, Cause, CrisisId, Domain, NationId, Quantity, Technology, Threat
from rules.engine.reports import (
    Change,
    ExposureChange,
    LevelChange,
    NationChange,
    PairChange,
    StabilityChange,
    TechnologyChange,
    TensionChange,
    TrustChange,
)
from rules.engine.ruleset import Ruleset
from rules.engine.state import GameState

_BOUNDS: dict[Quantity, tuple[int, int]] = {
    Quantity.GDP: (1000, 10_000_000),
    Quantity.SUPPORT: (0, 100),
    Quantity.INFLUENCE: (0, 1000),
    Quantity.EARNED: (-1000, 1000),
    Quantity.RECORD: (0, 200),
    Quantity.HARM: (0, 10_000),
    Quantity.READINESS: (0, 100),
    Quantity.BUDGET: (0, 100_000),
    Quantity.EFFORT: (0, 1000),
}
"""Every number of a nation stays within these, whatever a card does (rules 1.5)."""

EXPOSURE_MAX = 3

Why = tuple[Cause, str, CrisisId | None]
"""A change's cause, its clause and the crisis it came from."""

_nation_change = maker(NationChange)
_trust_change = maker(TrustChange)
_level_change = maker(LevelChange)
_pair_change = maker(PairChange)
"""Two hundred changes a round are of these kinds."""
_numbers_changed = maker(NumbersChanged)


class Script:
    """A growing list of events and the state they lead to."""

    __slots__ = ("_now", "_trust", "_waiting", "at", "events", "ruleset", "state")

    def __init__(self, ruleset: Ruleset, state: GameState, at: int) -> None:
        """Begin with a state and the server's time in milliseconds."""
        self.ruleset = ruleset
        self.state = state
        self.at = at
        self.events: list[Event] = []
        self._waiting: list[Change] = []
        self._now: dict[tuple[object, ...], int] = {}
        self._trust: dict[NationId, dict[NationId, int]] = {}

    def happen(self, event: Event) -> None:
        """Let an event happen now, after the numbers that changed before it."""
        self.settle()
        self._record(event)

    def note(self, event: Event) -> None:
        """Let an event happen that neither reads nor writes the numbers that wait: they may be written after it."""
        self._record(event)

    def settle(self) -> None:
        """Write the numbers that changed since the last event as one event."""
        if self._waiting:
            changes = tuple(self._waiting)
            self._waiting.clear()
            self._now.clear()
            self._trust.clear()
            self._record(_numbers_changed(changes))

    def _record(self, event: Event) -> None:
        self.events.append(event)
        self.state = evolve(self.ruleset, self.state, event)

    def number(self, nation: NationId, quantity: Quantity) -> int:
        """Return a nation's number as it is now, changes of this moment included."""
        found = self._now.get((nation, quantity))
        if found is None:
            found = self._now[nation, quantity] = getattr(self.state.nations[nation], FIELDS[quantity])
        return found

    def nation(
        self, nation: NationId, quantity: Quantity, by: int, cause: Cause, rule: str, crisis: CrisisId | None = None
    ) -> int:
        """Change a nation's number within its bounds; return by how much it really changed."""
        if not by:
            return 0
        before = self.number(nation, quantity)
        low, high = _BOUNDS[quantity]
        after = clamp(before + by, low, high)
        if after != before:
            self._now[nation, quantity] = after
            self._waiting.append(_nation_change(nation, quantity, before, after, cause, rule, crisis))
        return after - before

    def earn(self, nation: NationId, by: int, why: Why) -> None:
        """Change a nation's influence, and what it has earned in the whole game by as much (rules 3.11)."""
        if by:
            self.nation(nation, Quantity.INFLUENCE, by, *why)
            self.nation(nation, Quantity.EARNED, by, *why)

    def trust(
        self, observer: NationId, nation: NationId, by: int, cause: Cause, rule: str, crisis: CrisisId | None = None
    ) -> None:
        """Change how one nation sees another, 0 to 100."""
        if observer == nation or not by:
            return
        sees = self._trust.get(observer)
        if sees is None:
            sees = self._trust[observer] = dict(self.state.nations[observer].trust)
        before = sees[nation]
        after = clamp(before + by, 0, 100)
        if after != before:
            sees[nation] = after
            self._waiting.append(_trust_change(observer, nation, before, after, cause, rule, crisis))

    def renown(self, nation: NationId, by: int, why: Why) -> None:
        """Change how all others see a nation."""
        cause, rule, crisis = why
        for observer in self.state.settings.nations:
            self.trust(observer, nation, by, cause, rule, crisis)

    def tension(self, threat: Threat, by: int, cause: Cause, rule: str, crisis: CrisisId | None = None) -> None:
        """Change the tension of a threat, 0 to its maximum."""
        key = ("tension", threat)
        before = self._now.get(key, self.state.tension[threat])
        after = clamp(before + by, 0, self.ruleset.constants.world.tension_max)
        if after != before:
            self._now[key] = after
            self._waiting.append(
                TensionChange(threat=threat, before=before, after=after, cause=cause, rule=rule, crisis=crisis)
            )

    def stability(self, by: int, cause: Cause, rule: str, crisis: CrisisId | None = None) -> None:
        """Change the world's stability, 0 to 100."""
        before = self._now.get(("stability",), self.state.stability)
        after = clamp(before + by, 0, 100)
        if after != before:
            self._now["stability",] = after
            self._waiting.append(StabilityChange(before=before, after=after, cause=cause, rule=rule, crisis=crisis))

    def exposure_now(self, nation: NationId, threat: Threat) -> int:
        """Return a nation's exposure as it is now."""
        return self._now.get(("exposure", nation, threat), self.state.nations[nation].exposure.get(threat, 0))

    def exposure(self, nation: NationId, threat: Threat, by: int, why: Why) -> None:
        """Change a nation's exposure, 0 to 3."""
        key = ("exposure", nation, threat)
        before = self.exposure_now(nation, threat)
        after = clamp(before + by, 0, EXPOSURE_MAX)
        if after != before:
            cause, rule, crisis = why
            self._now[key] = after
            self._waiting.append(
                ExposureChange(
                    nation=nation, threat=threat, before=before, after=after, cause=cause, rule=rule, crisis=crisis
                )
            )

    def pair_now(self, one: NationId, other: NationId) -> int:
        """Return how well two nations work together now, changes of this moment included."""
        first, second = (one, other) if one < other else (other, one)
        found = self._now.get(("pair", first, second))
        return self.state.ties.interoperability[first][second] if found is None else found

    def pair(self, one: NationId, other: NationId, by: int, why: Why) -> None:
        """Change how well two nations work together, 0 to 100."""
        first, second = (one, other) if one < other else (other, one)
        before = self.pair_now(first, second)
        after = clamp(before + by, 0, 100)
        if after == before:
            return
        self._now["pair", first, second] = after
        self._waiting.append(_pair_change(first, second, before, after, *why))

    def level(self, nation: NationId, domain: Domain, to: tuple[int, int], why: Why) -> None:
        """Set the level of a domain and what is paid towards the next one: `to` is (level, RP)."""
        own = self.state.nations[nation]
        before = self._now.get(("level", nation, domain), own.capability[domain])
        after, invested = clamp(to[0], 0, self.ruleset.constants.economy.level_max), to[1]
        if (before, own.invested[domain]) == (after, invested):
            return
        self._now["level", nation, domain] = after
        cause, rule, crisis = why
        self._waiting.append(_level_change(nation, domain, before, after, invested, cause, rule, crisis))

    def level_now(self, nation: NationId, domain: Domain) -> int:
        """Return the level of a domain as it is now."""
        return self._now.get(("level", nation, domain), self.state.nations[nation].capability[domain])

    def technology_now(self, nation: NationId, field: Technology) -> int:
        """Return the level of a field of technology as it is now."""
        return self._now.get(("technology", nation, field), technology(self.state, nation, field))

    def technology(self, nation: NationId, field: Technology, to: tuple[int, int], why: Why) -> None:
        """Set the level of a field and what is paid towards the next one: `to` is (level, RP)."""
        before, paid = self.technology_now(nation, field), researched(self.state, nation, field)
        after, invested = to
        if (before, paid) == (after, invested):
            return
        self._now["technology", nation, field] = after
        cause, rule, crisis = why
        self._waiting.append(
            TechnologyChange(
                nation=nation,
                field=field,
                before=before,
                after=after,
                invested=invested,
                cause=cause,
                rule=rule,
                crisis=crisis,
            )
        )
