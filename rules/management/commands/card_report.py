"""Measure one card by paired games with it, without it and with it drawn; exit status 1 if a measure is out of band."""

import argparse
import sys

from django.core.management.base import BaseCommand, CommandParser

from rules.lab.commandline import add_card_report_arguments, card_report


class Command(BaseCommand):
    """`manage.py card_report`: a thin door to the lab."""

    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        add_card_report_arguments(parser)

    def handle(self, *_given: object, **chosen: object) -> None:
        status = card_report(argparse.Namespace(**chosen), self.stdout.write)
        if status:
            sys.exit(status)
