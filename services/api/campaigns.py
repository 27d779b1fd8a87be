"""/campaigns: draft, answer, select, launch; milestones, extensions, obligations, quotas."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from services import campaigns, cases, plans, standings
from services.access import scope_of
from services.api import schemas
from services.api.answering import Key, Match, Own, Signed, campaign_changed, changed, etag
from services.api.quotas import QuotaOut, quota_board
from services.doorway import language_of, office_of
from services.registry import definition_of, publish
from services.store import campaigns as rows
from services.store.work import Work
from workflow.campaign import Campaign
from workflow.commands import (
    AnswerQuestion,
    CloseCampaign,
    ExtendDeadline,
    LaunchCampaign,
    RecordMilestone,
)
from workflow.ids import CaseId, DeadlineId, MilestoneId, OptionId, QuestionId

router = APIRouter(tags=["campaigns"])


@router.get("/campaigns")
def listing(request: Request, caller: Signed) -> list[dict[str, object]]:
    """The campaigns of your organisation."""
    with office_of(request).reading(caller.actor.id) as work:
        found = rows.listing(work, scope_of(caller.actor))
    return [{"id": one.id, "label": one.label, "year": one.year, "state": one.state} for one in found]


@router.post("/campaigns", status_code=201)
def draft(body: schemas.NewCampaign, request: Request, caller: Own, key: Key = None) -> Response:
    """Draft a campaign on a plan, shipped or the organisation's own, and select who takes part."""

    def act(work: Work) -> Campaign:
        chosen = plans.version(work, caller.actor, body.plan)
        definition = publish(work, caller.actor.organisation, chosen.loaded)
        drafted = campaigns.draft(work, caller.actor, definition, body.year)
        return campaigns.select_by_scope(work, caller.actor, drafted.id, work.act.today)

    return changed(request, caller, act, stream="", key=key, body=body.model_dump_json().encode(), status=201)


@router.get("/campaigns/{campaign_id}")
def read(campaign_id: str, request: Request, response: Response, caller: Signed) -> schemas.CampaignOut:
    with office_of(request).reading(caller.actor.id) as work:
        found = campaigns.load(work, caller.actor, campaign_id)
        label = definition_of(work, found.sha256).label
    response.headers["ETag"] = etag(found.version)
    return schemas.CampaignOut(
        id=found.id,
        label=label.said(language_of(request)),
        plan=found.definition,
        sha256=found.sha256,
        year=found.year,
        state=found.state.value,
        version=found.version,
        answers={str(question): str(option) for question, option in found.answers.items()},
        milestones={str(name): day for name, day in found.milestones.items()},
        provisional={str(name): day for name, day in found.provisional.items()},
        suspended_on=found.suspended_on,
        units=len(found.units),
        people=len(found.people),
    )


@router.post("/campaigns/{campaign_id}/answers")
def answer(
    campaign_id: str, body: schemas.Answer, request: Request, caller: Own, key: Key = None, match: Match = None
) -> Response:
    """Answer a question the plan leaves open."""
    command = AnswerQuestion(question=QuestionId(body.question), option=OptionId(body.option), basis=body.basis)
    return campaign_changed(request, caller, campaign_id, command, key, match, body.model_dump_json())


@router.post("/campaigns/{campaign_id}/participants")
def select(campaign_id: str, request: Request, caller: Own, key: Key = None) -> Response:
    """Select everyone whom the plan, as answered, takes in today."""

    def act(work: Work) -> Campaign:
        return campaigns.select_by_scope(work, caller.actor, campaign_id, work.act.today)

    return changed(request, caller, act, stream=f"campaign:{campaign_id}", key=key, body=b"")


@router.post("/campaigns/{campaign_id}/launch")
def launch(campaign_id: str, request: Request, caller: Own, key: Key = None, match: Match = None) -> Response:
    """Launch it: deadlines are armed and obligations fall due to be owed."""
    return campaign_changed(request, caller, campaign_id, LaunchCampaign(), key, match, "")


@router.post("/campaigns/{campaign_id}/close")
def close(
    campaign_id: str, body: schemas.Closing, request: Request, caller: Own, key: Key = None, match: Match = None
) -> Response:
    """Close it: nothing moves any more."""
    return campaign_changed(
        request, caller, campaign_id, CloseCampaign(reason=body.reason), key, match, body.model_dump_json()
    )


@router.post("/campaigns/{campaign_id}/milestones")
def milestone(
    campaign_id: str, body: schemas.NewMilestone, request: Request, caller: Own, key: Key = None, match: Match = None
) -> Response:
    """Record something that happened to the campaign, with its document."""
    command = RecordMilestone(
        milestone=MilestoneId(body.milestone),
        happened_on=body.happened_on,
        document_number=body.document_number,
        provisional=body.provisional,
    )
    return campaign_changed(request, caller, campaign_id, command, key, match, body.model_dump_json())


@router.post("/campaigns/{campaign_id}/extensions")
def extend(
    campaign_id: str, body: schemas.Extension, request: Request, caller: Own, key: Key = None, match: Match = None
) -> Response:
    """Move a deadline to a later day, for all or for one case."""
    command = ExtendDeadline(
        deadline=DeadlineId(body.deadline),
        last_day=body.last_day,
        reason=body.reason,
        document_number=body.document_number,
        case=CaseId(body.case) if body.case else None,
        occurrence=body.occurrence,
    )
    return campaign_changed(request, caller, campaign_id, command, key, match, body.model_dump_json())


@router.get("/campaigns/{campaign_id}/obligations")
def obligations(campaign_id: str, request: Request, caller: Signed) -> list[schemas.CaseRowOut]:
    """Who owes what, as far as you may see."""
    with office_of(request).reading(caller.actor.id) as work:
        found = campaigns.load(work, caller.actor, campaign_id)
        tracks = list(definition_of(work, found.sha256).obligations)
        listed = cases.listing(work, caller.actor, campaign=campaign_id, tracks=tracks)
    return [schemas.CaseRowOut.model_validate(one, from_attributes=True) for one in listed]


@router.get("/campaigns/{campaign_id}/quotas")
def quotas(campaign_id: str, request: Request, caller: Signed) -> list[QuotaOut]:
    """How many places each quota gives, how many are taken, and, for whom it concerns, by whom."""
    with office_of(request).reading(caller.actor.id) as work:
        shown = caller.actor.sees_everything
        boards = standings.boards(work, campaigns.load(work, caller.actor, campaign_id), outward=not shown)
        listed = (
            cases.listing(work, caller.actor, campaign=campaign_id, tracks={board.quota.track for board in boards})
            if shown
            else ()
        )
    subjects = {one.id: one.subject for one in listed} if shown else None
    return [quota_board(board, subjects, language_of(request)) for board in boards]
