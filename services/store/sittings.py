"""Sittings as rows: read by id, listed within a scope, written under their version."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from services.store import ballots, sheets, sitting_body
from services.store.database import locked
from services.store.tables import MotionRow, SittingRow, table
from services.store.work import Scope, Work
from workflow.councils.sitting import Sitting, SittingState
from workflow.errors import CaseChanged, Refused
from workflow.ids import CampaignId, CaseId, CouncilId, MotionId, SittingId
from workflow.refusals import Refusal

SITTINGS = table(SittingRow)
MOTIONS = table(MotionRow)
STANDING = (SittingState.CALLED, SittingState.OPEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedSitting:
    """A sitting as a listing shows it; `called_for` is aware UTC."""

    id: str
    campaign: CampaignId
    council: CouncilId
    state: SittingState
    called_for: datetime
    place: str
    motions: int


def load(work: Work, ids: Collection[str], *, for_change: bool = False) -> dict[str, Sitting]:
    """Those sittings by id, locked in id order when they are to change; no sitting, no entry."""
    statement = select(SITTINGS).where(SITTINGS.c.id.in_(sorted(ids))).order_by(SITTINGS.c.id)
    rows = list(work.connection.execute(locked(work.connection, statement) if for_change else statement))
    found = [row.id for row in rows]
    agendas, given = _agendas(work, found), sheets.of_sittings(work, found)
    voted, papers = ballots.rolls(work, found), ballots.papers(work, found)
    return {
        row.id: replace(
            _sitting(row, agendas.get(row.id, {}), given.get(row.id, {})),
            voted=voted.get(row.id, frozenset()),
            papers=_every(papers.get(row.id, {}), agendas.get(row.id, {})) if row.body["box_opened"] else {},
        )
        for row in rows
    }


def listing(work: Work, scope: Scope, *, campaign: str | None = None) -> list[ListedSitting]:
    """The sittings of the scope's organisation, the latest first. Who may know of which is for the caller to say."""
    statement = select(SITTINGS).where(SITTINGS.c.organisation_id == scope.organisation)
    if campaign is not None:
        statement = statement.where(SITTINGS.c.campaign_id == campaign)
    rows = list(work.connection.execute(statement.order_by(SITTINGS.c.called_for.desc(), SITTINGS.c.id)))
    agendas = _agendas(work, [row.id for row in rows])
    return [_listed(row, len(agendas.get(row.id, {}))) for row in rows]


def save(work: Work, before: Sitting | None, after: Sitting) -> None:
    """Write *after* over *before* with its agenda.

    Raises `CaseChanged` if somebody changed the sitting meanwhile, `Refused` for a case that stands on another agenda.
    """
    values = {"state": after.state.value, "version": after.version, "body": sitting_body.written(after)}
    if before is None:
        row = {"id": after.id, "organisation_id": after.organisation, "campaign_id": after.campaign}
        called = {"council": after.council, "called_for": after.called_for, "place": after.place}
        work.connection.execute(insert(SITTINGS).values(**row, **called, **values))
    else:
        changing = update(SITTINGS).where(SITTINGS.c.id == after.id, SITTINGS.c.version == before.version)
        if work.connection.execute(changing.values(values)).rowcount != 1:
            raise CaseChanged(f"sitting:{after.id}", before.version)
    if before is None or before.agenda != after.agenda:
        _write_agenda(work, after)
    elif (before.state in STANDING) != (after.state in STANDING):
        work.connection.execute(update(MOTIONS).where(MOTIONS.c.sitting_id == after.id).values(stands=False))
    sheets.save(work, before, after)
    ballots.save(work, before, after)


def standing(work: Work, cases: Collection[str]) -> dict[CaseId, SittingId]:
    """Which of *cases* stand on the agenda of a sitting that has not ended, and of which."""
    statement = select(MOTIONS.c.case_id, MOTIONS.c.sitting_id).where(
        MOTIONS.c.case_id.in_(sorted(cases)), MOTIONS.c.stands
    )
    return {CaseId(row.case_id): SittingId(row.sitting_id) for row in work.connection.execute(statement)}


