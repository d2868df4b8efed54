"""A Redis server of one's own, from the program `redis-server` of the system."""

import contextlib
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import redis

from tests.parts.process import Part, PartError, free_port


@dataclass(frozen=True)
class RedisServer:
    """A server that keeps nothing on disk."""

    part: Part
    password: str

    @property
    def url(self) -> str:
        """What REDIS_URL is set to."""
        return self.url_with(self.password)

    def url_with(self, password: str) -> str:
        """The same address with another password."""
        before = f":{password}@" if password else ""
        return f"redis://{before}127.0.0.1:{self.part.port}/0"

    def flush(self) -> None:
        """Throw away everything it knows."""
        with contextlib.closing(redis.Redis.from_url(self.url)) as client:
            client.flushall()


def a_redis(folder: Path, password: str = "") -> RedisServer:
    """A server that is not started yet; raises PartError where the program is missing."""
    program = shutil.which("redis-server")
    if program is None:
        raise PartError("redis-server is missing: `make setup-tests` installs it ('apt install redis-server')")
    port = free_port()
    secret = ["--requirepass", password] if password else []
    words = ["--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", str(folder)]
    part = Part(name="Redis", command=[program, *words, *secret], port=port, log=folder / "redis.log")
    return RedisServer(part, password)


@contextmanager
def redis_server(password: str = "") -> Iterator[RedisServer]:
    """A server that runs, stopped at the end."""
    with tempfile.TemporaryDirectory(prefix="entente-redis-") as folder:
        found = a_redis(Path(folder), password)
        found.part.start()
        try:
            yield found
        finally:
            if found.part.is_running:
                found.part.kill()
