"""Words for every refusal: what is not allowed, and what would make it so; facts of the case are filled in."""

import string
from collections.abc import Callable, Mapping
from typing import Final

from django.utils.translation import gettext as translate
from django.utils.translation import gettext_lazy as _

from lobby.words.building_reasons import BUILDING_REASONS
from lobby.words.play import PHASES
from lobby.words.sentences import ReasonWords
from lobby.words.sentences import two as _words
from lobby.words.work_reasons import WORK_REASONS
from lobby.words.works import TECHNOLOGIES
from lobby.words.world import DOMAINS
from rules.engine.errors import Reason, Refusal

REASONS: Final[dict[Reason, ReasonWords]] = {
    **WORK_REASONS,
    **BUILDING_REASONS,
    Reason.NOT_YOUR_COMMAND: _words(
        _("Only the host or facilitator may do this."),
        _("Ask the host."),
    ),
    Reason.SEAT_NOT_YOURS: _words(
        _("You do not play this seat now."),
        _("Take a free seat, or ask the host to hand it back to you."),
    ),
    Reason.WRONG_PHASE: _words(
        _("This cannot be done in this phase."),
        _("Wait until its phase comes round again."),
        _("It is time for: {phase}. This belongs to: {needed}."),
    ),
    Reason.PAUSED: _words(
        _("The game is paused."),
        _("You can talk meanwhile; the host lets play go on."),
    ),
    Reason.NOT_PAUSED: _words(
        _("The game is not paused."),
        _("There is nothing to resume."),
    ),
    Reason.TIME_NOT_UP: _words(
        _("This phase still has time left."),
        _("Wait for the clock; the host may end the phase sooner."),
        _("Wait {left} more, or let the host end the phase."),
    ),
    Reason.NO_CLOCK: _words(
        _("This phase has no clock."),
        _("It ends when everybody is ready or the host ends it."),
    ),
    Reason.GAME_OVER: _words(
        _("The game is over."),
        _("Look at the result, or play again at a new table."),
    ),
    Reason.UNKNOWN_CRISIS: _words(
        _("There is no such crisis this round."),
        _("Choose one of this round’s crises."),
    ),
    Reason.UNKNOWN_NATION: _words(
        _("There is no such nation at this table."),
        _("Choose one of the nations at the table."),
    ),
    Reason.UNKNOWN_OPTION: _words(
        _("This card has no such option."),
        _("Choose one of the options on the card."),
    ),
    Reason.UNKNOWN_DOMAIN: _words(
        _("This scenario does not use that domain."),
        _("Choose one of the scenario’s domains."),
        _("Choose one of these: {domains}."),
    ),
    Reason.NOT_CONVENER: _words(
        _("Only the convener of this crisis sends asks."),
        _("Pledge first where nobody has, and you are the convener; or talk to the one who is."),
    ),
    Reason.NOT_TARGET: _words(
        _("Only the nation that is hit may decide this."),
        _("Talk to the target."),
    ),
    Reason.NO_PLEDGE: _words(
        _("There is no such pledge to this crisis."),
        _("Look at the coalition sheet for the pledges that stand."),
    ),
    Reason.PLEDGE_TOO_LARGE: _words(
        _("That is more than could be sent."),
        _("Pledge fewer units."),
        _("Pledge {low} to {high} units."),
    ),
    Reason.PLEDGE_CONDITION_SELF: _words(
        _("A pledge cannot wait for itself."),
        _("Name another nation, or what all pledges together must reach."),
    ),
    Reason.ASK_OUT_OF_RANGE: _words(
        _("That is outside what can be asked of this nation."),
        _("Ask for a number within its means."),
        _("Ask for {low} to {high} units."),
    ),
    Reason.DECLINED: _words(
        _("The target does not admit your units in this crisis."),
        _("Talk to the target; it can admit them again while diplomacy lasts."),
    ),
    Reason.DECLINE_SELF: _words(
        _("A nation cannot turn away its own units."),
        _("Choose another nation."),
    ),
    Reason.RELEASE_SELF: _words(
        _("A nation cannot let itself off its own pledge."),
        _("Withdraw it while diplomacy lasts; afterwards keep it, or be remembered for breaking it."),
    ),
    Reason.OVER_LEVEL: _words(
        _("You do not have so many units of this domain."),
        _("Take units away from this or another crisis; levels rise by investment."),
        _("{domain}: send at most {high} in all crises together; levels rise by investment."),
    ),
    Reason.OVER_BUDGET: _words(
        _("This plan costs more than you have."),
        _("Take away units or investment."),
        _("Bring it from {cost} down to {budget} RP: take away units or investment."),
    ),
    Reason.OVER_INFLUENCE: _words(
        _("You do not have the influence for this."),
        _("Choose something that needs less influence."),
        _("It costs {cost} and you have {influence}: choose something that needs less."),
    ),
    Reason.DOMAIN_NOT_NEEDED: _words(
        _("This crisis does not need that domain."),
        _("Send what its needs name."),
        _("Send what it needs: {domains}."),
    ),
    Reason.OPTION_NOT_YOURS: _words(
        _("This option is not yours to pick."),
        _("Leave it to the nation that decides, and tell it what you want."),
    ),
    Reason.OPTION_REQUIRES: _words(
        _("You do not meet what this option requires."),
        _("Look at the option’s requirements, and choose one that you meet."),
    ),
    Reason.INVESTMENT_TOO_LARGE: _words(
        _("You cannot pay in so much there."),
        _("Pay at most what your budget holds; the highest level takes no more."),
        _("{domain}: pay at most {high} RP."),
    ),
    Reason.EFFORT_FIXED: _words(
        _("The defence effort is fixed in this scenario."),
        _("Leave it as it is."),
    ),
    Reason.EFFORT_OUT_OF_RANGE: _words(
        _("Defence effort cannot move so far in a year."),
        _("Choose one within reach; next year it can move on."),
        _("Choose from {low} to {high} tenths of a per cent."),
    ),
    Reason.OUTREACH_TOO_LARGE: _words(
        _("That is more than public diplomacy can use."),
        _("Spend less on it."),
        _("Choose from 0 to {high} RP."),
    ),
    Reason.NO_HARM_HERE: _words(
        _("This crisis cannot harm you."),
        _("Harden against crises of your own region."),
    ),
    Reason.NOTHING_TO_SHOW: _words(
        _("Your own services see no more than the rumour."),
        _("Build up intelligence, and there will be something to show."),
        _("From level {level} on there is something to show."),
    ),
    Reason.SEES_AS_MUCH: _words(
        _("Their own services see as much of it as yours."),
        _("Show it to a nation with less intelligence than you have."),
    ),
    Reason.NOT_IN_HAND: _words(
        _("The challenger does not hold this card."),
        _("Lay a card of its hand."),
    ),
    Reason.CARD_NOT_DUE: _words(
        _("This card cannot come next round."),
        _("Lay another one; keep it for its time."),
        _("It comes from round {earliest} to round {latest}."),
    ),
    Reason.TOO_MANY_PLAYS: _words(
        _("So many cards are too many for one round."),
        _("Lay fewer."),
        _("Lay at most {limit}."),
    ),
    Reason.TARGET_SPARED: _words(
        _("This nation cannot be struck next round."),
        _("Others have their turn first."),
        _("Choose one of these: {nations}."),
    ),
    Reason.PRESSURE_OUT_OF_RANGE: _words(
        _("So much pressure cannot stand behind this card."),
        _("Put less behind it, but something."),
        _("Put {low} to {high} behind it."),
    ),
    Reason.NOT_OPEN: _words(
        _("This crisis does not wait for a ruling."),
        _("Rule on one that does, while the reveal lasts."),
        _("These wait: {crises}."),
    ),
    Reason.APPEALED: _words(
        _("The world outside has answered once already."),
        _("There is one appeal in a game."),
        _("It was in round {round}."),
    ),
    Reason.NOT_DIRE: _words(
        _("It is not grave enough for an appeal."),
        _("An appeal is for a world close to collapse."),
        _("Stability is at {stability}; it has to be below {under}."),
    ),
    Reason.NOT_COLLAPSED: _words(
        _("The game does not end here for lack of stability."),
        _("Play on where stability is at 0 and the game would end before its last round."),
    ),
    Reason.NO_GROUNDS: _words(
        _("Say why, for all to read."),
        _("A sentence is enough."),
        _("Write {low} to {high} characters."),
    ),
    Reason.PLAN_SEALED: _words(
        _("Your plan is sealed."),
        _("Reopen it to change it; that is possible until the reveal."),
    ),
    Reason.NOT_SEALED: _words(
        _("Your plan is not sealed."),
        _("You can change it as it is."),
    ),
    Reason.GOVERNMENT_FELL: _words(
        _("Your government has fallen: this round its standing orders count."),
        _("You plan again next round; talk and pledge meanwhile."),
    ),
    Reason.REPEATED: _words(
        _("Something is named twice."),
        _("Name each thing once."),
    ),
    Reason.TOO_MANY_SEATS: _words(
        _("This scenario has no room for this set of nations."),
        _("Choose another number of nations."),
        _("Choose {low} to {high} nations."),
    ),
    Reason.BAD_ROUNDS: _words(
        _("This scenario cannot be played over so many rounds."),
        _("Choose another number of rounds."),
        _("Choose {low} to {high} rounds."),
    ),
    Reason.BAD_CLOCK: _words(
        _("A clock is set too short or too long."),
        _("Choose another time, or no clock."),
        _("{phase}: choose another time, or no clock."),
    ),
    Reason.NOBODY_SEATED: _words(
        _("Nobody has taken a seat yet."),
        _("Let a person or a bot take one, then start."),
    ),
    Reason.POSITION_TOO_LONG: _words(
        _("That is too many chips."),
        _("Show at most two needs and two offers."),
    ),
    Reason.NOT_IN_SCENARIO: _words(
        _("This scenario is played without that."),
        _("The rules page lists what is in it."),
    ),
    Reason.BAD_TERM: _words(
        _("This cannot be agreed on as it stands."),
        _(
            "Name two different nations for aid, stationing or a mission, and at least 1 RP or unit (envoys stay at "
            "home); two or more, each once, for an exercise or a "
            "project, its host among them; for an agreement two or more members and a clause that binds each who "
            "signs. An offer holds at most one of them."
        ),
    ),
    Reason.NAME_TAKEN: _words(
        _("An agreement cannot be called that."),
        _("Choose one of the names that no agreement has borne."),
    ),
    Reason.UNKNOWN_CLAUSE: _words(
        _("This scenario offers no such clause."),
        _("Choose among those that it offers."),
    ),
    Reason.FLOOR_OUT_OF_RANGE: _words(
        _("The floor of effort cannot be there."),
        _("Only burden sharing has one."),
        _("Set it from {low} to {high} tenths of a per cent; only burden sharing has one."),
    ),
    Reason.NOT_RATIFIED: _words(
        _("Your public would not let you bind the nation to this."),
        _("Win support first."),
        _("That takes a support of {low}; yours is {support}."),
    ),
    Reason.UNKNOWN_AGREEMENT: _words(
        _("There is no such agreement, or you are not in it."),
        _("Choose one that holds now."),
    ),
    Reason.ONLY_A_VOTE: _words(
        _("The offer needs enough members, not every one."),
        _("Leave it unanswered if you are against it."),
    ),
    Reason.CLAUSE_ADDED: _words(
        _("An agreement takes one more clause a round."),
        _("Propose it again in the next one."),
    ),
    Reason.LEAVES_ALREADY: _words(
        _("You have already given notice."),
        _("Wait until it is over."),
        _("You are out when round {round} ends."),
    ),
    Reason.TOO_MANY_TERMS: _words(
        _("A deal cannot have so many parts."),
        _("Split it, or leave something out."),
        _("Put {low} to {high} parts into one deal."),
    ),
    Reason.TOO_MANY_OFFERS: _words(
        _("You have too many offers open."),
        _("Wait for answers, or withdraw one."),
        _("At most {high} of yours can be open."),
    ),
    Reason.EXERCISED: _words(
        _("A nation can take part in one exercise a year."),
        _("Leave out who has one, or wait for the next year."),
        _("{nation} has its exercise of this year."),
    ),
    Reason.AID_TOO_LARGE: _words(
        _("That is more aid than a nation may give in a year."),
        _("Give less: aid given and offered counts together."),
        _("At most {high} RP more."),
    ),
    Reason.UNKNOWN_OFFER: _words(
        _("You have no such offer."),
        _("Look at the offers on your desk."),
    ),
    Reason.OFFER_CLOSED: _words(
        _("This offer is closed."),
        _("Make a new one."),
    ),
    Reason.OWN_OFFER: _words(
        _("You cannot refuse your own offer."),
        _("Withdraw it instead."),
    ),
    Reason.NOT_YOUR_OFFER: _words(
        _("Only who made an offer can withdraw it."),
        _("Refuse it instead."),
    ),
}


