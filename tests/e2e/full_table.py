"""A table with every module of the rules on, in the database of a served program: no installation ships one yet.

Run as a program of its own (`python -m tests.e2e.full_table SEATS BOT...`) in that program's environment, it prints the
table's id and, for each nation, the cookie that seats somebody there. Nations named after the seats are played by bots.
"""

import asyncio
import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

import django
from playwright.sync_api import Browser

from tests.architecture.tree import ROOT
from tests.e2e.players import Player, somebody

Kind = TypeVar("Kind", bound=Player)


@dataclass(frozen=True, kw_only=True)
class FullTable:
    """Where the table is, and the cookies of its people by nation."""

    address: str
    path: str
    cookies: dict[str, dict[str, str]]

    def sit(self, kind: type[Kind], browser: Browser, nation: str, **context: Any) -> Kind:  # noqa: ANN401 - Playwright's
        """Somebody in a nation's seat, once their page has come up."""
        player = somebody(kind, browser, **context)
        cookies = [{"name": name, "value": value, "url": self.address} for name, value in self.cookies[nation].items()]
        player.context.add_cookies(cookies)  # type: ignore[arg-type]  # Playwright's own kind of dictionary
        player.page.goto(f"{self.address}{self.path}")
        player.is_live()
        return player


def open_full_table(
    address: str, environment: Mapping[str, str], seats: int = 3, bots: tuple[str, ...] = ()
) -> FullTable:
    """Open such a table in the first phase of a program that answers at an address."""
    command = [sys.executable, "-m", "tests.e2e.full_table", str(seats), *bots]
    run = subprocess.run(command, cwd=ROOT, env=dict(environment), check=True, capture_output=True, text=True)
    made = json.loads(run.stdout)
    return FullTable(address=address, path=f"/t/{made['table']}/", cookies=made["cookies"])


def main() -> None:
    """Make the table and print what others need to come in."""
    django.setup()
    from lobby.live.editions import edition_of  # noqa: PLC0415
    from lobby.models import Edition, Table  # noqa: PLC0415 - models exist once Django is set up
    from rules.packs.registry import load_shipped  # noqa: PLC0415
    from tests.lobby.stage import FULL, SCENARIO, a_full_table, begin  # noqa: PLC0415

    shipped = load_shipped().ruleset(SCENARIO)
    stage = a_full_table(int(sys.argv[1]))
    Edition.objects.filter(content_hash=FULL).update(
        maps=edition_of(SCENARIO, shipped.content_hash, shipped.rules_version).maps
    )
    asyncio.run(begin(stage, bots=tuple(sys.argv[2:])))
    table = Table.objects.get(pk=stage.table_id)
    json.dump({"table": str(table.pk), "cookies": stage.cookies}, sys.stdout)


if __name__ == "__main__":
    main()
