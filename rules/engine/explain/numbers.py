"""Why a nation's or the world's numbers are what they are: the round's ledger, cause by cause."""

from collections.abc import Iterable

from rules.engine.explain.presence import explain_stationed
from rules.engine.explain.terms import Formula, Label, Title, Unit, explanation, product, term
from rules.engine.formulas.economy import level_cost, points
from rules.engine.ids import Domain, Module, NationId, Quantity, Threat
from rules.engine.reports import (
    Change,
    ExposureChange,
    LevelChange,
    NationChange,
    PairChange,
    StabilityChange,
    TensionChange,
    TrustChange,
)
from rules.engine.ruleset import Ruleset
from rules.engine.state import GameState
from rules.engine.view_may import Explanation, TermView

Path = tuple[str, ...]

_RULES: dict[Quantity, tuple[Title, str, Unit]] = {
    Quantity.GDP: (Title.GDP, "3.4", Unit.POINTS),
    Quantity.BUDGET: (Title.BUDGET, "3.2", Unit.RP),
    Quantity.INFLUENCE: (Title.INFLUENCE, "3.11", Unit.POINTS),
    Quantity.SUPPORT: (Title.SUPPORT, "3.9", Unit.POINTS),
    Quantity.RECORD: (Title.RECORD, "3.10", Unit.PERCENT),
    Quantity.READINESS: (Title.READINESS, "3.8", Unit.POINTS),
}

_BY_NAME = {quantity.value: quantity for quantity in _RULES}


def history(now: int, changes: Iterable[Change]) -> list[TermView]:
    """Return where the round started and every change since."""
    told = list(changes)
    start = told[0].before if told else now
    return [term(Label.ROUND_START, start), *(_line(change) for change in told)]


def _line(change: Change) -> TermView:
    facts: dict[str, int | str] = {"crisis": change.crisis} if change.crisis is not None else {}
    return term(change.cause, change.after - change.before, **facts)


def _of_nation(state: GameState, nation: NationId, quantity: Quantity) -> list[Change]:
    return [
        change
        for change in state.ledger
        if isinstance(change, NationChange) and (change.nation, change.quantity) == (nation, quantity)
    ]


def told_of(state: GameState, nation: NationId, quantity: Quantity) -> list[TermView]:
    """Return a line for every change of a nation's number in the running round, in order."""
    return [_line(change) for change in _of_nation(state, nation, quantity)]


def _quantity(ruleset: Ruleset, state: GameState, nation: NationId, quantity: Quantity) -> Explanation:
    title, rule, unit = _RULES[quantity]
    if quantity is Quantity.READINESS and Module.READINESS in ruleset.scenario.modules:
        rule = "9.2"
    now: int = getattr(state.nations[nation], quantity.value)
    terms = history(now, _of_nation(state, nation, quantity))
    if quantity is Quantity.GDP:
        return explanation(title, points(now), rule, _in_points(terms), unit)
    return explanation(title, now, rule, terms, unit)


def _in_points(terms: list[TermView]) -> list[TermView]:
    """Return thousandths as whole points whose lines still add up: each line shows the step of the running sum."""
    running = 0
    shown: list[TermView] = []
    for line in terms:
        before, running = points(running), running + line["amount"]
        whole = line.copy()
        whole["amount"] = points(running) - before
        shown.append(whole)
    return [line for line in shown if line["amount"] or line["label"] == Label.ROUND_START.value]


def explain_nation(ruleset: Ruleset, state: GameState, path: Path) -> Explanation | None:
    """Explain a number of a nation: ("arv", "budget") or ("arv", "capability", "cyber")."""
    if len(path) < 2 or path[0] not in state.nations:
        return None
    nation, name = NationId(path[0]), path[1]
    if name in _BY_NAME:
        return _quantity(ruleset, state, nation, _BY_NAME[name])
    if name == "effort":
        return _effort(ruleset, state, nation)
    if name in ("given", "received"):
        return _help(state, nation, name)
    return _keyed(ruleset, state, nation, path[1:])


def _effort(ruleset: Ruleset, state: GameState, nation: NationId) -> Explanation:
    now = state.nations[nation].effort
    if Module.EFFORT not in ruleset.scenario.modules:
        return explanation(Title.EFFORT, now, "3.1", [term(Label.SCENARIO, now)], Unit.TENTHS)
    return explanation(Title.EFFORT, now, "9.1", history(now, _of_nation(state, nation, Quantity.EFFORT)), Unit.TENTHS)


