"""Campaigns as rows, with the deadlines and participants that belong to them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Row, bindparam, func, insert, select, update

from services.store.database import kept_from_ending, locked, locked_alone
from services.store.tables import CampaignRow, DeadlineRow, ParticipantRow, table
from services.store.work import Scope, Work
from workflow.campaign import ArmedDeadline, Campaign, CampaignState, DeadlineKey
from workflow.deadlines import Due
from workflow.errors import CaseChanged
from workflow.ids import BlockId, CampaignId, DeadlineId, MilestoneId, OptionId, PersonId, QuestionId, UnitId

CAMPAIGNS = table(CampaignRow)
PARTICIPANTS = table(ParticipantRow)
DEADLINES = table(DeadlineRow)


BY_ID = select(CAMPAIGNS).where(CAMPAIGNS.c.id == bindparam("which"))
STANDING = select(DEADLINES).where(
    DEADLINES.c.campaign_id.in_(bindparam("campaigns", expanding=True)), DEADLINES.c.ended.is_(False)
)
STANDING_FOR = STANDING.where(DEADLINES.c.case_id.in_(bindparam("cases", expanding=True)))
SAVE = (
    update(CAMPAIGNS)
    .where(CAMPAIGNS.c.id == bindparam("which"), CAMPAIGNS.c.version == bindparam("read"))
    .values(
        {name: bindparam(name) for name in ("state", "version", "answers", "milestones", "provisional", "suspended_on")}
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedCampaign:
    id: str
    label: str
    year: int
    state: str
    plan: str
    sha256: str
    suspended_on: date | None = None


def load(
    work: Work,
    campaign: str,
    *,
    cases: Collection[str] | None = (),
    participants: bool = False,
    for_change: bool = False,
    alone: bool = False,
) -> Campaign | None:
    """The campaign with its deadlines, and those of *cases* alone (None: of every case); with participants only when asked.

    With *for_change* it is held for the rest of the transaction; with *alone*, once no case of it is being moved.
    """
    lock_it = locked_alone if alone else locked
    statement = lock_it(work.connection, BY_ID) if for_change else BY_ID
    row = work.connection.execute(statement, {"which": campaign}).one_or_none()
    if row is None:
        return None
    units, people, blocks = _participants(work, campaign) if participants else ((), (), {})
    bare = _campaign(row, _deadlines(work, [campaign], cases).get(campaign, {}))
    return replace(bare, units=units, people=people, blocks=blocks)


def load_all(work: Work, campaigns: Collection[str]) -> dict[str, Campaign]:
    """Those campaigns by id, each with the deadlines that stand for every case; without participants."""
    statement = select(CAMPAIGNS).where(CAMPAIGNS.c.id.in_(sorted(campaigns)))
    rows = list(work.connection.execute(statement))
    deadlines = _deadlines(work, [row.id for row in rows], ())
    return {row.id: _campaign(row, deadlines.get(row.id, {})) for row in rows}


def lock(work: Work, campaign: str) -> None:
    """Hold the campaign for the rest of the transaction, so that nobody else counts its places meanwhile."""
    statement = select(CAMPAIGNS.c.id).where(CAMPAIGNS.c.id == campaign)
    work.connection.execute(locked(work.connection, statement)).one()


def keep_running(work: Work, campaign: str) -> None:
    """Keep the campaign from being suspended or closed until the transaction ends; many may do so at once."""
    statement = select(CAMPAIGNS.c.id).where(CAMPAIGNS.c.id == campaign)
    work.connection.execute(kept_from_ending(work.connection, statement)).one()


def labels(work: Work, wanted: Collection[str]) -> dict[str, str]:
    """The Vietnamese label of each of these campaigns."""
    statement = select(CAMPAIGNS.c.id, CAMPAIGNS.c.label).where(CAMPAIGNS.c.id.in_(sorted(wanted)))
    return {row.id: row.label for row in work.connection.execute(statement)}


def listing(work: Work, scope: Scope) -> list[ListedCampaign]:
    """The campaigns of the scope's organisation, newest year first."""
    statement = (
        select(CAMPAIGNS)
        .where(CAMPAIGNS.c.organisation_id == scope.organisation)
        .order_by(CAMPAIGNS.c.year.desc(), CAMPAIGNS.c.id)
    )
    return [_listed(row) for row in work.connection.execute(statement)]


def visible(work: Work, scope: Scope, campaign: str) -> ListedCampaign | None:
    """The campaign, if the scope's organisation runs it."""
    statement = select(CAMPAIGNS).where(CAMPAIGNS.c.id == campaign, CAMPAIGNS.c.organisation_id == scope.organisation)
    row = work.connection.execute(statement).one_or_none()
    return _listed(row) if row else None


def insert_one(work: Work, campaign: Campaign, label: str) -> None:
    work.connection.execute(
        insert(CAMPAIGNS).values(
            id=campaign.id,
            organisation_id=campaign.organisation,
            plan=campaign.definition,
            sha256=campaign.sha256,
            label=label,
            year=campaign.year,
            **_columns(campaign),
        )
    )


def save(work: Work, before: Campaign, after: Campaign) -> None:
    """Write *after* over *before*; raises `CaseChanged` if somebody changed the campaign meanwhile."""
    save_all(work, [(before, after)])


def save_all(work: Work, changed: Sequence[tuple[Campaign, Campaign]]) -> None:
    """Write the second of each pair over the first; raises `CaseChanged` if somebody changed one meanwhile."""
    rows = [{"which": after.id, "read": before.version, **_columns(after)} for before, after in changed]
    if work.connection.execute(SAVE, rows).rowcount != len(rows):
        raise CaseChanged(f"campaign:{changed[0][1].id}", changed[0][0].version)


