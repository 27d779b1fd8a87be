"""/decisions: drafted, signed, published; what is said against them, their money, and taking awards back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Annotated

from fastapi import APIRouter, File, Form, Request, Response, UploadFile

from services import decisions
from services.api import decided, schemas
from services.api.answering import Key, Match, Own, Signed, changed, etag, version_in
from services.doorway import Caller, office_of, uploaded
from services.store.work import Work
from workflow.decisions.commands import (
    AnswerObjection,
    ConfirmReceipt,
    DecisionCommand,
    DropDraft,
    FileObjection,
    MarkPaid,
    MarkRecovered,
    OpenForComment,
    Publish,
    RecordSigning,
    WriteDraft,
)
from workflow.decisions.decision import Decision, Power, Signature
from workflow.ids import LineId, ObjectionId

router = APIRouter(tags=["decisions"])
Text = Annotated[str, Form(max_length=200, pattern=r"^[^\x00]*$")]


@router.get("/campaigns/{campaign_id}/decisions/{rule}/waiting")
def read_waiting(campaign_id: str, rule: str, request: Request, caller: Signed) -> list[decided.WaitingOut]:
    """The cases that may be put on a decision now."""
    with office_of(request).reading(caller.actor.id) as work:
        found = decisions.waiting(work, caller.actor, decisions.rule_of(work, caller.actor, campaign_id, rule))
    return [decided.waiting_out(one) for one in found]


@router.get("/decisions")
def listing(request: Request, caller: Signed, campaign: str | None = None) -> list[decided.ListedDecisionOut]:
    """The decisions you may know of: drafts first, then the latest."""
    with office_of(request).reading(caller.actor.id) as work:
        found = decisions.listing(work, caller.actor, campaign=campaign)
    return [decided.ListedDecisionOut.model_validate(one, from_attributes=True) for one in found]


@router.post("/decisions", status_code=201)
def draft(body: decided.NewDecision, request: Request, caller: Own, key: Key = None) -> Response:
    """Draft a decision on cases, in that order."""

    def act(work: Work) -> Decision:
        lines = [one.as_proposed() for one in body.lines]
        return decisions.draft(work, caller.actor, campaign=body.campaign, rule=body.rule, lines=lines)

    stream, sent = f"campaign:{body.campaign}", body.model_dump_json().encode()
    return changed(request, caller, act, stream=stream, key=key, body=sent, status=201)


@router.post("/decisions/revocations", status_code=201)
def revoke(body: decided.NewRevocation, request: Request, caller: Own, key: Key = None) -> Response:
    """Draft a decision that takes awards back, each on a ground and with a reason."""

    def act(work: Work) -> Decision:
        lines = [one.as_taken() for one in body.lines]
        return decisions.revoke(work, caller.actor, campaign=body.campaign, rule=body.rule, lines=lines)

    stream, sent = f"campaign:{body.campaign}", body.model_dump_json().encode()
    return changed(request, caller, act, stream=stream, key=key, body=sent, status=201)


@router.get("/decisions/{decision_id}")
def read(decision_id: str, request: Request, response: Response, caller: Signed) -> decided.DecisionOut:
    """A decision, as far as you may see it."""
    with office_of(request).reading(caller.actor.id) as work:
        seen = decisions.look(work, caller.actor, decision_id)
    response.headers["ETag"] = etag(seen.decision.version)
    return decided.decision_out(seen)


@router.get("/decisions/{decision_id}/history")
def entries(decision_id: str, request: Request, caller: Signed) -> list[schemas.EntryOut]:
    """The entries of the decision, as they are chained."""
    with office_of(request).reading(caller.actor.id) as work:
        found = decisions.history_of(work, caller.actor, decision_id)
    return [schemas.entry_out(kept) for kept in found]


@router.post("/decisions/{decision_id}/lines")
def change_lines(
    decision_id: str, body: decided.LinesIn, request: Request, caller: Own, key: Key = None, match: Match = None
) -> Response:
    """Put cases on a draft after those that stand there, or take lines off."""
    version = version_in(match)

    def act(work: Work) -> Decision:
        added = [one.as_proposed() for one in body.added]
        return decisions.change_lines(work, caller.actor, decision_id, added, body.removed, version)

    return _acted(request, caller, decision_id, act, key, body.model_dump_json())


@router.post("/decisions/{decision_id}/draft")
def write(
    decision_id: str, body: decided.DraftIn, request: Request, caller: Own, key: Key = None, match: Match = None
) -> Response:
    """Say what the paper says: its subject, its legal basis, and who is to sign it."""
    command = WriteDraft(subject=body.subject, basis=tuple(body.basis), signature=body.as_signature())
    return _change(request, caller, decision_id, command, key, match, body.model_dump_json())


@router.post("/decisions/{decision_id}/comment")
def open_for_comment(decision_id: str, request: Request, caller: Own, key: Key = None, match: Match = None) -> Response:
    """Publish the list for comment, for as many working days as the plan asks."""
    return _change(request, caller, decision_id, OpenForComment(), key, match, "")


@router.post("/decisions/{decision_id}/objections")
def object_to(
    decision_id: str, body: decided.ObjectionIn, request: Request, caller: Own, key: Key = None, match: Match = None
) -> Response:
    """Record what somebody says against the list, or complains of later."""
    command = FileObjection(
        objection=decisions.new_objection(),
        by=body.by,
        text=body.text,
        received_on=body.received_on,
        line=LineId(body.line) if body.line else None,
    )
    return _change(request, caller, decision_id, command, key, match, body.model_dump_json())


@router.post("/decisions/{decision_id}/objections/{objection}/answer")
def answer(
    decision_id: str,
    objection: str,
    body: decided.AnswerIn,
    request: Request,
    caller: Own,
    key: Key = None,
    match: Match = None,
) -> Response:
    """Answer what was said: upheld or not, and why."""
    command = AnswerObjection(objection=ObjectionId(objection), upheld=body.upheld, answer=body.answer)
    return _change(request, caller, decision_id, command, key, match, f"{objection}:{body.model_dump_json()}")


@router.post("/decisions/{decision_id}/signing")
def sign(
    decision_id: str,
    request: Request,
    caller: Own,
    file: Annotated[UploadFile, File()],
    number: Annotated[str, Form(max_length=100, pattern=r"^[^\x00]*$")],
    dated: Annotated[date, Form()],
    signer: Text = "",
    post: Text = "",
    power: Annotated[Power, Form()] = Power.OWN,
    for_whom: Text = "",
    authorised_by: Text = "",
    key: Key = None,
    match: Match = None,
) -> Response:
    """Record number and date of the signed paper with the paper itself: every case it is about is decided."""
    version, office = version_in(match), office_of(request)
    data = uploaded(request, file)
    paper = office.files.examine(data, file.filename or "")
    by = Signature(power=power, for_whom=for_whom, post=post, signer=signer, authorised_by=authorised_by)
    command = RecordSigning(
        number=number,
        dated=dated,
        signature=by,
        sha256=paper.sha256,
        size=paper.size,
        media_type=paper.media_type,
        filename=paper.filename,
    )

    def act(work: Work) -> Decision:
        after = decisions.perform(work, caller.actor, decision_id, command, version)
        office.files.keep(paper, data)
        return after

    return _acted(request, caller, decision_id, act, key, f"{number}:{dated}:{by}:{paper.sha256}")


@router.post("/decisions/{decision_id}/publication")
def publish(decision_id: str, request: Request, caller: Own, key: Key = None, match: Match = None) -> Response:
    """Make it public: what was sealed is so no more, and those concerned are told."""
    return _change(request, caller, decision_id, Publish(), key, match, "")


@router.post("/decisions/{decision_id}/dropping")
def drop(
    decision_id: str, body: decided.DroppedIn, request: Request, caller: Own, key: Key = None, match: Match = None
) -> Response:
    """Give the draft up; its cases may be put on another."""
    return _change(request, caller, decision_id, DropDraft(reason=body.reason), key, match, body.model_dump_json())


@router.post("/decisions/{decision_id}/lines/{line}/receipt")
def confirm_receipt(
    decision_id: str, line: str, body: decided.ReceiptIn, request: Request, caller: Own, key: Key = None
) -> Response:
    """Say that the certificate and the money were received: your own, or (the office) anybody's."""
    command = ConfirmReceipt(line=LineId(line), received_on=body.received_on)

    def act(work: Work) -> Decision:
        return decisions.perform(work, caller.actor, decision_id, command)

    return _acted(request, caller, decision_id, act, key, f"{line}:{body.model_dump_json()}")


