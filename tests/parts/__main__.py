"""`make cluster`: PostgreSQL, Redis, two web processes, a runner and a front door on this machine, without Docker."""

import argparse
import asyncio
import contextlib
import sys
import tempfile
from pathlib import Path

from tests.lobby.served import order_table
from tests.parts.cluster import Cluster, Shape, cluster
from tests.parts.postgresql import postgres
from tests.parts.process import PartError
from tests.parts.redis_server import redis_server
from tests.parts.splitter import Splitter
from tests.parts.stores import a_database


def main() -> None:
    """Start everything, say where it is, and stop it at Ctrl-C."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8000, help="of the front door; 0 for any that is free")
    parser.add_argument("--server", choices=["daphne", "uvicorn"], default="daphne")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="entente-cluster-") as folder, contextlib.suppress(KeyboardInterrupt):
        run(Path(folder), chosen.port, chosen.server)


def run(folder: Path, port: int, server: str) -> None:
    """Serve until interrupted."""
    with postgres() as database, redis_server() as redis:
        shape = Shape(servers=(server, server), redis=[redis.url], runner=True, front=port, live="{}")
        with cluster(folder, a_database(database.url("postgres")), shape) as found:
            say(found, redis.url)
            asyncio.run(Splitter([web.listening.getsockname()[1] for web in found.web]).serve(found.front))


def say(found: Cluster, redis_url: str) -> None:
    """Print where everything is, and a table to begin with."""
    table = order_table(found.web[0], "--seats", "4")
    lines = [
        f"  Front door     {found.origin}/",
        *(
            f"  Web process    {web.address}/  ({web.server}, process {web.process.pid})"
            for web in found.web
            if web.process
        ),
        f"  Runner         process {found.runner.pid if found.runner else 0}",
        f"  PostgreSQL     {found.store.url}",
        f"  Redis          {redis_url}",
        f"  Logs           {found.folder}/*/server.log",
        f"  A table        {table.code}, host: {at(found, table.host)}",
        *(f"  Seat           {nation}: {at(found, link)}" for nation, link in table.seats.items()),
        "  Ctrl-C stops everything and throws its data away.",
    ]
    sys.stdout.write("\n".join(["", *lines, ""]) + "\n")
    sys.stdout.flush()


def at(found: Cluster, link: str) -> str:
    """A link as it works at the front door."""
    return f"{found.origin}/j/" + link.split("/j/", 1)[-1]


if __name__ == "__main__":
    try:
        main()
    except PartError as error:
        sys.exit(str(error))
