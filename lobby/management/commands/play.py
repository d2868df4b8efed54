"""Start everything for friends in the same network: database, packs, a demo table, the server; say where to go."""

import os
import socket
import sys

import segno
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import OperationalError

from lobby.addresses import network_addresses, own_address, public_address
from lobby.links import TableLink, link_path, link_secret
from lobby.listening import listen
from lobby.live.moments import now_ms
from lobby.models import Table
from lobby.services.demo import demo_table
from lobby.services.retention import erase_old
from rules.packs.registry import load_shipped

EVERYWHERE = "0.0.0.0"  # noqa: S104 - friends' phones are other machines


class Command(BaseCommand):
    """`manage.py play`, or `make play`: one command from a fresh copy to a table that friends can join."""

    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=settings.PORT, help="8000, or what PORT says")
        parser.add_argument("--host", default=EVERYWHERE, help="the address to listen on; all by default")

    def handle(self, *_given: object, port: int, host: str, **_named: object) -> None:
        if port != settings.PORT:
            _start_again_with(port)
        _require_free(host, port)
        try:
            call_command("migrate", interactive=False, verbosity=0)
        except OperationalError as error:
            cure = "Make the folder writable, or choose another one: VAR_DIR=/some/folder make play"
            raise CommandError(f"The database in {settings.VAR_DIR} cannot be written ({error}). {cure}") from error
        load_shipped()
        erase_old(now_ms())
        table = Table.objects.select_related("door").get(pk=demo_table().pk)
        listen(host, port, lambda: self._say(table, is_local=host != EVERYWHERE))

    def _say(self, table: Table, *, is_local: bool) -> None:
        """Print where to go, once the server listens."""
        lines = ["", f"Entente {settings.VERSION} is running.", "", f"  On this machine    {own_address()}/"]
        if not is_local:
            lines += [f"  In your network    {address}/" for address in network_addresses()]
        link = public_address() + link_path(table.code, link_secret(table.door, TableLink()))
        lines += ["", f"  A table is ready   {table.code}   (host it: {own_address()}/t/{table.pk}/)"]
        lines += [f"  Data lies in       {settings.VAR_DIR}", "", "  Ctrl-C stops; tables go on after the next start."]
        self.stdout.write("\n".join(lines))
        if not is_local and self.stdout.isatty():
            self.stdout.write("\nScan to join:")
            segno.make(link, micro=False).terminal(sys.stdout, compact=True)
        self.stdout.flush()


def _require_free(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            cure = f"PORT={port + 1} make play" if 0 < port < 65535 else "another port"
            raise CommandError(f"Nothing can listen on port {port} ({error.strerror}). Try: {cure}") from error


def _start_again_with(port: int) -> None:
    """Settings such as allowed origins name the port, so they are read anew."""
    os.environ["PORT"] = str(port)
    os.execv(sys.executable, [sys.executable, *sys.argv])  # noqa: S606 - this very program, as it was called
