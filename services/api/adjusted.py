"""The bodies of adjustments: suspensions, postponements, cancellations, and the list of all."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, Field

from services.api.schemas import Body


class Suspension(Body):
    reason: str = Field(max_length=4000)
    document_number: str = Field(max_length=100)


class Resuming(Body):
    """`keep`: deadlines stay on their days; `shift`: those still ahead when it was suspended move by the pause."""

    moving: Literal["keep", "shift"]
    document_number: str = Field(max_length=100)
    reason: str = Field(default="", max_length=4000)


class Postponement(Body):
    happened_on: date
    document_number: str = Field(max_length=100)
    reason: str = Field(max_length=4000)


class Cancellation(Body):
    reason: str = Field(max_length=4000)


class MoveOut(BaseModel):
    """A deadline that would get another day; with `case` for that one alone."""

    deadline: str
    occurrence: str
    case: str
    before: date
    after: date


class ResumptionOut(BaseModel):
    """What resuming would do: `shifted` and `kept` are the moves under either choice.

    `passing`: the deadlines whose last day fell into the pause; kept where they are, they pass at once.
    """

    since: date
    days: int
    shifted: list[MoveOut]
    kept: list[MoveOut]
    passing: list[MoveOut]


class AdjustmentOut(BaseModel):
    """One adjustment, by entry: `kind` is extension, move, shift, postponement, suspension or resumption.

    `because`: what moved a deadline (`calendar`, `milestone`), or how deadlines moved at a resumption.
    """

    sequence: int
    kind: str
    subject: str
    occurrence: str
    case: str
    before: date | None
    after: date
    document_number: str
    reason: str
    because: str
    at: datetime
    actor: str
    name: str
