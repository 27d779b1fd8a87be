"""What may be done with a decision: `decide_decision` says what happens, `decision.evolve_decision` what that makes of it."""

from __future__ import annotations

from collections.abc import Iterator

from workflow.deadlines import local_date
from workflow.decisions import afterwards, drafting
from workflow.decisions.commands import (
    AnswerObjection,
    ChangeLines,
    CommandAfterwards,
    CommandOnDraft,
    DecisionCommand,
    DraftDecision,
    DropDraft,
    FileObjection,
    OpenForComment,
    Publish,
    RecordSigning,
    WriteDraft,
)
from workflow.decisions.conditions import has_lines, in_state, missing, permit, refuse, to_come
from workflow.decisions.decision import Decision, DecisionState, Purpose
from workflow.decisions.facts import DecisionFacts
from workflow.definition.decisions import DecisionRule
from workflow.errors import NotFound
from workflow.events.decisions import (
    DecisionEvent,
    DecisionPublished,
    DecisionSigned,
    ObjectionAnswered,
    ObjectionFiled,
)
from workflow.refusals import Refusal, WayOut

SIGN, PUBLISH, OBJECT, ANSWER = "record_signing", "publish_decision", "file_objection", "answer_objection"


def decide_decision(
    rule: DecisionRule, decision: Decision | None, command: DecisionCommand, facts: DecisionFacts
) -> tuple[DecisionEvent, ...]:
    """What happens when *command* is asked of *decision*; raises `NotFound`, `NotPermitted`, `Refused`."""
    if isinstance(command, DraftDecision):
        return drafting.draft(rule, command, facts)
    if decision is None:
        raise NotFound("decision", "")
    if isinstance(command, CommandOnDraft):
        return _on_draft(rule, decision, command, facts)
    if isinstance(command, CommandAfterwards):
        return afterwards.settle(rule, decision, command, facts)
    match command:
        case FileObjection():
            return _object(rule, decision, command, facts)
        case AnswerObjection():
            return _answer(rule, decision, command, facts)
        case RecordSigning():
            return _sign(rule, decision, command, facts)
        case Publish():
            permit(PUBLISH, rule.recorded_by, facts)
            in_state(decision, PUBLISH, DecisionState.SIGNED)
            return (DecisionPublished(published_on=local_date(facts.now).isoformat()),)


def _on_draft(
    rule: DecisionRule, decision: Decision, command: CommandOnDraft, facts: DecisionFacts
) -> tuple[DecisionEvent, ...]:
    match command:
        case ChangeLines():
            return drafting.change_lines(rule, decision, command, facts)
        case WriteDraft():
            return drafting.write(rule, decision, command, facts)
        case OpenForComment():
            return drafting.open_for_comment(rule, decision, command, facts)
        case DropDraft():
            return drafting.drop(rule, decision, command, facts)


def _object(
    rule: DecisionRule, decision: Decision, command: FileObjection, facts: DecisionFacts
) -> tuple[DecisionEvent, ...]:
    permit(OBJECT, (*rule.drafted_by, *rule.recorded_by), facts)
    in_state(decision, OBJECT, DecisionState.OPEN_FOR_COMMENT, DecisionState.SIGNED, DecisionState.PUBLISHED)
    if command.line is not None:
        has_lines(decision, (command.line,))
    unmet = (
        *missing(command.by, Refusal("objector_missing", {}, (WayOut.FILL_IN,), "by")),
        *missing(command.text, Refusal("objection_text_missing", {}, (WayOut.FILL_IN,), "text")),
        *to_come(command.received_on, facts, "received_on"),
    )
    refuse(OBJECT, unmet)
    filed = ObjectionFiled(
        objection=command.objection,
        received_on=command.received_on.isoformat(),
        line=command.line or "",
        by=command.by.strip(),
        text=command.text.strip(),
    )
    return (filed,)


def _answer(
    rule: DecisionRule, decision: Decision, command: AnswerObjection, facts: DecisionFacts
) -> tuple[DecisionEvent, ...]:
    permit(ANSWER, rule.recorded_by, facts)
    objection = decision.objections.get(command.objection)
    if objection is None:
        raise NotFound("objection", command.objection)
    unmet = [*missing(command.answer, Refusal("answer_text_missing", {}, (WayOut.FILL_IN,), "answer"))]
    if objection.upheld is not None:
        unmet.append(Refusal("objection_answered"))
    refuse(ANSWER, unmet)
    return (ObjectionAnswered(objection=command.objection, upheld=command.upheld, answer=command.answer.strip()),)


def _sign(
    rule: DecisionRule, decision: Decision, command: RecordSigning, facts: DecisionFacts
) -> tuple[DecisionEvent, ...]:
    permit(SIGN, rule.recorded_by, facts)
    in_state(decision, SIGN, DecisionState.DRAFTED, DecisionState.OPEN_FOR_COMMENT)
    refuse(SIGN, _not_ready(rule, decision, command, facts))
    by = command.signature
    signed = DecisionSigned(
        number=command.number.strip(),
        dated=command.dated.isoformat(),
        power=by.power.value,
        for_whom=by.for_whom.strip(),
        post=by.post.strip(),
        authorised_by=by.authorised_by.strip(),
        sha256=command.sha256,
        size=command.size,
        media_type=command.media_type,
        signer=by.signer.strip(),
        filename=command.filename,
    )
    return (*facts.given, signed)


def _not_ready(
    rule: DecisionRule, decision: Decision, command: RecordSigning, facts: DecisionFacts
) -> Iterator[Refusal]:
    """Everything that keeps the draft from being recorded as signed."""
    yield from missing(command.number, Refusal("decision_number_missing_here", {}, (WayOut.FILL_IN,), "number"))
    yield from to_come(command.dated, facts, "dated")
    yield from drafting.signature_faults(command.signature)
    if not decision.basis:
        yield Refusal("basis_missing", {}, (WayOut.FILL_IN,), "basis")
    yield from missing(decision.subject, Refusal("subject_missing", {}, (WayOut.FILL_IN,), "subject"))
    if rule.comment_days and decision.purpose is Purpose.AWARD:
        yield from _commented(rule, decision, command)
    for name, objection in decision.objections.items():
        if objection.upheld is None:
            yield Refusal("objection_open", {"objection": name}, (WayOut.ANSWER_OBJECTION,), "objections")
        elif objection.upheld and objection.line is not None and objection.line in decision.lines:
            params: dict[str, str | int] = {"case": decision.lines[objection.line].case}
            yield Refusal("objection_upheld", params, (WayOut.CORRECT_FIGURES,), "lines")


def _commented(rule: DecisionRule, decision: Decision, command: RecordSigning) -> Iterator[Refusal]:
    if decision.comment_through is None:
        yield Refusal("comment_first", {"days": rule.comment_days}, (), "lines")
    elif command.dated <= decision.comment_through:
        params: dict[str, str | int] = {"day": decision.comment_through.isoformat()}
        yield Refusal("comment_still_open", params, (), "dated")
