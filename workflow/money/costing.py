"""What the awards of a plan may cost at most, before anybody has won one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workflow.dates import Reckoning
from workflow.definition import Award, Definition, Subject
from workflow.ids import QuotaId
from workflow.money.reckoning import Prize
from workflow.quotas import Each, Limits, Quota, Rounding, rounded
from workflow.readings import Answers, is_open, settle, settled
from workflow.refusals import Refusal


class Bound(StrEnum):
    """Where the greatest number of an award comes from, or why there is none."""

    QUOTA = "quota"
    SHARE = "share"
    QUESTION_OPEN = "question_open"
    PARTICIPANTS_UNKNOWN = "participants_unknown"
    NO_QUOTA = "no_quota"


@dataclass(frozen=True, slots=True, kw_only=True)
class TakingPart:
    """How many units, people and blocks take part, in how many rounds; None where that is not known yet."""

    units: int | None = None
    people: int | None = None
    blocks: int | None = None
    rounds: int | None = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Most:
    """How many of an award there may be at most, by which quota; None where nothing bounds it, or not yet."""

    number: int | None
    bound: Bound
    quota: QuotaId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardCost:
    """One award: how many at most, and the sum for one, or why no sum is known."""

    award: Award
    most: Most
    prize: Prize | Refusal

    @property
    def in_all(self) -> int | None:
        """The sum at most, in đồng; None where the number or the sum for one is not known."""
        if isinstance(self.prize, Refusal) or self.most.number is None:
            return None
        return self.most.number * self.prize.amount


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """Every award of a plan for a decision of `day`. `total` leaves out what is not known; it is all only if `complete`."""

    day: date
    lines: tuple[AwardCost, ...]

    @property
    def total(self) -> int:
        return sum(line.in_all or 0 for line in self.lines)

    @property
    def complete(self) -> bool:
        return all(line.in_all is not None for line in self.lines)


def last_day_of_period(definition: Definition, by: Reckoning) -> date:
    """The last day of the plan's period under the answers so far; of its year where that can't be told."""
    try:
        last = settled(definition.period.last, by.answers).day(by) if definition.period else None
    except (KeyError, ValueError):
        last = None
    return last or date(by.year, 12, 31)


def most_of(definition: Definition, award: Award, part: TakingPart, answers: Answers) -> Most:
    """How many of *award* there may be: of all quotas on its track the narrowest that can be worked out."""
    quotas = [one for one in definition.quotas.values() if one.track == award.track]
    found = [_by_quota(definition, quota, award, part, answers) for quota in quotas]
    known = [one for one in found if one.number is not None]
    if known:
        return min(known, key=lambda one: one.number or 0)
    return next(iter(found), Most(number=None, bound=Bound.NO_QUOTA))


def _by_quota(definition: Definition, quota: Quota, award: Award, part: TakingPart, answers: Answers) -> Most:
    if is_open(quota.limits, answers):
        return Most(number=None, bound=Bound.QUESTION_OPEN, quota=quota.id)
    limits = settled(quota.limits, answers)
    groups = _product(_number_of(each, part) for each in quota.each)
    if limits.percent is not None:
        people = definition.track_of(quota.track).subject is Subject.PERSON
        each_group = _share(quota, limits, part.people if people else part.units, answers)
        bound = Bound.SHARE
    else:
        each_group, bound = _fixed(quota, limits, award), Bound.QUOTA
        if each_group is None:
            return Most(number=None, bound=Bound.NO_QUOTA)
    if groups is None or each_group is None:
        return Most(number=None, bound=Bound.PARTICIPANTS_UNKNOWN, quota=quota.id)
    return Most(number=each_group * groups, bound=bound, quota=quota.id)


def _fixed(quota: Quota, limits: Limits, award: Award) -> int | None:
    if limits.by_value and quota.by_field == award.field:
        return limits.by_value.get(award.value, 0)
    return sum(limits.by_value.values()) if limits.by_value else limits.most


def _share(quota: Quota, limits: Limits, everybody: int | None, answers: Answers) -> int | None:
    """The share of everybody who takes part: whatever its base is, it is no more than that. An open rounding is up."""
    if everybody is None or limits.percent is None:
        return None
    rounding = Rounding.UP if is_open(quota.rounding, answers) else Rounding(settle(quota.rounding, answers))
    return rounded(limits.percent * everybody / 100, rounding)


def _number_of(each: Each, part: TakingPart) -> int | None:
    match each:
        case Each.UNIT:
            return part.units
        case Each.BLOCK:
            return part.blocks
        case Each.ROUND:
            return part.rounds


def _product(numbers: Iterable[int | None]) -> int | None:
    product = 1
    for number in numbers:
        if number is None:
            return None
        product *= number
    return product
