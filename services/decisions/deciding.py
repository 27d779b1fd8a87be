"""A decision is drafted, changed, signed, published: load, decide, record; signing and publishing move its cases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from services import cases
from services.access import Actor
from services.calendar import days_off
from services.decisions.carrying_out import asked_by, carry_out_publication, carry_out_signing
from services.decisions.dating import earliest_of
from services.decisions.finding import Found, rule_of
from services.decisions.giving import given_by
from services.decisions.looking import candidates, known_to, own_lines
from services.store import award_register, decisions
from services.store import cases as rows
from services.store.award_register import AwardState
from services.store.record import DecisionChange, record_decision
from services.store.work import Work, new_id
from workflow.decisions.candidates import revocable
from workflow.decisions.commands import (
    ChangeLines,
    ConfirmReceipt,
    DecisionCommand,
    DraftDecision,
    OpenForComment,
    Publish,
    RecordSigning,
)
from workflow.decisions.deciding import decide_decision
from workflow.decisions.decision import Decision, Ground, Line, Purpose, Signed, evolve_decision
from workflow.decisions.facts import Candidate, DecisionFacts
from workflow.errors import CaseChanged, NotFound
from workflow.ids import AwardId, CaseId, DecisionId, LineId, ObjectionId
from workflow.refusals import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """A case to be put on a draft: what it is to be given (needless where there is one award), and why against a vote."""

    case: str
    award: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenBack:
    """An award to be revoked: the line that gave it, on which ground, and why."""

    line: str
    ground: str
    reason: str


def draft(work: Work, who: Actor, *, campaign: str, rule: str, lines: Sequence[Proposed]) -> Decision:
    """Draft a decision on cases, in that order. Raises `NotFound`, `NotPermitted`, `Refused`."""
    found = rule_of(work, who, campaign, rule, for_change=True)
    id_ = DecisionId(new_id())
    waiting = candidates(work, found, [CaseId(one.case) for one in lines])
    command = DraftDecision(
        decision=id_,
        organisation=who.organisation,
        campaign=found.campaign.id,
        lines=_numbered(id_, 1, [_line(one, waiting) for one in lines]),
    )
    return _decided(work, who, found, None, command)


def revoke(work: Work, who: Actor, *, campaign: str, rule: str, lines: Sequence[TakenBack]) -> Decision:
    """Draft a decision that takes awards back. Raises `NotFound`, `NotPermitted`, `Refused`."""
    found = rule_of(work, who, campaign, rule, for_change=True)
    id_ = DecisionId(new_id())
    known = award_register.of_lines(work, [one.line for one in lines], organisation=who.organisation)
    cases_of = {LineId(one.id): CaseId(one.case) for one in known}
    missing = next((one.line for one in lines if LineId(one.line) not in cases_of), None)
    if missing is not None:
        raise NotFound("line", missing)
    taken = [
        Line(
            case=cases_of[LineId(one.line)],
            earlier=LineId(one.line),
            ground=Ground(one.ground) if one.ground else None,
            reason=one.reason,
        )
        for one in lines
    ]
    command = DraftDecision(
        decision=id_,
        organisation=who.organisation,
        campaign=found.campaign.id,
        purpose=Purpose.REVOCATION,
        lines=_numbered(id_, 1, taken),
    )
    return _decided(work, who, found, None, command)


def change_lines(
    work: Work, who: Actor, decision: str, added: Sequence[Proposed], removed: Sequence[str], version: int | None = None
) -> Decision:
    """Put cases on a draft after those that stand there, or take lines off; raises as `perform` does."""
    known = known_to(work, who, decision)
    found = rule_of(work, who, known.campaign, known.rule)
    waiting = candidates(work, found, [CaseId(one.case) for one in added], known.id)
    last = max((int(line.rpartition("-")[2]) for line in known.lines), default=0)
    command = ChangeLines(
        added=_numbered(known.id, last + 1, [_line(one, waiting) for one in added]),
        removed=tuple(LineId(one) for one in removed),
    )
    return perform(work, who, decision, command, version)


def perform(work: Work, who: Actor, decision: str, command: DecisionCommand, version: int | None = None) -> Decision:
    """Do *command* to a decision; signed or published, it moves every case it is about.

    Raises `NotFound` for a decision that *who* may not know of, `CaseChanged`, `NotPermitted`, `Refused`.
    """
    known = known_to(work, who, decision)
    found = rule_of(work, who, known.campaign, known.rule, for_change=True)
    before = decisions.load(work, [decision], for_change=True)[decision]
    if version is not None and version != before.version:
        raise CaseChanged(f"decision:{decision}", version)
    return _decided(work, who, found, before, command)


def in_the_way(work: Work, who: Actor, decision: Decision, found: Found) -> Mapping[CaseId, tuple[Refusal, ...]]:
    """Why each case on the draft could not be decided today, looked at by itself; no entry where nothing is in the way."""
    if decision.purpose is Purpose.REVOCATION or not decision.is_draft:
        return {}
    today = work.act.today
    signed = Signed(number="1", dated=today, sha256="", size=0, media_type="", filename="")
    refused = cases.foreseen(work, who, asked_by(found, decision, signed))
    return {CaseId(case): refusals for case, refusals in refused.items()}


def new_objection() -> ObjectionId:
    return ObjectionId(new_id())


def _decided(work: Work, who: Actor, found: Found, before: Decision | None, command: DecisionCommand) -> Decision:
    events = decide_decision(found.rule, before, command, _facts(work, who, found, before, command))
    after = before
    for event in events:
        after = evolve_decision(after, event)
    if after is None:
        raise NotFound("decision", "")
    record_decision(work, found.definition, found.campaign, DecisionChange(before=before, events=events, after=after))
    if isinstance(command, RecordSigning) and after.signed:
        carry_out_signing(work, who, found, after, after.signed)
    if isinstance(command, Publish):
        carry_out_publication(work, who, found, after)
    return after


def _facts(work: Work, who: Actor, found: Found, decision: Decision | None, command: DecisionCommand) -> DecisionFacts:
    facts = DecisionFacts(now=work.act.business_at, roles=who.roles_at_large())
    match command:
        case DraftDecision(purpose=Purpose.REVOCATION):
            return replace(facts, standing=_standing(work, found, command))
        case DraftDecision() | ChangeLines():
            added = command.lines if isinstance(command, DraftDecision) else command.added
            asked = [line.case for line in added.values()]
            return replace(facts, waiting=candidates(work, found, asked, decision.id if decision else None))
        case OpenForComment():
            return replace(facts, comment_through=_comment_through(work, found))
        case RecordSigning() if decision is not None:
            given = given_by(work, found, decision, command.dated)
            return replace(facts, given=given, earliest=earliest_of(work, found, decision))
        case ConfirmReceipt() if decision is not None:
            return replace(facts, own=own_lines(decision, who))
        case _:
            return facts


def _standing(work: Work, found: Found, command: DraftDecision) -> dict[LineId, CaseId]:
    """The awards that may be taken back, of those that *command* names."""
    named = [line.earlier for line in command.lines.values() if line.earlier]
    given = [one for one in award_register.of_lines(work, named) if one.state is AwardState.GIVEN]
    about = rows.load(work, [one.case for one in given])
    taken = decisions.standing(work, about)
    return {
        LineId(one.id): CaseId(one.case)
        for one in given
        if one.campaign == found.campaign.id and one.case not in taken
        if revocable(found.definition, found.rule, about[one.case])
    }


def _comment_through(work: Work, found: Found) -> date | None:
    if not found.rule.comment_days:
        return None
    off = days_off(work, found.campaign.organisation, work.act.today.year)
    return off.working_days_after(work.act.today, found.rule.comment_days)


def _line(one: Proposed, waiting: Mapping[CaseId, Candidate]) -> Line:
    """*one* as a line; where there is one award for it, that one."""
    known = waiting.get(CaseId(one.case))
    only = known.awards[0] if known and len(known.awards) == 1 else None
    return Line(case=CaseId(one.case), award=AwardId(one.award) if one.award else only, reason=one.reason)


def _numbered(decision: DecisionId, first: int, lines: Sequence[Line]) -> dict[LineId, Line]:
    """*lines* by their names, which end in their numbers."""
    return {LineId(f"{decision}-{number:04}"): line for number, line in enumerate(lines, start=first)}
