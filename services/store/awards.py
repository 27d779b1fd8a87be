"""The register of awards as it is written: when a decision is signed, published, or takes an award back."""

from __future__ import annotations

from typing import Any

from sqlalchemy import delete, insert, select

from services.store.award_register import AwardState
from services.store.tables import AwardRow, table
from services.store.work import Work
from workflow.decisions.decision import Decision, DecisionState, Purpose, Signed
from workflow.ids import LineId

AWARDS = table(AwardRow)


def register(work: Work, before: Decision | None, after: Decision, plan: str, year: int) -> None:
    """Bring the register to what *after* says, a decision of a campaign of that *plan* and *year*."""
    if after.purpose is Purpose.REVOCATION or after.signed is None:
        return
    if before is not None and _rows(before, before.signed, plan, year) == _rows(after, after.signed, plan, year):
        return
    work.connection.execute(delete(AWARDS).where(AWARDS.c.decision_id == after.id))
    rows = _rows(after, after.signed, plan, year)
    if rows:
        work.connection.execute(insert(AWARDS), rows)


def _rows(decision: Decision, signed: Signed | None, plan: str, year: int) -> list[dict[str, Any]]:
    """The lines of the register that *decision* gives rise to."""
    if signed is None:
        return []
    return [
        {
            "id": name,
            "organisation_id": decision.organisation,
            "campaign_id": decision.campaign,
            "decision_id": decision.id,
            "case_id": given.case,
            "plan": plan,
            "award": given.award,
            "label": given.label,
            "level": given.level,
            "form": given.form,
            "holder": given.holder,
            "unit_id": given.unit,
            "person_id": given.person,
            "recipient": given.recipient,
            "year": year,
            "number": signed.number,
            "dated": signed.dated,
            "amount": given.sum,
            "state": _state(decision, name).value,
        }
        for name, given in decision.given.items()
    ]


def _state(decision: Decision, line: LineId) -> AwardState:
    if decision.settlement(line).revoked_by:
        return AwardState.REVOKED
    return AwardState.GIVEN if decision.state is DecisionState.PUBLISHED else AwardState.SIGNED


def given_rows(decision: Decision, plan: str, year: int) -> dict[str, dict[str, Any]]:
    """What the register should hold of *decision*, by line: for the auditor's proof."""
    if decision.purpose is Purpose.REVOCATION:
        return {}
    return {row["id"]: row for row in _rows(decision, decision.signed, plan, year)}


def held_rows(work: Work, decision: str) -> dict[str, dict[str, Any]]:
    """What the register holds of that decision, by line."""
    rows = work.connection.execute(select(AWARDS).where(AWARDS.c.decision_id == decision)).mappings()
    return {row["id"]: dict(row) for row in rows}
