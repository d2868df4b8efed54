"""Time the engine on one core: rounds a second, microseconds a command and a view."""

import argparse
import sys

from django.core.management.base import BaseCommand, CommandParser

from rules.lab.commandline import add_bench_arguments, bench


class Command(BaseCommand):
    """`manage.py bench`: a thin door to the lab."""

    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        add_bench_arguments(parser)

    def handle(self, *_given: object, **chosen: object) -> None:
        status = bench(argparse.Namespace(**chosen), self.stdout.write)
        if status:
            sys.exit(status)