def replace_participants(work: Work, campaign: Campaign) -> None:
    """Make the rows of who takes part those of *campaign*."""
    work.connection.execute(PARTICIPANTS.delete().where(PARTICIPANTS.c.campaign_id == campaign.id))
    chosen = [("unit", unit) for unit in campaign.units] + [("person", person) for person in campaign.people]
    rows = [
        {
            "campaign_id": campaign.id,
            "organisation_id": campaign.organisation,
            "subject": subject,
            "subject_id": subject_id,
            "block": campaign.blocks.get(UnitId(subject_id), ""),
        }
        for subject, subject_id in chosen
    ]
    if rows:
        work.connection.execute(insert(PARTICIPANTS), rows)


def taking_part(work: Work, campaign: str, subjects: Collection[str]) -> frozenset[str]:
    """Which of *subjects* (units or people) take part."""
    statement = select(PARTICIPANTS.c.subject_id).where(
        PARTICIPANTS.c.campaign_id == campaign, PARTICIPANTS.c.subject_id.in_(list(subjects))
    )
    return frozenset(work.connection.execute(statement).scalars())


def blocks_of(work: Work, campaign: str, units: Collection[str]) -> dict[str, str]:
    """The block of each of *units* that has one."""
    statement = select(PARTICIPANTS.c.subject_id, PARTICIPANTS.c.block).where(
        PARTICIPANTS.c.campaign_id == campaign, PARTICIPANTS.c.subject_id.in_(list(units)), PARTICIPANTS.c.block != ""
    )
    return {row.subject_id: row.block for row in work.connection.execute(statement)}


def count_participants(work: Work, campaign: str, subject: str) -> int:
    """How many units (`unit`) or people (`person`) take part."""
    statement = select(func.count()).where(PARTICIPANTS.c.campaign_id == campaign, PARTICIPANTS.c.subject == subject)
    return work.connection.execute(statement).scalar_one()


def all_ids(work: Work, organisation: str | None) -> list[str]:
    """Every id of the organisation, or (None) of all: for the auditor's proof."""
    statement = select(CAMPAIGNS.c.id).order_by(CAMPAIGNS.c.id)
    if organisation is not None:
        statement = statement.where(CAMPAIGNS.c.organisation_id == organisation)
    return list(work.connection.execute(statement).scalars())


def _columns(campaign: Campaign) -> dict[str, Any]:
    return {
        "state": campaign.state.value,
        "version": campaign.version,
        "answers": dict(campaign.answers),
        "milestones": {name: day.isoformat() for name, day in campaign.milestones.items()},
        "provisional": {name: day.isoformat() for name, day in campaign.provisional.items()},
        "suspended_on": campaign.suspended_on,
    }


def _days(written: dict[str, str]) -> dict[MilestoneId, date]:
    return {MilestoneId(name): date.fromisoformat(day) for name, day in written.items()}


def _participants(work: Work, campaign: str) -> tuple[tuple[UnitId, ...], tuple[PersonId, ...], dict[UnitId, BlockId]]:
    statement = (
        select(PARTICIPANTS.c.subject, PARTICIPANTS.c.subject_id, PARTICIPANTS.c.block)
        .where(PARTICIPANTS.c.campaign_id == campaign)
        .order_by(PARTICIPANTS.c.subject_id)
    )
    rows = list(work.connection.execute(statement))
    units = tuple(UnitId(row.subject_id) for row in rows if row.subject == "unit")
    people = tuple(PersonId(row.subject_id) for row in rows if row.subject == "person")
    return units, people, {UnitId(row.subject_id): BlockId(row.block) for row in rows if row.block}


def _deadlines(
    work: Work, campaigns: Collection[str], cases: Collection[str] | None
) -> dict[str, dict[DeadlineKey, ArmedDeadline]]:
    """By campaign, the deadlines that stand for every case, and those of *cases* (None: of every single one too)."""
    which: dict[str, list[str]] = {"campaigns": list(campaigns)}
    statement = STANDING
    if cases is not None:
        statement, which = STANDING_FOR, {**which, "cases": ["", *cases]}
    found: dict[str, dict[DeadlineKey, ArmedDeadline]] = {}
    for row in work.connection.execute(statement, which):
        found.setdefault(row.campaign_id, {})[DeadlineId(row.name), row.occurrence, row.case_id] = ArmedDeadline(
            due=Due(last_day=row.last_day, original_last_day=row.original_last_day, opens_on=row.opens_on),
            revision=row.revision,
            counted_from=row.counted_from,
            granted=row.granted_day,
        )
    return found


def _campaign(row: Row[Any], deadlines: Mapping[DeadlineKey, ArmedDeadline]) -> Campaign:
    return Campaign(
        id=CampaignId(row.id),
        organisation=row.organisation_id,
        definition=row.plan,
        sha256=row.sha256,
        year=row.year,
        state=CampaignState(row.state),
        version=row.version,
        answers={QuestionId(name): OptionId(option) for name, option in row.answers.items()},
        milestones=_days(row.milestones),
        provisional=_days(row.provisional),
        deadlines=deadlines,
        suspended_on=row.suspended_on,
    )


def _listed(row: Row[Any]) -> ListedCampaign:
    return ListedCampaign(
        id=row.id,
        label=row.label,
        year=row.year,
        state=row.state,
        plan=row.plan,
        sha256=row.sha256,
        suspended_on=row.suspended_on,
    )
