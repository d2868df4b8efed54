"""In local mode whoever sits at the machine itself is known by address, name and the absence of any proxy."""

import pytest
from django.core.exceptions import DisallowedHost
from django.test import RequestFactory, override_settings

from lobby.local import is_at_this_machine

requests = RequestFactory()
here = override_settings(LOCAL_MODE=True, ALLOWED_HOSTS=["localhost", "127.0.0.1", "[::1]", "192.168.0.7", "mybox"])


@here
@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "127.5.5.5", "::ffff:127.0.0.1"])
@pytest.mark.parametrize("host", ["localhost:8000", "127.0.0.1:8000", "[::1]:8000", "localhost"])
def test_a_loopback_address_under_a_loopback_name_is_this_machine(address: str, host: str) -> None:
    assert is_at_this_machine(requests.get("/", REMOTE_ADDR=address, HTTP_HOST=host))


@here
@pytest.mark.parametrize("address", ["192.168.0.9", "10.0.0.1", "::ffff:10.0.0.1", "", "unix:", "127.0.0.1.evil"])
def test_any_other_address_is_not(address: str) -> None:
    assert not is_at_this_machine(requests.get("/", REMOTE_ADDR=address, HTTP_HOST="localhost:8000"))


@here
@pytest.mark.parametrize("host", ["192.168.0.7:8000", "mybox:8000"])
def test_a_name_that_another_page_could_carry_is_not(host: str) -> None:
    assert not is_at_this_machine(requests.get("/", REMOTE_ADDR="127.0.0.1", HTTP_HOST=host))


@here
def test_a_page_whose_name_was_bent_to_our_address_is_refused_altogether() -> None:
    with pytest.raises(DisallowedHost):
        is_at_this_machine(requests.get("/", REMOTE_ADDR="127.0.0.1", HTTP_HOST="evil.example:8000"))


@here
@pytest.mark.parametrize(
    "header",
    ["HTTP_X_FORWARDED_FOR", "HTTP_FORWARDED", "HTTP_VIA", "HTTP_X_REAL_IP", "HTTP_X_FORWARDED_HOST"],
)
def test_a_request_that_a_proxy_passed_on_is_not(header: str) -> None:
    passed_on = requests.get("/", REMOTE_ADDR="127.0.0.1", HTTP_HOST="localhost")
    passed_on.META[header] = "127.0.0.1"

    assert not is_at_this_machine(passed_on)


@override_settings(LOCAL_MODE=False)
def test_on_a_public_server_nobody_is() -> None:
    assert not is_at_this_machine(requests.get("/", REMOTE_ADDR="127.0.0.1", HTTP_HOST="localhost"))
