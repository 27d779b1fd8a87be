"""Which dates an act changed under whom: the cases that wait for a deadline, with its days before and after."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from services.store import campaigns
from services.store.owing import Waited, waiting
from services.store.work import Work
from workflow.campaign import Campaign
from workflow.case import Case
from workflow.deadlines import Due
from workflow.definition import Deadline, Definition
from workflow.errors import NotFound
from workflow.events import CampaignEvent, DeadlineExtended, DeadlineMoved, DeadlineShifted
from workflow.ids import DeadlineId
from workflow.waiting import waiting_states

Change = DeadlineExtended | DeadlineMoved | DeadlineShifted
"""The events that give a deadline that stands already another day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """A deadline whose days were those of `was` and are those of `now`, for `cases` that still wait for it."""

    deadline: Deadline
    was: Due
    now: Due
    cases: tuple[Case, ...]


def changes_among(events: Sequence[CampaignEvent]) -> list[Change]:
    """Those of *events* that change the day of a deadline."""
    return [event for event in events if isinstance(event, (DeadlineExtended, DeadlineMoved, DeadlineShifted))]


def changed_dates(
    work: Work, definition: Definition, before: Campaign, changes: Sequence[Change]
) -> tuple[Changed, ...]:
    """What *changes*, which are recorded already, changed for whoever still owes; the soonest of the new days first.

    A case that stands under a longer day of its own, before and after, has nothing changed. Raises `NotFound`.
    """
    stands = campaigns.load(work, before.id, cases=None)
    if stands is None:
        raise NotFound("campaign", before.id)
    stood = _as_it_stood(before, stands, changes)
    found: dict[tuple[DeadlineId, Due, Due], dict[str, Case]] = {}
    for name, case in _concerned(work, definition, before, changes):
        was, now = (one.due(name, case.id, case.occurrence) for one in (stood, stands))
        if was and now and (was.opens_on, was.last_day) != (now.opens_on, now.last_day):
            found.setdefault((name, was, now), {})[case.id] = case
    changed = (
        Changed(deadline=definition.deadlines[name], was=was, now=now, cases=tuple(cases.values()))
        for (name, was, now), cases in found.items()
    )
    return tuple(sorted(changed, key=lambda one: (one.now.last_day, one.deadline.id)))


def _as_it_stood(before: Campaign, stands: Campaign, changes: Sequence[Change]) -> Campaign:
    """*before* with the deadlines of single cases that it was read without: they are as they were."""
    changed = {(DeadlineId(one.deadline), one.occurrence, one.case) for one in changes}
    untouched = {key: armed for key, armed in stands.deadlines.items() if key not in changed}
    return replace(before, deadlines={**untouched, **before.deadlines})


def _concerned(
    work: Work, definition: Definition, campaign: Campaign, changes: Sequence[Change]
) -> Iterator[tuple[DeadlineId, Case]]:
    """Each case that waits for a deadline that was changed, for every case or for it alone."""
    whose: dict[tuple[DeadlineId, str], set[str]] = {}
    for one in changes:
        whose.setdefault((DeadlineId(one.deadline), one.occurrence), set()).add(one.case)
    for (name, occurrence), cases in whose.items():
        asked = Waited(
            campaign=campaign.id,
            deadline=name,
            occurrence=occurrence,
            case=next(iter(cases)) if len(cases) == 1 else "",
            states=tuple(waiting_states(definition, name)),
        )
        for case in waiting(work, asked):
            if "" in cases or case.id in cases:
                yield name, case
