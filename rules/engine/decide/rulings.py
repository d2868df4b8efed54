"""Rulings: how a host or facilitator ends a crisis that waits for it, and what follows without one (rules 16.16)."""

from rules.engine import commands as c
from rules.engine.copying import revise
from rules.engine.decide.fates import in_words
from rules.engine.decide.resolution import close_world, conclude, points_of
from rules.engine.decide.script import Script
from rules.engine.effects import picks_of, scene_of
from rules.engine.errors import Reason, refuse
from rules.engine.fates import Open
from rules.engine.ids import Outcome, Phase


def adjudicate_crisis(script: Script, command: c.AdjudicateCrisis) -> None:
    """End a crisis that waits for a ruling, as somebody judged it, for reasons that all can read."""
    state = script.state
    if state.phase is not Phase.RESOLUTION:
        raise refuse(Reason.WRONG_PHASE, "16.16", phase=state.phase.value, needed=Phase.RESOLUTION.value)
    found = next((open_ for open_ in state.fates.open if open_.result.crisis == command.crisis), None)
    if found is None:
        names = ", ".join(open_.result.crisis for open_ in state.fates.open) or "-"
        raise refuse(Reason.NOT_OPEN, "16.16", crises=names)
    _close(script, found, command.outcome, in_words(command.reason, "16.16"))


def close_crises(script: Script) -> None:
    """End what nobody has ruled on by the plain rule, as the reveal ends."""
    for waiting in script.state.fates.open:
        _close(script, waiting, waiting.result.outcome, None)


def _close(script: Script, waiting: Open, outcome: Outcome, reason: str | None) -> None:
    ruleset, state, result = script.ruleset, script.state, waiting.result
    crisis = state.crises[result.crisis]
    scene = scene_of(ruleset, state, crisis, picks_of(ruleset, state, crisis))
    points = points_of(script, crisis, outcome, waiting.exposure)
    harm = points * scene.harm_percent(crisis.target, outcome) // 100
    conclude(script, scene, revise(result, outcome=outcome, harm=harm, ruled=reason), waiting.exposure)
    if not script.state.fates.open:
        close_world(script)
    script.settle()
