"""How fast somebody may go: a bucket that leaks with time, a window of unacknowledged frames, a tally."""

from collections import deque
from dataclasses import dataclass, field


@dataclass(slots=True, kw_only=True)
class Bucket:
    """So many a second on average, `burst` at once; times in milliseconds."""

    a_second: int
    burst: int
    _level: int = field(default=0, init=False)
    """Thousandths of a message that were taken and have not leaked out yet."""
    _at: int = field(default=0, init=False)

    def takes(self, now: int) -> bool:
        """Count one more; False when that is one too many."""
        self._level = max(0, self._level - max(0, now - self._at) * self.a_second)
        self._at = now
        if self._level + 1000 > self.burst * 1000:
            return False
        self._level += 1000
        return True


@dataclass(slots=True, kw_only=True)
class Window:
    """What was sent and not acknowledged: each frame with the newest update that it belongs to or follows."""

    updates: int
    bytes: int
    _frames: deque[tuple[int, int]] = field(default_factory=deque, init=False)
    _bytes: int = field(default=0, init=False)

    def sent(self, vseq: int, size: int) -> None:
        """Count a frame."""
        self._frames.append((vseq, size))
        self._bytes += size

    def acknowledged(self, vseq: int) -> None:
        """Forget every frame up to that update, and those that followed it before the next."""
        while self._frames and self._frames[0][0] <= vseq:
            self._bytes -= self._frames.popleft()[1]

    def is_full(self) -> bool:
        """Whether nothing more should be sent than the newest view, later."""
        return len(self._frames) >= self.updates or self._bytes >= self.bytes

    def is_overrun(self) -> bool:
        """Whether even answers to its own questions pile up."""
        return self._bytes >= 2 * self.bytes


@dataclass(slots=True, kw_only=True)
class Tally:
    """At most so many in any span of time; times in milliseconds."""

    most: int
    span: int
    _moments: deque[int] = field(default_factory=deque, init=False)

    def takes(self, now: int) -> bool:
        """Count one more; False, and not counted, when that is one too many."""
        if self.is_full(now):
            return False
        self._moments.append(now)
        return True

    def is_full(self, now: int) -> bool:
        """Whether one more would be too many. Moments that are still to come were counted by a clock set back since."""
        while self._moments and not now - self.span < self._moments[0] <= now:
            self._moments.popleft()
        return len(self._moments) >= self.most
