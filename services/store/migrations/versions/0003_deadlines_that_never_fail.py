"""The calendar as rows; absences, preferences, feeds; heartbeats; channels and acknowledgement of messages"""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

MESSAGES = (
    *("sent_again_at", "sent_again_by", "thread", "deadline", "acknowledge_by", "not_before", "acknowledged_at"),
    *("asks_acknowledgement", "read_at", "digest_id", "instead_of", "channel"),
)
WAITING = {"held": ("not_before", "state = 'held'"), "acknowledge_by": ("acknowledge_by", "acknowledge_by IS NOT NULL")}


def upgrade() -> None:
    _calendar()
    _receiving()
    _heartbeats()
    with op.batch_alter_table("incidents") as incidents:
        incidents.add_column(_text("resolved_by"))
        incidents.add_column(sa.Column("resolution", sa.Text(), nullable=False, server_default=""))
    with op.batch_alter_table("deadlines") as deadlines:
        deadlines.add_column(sa.Column("counted_from", sa.Date(), nullable=True))
        deadlines.add_column(sa.Column("ended", sa.Boolean(), nullable=False, server_default=sa.false()))
        deadlines.add_column(_instant("changed_at"))
        deadlines.add_column(sa.Column("granted_day", sa.Date(), nullable=True))
    op.execute("UPDATE deadlines SET granted_day = last_day WHERE last_day > original_last_day")
    with op.batch_alter_table("people") as people:
        people.add_column(_text("phone"))
    with op.batch_alter_table("campaigns") as campaigns:
        campaigns.add_column(sa.Column("suspended_on", sa.Date(), nullable=True))
    with op.batch_alter_table("messages") as messages:
        messages.add_column(_text("channel", "email"))
        messages.add_column(_text("instead_of"))
        messages.add_column(_text("digest_id"))
        messages.add_column(_instant("read_at"))
        messages.add_column(sa.Column("asks_acknowledgement", sa.Boolean(), nullable=False, server_default=sa.false()))
        messages.add_column(_instant("acknowledged_at"))
        messages.add_column(_instant("not_before"))
        messages.add_column(_instant("acknowledge_by"))
        messages.add_column(_text("deadline"))
        messages.add_column(_text("thread"))
        messages.add_column(_text("sent_again_by"))
        messages.add_column(_instant("sent_again_at"))
        messages.create_index(
            "ix_messages_figures", ["organisation_id", "state", "channel", "created_at"], unique=False
        )
    for name, (column, where) in WAITING.items():
        said = sa.text(where)
        op.create_index(f"ix_messages_{name}", "messages", [column], sqlite_where=said, postgresql_where=said)


def downgrade() -> None:
    for name in WAITING:
        op.drop_index(f"ix_messages_{name}", table_name="messages")
    with op.batch_alter_table("messages") as messages:
        messages.drop_index("ix_messages_figures")
        for column in MESSAGES:
            messages.drop_column(column)
    with op.batch_alter_table("campaigns") as campaigns:
        campaigns.drop_column("suspended_on")
    with op.batch_alter_table("people") as people:
        people.drop_column("phone")
    with op.batch_alter_table("deadlines") as deadlines:
        deadlines.drop_column("ended")
        deadlines.drop_column("changed_at")
        deadlines.drop_column("granted_day")
        deadlines.drop_column("counted_from")
    with op.batch_alter_table("incidents") as incidents:
        incidents.drop_column("resolution")
        incidents.drop_column("resolved_by")
    for table in ("heartbeats", "feeds", "preferences", "absences", "calendar_days"):
        op.drop_table(table)


def _calendar() -> None:
    op.create_table(
        "calendar_days",
        _name("organisation_id"),
        sa.Column("day", sa.Date(), nullable=False),
        _name("kind"),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        _instant("changed_at", nullable=False),
        _name("changed_by"),
        _belongs("calendar_days", "organisation_id", "organisations"),
        sa.PrimaryKeyConstraint("organisation_id", "day", name=op.f("pk_calendar_days")),
    )


def _receiving() -> None:
    op.create_table(
        "absences",
        *(_name(column) for column in ("id", "organisation_id", "person_id", "substitute_id")),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        _name("recorded_by"),
        _instant("recorded_at", nullable=False),
        _name("ended_by"),
        _instant("ended_at"),
        _belongs("absences", "organisation_id", "organisations"),
        _belongs("absences", "person_id", "people"),
        _belongs("absences", "substitute_id", "people"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_absences")),
    )
    _indexed("absences", "organisation_id", "person_id", "substitute_id")
    op.create_table(
        "preferences",
        _name("person_id"),
        _name("organisation_id"),
        sa.Column("by_email", sa.Boolean(), nullable=False),
        sa.Column("by_sms", sa.Boolean(), nullable=False),
        sa.Column("quiet_from", sa.Time(), nullable=True),
        sa.Column("quiet_until", sa.Time(), nullable=True),
        sa.Column("digest_on", sa.Integer(), nullable=True),
        _instant("changed_at", nullable=False),
        _belongs("preferences", "organisation_id", "organisations"),
        _belongs("preferences", "person_id", "people"),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_preferences")),
    )
    _indexed("preferences", "organisation_id")
    op.create_table(
        "feeds",
        *(_name(column) for column in ("token_hash", "id", "organisation_id", "person_id", "campaign_id")),
        _instant("created_at", nullable=False),
        _instant("read_at"),
        _instant("revoked_at"),
        _belongs("feeds", "organisation_id", "organisations"),
        _belongs("feeds", "person_id", "people"),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_feeds")),
        sa.UniqueConstraint("id", name=op.f("uq_feeds_id")),
    )
    _indexed("feeds", "person_id")


def _heartbeats() -> None:
    op.create_table(
        "heartbeats",
        _name("node"),
        _name("task"),
        _instant("started_at", nullable=False),
        _instant("beaten_at", nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("trouble", sa.Text(), nullable=False, server_default=""),
        sa.PrimaryKeyConstraint("node", "task", name=op.f("pk_heartbeats")),
    )


def _indexed(table: str, *columns: str) -> None:
    with op.batch_alter_table(table) as altered:
        for column in columns:
            altered.create_index(op.f(f"ix_{table}_{column}"), [column], unique=False)


def _belongs(table: str, column: str, whose: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{whose}.id"], name=op.f(f"fk_{table}_{column}"))


def _name(column: str) -> sa.Column[str]:
    return sa.Column(column, sqlmodel.sql.sqltypes.AutoString(), nullable=False)


def _text(column: str, default: str = "") -> sa.Column[str]:
    return sa.Column(column, sa.String(), nullable=False, server_default=default)


def _instant(column: str, *, nullable: bool = True) -> sa.Column[object]:
    return sa.Column(column, sqlmodel.sql.sqltypes.UTCDateTime(), nullable=nullable)
