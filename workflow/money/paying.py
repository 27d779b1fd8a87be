"""What is paid where somebody is given several things at one time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from workflow.money.law import AwardKind, SamePeriod


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One award of one recipient: a title or a form, the period its achievements are counted in, the sum in đồng."""

    id: str
    recipient: str
    kind: AwardKind
    period: str
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """What is paid for an award, in đồng; nothing where the title `outdone_by` of the same period is higher."""

    due: Due
    amount: int
    outdone_by: str = ""


def paid(dues: Iterable[Due], rule: SamePeriod = SamePeriod.HIGHEST) -> tuple[Payment, ...]:
    """What is paid for each, in order: of several titles of one period the highest, of equals the first; every form."""
    everything = tuple(dues)
    highest: dict[tuple[str, str], Due] = {}
    for due in everything:
        if due.kind is AwardKind.TITLE:
            best = highest.setdefault((due.recipient, due.period), due)
            highest[due.recipient, due.period] = due if due.amount > best.amount else best
    return tuple(_payment(due, highest.get((due.recipient, due.period)), rule) for due in everything)


def _payment(due: Due, best: Due | None, rule: SamePeriod) -> Payment:
    outdone = due.kind is AwardKind.TITLE and rule is SamePeriod.HIGHEST and best is not None and best.id != due.id
    return Payment(due=due, amount=0, outdone_by=best.id) if outdone and best else Payment(due=due, amount=due.amount)
