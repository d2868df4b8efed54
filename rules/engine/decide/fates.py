"""Events of the scenario, alarms, and the last chances that a host or facilitator can give (rules 16.5 to 16.11)."""

from rules.engine import commands as c
from rules.engine import fate_events as f
from rules.engine.cards import Who
from rules.engine.decide.carrying import Origin, carry_out
from rules.engine.decide.script import Script
from rules.engine.errors import Reason, Refusal, RefusedError, refuse
from rules.engine.formulas.places import neighbours, rivals
from rules.engine.formulas.turns import (
    alarms_passed,
    appeal_refusal,
    comes_in,
    play_on_refusal,
    stability_at_opening,
    subject_of,
)
from rules.engine.ids import Cause, Module, NationId
from rules.engine.module_constants import given
from rules.engine.turns import ScenarioEvent, Turn

SHORTEST, LONGEST = 3, 200
"""Characters of a reason that is given in words."""


def open_year(script: Script) -> None:
    """Let what was foreseen come, and look ahead, once the round has its crises and budgets."""
    if Module.EVENTS not in script.ruleset.scenario.modules:
        return
    for turn in script.state.fates.coming:
        if turn.round <= script.state.round:
            _come(script, turn)
    for event in script.ruleset.fates.events:
        _look_ahead(script, event)
    script.settle()


def _look_ahead(script: Script, event: ScenarioEvent) -> None:
    fates = script.state.fates
    if event.id in {turn.event for turn in (*fates.coming, *fates.happened)}:
        return
    round_ = comes_in(script.state, event)
    if round_ is None:
        return
    nation = subject_of(script.state, event.subject)
    rival = None if event.rival is None else subject_of(script.state, event.rival, nation)
    turn = Turn(event=event.id, round=round_, nation=nation, rival=rival)
    if round_ > script.state.round:
        script.happen(f.EventForeseen(turn=turn))
    else:
        _come(script, turn)


def _come(script: Script, turn: Turn) -> None:
    event = next(event for event in script.ruleset.fates.events if event.id == turn.event)
    script.happen(f.EventHappened(turn=turn))
    why = (Cause.EVENT, "16.7", None)
    if turn.rival is not None:
        start = script.ruleset.constants.trust.rivals_start
        for one, other in ((turn.nation, turn.rival), (turn.rival, turn.nation)):
            script.trust(one, other, min(0, start - script.state.nations[one].trust[other]), *why)
    for effect in event.effects:
        origin = Origin(why=why, target=turn.nation)
        carry_out(script, effect, lambda who: _touched(script, turn.nation, who), origin)
    script.settle()


def _touched(script: Script, nation: NationId, who: Who) -> tuple[NationId, ...]:
    """Return whom an effect of an event touches, seen from the nation that it is about (rules 16.7)."""
    everyone = script.state.settings.nations
    match who:
        case Who.TARGET | Who.PICKER | Who.PICKERS | Who.CONTRIBUTORS:
            return (nation,)
        case Who.EVERYONE:
            return everyone
        case Who.OTHERS | Who.BYSTANDERS:
            return tuple(other for other in everyone if other != nation)
        case Who.NEIGHBOURS:
            return neighbours(script.state, nation)
        case Who.RIVALS:
            return rivals(script.ruleset, script.state, nation)


def raise_alarms(script: Script) -> None:
    """Let all hear of it when the reveal took stability below an alarm (rules 16.9)."""
    if Module.EVENTS not in script.ruleset.scenario.modules:
        return
    script.settle()
    before, after = stability_at_opening(script.state), script.state.stability
    for level in alarms_passed(script.ruleset, before, after):
        script.happen(f.AlarmRaised(level=level, stability=after))


def _require(refusal: Refusal | None) -> None:
    if refusal is not None:
        raise RefusedError(refusal)


def in_words(reason: str, rule: str) -> str:
    """Return a reason given in words, trimmed; refuse one that says nothing or too much."""
    said = " ".join(reason.split())
    if not SHORTEST <= len(said) <= LONGEST or not said.isprintable():
        raise refuse(Reason.NO_GROUNDS, rule, low=SHORTEST, high=LONGEST)
    return said


def grant_appeal(script: Script, command: c.GrantAppeal) -> None:
    """Let the world outside answer once, when it is needed."""
    _require(appeal_refusal(script.ruleset, script.state))
    said = in_words(command.reason, "16.10")
    script.happen(f.AppealGranted(round=script.state.round, reason=said))
    script.stability(given(script.ruleset.constants.events).appeal, Cause.APPEAL, "16.10")


def play_on(script: Script, command: c.PlayOn) -> None:
    """Go on where the game would end for lack of stability."""
    _require(play_on_refusal(script.ruleset, script.state))
    said = in_words(command.reason, "16.11")
    script.happen(f.PlayedOn(round=script.state.round, reason=said))
    script.stability(given(script.ruleset.constants.events).play_on, Cause.PLAYED_ON, "16.11")
