"""How many may be chosen, and who is within it when places are taken from high to low.

A percentage needs a base and a rounding; where the issuer's text names none, both are questions
and the campaign's recorded answers decide.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor

from workflow.ids import CANCELLED, FieldId, MilestoneId, QuotaId, StateId, TrackId
from workflow.readings import Answers, Ask, Asked, settle, settled

Rank = int | Fraction


class Base(StrEnum):
    """What a percentage is taken of."""

    PARTICIPANTS = "participants"
    REGISTERED = "registered"
    CONTENDERS = "contenders"


class Rounding(StrEnum):
    DOWN = "down"
    UP = "up"
    NEAREST = "nearest"


class Tie(StrEnum):
    """What equal ranks across the last place do: nobody of them is in, or whoever is put forward first."""

    NOBODY = "nobody"
    LEADER_CHOOSES = "leader_chooses"


class Each(StrEnum):
    """What a quota is counted apart for; a quota that names none is one for the whole campaign."""

    UNIT = "unit"
    BLOCK = "block"
    ROUND = "round"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How many: at most `most` or `percent` of a base, at least `least`; or so many for each value of a field.

    `by_value` gives places in order, the highest first: one first prize, one second, two third.
    """

    most: int | None = None
    least: int = 0
    percent: Fraction | None = None
    by_value: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RankKey:
    """What contenders are ranked by: a number from high to low, or (with `value`) those who have it before others."""

    field: FieldId
    value: str | None = None

    def of(self, fields: Mapping[FieldId, str | int]) -> Rank | None:
        """The key's worth for a case with those fields, exactly; None where the number is not there yet."""
        held = fields.get(self.field)
        if self.value is not None:
            return int(held == self.value)
        return Fraction(held) if isinstance(held, str) else held


@dataclass(frozen=True, slots=True, kw_only=True)
class Quota:
    """Places on one track.

    Contenders are the cases whose `contender_field` has the value `contender_value`, or that are in one of
    `contender_states`; they are ranked by `ranked_by`, the first key before the second. A case in one of the
    `held_in` states holds a place, among those with the same value of `by_field` where there is one. A base of the
    registered counts those who had registered by the day of the milestone `as_of`.
    """

    id: QuotaId
    label_vi: str
    label_en: str
    track: TrackId
    held_in: tuple[StateId, ...]
    limits: Limits | Asked[Limits]
    each: tuple[Each, ...] = ()
    by_field: FieldId | None = None
    base: str | Ask = Base.REGISTERED
    rounding: str | Ask = Rounding.DOWN
    as_of: MilestoneId | None = None
    ranked_by: tuple[RankKey, ...] = ()
    tie: str | Ask = Tie.NOBODY
    contender_field: FieldId | None = None
    contender_value: str = ""
    contender_states: tuple[StateId, ...] = ()
    registered_by: TrackId | None = None
    facts: tuple[str, ...] = ()

    def group_of(self, unit: str, block: str, occurrence: str) -> str:
        """The name of the group that a case of that unit, block and round is counted in; empty for one quota overall."""
        parts = {Each.UNIT: unit, Each.BLOCK: block, Each.ROUND: occurrence}
        return "|".join(parts[each] for each in self.each)

    def is_contender(self, state: str, fields: Mapping[FieldId, str | int]) -> bool:
        """Whether a case in that state, with those fields, is in the running."""
        if state == CANCELLED:
            return False
        if self.contender_field and fields.get(self.contender_field) != self.contender_value:
            return False
        return not self.contender_states or state in self.contender_states

    def rank_of(self, fields: Mapping[FieldId, str | int]) -> tuple[Rank, ...] | None:
        """What a case with those fields is ranked by; None where a number is missing or nothing ranks."""
        keys = tuple(key.of(fields) for key in self.ranked_by)
        known = tuple(key for key in keys if key is not None)
        return known if known and len(known) == len(keys) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contender:
    """One case in the running: what it is ranked by, whether it holds a place, and in which group and prize.

    A case that holds a place and is in the running no more (it no longer `runs`) has no rank.
    """

    case: str
    rank: tuple[Rank, ...] | None
    holds_place: bool
    group: str = ""
    value: str = ""
    runs: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Census:
    """The counts a percentage may be taken of."""

    participants: int
    registered: int
    contenders: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where one case stands in a quota: places, taken by others, its rank and how many share it.

    `above` counts the places of the higher values of a field: the rank of a second prize is below the first's.
    `tied_taken` counts the places held by others of the same rank.
    """

    places: int
    base: int
    taken_by_others: int
    rank: int | None
    tied: int
    tie: Tie
    above: int = 0
    tied_taken: int = 0
    waits_for: MilestoneId | None = None


def rounded(value: Fraction, rounding: Rounding) -> int:
    """*value* as whole places; a half goes up when rounding to the nearest."""
    match rounding:
        case Rounding.DOWN:
            return floor(value)
        case Rounding.UP:
            return ceil(value)
        case Rounding.NEAREST:
            return floor(value + Fraction(1, 2))


def base_of(quota: Quota, census: Census, answers: Answers) -> int:
    """The number the percentage is taken of, by the plan or by the answer to its question."""
    match Base(settle(quota.base, answers)):
        case Base.PARTICIPANTS:
            return census.participants
        case Base.REGISTERED:
            return census.registered
        case Base.CONTENDERS:
            return census.contenders


def places(quota: Quota, census: Census, answers: Answers, value: str = "") -> int:
    """How many places *quota* gives; with *value*, for that value of its field."""
    limits = settled(quota.limits, answers)
    if limits.by_value:
        return limits.by_value.get(value, 0) if value else sum(limits.by_value.values())
    if limits.percent is None:
        return limits.most or 0
    base = base_of(quota, census, answers)
    return rounded(limits.percent * base / 100, Rounding(settle(quota.rounding, answers)))


def standing(
    quota: Quota,
    case: str,
    contenders: Iterable[Contender],
    census: Census,
    answers: Answers,
    *,
    group: str = "",
    value: str = "",
) -> Standing:
    """Where *case* stands among the *contenders* of its group, from high to low; without a rank where it has none.

    With *value* the places are those for that value of the quota's field.
    """
    rivals = [one for one in contenders if one.group == group]
    own = next((one.rank for one in rivals if one.case == case), None)
    ranks = [one.rank for one in rivals if one.rank is not None]
    others = [one for one in rivals if one.holds_place and one.case != case and one.value == value]
    limits = settled(quota.limits, answers)
    values = list(limits.by_value)
    higher = values[: values.index(value)] if value in values else []
    return Standing(
        places=places(quota, census, answers, value),
        base=base_of(quota, census, answers) if limits.percent is not None else 0,
        taken_by_others=len(others),
        rank=None if own is None else 1 + sum(rank > own for rank in ranks),
        tied=0 if own is None else sum(rank == own for rank in ranks),
        tie=Tie(settle(quota.tie, answers)),
        above=sum(limits.by_value[one] for one in higher),
        tied_taken=sum(one.rank == own for one in others if own is not None),
    )
