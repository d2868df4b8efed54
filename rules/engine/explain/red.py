"""The challenger's numbers: its pressure, how far nations reach against a card, how hard it strikes, its score."""

from rules.engine.explain.terms import Formula, Label, Title, explanation, product, term
from rules.engine.formulas.crisis import severity
from rules.engine.formulas.red import levels_of_all, pressure_worth, pushed, reach, red_score, splitting
from rules.engine.ids import CardId, Module
from rules.engine.module_constants import given
from rules.engine.red import RedScore
from rules.engine.ruleset import Ruleset
from rules.engine.state import GameState
from rules.engine.view_may import Explanation

Path = tuple[str, ...]


def explain_challenger(ruleset: Ruleset, state: GameState, path: Path) -> Explanation | None:
    """Explain the challenger's pressure: ("pressure",)."""
    if path != ("pressure",) or Module.RED_CELL not in ruleset.scenario.modules or not state.round:
        return None
    constants = given(ruleset.constants.red)
    grown = (state.round - 1) * constants.pressure_growth
    spent = state.red.pressure - constants.pressure_start - grown
    terms = [
        term(Label.GAME_START, constants.pressure_start),
        term(Label.PRESSURE_GROWN, grown, round=state.round),
        term(Label.PRESSURE_SPENT, spent),
    ]
    return explanation(Title.CHALLENGER_PRESSURE, state.red.pressure, "15.3", terms)


def explain_red(ruleset: Ruleset, state: GameState, path: Path) -> Explanation | None:
    """Explain what only the challenger sees.

    ("red", "hand", card, "reach"), ("red", "score", "score"), ("red_may", "cards", card, "severity", "2").
    """
    if Module.RED_CELL not in ruleset.scenario.modules:
        return None
    match path:
        case ("red", "pressure"):
            return explain_challenger(ruleset, state, path[1:])
        case ("red", "score", *rest):
            return explain_score(ruleset, state, tuple(rest))
        case ("red", "hand", card, "reach") if card in state.red.hand:
            return _reach(ruleset, state, CardId(card))
        case ("red_may", "cards", card, "severity", pressure) if card in state.red.hand and pressure.isdecimal():
            return _severity(ruleset, state, CardId(card), int(pressure))
        case _:
            return None


def _reach(ruleset: Ruleset, state: GameState, card_id: CardId) -> Explanation:
    card = ruleset.cards[card_id]
    domain, least = reach(ruleset, state, card)
    need = next(need for need in card.needs if need.domain is domain)
    terms = [
        term(Label.LEVELS, levels_of_all(state, domain), domain=domain.value),
        term(Label.WEIGHT, need.weight, domain=domain.value, aggregation=need.aggregation.value),
    ]
    return product(Title.REACH, least, "15.7", terms, Formula.REACH)


def _severity(ruleset: Ruleset, state: GameState, card_id: CardId, pressure: int) -> Explanation | None:
    """Explain the least severity with which a card would strike next round with so much behind it."""
    numbers, constants, card = given(ruleset.constants.red), ruleset.constants.crisis, ruleset.cards[card_id]
    if pressure > numbers.behind_most:
        return None
    late = constants.severity_growth * state.round // state.settings.rounds
    tense = 1 if state.tension[card.threat] >= constants.severity_tension_from else 0
    rounds, tension = state.settings.rounds, state.tension[card.threat]
    base = severity(card, 0, round_=state.round + 1, rounds=rounds, tension=tension, constants=constants)
    least, behind = pushed(base, pressure, numbers, constants.severity_max), pressure_worth(ruleset, pressure)
    limit = least - card.severity - late - tense - behind
    terms = [term(Label.CARD, card.severity), term(Label.LATE_ROUND, late)]
    terms += [term(Label.TENSE, tense)] if tense else []
    terms += [term(Label.CHALLENGER, behind, pressure=pressure)]
    terms += [term(Label.LIMIT, limit)] if limit else []
    return explanation(Title.SEVERITY, least, "15.5", terms)


def explain_score(ruleset: Ruleset, state: GameState, path: Path) -> Explanation | None:
    """Explain the challenger's ("score",), ("instability",) or ("splitting",)."""
    numbers = given(ruleset.constants.red)
    found: RedScore = red_score(state, numbers)
    unsteady = term(Label.INSTABILITY, found.instability, stability=state.stability, percent=numbers.instability)
    splits = found.splits
    parts = [
        term(Label.BROKEN, splits.broken * numbers.broken, count=splits.broken),
        term(Label.DECLINED, splits.declined * numbers.declined, count=splits.declined),
        term(Label.DIVIDED, splits.divided * numbers.divided, count=splits.divided),
        term(Label.BREACHED, splits.breached * numbers.breached, count=splits.breached),
    ]
    limit = splitting(splits, numbers) - sum(part["amount"] for part in parts)
    parts += [term(Label.LIMIT, limit)] if limit else []
    match path:
        case ("score",):
            return explanation(Title.CHALLENGER_SCORE, found.score, "15.8", [unsteady, *parts])
        case ("instability",):
            return explanation(Title.CHALLENGER_SCORE, found.instability, "15.8", [unsteady])
        case ("splitting",):
            return explanation(Title.CHALLENGER_SCORE, found.splitting, "15.8", parts)
        case _:
            return None
