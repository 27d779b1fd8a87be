"""What is given: the form of an award, its level, who signs it, and the money that goes with it."""

from __future__ import annotations

from dataclasses import dataclass

from workflow.definition.source import Label
from workflow.ids import AwardId, FieldId, RoleId, TrackId


@dataclass(frozen=True, slots=True, kw_only=True)
class Award:
    """A certificate or prize on a track; where several are given on one track, `value` of `field` tells them apart.

    The money is a fixed `amount` in đồng, or what the law named by `by_law` gives (coefficient × base salary at the
    date of the decision), or none.
    """

    id: AwardId
    label: Label
    track: TrackId
    signed_by: RoleId | None = None
    level: Label | None = None
    field: FieldId | None = None
    value: str = ""
    amount: int | None = None
    by_law: str = ""
    facts: tuple[str, ...] = ()
