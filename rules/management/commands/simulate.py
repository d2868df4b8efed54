"""Play a series of games between bots and report scores, tiers and outcomes."""

import argparse
import sys

from django.core.management.base import BaseCommand, CommandParser

from rules.lab.commandline import add_simulate_arguments, simulate


class Command(BaseCommand):
    """`manage.py simulate`: a thin door to the lab."""

    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        add_simulate_arguments(parser)

    def handle(self, *_given: object, **chosen: object) -> None:
        status = simulate(argparse.Namespace(**chosen), self.stdout.write)
        if status:
            sys.exit(status)
