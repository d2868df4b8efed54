"""Random terms and commands of chapter 14: units on a partner's soil, training missions."""

import random
from collections.abc import Iterator

from rules.engine import commands as c
from rules.engine.deals import SendMission, StationUnits, Term
from rules.engine.ids import Domain, NationId
from rules.engine.state import GameState
from rules.engine.view_ties import DealsMayView
from rules.engine.view_types import TableView

SELDOM, OFTEN = 0.25, 0.7
"""How often a seat thinks of these terms: others take longer to come to something."""
EAGERLY = 4
"""So many times as likely as others is the end of what was stationed, of which there is little."""


def legal_building(rng: random.Random, nation: NationId, others: list[NationId], may: DealsMayView) -> Iterator[Term]:
    """Units that the seat may station, and a mission that it may ask for."""
    if rng.random() < OFTEN and "stationing" in may and may["left"] >= may["stationing"]["price"]:
        domain = rng.choice([name for name, free in may["stationing"]["units"].items() if free] or [""])
        if domain:
            yield StationUnits(guest=nation, host=rng.choice(others), domain=Domain(domain), units=1)
    if rng.random() < SELDOM and "missions" in may and may["missions"]["receive"]:
        giver, domains = rng.choice(sorted(may["missions"]["receive"].items()))
        yield SendMission(giver=NationId(giver), receiver=nation, domain=Domain(rng.choice(domains)))


def legal_endings(view: TableView, may: DealsMayView) -> Iterator[c.Command]:
    """Ends of all stationing that the seat may end."""
    for place in may["stationing"]["can_end"] if "stationing" in may else ():
        kept = view["ties"]["stationed"][place]
        guest, host = NationId(kept["guest"]), NationId(kept["host"])
        yield from [c.EndStationing(guest=guest, host=host, domain=Domain(kept["domain"]))] * EAGERLY


def any_building(rng: random.Random, giver: NationId, receiver: NationId) -> tuple[Term, ...]:
    """Terms that may make no sense."""
    domain = rng.choice(list(Domain))
    return (
        StationUnits(guest=giver, host=receiver, domain=domain, units=rng.randint(0, 4)),
        SendMission(giver=giver, receiver=receiver, domain=domain),
    )


def any_ending(rng: random.Random, state: GameState, nation: NationId) -> c.Command:
    """The end of some stationing, or of none that there is."""
    if state.ties.stationed and rng.random() < 0.3:
        kept = rng.choice(state.ties.stationed)
        return c.EndStationing(guest=kept.guest, host=kept.host, domain=kept.domain)
    guest = rng.choice(state.settings.nations)
    return c.EndStationing(guest=guest, host=nation, domain=rng.choice(list(Domain)))
