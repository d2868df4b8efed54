"""Names and addresses of this machine in the local network, found without asking any server."""

import ipaddress
import socket
import struct
from collections.abc import Iterable, Iterator

# Addresses that are never reached: naming one makes the kernel choose a route, and no packet is sent.
ROUTE_PROBES = ("192.0.2.1", "192.168.255.254", "10.255.255.254", "172.31.255.254")
LOOPBACK_NAMES = ("localhost", "127.0.0.1", "[::1]")
SIOCGIFADDR = 0x8915
"""Linux's request for the IPv4 address of a network interface."""


def local_addresses() -> list[str]:
    """The IPv4 addresses other machines may reach this one by, the one on the default route first; [] when offline."""
    found = dict.fromkeys([*_routed_addresses(), *_interface_addresses()])
    return [text for text in found if _is_reachable(text)]


def hostnames(addresses: Iterable[str]) -> list[str]:
    """Every name a browser may write to reach this machine: loopback, host name, mDNS name and addresses."""
    name = socket.gethostname().lower()
    short = name.partition(".")[0]
    return list(dict.fromkeys([*LOOPBACK_NAMES, name, short, f"{short}.local", *addresses]))


def origins(hosts: Iterable[str], port: int) -> list[str]:
    """The full origins of plain-http pages on these hosts at this port.

    >>> origins(["localhost", "[::1]"], 8000)
    ['http://localhost:8000', 'http://[::1]:8000']
    >>> origins(["localhost"], 80)
    ['http://localhost']
    """
    suffix = "" if port == 80 else f":{port}"
    return [f"http://{host}{suffix}" for host in hosts]


def _routed_addresses() -> Iterator[str]:
    for probe in ROUTE_PROBES:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
            try:
                sock.connect((probe, 9))
            except OSError:
                continue  # no route that way, which is an answer too
            yield str(sock.getsockname()[0])


def _interface_addresses() -> Iterator[str]:
    try:
        import fcntl  # noqa: PLC0415 - not on Windows, where the routes above have to do
    except ImportError:
        return
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        for _, name in socket.if_nameindex():
            request = struct.pack("256s", name[:15].encode())
            try:
                answer = fcntl.ioctl(sock.fileno(), SIOCGIFADDR, request)
            except OSError:
                continue  # an interface without an address
            yield socket.inet_ntoa(answer[20:24])


def _is_reachable(text: str) -> bool:
    address = ipaddress.IPv4Address(text)
    return not (address.is_loopback or address.is_unspecified or address.is_multicast)
