"""Rounds, works, blocks of participants, provisional milestones, windows"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import Text
from sqlalchemy.dialects import postgresql

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

SUBJECT = ["campaign_id", "track", "unit_id", "person_id"]
SUBJECT_BEFORE = "uq_cases_campaign_id_track_unit_id_person_id"


def upgrade() -> None:
    with op.batch_alter_table("cases") as cases:
        cases.add_column(_text("occurrence"))
        cases.add_column(_text("work"))
        cases.drop_constraint(SUBJECT_BEFORE, type_="unique")
        cases.create_unique_constraint("uq_cases_subject", [*SUBJECT, "occurrence", "work"])
    with op.batch_alter_table("campaigns") as campaigns:
        campaigns.add_column(
            sa.Column(
                "provisional",
                sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), "postgresql"),
                nullable=False,
                server_default="{}",
            )
        )
    with op.batch_alter_table("participants") as participants:
        participants.add_column(_text("block"))
    with op.batch_alter_table("deadlines") as deadlines:
        deadlines.add_column(sa.Column("opens_on", sa.Date(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("deadlines") as deadlines:
        deadlines.drop_column("opens_on")
    with op.batch_alter_table("participants") as participants:
        participants.drop_column("block")
    with op.batch_alter_table("campaigns") as campaigns:
        campaigns.drop_column("provisional")
    with op.batch_alter_table("cases") as cases:
        cases.drop_constraint("uq_cases_subject", type_="unique")
        cases.create_unique_constraint(SUBJECT_BEFORE, SUBJECT)
        cases.drop_column("work")
        cases.drop_column("occurrence")


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=False, server_default="")
