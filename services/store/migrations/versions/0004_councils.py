"""Councils and their seats, sittings and the motions before them"""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op
from sqlalchemy.dialects import postgresql

from services.store.places_of_old import settle_standing_cases

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _councils()
    _sittings()
    _reminders()
    _completions()
    _judging()
    _ballots()
    _places()


def downgrade() -> None:
    _no_judging()
    op.drop_table("sitting_reminders")
    with op.batch_alter_table("cases") as cases:
        cases.drop_column("completion")
    for table in ("ballot_papers", "ballot_boxes", "ballot_roll"):
        op.drop_table(table)
    for table in ("honours", "places", "motions", "sittings", "seats", "councils"):
        op.drop_table(table)


def _councils() -> None:
    op.create_table(
        "councils",
        *(_name(column) for column in ("id", "organisation_id", "campaign_id", "rule")),
        sa.Column("version", sa.Integer(), nullable=False),
        _json("compositions"),
        _belongs("councils", "organisation_id", "organisations"),
        _belongs("councils", "campaign_id", "campaigns"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_councils")),
        sa.UniqueConstraint("campaign_id", "rule", name=op.f("uq_councils_campaign_id_rule")),
    )
    op.create_table(
        "seats",
        *(_name(column) for column in ("council_id", "person_id")),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=True),
        _name("seat"),
        _belongs("seats", "council_id", "councils"),
        _belongs("seats", "person_id", "people"),
        sa.PrimaryKeyConstraint("council_id", "person_id", "first_day", name=op.f("pk_seats")),
    )
    _indexed("seats", "person_id")


def _sittings() -> None:
    op.create_table(
        "sittings",
        *(_name(column) for column in ("id", "organisation_id", "campaign_id", "council", "state")),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("called_for", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        _name("place"),
        _json("body"),
        _belongs("sittings", "organisation_id", "organisations"),
        _belongs("sittings", "campaign_id", "campaigns"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sittings")),
    )
    with op.batch_alter_table("sittings") as sittings:
        sittings.create_index("ix_sittings_listing", ["organisation_id", "campaign_id", "called_for"], unique=False)
    op.create_table(
        "motions",
        *(_name(column) for column in ("id", "sitting_id", "organisation_id", "case_id")),
        sa.Column("stands", sa.Boolean(), nullable=False),
        _belongs("motions", "sitting_id", "sittings"),
        _belongs("motions", "organisation_id", "organisations"),
        _belongs("motions", "case_id", "cases"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_motions")),
    )
    _indexed("motions", "sitting_id", "case_id")
    standing = sa.text("stands")
    op.create_index(
        "uq_motions_standing", "motions", ["case_id"], unique=True, sqlite_where=standing, postgresql_where=standing
    )


def _reminders() -> None:
    op.create_table(
        "sitting_reminders",
        _name("sitting_id"),
        sa.Column("remind_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        _belongs("sitting_reminders", "sitting_id", "sittings"),
        sa.PrimaryKeyConstraint("sitting_id", name=op.f("pk_sitting_reminders")),
    )
    _indexed("sitting_reminders", "remind_at")


def _completions() -> None:
    """What was asked for when a case was returned."""
    kind = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
    with op.batch_alter_table("cases") as cases:
        cases.add_column(sa.Column("completion", kind, server_default="{}", nullable=False))


def _places() -> None:
    """Places of quotas and honours; cases that stand where they hold a place get theirs, in the order they came there."""
    op.create_table(
        "places",
        *(_name(column) for column in ("campaign_id", "quota", "apart", "value")),
        sa.Column("number", sa.Integer(), nullable=False),
        *(_name(column) for column in ("organisation_id", "case_id")),
        sa.Column("given", sa.Integer(), nullable=False),
        sa.Column("beyond", sa.Boolean(), nullable=False),
        _belongs("places", "campaign_id", "campaigns"),
        _belongs("places", "organisation_id", "organisations"),
        _belongs("places", "case_id", "cases"),
        sa.PrimaryKeyConstraint("campaign_id", "quota", "apart", "value", "number", name=op.f("pk_places")),
        sa.UniqueConstraint("campaign_id", "quota", "case_id", name=op.f("uq_places_campaign_id_quota_case_id")),
        sa.CheckConstraint("number >= 1 AND (beyond OR number <= given)", name="ck_places_number"),
    )
    op.create_index("ix_places_case_id", "places", ["case_id"])
    op.create_table(
        "honours",
        *(_name(column) for column in ("organisation_id", "honour", "subject_id")),
        sa.Column("year", sa.Integer(), nullable=False),
        _name("case_id"),
        sa.Column("won_in", sa.Integer(), nullable=False),
        _belongs("honours", "organisation_id", "organisations"),
        _belongs("honours", "case_id", "cases"),
        sa.PrimaryKeyConstraint("organisation_id", "honour", "subject_id", "year", name=op.f("pk_honours")),
    )
    op.create_index("ix_honours_case_id", "honours", ["case_id"])
    settle_standing_cases(op.get_bind())


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


def _judging() -> None:
    op.create_table(
        "sheets",
        *(_name(column) for column in ("motion_id", "member_id", "organisation_id", "sitting_id")),
        _json("scores"),
        _name("note"),
        _belongs("sheets", "motion_id", "motions"),
        _belongs("sheets", "member_id", "people"),
        _belongs("sheets", "organisation_id", "organisations"),
        _belongs("sheets", "sitting_id", "sittings"),
        sa.PrimaryKeyConstraint("motion_id", "member_id", name=op.f("pk_sheets")),
    )
    _indexed("sheets", "sitting_id")
    with op.batch_alter_table("appointments") as appointments:
        appointments.add_column(sa.Column("opens", sa.Boolean(), nullable=False, server_default=sa.true()))


def _no_judging() -> None:
    with op.batch_alter_table("appointments") as appointments:
        appointments.drop_column("opens")
    op.drop_table("sheets")


def _ballots() -> None:
    op.create_table(
        "ballot_roll",
        *(_name(column) for column in ("motion_id", "person_id")),
        _belongs("ballot_roll", "motion_id", "motions"),
        _belongs("ballot_roll", "person_id", "people"),
        sa.PrimaryKeyConstraint("motion_id", "person_id", name=op.f("pk_ballot_roll")),
    )
    op.create_table(
        "ballot_boxes",
        _name("sitting_id"),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        _belongs("ballot_boxes", "sitting_id", "sittings"),
        sa.PrimaryKeyConstraint("sitting_id", name=op.f("pk_ballot_boxes")),
    )
    op.create_table(
        "ballot_papers",
        *(_name(column) for column in ("motion_id", "code", "choice")),
        _belongs("ballot_papers", "motion_id", "motions"),
        sa.PrimaryKeyConstraint("motion_id", "code", name=op.f("pk_ballot_papers")),
    )
