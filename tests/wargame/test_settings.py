"""Settings hold what their environment promises; each is loaded in a process of its own, as it is in earnest."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection

from wargame.settings.base import channel_layers

ROOT = Path(__file__).resolve().parents[2]
PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "wargame.settings.prod",
    "SECRET_KEY": "r4nd0m-" * 12,
    "ALLOWED_HOSTS": "play.example",
}


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run Python in the project with this environment and nothing of ours."""
    inherited = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=inherited | environment, capture_output=True, text=True, check=False
    )


def the_settings(module: str, *names: str, **environment: str) -> dict[str, Any]:
    """These settings as a fresh process sees them."""
    chosen = f"{{name: getattr(settings, name) for name in {names!r}}}"
    program = f"import json, {module} as settings; print(json.dumps({chosen}, default=object.__repr__))"
    finished = run("-c", program, **environment)
    assert finished.returncode == 0, finished.stderr
    loaded: dict[str, Any] = json.loads(finished.stdout)
    return loaded


def test_nobody_else_on_the_machine_can_read_where_the_data_lies(tmp_path: Path) -> None:
    folder = tmp_path / "var"

    the_settings("wargame.settings.dev", "SECRET_KEY", VAR_DIR=str(folder))

    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_local_mode_makes_its_secret_on_the_first_start_and_keeps_it(tmp_path: Path) -> None:
    first = the_settings("wargame.settings.dev", "SECRET_KEY", VAR_DIR=str(tmp_path))
    second = the_settings("wargame.settings.dev", "SECRET_KEY", VAR_DIR=str(tmp_path))

    assert first == second
    assert len(first["SECRET_KEY"]) >= 50
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600


def test_local_mode_knows_its_addresses_and_its_port(tmp_path: Path) -> None:
    local = the_settings(
        "wargame.settings.dev",
        *("ALLOWED_HOSTS", "WEBSOCKET_ORIGINS", "LOCAL_ADDRESSES", "LOCAL_MODE", "DEBUG"),
        VAR_DIR=str(tmp_path),
        PORT="8123",
    )

    assert local["LOCAL_MODE"] is True
    assert local["DEBUG"] is False
    assert "*" not in local["ALLOWED_HOSTS"]
    assert {"localhost", "127.0.0.1", *local["LOCAL_ADDRESSES"]} <= set(local["ALLOWED_HOSTS"])
    assert {f"http://{host}:8123" for host in local["ALLOWED_HOSTS"]} == set(local["WEBSOCKET_ORIGINS"])


def test_production_passes_djangos_own_check_for_deployment(tmp_path: Path) -> None:
    finished = run(
        *("-W", "error", "manage.py", "check", "--deploy", "--fail-level", "WARNING"),
        VAR_DIR=str(tmp_path),
        **PRODUCTION,
    )

    assert finished.returncode == 0, finished.stderr


@pytest.mark.parametrize("missing", ["SECRET_KEY", "ALLOWED_HOSTS"])
def test_production_guesses_nothing(missing: str, tmp_path: Path) -> None:
    environment = {name: value for name, value in PRODUCTION.items() if name != missing}

    finished = run("manage.py", "check", VAR_DIR=str(tmp_path), **environment)

    assert finished.returncode != 0
    assert missing in finished.stderr


def test_production_trusts_only_https_pages_of_its_own_hosts(tmp_path: Path) -> None:
    public = the_settings(
        "wargame.settings.prod",
        *("WEBSOCKET_ORIGINS", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "LOCAL_MODE", "LANGUAGES"),
        VAR_DIR=str(tmp_path),
        **PRODUCTION,
    )

    assert public["WEBSOCKET_ORIGINS"] == ["https://play.example"]
    assert public["SESSION_COOKIE_SECURE"] is True
    assert public["CSRF_COOKIE_SECURE"] is True
    assert public["LOCAL_MODE"] is False
    assert [code for code, _ in public["LANGUAGES"]] == ["en-gb"]


def test_the_database_address_comes_from_the_environment(tmp_path: Path) -> None:
    public = the_settings(
        "wargame.settings.prod",
        "DATABASES",
        VAR_DIR=str(tmp_path),
        DATABASE_URL="postgres://entente:secret@db:5432/entente",
        **PRODUCTION,
    )

    database = public["DATABASES"]["default"]
    assert database["ENGINE"] == "django.db.backends.postgresql"
    assert (database["HOST"], database["NAME"], database["CONN_MAX_AGE"]) == ("db", "entente", 0)


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="these switches are SQLite's")
@pytest.mark.parametrize("pragma, value", [("journal_mode", "wal"), ("synchronous", 2), ("busy_timeout", 20_000)])
def test_sqlite_keeps_what_it_has_committed(pragma: str, value: object) -> None:
    with connection.cursor() as cursor:
        row = cursor.execute(f"PRAGMA {pragma}").fetchone()

    assert row == (value,)
    assert settings.DATABASES["default"]["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_without_redis_the_bell_rings_in_memory() -> None:
    assert channel_layers("")["default"]["BACKEND"] == "channels.layers.InMemoryChannelLayer"


def test_with_redis_the_bell_uses_its_publish_and_subscribe() -> None:
    layer = channel_layers("redis://one:6379/0,redis://two:6379/0")["default"]

    assert layer["BACKEND"] == "channels_redis.pubsub.RedisPubSubChannelLayer"
    assert [host["address"] for host in layer["CONFIG"]["hosts"]] == ["redis://one:6379/0", "redis://two:6379/0"]