@router.post("/decisions/{decision_id}/payments")
def pay(
    decision_id: str, body: decided.PaymentIn, request: Request, caller: Own, key: Key = None, match: Match = None
) -> Response:
    """Record that the money of lines was paid."""
    lines = tuple(LineId(one) for one in body.lines)
    command = MarkPaid(lines=lines, paid_on=body.paid_on, voucher=body.voucher)
    return _change(request, caller, decision_id, command, key, match, body.model_dump_json())


@router.post("/decisions/{decision_id}/lines/{line}/recovery")
def recover(
    decision_id: str,
    line: str,
    body: decided.RecoveryIn,
    request: Request,
    caller: Own,
    key: Key = None,
    match: Match = None,
) -> Response:
    """Record that the money of an award that was taken back came back."""
    command = MarkRecovered(line=LineId(line), recovered_on=body.recovered_on, voucher=body.voucher)
    return _change(request, caller, decision_id, command, key, match, f"{line}:{body.model_dump_json()}")


def _change(
    request: Request,
    caller: Caller,
    decision_id: str,
    command: DecisionCommand,
    key: str | None,
    match: str | None,
    body: str,
) -> Response:
    version = version_in(match)

    def act(work: Work) -> Decision:
        return decisions.perform(work, caller.actor, decision_id, command, version)

    return _acted(request, caller, decision_id, act, key, body)


def _acted(
    request: Request, caller: Caller, decision_id: str, act: Callable[[Work], Decision], key: str | None, body: str
) -> Response:
    return changed(request, caller, act, stream=f"decision:{decision_id}", key=key, body=body.encode())
