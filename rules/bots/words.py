"""What a bot says beside a move: one plain sentence a key, marked for translation; facts stand in braces."""

from collections.abc import Mapping


def gettext_noop(text: str) -> str:
    """Return the text as it is; the name lets translators' tools find it."""
    return text


REASONS: Mapping[str, str] = {
    "position": gettext_noop("This is what we lack, and what we can spare."),
    "position_alone": gettext_noop("We have our own house to look after this year; do not count on us."),
    "position_waits": gettext_noop("We wait to see what is still missing when all have spoken."),
    "ask": gettext_noop("The shares should add up to what {target} needs."),
    "report": gettext_noop("{target} should know what our services see coming."),
    "pledge_own": gettext_noop("It is our own crisis; we do our part first."),
    "pledge_fair": gettext_noop("We promise our share to {target}."),
    "pledge_deserved": gettext_noop("{target} stood by others, so we stand by {target}."),
    "pledge_less": gettext_noop("{target} has done less than its part, so we promise less."),
    "pledge_more": gettext_noop("{target} is still short of units, so we add some."),
    "pledge_late": gettext_noop("We waited, and {target} is still short; we fill the gap."),
    "pledge_seen": gettext_noop("A promise to {target} costs nothing yet."),
    "pledge_chance": gettext_noop("We tossed a coin for {target}."),
    "plan_kept": gettext_noop("We keep our promises and build with what is left."),
    "plan_own": gettext_noop("We look after our own and build with the rest."),
    "plan_broken": gettext_noop("Not every promise is worth its price this time."),
    "plan_filled": gettext_noop("We bring what nobody has promised."),
    "plan_tried": gettext_noop("We have thought several plans through; this one comes out best."),
    "plan_chance": gettext_noop("We tossed a coin."),
    "deal_gift": gettext_noop("We gladly take what {nation} gives."),
    "deal_swap": gettext_noop("What {nation} offers is worth what it costs us."),
    "deal_train": gettext_noop("We train with {nation}; it will pay when the next crisis comes."),
    "deal_build": gettext_noop("We build it with {nation}; none of us could alone."),
    "deal_no_project": gettext_noop("We have enough under way, or too little time for it, {nation}."),
    "deal_give": gettext_noop("We can spare what {nation} asks for."),
    "deal_counter": gettext_noop("That is more than we can spare for {nation}; we offer {points} RP."),
    "deal_dear": gettext_noop("We have promised what we have; this is too dear for us, {nation}."),
    "deal_busy": gettext_noop("We already train with others this year, {nation}."),
    "deal_late": gettext_noop("It is too late for exercises, {nation}; they help from the next year on."),
    "deal_not_with": gettext_noop("We do not know yet whether we can count on all who would train, {nation}."),
    "deal_alone": gettext_noop("We train alone, {nation}."),
    "deal_no_use": gettext_noop("That would do little for us, {nation}."),
    "deal_undeserved": gettext_noop(
        "We give where a good neighbour's crisis lacks money; we do not see that here, {nation}."
    ),
    "deal_own": gettext_noop("We give nothing for nothing, {nation}."),
    "deal_chance": gettext_noop("We tossed a coin for the offer of {nation}."),
    "deal_unbound": gettext_noop("We do not bind ourselves to those for years, {nation}."),
    "deal_bound": gettext_noop("What you propose binds us already, {nation}."),
    "deal_bind": gettext_noop("We sign. Who stands together is left alone less often."),
    "deal_over": gettext_noop("Somebody has found other partners; this offer has had its day."),
    "offer_bond": gettext_noop("Let us bind ourselves to what we do for each other anyway."),
    "offer_exercise": gettext_noop("Let us practise together before the next crisis."),
    "offer_project": gettext_noop("Let us build together what none of us could alone."),
    "offer_aid": gettext_noop("{nation} has the units, but not the money; we help out."),
    "offer_request": gettext_noop("We have units for our own crisis, but no money left; we ask {nation} for help."),
    "red_play": gettext_noop("They have least for this, and hardly anybody stands by {target}."),
    "red_wait": gettext_noop("Better to gather pressure for another year."),
    "offer_lesson": gettext_noop("{nation} does better by far what we want to learn; we pay for its teachers."),
    "done": gettext_noop("We are done."),
}
"""English sentences by key; `{target}` and `{nation}` are nations' names, `{points}` RP."""


def sentence(key: str, facts: Mapping[str, str]) -> str:
    """Return a reason in English.

    >>> sentence("pledge_fair", {"target": "Arvale"})
    'We promise our share to Arvale.'
    """
    return REASONS[key].format(**facts)
