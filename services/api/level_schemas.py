"""Cases of several levels in the bodies of the API: how they are linked, and one answer with a result for each."""

from __future__ import annotations

from pydantic import BaseModel


class ResultOut(BaseModel):
    """What an answer may bring a case, and whether a reason has to be given with it."""

    result: str
    label: str
    needs_reason: bool


class ResultsOut(BaseModel):
    """A case that a move carries, with the results of which one is to be entered for it."""

    case: str
    track: str
    subject: str
    results: list[ResultOut]


class LevelOut(BaseModel):
    """A case of another level about the same unit or person; `documents` of the lower count for the upper as well."""

    case: str
    track: str
    state: str
    state_label: str
    documents: list[str]
