"""/campaigns/{id}/completeness: every dossier of a campaign you may see, and what each lacks, worst first."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel

from services.api.answering import Signed
from services.doorway import language_of, office_of
from services.readiness import Board, Row, board
from services.words import state_said
from workflow.completeness import Mark, Standing
from workflow.completing import PartKind
from workflow.definition import Definition
from workflow.ids import DocumentKindId, FieldId

router = APIRouter(tags=["campaigns"])
MOST_A_PAGE = 500


class PartOfDossierOut(BaseModel):
    """A paper or a field, as `part` of a case is named elsewhere, how it stands, and the move that needs it first.

    `mark`: there, returned (to be completed), unmet (there, but not what is needed), missing (for the next step), later
    (for a step after it), not_needed.
    """

    part: str
    label: str
    mark: Mark
    step: str
    step_label: str


class DossierOut(BaseModel):
    """One case: what of it is there, how many parts keep it from its next step, how many it lacks up to the end."""

    case: str
    track: str
    subject: str
    unit: str
    unit_name: str
    state: str
    state_label: str
    occurrence: str
    returned: bool
    next_step: str
    in_the_way: int
    lacking: int
    parts: list[PartOfDossierOut]


class OfUnitOut(BaseModel):
    """A unit's cases: how many there are, how many lack nothing for their next step, how many parts the others lack."""

    unit: str
    name: str
    cases: int
    complete: int
    in_the_way: int


class CompletenessOut(BaseModel):
    """`total` cases were asked for; `units` counts all that you may see. `next` continues the list."""

    total: int
    units: list[OfUnitOut]
    dossiers: list[DossierOut]
    next: int | None


@router.get("/campaigns/{campaign_id}/completeness")
def completeness(
    campaign_id: str,
    request: Request,
    caller: Signed,
    track: str | None = None,
    unit: str | None = None,
    state: str | None = None,
    after: Annotated[int, Query(ge=0, le=100_000)] = 0,
    limit: Annotated[int, Query(ge=1, le=MOST_A_PAGE)] = 100,
) -> CompletenessOut:
    """How complete the dossiers of nominations are, worst first. `after` is the `next` of the page before."""
    with office_of(request).reading(caller.actor.id) as work:
        found = board(work, caller.actor, campaign_id, track=track, unit=unit, state=state)
    language, through = language_of(request), after + limit
    return CompletenessOut(
        total=len(found.rows),
        units=[OfUnitOut.model_validate(one, from_attributes=True) for one in found.units],
        dossiers=[_dossier(found, row, language) for row in found.rows[after:through]],
        next=through if through < len(found.rows) else None,
    )


def _dossier(found: Board, row: Row, language: str) -> DossierOut:
    listed, stands = row.listed, row.dossier
    return DossierOut(
        case=listed.id,
        track=listed.track,
        subject=listed.subject,
        unit=listed.unit,
        unit_name=listed.unit_name,
        state=listed.state,
        state_label=state_said(found.definition, listed.state, language),
        occurrence=listed.occurrence,
        returned=stands.returned,
        next_step=stands.next_step.trigger if stands.next_step else "",
        in_the_way=stands.in_the_way,
        lacking=stands.lacking,
        parts=[_part(found.definition, one, language) for one in stands.parts],
    )


def _part(definition: Definition, one: Standing, language: str) -> PartOfDossierOut:
    kinds, fields, name = definition.documents, definition.fields, one.part.name
    label = kinds[DocumentKindId(name)].label if one.part.kind is PartKind.DOCUMENT else fields[FieldId(name)].label
    return PartOfDossierOut(
        part=str(one.part),
        label=label.said(language),
        mark=one.mark,
        step=one.step.trigger if one.step else "",
        step_label=one.step.label.said(language) if one.step else "",
    )
