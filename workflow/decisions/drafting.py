"""A decision while it is a draft: which cases it is about, what it says, and who may speak against it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from workflow.decisions.commands import ChangeLines, DraftDecision, DropDraft, OpenForComment, WriteDraft
from workflow.decisions.conditions import drafters, has_lines, in_state, missing, permit, reason_missing, refuse
from workflow.decisions.decision import Decision, DecisionState, Line, Power, Purpose, Signature
from workflow.decisions.facts import DecisionFacts
from workflow.definition.decisions import DecisionRule
from workflow.events.decisions import (
    CommentOpened,
    DecisionDrafted,
    DecisionDropped,
    DecisionEvent,
    DraftWritten,
    LineAdded,
    LinesRemoved,
)
from workflow.ids import LineId
from workflow.refusals import Refusal, WayOut

DRAFT, CHANGE_LINES, WRITE, COMMENT, DROP = (
    "draft_decision",
    "change_lines",
    "write_draft",
    "open_for_comment",
    "drop_draft",
)


def draft(rule: DecisionRule, command: DraftDecision, facts: DecisionFacts) -> tuple[DecisionEvent, ...]:
    """Draft a decision; raises `NotPermitted`, `Refused`."""
    permit(DRAFT, drafters(rule, command.purpose), facts)
    unmet = [*_faults(command.purpose, command.lines, (), facts)]
    if not command.lines:
        unmet.append(Refusal("decision_empty", {}, (WayOut.FILL_IN,), "lines"))
    refuse(DRAFT, unmet)
    drafted = DecisionDrafted(
        decision=command.decision,
        organisation=command.organisation,
        campaign=command.campaign,
        rule=rule.id,
        purpose=command.purpose.value,
    )
    return (drafted, *_added(command.lines))


def change_lines(
    rule: DecisionRule, decision: Decision, command: ChangeLines, facts: DecisionFacts
) -> tuple[DecisionEvent, ...]:
    """Put cases on the draft or take them off; while it is open for comment they are only taken off."""
    permit(CHANGE_LINES, drafters(rule, decision.purpose), facts)
    states = (DecisionState.DRAFTED,) if command.added else (DecisionState.DRAFTED, DecisionState.OPEN_FOR_COMMENT)
    in_state(decision, CHANGE_LINES, *states)
    has_lines(decision, command.removed)
    kept = [line for name, line in decision.lines.items() if name not in command.removed]
    unmet = [*_faults(decision.purpose, command.added, kept, facts)]
    if not kept and not command.added:
        unmet.append(Refusal("decision_empty", {}, (WayOut.FILL_IN,), "lines"))
    refuse(CHANGE_LINES, unmet)
    removed = (LinesRemoved(lines=tuple(command.removed)),) if command.removed else ()
    return (*removed, *_added(command.added))


def write(
    rule: DecisionRule, decision: Decision, command: WriteDraft, facts: DecisionFacts
) -> tuple[DecisionEvent, ...]:
    """Say what the paper says; what is still missing is asked for when it is signed."""
    permit(WRITE, drafters(rule, decision.purpose), facts)
    in_state(decision, WRITE, DecisionState.DRAFTED, DecisionState.OPEN_FOR_COMMENT)
    by = command.signature
    written = DraftWritten(
        subject=command.subject.strip(),
        basis=tuple(line.strip() for line in command.basis if line.strip()),
        power=by.power.value,
        for_whom=by.for_whom.strip(),
        post=by.post.strip(),
        authorised_by=by.authorised_by.strip(),
        signer=by.signer.strip(),
    )
    return (written,)


def open_for_comment(
    rule: DecisionRule, decision: Decision, _command: OpenForComment, facts: DecisionFacts
) -> tuple[DecisionEvent, ...]:
    """Publish the list for comment, where the plan asks for it."""
    permit(COMMENT, drafters(rule, decision.purpose), facts)
    in_state(decision, COMMENT, DecisionState.DRAFTED)
    if facts.comment_through is None:
        refuse(COMMENT, (Refusal("no_comment_asked"),))
        return ()
    return (CommentOpened(through=facts.comment_through.isoformat()),)


def drop(rule: DecisionRule, decision: Decision, command: DropDraft, facts: DecisionFacts) -> tuple[DecisionEvent, ...]:
    permit(DROP, drafters(rule, decision.purpose), facts)
    in_state(decision, DROP, DecisionState.DRAFTED, DecisionState.OPEN_FOR_COMMENT)
    refuse(DROP, reason_missing(command.reason))
    return (DecisionDropped(reason=command.reason.strip()),)


def signature_faults(by: Signature) -> Iterator[Refusal]:
    """What a signature lacks: who signs, in which post, for whom, and (by authorisation) which paper says so."""
    yield from missing(by.signer, Refusal("signer_missing", {}, (WayOut.FILL_IN,), "signer"))
    yield from missing(by.post, Refusal("post_missing", {}, (WayOut.FILL_IN,), "post"))
    if by.power is not Power.OWN:
        yield from missing(by.for_whom, Refusal("for_whom_missing", {}, (WayOut.FILL_IN,), "for_whom"))
    if by.power is Power.TUQ:
        yield from missing(by.authorised_by, Refusal("authorisation_missing", {}, (WayOut.FILL_IN,), "authorised_by"))


def _faults(
    purpose: Purpose, added: Mapping[LineId, Line], kept: Iterable[Line], facts: DecisionFacts
) -> Iterator[Refusal]:
    """What is wrong with the lines *added*, each named by its case."""
    seen = {line.case for line in kept}
    for line in added.values():
        params: dict[str, str | int] = {"case": line.case}
        if line.case in seen:
            yield Refusal("twice_on_the_decision", params, (WayOut.CORRECT_FIGURES,), "lines")
        elif purpose is Purpose.AWARD:
            yield from _award_faults(line, facts, params)
        elif line.earlier is None or facts.standing.get(line.earlier) != line.case:
            yield Refusal("award_not_standing", params, (), "lines")
        elif line.ground is None:
            yield Refusal("ground_missing", params, (WayOut.FILL_IN,), "lines")
        elif not line.reason.strip():
            yield Refusal("line_reason_missing", params, (WayOut.GIVE_REASON,), "lines")
        seen.add(line.case)


def _award_faults(line: Line, facts: DecisionFacts, params: dict[str, str | int]) -> Iterator[Refusal]:
    candidate = facts.waiting.get(line.case)
    if candidate is None:
        yield Refusal("not_before_a_decision", params, (), "lines")
    elif line.award not in (candidate.awards or (None,)):
        yield Refusal("award_not_of_case", {**params, "award": line.award or ""}, (WayOut.CORRECT_FIGURES,), "lines")
    elif candidate.differs and not line.reason.strip():
        yield Refusal("line_reason_missing", params, (WayOut.GIVE_REASON,), "lines")


def _added(lines: Mapping[LineId, Line]) -> Iterator[LineAdded]:
    for name, line in lines.items():
        yield LineAdded(
            line=name,
            case=line.case,
            award=line.award or "",
            earlier=line.earlier or "",
            ground=line.ground.value if line.ground else "",
            reason=line.reason.strip(),
        )
