"""Measure the balance bars of the rules by simulation; exit status 1 if one fails."""

import argparse
import sys

from django.core.management.base import BaseCommand, CommandParser

from rules.lab.commandline import add_balance_arguments, balance


class Command(BaseCommand):
    """`manage.py balance`: a thin door to the lab."""

    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        add_balance_arguments(parser)

    def handle(self, *_given: object, **chosen: object) -> None:
        status = balance(argparse.Namespace(**chosen), self.stdout.write)
        if status:
            sys.exit(status)
