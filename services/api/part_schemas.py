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
