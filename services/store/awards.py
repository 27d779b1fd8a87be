"""The register of awards as rows: written when a decision is signed, published, or takes an award back."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import Row, delete, insert, select

from services.store.tables import AwardRow, table
from services.store.work import Work
from workflow.decisions.decision import Decision, DecisionState, Purpose, Signed
from workflow.ids import AwardId, CampaignId, CaseId, DecisionId, LineId, PersonId, UnitId

AWARDS = table(AwardRow)


class Standing(StrEnum):
    """How an award stands: signed for (nobody outside may know yet), given to everybody's knowledge, or taken back."""

    SIGNED = "signed"
    GIVEN = "given"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisteredAward:
    """A line of the register; see `AwardRow` for what its parts mean."""

    id: LineId
    campaign: CampaignId
    decision: DecisionId
    case: CaseId
    plan: str
    award: AwardId
    label: str
    level: str
    form: str
    holder: str
    unit: UnitId
    person: PersonId | None
    recipient: str
    year: int
    number: str
    dated: date
    amount: int
    standing: Standing


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


def of_lines(work: Work, lines: Collection[str]) -> list[RegisteredAward]:
    """The lines of the register with those ids."""
    statement = select(AWARDS).where(AWARDS.c.id.in_(sorted(lines))).order_by(AWARDS.c.id)
    return [_award(row) for row in work.connection.execute(statement)]


def of_campaign(
    work: Work, campaign: str, standings: Collection[Standing] = (Standing.GIVEN,)
) -> list[RegisteredAward]:
    """The awards of *campaign* that stand so, in the order of their decisions and lines."""
    statement = select(AWARDS).where(
        AWARDS.c.campaign_id == campaign, AWARDS.c.state.in_([one.value for one in standings])
    )
    rows = work.connection.execute(statement.order_by(AWARDS.c.dated, AWARDS.c.decision_id, AWARDS.c.id))
    return [_award(row) for row in rows]


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
            "amount": given.amount,
            "state": _standing(decision, name).value,
        }
        for name, given in decision.given.items()
    ]


def _standing(decision: Decision, line: LineId) -> Standing:
    if decision.settlement(line).revoked_by:
        return Standing.REVOKED
    return Standing.GIVEN if decision.state is DecisionState.PUBLISHED else Standing.SIGNED


def given_rows(decision: Decision, plan: str, year: int) -> dict[str, dict[str, Any]]:
    """What the register should hold of *decision*, by line: for the auditor's proof."""
    if decision.purpose is Purpose.REVOCATION:
        return {}
    return {row["id"]: row for row in _rows(decision, decision.signed, plan, year)}


def held_rows(work: Work, decision: str) -> dict[str, dict[str, Any]]:
    """What the register holds of that decision, by line."""
    rows = work.connection.execute(select(AWARDS).where(AWARDS.c.decision_id == decision)).mappings()
    return {row["id"]: dict(row) for row in rows}


def _award(row: Row[Any]) -> RegisteredAward:
    return RegisteredAward(
        id=LineId(row.id),
        campaign=CampaignId(row.campaign_id),
        decision=DecisionId(row.decision_id),
        case=CaseId(row.case_id),
        plan=row.plan,
        award=AwardId(row.award),
        label=row.label,
        level=row.level,
        form=row.form,
        holder=row.holder,
        unit=UnitId(row.unit_id),
        person=PersonId(row.person_id) if row.person_id else None,
        recipient=row.recipient,
        year=row.year,
        number=row.number,
        dated=row.dated,
        amount=row.amount,
        standing=Standing(row.state),
    )
