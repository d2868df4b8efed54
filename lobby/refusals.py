"""Why something about people and seats is not allowed now; what the engine refuses is its own `Refusal`."""

from enum import StrEnum


class ActReason(StrEnum):
    """Why an act about people, seats or the door is refused."""

    NOT_AT_TABLE = "not_at_table"
    NOT_HOST = "not_host"
    NO_SUCH_PERSON = "no_such_person"
    NO_SUCH_SEAT = "no_such_seat"
    SEAT_TAKEN = "seat_taken"
    SEAT_KEPT = "seat_kept"
    NO_SEAT = "no_seat"
    HOST_STAYS = "host_stays"
    NAME_MISSING = "name_missing"
    NAME_LONG = "name_long"
    NAME_TAKEN = "name_taken"
    TABLE_FULL = "table_full"
    NO_OBSERVERS = "no_observers"
    GAME_OVER = "game_over"
    UNKNOWN_POLICY = "unknown_policy"
    UNKNOWN_CHOICE = "unknown_choice"
    CODE_MISSING = "code_missing"
    CODE_UNFIT = "code_unfit"
    SCENARIO_GONE = "scenario_gone"
    NO_OPEN_TABLE = "no_open_table"
    NO_NEXT_TABLE = "no_next_table"
    NOT_NOW = "not_now"
    TOO_MANY_TRIES = "too_many_tries"


class ActRefusedError(Exception):
    """Raised by services when an act is not allowed now; `field` names the form field to correct, if there is one."""

    def __init__(self, reason: ActReason, field: str = "") -> None:
        """Keep the reason and the field."""
        super().__init__(str(reason))
        self.reason = reason
        self.field = field
