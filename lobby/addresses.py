"""Under which addresses people reach this installation, for what is printed and written outside of any request."""

from django.conf import settings


def own_address() -> str:
    """Scheme, host and port for whoever sits at this machine."""
    return _address("localhost")


def network_addresses() -> list[str]:
    """The same for other machines in the local network, the likeliest first; none when offline or not in local mode."""
    return [_address(host) for host in settings.LOCAL_ADDRESSES]


def public_address() -> str:
    """The one to hand out: the public server's, in local mode the network's, else this machine's."""
    if not settings.LOCAL_MODE and settings.WEBSOCKET_ORIGINS:
        return str(settings.WEBSOCKET_ORIGINS[0])
    return next(iter(network_addresses()), own_address())


def _address(host: str) -> str:
    return f"http://{host}" if settings.PORT == 80 else f"http://{host}:{settings.PORT}"
