"""Returned cases over HTTP: flags that come in, and what is to be completed, as it goes out."""

from __future__ import annotations

from collections.abc import Sequence

from services.api import schemas
from services.api.part_schemas import CompletionOut, PartOut
from services.cases import Flaggable, Looked, ToComplete
from services.words import part_said
from workflow.completing import Flag, part_of
from workflow.errors import Refused
from workflow.ids import CaseId
from workflow.refusals import Refusal, WayOut


def flags_in(body: schemas.Take) -> tuple[Flag, ...]:
    """The flags of *body*; raises `Refused` for one that names no part."""
    return tuple(_flag(one) for one in body.flags)


def _flag(one: schemas.FlagIn) -> Flag:
    try:
        return Flag(part=part_of(one.part), note=one.note, case=CaseId(one.case) if one.case else None)
    except ValueError:
        wrong = Refusal("part_unknown", {"given": one.part[:80]}, (WayOut.FILL_IN,), "flags")
        raise Refused("flags", (wrong,)) from None


def completion_out(looked: Looked, asked: Sequence[ToComplete], language: str) -> CompletionOut | None:
    """What is to be completed in the case; None where nothing is."""
    completion = looked.case.completion
    if completion is None:
        return None
    parts = [
        PartOut(
            part=str(one.part),
            label=part_said(looked.definition, one.part, language),
            note=one.note,
            case=one.case,
            subject=one.subject,
        )
        for one in asked
    ]
    return CompletionOut(asked_by=list(completion.asked_by), came_back=completion.came_back, parts=parts)


def flaggable_out(looked: Looked, flaggable: Sequence[Flaggable], language: str) -> list[PartOut]:
    """Every part that can be flagged."""
    return [
        PartOut(part=str(part), label=part_said(looked.definition, part, language), case=one.case, subject=one.subject)
        for one in flaggable
        for part in one.parts
    ]
