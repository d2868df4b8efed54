"""Why a crisis is as hard as it is, what promises would bring, and how its outcome came about."""

from collections.abc import Mapping

from rules.engine.explain.terms import Formula, Label, Title, Unit, explanation, product, term
from rules.engine.formulas.arithmetic import clamp, step
from rules.engine.formulas.crisis import unit_estimate
from rules.engine.formulas.economy import points
from rules.engine.formulas.forecast import forecast
from rules.engine.formulas.home import harm_at_home
from rules.engine.formulas.intelligence import PICTURE, RUMOUR, Known, known
from rules.engine.formulas.places import seating, total_gdp
from rules.engine.formulas.promises import Spread, pledged_as_seen, units_needed
from rules.engine.formulas.red import pressure_worth
from rules.engine.formulas.works import harm_by_works_then
from rules.engine.ids import CrisisId, NationId, Threat
from rules.engine.reports import CrisisResult, ExposureChange, NeedResult
from rules.engine.ruleset import Ruleset
from rules.engine.shadows import Rumour
from rules.engine.state import Crisis, GameState
from rules.engine.view_may import Explanation, TermView

Path = tuple[str, ...]


def explain_crisis(ruleset: Ruleset, state: GameState, path: Path) -> Explanation | None:
    """Explain a number of a crisis: ("r1c1", "severity"), ("r1c1", "fair", "arv"), ("r1c1", "forecast", "coverage")."""
    if len(path) < 2 or path[0] not in state.crises:
        return None
    crisis = state.crises[CrisisId(path[0])]
    match path[1:]:
        case ("fair" | "asks", nation) if nation in crisis.fair:
            return _fair(state, crisis, NationId(nation))
        case ("rumour", *_) if crisis.rumour is not None:
            return _rumour(crisis.rumour)
        case rest:
            return explain_known(ruleset, state, crisis, rest, RUMOUR)


def explain_known(ruleset: Ruleset, state: GameState, crisis: Crisis, path: Path, grade: int) -> Explanation | None:
    """Explain a number of a crisis to whoever sees so much of it: ("severity",), ("forecast", "coverage")."""
    seen = known(ruleset, state, crisis, grade)
    match path:
        case ("severity",) if crisis.rumour is not None and crisis.rumour.stands and grade < PICTURE:
            return _rumour(crisis.rumour)
        case ("severity",):
            return _severity(ruleset, state, crisis)
        case ("demand",):
            return _demand(ruleset, state, crisis, seen)
        case ("units",):
            return _units(ruleset, state, seen)
        case ("forecast", *_) | ("needs", *_):
            return _forecast(ruleset, state, crisis, seen, pledged_as_seen(ruleset, state, grade))
        case _:
            return None


def _rumour(rumour: Rumour) -> Explanation:
    """Explain a rumoured severity: nothing but within which bounds the true one lies."""
    heard = term(Label.RUMOUR, rumour.severity, low=rumour.low, high=rumour.high)
    return explanation(Title.SEVERITY, rumour.severity, "12.1", [heard])


def _severity(ruleset: Ruleset, state: GameState, crisis: Crisis) -> Explanation:
    constants, card = ruleset.constants.crisis, ruleset.cards[crisis.card]
    late = constants.severity_growth * (state.round - 1) // state.settings.rounds
    tense = 1 if _tension_then(state, crisis) >= constants.severity_tension_from else 0
    behind = pressure_worth(ruleset, crisis.pressure)
    off = crisis.eased.severity if crisis.eased else 0
    drawn = clamp(crisis.severity + off - card.severity - late - tense - behind, 0, 1)
    limit = crisis.severity + off - card.severity - late - tense - behind - drawn
    terms = [term(Label.CARD, card.severity), term(Label.DRAW, drawn), term(Label.LATE_ROUND, late)]
    terms += [term(Label.TENSE, tense)] if tense else []
    terms += [term(Label.CHALLENGER, behind, pressure=crisis.pressure)] if crisis.by_red else []
    terms += [term(Label.LIMIT, limit)] if limit else []
    terms += [term(Label.AGREEMENTS, -off)] if off else []
    return explanation(Title.SEVERITY, crisis.severity, "15.5" if crisis.by_red else "6.1", terms)


def _tension_then(state: GameState, crisis: Crisis) -> int:
    """Return the tension of a crisis's threat when the round opened."""
    changed = (change for change in state.ledger if getattr(change, "threat", None) is crisis.threat)
    first = next((change for change in changed if not hasattr(change, "nation")), None)
    return first.before if first else state.tension[crisis.threat]