def _help(state: GameState, nation: NationId, name: str) -> Explanation:
    total: int = getattr(state.nations[nation], name)
    lines = [(report.round, getattr(report.lines[nation], name)) for report in state.reports]
    rest = total - sum(amount for _, amount in lines)
    terms = [term(Label.CRISES, amount, round=number) for number, amount in [*lines, (state.round, rest)] if amount]
    return explanation(Title(name), total, "3.10", terms, Unit.RP)


def _keyed(ruleset: Ruleset, state: GameState, nation: NationId, path: Path) -> Explanation | None:
    own, key = state.nations[nation], path[1] if len(path) > 1 else ""
    match path[0]:
        case "capability" | "invested" if key in own.capability:
            return _level(ruleset, state, nation, Domain(key))
        case "next_level_cost" if key in own.capability:
            return _next_level(ruleset, state, nation, Domain(key))
        case "exposure" if key in own.exposure:
            told = [
                change
                for change in state.ledger
                if isinstance(change, ExposureChange) and (change.nation, change.threat) == (nation, key)
            ]
            now = own.exposure[Threat(key)]
            return explanation(Title.EXPOSURE, now, "3.7", history(now, told))
        case "trust" if key in own.trust:
            told_trust = [
                change
                for change in state.ledger
                if isinstance(change, TrustChange) and (change.observer, change.nation) == (nation, key)
            ]
            now = own.trust[NationId(key)]
            return explanation(Title.TRUST, now, "3.12", history(now, told_trust))
        case _:
            return None


def _level(ruleset: Ruleset, state: GameState, nation: NationId, domain: Domain) -> Explanation:
    own = state.nations[nation]
    told = [
        change
        for change in state.ledger
        if isinstance(change, LevelChange) and (change.nation, change.domain) == (nation, domain)
    ]
    now = own.capability[domain]
    cost = level_cost(now, ruleset.constants.economy)
    facts = {"paid": own.invested[domain], "cost": cost}
    return explanation(Title.CAPABILITY, now, "3.6", [*history(now, told), term(Label.NEXT_LEVEL, 0, **facts)])


def _next_level(ruleset: Ruleset, state: GameState, nation: NationId, domain: Domain) -> Explanation:
    level, economy = state.nations[nation].capability[domain], ruleset.constants.economy
    terms = [term(Label.BASE, economy.level_base), term(Label.LEVELS, level)]
    return explanation(Title.NEXT_LEVEL_COST, level_cost(level, economy), "3.6", terms, Unit.RP)


def explain_world(ruleset: Ruleset, state: GameState, path: Path) -> Explanation | None:
    """Explain the world's stability or the tension of a threat: ("stability",) or ("tension", "cyber")."""
    del ruleset
    if path == ("stability",):
        told = [change for change in state.ledger if isinstance(change, StabilityChange)]
        return explanation(Title.STABILITY, state.stability, "6.9", history(state.stability, told))
    if len(path) == 2 and path[0] == "tension" and path[1] in state.tension:
        tense = [change for change in state.ledger if isinstance(change, TensionChange) and change.threat == path[1]]
        now = state.tension[Threat(path[1])]
        return explanation(Title.TENSION, now, "6.11", history(now, tense))
    return None


def explain_interoperability(ruleset: Ruleset, state: GameState, path: Path) -> Explanation | None:
    """Explain how well forces work together: fixed by the scenario while nobody can train, else the mean."""
    del ruleset
    if path:
        return None
    now = state.interoperability
    if state.ties.interoperability:
        return product(Title.INTEROPERABILITY, now, "10.2", [term(Label.PAIRS, now)], Formula.MEAN)
    return product(Title.INTEROPERABILITY, now, "3.8", [term(Label.SCENARIO, now)], Formula.FIXED)


def explain_ties(ruleset: Ruleset, state: GameState, path: Path) -> Explanation | None:
    """Explain how well two nations work together: ("interoperability", "arv", "bor"); or see `explain_stationed`."""
    if path[:1] == ("stationed",):
        return explain_stationed(ruleset, state, path[1:])
    if len(path) != 3 or path[0] != "interoperability":
        return None
    first, second = sorted(path[1:])
    now = state.ties.interoperability.get(NationId(first), {}).get(NationId(second))
    if now is None:
        return None
    told = [
        change
        for change in state.ledger
        if isinstance(change, PairChange) and (change.one, change.other) == (first, second)
    ]
    return explanation(Title.INTEROPERABILITY, now, "10.1", history(now, told))
