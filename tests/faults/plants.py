"""Faults to plant in a true history: each turns it into the record of a server that broke a promise."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from tests.faults.history import History, Json, Moment
from tests.faults.recorded import SECRET

Plant = Callable[[History], str]
"""Spoils a history and returns how the sentence that tells of it must begin."""


def got(history: History, kind: str, client: str = "") -> list[Moment]:
    """The frames of a kind that a client (or anybody) got, in order."""
    return [m for m in history.moments if m.kind == "got" and m.frame["t"] == kind and client in ("", m.client)]


def keep(history: History, **changes: Any) -> None:  # noqa: ANN401 - fields of what is kept
    """Change what is in the database."""
    history.kept = replace(history.database, **changes)


def head(history: History, **changes: Any) -> None:  # noqa: ANN401 - fields of the head
    """Change what the table's own row says."""
    keep(history, head=replace(history.database.head, **changes))


def spoil(history: History, moment: Moment, **changes: Any) -> None:  # noqa: ANN401 - keys of a frame
    """Change a frame that was sent or got."""
    history.moments[history.moments.index(moment)] = replace(moment, frame={**moment.frame, **changes})


def drop_a_commit(history: History) -> str:
    entries = history.database.entries[:-1]
    keep(history, entries=entries)
    head(history, seq=len(entries), last_at=entries[-1].at)
    return "R1: do last"


def lose_an_entry_in_the_middle(history: History) -> str:
    entries = history.database.entries
    keep(history, entries=entries[:9] + entries[10:])
    return "R1: entry 10"


def apply_twice(history: History) -> str:
    last = history.database.entries[-1]
    keep(history, entries=(*history.database.entries, replace(last, seq=last.seq + 1)))
    head(history, seq=last.seq + 1)
    return "R2: host did last 2 times"


def write_out_of_nothing(history: History) -> str:
    last = history.database.entries[-1]
    keep(history, entries=(*history.database.entries, replace(last, seq=last.seq + 1, key="nobody.asked")))
    head(history, seq=last.seq + 1)
    return "R2: host never asked for do nobody.asked"


def write_something_else(history: History) -> str:
    *others, last = history.database.entries
    keep(history, entries=(*others, replace(last, body_hash="0" * 64)))
    return "R2: what is kept under last"


def run_time_backwards(history: History) -> str:
    *others, last = history.database.entries
    keep(history, entries=(*others, replace(last, at=others[-1].at - 1)))
    head(history, last_at=others[-1].at - 1)
    return "R11: entry"


def end_a_phase_twice(history: History) -> str:
    *others, last = history.database.entries
    end = next(entry for entry in others if entry.command["type"] == "end_phase")
    keep(history, entries=(*others, last, replace(last, seq=last.seq + 1, key="again", command=end.command)))
    head(history, seq=last.seq + 1)
    return f"R11: {end.command['phase']}"


def leave_the_head_behind(history: History) -> str:
    head(history, seq=history.database.head.seq - 1)
    return "R1: the table says"


def leave_the_deadline_behind(history: History) -> str:
    head(history, deadline=1)
    return "R10: the table says the clock"


def keep_half_a_snapshot(history: History) -> str:
    snapshot = history.database.snapshot
    assert snapshot is not None
    state = json.loads(snapshot.state)
    state["state"]["stability"] += 1
    keep(history, snapshot=replace(snapshot, state=json.dumps(state)))
    return "R7: the snapshot"


def count_wrongly_in_a_snapshot(history: History) -> str:
    snapshot = history.database.snapshot
    assert snapshot is not None
    keep(history, snapshot=replace(snapshot, vseqs={**snapshot.vseqs, "public": 1}))
    return "R6: the snapshot"


def forget_a_message(history: History) -> str:
    keep(history, messages=history.database.messages[:-1])
    head(history, talk_seq=len(history.database.messages))
    return "R1: say"


def skip_a_change(history: History) -> str:
    history.moments.remove(got(history, "change", "observer")[3])
    return "R4: observer got change"


def show_a_change_twice(history: History) -> str:
    moment = got(history, "change", "observer")[3]
    history.moments.insert(history.moments.index(moment), moment)
    return "R4: observer got change"


def swap_two_changes(history: History) -> str:
    first, second = (history.moments.index(moment) for moment in got(history, "change", "observer")[3:5])
    history.moments[first], history.moments[second] = history.moments[second], history.moments[first]
    return "R4: observer got change"


