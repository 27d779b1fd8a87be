"""What is owed by when: obligations, deadlines, ladders, and who hears a late excuse."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from workflow.deadlines import DateRule, Roll
from workflow.definition.source import Label
from workflow.ids import DeadlineId, DocumentKindId, RoleId, TrackId


class Owed(StrEnum):
    """Who owes an obligation: every participating unit, or the unit of the standing office."""

    PARTICIPANTS = "participants"
    STANDING_OFFICE = "standing_office"


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation:
    """What a unit owes by a deadline. It is a case on a built-in track that bears the obligation's id."""

    id: TrackId
    label: Label
    owed_by: Owed
    deadline: DeadlineId
    documents: tuple[DocumentKindId, ...]
    met_by: tuple[RoleId, ...]
    waived_by: tuple[RoleId, ...]
    opens: TrackId | None = None
    fact: str = ""


class RungKind(StrEnum):
    REMINDER = "reminder"
    ESCALATION = "escalation"


@dataclass(frozen=True, slots=True, kw_only=True)
class RungRule:
    """One step of a ladder: *days* before (negative), on (0) or after the deadline's last day, at 08:00 local."""

    id: str
    days: int
    kind: RungKind
    tells: tuple[RoleId, ...]


class Late(StrEnum):
    """What happens to someone who comes after the deadline."""

    REFUSE = "refuse"
    ALLOW_AND_MARK = "allow_and_mark"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """Who may show that a paper arrived in time, and for how many days after the deadline that is heard."""

    roles: tuple[RoleId, ...]
    within_days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    id: DeadlineId
    label: Label
    when: DateRule
    roll: Roll
    late: Late
    extended_by: tuple[RoleId, ...]
    proof: Proof | None
    ladder: tuple[RungRule, ...]
    fact: str = ""
