"""`manage.py validate_pack PATH`: check a pack, a folder or one file; exit status 1 when it has errors."""

import sys
from pathlib import Path

import orjson
from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rules.packs.assembly import read_path
from rules.packs.checking import Report
from rules.packs.isolation import check_isolated
from rules.packs.problems import PackError


class Command(BaseCommand):
    """Checks a pack as publishing would, and says what its cards will do."""

    help = "Check a pack (a folder or one YAML file): shape, ids, words, balance. Exit status 1 when it has errors."
    requires_system_checks: list[str] = []  # noqa: RUF012  # Django's own name and type

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", type=Path, help="the pack's folder, or its one file")
        parser.add_argument("--json", action="store_true", help="print the report as JSON")
        parser.add_argument("--plain", action="store_true", help="also print what every card does, in plain words")

    def handle(self, *_args: object, path: Path, json: bool, plain: bool, **_options: object) -> None:
        report = _report(path)
        if json:
            self.stdout.write(_as_json(report))
        else:
            self._print(report, plain=plain)
        if report.errors:
            sys.exit(1)

    def _print(self, report: Report, *, plain: bool) -> None:
        for problem in report.problems:
            self.stdout.write(str(problem))
        if plain and report.plain is not None:
            for card, lines in report.plain.items():
                self.stdout.write(f"\n{card}\n" + "\n".join(f"  {line}" for line in lines))
        self.stdout.write(_summary(report))


def _report(path: Path) -> Report:
    try:
        return check_isolated(path.resolve().name, read_path(path))
    except PackError as fault:
        return Report(problems=fault.problems)


def _as_json(report: Report) -> str:
    problems = [problem.to_json() for problem in report.problems]
    found = {"ok": not report.errors, "hash": report.hash, "problems": problems, "plain": report.plain}
    return orjson.dumps(found, option=orjson.OPT_INDENT_2).decode()


def _summary(report: Report) -> str:
    errors = len(report.errors)
    warnings = len(report.problems) - errors
    counted = ngettext("%(count)d error", "%(count)d errors", errors) % {"count": errors}
    minded = ngettext("%(count)d warning", "%(count)d warnings", warnings) % {"count": warnings}
    if errors:
        return _("Not ready: %(errors)s, %(warnings)s.") % {"errors": counted, "warnings": minded}
    return _("Ready: %(errors)s, %(warnings)s. Content hash %(hash)s.") % {
        "errors": counted,
        "warnings": minded,
        "hash": report.hash,
    }
