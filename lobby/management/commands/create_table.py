"""Make a table and print its code, the host's link and a link for each seat."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from lobby.addresses import public_address
from lobby.links import HostLink, Link, SeatLink, TableLink, link_path, link_secret
from lobby.models import Table
from lobby.models.people import DoorMode
from lobby.policies import MIX, is_policy
from lobby.selectors.tables import seats_of
from lobby.services.tables import TableOrder, open_table
from lobby.services.timing import Timing, timing_for, untimed
from rules.engine.ruleset import Ruleset
from rules.packs.registry import load_shipped


class Command(BaseCommand):
    """`manage.py create_table --scenario first_watch --seats 6 --json`: everything to hand out, ready to print."""

    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--scenario", required=True, help="its id, such as first_watch")
        parser.add_argument("--seats", type=int, help="how many nations; the scenario's smallest number by default")
        parser.add_argument("--rounds", type=int, help="how many rounds; the scenario's usual number by default")
        parser.add_argument("--minutes", type=int, help="the time there is, from which clocks follow; else no clock")
        parser.add_argument("--bots", default=MIX, help='character of the bots in free seats, "mix", or "none"')
        parser.add_argument("--door", choices=DoorMode.values, default=DoorMode.OPEN.value, help="what the code opens")
        parser.add_argument("--json", action="store_true", help="print JSON")

    def handle(self, *_given: object, **chosen: Any) -> None:  # noqa: ANN401 - Django’s signature
        ruleset = _ruleset(chosen["scenario"])
        order = TableOrder(
            scenario=chosen["scenario"],
            seats=_seats(chosen["seats"], ruleset),
            timing=_timing(chosen["rounds"], chosen["minutes"], ruleset),
            bots=_bots(chosen["bots"]),
            door=DoorMode(chosen["door"]),
        )
        table = Table.objects.select_related("door").get(pk=open_table(order).pk)
        known = what_to_hand_out(table)
        self.stdout.write(json.dumps(known, indent=2) if chosen["json"] else _in_words(known))


def what_to_hand_out(table: Table) -> dict[str, Any]:
    """The code and every link of a table."""
    origin = public_address()

    def address(link: Link) -> str:
        return origin + link_path(table.code, link_secret(table.door, link))

    return {
        "table": table.pk,
        "code": table.code,
        "page": f"{origin}/t/{table.pk}/",
        "join": address(TableLink()),
        "host": address(HostLink()),
        "seats": {str(seat): address(SeatLink(nation=seat)) for seat in seats_of(table)},
    }


def _in_words(known: dict[str, Any]) -> str:
    seats = [f"  {nation}: {address}" for nation, address in known["seats"].items()]
    return "\n".join([f"Code: {known['code']}", f"Everybody: {known['join']}", f"Host: {known['host']}", *seats])


def _ruleset(scenario: str) -> Ruleset:
    try:
        return load_shipped().ruleset(scenario)
    except KeyError:
        names = ", ".join(str(found.id) for found in load_shipped().scenarios())
        raise CommandError(f"There is no scenario {scenario!r}. Choose one of: {names}.") from None


def _seats(seats: int | None, ruleset: Ruleset) -> int:
    sizes = ruleset.scenario.seatings
    number = min(sizes) if seats is None else seats
    if number not in sizes:
        raise CommandError(f"This scenario is for {min(sizes)} to {max(sizes)} nations.")
    return number


def _timing(rounds: int | None, minutes: int | None, ruleset: Ruleset) -> Timing:
    low, high = ruleset.scenario.rounds_min, ruleset.scenario.rounds_max
    if rounds is not None and not low <= rounds <= high:
        raise CommandError(f"This scenario takes {low} to {high} rounds.")
    if minutes is not None and minutes < 1:
        raise CommandError("There must be at least one minute.")
    if minutes is not None:
        return timing_for(minutes, ruleset.scenario, ruleset.constants.clock, rounds)
    return untimed(rounds or ruleset.scenario.rounds, ruleset.scenario)


def _bots(policy: str) -> str:
    name = "" if policy == "none" else policy
    if not is_policy(name):
        raise CommandError(f'There is no bot {policy!r}; "mix" and "none" are always there.')
    return name