def of_campaign(work: Work, campaign: str) -> list[Sitting]:
    """The sittings of *campaign*, the first called first."""
    statement = select(SITTINGS.c.id).where(SITTINGS.c.campaign_id == campaign)
    ordered = work.connection.execute(statement.order_by(SITTINGS.c.called_for, SITTINGS.c.id)).scalars()
    loaded = load(work, list(ordered))
    return sorted(loaded.values(), key=lambda one: (one.called_for, one.id))


def of_case(work: Work, case: str) -> list[str]:
    """The sittings on whose agenda *case* stands or stood, the first called first."""
    statement = (
        select(SITTINGS.c.id)
        .join(MOTIONS, MOTIONS.c.sitting_id == SITTINGS.c.id)
        .where(MOTIONS.c.case_id == case)
        .order_by(SITTINGS.c.called_for, SITTINGS.c.id)
    )
    return list(work.connection.execute(statement).scalars())


def of_cases(work: Work, cases: Collection[str]) -> list[str]:
    """The sittings on whose agenda any of *cases* stands or stood."""
    statement = select(MOTIONS.c.sitting_id).where(MOTIONS.c.case_id.in_(sorted(cases))).distinct()
    return list(work.connection.execute(statement).scalars())


def all_ids(work: Work, organisation: str | None) -> list[str]:
    """Every id of the organisation, or (None) of all: for the auditor's proof."""
    statement = select(SITTINGS.c.id).order_by(SITTINGS.c.id)
    if organisation is not None:
        statement = statement.where(SITTINGS.c.organisation_id == organisation)
    return list(work.connection.execute(statement).scalars())


def _agendas(work: Work, ids: Collection[str]) -> dict[str, dict[MotionId, CaseId]]:
    statement = select(MOTIONS).where(MOTIONS.c.sitting_id.in_(sorted(ids))).order_by(MOTIONS.c.id)
    found: dict[str, dict[MotionId, CaseId]] = {}
    for row in work.connection.execute(statement):
        found.setdefault(row.sitting_id, {})[MotionId(row.id)] = CaseId(row.case_id)
    return found


def _write_agenda(work: Work, sitting: Sitting) -> None:
    work.connection.execute(delete(MOTIONS).where(MOTIONS.c.sitting_id == sitting.id))
    rows = [
        {
            "id": motion,
            "sitting_id": sitting.id,
            "organisation_id": sitting.organisation,
            "case_id": case,
            "stands": sitting.state in STANDING,
        }
        for motion, case in sitting.agenda.items()
    ]
    try:
        work.connection.execute(insert(MOTIONS), rows)
    except IntegrityError as error:
        raise Refused("call_sitting", (Refusal("on_another_agenda", {}, (), "agenda"),)) from error


def _every(papers: ballots.Papers, agenda: Collection[MotionId]) -> ballots.Papers:
    """*papers* by motion, those that nobody could vote on too."""
    return {motion: papers.get(motion, {}) for motion in agenda}


def _sitting(row: Row[Any], agenda: dict[MotionId, CaseId], given: sheets.Sheets) -> Sitting:
    return Sitting(
        id=SittingId(row.id),
        organisation=row.organisation_id,
        campaign=CampaignId(row.campaign_id),
        council=CouncilId(row.council),
        state=SittingState(row.state),
        version=row.version,
        called_for=row.called_for,
        place=row.place,
        agenda=agenda,
        **sitting_body.read(row.body, given),
    )


def _listed(row: Row[Any], motions: int) -> ListedSitting:
    return ListedSitting(
        id=row.id,
        campaign=CampaignId(row.campaign_id),
        council=CouncilId(row.council),
        state=SittingState(row.state),
        called_for=row.called_for,
        place=row.place,
        motions=motions,
    )
