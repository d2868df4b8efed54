"""Record golden games anew: `python -m tests.golden.record [first_watch] [stormy] [full]`.

Only when the rules change on purpose; say so in the log. "full" has all modules, and is recorded anew as they come.

A game of a released version of the rules is never recorded again: its files stay, and later versions must replay them
or say in words that they cannot.
"""

import gzip
import json
import sys
from pathlib import Path

from rules.engine import commands as c
from rules.engine.actors import actor_key
from rules.engine.codec import canonical, encode, state_hash
from rules.engine.commands import (
    AcceptDeal,
    CancelProject,
    LayCards,
    LeaveAgreement,
    ProposeDeal,
    RefuseDeal,
    ShareReport,
    WithdrawDeal,
)
from rules.engine.ids import Phase
from rules.engine.ruleset import RULES_VERSION, Ruleset
from rules.packs.registry import load_shipped
from tests.engine.builders import full, stormy
from tests.engine.random_play import Step, play

HERE = Path(__file__).resolve().parent
SEATS = (3, 6, 10)


def write(path: Path, data: object) -> None:
    """Write JSON compressed, equal bytes for equal data."""
    path.write_bytes(gzip.compress(canonical(data), compresslevel=9, mtime=0))


OF_MODULES = frozenset(
    {
        ProposeDeal,
        AcceptDeal,
        RefuseDeal,
        WithdrawDeal,
        ShareReport,
        LeaveAgreement,
        LayCards,
        CancelProject,
        c.AdjudicateCrisis,
        c.GrantAppeal,
        c.PlayOn,
        c.EndStationing,
    }
)
"""Commands that only a game with modules can show."""


def long_game(ruleset: Ruleset, seats: int, kinds: frozenset[type] = frozenset()) -> list[Step]:
    """A game over the usual number of rounds in which these commands are given, at the first seed that gives one."""
    for seed in range(1000):
        steps = list(play(ruleset, seed, seats, wild=0.1))
        ending = steps[-1].after.ending
        if not kinds <= {type(step.command) for step in steps}:
            continue
        if ending is not None and ending.rounds == ruleset.scenario.rounds and steps[-1].after.phase is Phase.ENDED:
            return steps
    raise LookupError(seats)


def record(name: str, ruleset: Ruleset, seats: int, kinds: frozenset[type] = frozenset()) -> None:
    """Play a game and keep it."""
    steps = long_game(ruleset, seats, kinds)
    opened, kept = steps[0].before, f"{name}_{ruleset.content_hash[:8]}"
    write(HERE / "rulesets" / f"{kept}.json.gz", encode(ruleset))
    game = {
        "rules_version": RULES_VERSION,
        "ruleset": kept,
        "seats": seats,
        "seed": opened.seed,
        "opened": opened.clock.began,
        "steps": [[actor_key(step.by), step.at, encode(step.command), answer_of(step)] for step in steps],
        "hash": state_hash(steps[-1].after),
    }
    write(HERE / "games" / f"v{RULES_VERSION}_{name}_{seats}.json.gz", json.loads(canonical(game)))


def answer_of(step: Step) -> str:
    """What `replay` must find: a refusal's reason, or the hash where a phase began, or nothing."""
    if step.refusal is not None:
        return step.refusal.reason.value
    return state_hash(step.after) if step.after.phase is not step.before.phase else ""


def main(*names: str) -> int:
    """Record the games of these rulesets: first_watch, stormy, full; without a name all of them."""
    for seats in SEATS if "first_watch" in names else ():
        record("first_watch", load_shipped().ruleset("first_watch"), seats)
    if "stormy" in names:
        record("stormy", stormy(), 4)
    if "full" in names:
        record("full", full(), 4, OF_MODULES)
    return 0


if __name__ == "__main__":
    sys.exit(main(*(sys.argv[1:] or ("first_watch", "stormy", "full"))))
