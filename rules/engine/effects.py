"""What response options do before coverage is counted, and whom their effects touch (rules 7.4 to 7.7)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rules.engine.cards import (
    AddCoverage,
    CountOnly,
    EffectType,
    Option,
    ScaleDemand,
    ScaleHarm,
    ScaleUnits,
    ShiftOutcome,
    Who,
)
from rules.engine.chance import Stream
from rules.engine.formulas.home import harm_at_home
from rules.engine.formulas.options import options_of
from rules.engine.formulas.places import neighbours, rivals
from rules.engine.formulas.works import harm_by_works
from rules.engine.ids import CrisisId, Decides, Domain, NationId, OptionId, Outcome
from rules.engine.plans import ANY_OPTION, NO_OPTION
from rules.engine.ruleset import Ruleset
from rules.engine.state import Crisis, GameState


@dataclass(frozen=True, slots=True, kw_only=True)
class Picks:
    """What was picked in one crisis and what is carried out."""

    carried: OptionId | None
    """For all; None where each decides for itself or the card has no dilemma."""
    by_nation: Mapping[NationId, OptionId]
    units: Mapping[NationId, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One effect that takes place, and seen from whom."""

    effect: EffectType
    picker: NationId | None
    pickers: tuple[NationId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What options change in the sum of a crisis."""

    demand_percent: int
    unit_percent: Mapping[NationId, int]
    """At how many per cent a nation's units count; 100 where it is not named."""
    only: frozenset[Domain] | None
    """The domains that count; None: all."""
    bonus: int


def picks_of(ruleset: Ruleset, state: GameState, crisis: Crisis) -> Picks:
    """Return what every nation picked and which option is carried out (rules 7.1)."""
    card = ruleset.cards[crisis.card]
    units = {nation: state.plans[nation].units(crisis.id) for nation in state.settings.nations}
    if card.dilemma is None:
        return Picks(carried=None, by_nation={}, units=units)
    chosen = {nation: state.plans[nation].choice(crisis.id) for nation in state.settings.nations}
    match card.dilemma.decides:
        case Decides.EACH:
            by_nation = {nation: option or NO_OPTION for nation, option in chosen.items()}
            return Picks(carried=None, by_nation=by_nation, units=units)
        case Decides.TARGET:
            carried = chosen[crisis.target] or NO_OPTION
            return Picks(carried=carried, by_nation={crisis.target: carried}, units=units)
        case Decides.COALITION:
            by_nation = {
                nation: option or ANY_OPTION
                for nation, option in chosen.items()
                if units[nation] or nation == crisis.target
            }
            return Picks(carried=_carried(ruleset, crisis, by_nation, units), by_nation=by_nation, units=units)


def _carried(
    ruleset: Ruleset, crisis: Crisis, by_nation: Mapping[NationId, OptionId], units: Mapping[NationId, int]
) -> OptionId:
    votes: dict[OptionId, int] = {}
    for nation, option in by_nation.items():
        if option != ANY_OPTION:
            votes[option] = votes.get(option, 0) + units[nation]
    if not votes:
        return NO_OPTION
    most = max(votes.values())
    tied = [option for option in options_of(ruleset.cards[crisis.card]) if votes.get(option) == most]
    own = by_nation.get(crisis.target)
    return own if own in tied else tied[0]


def pickers(picks: Picks, option: OptionId) -> tuple[NationId, ...]:
    """Return the nations that picked an option, in the table's order."""
    return tuple(nation for nation, picked in picks.by_nation.items() if picked == option)


def carried_options(ruleset: Ruleset, crisis: Crisis, picks: Picks) -> tuple[Option, ...]:
    """Return the options that take place, in the card's order."""
    options = options_of(ruleset.cards[crisis.card])
    if picks.carried is not None:
        return (options[picks.carried],)
    return tuple(option for option in options.values() if pickers(picks, option.id))


def happenings(ruleset: Ruleset, state: GameState, crisis: Crisis, picks: Picks) -> Iterator[Happening]:
    """Yield the effects that take place, chance drawn, before looking at the outcome they wait for."""
    for option in carried_options(ruleset, crisis, picks):
        club = pickers(picks, option.id)
        for name, effect, picker in _scoped(option, club):
            if _happens(state, crisis.id, f"{option.id}:{name}", effect, len(club)):
                yield Happening(effect=effect, picker=picker, pickers=club)


def _scoped(option: Option, club: tuple[NationId, ...]) -> Iterator[tuple[str, EffectType, NationId | None]]:
    """Yield an option's effects with the name of their draw and, for private ones, their picker."""
    for place, effect in enumerate(option.public):
        yield f"public:{place}", effect, None
    for place, effect in enumerate(option.club):
        yield f"club:{place}", effect, None
    for nation in club:
        for place, effect in enumerate(option.private):
            yield f"private:{place}:{nation}", effect, nation


def _happens(state: GameState, crisis: CrisisId, name: str, effect: EffectType, picked_by: int) -> bool:
    nobody_needed = name.startswith(f"{NO_OPTION}:")
    if picked_by < effect.pickers_at_least and not (nobody_needed and effect.pickers_at_least == 1):
        return False
    return effect.chance >= 100 or Stream(seed=state.seed, name=f"option:{crisis}:{name}").below(100) < effect.chance


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One crisis at its reveal, with all that effects look at."""

    ruleset: Ruleset
    state: GameState
    crisis: Crisis
    picks: Picks
    happening: tuple[Happening, ...]

    def touched(self, who: Who, seen: Happening) -> tuple[NationId, ...]:  # noqa: C901 - one case a member
        """Return the nations that `who` means for one happening, in the table's order."""
        everyone, target, units = self.state.settings.nations, self.crisis.target, self.picks.units
        match who:
            case Who.EVERYONE:
                return everyone
            case Who.TARGET:
                return (target,)
            case Who.PICKER:
                return (seen.picker,) if seen.picker else seen.pickers
            case Who.PICKERS:
                return seen.pickers
            case Who.OTHERS:
                return tuple(nation for nation in everyone if nation not in seen.pickers)
            case Who.CONTRIBUTORS:
                return tuple(nation for nation in everyone if units[nation])
            case Who.BYSTANDERS:
                return tuple(nation for nation in everyone if not units[nation] and nation != target)
            case Who.NEIGHBOURS:
                return neighbours(self.state, target)
            case Who.RIVALS:
                return rivals(self.ruleset, self.state, target)

    def after(self, outcome: Outcome) -> Iterator[Happening]:
        """Yield what takes place after this outcome."""
        return (seen for seen in self.happening if not seen.effect.outcomes or outcome in seen.effect.outcomes)

    def steps(self, outcome: Outcome) -> int:
        """Return by how many steps options move an outcome."""
        return sum(seen.effect.steps for seen in self.after(outcome) if isinstance(seen.effect, ShiftOutcome))

    def harm_percent(self, nation: NationId, outcome: Outcome) -> int:
        """Return at how many per cent harm counts for a nation."""
        percent = harm_at_home(self.ruleset, self.state, nation, self.crisis)
        percent = percent * harm_by_works(self.ruleset, self.state, nation, self.crisis.threat) // 100
        for seen in self.after(outcome):
            effect = seen.effect
            if isinstance(effect, ScaleHarm) and nation in self.touched(effect.who, seen):
                percent = percent * effect.percent // 100
        return percent

    def terms(self) -> Terms:
        """Return what options and caveats change in the sum; of several limits to domains the last one holds."""
        demand, bonus, only = 100, 0, None
        units = self._caveats()
        for seen in self.happening:
            match seen.effect:
                case ScaleDemand(percent=percent):
                    demand += percent
                case ScaleUnits(who=who, percent=percent):
                    for nation in self.touched(who, seen):
                        units[nation] = units.get(nation, 100) * percent // 100
                case CountOnly(domains=domains):
                    only = frozenset(domains)
                case AddCoverage(amount=amount):
                    bonus += amount
                case _:
                    continue
        return Terms(demand_percent=demand, unit_percent=units, only=only, bonus=bonus)

    def _caveats(self) -> dict[NationId, int]:
        """Return the per cent of nations whose units serve under another option than the one carried out."""
        if self.picks.carried is None:
            return {}
        caveat = self.ruleset.constants.crisis.caveat
        willing = (self.picks.carried, ANY_OPTION)
        return {nation: caveat for nation, option in self.picks.by_nation.items() if option not in willing}


def scene_of(ruleset: Ruleset, state: GameState, crisis: Crisis, picks: Picks) -> Scene:
    """Return a crisis at its reveal, chance drawn."""
    happening = tuple(happenings(ruleset, state, crisis, picks))
    return Scene(ruleset=ruleset, state=state, crisis=crisis, picks=picks, happening=happening)


def contributed(ruleset: Ruleset, crisis: Crisis, picks: Picks) -> dict[Domain, dict[NationId, int]]:
    """Return the units that options themselves add, by domain and picker, at readiness 100 (rules 7.5)."""
    added: dict[Domain, dict[NationId, int]] = {}
    for option in carried_options(ruleset, crisis, picks):
        for domain, units in option.contributes:
            for nation in pickers(picks, option.id):
                by_nation = added.setdefault(domain, {})
                by_nation[nation] = by_nation.get(nation, 0) + units
    return added
