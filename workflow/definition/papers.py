"""What a case carries: papers of declared kinds, and typed fields."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from workflow.definition.source import Label
from workflow.ids import DocumentKindId, FieldId, RoleId


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentKind:
    """A paper a case can carry; `accepts` names the file types (media types) that are taken."""

    id: DocumentKindId
    label: Label
    accepts: tuple[str, ...]
    fact: str = ""


class FieldKind(StrEnum):
    TEXT = "text"
    NUMBER = "number"
    CHOICE = "choice"
    DATE = "date"
    ASSESSMENT = "assessment"
    AUTHORS = "authors"


MET, NOT_MET = "met", "not_met"
"""The two answers to an assessment: whether a criterion of the plan is met."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    id: str
    label: Label


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """Typed data of a case. `written_by` may write it at any time; otherwise only a transition asks for it.

    Numbers are whole unless they have `decimals`: these are kept as texts with a point (`85.33`). An assessment is a
    criterion that a person answers with met or not met; authors are named one a line with their shares, which add up to
    100 percent. A date that must have `happened` may not lie in the future. `personal` fields are kept apart from the
    hash chain, behind a salted commitment.
    """

    id: FieldId
    label: Label
    kind: FieldKind
    choices: tuple[Choice, ...] = ()
    minimum: int | None = None
    maximum: int | None = None
    decimals: int = 0
    written_by: tuple[RoleId, ...] = ()
    happened: bool = False
    personal: bool = False
    fact: str = ""
