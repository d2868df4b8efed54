"""Estimates with their 95 % intervals; floats are fine here, the lab decides nothing in a game."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist, fmean, stdev
from typing import Final

Z: Final = NormalDist().inv_cdf(0.975)
"""Normal quantile of a two-sided 95 % interval; samples here are large."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number estimated from a sample, with its 95 % interval."""

    value: float
    low: float
    high: float
    count: int

    def text(self, digits: int = 1) -> str:
        """Return the estimate for people.

        >>> Estimate(1.25, 1, 1.5, 40).text(2)
        '1.25 [1.00, 1.50]'
        """
        return f"{self.value:.{digits}f} [{self.low:.{digits}f}, {self.high:.{digits}f}]"


def mean(sample: Sequence[float]) -> Estimate:
    """Return the mean; its interval is normal, wide open for a single value.

    >>> mean([1, 2, 3, 4]).text(2)
    '2.50 [1.23, 3.77]'
    """
    centre = fmean(sample)
    half = Z * stdev(sample) / math.sqrt(len(sample)) if len(sample) > 1 else math.inf
    return Estimate(centre, centre - half, centre + half, len(sample))


def share(hits: int, count: int) -> Estimate:
    """Return a share in per cent; Wilson's interval, which is right at 0 and 100 too.

    >>> share(8, 10).text()
    '80.0 [49.0, 94.3]'
    >>> share(0, 20).text()
    '0.0 [0.0, 16.1]'
    """
    part = hits / count
    spread = 1 + Z * Z / count
    centre = (part + Z * Z / (2 * count)) / spread
    half = Z * math.sqrt(part * (1 - part) / count + Z * Z / (4 * count * count)) / spread
    return Estimate(100 * part, 100 * max(0.0, centre - half), 100 * min(1.0, centre + half), count)


def paired(first: Sequence[float], second: Sequence[float]) -> Estimate:
    """Return the mean of the differences of pairs, first minus second; raises ValueError for unequal lengths.

    >>> paired([3, 5, 4], [1, 2, 3]).value
    2.0
    """
    return mean([one - other for one, other in zip(first, second, strict=True)])


def deviation(sample: Sequence[float]) -> Estimate:
    """Return the standard deviation, with its large-sample interval.

    >>> deviation([2, 4, 4, 4, 5, 5, 7, 9]).text(2)
    '2.14 [1.02, 3.26]'
    """
    spread = stdev(sample)
    half = Z * spread / math.sqrt(2 * (len(sample) - 1))
    return Estimate(spread, max(0.0, spread - half), spread + half, len(sample))