def refusal_message(refusal: Refusal) -> str:
    """The refusal in the reader's language: the sentence, the cure, and the rulebook's clause."""
    words = REASONS[refusal.reason]
    cure = str(words.cure)
    facts = shown_facts(refusal.facts)
    if words.cure_with_facts is not None and has_facts(str(words.cure_with_facts), facts):
        cure = str(words.cure_with_facts).format_map(facts)
    return translate("{sentence} {cure} (Rule {rule}.)").format(sentence=words.sentence, cure=cure, rule=refusal.rule)


def shown_facts(facts: Mapping[str, int | str]) -> dict[str, str]:
    """The facts as people read them: words for phases and domains, minutes for milliseconds."""
    return {name: _SHOWN.get(name, str)(value) for name, value in facts.items()}


def has_facts(text: str, facts: Mapping[str, object]) -> bool:
    """Whether every name in braces in the text is among the facts.

    >>> has_facts("at most {limit}", {"limit": 4}), has_facts("at most {limit}", {})
    (True, False)
    """
    return all(name is None or name in facts for _text, name, _spec, _conversion in string.Formatter().parse(text))


def _phase(value: int | str) -> str:
    known = {phase.value: str(words["name"]) for phase, words in PHASES.items()}
    return known.get(str(value), translate("a running round"))


def _domains(value: int | str) -> str:
    known = {domain.value: str(words["name"]) for domain, words in DOMAINS.items()}
    return ", ".join(known.get(part, part) for part in str(value).split(", "))


def _field(value: int | str) -> str:
    known = {field.value: str(words["name"]) for field, words in TECHNOLOGIES.items()}
    return known.get(str(value), str(value))


def _minutes(value: int | str) -> str:
    seconds = -(-int(value) // 1000)
    return f"{seconds // 60}:{seconds % 60:02}"


_SHOWN: Final[Mapping[str, Callable[[int | str], str]]] = {
    "phase": _phase,
    "needed": _phase,
    "domain": _domains,
    "field": _field,
    "domains": _domains,
    "left": _minutes,
}
