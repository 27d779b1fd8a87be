"""The rows, and nothing else. A row is neither a domain object nor an API schema.

Every row belongs to an organisation. Instants are aware UTC; calendar dates are days in Việt Nam.
`SQLModel` tables do not validate: only the mappers of `services.store` write them.
"""

from sqlalchemy import Table
from sqlmodel import SQLModel

from services.store.tables.ballots import BallotBoxRow, PaperRow, RollRow
from services.store.tables.batches import BatchItemRow, BatchRow
from services.store.tables.calendar import CalendarDayRow
from services.store.tables.campaigns import CampaignRow, ClockRow, DefinitionRow, ParticipantRow
from services.store.tables.cases import CaseRow, DocumentRow
from services.store.tables.councils import CouncilRow, MotionRow, SeatRow, SittingRow
from services.store.tables.deadlines import DeadlineRow, RungRow
from services.store.tables.decisions import AwardRow, DecisionLineRow, DecisionRow
from services.store.tables.metadata import metadata
from services.store.tables.places import HonourRow, PlaceRow
from services.store.tables.post import MessageRow, NoticeRow
from services.store.tables.receiving import AbsenceRow, FeedRow, PreferenceRow
from services.store.tables.records import EntryRow, HeartbeatRow, IdempotencyRow, IncidentRow, RefusalRow
from services.store.tables.registry import AppointmentRow, OrganisationRow, PersonRow, UnitRow
from services.store.tables.sheets import SheetRow
from services.store.tables.sign_ins import SessionRow, SignInAttemptRow, TokenRow
from services.store.tables.sitting_reminders import SittingReminderRow
from services.store.tables.successions import SuccessionRow

__all__ = [
    "AbsenceRow",
    "AppointmentRow",
    "AwardRow",
    "BallotBoxRow",
    "BatchItemRow",
    "BatchRow",
    "CalendarDayRow",
    "CampaignRow",
    "CaseRow",
    "ClockRow",
    "CouncilRow",
    "DeadlineRow",
    "DecisionLineRow",
    "DecisionRow",
    "DefinitionRow",
    "DocumentRow",
    "EntryRow",
    "FeedRow",
    "HeartbeatRow",
    "HonourRow",
    "IdempotencyRow",
    "IncidentRow",
    "MessageRow",
    "MotionRow",
    "NoticeRow",
    "OrganisationRow",
    "PaperRow",
    "ParticipantRow",
    "PersonRow",
    "PlaceRow",
    "PreferenceRow",
    "RefusalRow",
    "RollRow",
    "RungRow",
    "SeatRow",
    "SessionRow",
    "SheetRow",
    "SignInAttemptRow",
    "SittingReminderRow",
    "SittingRow",
    "SuccessionRow",
    "TokenRow",
    "UnitRow",
    "metadata",
    "table",
]


def table(row: type[SQLModel]) -> Table:
    """The SQLAlchemy table of *row*, for statements that read and write columns, not entities."""
    return metadata.tables[str(row.__tablename__)]
