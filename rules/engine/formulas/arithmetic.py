"""The two operations on whole numbers that the rulebook uses everywhere."""


def portion(amount: int, divisor: int) -> int:
    """Divide towards zero, magnitude first (rules 1.4).

    >>> portion(7, 2), portion(-7, 2)
    (3, -3)
    """
    return amount // divisor if amount >= 0 else -(-amount // divisor)


def clamp(value: int, low: int, high: int) -> int:
    """Hold a value between two bounds.

    >>> clamp(120, 0, 100)
    100
    """
    if value < low:
        return low
    return high if value > high else value  # noqa: FURB136 - half the time of `min`; three hundred a round


def ceiling(amount: int, divisor: int) -> int:
    """Divide a whole number that is not negative, rounding up.

    >>> ceiling(7, 2)
    4
    """
    return -(-amount // divisor)


def step(table: tuple[tuple[int, int], ...], key: int) -> int:
    """Return the value of the first row whose bound is at least the key (rows in rising order).

    >>> step(((4, 2), (7, 3), (10, 4)), 5)
    3
    """
    return next(value for bound, value in table if key <= bound)
