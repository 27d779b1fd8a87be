"""A sum shared out so that the parts make it up exactly."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction


def divided(total: int, shares: Sequence[int | Fraction]) -> tuple[int, ...]:
    """*total* đồng shared out as *shares* say, in their order; whole đồng, and together exactly *total*.

    What rounding leaves goes, a đồng each, to whoever lost most by it; of equals the earlier first. Raises
    `ValueError` where there is nobody to share with, or a share or the total is below nothing.
    """
    whole = sum(shares)
    if total < 0 or whole <= 0 or any(share < 0 for share in shares):
        raise ValueError(f"{total} can't be shared out as {list(shares)}")
    exact = [Fraction(total) * share / whole for share in shares]
    parts = [one.numerator // one.denominator for one in exact]
    by_loss = sorted(range(len(parts)), key=lambda place: (parts[place] - exact[place], place))
    for place in by_loss[: total - sum(parts)]:
        parts[place] += 1
    return tuple(parts)
