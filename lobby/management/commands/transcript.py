"""Let bots play a whole game and print it as a text to be read (Markdown)."""

import hashlib

from django.core.management.base import BaseCommand, CommandError, CommandParser

from lobby.transcript.prose import transcript
from lobby.transcript.recording import recorded
from rules.bots.policies import POLICIES
from rules.packs.registry import load_shipped

MIXED = "reciprocator,altruist,opportunist,free_rider,late,reciprocator"


class Command(BaseCommand):
    """`manage.py transcript --scenario ID --policies A,B,C --seed TEXT`: the same words, the same game."""

    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--scenario", default="first_watch", help="its id")
        parser.add_argument("--policies", default=MIXED, help="one for each seat, parted by commas")
        parser.add_argument("--seed", default="1", help="any text; the same one plays the same game")

    def handle(self, *_given: object, scenario: str, policies: str, seed: str, **_named: object) -> None:
        registry = load_shipped()
        known = [summary.id for summary in registry.scenarios()]
        if scenario not in known:
            raise CommandError(f"There is no scenario {scenario}; there are {', '.join(known)}.")
        seats = policies.split(",")
        wrong = sorted(set(seats) - set(POLICIES))
        if wrong:
            raise CommandError(f"No bot plays {', '.join(wrong)}; there are {', '.join(sorted(POLICIES))}.")
        ruleset = registry.ruleset(scenario)
        if len(seats) not in ruleset.scenario.seatings:
            sizes = sorted(ruleset.scenario.seatings)
            raise CommandError(f"{scenario} is for {sizes[0]} to {sizes[-1]} nations, not {len(seats)}.")
        digest = hashlib.sha256(f"transcript:{seed}".encode()).hexdigest()
        self.stdout.write(transcript(recorded(ruleset, seats, digest)), ending="")
