"""The register of awards as it is read: who was given what, within a scope. It is written with its decisions."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select

from services.store.people import UNITS
from services.store.tables import AwardRow, table
from services.store.work import Scope, Work

AWARDS = table(AwardRow)
SIGNED, GIVEN, REVOKED = "signed", "given", "revoked"
OUT = frozenset({GIVEN})
"""What those are shown who do not see the whole organisation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Awarded:
    """One line of the register. `state`: signed (nobody outside may know yet), given or revoked; `amount` in đồng."""

    id: str
    decision: str
    case: str
    award: str
    label: str
    level: str
    form: str
    holder: str
    unit: str
    unit_name: str
    recipient: str
    year: int
    number: str
    dated: date
    amount: int
    state: str


def of_campaign(work: Work, scope: Scope, campaign: str, *, through: date | None = None) -> list[Awarded]:
    """The awards of *campaign* within *scope* by decision, those dated *through* a day alone where one is given.

    Who sees the whole organisation sees what is signed and revoked too; others what is published and stands.
    """
    statement = (
        select(AWARDS, UNITS.c.name.label("unit_name"))
        .join(UNITS, UNITS.c.id == AWARDS.c.unit_id)
        .where(AWARDS.c.organisation_id == scope.organisation, AWARDS.c.campaign_id == campaign)
        .order_by(AWARDS.c.dated, AWARDS.c.number, AWARDS.c.id)
    )
    if scope.units is not None:
        theirs = or_(AWARDS.c.unit_id.in_(sorted(scope.units)), AWARDS.c.person_id == scope.person)
        shown: Collection[str] = sorted(OUT)
        statement = statement.where(theirs, AWARDS.c.state.in_(shown))
    if through is not None:
        statement = statement.where(AWARDS.c.dated <= through)
    return [
        Awarded(
            id=row.id,
            decision=row.decision_id,
            case=row.case_id,
            award=row.award,
            label=row.label,
            level=row.level,
            form=row.form,
            holder=row.holder,
            unit=row.unit_id,
            unit_name=row.unit_name,
            recipient=row.recipient,
            year=row.year,
            number=row.number,
            dated=row.dated,
            amount=row.amount,
            state=row.state,
        )
        for row in work.connection.execute(statement)
    ]
