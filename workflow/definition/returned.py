"""States in which a case that was returned waits until it is completed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from workflow.ids import DeadlineId, StateId


class RunsOut(StrEnum):
    """What becomes of a returned case whose last day has passed: it stays and is told of, goes on as it is, or ends."""

    STAYS = "stays"
    GOES_ON = "goes_on"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnRule:
    """That a case in `state` was returned to be completed, how many `days` it has for that, and what then happens.

    The day it was returned is not counted; without days there is no last day. It is a rule of every track that has the
    state.
    """

    state: StateId
    days: int | None = None
    working: bool = False
    runs_out: RunsOut = RunsOut.STAYS
    fact: str = ""

    @property
    def deadline(self) -> DeadlineId:
        """The deadline by which it is to come back, for each case alone."""
        return DeadlineId(f"{self.state}_back")
