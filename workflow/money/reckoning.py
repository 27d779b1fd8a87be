"""The prize by law: coefficient × base salary, the whole product rounded up, and where each number comes from."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from workflow.money.certainty import Verified


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed:
    """A sum the plan itself fixes, in đồng."""

    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoned:
    """A sum by law, in đồng, and how it came about.

    `product` is coefficient × base salary before rounding; `article` gives the coefficient, `salary_article` the base
    salary. `verified` is the mark of the least sure of the numbers. `law_sha256` is of the text they were taken from.
    """

    amount: int
    coefficient: Fraction
    base_salary: int
    product: Fraction
    article: str
    salary_article: str
    rule_set: str
    verified: Verified
    law_sha256: str


Prize = Fixed | Reckoned


def rounded_up(sum_: Fraction, step: int) -> int:
    """*sum_* as the next whole multiple of *step* đồng; itself where it is one."""
    return ceil(sum_ / step) * step


def reckoned(coefficient: Fraction, base_salary: int, step: int) -> int:
    """The prize in đồng: the full coefficient first, the product rounded up to *step*."""
    return rounded_up(coefficient * base_salary, step)
