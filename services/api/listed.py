"""The bodies of lists that are entered, and how their previews are shown."""

from __future__ import annotations

from pydantic import BaseModel, Field

from services.api.schemas import Body
from services.imports import Line, Preview
from services.words import worded
from workflow.definition import Definition


class ListIn(Body):
    """A list that was previewed, and how: `trigger` empty to write fields, `occurrence` for one round."""

    sha256: str = Field(pattern="^[0-9a-f]{64}$")
    fingerprint: str = Field(max_length=64)
    track: str = Field(max_length=100)
    trigger: str = Field(default="", max_length=100)
    occurrence: str = Field(default="", max_length=100)
    number: str = Field(default="", max_length=100)


class ChangeOut(BaseModel):
    field: str
    before: str | int | None
    after: str | int


class WrongOut(BaseModel):
    """What is wrong with a line, in which column (empty: as a whole), and the way out."""

    column: str
    code: str
    sentence: str
    ways_out: list[str]


class LineOut(BaseModel):
    line: int
    subject: str
    unit: str
    case: str
    changes: list[ChangeOut]
    wrong: list[WrongOut]


class PreviewOut(BaseModel):
    """Nothing is entered while a line is `wrong`; `entered` is how many cases it would change."""

    sha256: str
    fingerprint: str
    entered: int
    wrong: int
    lines: list[LineOut]


class AskingOut(BaseModel):
    """One way to enter a list: the `track`, the `trigger` (empty: fields are written), and the fields its columns may be."""

    track: str
    trigger: str
    fields: list[str]


class ImportedOut(BaseModel):
    changed: int


def preview_out(told: Preview, language: str) -> PreviewOut:
    """A preview in words."""
    return PreviewOut(
        sha256=told.sha256,
        fingerprint=told.fingerprint,
        entered=len(told.entered),
        wrong=len(told.wrong),
        lines=[_line(one, told.definition, language) for one in told.lines],
    )


def _line(line: Line, definition: Definition, language: str) -> LineOut:
    wrong = []
    for one in line.wrong:
        said = worded(one.refusal, definition, language)
        wrong.append(WrongOut(column=one.column, code=said.code, sentence=said.sentence, ways_out=list(said.ways_out)))
    return LineOut(
        line=line.number,
        subject=line.subject,
        unit=line.unit,
        case=line.case,
        changes=[ChangeOut(field=one.field, before=one.before, after=one.after) for one in line.changes],
        wrong=wrong,
    )
