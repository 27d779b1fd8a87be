"""Deadlines pass: every rung that is due fires once, whatever happens to the machine.

Claim, effect, entries, notices and messages share one transaction. If the process dies before it commits, the rungs are
still due; if another process fires them first, the claim finds nothing. What breaks becomes an incident and is tried
again later; it never stops the others.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import timedelta
from itertools import groupby

import structlog

from services import cases, notices
from services.cases import Asked
from services.registry import definition_of
from services.store import campaigns as campaign_rows
from services.store import cases as case_rows
from services.store import deadlines as rows
from services.store import incidents
from services.store.deadlines import DueRung
from services.store.record import CampaignChange, record_campaign
from services.store.work import Work
from workflow.campaign import Campaign, evolve_campaign
from workflow.case import Case
from workflow.commands import TakeTransition
from workflow.definition import Definition, RungRule
from workflow.errors import NotFound
from workflow.events import CampaignEvent, DeadlinePassed, RungFired, RungSkipped
from workflow.ladder import turn
from workflow.obligations import LAPSE as LAPSE_TRIGGER
from workflow.obligations import OWED, STILL_OWING
from workflow.retelling import LAPSE

log = structlog.get_logger(__name__)

OpenWork = Callable[[], AbstractContextManager[Work]]
BATCH = 20
LADDER = "ladder"
LAPSES_AT_ONCE = 200
BACKOFF = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2))


def sweep(open_work: OpenWork) -> int:
    """Fire everything that is due, in bounded batches that let officers through. Returns how many rungs were settled."""
    settled = 0
    while True:
        with open_work() as work:
            due = rows.due(work, work.act.business_at, work.act.recorded_at, BATCH)
            if not due:
                return settled
            settled += sum(_fire_or_report(work, group) for group in _by_deadline(due))
            work.commit()


def _by_deadline(due: Sequence[DueRung]) -> list[list[DueRung]]:
    """The rungs of one deadline together, oldest first; the passing of a deadline stands by itself, in its turn."""
    ordered = sorted(due, key=lambda rung: (rung.campaign, rung.deadline, rung.case, rung.fire_at))
    groups: list[list[DueRung]] = []
    for _, rungs in groupby(ordered, key=lambda rung: (rung.campaign, rung.deadline, rung.case)):
        found = list(rungs)
        told = [rung for rung in found if rung.name != LAPSE]
        groups += [[rung] for rung in found if rung.name == LAPSE]
        groups += [told] if told else []
    return groups


def _fire_or_report(work: Work, group: list[DueRung]) -> int:
    first = group[0]
    subject = f"{first.campaign}:{first.deadline}:{first.case}:{LAPSE if first.name == LAPSE else LADDER}"
    try:
        with work.connection.begin_nested():
            settled = _fire(work, group)
    except Exception as error:  # noqa: BLE001 - one broken deadline must not stop the others, whatever broke it
        log.warning("rung_failed", subject=subject, error=repr(error))
        incidents.report(work, first.organisation, kind="rung", subject=subject, reason=repr(error))
        wait = BACKOFF[min(first.attempts, len(BACKOFF) - 1)]
        rows.put_off(work, [rung.id for rung in group], work.act.recorded_at + wait)
        return 0
    if any(rung.attempts for rung in group):
        incidents.resolve(work, kind="rung", subject=subject)
    return settled


def _fire(work: Work, group: list[DueRung]) -> int:
    campaign = campaign_rows.load(work, group[0].campaign, for_change=True)
    if campaign is None:
        raise NotFound("campaign", group[0].campaign)
    definition = definition_of(work, campaign.sha256)
    if group[0].name == LAPSE:
        return _lapse(work, definition, campaign, group[0])
    return _tell(work, definition, campaign, group)


def _tell(work: Work, definition: Definition, campaign: Campaign, group: list[DueRung]) -> int:
    order = turn([rung.name for rung in group])
    claimed = [
        rung for rung in group if rows.claim(work, rung.id, "fired" if rung.name == order.speaks else "superseded")
    ]
    if not claimed:
        return 0
    speaks = group[-1]
    owing = _owing(work, definition, campaign, speaks, states=STILL_OWING)
    rules = [_rule(definition, rung) for rung in group]
    told = notices.of_rung(work, definition, campaign, speaks, rules, owing) if owing else 0
    skipped = [
        RungSkipped(
            deadline=rung.deadline, revision=rung.revision, rung=rung.name, case=rung.case, because="superseded"
        )
        for rung in group[:-1]
    ]
    fired = RungFired(
        deadline=speaks.deadline,
        revision=speaks.revision,
        rung=speaks.name,
        case=speaks.case,
        owing=len(owing),
        told=told,
    )
    _record(work, campaign, (*skipped, fired))
    return len(claimed)


def _lapse(work: Work, definition: Definition, campaign: Campaign, rung: DueRung) -> int:
    """Move what is still owed to overdue, a bounded number at a time; the last batch settles the rung."""
    owing = _owing(work, definition, campaign, rung, states=(OWED,), for_change=True)
    asked = [Asked(case=case.id, command=TakeTransition(trigger=LAPSE_TRIGGER)) for case in owing[:LAPSES_AT_ONCE]]
    if asked:
        cases.perform(work, None, asked)
    if len(owing) > LAPSES_AT_ONCE or not rows.claim(work, rung.id, "passed"):
        return 0
    overdue = len(_owing(work, definition, campaign, rung, states=STILL_OWING))
    passed = DeadlinePassed(deadline=rung.deadline, revision=rung.revision, case=rung.case, owing=overdue)
    _record(work, campaign, (passed,))
    return 1


def _owing(
    work: Work,
    definition: Definition,
    campaign: Campaign,
    rung: DueRung,
    states: Sequence[str],
    *,
    for_change: bool = False,
) -> list[Case]:
    tracks = [o.id for o in definition.obligations.values() if o.deadline == rung.deadline]
    owing = case_rows.still_owing(work, campaign.id, tracks, states, for_change=for_change)
    apart = rows.extended_cases(work, campaign.id, rung.deadline)
    if rung.case:
        return [case for case in owing if case.id == rung.case and case.id in apart]
    return [case for case in owing if case.id not in apart]


def _rule(definition: Definition, rung: DueRung) -> RungRule:
    deadline = next(d for d in definition.deadlines.values() if d.id == rung.deadline)
    return next(rule for rule in deadline.ladder if rule.id == rung.name)


def _record(work: Work, campaign: Campaign, events: tuple[CampaignEvent, ...]) -> None:
    after = campaign
    for event in events:
        after = evolve_campaign(after, event)
    record_campaign(work, CampaignChange(before=campaign, events=events, after=after))
