"""The machine finds its own addresses and keeps its own secret, without asking anybody."""

import ipaddress
import threading
from pathlib import Path

from wargame.network import hostnames, local_addresses
from wargame.secret import kept_secret


def test_local_addresses_are_ones_that_others_could_reach() -> None:
    addresses = local_addresses()

    assert len(addresses) == len(set(addresses))
    assert not any(ipaddress.ip_address(address).is_loopback for address in addresses)


def test_the_names_of_the_machine_include_loopback_and_its_network_addresses() -> None:
    names = hostnames(["192.0.2.7"])

    assert {"localhost", "127.0.0.1", "[::1]", "192.0.2.7"} <= set(names)
    assert any(name.endswith(".local") for name in names)


def test_processes_that_start_at_once_agree_on_the_secret(tmp_path: Path) -> None:
    secrets: list[str] = []
    start = threading.Barrier(8)

    def starter() -> None:
        start.wait()
        secrets.append(kept_secret(tmp_path / "secret_key"))

    threads = [threading.Thread(target=starter) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(secrets) == 8
    assert len(set(secrets)) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["secret_key"]
