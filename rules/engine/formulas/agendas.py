"""What nations did as agendas count it, and what an agenda is worth (rules 16.2 to 16.4)."""

from collections.abc import Mapping

from rules.engine.agendas import OF_NEIGHBOURS, OF_RIVALS, YEARLY, Agenda, AgendaPart, Feat
from rules.engine.deals import GiveAid, HoldExercise
from rules.engine.formulas.arithmetic import clamp
from rules.engine.formulas.coalition import is_half_share
from rules.engine.formulas.places import neighbours, rivals
from rules.engine.ids import AgendaId, Cause, NationId, Outcome, Quantity
from rules.engine.module_constants import AgendasConstants, given
from rules.engine.reports import NationChange
from rules.engine.ruleset import Ruleset
from rules.engine.state import Crisis, GameState

_HELD = (Outcome.CONTAINED, Outcome.MANAGED)
Counts = dict[Feat, int]


def fits(ruleset: Ruleset, state: GameState, nation: NationId, agenda: Agenda) -> bool:
    """Return whether a nation can do at all what an agenda counts (rules 16.1)."""
    feats = {part.feat for part in agenda.parts}
    if feats & OF_RIVALS and not rivals(ruleset, state, nation):
        return False
    return not feats & OF_NEIGHBOURS or bool(neighbours(state, nation))


def feats_of_year(ruleset: Ruleset, state: GameState) -> dict[NationId, Counts]:
    """Return what every nation did in the running round, once its year has ended; what is nought is left out."""
    nations = state.settings.nations
    done: dict[NationId, Counts] = {nation: dict.fromkeys(YEARLY, 0) for nation in nations}
    for crisis in state.crises.values():
        _count_crisis(ruleset, state, crisis, done)
    for judged in state.judged:
        done[judged.nation][Feat.KEPT] += judged.kept and judged.counted
        done[judged.nation][Feat.BROKEN] += not judged.kept
    _count_year(state, done, given(ruleset.constants.agendas))
    _count_deals(state, done)
    return {nation: {feat: number for feat, number in sorted(done[nation].items()) if number} for nation in nations}


def _count_crisis(ruleset: Ruleset, state: GameState, crisis: Crisis, done: dict[NationId, Counts]) -> None:
    outcome = next((result.outcome for result in state.results if result.crisis == crisis.id), Outcome.FAILED)
    units = {nation: state.plans[nation].units(crisis.id) for nation in done}
    stood = {nation for nation, sent in units.items() if sent and is_half_share(sent, crisis.fair[nation])}
    done[crisis.target][Feat.HELD] += outcome in _HELD
    if units[crisis.convener]:
        done[crisis.convener][Feat.LED] += outcome is Outcome.CONTAINED
        bridged = any(one in stood for nation in stood for one in rivals(ruleset, state, nation))
        done[crisis.convener][Feat.BRIDGED] += outcome in _HELD and bridged
    for nation in sorted(stood - {crisis.target}):
        near = nation in neighbours(state, crisis.target)
        done[nation][Feat.HELPED_NEAR if near else Feat.HELPED_FAR] += 1
        done[nation][Feat.HELPED_RIVAL] += nation in rivals(ruleset, state, crisis.target)


def _count_year(state: GameState, done: dict[NationId, Counts], constants: AgendasConstants) -> None:
    hurt = {
        change.nation
        for change in state.ledger
        if isinstance(change, NationChange)
        and change.quantity is Quantity.HARM
        and change.cause in (Cause.HARM, Cause.SPILL_OVER)
    }
    for nation, own in state.nations.items():
        done[nation][Feat.CALM_YEARS] += own.support >= constants.calm
        done[nation][Feat.GENEROUS_YEARS] += (own.record_history or (0,))[-1] >= constants.generous
        done[nation][Feat.UNHARMED_YEARS] += nation not in hurt


def _count_deals(state: GameState, done: dict[NationId, Counts]) -> None:
    for term in (term for deal in state.ties.deals for term in deal.terms):
        if isinstance(term, GiveAid):
            done[term.giver][Feat.AIDED] += term.points
        elif isinstance(term, HoldExercise):
            for nation in term.nations:
                done[nation][Feat.EXERCISED] = 1


def count_of(ruleset: Ruleset, state: GameState, nation: NationId, feat: Feat) -> int:
    """Return how often a nation has done something, or how far it stands, by public numbers (rules 16.3)."""
    if feat in YEARLY:
        return state.fates.tally.get(nation, {}).get(feat, 0)
    own, constants = state.nations[nation], given(ruleset.constants.agendas)
    if feat is Feat.LEVELS_GAINED:
        return max(0, sum(own.capability.values()) - own.levels_start)
    if feat is Feat.EXPOSURE_LOWERED:
        before = ruleset.nations[nation].exposure
        return sum(max(0, before.get(threat, 0) - now) for threat, now in own.exposure.items())
    if feat is Feat.TRUSTED:
        others = [other.trust[nation] for name, other in state.nations.items() if name != nation]
        return 100 * sum(trust >= constants.trusted for trust in others) // len(others)
    return sum(state.nations[rival].trust[nation] >= constants.thawed for rival in rivals(ruleset, state, nation))


def part_points(part: AgendaPart, count: int) -> int:
    """Return the points of one part of an agenda.

    >>> part_points(AgendaPart(feat=Feat.KEPT, points=2, each=3, beyond=1, most=5), 8)
    4
    """
    return clamp(part.points * (max(0, count - part.beyond) // part.each), -part.most, part.most)


def agenda_points(agenda: Agenda, counts: Mapping[Feat, int], constants: AgendasConstants) -> int:
    """Return what an agenda is worth, 0 to its most (rules 16.2)."""
    total = agenda.start + sum(part_points(part, counts.get(part.feat, 0)) for part in agenda.parts)
    return clamp(total, 0, constants.most)


def agenda_of(ruleset: Ruleset, state: GameState, nation: NationId) -> Agenda | None:
    """Return a nation's agenda; None where none was dealt."""
    dealt = state.fates.agendas.get(nation)
    return None if dealt is None else ruleset.fates.agendas[AgendaId(dealt)]


def counts_of(ruleset: Ruleset, state: GameState, nation: NationId, agenda: Agenda) -> Counts:
    """Return how far a nation is with everything that an agenda counts."""
    return {part.feat: count_of(ruleset, state, nation, part.feat) for part in agenda.parts}
