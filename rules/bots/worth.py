"""What a state is worth to a nation: the score that it heads for, in hundredths of a point.

The score of a game that ended now, but for what passes (support, a record) counted less and what stays (harm, earned
influence) spread over all rounds; and what no score counts yet but the next years will: good name, money, influence.
What views do not tell, harm and influence earned before, counts as nothing: it is the same whatever one plans.
"""

from typing import Final

from rules.bots.policies import GOOD_RECORD, MENDED, POOR_RECORD
from rules.engine.formulas.arithmetic import clamp
from rules.engine.formulas.economy import level_cost
from rules.engine.formulas.works import levels_built
from rules.engine.ids import NationId
from rules.engine.ruleset import Ruleset
from rules.engine.state import GameState, Nation

HUNDREDTHS: Final = 100
GOOD_NAME: Final = 250
"""For each of two steps by which others help less: about what help is worth in a year."""
MONEY: Final = 7
"""For each RP left: half of it is carried over."""
INFLUENCE: Final = 4
SUPPORT_CENTRE: Final = 60


def worth(ruleset: Ruleset, state: GameState, nation: NationId) -> int:
    """Return what the state is worth to the nation, with the round that it is in behind it."""
    own, left = state.nations[nation], state.settings.rounds - state.round
    national = (
        30 * _prosperity(ruleset, own, state.round)
        + 30 * _security(ruleset, state, nation)
        + 20 * _leadership(ruleset, own, state.settings.rounds)
        + 20 * _support(own, left)
    ) // HUNDREDTHS
    helped = 5 * min(100, own.record) >> left
    if state.stability <= 0:
        return helped
    soon = MONEY * own.budget + INFLUENCE * own.influence - GOOD_NAME * _mistrusted(own) if left else 0
    return national * (300 + 7 * state.stability) // 1000 + helped + soon


def _prosperity(ruleset: Ruleset, own: Nation, rounds: int) -> int:
    constants = ruleset.constants.score
    lead = HUNDREDTHS * 1000 * own.gdp // own.gdp_start - HUNDREDTHS * (1000 + constants.prosperity_growth * rounds)
    return clamp(HUNDREDTHS * constants.prosperity_base + 4 * lead // 10, 0, 10_000)


def _security(ruleset: Ruleset, state: GameState, nation: NationId) -> int:
    constants, economy = ruleset.constants.score, ruleset.constants.economy
    own, rounds = state.nations[nation], state.settings.rounds
    unhurt = HUNDREDTHS * constants.security_base - HUNDREDTHS * constants.security_harm * own.harm // rounds
    levels = sum(
        HUNDREDTHS * own.invested[domain] // level_cost(level, economy) for domain, level in own.capability.items()
    )
    levels += HUNDREDTHS * levels_built(state, nation)
    built = constants.security_levels * (levels - HUNDREDTHS * own.levels_start) // own.levels_start
    most = HUNDREDTHS * constants.security_levels_max
    return max(0, unhurt) + clamp(built, 0, most) + HUNDREDTHS * own.readiness // constants.security_readiness_divisor


def _leadership(ruleset: Ruleset, own: Nation, rounds: int) -> int:
    constants = ruleset.constants.score
    earned = HUNDREDTHS * constants.leadership_earned * own.earned // rounds
    return clamp(HUNDREDTHS * constants.leadership_base + earned, 0, 10_000)


def _support(own: Nation, left: int) -> int:
    """Return support as it will be: an eighth of the way back to its centre each year."""
    lead = HUNDREDTHS * (own.support - SUPPORT_CENTRE)
    for _ in range(left):
        lead = lead * 7 // 8
    return HUNDREDTHS * SUPPORT_CENTRE + lead


def _mistrusted(own: Nation) -> int:
    """Return by how many of two steps others help less, as reciprocators judge a record."""
    if own.record >= GOOD_RECORD or own.record_history[-1:] >= (MENDED,):
        return 0
    return 1 if own.record >= POOR_RECORD else 2
