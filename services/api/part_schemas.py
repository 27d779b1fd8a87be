"""Parts of cases in the bodies of the API: what can be flagged, what is to be completed."""

from __future__ import annotations

from pydantic import BaseModel


class PartOut(BaseModel):
    """A part of a case, of another one it carries (`case`, about `subject`) or of its own, and what was said of it."""

    part: str
    label: str
    note: str = ""
    case: str | None = None
    subject: str = ""


class CompletionOut(BaseModel):
    """What was asked for when the case was returned; once `came_back`, those in `asked_by` look at it again."""

    asked_by: list[str]
    came_back: bool
    parts: list[PartOut]


class CautionOut(BaseModel):
    """What does not stop a move but should be known before it."""

    code: str
    sentence: str


class BehindOut(BaseModel):
    """A case that is waited for, such as an initiative that is still being considered."""

    case: str
    track: str
    subject: str
    state: str
    state_label: str


class BlockerOut(BaseModel):
    """Why a carried case stops the move, in words."""

    code: str
    sentence: str


class CarriedOut(BaseModel):
    """A case that a move carries along: ready, or what stops it and all with it."""

    case: str
    track: str
    subject: str
    ready: bool
    refusals: list[BlockerOut]
    cautions: list[CautionOut]
    behind: list[BehindOut]


class ReadinessOut(BaseModel):
    """What is to be known before a move: cautions, the cases its refusals wait for, and how those it carries stand."""

    cautions: list[CautionOut]
    behind: list[BehindOut]
    carried: list[CarriedOut]
    carried_ready: int
