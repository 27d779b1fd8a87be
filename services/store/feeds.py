"""Addresses of calendars, and what stands in a calendar, as rows. When an address was made, read or ended is system time."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, func, insert, or_, select, update

from services.store.cases import within
from services.store.tables import CaseRow, DeadlineRow, FeedRow, UnitRow, table
from services.store.work import Scope, Work

FEEDS = table(FeedRow)
DEADLINES = table(DeadlineRow)
CASES = table(CaseRow)
UNITS = table(UnitRow)


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """An address that was made for a person, for one campaign or (without one) for all of them."""

    id: str
    person: str
    campaign: str
    created_at: datetime
    read_at: datetime | None
    revoked_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingDeadline:
    """A deadline as it stands; with the case, its track, state, unit's name and last change where it stands for one alone.

    `changed_at` is business time; None where that was not written down yet.
    """

    name: str
    occurrence: str
    case: str
    revision: int
    opens_on: date | None
    named_day: date
    original_last_day: date
    last_day: date
    changed_at: datetime | None
    track: str
    state: str
    unit_name: str
    case_changed_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How many cases on a track, in one round, are in a state, and when the last of them came to change."""

    track: str
    occurrence: str
    state: str
    number: int
    changed_at: datetime


def add(work: Work, *, token_hash: str, identity: str, organisation: str, person: str, campaign: str) -> None:
    values = {
        "token_hash": token_hash,
        "id": identity,
        "organisation_id": organisation,
        "person_id": person,
        "campaign_id": campaign,
        "created_at": work.act.recorded_at,
    }
    work.connection.execute(insert(FEEDS).values(**values))


def live(work: Work, token_hash: str) -> Feed | None:
    """The feed behind that hash, unless it was revoked."""
    statement = select(FEEDS).where(FEEDS.c.token_hash == token_hash, FEEDS.c.revoked_at.is_(None))
    row = work.connection.execute(statement).one_or_none()
    return _feed(row) if row else None


def of_person(work: Work, scope: Scope) -> list[Feed]:
    """The live feeds of the scope's person, newest first."""
    statement = select(FEEDS).where(
        FEEDS.c.organisation_id == scope.organisation,
        FEEDS.c.person_id == scope.person,
        FEEDS.c.revoked_at.is_(None),
    )
    return [_feed(row) for row in work.connection.execute(statement.order_by(FEEDS.c.created_at.desc(), FEEDS.c.id))]


def revoke(work: Work, scope: Scope, identity: str) -> bool:
    """End a feed of the scope's person; whether it was theirs and alive."""
    statement = update(FEEDS).where(
        FEEDS.c.id == identity,
        FEEDS.c.organisation_id == scope.organisation,
        FEEDS.c.person_id == scope.person,
        FEEDS.c.revoked_at.is_(None),
    )
    return work.connection.execute(statement.values(revoked_at=work.act.recorded_at)).rowcount == 1


def touch(work: Work, identity: str) -> None:
    """Write down that the feed was read now."""
    work.connection.execute(update(FEEDS).where(FEEDS.c.id == identity).values(read_at=work.act.recorded_at))


def deadlines_of(work: Work, scope: Scope, campaign: str, limit: int) -> list[StandingDeadline]:
    """The campaign's deadlines, and those of single cases within *scope*, by their day; at most *limit*."""
    statement = (
        select(
            DEADLINES,
            CASES.c.track,
            CASES.c.state,
            CASES.c.changed_at.label("case_changed_at"),
            UNITS.c.name.label("unit_name"),
        )
        .outerjoin(CASES, CASES.c.id == DEADLINES.c.case_id)
        .outerjoin(UNITS, UNITS.c.id == CASES.c.unit_id)
        .where(
            DEADLINES.c.campaign_id == campaign,
            DEADLINES.c.organisation_id == scope.organisation,
            or_(DEADLINES.c.case_id == "", within(scope)),
        )
        .order_by(DEADLINES.c.case_id != "", DEADLINES.c.due_at, DEADLINES.c.id)
        .limit(limit)
    )
    return [_standing(row) for row in work.connection.execute(statement)]


def standings(work: Work, scope: Scope, campaign: str, tracks: Collection[str]) -> list[Standing]:
    """How the cases within *scope* on those tracks stand, by track, round and state."""
    parts = (CASES.c.track, CASES.c.occurrence, CASES.c.state)
    statement = (
        select(*parts, func.count().label("number"), func.max(CASES.c.changed_at).label("latest"))
        .where(CASES.c.campaign_id == campaign, CASES.c.track.in_(list(tracks)), within(scope))
        .group_by(*parts)
        .order_by(*parts)
    )
    return [
        Standing(track=row.track, occurrence=row.occurrence, state=row.state, number=row.number, changed_at=row.latest)
        for row in work.connection.execute(statement)
    ]


def _feed(row: Row[Any]) -> Feed:
    return Feed(
        id=row.id,
        person=row.person_id,
        campaign=row.campaign_id,
        created_at=row.created_at,
        read_at=row.read_at,
        revoked_at=row.revoked_at,
    )


def _standing(row: Row[Any]) -> StandingDeadline:
    return StandingDeadline(
        name=row.name,
        occurrence=row.occurrence,
        case=row.case_id,
        revision=row.revision,
        opens_on=row.opens_on,
        named_day=row.named_day,
        original_last_day=row.original_last_day,
        last_day=row.last_day,
        changed_at=row.changed_at,
        track=row.track or "",
        state=row.state or "",
        unit_name=row.unit_name or "",
        case_changed_at=row.case_changed_at,
    )
