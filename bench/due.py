"""Rungs laid out by SQL: many that are due at once, each telling one officer of one case, and many more to come."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import text

from services.demo.scene import at_local
from services.store import clocks
from services.wiring import Office
from tests.support.crowds import lay_out_crowd

UNITS = 100
DUE_AT = at_local(2020, 4, 30, 8)
NOW = DUE_AT + timedelta(hours=1)
NAMES = {"sqlite": "lower(hex(randomblob(16)))", "postgresql": "md5(random()::text || clock_timestamp()::text)"}
PENDING = """
INSERT INTO campaigns SELECT 'pending-' || n, organisation_id, plan, sha256, label, year, state, version, answers,
  milestones, provisional, suspended_on FROM generate_series(CAST(:first AS integer), CAST(:last AS integer), 1000) n, (SELECT * FROM campaigns LIMIT 1) one;
INSERT INTO deadlines (id, organisation_id, campaign_id, name, occurrence, case_id, revision, named_day,
    original_last_day, last_day, due_at)
  SELECT 'pending-' || n, organisation_id, 'pending-' || (n - (n - CAST(:first AS integer)) % 1000), 'registration', '', 'pending-' || n, 1,
    '2030-12-31', '2030-12-31', '2030-12-31', '2031-01-01'
  FROM generate_series(CAST(:first AS integer), CAST(:last AS integer), 5) n, (SELECT * FROM campaigns LIMIT 1) one;
INSERT INTO rungs (id, organisation_id, campaign_id, deadline_id, revision, name, fire_at, outcome, attempts)
  SELECT 'pending-' || n, organisation_id, 'pending-' || (n - (n - CAST(:first AS integer)) % 1000), 'pending-' || (n - (n - CAST(:first AS integer)) % 5), 1,
    'p' || n % 5, timestamptz '2025-01-01' + n % 100000 * interval '1 minute', '', 0
  FROM generate_series(CAST(:first AS integer), CAST(:last AS integer)) n, (SELECT * FROM campaigns LIMIT 1) one;
"""
OWN_DEADLINES = """
INSERT INTO deadlines (id, organisation_id, campaign_id, name, occurrence, case_id, revision, named_day,
    original_last_day, last_day, due_at)
  SELECT {name}, c.organisation_id, c.campaign_id, 'registration', '', c.id, 2, '2021-12-30', '2020-07-31', '2021-12-30',
    '2021-12-30 17:00:00.000000+00:00' FROM cases c WHERE c.track = 'register';
INSERT INTO rungs (id, organisation_id, campaign_id, deadline_id, revision, name, fire_at, outcome, attempts)
  SELECT {name}, d.organisation_id, d.campaign_id, d.id, 2, '-3d', '{due}', '', 0 FROM deadlines d WHERE d.revision = 2;
"""
AGAIN = """
DELETE FROM notices;
DELETE FROM messages;
UPDATE rungs SET settled_at = NULL, outcome = '' WHERE settled_at IS NOT NULL;
"""


def lay_out_due(office: Office, due: int) -> None:
    """So many rungs that are due, a hundred in each campaign; business time is an hour later."""
    lay_out_crowd(office, units=UNITS, running=due // UNITS)
    dialect = office.database.writer.dialect.name
    due_at = f"{DUE_AT:%Y-%m-%d %H:%M:%S.%f}" + ("+00:00" if dialect == "postgresql" else "")
    run_all(office, OWN_DEADLINES.format(name=NAMES[dialect], due=due_at))
    with office.writing() as work:
        clocks.set_to(work, NOW)
        work.commit()


def lay_out_pending(office: Office, first: int, last: int) -> None:
    """Rungs *first* to *last* of years to come, on campaigns of their own; PostgreSQL only."""
    run_all(office, PENDING, first=first, last=last)


def due_again(office: Office) -> None:
    """Everything as before the sweep, but for the history."""
    run_all(office, AGAIN)
    if office.database.is_sqlite:
        return
    with office.database.writer.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("VACUUM ANALYZE"))


def run_all(office: Office, statements: str, **values: int) -> None:
    with office.writing() as work:
        for statement in filter(str.strip, statements.split(";")):
            bound = {name: value for name, value in values.items() if f":{name}" in statement}
            work.connection.execute(text(statement), bound)
        work.commit()
