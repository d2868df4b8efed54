"""The container files are well formed and describe the same program; no container engine is needed to know that."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.core.management import get_commands

from tests.architecture.tree import ROOT

INSTRUCTIONS = {
    "FROM",
    "WORKDIR",
    "COPY",
    "RUN",
    "ENV",
    "EXPOSE",
    "USER",
    "CMD",
    "HEALTHCHECK",
    "VOLUME",
    "ARG",
    "LABEL",
}
SERVICE_WORDS = {
    "build", "command", "depends_on", "environment", "expose", "healthcheck", "image", "ports",
    "profiles", "restart", "volumes",
}  # fmt: skip
VISIT = """
import django; django.setup()
from django.test import Client
client = Client(headers={"host": "localhost"})
for page in ("/", "/rules/", "/healthz", "/protocol.json"):
    print(client.get(page, secure=True).status_code)
print(b'id="rule-1' in client.get("/rules/", secure=True).content)
"""


@pytest.fixture
def compose() -> dict[str, Any]:
    """The compose file."""
    loaded: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
    return loaded


@pytest.fixture
def dockerfile() -> list[tuple[str, str]]:
    """The instructions of the Dockerfile with their arguments, continued lines joined."""
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return [(line.split(maxsplit=1)[0], line.split(maxsplit=1)[1]) for line in lines]


def test_compose_names_the_services_that_make_up_a_server(compose: dict[str, Any]) -> None:
    assert set(compose["services"]) == {"prepare", "web", "runner", "postgres", "redis", "proxy"}
    assert compose["services"]["proxy"]["profiles"] == ["proxy"]


def test_compose_services_use_known_words_and_point_at_each_other(compose: dict[str, Any]) -> None:
    services = compose["services"]

    for name, service in services.items():
        assert set(service) <= SERVICE_WORDS, name
        assert ("image" in service) != ("build" in service), name
        assert set(service.get("depends_on", {})) <= set(services), name


def test_compose_keeps_data_in_named_volumes_that_it_declares(compose: dict[str, Any]) -> None:
    mounts = [mount for service in compose["services"].values() for mount in service.get("volumes", [])]
    named = {mount.split(":")[0] for mount in mounts if not mount.startswith(".")}

    assert named == set(compose["volumes"])


def test_compose_carries_no_secret_of_its_own(compose: dict[str, Any]) -> None:
    web = compose["services"]["web"]["environment"]

    assert re.fullmatch(r"\$\{SECRET_KEY:\?[^}]+\}", web["SECRET_KEY"])
    assert re.search(r"\$\{POSTGRES_PASSWORD:\?[^}]+\}", web["DATABASE_URL"])
    assert web["DJANGO_SETTINGS_MODULE"] == "wargame.settings.prod"


def test_compose_leaves_bots_and_clocks_to_a_runner_on_the_same_parts(compose: dict[str, Any]) -> None:
    web, runner = compose["services"]["web"], compose["services"]["runner"]

    assert web["environment"] == {**runner["environment"], "RUNS": ""}
    assert runner["depends_on"] == web["depends_on"]
    assert runner["command"][:2] == ["python", "manage.py"]
    assert runner["command"][2] in get_commands()
    assert runner["healthcheck"] == {"disable": True}


def test_compose_lets_every_process_of_the_program_end_and_start_again(compose: dict[str, Any]) -> None:
    services = compose["services"]

    lasting = {name for name, service in services.items() if name != "prepare"}
    assert {name for name in lasting if services[name]["restart"] != "unless-stopped"} == set()


def test_the_dockerfile_has_only_instructions_that_exist(dockerfile: list[tuple[str, str]]) -> None:
    assert dockerfile[0][0] == "FROM"
    assert {word for word, _ in dockerfile} <= INSTRUCTIONS


def test_the_image_installs_the_lock_with_hashes_and_does_not_run_as_root(dockerfile: list[tuple[str, str]]) -> None:
    steps = " ".join(argument for word, argument in dockerfile if word == "RUN")
    users = [argument for word, argument in dockerfile if word == "USER"]

    assert "--require-hashes" in steps
    assert "requirements.lock" in steps
    assert users
    assert users[-1] not in {"root", "0"}


def test_the_image_starts_the_same_program(dockerfile: list[tuple[str, str]]) -> None:
    commands = [argument for word, argument in dockerfile if word == "CMD"]

    assert len(commands) == 1
    assert "deploy/serve.sh" in commands[0]


def test_the_server_is_started_with_options_it_knows(tmp_path: Path) -> None:
    line = (ROOT / "deploy/serve.sh").read_text(encoding="utf-8").partition("exec daphne ")[2].replace("\\\n", " ")
    parse = "import sys; from daphne.cli import CommandLineInterface as C; print(C().parser.parse_args(sys.argv[1:]))"

    finished = subprocess.run(
        [sys.executable, "-c", parse, *shlex.split(line)], cwd=tmp_path, capture_output=True, text=True, check=False
    )

    assert finished.returncode == 0, finished.stderr
    assert "application='wargame.asgi:application'" in finished.stdout
    assert "websocket_max_message_size=65536" in finished.stdout


def test_the_image_holds_everything_that_the_program_reads(dockerfile: list[tuple[str, str]], tmp_path: Path) -> None:
    # Given: exactly the files that the image copies
    for source, target in (argument.split() for word, argument in dockerfile if word == "COPY"):
        _copy(ROOT / source, tmp_path / target / Path(source).name if target.endswith("/") else tmp_path / target)
    environment = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "wargame.settings.prod",
        "SECRET_KEY": "only-for-tests-" * 5,
        "ALLOWED_HOSTS": "localhost",
        "VAR_DIR": str(tmp_path),
    }

    # When: it is prepared as the image is, and its pages are asked for
    finished = [
        subprocess.run(
            [sys.executable, *arguments], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )
        for arguments in (
            ("manage.py", "collectstatic", "--no-input"),
            ("manage.py", "migrate", "--no-input"),
            ("-c", VISIT),
        )
    ]

    # Then
    assert [run.stderr for run in finished if run.returncode] == []
    assert finished[-1].stdout.split() == ["200", "200", "200", "200", "True"]


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, target)