def _demand(ruleset: Ruleset, state: GameState, crisis: Crisis, seen: Known) -> Explanation:
    constants, count = ruleset.constants.crisis, len(state.settings.nations)
    total, own = total_gdp(state), points(state.nations[crisis.target].gdp_start)
    tension = _tension_then(state, crisis)
    pressure = 100 + constants.demand_per_tension * (tension - 1) + ruleset.scenario.growth * (state.round - 1)
    share = constants.demand_target_base + constants.demand_target_share * own * count // total
    terms = [
        term(Label.SEVERITY, seen.severity),
        term(Label.ALL_GDP, total),
        term(Label.SIZE, step(constants.size, count)),
        term(Label.CRISES, step(constants.count, count)),
        term(Label.PRESSURE, pressure, tension=tension, round=state.round),
        term(Label.TARGET_SIZE, share),
        term(Label.DIFFICULTY, seating(ruleset, state).demand_percent),
    ]
    terms += [term(Label.AGREEMENTS, 100 - crisis.eased.percent)] if crisis.eased and crisis.eased.percent else []
    return product(Title.DEMAND, seen.demand, "6.2", terms, Formula.DEMAND, Unit.THOUSANDTHS)


def _units(ruleset: Ruleset, state: GameState, seen: Known) -> Explanation:
    worth = unit_estimate(state.interoperability, ruleset.constants.crisis)
    needed = units_needed(ruleset, state, seen.card, seen.demand)
    terms = [term(Label.NEED, units, domain=domain.value, worth=worth) for domain, units in needed.items()]
    return explanation(Title.UNITS, seen.units, "5.1", terms, Unit.UNITS)


def _fair(state: GameState, crisis: Crisis, nation: NationId) -> Explanation:
    terms = [
        term(Label.UNITS, crisis.rumour.units if crisis.rumour else crisis.units),
        term(Label.OWN_GDP, points(state.nations[nation].gdp)),
        term(Label.ALL_GDP, total_gdp(state)),
    ]
    return product(Title.FAIR_SHARE, crisis.fair[nation], "5.2", terms, Formula.FAIR_SHARE, Unit.UNITS)


def _need_terms(needs: tuple[NeedResult, ...]) -> list[TermView]:
    """Return one line a need; the weights share out rounding so that the lines add up."""
    lines, running, shown = [], 0, 0
    for need in needs:
        running += need.weight * need.coverage
        lines.append(
            term(
                Label.NEED,
                running // 1000 - shown,
                domain=need.domain.value,
                aggregation=need.aggregation.value,
                weight=need.weight,
                coverage=need.coverage,
                strength=need.strength,
                cohesion=need.cohesion,
                need=need.need,
                lowest=need.lowest,
            )
        )
        shown = running // 1000
    return lines


def _forecast(
    ruleset: Ruleset, state: GameState, crisis: Crisis, seen: Known, pledged: Mapping[NationId, Spread]
) -> Explanation:
    expected = forecast(ruleset, state, crisis, pledged, seen)
    return explanation(Title.FORECAST, expected.coverage, "5.6", _need_terms(expected.needs), Unit.PER_MILLE)


def explain_reveal(ruleset: Ruleset, state: GameState, path: Path) -> Explanation | None:
    """Explain a result: ("results", "0", "coverage") or ("results", "0", "harm")."""
    match path:
        case ("results", place, name) if place.isdecimal() and int(place) < len(state.results):
            result = state.results[int(place)]
        case _:
            return None
    if name in ("coverage", "outcome"):
        return _coverage(result)
    return _harm(ruleset, state, result) if name == "harm" else None


def _coverage(result: CrisisResult) -> Explanation:
    needs = _need_terms(result.needs)
    covered = sum(line["amount"] for line in needs)
    terms = list(needs)
    if result.coverage != covered:
        terms.append(term(Label.BONUS, result.coverage - covered))
    terms += [term(Label.LUCK, result.luck), term(Label.MISHAP, -result.mishap)]
    total = result.coverage + result.luck - result.mishap
    return explanation(Title.COVERAGE, total, "6.8", terms, Unit.PER_MILLE)


def _exposure_then(state: GameState, result: CrisisResult, threat: Threat) -> int:
    """Return the target's exposure when a crisis was counted: as changes of later crises and of hardening met it."""
    told = [
        change
        for change in state.ledger
        if isinstance(change, ExposureChange) and (change.nation, change.threat) == (result.target, threat)
    ]
    order = [one.crisis for one in state.results]
    earlier = [change for change in told if change.crisis in order[: order.index(result.crisis)]]
    if earlier:
        return earlier[-1].after
    return told[0].before if told else state.nations[result.target].exposure.get(threat, 0)


def _harm(ruleset: Ruleset, state: GameState, result: CrisisResult) -> Explanation:
    constants = ruleset.constants.crisis
    threat = ruleset.cards[result.card].threat
    terms = [
        term(Label.BASE, constants.harm_factor[result.outcome], outcome=result.outcome.value),
        term(Label.SEVERITY, result.severity),
        term(Label.EXPOSED, _exposure_then(state, result, threat)),
    ]
    percent = harm_at_home(ruleset, state, result.target, state.crises[result.crisis])
    terms += [term(Label.HARDENED, percent)] if percent != 100 else []
    percent = harm_by_works_then(ruleset, state, result.target, threat)
    terms += [term(Label.BUILT, percent)] if percent != 100 else []
    return product(Title.HARM, result.harm, "6.10", terms, Formula.HARM)
