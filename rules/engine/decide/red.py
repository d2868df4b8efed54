"""The challenger's acts, its hand, and what drives nations apart (rules 15)."""

from rules.engine import commands as c
from rules.engine import red_events as r
from rules.engine.actors import Actor, FacilitatorActor, HostActor, RedActor, RedBotActor
from rules.engine.cards import Card
from rules.engine.chance import Stream
from rules.engine.decide.modules import require_module
from rules.engine.decide.script import Script
from rules.engine.errors import Reason, refuse
from rules.engine.formulas.red import is_due, is_playable, kept_cards, plays_most, strikable
from rules.engine.ids import CardId, Decides, Module, NationId, Phase
from rules.engine.module_constants import given
from rules.engine.plans import ANY_OPTION
from rules.engine.red import Play, RedController, Splits

_HOLDERS: dict[type[Actor], RedController] = {
    RedActor: RedController.PERSON,
    RedBotActor: RedController.BOT,
    HostActor: RedController.HOST,
    FacilitatorActor: RedController.HOST,
}


def set_red_controller(script: Script, command: c.SetRedController) -> None:
    """Pass the challenger on, at any time before the end; what lies face down stays."""
    require_module(script, Module.RED_CELL, "15.1")
    if script.state.phase is Phase.ENDED:
        raise refuse(Reason.GAME_OVER, "8.1")
    if command.controller is not script.state.red.controller:
        script.happen(r.RedControllerSet(controller=command.controller))


def require_red(script: Script, by: Actor) -> None:
    """Refuse whoever does not play the challenger now (rules 15.1)."""
    holds = _HOLDERS.get(type(by))
    if holds is None:
        raise refuse(Reason.NOT_YOUR_COMMAND, "15.1", who="red")
    require_module(script, Module.RED_CELL, "15.1")
    if script.state.red.controller is not holds:
        raise refuse(Reason.SEAT_NOT_YOURS, "15.1")


def lay_cards(script: Script, command: c.LayCards) -> None:
    """Lay cards face down for the next round, in the place of those that lie there."""
    state = script.state
    if state.phase is not Phase.AFTERMATH:
        raise refuse(Reason.WRONG_PHASE, "15.4", phase=state.phase.value, needed=Phase.AFTERMATH.value)
    most = plays_most(script.ruleset, state)
    if len(command.plays) > most:
        raise refuse(Reason.TOO_MANY_PLAYS, "15.4", limit=most)
    if len({play.card for play in command.plays}) < len(command.plays):
        raise refuse(Reason.REPEATED, "15.4")
    left, struck = state.red.pressure, list[NationId]()
    for play in command.plays:
        _require_card(script, play)
        _require_target(script, play, struck)
        high = min(left, given(script.ruleset.constants.red).behind_most)
        if not 1 <= play.pressure <= high:
            raise refuse(Reason.PRESSURE_OUT_OF_RANGE, "15.4", low=1, high=high)
        left -= play.pressure
        struck.append(play.target)
    if (command.plays, command.done) != (state.red.plays, state.red.done):
        script.happen(r.CardsLaid(plays=command.plays, done=command.done))


def _require_card(script: Script, play: Play) -> None:
    if play.card not in script.state.red.hand:
        raise refuse(Reason.NOT_IN_HAND, "15.4")
    card = script.ruleset.cards[play.card]
    if not is_due(card, script.state.round + 1):
        raise refuse(Reason.CARD_NOT_DUE, "15.4", earliest=card.earliest, latest=card.latest)


def _require_target(script: Script, play: Play, struck: list[NationId]) -> None:
    allowed = strikable(script.state, struck)
    if play.target not in allowed:
        raise refuse(Reason.TARGET_SPARED, "15.4", nations=", ".join(allowed))


def prepare_red(script: Script, turned: tuple[Play, ...]) -> None:
    """Turn the round over for the challenger: what was played is gone, pressure grows, the hand is filled."""
    if Module.RED_CELL not in script.ruleset.scenario.modules:
        return
    red, constants = script.state.red, given(script.ruleset.constants.red)
    grown = constants.pressure_start if script.state.round == 1 else red.pressure + constants.pressure_growth
    spent = sum(play.pressure for play in turned)
    script.happen(r.RedPrepared(pressure=grown - spent, hand=_filled(script)))


def _filled(script: Script) -> tuple[CardId, ...]:
    """Return the hand with fresh cards in the place of those that came or are out of date (rules 15.2)."""
    state, ruleset = script.state, script.ruleset
    round_, size = state.round, given(ruleset.constants.red).hand
    stream = Stream(seed=state.seed, name=f"red:r{round_}")
    hand = kept_cards(ruleset, state, {crisis.card for crisis in state.crises.values()}, round_)
    while len(hand) < size:
        pool = _pool(script, hand, round_)
        if not pool:
            break
        hand.append(pool[stream.index([card.weight for card in pool])].id)
    return tuple(hand)


def _pool(script: Script, hand: list[CardId], round_: int) -> list[Card]:
    """Return the cards that can be drawn into the hand: new ones, or others where none is new."""
    ruleset, used = script.ruleset, set(script.state.used)
    now = {crisis.card for crisis in script.state.crises.values()}
    cards = [ruleset.cards[card] for card in ruleset.scenario.cards if card not in hand and card not in now]
    fitting = [card for card in cards if is_playable(ruleset, card) and card.latest > round_]
    return [card for card in fitting if card.id not in used] or fitting


def count_splits(script: Script) -> None:
    """Count what drove nations apart this year (rules 15.8)."""
    state = script.state
    splits = Splits(
        broken=sum(not pledge.kept for pledge in state.judged),
        declined=sum(len(crisis.declined) for crisis in state.crises.values()),
        divided=sum(_is_divided(script, place) for place in range(len(state.results))),
        breached=sum(
            breach.round == state.round for agreement in state.ties.agreements for breach in agreement.breaches
        ),
    )
    if splits != Splits():
        script.note(r.SplitsCounted(splits=splits))


def _is_divided(script: Script, place: int) -> bool:
    """Return whether nations that decide together picked different options in a crisis."""
    result = script.state.results[place]
    dilemma = script.ruleset.cards[result.card].dilemma
    chosen = set(result.picks.values()) - {ANY_OPTION}
    return dilemma is not None and dilemma.decides is Decides.COALITION and len(chosen) > 1
