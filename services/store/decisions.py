"""Decisions as rows: read by id, listed within an organisation, written under their version with the register of awards."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from services.store import decision_body
from services.store.database import locked
from services.store.tables import DecisionLineRow, DecisionRow, table
from services.store.work import Work
from workflow.decisions.decision import Decision, DecisionState, Purpose
from workflow.errors import CaseChanged, Refused
from workflow.ids import CampaignId, CaseId, DecisionId, DecisionRuleId, LineId
from workflow.refusals import Refusal, WayOut

DECISIONS = table(DecisionRow)
LINES = table(DecisionLineRow)
STANDING = (DecisionState.DRAFTED, DecisionState.OPEN_FOR_COMMENT, DecisionState.SIGNED)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedDecision:
    """A decision as a listing shows it; `number` is empty and `dated` None while it is a draft."""

    id: str
    campaign: CampaignId
    rule: DecisionRuleId
    purpose: Purpose
    state: DecisionState
    number: str
    dated: date | None
    subject: str
    lines: int


def load(work: Work, ids: Collection[str], *, for_change: bool = False) -> dict[str, Decision]:
    """Those decisions by id, locked in id order when they are to change; no decision, no entry."""
    statement = select(DECISIONS).where(DECISIONS.c.id.in_(sorted(ids))).order_by(DECISIONS.c.id)
    rows = work.connection.execute(locked(work.connection, statement) if for_change else statement)
    return {row.id: _decision(row) for row in rows}


def listing(
    work: Work, organisation: str, *, campaign: str | None = None, states: Collection[DecisionState] | None = None
) -> list[ListedDecision]:
    """The decisions of the organisation, drafts first, then the latest signed first."""
    counted = select(LINES.c.decision_id, func.count().label("lines")).group_by(LINES.c.decision_id).subquery()
    statement = (
        select(DECISIONS, counted.c.lines)
        .outerjoin(counted, counted.c.decision_id == DECISIONS.c.id)
        .where(DECISIONS.c.organisation_id == organisation)
    )
    if campaign is not None:
        statement = statement.where(DECISIONS.c.campaign_id == campaign)
    if states is not None:
        statement = statement.where(DECISIONS.c.state.in_([state.value for state in states]))
    rows = work.connection.execute(statement)
    found = [_listed(row) for row in rows]
    return sorted(found, key=lambda one: (one.dated is not None, -(one.dated or date.min).toordinal(), one.id))


def save(work: Work, before: Decision | None, after: Decision) -> None:
    """Write *after* over *before* with its lines.

    Raises `CaseChanged` if somebody changed it meanwhile, `Refused` for a case that stands on another decision and for
    a number that another decision of that year has.
    """
    signed = after.signed
    values = {
        "state": after.state.value,
        "version": after.version,
        "number": signed.number if signed else "",
        "year": signed.dated.year if signed else 0,
        "dated": signed.dated if signed else None,
        "body": decision_body.written(after),
    }
    try:
        _write(work, before, after, values)
    except IntegrityError:
        params: dict[str, str | int] = {"number": signed.number if signed else ""}
        no = Refusal("decision_number_taken", params, (WayOut.CORRECT_FIGURES,), "number")
        raise Refused("record_signing", (no,)) from None
    if before is None or before.lines != after.lines:
        _write_lines(work, after)
    elif (before.state in STANDING) != (after.state in STANDING):
        work.connection.execute(update(LINES).where(LINES.c.decision_id == after.id).values(stands=False))


def standing(work: Work, cases: Collection[str]) -> dict[CaseId, DecisionId]:
    """Which of *cases* stand on a decision that is neither published nor dropped, and on which."""
    statement = select(LINES.c.case_id, LINES.c.decision_id).where(LINES.c.case_id.in_(sorted(cases)), LINES.c.stands)
    return {CaseId(row.case_id): DecisionId(row.decision_id) for row in work.connection.execute(statement)}


def of_case(work: Work, case: str) -> list[str]:
    """The decisions that *case* is or was on."""
    return list(work.connection.execute(select(LINES.c.decision_id).where(LINES.c.case_id == case)).scalars())


def deciding(work: Work, lines: Collection[LineId]) -> dict[LineId, DecisionId]:
    """The decision of each of *lines*; no line, no entry."""
    statement = select(LINES.c.id, LINES.c.decision_id).where(LINES.c.id.in_(sorted(lines)))
    return {LineId(row.id): DecisionId(row.decision_id) for row in work.connection.execute(statement)}


def all_ids(work: Work, organisation: str | None) -> list[str]:
    """Every id of the organisation, or (None) of all: for the auditor's proof."""
    statement = select(DECISIONS.c.id).order_by(DECISIONS.c.id)
    if organisation is not None:
        statement = statement.where(DECISIONS.c.organisation_id == organisation)
    return list(work.connection.execute(statement).scalars())


def _write(work: Work, before: Decision | None, after: Decision, values: dict[str, Any]) -> None:
    if before is None:
        row = {"id": after.id, "organisation_id": after.organisation, "campaign_id": after.campaign}
        kept = {"rule": after.rule, "kind": after.purpose.value}
        work.connection.execute(insert(DECISIONS).values(**row, **kept, **values))
        return
    changing = update(DECISIONS).where(DECISIONS.c.id == after.id, DECISIONS.c.version == before.version)
    if work.connection.execute(changing.values(values)).rowcount != 1:
        raise CaseChanged(f"decision:{after.id}", before.version)


def _write_lines(work: Work, after: Decision) -> None:
    work.connection.execute(delete(LINES).where(LINES.c.decision_id == after.id))
    rows = [
        {
            "id": name,
            "decision_id": after.id,
            "organisation_id": after.organisation,
            "case_id": line.case,
            "stands": after.state in STANDING,
        }
        for name, line in after.lines.items()
    ]
    try:
        if rows:
            work.connection.execute(insert(LINES), rows)
    except IntegrityError:
        raise Refused("change_lines", (Refusal("on_another_decision", {}, (), "lines"),)) from None


def _decision(row: Row[Any]) -> Decision:
    return Decision(
        id=DecisionId(row.id),
        organisation=row.organisation_id,
        campaign=CampaignId(row.campaign_id),
        rule=DecisionRuleId(row.rule),
        purpose=Purpose(row.kind),
        state=DecisionState(row.state),
        version=row.version,
        **decision_body.read(row.body),
    )


def _listed(row: Row[Any]) -> ListedDecision:
    return ListedDecision(
        id=row.id,
        campaign=CampaignId(row.campaign_id),
        rule=DecisionRuleId(row.rule),
        purpose=Purpose(row.kind),
        state=DecisionState(row.state),
        number=row.number,
        dated=row.dated,
        subject=row.body["subject"],
        lines=row.lines or 0,
    )
