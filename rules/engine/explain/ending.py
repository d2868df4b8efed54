"""How the scorecard's bars and the contest reading came about."""

from collections import Counter

from rules.engine.explain import numbers, red
from rules.engine.explain.fates import explain_agenda
from rules.engine.explain.terms import Formula, Label, Title, Unit, explanation, product, term
from rules.engine.formulas.arithmetic import clamp, portion
from rules.engine.formulas.works import levels_built
from rules.engine.ids import NationId, Outcome, Quantity
from rules.engine.module_constants import given
from rules.engine.reports import Scorecard
from rules.engine.ruleset import Ruleset
from rules.engine.state import GameState, Nation
from rules.engine.view_may import Explanation, TermView


def explain_ending(  # noqa: C901 - one case a bar
    ruleset: Ruleset, state: GameState, path: tuple[str, ...]
) -> Explanation | None:
    """Explain the world's ("stability",), a nation's bars as ("scorecards", "arv", "prosperity"), and its "score"."""
    if state.ending is None:
        return None
    match path:
        case ("stability",):
            return _stability(ruleset, state, state.ending.stability)
        case ("challenger", _):
            return red.explain_score(ruleset, state, path[1:])
        case ("scorecards", nation, ("given" | "received") as name):
            return numbers.explain_nation(ruleset, state, (nation, name))
        case ("scorecards", nation, "agenda", "points") if nation in state.ending.scorecards:
            return explain_agenda(ruleset, state, NationId(nation), ("points",))
        case ("scorecards", nation, name) if nation in state.ending.scorecards:
            card, own = state.ending.scorecards[NationId(nation)], state.nations[NationId(nation)]
        case _:
            return None
    rounds = state.ending.rounds
    match name:
        case "prosperity":
            return _bar(Title.PROSPERITY, card.prosperity, "8.4", _prosperity(ruleset, own, rounds))
        case "security":
            return _bar(Title.SECURITY, card.security, "8.5", _security(ruleset, state, NationId(nation)))
        case "leadership":
            return _bar(Title.LEADERSHIP, card.leadership, "8.6", _leadership(ruleset, own, rounds))
        case "support":
            return _bar(Title.SUPPORT_BAR, card.support, "8.7", _support(ruleset, state, NationId(nation)))
        case "score":
            return _score(ruleset, card, state.ending.stability, own)
        case _:
            return None


def _stability(ruleset: Ruleset, state: GameState, final: int) -> Explanation:
    """Return the world's way from the start of the game: each round with how its crises ended."""
    running = ruleset.constants.world.stability_start
    terms = [term(Label.GAME_START, running)]
    for report in state.reports:
        ends = Counter(result.outcome for result in report.results)
        counts = {outcome.value: ends[outcome] for outcome in Outcome}
        terms.append(term(Label.OUTCOMES, report.stability - running, round=report.round, **counts))
        running = report.stability
    return explanation(Title.STABILITY, final, "6.9", terms)


def _support(ruleset: Ruleset, state: GameState, nation: NationId) -> list[TermView]:
    """Return a nation's support from the start of the game: earlier rounds as a whole, the last one cause by cause."""
    running = ruleset.constants.support.start
    terms = [term(Label.GAME_START, running)]
    for report in state.reports[:-1]:
        support = report.lines[nation].support
        terms.append(term(Label.ROUND, support - running, round=report.round))
        running = support
    return terms + numbers.told_of(state, nation, Quantity.SUPPORT)


def _bar(title: Title, value: int, rule: str, terms: list[TermView]) -> Explanation:
    """Return a bar whose lines add up, the limits of 0 to 100 among them."""
    limit = value - sum(line["amount"] for line in terms)
    return explanation(title, value, rule, [*terms, term(Label.LIMIT, limit)] if limit else terms)


def _prosperity(ruleset: Ruleset, own: Nation, rounds: int) -> list[TermView]:
    constants = ruleset.constants.score
    expected = constants.prosperity_growth * rounds
    grown = 1000 * own.gdp // own.gdp_start - 1000
    return [
        term(Label.BASE, constants.prosperity_base),
        term(Label.GROWN, portion(4 * (grown - expected), 10), grown=grown, expected=expected),
    ]


def _security(ruleset: Ruleset, state: GameState, nation: NationId) -> list[TermView]:
    constants, own = ruleset.constants.score, state.nations[nation]
    lost = constants.security_harm * own.harm // state.round
    levels = levels_built(state, nation)
    built = constants.security_levels * (levels - own.levels_start) // own.levels_start
    return [
        term(Label.BASE, constants.security_base),
        term(Label.HARM, -min(lost, constants.security_base), harm=own.harm),
        term(Label.LEVELS, clamp(built, 0, constants.security_levels_max), now=levels, start=own.levels_start),
        term(Label.READY, own.readiness // constants.security_readiness_divisor),
    ]


def _leadership(ruleset: Ruleset, own: Nation, rounds: int) -> list[TermView]:
    constants = ruleset.constants.score
    return [
        term(Label.BASE, constants.leadership_base),
        term(Label.EARNED, portion(constants.leadership_earned * own.earned, rounds), earned=own.earned),
    ]


def _score(ruleset: Ruleset, card: Scorecard, stability: int, own: Nation) -> Explanation:
    bars = 30 * card.prosperity + 30 * card.security + 20 * card.leadership + 20 * card.support
    formula, terms = Formula.SCORE, [term(Label.BARS, bars)]
    if card.agenda is not None:
        percent = given(ruleset.constants.agendas).national_percent
        terms.append(term(Label.AGENDA, 100 * card.agenda.points, percent=percent))
        formula = Formula.SCORE_WITH_AGENDA
    terms += [
        term(Label.WORLD, 300 + 7 * stability, stability=stability),
        term(Label.RECORD, 5 * min(100, own.record), record=own.record),
    ]
    return product(Title.SCORE, card.score, "8.8", terms, formula, Unit.HUNDREDTHS)
