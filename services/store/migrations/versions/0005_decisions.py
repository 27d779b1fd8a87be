"""Decisions and their lines, the register of awards, papers made in batches"""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _decisions()
    _awards()
    _successions()
    _batches()


def downgrade() -> None:
    _no_batches()
    op.drop_table("unit_successions")
    for table in ("awards", "decision_lines", "decisions"):
        op.drop_table(table)


def _decisions() -> None:
    op.create_table(
        "decisions",
        *(_name(column) for column in ("id", "organisation_id", "campaign_id", "rule", "kind", "state")),
        sa.Column("version", sa.Integer(), nullable=False),
        _name("number"),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("dated", sa.Date(), nullable=True),
        _json("body"),
        _belongs("decisions", "organisation_id", "organisations"),
        _belongs("decisions", "campaign_id", "campaigns"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decisions")),
    )
    with op.batch_alter_table("decisions") as altered:
        altered.create_index("ix_decisions_listing", ["organisation_id", "campaign_id", "state"], unique=False)
        altered.create_index(
            "uq_decisions_number",
            ["organisation_id", "number", "year"],
            unique=True,
            sqlite_where=sa.text("number <> ''"),
            postgresql_where=sa.text("number <> ''"),
        )
    op.create_table(
        "decision_lines",
        *(_name(column) for column in ("id", "decision_id", "organisation_id", "case_id")),
        sa.Column("stands", sa.Boolean(), nullable=False),
        _belongs("decision_lines", "decision_id", "decisions"),
        _belongs("decision_lines", "organisation_id", "organisations"),
        _belongs("decision_lines", "case_id", "cases"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision_lines")),
    )
    _indexed("decision_lines", "decision_id", "case_id")
    with op.batch_alter_table("decision_lines") as altered:
        altered.create_index(
            "uq_decision_lines_standing",
            ["case_id"],
            unique=True,
            sqlite_where=sa.text("stands"),
            postgresql_where=sa.text("stands"),
        )


def _awards() -> None:
    names = (
        "id",
        "organisation_id",
        "campaign_id",
        "case_id",
        "plan",
        "award",
        "label",
        "level",
        "form",
    )
    op.create_table(
        "awards",
        *(_name(column) for column in (*names, "holder", "unit_id", "person_id", "recipient")),
        sa.Column("decision_id", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=False),
        _name("number"),
        sa.Column("dated", sa.Date(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        _name("state"),
        _belongs("awards", "organisation_id", "organisations"),
        _belongs("awards", "campaign_id", "campaigns"),
        _belongs("awards", "decision_id", "decisions"),
        _belongs("awards", "case_id", "cases"),
        _belongs("awards", "unit_id", "units"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_awards")),
        sa.UniqueConstraint("case_id", "decision_id", "award", name=op.f("uq_awards_case_id_decision_id_award")),
    )
    _indexed("awards", "campaign_id", "decision_id", "case_id")
    with op.batch_alter_table("awards") as altered:
        altered.create_index("ix_awards_listing", ["organisation_id", "year", "state"], unique=False)
        altered.create_index("ix_awards_unit", ["unit_id"], unique=False)
        altered.create_index("ix_awards_person", ["person_id"], unique=False)


def _batches() -> None:
    op.create_table(
        "batches",
        *(_name(column) for column in ("id", "organisation_id", "kind", "about")),
        _json("arguments"),
        *(_name(column) for column in ("language", "asked_by")),
        sa.Column("asked_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        _name("state"),
        *(sa.Column(column, sa.Integer(), nullable=False) for column in ("number", "made", "failed", "turn")),
        sa.Column("worked_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        *(
            sa.Column(column, sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True)
            for column in ("lease_until", "finished_at", "keep_until")
        ),
        *(_name(column) for column in ("filename", "sha256")),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("kept", sa.Boolean(), nullable=False),
        _belongs("batches", "organisation_id", "organisations"),
        _belongs("batches", "asked_by", "people"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_batches")),
    )
    _indexed("batches", "asked_by")
    with op.batch_alter_table("batches") as altered:
        altered.create_index("ix_batches_listing", ["organisation_id", "asked_at"], unique=False)
        altered.create_index("ix_batches_claiming", ["state", "worked_at"], unique=False)
    op.create_table(
        "batch_items",
        _name("batch_id"),
        sa.Column("place", sa.Integer(), nullable=False),
        *(_name(column) for column in ("organisation_id", "name", "label", "state", "filename", "sha256")),
        sa.Column("reason", sa.Text(), nullable=False),
        _belongs("batch_items", "batch_id", "batches"),
        _belongs("batch_items", "organisation_id", "organisations"),
        sa.PrimaryKeyConstraint("batch_id", "place", name=op.f("pk_batch_items")),
    )


def _no_batches() -> None:
    for table in ("batch_items", "batches"):
        op.drop_table(table)


def _indexed(table: str, *columns: str) -> None:
    with op.batch_alter_table(table) as altered:
        for column in columns:
            altered.create_index(op.f(f"ix_{table}_{column}"), [column], unique=False)


def _belongs(table: str, column: str, whose: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{whose}.id"], name=op.f(f"fk_{table}_{column}_{whose}"))


def _name(column: str) -> sa.Column[str]:
    return sa.Column(column, sqlmodel.sql.sqltypes.AutoString(), nullable=False)


def _json(column: str) -> sa.Column[object]:
    return sa.Column(column, sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False)


def _successions() -> None:
    op.create_table(
        "unit_successions",
        *(_name(column) for column in ("id", "organisation_id", "former_id", "successor_id", "nature")),
        sa.Column("since", sa.Date(), nullable=False),
        _name("document"),
        sa.Column("stands", sa.Boolean(), nullable=False),
        _belongs("unit_successions", "organisation_id", "organisations"),
        _belongs("unit_successions", "former_id", "units"),
        _belongs("unit_successions", "successor_id", "units"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit_successions")),
    )
    _indexed("unit_successions", "organisation_id")
