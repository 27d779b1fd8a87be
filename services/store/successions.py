"""Units that took the place of others, as rows; and what is the same unit through the years."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import Row, insert, select, update

from services.store.database import locked
from services.store.tables import OrganisationRow, SuccessionRow, UnitRow, table
from services.store.work import Work
from workflow.successions import Nature, Succession, lineages

SUCCESSIONS = table(SuccessionRow)
ORGANISATIONS = table(OrganisationRow)
UNITS = table(UnitRow)


def lock(work: Work, organisation: str) -> None:
    """Hold the organisation's registry for the rest of the transaction, so that nobody else changes it meanwhile."""
    statement = select(ORGANISATIONS.c.id).where(ORGANISATIONS.c.id == organisation)
    work.connection.execute(locked(work.connection, statement)).one()


def known(work: Work, organisation: str) -> list[Succession]:
    """Everything recorded in the organisation, by day and id, what was undone included."""
    statement = select(SUCCESSIONS).where(SUCCESSIONS.c.organisation_id == organisation)
    return [
        _succession(row) for row in work.connection.execute(statement.order_by(SUCCESSIONS.c.since, SUCCESSIONS.c.id))
    ]


def lineage(work: Work, organisation: str, units: Collection[str]) -> Mapping[str, frozenset[str]]:
    """For each of *units*: itself, the units it came from and those that took its place, all through the years."""
    return lineages(units, known(work, organisation))


def hold_units(work: Work, units: Collection[str]) -> None:
    """Hold those units for the rest of the transaction, in the order of their ids, so that nobody waits in a circle."""
    statement = select(UNITS.c.id).where(UNITS.c.id.in_(sorted(units))).order_by(UNITS.c.id)
    work.connection.execute(locked(work.connection, statement)).all()


def insert_one(work: Work, organisation: str, one: Succession) -> None:
    values = {
        "id": one.id,
        "organisation_id": organisation,
        "former_id": one.former,
        "successor_id": one.successor,
        "nature": one.nature.value,
        "since": one.since,
        "document": one.document,
        "stands": one.stands,
    }
    work.connection.execute(insert(SUCCESSIONS).values(**values))


def undo(work: Work, succession: str) -> None:
    work.connection.execute(update(SUCCESSIONS).where(SUCCESSIONS.c.id == succession).values(stands=False))


def organisations(work: Work, organisation: str | None) -> list[str]:
    """The organisations that have recorded any, or (given one) that one if it has: for the auditor's proof."""
    statement = select(SUCCESSIONS.c.organisation_id).distinct().order_by(SUCCESSIONS.c.organisation_id)
    if organisation is not None:
        statement = statement.where(SUCCESSIONS.c.organisation_id == organisation)
    return list(work.connection.execute(statement).scalars())


def _succession(row: Row[Any]) -> Succession:
    return Succession(
        id=row.id,
        former=row.former_id,
        successor=row.successor_id,
        nature=Nature(row.nature),
        since=row.since,
        document=row.document,
        stands=row.stands,
    )
