"""Who may do things, and how far their role reaches."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from workflow.definition.source import Label
from workflow.ids import RoleId


class Scope(StrEnum):
    """How far a role reaches: one unit, or the whole organisation that runs the plan.

    `council`: its holders are addressed in the whole organisation, and see nothing but what is put before them there.
    """

    UNIT = "unit"
    ORGANISATION = "organisation"
    COUNCIL = "council"


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    id: RoleId
    label: Label
    scope: Scope
