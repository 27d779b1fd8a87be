"""What is given: the form of an award, its level, who signs it, and the money that goes with it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from workflow.definition.source import Label
from workflow.ids import AwardId, FieldId, RoleId, StateId, TrackId

FOR_EVER = 0
"""The year of what is given once in a lifetime."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Once:
    """That a thing is given to nobody twice: not ever, or (`again_after`) again only so many years later.

    It is won by coming to one of the states `won_in`. `honour` is its name in all plans of an organisation: what two
    plans call the same is one and the same thing.
    """

    honour: str
    won_in: tuple[StateId, ...]
    again_after: int | None = None

    def closes(self, year: int) -> tuple[int, ...]:
        """The years in which what was won in *year* is not given again, or `FOR_EVER`."""
        return tuple(range(year, year + self.again_after)) if self.again_after else (FOR_EVER,)


class Holder(StrEnum):
    """Who is given it: the law sets other sums for a person, a collective and a household."""

    INDIVIDUAL = "individual"
    COLLECTIVE = "collective"
    HOUSEHOLD = "household"


@dataclass(frozen=True, slots=True, kw_only=True)
class FromAbove:
    """That an award is given by a higher level, whose decision no campaign here signs: its answer is recorded.

    A case has been given it once it is in one of the states `won_in`; its fields `number` and `dated` then hold the
    number and the day of the decision.
    """

    won_in: tuple[StateId, ...]
    number: FieldId
    dated: FieldId


@dataclass(frozen=True, slots=True, kw_only=True)
class Award:
    """A certificate or prize on a track; where several are given on one track, `value` of `field` tells them apart.

    `form` is what the law calls it (`giay_khen`), empty where the plan does not say; the law knows whether that is a
    title or a form of commendation.

    The money is a fixed `amount` in đồng, or what the law named by `by_law` gives (coefficient × base salary at the
    date of the decision), or none. What is given `from_above` is not signed here.
    """

    id: AwardId
    label: Label
    track: TrackId
    form: str = ""
    holder: Holder = Holder.INDIVIDUAL
    signed_by: RoleId | None = None
    level: Label | None = None
    field: FieldId | None = None
    value: str = ""
    amount: int | None = None
    by_law: str = ""
    once: Once | None = None
    from_above: FromAbove | None = None
    facts: tuple[str, ...] = ()
