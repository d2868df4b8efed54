"""A new table before its first command: the scenario laid out, every seat empty, in the lobby."""

from rules.engine.chance import commitment
from rules.engine.evolve.table import laid_out
from rules.engine.formulas.places import RUNNING
from rules.engine.formulas.ties import first_ties
from rules.engine.ids import Phase, Threat
from rules.engine.ruleset import Ruleset
from rules.engine.state import Clock, GameState, Seals, Settings

SEED_DIGITS = 64


def open_table(ruleset: Ruleset, seats: int, seed: str, at: int) -> GameState:
    """Return the state of a new table for so many nations.

    `seed` is 64 hexadecimal digits of real chance, kept secret; `at` the server's time in milliseconds. Raises
    KeyError for a number of seats the scenario does not know and ValueError for a malformed seed.
    """
    if len(seed) != SEED_DIGITS:
        raise ValueError(len(seed))
    scenario, constants = ruleset.scenario, ruleset.constants
    seating = scenario.seatings[seats]
    return GameState(
        rules_version=ruleset.rules_version,
        seed=seed,
        commitment=commitment(seed),
        settings=Settings(
            nations=seating.nations,
            rounds=scenario.rounds,
            clocks={phase: constants.clock.default.get(phase, 0) for phase in Phase if phase in RUNNING},
            seals=Seals.NAMES,
        ),
        phase=Phase.LOBBY,
        round=0,
        clock=Clock(began=at, deadline=0, paused=False, left=0),
        ready=(),
        stability=constants.world.stability_start,
        tension=dict.fromkeys(Threat, constants.world.tension_start),
        nations=laid_out(ruleset, seating.nations, seating),
        interoperability=scenario.interoperability,
        positions={},
        crises={},
        bag=(),
        used=(),
        scheduled=(),
        tags=(),
        plans={},
        sealed=(),
        revealed=False,
        results=(),
        judged=(),
        ledger=(),
        reports=(),
        news=(),
        ending=None,
        ties=first_ties(ruleset, seating.nations, seating),
    )
