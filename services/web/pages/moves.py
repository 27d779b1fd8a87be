"""What changes a case: a trigger taken, a paper attached, its deadline moved. A refusal shows the page again."""

from __future__ import annotations

from collections.abc import Callable

from fastapi import APIRouter, Request
from fastapi.responses import Response

from services import campaigns, cases
from services.cases import Asked
from services.doorway import Caller, office_of, require_own, uploaded
from services.store.work import Work, new_id
from services.web.forms import Form, Sent, Signed, carry_out, day_in, explained, status_of
from services.web.pages.cases import show
from services.web.showing.adjusting import CANCELLED
from services.web.showing.answered import results_sent
from services.web.showing.cases import CONFIRMED, EXTENDED, FILED, NEW_LAST_DAY, PAPER_DATE, RECEIVED_ON, WRITTEN
from services.web.showing.returned import flags_sent
from services.web.showing.trying import Tried
from workflow.commands import (
    CancelCase,
    CaseCommand,
    ConfirmCompletion,
    ExtendDeadline,
    FileDocument,
    Receipt,
    TakeTransition,
    WriteFields,
)
from workflow.errors import NotFound, Refused
from workflow.ids import CaseId, DocumentKindId, FieldId, Trigger
from workflow.waiting import deadline_of

router = APIRouter(include_in_schema=False)


@router.post("/cases/{case_id}/triggers/{trigger}")
def take(case_id: str, trigger: str, request: Request, caller: Signed, sent: Form) -> Response:
    """Take a transition."""

    def go() -> Response:
        command = TakeTransition(
            trigger=Trigger(trigger),
            inputs={FieldId(name): text for name, text in sent.inputs.items()},
            reason=sent.text("reason"),
            receipt=_receipt(request, sent, trigger),
            flags=flags_sent(sent.values),
            results=results_sent(sent.values),
        )
        return _change(request, caller, case_id, sent, command, f"/cases/{case_id}?done={trigger}")

    return _or_refused(request, caller, case_id, sent, trigger, go)


@router.post("/cases/{case_id}/fields")
def write(case_id: str, request: Request, caller: Signed, sent: Form) -> Response:
    """Write what is mine to write into the case; what was left empty stays as it is."""

    def go() -> Response:
        given = {FieldId(name): text for name, text in sent.inputs.items() if text.strip()}
        command = WriteFields(inputs=given)
        return _change(request, caller, case_id, sent, command, f"/cases/{case_id}?done={WRITTEN}#writing")

    return _or_refused(request, caller, case_id, sent, WRITTEN, go)


@router.post("/cases/{case_id}/documents")
def file_document(case_id: str, request: Request, caller: Signed, sent: Form) -> Response:
    """Attach a paper. What it is is read from its bytes."""
    require_own(request, caller, sent.csrf)
    office = office_of(request)

    def go() -> Response:
        data = uploaded(request, sent.file)
        paper = office.files.examine(data, (sent.file.filename or "") if sent.file else "")
        command = FileDocument(
            document=new_id(),
            kind=DocumentKindId(sent.text("kind")),
            sha256=paper.sha256,
            size=paper.size,
            media_type=paper.media_type,
            filename=paper.filename,
            number=sent.text("number"),
            dated=day_in(request, sent, "dated", PAPER_DATE, "file_document") if sent.text("dated") else None,
        )
        after = f"/cases/{case_id}?done={FILED}#papers"
        return _change(
            request,
            caller,
            case_id,
            sent,
            command,
            after,
            more=paper.sha256,
            then=lambda: office.files.keep(paper, data),
        )

    return _or_refused(request, caller, case_id, sent, FILED, go)


@router.post("/cases/{case_id}/completion")
def confirm_completion(case_id: str, request: Request, caller: Signed, sent: Form) -> Response:
    """Say that what was asked for when the case was returned is there now."""

    def go() -> Response:
        return _change(request, caller, case_id, sent, ConfirmCompletion(), f"/cases/{case_id}?done={CONFIRMED}")

    return _or_refused(request, caller, case_id, sent, CONFIRMED, go)


@router.post("/cases/{case_id}/extension")
def extend(case_id: str, request: Request, caller: Signed, sent: Form) -> Response:
    """Move the deadline that this case waits for, for this case alone."""

    def act(work: Work) -> str:
        looked = cases.look(work, caller.actor, case_id)
        deadline = deadline_of(looked.definition, looked.case.track, looked.case.state)
        if deadline is None:
            raise NotFound("deadline", case_id)
        command = ExtendDeadline(
            deadline=deadline,
            last_day=day_in(request, sent, "last_day", NEW_LAST_DAY, "extend_deadline"),
            reason=sent.text("reason"),
            document_number=sent.text("document_number"),
            case=CaseId(case_id),
        )
        campaigns.perform(work, caller.actor, looked.campaign.id, command)
        return f"/cases/{case_id}?done={EXTENDED}"

    return _or_refused(request, caller, case_id, sent, EXTENDED, lambda: carry_out(request, caller, sent, act))


@router.post("/cases/{case_id}/cancellation")
def cancel(case_id: str, request: Request, caller: Signed, sent: Form) -> Response:
    """Cancel a case that was opened by mistake, or whose subject is no more."""

    def go() -> Response:
        command = CancelCase(reason=sent.text("reason"))
        return _change(request, caller, case_id, sent, command, f"/cases/{case_id}?done={CANCELLED}")

    return _or_refused(request, caller, case_id, sent, CANCELLED, go)


def _change(
    request: Request,
    caller: Caller,
    case_id: str,
    sent: Sent,
    command: CaseCommand,
    after: str,
    *,
    more: str = "",
    then: Callable[[], None] = lambda: None,
) -> Response:
    """Do *command* and, before it is committed, *then*; go to *after*."""
    version = sent.version

    def act(work: Work) -> str:
        cases.perform(work, caller.actor, [Asked(case=case_id, command=command, version=version)])
        then()
        return after

    return carry_out(request, caller, sent, act, more=more)


def _or_refused(
    request: Request, caller: Caller, case_id: str, sent: Sent, form: str, go: Callable[[], Response]
) -> Response:
    """What *go* answers; refused, the page again with every reason and what had been typed."""
    try:
        return go()
    except Refused as refused:
        said = explained(request, caller, f"case:{case_id}", refused)
        tried = Tried(form=form, said=said, inputs=sent.inputs, typed=sent.values)
        status = status_of(refused)
        return show(request, caller, case_id, tried=tried, status=status)


def _receipt(request: Request, sent: Sent, trigger: str) -> Receipt | None:
    if not sent.text("received_on"):
        return None
    received_on = day_in(request, sent, "received_on", RECEIVED_ON, trigger)
    return Receipt(received_on=received_on, evidence=sent.text("evidence"))
