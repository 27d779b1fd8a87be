"""What has to be completed in a case that was returned: the parts that were flagged, and who looks at them again."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from workflow.ids import CaseId, DocumentKindId, FieldId, RoleId, StateId

WHOLE = "whole"
_BETWEEN = ":"


class PartKind(StrEnum):
    """What a part of a case is: a kind of paper, a field, or the case as a whole."""

    DOCUMENT = "document"
    FIELD = "field"
    WHOLE = WHOLE


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a case that can be flagged: `document:decision`, `field:topic`, or `whole`."""

    kind: PartKind
    name: str = ""

    def __str__(self) -> str:
        return f"{self.kind}{_BETWEEN}{self.name}" if self.name else str(self.kind)


ALL_OF_IT = Part(PartKind.WHOLE)


def part_of(text: str) -> Part:
    """The part that *text* names; `ValueError` for text that names none."""
    kind, _, name = text.partition(_BETWEEN)
    part = Part(PartKind(kind), name)
    if bool(name) is (part.kind is PartKind.WHOLE):
        raise ValueError(f"{text!r} is no part of a case")
    return part


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """A part that has to be completed, and what is wrong with it. With `case`, of that case, which is carried along."""

    part: Part
    note: str = ""
    case: CaseId | None = None

    @property
    def place(self) -> str:
        """The part, and before it the case where it is another's."""
        return f"{self.case} {self.part}" if self.case else str(self.part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Completion:
    """What was asked for when a case was returned: the `parts` to complete, asked by holders of the roles `asked_by`.

    It waits in `state` until it has come back; from then on those who asked look at it again.
    """

    state: StateId
    asked_by: tuple[RoleId, ...]
    parts: tuple[Part, ...] = ()
    came_back: bool = False

    def is_open(self, part: Part) -> bool:
        """Whether that part may be corrected while the case is returned."""
        return part in self.parts or ALL_OF_IT in self.parts

    def documents(self) -> tuple[DocumentKindId, ...]:
        """The kinds of papers that were flagged."""
        return tuple(DocumentKindId(one.name) for one in self.parts if one.kind is PartKind.DOCUMENT)

    def fields(self) -> tuple[FieldId, ...]:
        """The fields that were flagged."""
        return tuple(FieldId(one.name) for one in self.parts if one.kind is PartKind.FIELD)
