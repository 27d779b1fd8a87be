"""How a case stands before a move, over HTTP."""

from __future__ import annotations

from collections.abc import Sequence

from services.api.part_schemas import BehindOut, BlockerOut, CarriedOut, CautionOut, ReadinessOut
from services.readiness import Behind, Readiness
from services.words import caution_said, state_said, worded
from workflow.cautions import Caution
from workflow.definition import Definition


def readiness_out(found: Readiness | None, definition: Definition, language: str) -> ReadinessOut | None:
    """*found* in *language*; None for a move that is not the caller's."""
    if found is None:
        return None
    carried = [
        CarriedOut(
            case=one.case.id,
            track=one.case.track,
            subject=one.subject,
            ready=not one.refusals,
            refusals=[
                BlockerOut.model_validate(worded(refusal, definition, language), from_attributes=True)
                for refusal in one.refusals
            ],
            cautions=_cautions(one.cautions, definition, language),
            behind=_behind(one.behind, definition, language),
        )
        for one in found.carried
    ]
    return ReadinessOut(
        cautions=_cautions(found.cautions, definition, language),
        behind=_behind(found.behind, definition, language),
        carried=carried,
        carried_ready=found.ready,
    )


def _cautions(found: Sequence[Caution], definition: Definition, language: str) -> list[CautionOut]:
    return [CautionOut(code=one.code, sentence=caution_said(one, definition, language)) for one in found]


def _behind(found: Sequence[Behind], definition: Definition, language: str) -> list[BehindOut]:
    return [
        BehindOut(
            case=one.case.id,
            track=one.case.track,
            subject=one.subject,
            state=one.case.state,
            state_label=state_said(definition, one.case.state, language),
        )
        for one in found
    ]
