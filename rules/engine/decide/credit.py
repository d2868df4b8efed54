"""Credit and blame: influence and trust for help, and what kept and broken pledges bring (rules 3.11, 3.12, 5.9)."""

from rules.engine import events as e
from rules.engine.copying import maker
from rules.engine.decide.script import Script
from rules.engine.effects import Picks
from rules.engine.formulas.coalition import help_influence, help_trust, is_half_share
from rules.engine.ids import Cause, Outcome, Quantity
from rules.engine.reports import PledgeResult
from rules.engine.state import Crisis

_judged = maker(PledgeResult)
_WENT_WELL = (Outcome.CONTAINED, Outcome.MANAGED)


def reward_help(script: Script, crisis: Crisis, picks: Picks, result: Outcome) -> None:
    """Reward helpers with influence where it went well and with the target's trust in any case."""
    constants, helped = script.ruleset.constants, Cause.HELPED
    went_well = result in _WENT_WELL
    for nation in script.state.settings.nations:
        units, fair = picks.units[nation], crisis.fair[nation]
        if nation == crisis.target or not units:
            continue
        if went_well:
            script.earn(nation, help_influence(units, fair, constants.influence), (helped, "3.11", crisis.id))
        script.trust(crisis.target, nation, help_trust(units, fair, constants.trust), helped, "3.12", crisis.id)
    if result is Outcome.CONTAINED and picks.units[crisis.convener]:
        script.earn(crisis.convener, constants.influence.led, (Cause.LED, "3.11", crisis.id))


def judge_pledges(script: Script) -> None:
    """Compare every standing promise with the deed (rules 5.9)."""
    results = []
    for crisis in script.state.crises.values():
        for pledge in crisis.pledges:
            if pledge.released:
                continue
            sent = script.state.plans[pledge.nation].units(crisis.id)
            counted = is_half_share(pledge.units, crisis.fair[pledge.nation])
            results.append(_judged(pledge.nation, crisis.id, pledge.units, sent, sent >= pledge.units, counted))
    script.note(e.PledgesJudged(results=tuple(results)))
    for judged in results:
        crisis = script.state.crises[judged.crisis]
        if not judged.kept:
            _blame(script, judged, crisis)
        elif judged.counted:
            kept = script.ruleset.constants.trust.kept
            script.renown(judged.nation, kept, (Cause.PLEDGE_KEPT, "5.9", crisis.id))


def _blame(script: Script, judged: PledgeResult, crisis: Crisis) -> None:
    trust, influence = script.ruleset.constants.trust, script.ruleset.constants.influence
    for observer in script.state.settings.nations:
        amount = trust.broken_target if observer == crisis.target else trust.broken_others
        script.trust(observer, judged.nation, amount, Cause.PLEDGE_BROKEN, "5.9", crisis.id)
    script.nation(judged.nation, Quantity.INFLUENCE, influence.broken, Cause.PLEDGE_BROKEN, "5.9", crisis.id)
    script.nation(judged.nation, Quantity.EARNED, influence.broken_earned, Cause.PLEDGE_BROKEN, "5.9", crisis.id)
