"""The health page answers what a proxy and a worried host want to know."""

import pytest
from django.db import DatabaseError, connection
from django.test import Client


@pytest.mark.django_db
def test_a_healthy_program_names_its_version_and_its_database(client: Client) -> None:
    answer = client.get("/healthz")

    assert answer.status_code == 200
    assert answer.json() == {"status": "ok", "version": "0.1.0", "database": "ok"}
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.django_db
def test_a_database_that_does_not_answer_is_told_with_503(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken_cursor() -> None:
        raise DatabaseError("gone")

    monkeypatch.setattr(connection, "cursor", broken_cursor)

    answer = client.get("/healthz")

    assert answer.status_code == 503
    assert answer.json()["database"] == "unreachable"
