"""Results that are entered for carried cases: one answer to many, each with what it brings that one."""

from __future__ import annotations

from dataclasses import dataclass

from workflow.ids import CaseId, Trigger


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What an answer brings one of the cases that are carried: the move it takes, and why, where a reason is asked for."""

    case: CaseId
    trigger: Trigger
    reason: str = ""
