"""Cases as rows: read by id, listed within a scope, written under their version."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, bindparam, false, func, insert, or_, select, tuple_, update
from sqlalchemy.exc import IntegrityError

from services.store.completion_body import from_body, to_body
from services.store.database import locked
from services.store.tables import CampaignRow, CaseRow, DocumentRow, PersonRow, UnitRow, table
from services.store.work import Scope, Work
from workflow.case import Case
from workflow.errors import CaseChanged, Refused
from workflow.ids import (
    CANCELLED,
    CampaignId,
    CaseId,
    DocumentKindId,
    FieldId,
    PersonId,
    StateId,
    TrackId,
    Trigger,
    UnitId,
)
from workflow.refusals import Refusal

CAMPAIGNS = table(CampaignRow)
CASES = table(CaseRow)
UNITS = table(UnitRow)
PEOPLE = table(PersonRow)
DOCUMENTS = table(DocumentRow)
SAVE = (
    update(CASES)
    .where(CASES.c.id == bindparam("which"), CASES.c.version == bindparam("read"))
    .values(
        {
            name: bindparam(name)
            for name in ("state", "version", "fields", "documents", "taken", "completion", "changed_at")
        }
    )
)
SAVE_APART = SAVE.values(work=bindparam("work"))
"""What is cancelled stands apart, so that its subject may have another case."""
BY_IDS = select(CASES).where(CASES.c.id.in_(bindparam("which", expanding=True))).order_by(CASES.c.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A case as a listing shows it; its `title`, where it is a work that has one, is given by whoever knows its track."""

    id: str
    campaign: str
    track: str
    state: str
    unit: str
    unit_name: str
    person_name: str
    version: int
    occurrence: str
    opened_at: datetime
    changed_at: datetime
    fields: Mapping[str, str | int]
    title: str = ""

    @property
    def subject(self) -> str:
        return self.title or self.person_name or self.unit_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Whereabouts:
    """What of a case never changes: its campaign, that campaign's definition, and its track."""

    campaign: str
    sha256: str
    track: TrackId


def load(work: Work, ids: Collection[str], *, scope: Scope | None = None, for_change: bool = False) -> dict[str, Case]:
    """The cases with those ids (within *scope*), locked in id order when they are to change; no case, no entry."""
    statement = BY_IDS if scope is None else BY_IDS.where(within(scope))
    if for_change:
        statement = locked(work.connection, statement)
    return {row.id: as_case(row) for row in work.connection.execute(statement, {"which": sorted(ids)})}


def whereabouts(work: Work, ids: Collection[str], scope: Scope) -> dict[str, Whereabouts]:
    """Where the cases with those ids within *scope* belong, nothing locked; no case, no entry."""
    statement = (
        select(CASES.c.id, CASES.c.campaign_id, CASES.c.track, CAMPAIGNS.c.sha256)
        .join(CAMPAIGNS, CAMPAIGNS.c.id == CASES.c.campaign_id)
        .where(CASES.c.id.in_(sorted(ids)), within(scope))
    )
    return {
        row.id: Whereabouts(campaign=row.campaign_id, sha256=row.sha256, track=TrackId(row.track))
        for row in work.connection.execute(statement)
    }


def within(scope: Scope) -> ColumnElement[bool]:
    """The one visibility rule of cases: the organisation's, and in it the units', the person's own, what is before them."""
    own = CASES.c.organisation_id == scope.organisation
    if scope.units is None:
        return own
    theirs = or_(CASES.c.unit_id.in_(sorted(scope.units)), CASES.c.person_id == scope.person)
    return and_(own, or_(theirs, CASES.c.id.in_(sorted(scope.before))) if scope.before else theirs)


def listing(
    work: Work,
    scope: Scope,
    *,
    campaign: str | None = None,
    tracks: Collection[str] | None = None,
    states: Collection[str] | None = None,
    unit: str | None = None,
    ids: Collection[str] | None = None,
    after: tuple[str, str] | None = None,
    limit: int = 1000,
) -> list[Listed]:
    """Cases within *scope*, by track and id; *after* is the (track, id) of the last one seen (keyset paging)."""
    statement: Select[Any] = (
        select(CASES, UNITS.c.name.label("unit_name"), PEOPLE.c.name.label("person_name"))
        .join(UNITS, UNITS.c.id == CASES.c.unit_id)
        .outerjoin(PEOPLE, PEOPLE.c.id == CASES.c.person_id)
        .where(within(scope))
    )
    for column, wanted in ((CASES.c.campaign_id, campaign), (CASES.c.unit_id, unit)):
        if wanted is not None:
            statement = statement.where(column == wanted)
    for column, among in ((CASES.c.track, tracks), (CASES.c.state, states), (CASES.c.id, ids)):
        if among is not None:
            statement = statement.where(column.in_(list(among)) if among else false())
    if after:
        statement = statement.where(tuple_(CASES.c.track, CASES.c.id) > tuple_(*after))
    ordered = statement.order_by(CASES.c.track, CASES.c.id).limit(limit)
    return [_listed(row) for row in work.connection.execute(ordered)]


def of_units(work: Work, campaign: str, units: Collection[str]) -> list[Case]:
    """Every case of those units, and of their people, in the campaign."""
    statement = (
        select(CASES).where(CASES.c.campaign_id == campaign, CASES.c.unit_id.in_(list(units))).order_by(CASES.c.id)
    )
    return [as_case(row) for row in work.connection.execute(statement)]


