"""How many may be chosen, and who is within it when places are taken from high to low.

A percentage needs a base and a rounding; where the issuer's text names none, both are questions
and the campaign's recorded answers decide.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor

from workflow.ids import FieldId, OptionId, QuestionId, QuotaId, StateId, TrackId


@dataclass(frozen=True, slots=True)
class Ask:
    """A value the plan leaves to a question; the campaign's recorded answer is the value."""

    question: QuestionId

    def settle(self, answers: Mapping[QuestionId, OptionId]) -> str:
        """The answer given; `KeyError` if the question has none (no campaign is launched that way)."""
        return answers[self.question]


def settle(value: str | Ask, answers: Mapping[QuestionId, OptionId]) -> str:
    """*value* itself, or the answer to the question it stands for."""
    return value.settle(answers) if isinstance(value, Ask) else value


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Quota:
    """Places on one track: a percentage of a base, or a count.

    Contenders are the cases whose `contender_field` has the value `contender_value`; they are ranked by
    `order_by` (a number), from high to low. A case in one of the `held_in` states holds a place.
    """

    id: QuotaId
    label_vi: str
    label_en: str
    track: TrackId
    held_in: tuple[StateId, ...]
    percent: Fraction | None = None
    count: int | None = None
    base: str | Ask = Base.REGISTERED
    rounding: str | Ask = Rounding.DOWN
    order_by: FieldId | None = None
    prefers: tuple[FieldId, str] | None = None
    tie: str | Ask = Tie.NOBODY
    contender_field: FieldId | None = None
    contender_value: str = ""
    registered_by: TrackId | None = None
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Contender:
    """One case in the running: its score, if it has one, and whether it holds a place already."""

    case: str
    score: int | None
    holds_place: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Census:
    """The counts a percentage may be taken of."""

    participants: int
    registered: int
    contenders: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where one case stands in a quota: places in all, taken by others, its rank and how many share it."""

    places: int
    base: int
    taken_by_others: int
    rank: int | None
    tied: int
    tie: Tie


def rounded(value: Fraction, rounding: Rounding) -> int:
    """*value* as whole places; a half goes up when rounding to the nearest."""
    match rounding:
        case Rounding.DOWN:
            return floor(value)
        case Rounding.UP:
            return ceil(value)
        case Rounding.NEAREST:
            return floor(value + Fraction(1, 2))


def base_of(quota: Quota, census: Census, answers: Mapping[QuestionId, OptionId]) -> int:
    """The number the percentage is taken of, by the plan or by the answer to its question."""
    match Base(settle(quota.base, answers)):
        case Base.PARTICIPANTS:
            return census.participants
        case Base.REGISTERED:
            return census.registered
        case Base.CONTENDERS:
            return census.contenders


def places(quota: Quota, census: Census, answers: Mapping[QuestionId, OptionId]) -> int:
    """How many places *quota* gives."""
    if quota.percent is None:
        return quota.count or 0
    base = base_of(quota, census, answers)
    return rounded(quota.percent * base / 100, Rounding(settle(quota.rounding, answers)))


def standing(
    quota: Quota,
    case: str,
    contenders: tuple[Contender, ...],
    census: Census,
    answers: Mapping[QuestionId, OptionId],
) -> Standing:
    """Where *case* stands among *contenders*, ranked from high to low; a case without a score has no rank."""
    own = next((c.score for c in contenders if c.case == case), None)
    scores = [c.score for c in contenders if c.score is not None]
    return Standing(
        places=places(quota, census, answers),
        base=base_of(quota, census, answers) if quota.percent is not None else 0,
        taken_by_others=sum(c.holds_place for c in contenders if c.case != case),
        rank=None if own is None else 1 + sum(score > own for score in scores),
        tied=0 if own is None else sum(score == own for score in scores),
        tie=Tie(settle(quota.tie, answers)),
    )
