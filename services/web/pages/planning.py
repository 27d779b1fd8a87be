"""What changes a campaign: questions answered, participants selected, launched, milestones recorded, deadlines moved."""

from __future__ import annotations

from collections.abc import Callable

from fastapi import APIRouter, Request
from fastapi.responses import Response

from services import campaigns
from services.doorway import Caller
from services.store.work import Work
from services.web.forms import Form, Sent, Signed, carry_out, choice_in, day_in, explained, status_of
from services.web.pages.campaigns import show
from services.web.showing.adjusting import MOVING, NEW_DAY, POSTPONE, RESUME, SUSPEND
from services.web.showing.campaigns import ANSWER, CLOSE, HAPPENED_ON, LAUNCH, MILESTONE, extension_form
from services.web.showing.cases import NEW_LAST_DAY
from services.web.showing.trying import Tried
from workflow.commands import (
    AnswerQuestion,
    CampaignCommand,
    CloseCampaign,
    ExtendDeadline,
    LaunchCampaign,
    Moving,
    PostponeMilestone,
    RecordMilestone,
    ResumeCampaign,
    SuspendCampaign,
)
from workflow.errors import CaseChanged, Refused
from workflow.ids import DeadlineId, MilestoneId, OptionId, QuestionId

router = APIRouter(include_in_schema=False)


@router.post("/campaigns/{campaign_id}/answers/{question}")
def answer(campaign_id: str, question: str, request: Request, caller: Signed, sent: Form) -> Response:
    """Answer a question the plan leaves open."""

    def command() -> CampaignCommand:
        return AnswerQuestion(
            question=QuestionId(question), option=OptionId(sent.text("option")), basis=sent.text("basis")
        )

    return _change(request, caller, campaign_id, sent, f"{ANSWER}:{question}", command, "answered#questions")


@router.post("/campaigns/{campaign_id}/participants")
def select(campaign_id: str, request: Request, caller: Signed, sent: Form) -> Response:
    """Select everyone whom the plan, as answered, takes in today."""

    def act(work: Work) -> str:
        if campaigns.load(work, caller.actor, campaign_id).version != sent.version:
            raise CaseChanged(f"campaign:{campaign_id}", sent.version)
        campaigns.select_by_scope(work, caller.actor, campaign_id, work.act.today)
        return f"/campaigns/{campaign_id}?done=selected"

    return _or_refused(
        request, caller, campaign_id, sent, "participants", lambda: carry_out(request, caller, sent, act)
    )


@router.post("/campaigns/{campaign_id}/launch")
def launch(campaign_id: str, request: Request, caller: Signed, sent: Form) -> Response:
    """Launch it: deadlines are armed and obligations fall to those who owe them."""
    return _change(request, caller, campaign_id, sent, LAUNCH, LaunchCampaign, "launched")


@router.post("/campaigns/{campaign_id}/close")
def close(campaign_id: str, request: Request, caller: Signed, sent: Form) -> Response:
    """Close it: nothing moves any more."""

    def command() -> CampaignCommand:
        return CloseCampaign(reason=sent.text("reason"))

    return _change(request, caller, campaign_id, sent, CLOSE, command, "closed")


@router.post("/campaigns/{campaign_id}/milestones/{milestone}")
def record(campaign_id: str, milestone: str, request: Request, caller: Signed, sent: Form) -> Response:
    """Record something that happened to the campaign, with its document."""

    def command() -> CampaignCommand:
        return RecordMilestone(
            milestone=MilestoneId(milestone),
            happened_on=day_in(request, sent, "happened_on", HAPPENED_ON, "record_milestone"),
            document_number=sent.text("document_number"),
            provisional=sent.text("provisional") == "yes",
        )

    return _change(request, caller, campaign_id, sent, f"{MILESTONE}:{milestone}", command, "milestone#milestones")


@router.post("/campaigns/{campaign_id}/extensions/{deadline}")
def extend(campaign_id: str, deadline: str, request: Request, caller: Signed, sent: Form) -> Response:
    """Move a deadline, or one falling-due of it, to a later day, for everybody."""
    occurrence = sent.text("occurrence")

    def command() -> CampaignCommand:
        return ExtendDeadline(
            deadline=DeadlineId(deadline),
            last_day=day_in(request, sent, "last_day", NEW_LAST_DAY, "extend_deadline"),
            reason=sent.text("reason"),
            document_number=sent.text("document_number"),
            occurrence=occurrence,
        )

    form = extension_form(deadline, occurrence)
    return _change(request, caller, campaign_id, sent, form, command, "extended#timeline")


@router.post("/campaigns/{campaign_id}/suspension")
def suspend(campaign_id: str, request: Request, caller: Signed, sent: Form) -> Response:
    """Suspend it: nothing fires, passes, moves or opens until it is resumed."""

    def command() -> CampaignCommand:
        return SuspendCampaign(reason=sent.text("reason"), document_number=sent.text("document_number"))

    return _change(request, caller, campaign_id, sent, SUSPEND, command, "suspended")


@router.post("/campaigns/{campaign_id}/resumption")
def resume(campaign_id: str, request: Request, caller: Signed, sent: Form) -> Response:
    """Let it go on, its deadlines moving as was chosen."""

    def command() -> CampaignCommand:
        moving = choice_in(request, sent, "moving", MOVING, tuple(Moving), "resume")
        return ResumeCampaign(
            moving=Moving(moving), document_number=sent.text("document_number"), reason=sent.text("reason")
        )

    return _change(request, caller, campaign_id, sent, RESUME, command, "resumed#adjustments")


@router.post("/campaigns/{campaign_id}/milestones/{milestone}/postponement")
def postpone(campaign_id: str, milestone: str, request: Request, caller: Signed, sent: Form) -> Response:
    """Give a recorded milestone another day; what is counted by it follows."""

    def command() -> CampaignCommand:
        return PostponeMilestone(
            milestone=MilestoneId(milestone),
            happened_on=day_in(request, sent, "happened_on", NEW_DAY, "postpone_milestone"),
            document_number=sent.text("document_number"),
            reason=sent.text("reason"),
        )

    return _change(request, caller, campaign_id, sent, f"{POSTPONE}:{milestone}", command, "postponed#milestones")


def _change(
    request: Request,
    caller: Caller,
    campaign_id: str,
    sent: Sent,
    form: str,
    command: Callable[[], CampaignCommand],
    done: str,
) -> Response:
    def act(work: Work) -> str:
        campaigns.perform(work, caller.actor, campaign_id, command(), sent.version)
        return f"/campaigns/{campaign_id}?done={done}"

    return _or_refused(request, caller, campaign_id, sent, form, lambda: carry_out(request, caller, sent, act))


def _or_refused(
    request: Request, caller: Caller, campaign_id: str, sent: Sent, form: str, go: Callable[[], Response]
) -> Response:
    """What *go* answers; refused, the page again with every reason and what had been typed."""
    try:
        return go()
    except Refused as refused:
        said = explained(request, caller, f"campaign:{campaign_id}", refused)
        status = status_of(refused)
        tried = Tried(form=form, said=said, typed=sent.values)
        return show(request, caller, campaign_id, tried=tried, status=status)