def use_a_number_again(history: History) -> str:
    before, moment = got(history, "change", "observer")[3:5]
    spoil(history, moment, vseq=before.frame["vseq"])
    return "R4: observer got change"


def show_a_wrong_number(history: History) -> str:
    moment = got(history, "change", "observer")[3]
    spoil(history, moment, set=[*moment.frame["set"], [["world", "stability"], -1]])
    return "R3: observer's view"


def resume_from_another_epoch(history: History) -> str:
    hello = [m for m in history.moments if m.kind == "sent" and m.frame["t"] == "hello" and m.frame["cursor"]][-1]
    spoil(history, hello, cursor={**hello.frame["cursor"], "epoch": "another/seat:arv"})
    return f"R4: {hello.client} was resumed from"


def go_back_in_a_view(history: History) -> str:
    first = got(history, "view", "observer")[0]
    history.moments.append(replace(first, number=len(history.moments), line=first.line))
    return "R4: observer was shown update"


def show_another_seats_view(history: History) -> str:
    moment = got(history, "view", "observer")[0]
    spoil(history, moment, epoch=got(history, "view")[0].frame["epoch"])
    return "R14: observer was shown a view of"


def stop_showing(history: History) -> str:
    history.moments.remove(got(history, "change", "observer")[-1])
    return "R3: observer ended at update"


def answer_a_resend_otherwise(history: History) -> str:
    spoil(history, _last(history)[1], vseq=10_000)
    return "R2: last was answered with update 10000"


def refuse_a_resend(history: History) -> str:
    spoil(history, _last(history)[1], t="refused", reason="wrong_phase")
    return "R2: last was accepted, and refused"


def refuse_what_was_done(history: History) -> str:
    for moment in _last(history)[:2]:
        spoil(history, moment, t="refused", reason="wrong_phase")
    return "R2: do last of"


def accept_another_thing_under_a_key(history: History) -> str:
    spoil(history, _last(history)[2], t="accepted", vseq=1)
    return "R2: last was accepted for something else"


def never_answer(history: History) -> str:
    history.moments.remove(got(history, "accepted", "host")[-1])
    return "R2: host was never answered"


def answer_twice(history: History) -> str:
    moment = got(history, "accepted", "host")[-1]
    history.moments.append(replace(moment, number=len(history.moments)))
    return "R2: host was answered about"


def leak_in_an_error_text(history: History) -> str:
    moment = got(history, "refused", "host")[-1]
    spoil(history, moment, message=f"Not while they say {SECRET!r}.")
    return "R14: host was told"


def say_a_secret_to_everybody(history: History) -> str:
    moment = got(history, "talk", "observer")[-1]
    item = {"id": moment.frame["cursor"] + 1, "text": "between us"}
    spoil(history, moment, items=[*moment.frame["items"], item], cursor=moment.frame["cursor"] + 1)
    return "R14: observer heard message"


def lose_something_said(history: History) -> str:
    history.moments.remove(got(history, "talk", "observer")[1])
    return "R4: observer heard message"


def change_what_was_said(history: History) -> str:
    moment = next(m for m in got(history, "talk", "observer") if m.frame["items"])
    items: list[Json] = [{**item, "text": "Something else"} for item in moment.frame["items"]]
    spoil(history, moment, items=items)
    return "R3: observer heard"


def _last(history: History) -> list[Moment]:
    """The three answers to the key "last": accepted, accepted again, and refused for something else."""
    return [moment for moment in history.moments if moment.kind == "got" and moment.frame.get("key") == "last"]


PLANTS: tuple[Plant, ...] = (
    drop_a_commit,
    lose_an_entry_in_the_middle,
    apply_twice,
    write_out_of_nothing,
    write_something_else,
    run_time_backwards,
    end_a_phase_twice,
    leave_the_head_behind,
    leave_the_deadline_behind,
    keep_half_a_snapshot,
    count_wrongly_in_a_snapshot,
    forget_a_message,
    skip_a_change,
    show_a_change_twice,
    swap_two_changes,
    use_a_number_again,
    show_a_wrong_number,
    resume_from_another_epoch,
    go_back_in_a_view,
    show_another_seats_view,
    stop_showing,
    answer_a_resend_otherwise,
    refuse_a_resend,
    refuse_what_was_done,
    accept_another_thing_under_a_key,
    never_answer,
    answer_twice,
    leak_in_an_error_text,
    say_a_secret_to_everybody,
    lose_something_said,
    change_what_was_said,
)
