"""How the engine says no: a refusal with its reason, the clause behind it and the facts that would cure it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Reason(StrEnum):
    """Why a command is not allowed now."""

    NOT_YOUR_COMMAND = "not_your_command"
    SEAT_NOT_YOURS = "seat_not_yours"
    WRONG_PHASE = "wrong_phase"
    PAUSED = "paused"
    NOT_PAUSED = "not_paused"
    TIME_NOT_UP = "time_not_up"
    NO_CLOCK = "no_clock"
    GAME_OVER = "game_over"
    UNKNOWN_CRISIS = "unknown_crisis"
    UNKNOWN_NATION = "unknown_nation"
    UNKNOWN_OPTION = "unknown_option"
    UNKNOWN_DOMAIN = "unknown_domain"
    NOT_CONVENER = "not_convener"
    NOT_TARGET = "not_target"
    NO_PLEDGE = "no_pledge"
    PLEDGE_TOO_LARGE = "pledge_too_large"
    PLEDGE_CONDITION_SELF = "pledge_condition_self"
    ASK_OUT_OF_RANGE = "ask_out_of_range"
    DECLINED = "declined"
    DECLINE_SELF = "decline_self"
    RELEASE_SELF = "release_self"
    OVER_LEVEL = "over_level"
    OVER_BUDGET = "over_budget"
    OVER_INFLUENCE = "over_influence"
    DOMAIN_NOT_NEEDED = "domain_not_needed"
    OPTION_NOT_YOURS = "option_not_yours"
    OPTION_REQUIRES = "option_requires"
    INVESTMENT_TOO_LARGE = "investment_too_large"
    EFFORT_FIXED = "effort_fixed"
    EFFORT_OUT_OF_RANGE = "effort_out_of_range"
    OUTREACH_TOO_LARGE = "outreach_too_large"
    NO_HARM_HERE = "no_harm_here"
    PLAN_SEALED = "plan_sealed"
    NOT_SEALED = "not_sealed"
    GOVERNMENT_FELL = "government_fell"
    REPEATED = "repeated"
    TOO_MANY_SEATS = "too_many_seats"
    BAD_ROUNDS = "bad_rounds"
    BAD_CLOCK = "bad_clock"
    NOBODY_SEATED = "nobody_seated"
    POSITION_TOO_LONG = "position_too_long"
    NOT_IN_SCENARIO = "not_in_scenario"
    BAD_TERM = "bad_term"
    TOO_MANY_TERMS = "too_many_terms"
    TOO_MANY_OFFERS = "too_many_offers"
    EXERCISED = "exercised"
    AID_TOO_LARGE = "aid_too_large"
    UNKNOWN_OFFER = "unknown_offer"
    OFFER_CLOSED = "offer_closed"
    OWN_OFFER = "own_offer"
    NOT_YOUR_OFFER = "not_your_offer"
    NOTHING_TO_SHOW = "nothing_to_show"
    SEES_AS_MUCH = "sees_as_much"
    NOT_OPEN = "not_open"
    APPEALED = "appealed"
    NOT_DIRE = "not_dire"
    NOT_COLLAPSED = "not_collapsed"
    NO_GROUNDS = "no_grounds"
    RESEARCH_TOO_LARGE = "research_too_large"
    NAME_TAKEN = "name_taken"
    UNKNOWN_CLAUSE = "unknown_clause"
    FLOOR_OUT_OF_RANGE = "floor_out_of_range"
    NOT_RATIFIED = "not_ratified"
    UNKNOWN_AGREEMENT = "unknown_agreement"
    LEAVES_ALREADY = "leaves_already"
    ONLY_A_VOTE = "only_a_vote"
    CLAUSE_ADDED = "clause_added"
    NOT_IN_HAND = "not_in_hand"
    CARD_NOT_DUE = "card_not_due"
    TOO_MANY_PLAYS = "too_many_plays"
    TARGET_SPARED = "target_spared"
    PRESSURE_OUT_OF_RANGE = "pressure_out_of_range"
    UNKNOWN_PROJECT = "unknown_project"
    PROJECT_TAKEN = "project_taken"
    PROJECT_TOO_LATE = "project_too_late"
    WAY_NOT_FITTING = "way_not_fitting"
    NOT_A_PARTNER = "not_a_partner"
    NOTHING_DUE = "nothing_due"
    CONTRACT_TOO_LATE = "contract_too_late"
    EXPOSURE_FULL = "exposure_full"
    NOT_AHEAD = "not_ahead"
    ON_MISSION = "on_mission"
    NOBODY_STATIONED = "nobody_stationed"
    NOT_YOUR_UNITS = "not_your_units"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """One reason, the rulebook's clause and the numbers or names that say what would be legal."""

    reason: Reason
    rule: str
    facts: Mapping[str, int | str] = field(default_factory=dict)


class RefusedError(Exception):
    """Raised by `decide` when a command is not allowed now; carries the `Refusal`."""

    def __init__(self, refusal: Refusal) -> None:
        """Keep the refusal and make the message readable in logs."""
        super().__init__(f"{refusal.reason} (rules {refusal.rule})")
        self.refusal = refusal


def refuse(reason: Reason, rule: str, **facts: int | str) -> RefusedError:
    """Build the error to raise, with facts as keywords."""
    return RefusedError(Refusal(reason=reason, rule=rule, facts=facts))
