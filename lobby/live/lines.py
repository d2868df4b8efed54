"""The database connections of the live part's threads: kept open, lent by no pool, opened anew after they were cut."""

from django.db import DEFAULT_DB_ALIAS, InterfaceError, OperationalError, connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import load_backend

CUT = ("08", "57P")
"""How PostgreSQL's codes begin for a connection that is lost and for a server that is going down or coming up."""


def own_connection() -> None:
    """Give this thread a connection of its own where pages share a pool, for which they would all wait in a circle."""
    shared = connections[DEFAULT_DB_ALIAS]
    if shared.settings_dict["OPTIONS"].get("pool"):
        connections[DEFAULT_DB_ALIAS] = unpooled(shared)


def unpooled(shared: BaseDatabaseWrapper) -> BaseDatabaseWrapper:
    """Another connection to the same database, opened when it is needed."""
    options = {name: value for name, value in shared.settings_dict["OPTIONS"].items() if name != "pool"}
    settings = {**shared.settings_dict, "OPTIONS": options}
    made: BaseDatabaseWrapper = load_backend(settings["ENGINE"]).DatabaseWrapper(settings, DEFAULT_DB_ALIAS)
    return made


def was_cut(error: Exception) -> bool:
    """Whether the connection is to blame: what was not committed has no effect, and may work on another connection."""
    if connection.vendor == "sqlite" or not isinstance(error, OperationalError | InterfaceError):
        return False
    code = getattr(error.__cause__, "sqlstate", None)
    return code is None or code.startswith(CUT)
