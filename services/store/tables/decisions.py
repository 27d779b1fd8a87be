"""Decisions, the cases they are about, and the register of what was given."""

from datetime import date
from typing import Any

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from services.store.tables.metadata import json_column


class DecisionRow(SQLModel, table=True):
    """A decision; `number` and `dated` are empty until it is signed, `body` holds what is only read with it."""

    __tablename__ = "decisions"
    __table_args__ = (
        Index("ix_decisions_listing", "organisation_id", "campaign_id", "state"),
        Index(
            "uq_decisions_number",
            "organisation_id",
            "number",
            "year",
            unique=True,
            sqlite_where=text("number <> ''"),
            postgresql_where=text("number <> ''"),
        ),
    )
    id: str = Field(primary_key=True)
    organisation_id: str = Field(foreign_key="organisations.id")
    campaign_id: str = Field(foreign_key="campaigns.id")
    rule: str
    kind: str
    state: str
    version: int
    number: str = ""
    year: int = 0
    dated: date | None = None
    body: Any = Field(sa_column=json_column())


class DecisionLineRow(SQLModel, table=True):
    """A case on a decision. It `stands` until the decision is published or dropped, and on one decision at a time."""

    __tablename__ = "decision_lines"
    __table_args__ = (
        Index(
            "uq_decision_lines_standing",
            "case_id",
            unique=True,
            sqlite_where=text("stands"),
            postgresql_where=text("stands"),
        ),
    )
    id: str = Field(primary_key=True)
    decision_id: str = Field(foreign_key="decisions.id", index=True)
    organisation_id: str = Field(foreign_key="organisations.id")
    case_id: str = Field(foreign_key="cases.id", index=True)
    stands: bool


class AwardRow(SQLModel, table=True):
    """One line of the register of awards: who was given what, by which decision.

    `state` is signed (nobody outside may know yet), given (published) or revoked. `recipient` is the name as it stood
    when the decision was signed; `person_id` is empty for a unit, or for authors of a work, who stand in `recipient`.
    `award` is the id in the plan, `label` its Vietnamese name, `form` what the law calls it, `holder` one of individual,
    collective, household. `year` is the campaign's. `amount` is in đồng, 0 where no money goes with it.

    Without a decision it was given by a higher level: `number` and `dated` are of that level's decision, no money is paid
    here, and `recipient` is empty for a person or a unit, who are called as they are called now.
    """

    __tablename__ = "awards"
    __table_args__ = (
        UniqueConstraint("case_id", "decision_id", "award"),
        Index("ix_awards_listing", "organisation_id", "year", "state"),
        Index("ix_awards_unit", "unit_id"),
        Index("ix_awards_person", "person_id"),
    )
    id: str = Field(primary_key=True)
    organisation_id: str = Field(foreign_key="organisations.id")
    campaign_id: str = Field(foreign_key="campaigns.id", index=True)
    decision_id: str | None = Field(default=None, foreign_key="decisions.id", index=True)
    case_id: str = Field(foreign_key="cases.id", index=True)
    plan: str
    award: str
    label: str
    level: str = ""
    form: str = ""
    holder: str
    unit_id: str = Field(foreign_key="units.id")
    person_id: str = ""
    recipient: str
    year: int
    number: str
    dated: date
    amount: int
    state: str
