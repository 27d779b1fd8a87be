"""What is done with decisions: drafted, written, signed, published, revoked. A refusal shows the page again as filled in."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256

from fastapi import APIRouter, Request
from fastapi.responses import Response

from services import decisions
from services.decisions import Proposed, TakenBack
from services.doorway import Caller, office_of, require_own, uploaded
from services.store.work import Work
from services.web.forms import Form, Sent, Signed, carry_out, choice_in, day_in, explained, status_of
from services.web.pages.convening import ticked
from services.web.pages.decisions import show, show_drafting
from services.web.showing import decision_forms as forms
from services.web.showing.decision_lines import AWARD, CASE, REASON
from services.web.showing.decisions import (
    ANSWERED,
    CHANGED,
    COMMENTED,
    DRAFTED,
    DROPPED,
    OBJECTED,
    OFF,
    PAID,
    PUBLISHED,
    RECEIVED,
    RECOVERED,
    SIGNED,
    WRITTEN,
)
from services.web.showing.trying import Tried
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
from workflow.decisions.decision import Ground, Power, Signature
from workflow.errors import Refused
from workflow.ids import LineId, ObjectionId

router = APIRouter(include_in_schema=False)
LINE = "line."
LONGEST, SHORT, LONGEST_SUBJECT, MOST_GROUNDS = 4000, 200, 1000, 40


@router.post("/campaigns/{campaign_id}/decisions/{rule}")
def draft(campaign_id: str, rule: str, request: Request, caller: Signed, sent: Form) -> Response:
    """Draft a decision on the cases that are ticked."""

    def act(work: Work) -> str:
        made = decisions.draft(work, caller.actor, campaign=campaign_id, rule=rule, lines=_proposed(sent))
        return f"/decisions/{made.id}?done={DRAFTED}"

    try:
        return carry_out(request, caller, sent, act)
    except Refused as refused:
        said = explained(request, caller, f"campaign:{campaign_id}", refused)
        tried = Tried(form=DRAFTED, said=said, typed=sent.values)
        return show_drafting(request, caller, campaign_id, rule, tried=tried, status=status_of(refused))


@router.post("/decisions/{decision_id}/lines")
def change_lines(decision_id: str, request: Request, caller: Signed, sent: Form) -> Response:
    """Put waiting cases on the draft, and take lines off."""

    def act(work: Work) -> None:
        removed = ticked(sent, OFF)
        decisions.change_lines(work, caller.actor, decision_id, _proposed(sent), removed, sent.version)

    return _or_refused(request, caller, decision_id, sent, CHANGED, act)


@router.post("/decisions/{decision_id}/draft")
def write(decision_id: str, request: Request, caller: Signed, sent: Form) -> Response:
    """Say what the paper says."""

    def command() -> DecisionCommand:
        basis = tuple(line[:LONGEST_SUBJECT] for line in sent.text("basis").splitlines()[:MOST_GROUNDS])
        signature = _signature(request, sent)
        return WriteDraft(subject=sent.text("subject")[:LONGEST_SUBJECT], basis=basis, signature=signature)

    return _do(request, caller, decision_id, sent, WRITTEN, command)


@router.post("/decisions/{decision_id}/comment")
def open_for_comment(decision_id: str, request: Request, caller: Signed, sent: Form) -> Response:
    """Publish the list for comment."""
    return _do(request, caller, decision_id, sent, COMMENTED, OpenForComment)


@router.post("/decisions/{decision_id}/objections")
def object_to(decision_id: str, request: Request, caller: Signed, sent: Form) -> Response:
    """Record what somebody says against it."""

    def command() -> DecisionCommand:
        return FileObjection(
            objection=decisions.new_objection(),
            by=sent.text("by")[:SHORT],
            text=sent.text("text")[:LONGEST],
            received_on=day_in(request, sent, "received_on", forms.RECEIVED_ON, "file_objection"),
            line=LineId(sent.text("line")) if sent.text("line") else None,
        )

    return _do(request, caller, decision_id, sent, OBJECTED, command)


@router.post("/decisions/{decision_id}/answers")
def answer(decision_id: str, request: Request, caller: Signed, sent: Form) -> Response:
    """Answer what was said: upheld or not, and why."""

    def command() -> DecisionCommand:
        upheld = choice_in(request, sent, "upheld", "Kết quả giải quyết", ("yes", "no"), "answer_objection")
        text = sent.text("answer")[:LONGEST]
        return AnswerObjection(objection=ObjectionId(sent.text("objection")), upheld=upheld == "yes", answer=text)

    return _do(request, caller, decision_id, sent, ANSWERED, command)


@router.post("/decisions/{decision_id}/signing")
def sign(decision_id: str, request: Request, caller: Signed, sent: Form) -> Response:
    """Record number and date of the signed paper, with the paper. What the file is is read from its bytes."""
    require_own(request, caller, sent.csrf)
    office = office_of(request)
    data = uploaded(request, sent.file)

    def act(work: Work) -> None:
        paper = office.files.examine(data, (sent.file.filename or "") if sent.file else "")
        command = RecordSigning(
            number=sent.text("number")[:100],
            dated=day_in(request, sent, "dated", forms.DATED, "record_signing"),
            signature=_signature(request, sent),
            sha256=paper.sha256,
            size=paper.size,
            media_type=paper.media_type,
            filename=paper.filename,
        )
        decisions.perform(work, caller.actor, decision_id, command, sent.version)
        office.files.keep(paper, data)

    return _or_refused(request, caller, decision_id, sent, SIGNED, act, more=sha256(data).hexdigest())


@router.post("/decisions/{decision_id}/publication")
def publish(decision_id: str, request: Request, caller: Signed, sent: Form) -> Response:
    """Make it public."""
    return _do(request, caller, decision_id, sent, PUBLISHED, Publish)


@router.post("/decisions/{decision_id}/dropping")
def drop(decision_id: str, request: Request, caller: Signed, sent: Form) -> Response:
    """Give the draft up."""
    return _do(request, caller, decision_id, sent, DROPPED, lambda: DropDraft(reason=sent.text("reason")[:LONGEST]))


@router.post("/decisions/{decision_id}/receipts")
def confirm_receipt(decision_id: str, request: Request, caller: Signed, sent: Form) -> Response:
    """Say that an award was received."""

    def act(work: Work) -> None:
        day = day_in(request, sent, "received_on", forms.RECEIVED_ON, "confirm_receipt")
        command = ConfirmReceipt(line=LineId(sent.text("line")), received_on=day)
        decisions.perform(work, caller.actor, decision_id, command)

    return _or_refused(request, caller, decision_id, sent, RECEIVED, act)


@router.post("/decisions/{decision_id}/payments")
def pay(decision_id: str, request: Request, caller: Signed, sent: Form) -> Response:
    """Record that the money of the lines ticked was paid."""

    def command() -> DecisionCommand:
        return MarkPaid(
            lines=tuple(map(LineId, ticked(sent, LINE))),
            paid_on=day_in(request, sent, "paid_on", forms.PAID_ON, "mark_paid"),
            voucher=sent.text("voucher")[:SHORT],
        )

    return _do(request, caller, decision_id, sent, PAID, command)


@router.post("/decisions/{decision_id}/recoveries")
def recover(decision_id: str, request: Request, caller: Signed, sent: Form) -> Response:
    """Record that the money of an award that was taken back came back."""

    def command() -> DecisionCommand:
        return MarkRecovered(
            line=LineId(sent.text("line")),
            recovered_on=day_in(request, sent, "recovered_on", forms.RECOVERED_ON, "mark_recovered"),
            voucher=sent.text("voucher")[:SHORT],
        )

    return _do(request, caller, decision_id, sent, RECOVERED, command)


@router.post("/decisions/{decision_id}/revocation")
def revoke(decision_id: str, request: Request, caller: Signed, sent: Form) -> Response:
    """Draft a decision that takes back what the lines ticked gave."""

    def act(work: Work) -> str:
        grounds = [one.value for one in Ground]
        ground = choice_in(request, sent, "ground", forms.GROUND, grounds, "draft_decision")
        known = decisions.look(work, caller.actor, decision_id).decision
        reason = sent.text("reason")[:LONGEST]
        taken = [TakenBack(line=line, ground=ground, reason=reason) for line in ticked(sent, LINE)]
        made = decisions.revoke(work, caller.actor, campaign=known.campaign, rule=known.rule, lines=taken)
        return f"/decisions/{made.id}?done={DRAFTED}"

    try:
        return carry_out(request, caller, sent, act)
    except Refused as refused:
        return _shown_again(request, caller, decision_id, sent, forms.REVOKING, refused)


def _proposed(sent: Sent) -> list[Proposed]:
    """The cases that are ticked, with the award chosen and the reason given for each."""
    return [
        Proposed(case=case, award=sent.text(f"{AWARD}{case}"), reason=sent.text(f"{REASON}{case}")[:LONGEST])
        for case in ticked(sent, CASE)
    ]


def _signature(request: Request, sent: Sent) -> Signature:
    power = choice_in(request, sent, "power", forms.POWER, [one.value for one in Power], "write_draft")
    return Signature(
        power=Power(power),
        for_whom=sent.text("for_whom")[:SHORT],
        post=sent.text("post")[:SHORT],
        signer=sent.text("signer")[:SHORT],
        authorised_by=sent.text("authorised_by")[:SHORT],
    )


def _do(
    request: Request, caller: Caller, decision_id: str, sent: Sent, done: str, command: Callable[[], DecisionCommand]
) -> Response:
    def act(work: Work) -> None:
        decisions.perform(work, caller.actor, decision_id, command(), sent.version)

    return _or_refused(request, caller, decision_id, sent, done, act)


def _or_refused(
    request: Request,
    caller: Caller,
    decision_id: str,
    sent: Sent,
    done: str,
    act: Callable[[Work], None],
    *,
    more: str = "",
) -> Response:
    """Do *act* and come back to the page, or show it again with what was typed into the form *done*."""

    def answer(work: Work) -> str:
        act(work)
        return f"/decisions/{decision_id}?done={done}"

    try:
        return carry_out(request, caller, sent, answer, more=more)
    except Refused as refused:
        return _shown_again(request, caller, decision_id, sent, done, refused)


def _shown_again(
    request: Request, caller: Caller, decision_id: str, sent: Sent, form: str, refused: Refused
) -> Response:
    said = explained(request, caller, f"decision:{decision_id}", refused)
    tried = Tried(form=form, said=said, typed=sent.values)
    return show(request, caller, decision_id, tried=tried, status=status_of(refused))
