"""What a client may want next: commands of every kind, legal or not, drawn from what its own view shows."""

import random
from typing import Any

Json = dict[str, Any]


def wish(view: Json, nation: str | None, chance: random.Random) -> Json:
    """A command of a seat, or of the host where there is none."""
    found = seat_wishes(view, chance) if nation else host_wishes(view, chance)
    return chance.choice(found)


def seat_wishes(view: Json, chance: random.Random) -> list[Json]:
    """One of each command that a seat can give; those that fit the phase more often."""
    crises, nations = sorted(view["crises"]) or ["r1c1"], sorted(view["nations"])
    crisis, nation = chance.choice(crises), chance.choice(nations)
    domain = chance.choice(view["scenario"]["domains"])
    units = chance.randrange(1, 4)
    conditions: list[Json] = [
        {"type": "unconditional"},
        {"type": "if_nation", "nation": nation, "units": units},
        {"type": "if_all", "units": units + 2},
    ]
    planning: list[Json] = [
        {"type": "save_plan", "plan": a_plan(view, chance)},
        {"type": "seal_plan"},
        {"type": "reopen_plan"},
    ]
    talking: list[Json] = [
        {"type": "state_position", "needs": [domain], "offers": []},
        {"type": "set_ask", "crisis": crisis, "nation": nation, "units": units},
        {"type": "make_pledge", "crisis": crisis, "units": units, "condition": chance.choice(conditions)},
        {"type": "withdraw_pledge", "crisis": crisis},
        {"type": "release_pledge", "crisis": crisis, "nation": nation},
        {"type": "cancel_project", "project": "r1p1"},
        {"type": "end_stationing", "guest": nation, "host": chance.choice(nations), "domain": domain},
        {"type": "share_report", "crisis": crisis, "nation": nation},
        {"type": "decline_units", "crisis": crisis, "nation": nation, "declined": chance.random() < 0.5},
    ]
    ready: Json = {"type": "set_ready", "ready": chance.random() < 0.5}
    fitting = {"planning": planning, "diplomacy": talking}.get(view["clock"]["phase"], [])
    return [ready, *planning, *talking, *fitting * 4]


def a_plan(view: Json, chance: random.Random) -> Json:
    """A plan in the canonical order that may be affordable."""
    may = view.get("may", {})
    domains = sorted(name for name, limit in may.get("invest", {}).items() if limit["high"])
    bought = sorted(chance.sample(domains, min(len(domains), chance.randrange(3))))
    sent = [
        {"crisis": crisis, "domain": domain, "units": 1}
        for crisis, found in sorted(may.get("crises", {}).items())
        for domain, limit in sorted(found["deploy"].items())
        if limit["high"] and chance.random() < 0.4
    ]
    return {"deployments": sent, "investments": [{"domain": name, "points": 1} for name in bought], "choices": []}


def host_wishes(view: Json, chance: random.Random) -> list[Json]:
    """One of each command that a host can give."""
    clock, nation = view["clock"], chance.choice(sorted(view["nations"]))
    return [
        {"type": "end_phase", "round": clock["round"], "phase": clock["phase"]},
        {"type": "extend_phase", "milliseconds": 60_000},
        {"type": "resume_clock" if clock["paused"] else "pause_clock"},
        {"type": "resume_clock"},
        {"type": "set_controller", "nation": nation, "controller": "person"},
        {"type": "start_game"},
        {"type": "set_red_controller", "controller": chance.choice(["person", "bot", "host", "nobody"])},
        {"type": "lay_cards", "plays": [], "done": chance.random() < 0.5},
    ]
