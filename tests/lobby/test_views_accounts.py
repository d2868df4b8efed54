"""Accounts of hosts: made, used, guarded against guessing, and helped by a command where there is no mail."""

import io
import re

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from lobby.models import Attempt, Table
from tests.lobby.sitting import PASSWORD, a_browser, a_table, a_user

pytestmark = pytest.mark.django_db(transaction=True)


def log_in(name: str = "hanna", password: str = PASSWORD, **more: str) -> int:
    """Send the log-in form from a new browser; the status."""
    return a_browser().post("/accounts/login", {"username": name, "password": password, **more}).status_code


def test_who_signs_up_is_logged_in_and_may_host() -> None:
    browser = a_browser()

    answer = browser.post("/accounts/signup", {"username": "hanna", "password1": PASSWORD, "password2": PASSWORD})

    assert answer["Location"] == "/host"
    assert browser.get("/host").status_code == 200
    assert browser.get("/my/").content.decode().count("Log out") == 1


@pytest.mark.parametrize(
    "wrong, cure",
    [
        ({"username": ""}, "required"),
        ({"password1": "short", "password2": "short"}, "too short"),
        ({"password2": "another one here"}, "didn’t match"),
        ({"username": "taken"}, "already exists"),
        ({"username": "\x00"}, "error"),
    ],
)
def test_a_wrong_sign_up_shows_one_error_and_makes_no_account(wrong: dict[str, str], cure: str) -> None:
    a_user("taken")
    form = {"username": "hanna", "password1": PASSWORD, "password2": PASSWORD, **wrong}

    answer = a_browser().post("/accounts/signup", form)

    assert answer.status_code == 422
    assert cure in answer.content.decode()
    assert answer.content.decode().count('aria-invalid="true"') == 1
    assert not User.objects.filter(username="hanna").exists()


def test_a_right_password_opens_and_a_wrong_one_says_what_to_check() -> None:
    a_user()

    assert log_in() == 302
    wrong = a_browser().post("/accounts/login", {"username": "hanna", "password": "no"})
    assert wrong.status_code == 422
    assert "Mind upper and lower case" in wrong.content.decode()


def test_a_wrong_password_and_an_unknown_name_read_alike() -> None:
    a_user()
    pages = [
        a_browser().post("/accounts/login", {"username": name, "password": "no"}).content.decode()
        for name in ("hanna", "nobody")
    ]

    plain = [re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", page) for page in pages]
    assert plain[0].replace("hanna", "X") == plain[1].replace("nobody", "X")


def test_twenty_wrong_passwords_from_one_address_close_the_log_in_for_a_minute() -> None:
    a_user()
    for number in range(20):
        log_in(password=f"wrong {number}")

    assert log_in() == 429


def test_logging_in_well_never_counts_however_often() -> None:
    a_user()
    for _ in range(25):
        log_in()

    assert log_in() == 302
    assert not Attempt.objects.exists()


def test_tries_older_than_a_minute_are_forgotten() -> None:
    a_user()
    for number in range(20):
        log_in(password=f"wrong {number}")
    Attempt.objects.update(at=0)

    assert log_in() == 302


def test_no_address_is_kept_in_the_clear() -> None:
    log_in("nobody", "no")

    assert "127.0.0.1" not in str(Attempt.objects.values())


@pytest.mark.parametrize("where", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_the_log_in_leads_to_pages_of_this_site_only(where: str) -> None:
    a_user()

    answer = a_browser().post("/accounts/login", {"username": "hanna", "password": PASSWORD, "next": where})

    assert answer["Location"] == "/host"


def test_logging_out_is_a_post_and_ends_the_session() -> None:
    browser = a_browser(a_user())

    assert browser.get("/accounts/logout").status_code == 405
    browser.post("/accounts/logout")
    assert browser.get("/host").status_code == 302


@pytest.mark.parametrize("path", ["/", "/rules/", "/rules/short/", "/my/", "/accounts/login", "/host", "/j/WAVE-42"])
def test_what_was_done_is_said_once_on_whichever_page_comes_next(path: str) -> None:
    browser = a_browser(a_user())
    browser.post("/accounts/logout")

    first, second = browser.get(path, follow=True), browser.get(path, follow=True)

    assert "You are logged out." in first.content.decode()
    assert "You are logged out." not in second.content.decode()


def test_a_forgotten_password_is_reset_by_a_link_that_a_command_prints_and_that_works_once() -> None:
    a_user()
    printed = io.StringIO()
    call_command("reset_password", "hanna", stdout=printed)
    path = re.sub(r"^https?://[^/]+", "", printed.getvalue().strip())
    browser = a_browser()

    form = browser.get(path, follow=True)
    done = browser.post(
        form.redirect_chain[-1][0], {"new_password1": "another few words", "new_password2": "another few words"}
    )

    assert done["Location"] == "/host"
    assert log_in(password="another few words") == 302
    assert "does not work any more" in a_browser().get(path, follow=True).content.decode()


def test_the_command_says_so_where_there_is_no_such_account() -> None:
    with pytest.raises(CommandError, match="no account named 'nobody'"):
        call_command("reset_password", "nobody")


def test_a_deleted_account_is_gone_and_its_tables_stay() -> None:
    a_user()
    table = a_table()
    Table.objects.filter(pk=table.pk).update(host=User.objects.get())

    call_command("delete_account", "hanna", stdout=io.StringIO())

    assert log_in() == 422
    assert Table.objects.get().host is None