def of_tracks(work: Work, campaign: str, tracks: Collection[str]) -> list[Case]:
    """Every case on those tracks in the campaign, whichever unit's."""
    statement = (
        select(CASES).where(CASES.c.campaign_id == campaign, CASES.c.track.in_(list(tracks))).order_by(CASES.c.id)
    )
    return [as_case(row) for row in work.connection.execute(statement)]


def insert_all(work: Work, organisation: str, cases: Sequence[Case], several: Collection[TrackId] = ()) -> None:
    """New rows; raises `Refused` when a case for the same subject is open on the same track, unless *several* may be."""
    rows = [
        {
            **_columns(case, work.act.business_at),
            "id": case.id,
            "organisation_id": organisation,
            "campaign_id": case.campaign,
            "track": case.track,
            "unit_id": case.unit,
            "person_id": case.person or "",
            "occurrence": case.occurrence,
            "work": case.id if case.track in several else "",
            "opened_at": work.act.business_at,
        }
        for case in cases
    ]
    try:
        work.connection.execute(insert(CASES), rows)
    except IntegrityError as error:
        raise Refused("open", (Refusal("case_already_open"),)) from error


def save(work: Work, before: Case, after: Case) -> None:
    """Write *after* over *before*; raises `CaseChanged` if somebody moved the case meanwhile."""
    save_all(work, [(before, after)])


def save_all(work: Work, changed: Sequence[tuple[Case, Case]]) -> None:
    """Write the second of each pair over the first, together; raises `CaseChanged` if somebody moved one meanwhile."""
    standing = [pair for pair in changed if pair[1].state != CANCELLED]
    apart = [pair for pair in changed if pair[1].state == CANCELLED]
    for statement, pairs in ((SAVE, standing), (SAVE_APART, apart)):
        rows = [_saved(work, before, after) for before, after in pairs]
        if rows and work.connection.execute(statement, rows).rowcount != len(rows):
            raise _overtaken(work, pairs)


def _saved(work: Work, before: Case, after: Case) -> dict[str, Any]:
    row = {"which": after.id, "read": before.version, **_columns(after, work.act.business_at)}
    return {**row, "work": after.id} if after.state == CANCELLED else row


def _overtaken(work: Work, pairs: Sequence[tuple[Case, Case]]) -> CaseChanged:
    """The first of *pairs* whose row is not what was written over it."""
    now = load(work, [after.id for _, after in pairs])
    before = next(one for one, after in pairs if one.id not in now or now[one.id].version != after.version)
    return CaseChanged(f"case:{before.id}", before.version)


def in_another_organisation(work: Work, ids: Collection[str]) -> list[str]:
    """Which of those cases stand under an organisation that does not run their campaign: none, if all is well."""
    statement = (
        select(CASES.c.id)
        .join(CAMPAIGNS, CAMPAIGNS.c.id == CASES.c.campaign_id)
        .where(CASES.c.id.in_(list(ids)), CASES.c.organisation_id != CAMPAIGNS.c.organisation_id)
    )
    return list(work.connection.execute(statement).scalars())


def all_ids(work: Work, organisation: str | None) -> list[str]:
    """Every id of the organisation, or (None) of all: for the auditor's proof."""
    statement = select(CASES.c.id).order_by(CASES.c.id)
    if organisation is not None:
        statement = statement.where(CASES.c.organisation_id == organisation)
    return list(work.connection.execute(statement).scalars())


def _columns(case: Case, changed_at: datetime) -> dict[str, Any]:
    return {
        "state": case.state,
        "version": case.version,
        "fields": dict(case.fields),
        "documents": list(case.documents),
        "taken": dict(case.taken),
        "completion": to_body(case.completion),
        "changed_at": changed_at,
    }


def as_case(row: Row[Any]) -> Case:
    """The case that a row of its table holds."""
    return Case(
        id=CaseId(row.id),
        campaign=CampaignId(row.campaign_id),
        track=TrackId(row.track),
        unit=UnitId(row.unit_id),
        person=PersonId(row.person_id) if row.person_id else None,
        state=StateId(row.state),
        version=row.version,
        occurrence=row.occurrence,
        fields={FieldId(name): value for name, value in row.fields.items()},
        documents=tuple(DocumentKindId(kind) for kind in row.documents),
        taken={Trigger(name): times for name, times in row.taken.items()},
        completion=from_body(row.completion),
    )


def _listed(row: Row[Any]) -> Listed:
    return Listed(
        id=row.id,
        campaign=row.campaign_id,
        track=row.track,
        state=row.state,
        unit=row.unit_id,
        unit_name=row.unit_name,
        person_name=row.person_name or "",
        version=row.version,
        occurrence=row.occurrence,
        opened_at=row.opened_at,
        changed_at=row.changed_at,
        fields=row.fields,
    )


def counts(work: Work, scope: Scope, campaign: str) -> dict[tuple[str, str], int]:
    """How many cases of the campaign within *scope* are in each (track, state)."""
    statement = (
        select(CASES.c.track, CASES.c.state, func.count().label("number"))
        .where(CASES.c.campaign_id == campaign, within(scope))
        .group_by(CASES.c.track, CASES.c.state)
    )
    return {(row.track, row.state): row.number for row in work.connection.execute(statement)}
