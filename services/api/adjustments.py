"""What adjusts a campaign: it is suspended and resumed, a milestone gets another day, a case is cancelled."""

from __future__ import annotations

from dataclasses import asdict

from fastapi import APIRouter, Request, Response

from services import cases
from services.api import adjusted
from services.api.answering import Key, Match, Own, Signed, campaign_changed, changed, version_in
from services.cases import Asked
from services.doorway import office_of
from services.pages import adjusting
from services.store.work import Work
from workflow.case import Case
from workflow.commands import CancelCase, Moving, PostponeMilestone, ResumeCampaign, SuspendCampaign
from workflow.errors import NotFound
from workflow.ids import MilestoneId

router = APIRouter()


@router.get("/campaigns/{campaign_id}/adjustments", tags=["campaigns"])
def listing(campaign_id: str, request: Request, caller: Signed) -> list[adjusted.AdjustmentOut]:
    """Every extension, moved deadline, postponement and suspension, newest first, as far as you may see."""
    with office_of(request).reading(caller.actor.id) as work:
        found = adjusting.adjusted(work, caller.actor, campaign_id)
    return [
        adjusted.AdjustmentOut(
            **asdict(one.adjustment),
            at=adjusting.made_at(one),
            actor=one.entry.actor,
            name=one.name,
        )
        for one in found
    ]


@router.post("/campaigns/{campaign_id}/suspension", tags=["campaigns"])
def suspend(
    campaign_id: str,
    body: adjusted.Suspension,
    request: Request,
    caller: Own,
    key: Key = None,
    match: Match = None,
) -> Response:
    """Suspend it: nothing fires, passes, moves or opens until it is resumed."""
    command = SuspendCampaign(reason=body.reason, document_number=body.document_number)
    return campaign_changed(request, caller, campaign_id, command, key, match, body.model_dump_json())


@router.get("/campaigns/{campaign_id}/resumption", tags=["campaigns"])
def foresee(campaign_id: str, request: Request, caller: Signed) -> adjusted.ResumptionOut:
    """What resuming it today would move, for those who may; 404 while it is not suspended."""
    with office_of(request).reading(caller.actor.id) as work:
        found = adjusting.resumption(work, caller.actor, campaign_id)
    if found is None:
        raise NotFound("resumption", campaign_id)
    return adjusted.ResumptionOut.model_validate(found, from_attributes=True)


@router.post("/campaigns/{campaign_id}/resumption", tags=["campaigns"])
def resume(
    campaign_id: str,
    body: adjusted.Resuming,
    request: Request,
    caller: Own,
    key: Key = None,
    match: Match = None,
) -> Response:
    """Let it go on: deadlines `keep` their days, or those that were still ahead `shift` by the days of the pause."""
    command = ResumeCampaign(moving=Moving(body.moving), document_number=body.document_number, reason=body.reason)
    return campaign_changed(request, caller, campaign_id, command, key, match, body.model_dump_json())


@router.post("/campaigns/{campaign_id}/milestones/{milestone}/postponement", tags=["campaigns"])
def postpone(
    campaign_id: str,
    milestone: str,
    body: adjusted.Postponement,
    request: Request,
    caller: Own,
    key: Key = None,
    match: Match = None,
) -> Response:
    """Give a recorded milestone another day; what is counted by it follows."""
    command = PostponeMilestone(
        milestone=MilestoneId(milestone),
        happened_on=body.happened_on,
        document_number=body.document_number,
        reason=body.reason,
    )
    return campaign_changed(request, caller, campaign_id, command, key, match, body.model_dump_json())


@router.post("/cases/{case_id}/cancellation", tags=["cases"])
def cancel(
    case_id: str,
    body: adjusted.Cancellation,
    request: Request,
    caller: Own,
    key: Key = None,
    match: Match = None,
) -> Response:
    """Cancel a case that was opened by mistake, or whose subject is no more. It ends, and counts nowhere."""
    version = version_in(match)

    def act(work: Work) -> Case:
        asked = Asked(case=case_id, command=CancelCase(reason=body.reason), version=version)
        [after] = cases.perform(work, caller.actor, [asked])
        return after

    return changed(request, caller, act, stream=f"case:{case_id}", key=key, body=body.model_dump_json().encode())
