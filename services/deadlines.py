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

from services import campaigns, cases, notices
from services.cases import Asked
from services.registry import definition_of
from services.store import campaigns as campaign_rows
from services.store import cases as case_rows
from services.store import deadlines as deadline_rows
from services.store import incidents
from services.store import rungs as rows
from services.store.rungs import DueRung
from services.store.work import Work
from services.troubles import reason_of
from workflow.arming import BEGINS
from workflow.campaign import Campaign
from workflow.case import Case
from workflow.commands import TakeTransition
from workflow.definition import Definition, RungRule
from workflow.errors import NotFound
from workflow.events import CampaignEvent, DeadlinePassed, RungFired, RungSkipped
from workflow.ids import DeadlineId, StateId, TrackId
from workflow.ladder import turn
from workflow.retelling import LAPSE
from workflow.waiting import clock_moves, waiting_states

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
    """The rungs of one deadline together, oldest first; its beginning and its passing stand by themselves."""

    def whose(rung: DueRung) -> tuple[str, ...]:
        return (rung.campaign, rung.deadline, rung.occurrence, rung.case)

    ordered = sorted(due, key=lambda rung: (*whose(rung), rung.fire_at))
    groups: list[list[DueRung]] = []
    for _, rungs in groupby(ordered, key=whose):
        found = list(rungs)
        told = [rung for rung in found if rung.name not in (BEGINS, LAPSE)]
        groups += [[rung] for rung in found if rung.name == BEGINS]
        groups += [[rung] for rung in found if rung.name == LAPSE]
        groups += [told] if told else []
    return groups


def _fire_or_report(work: Work, group: list[DueRung]) -> int:
    first = group[0]
    which = first.name if first.name in (BEGINS, LAPSE) else LADDER
    subject = f"{first.campaign}:{first.deadline}:{first.occurrence}:{first.case}:{which}"
    try:
        with work.connection.begin_nested():
            settled = _fire(work, group)
    except Exception as error:  # noqa: BLE001 - one broken deadline must not stop the others, whatever broke it
        log.warning("rung_failed", subject=subject, error=reason_of(error))
        incidents.report(work, first.organisation, kind="rung", subject=subject, reason=reason_of(error))
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
    if group[0].name == BEGINS:
        return _begin(work, campaign, group[0])
    return _tell(work, definition, campaign, group)


def _begin(work: Work, campaign: Campaign, rung: DueRung) -> int:
    """A round begins: what it owes falls to those who owe it."""
    if not rows.claim(work, rung.id, "fired"):
        return 0
    _record(work, campaign, (_fired(rung),))
    return 1


def _tell(work: Work, definition: Definition, campaign: Campaign, group: list[DueRung]) -> int:
    order = turn([rung.name for rung in group])
    claimed = [
        rung for rung in group if rows.claim(work, rung.id, "fired" if rung.name == order.speaks else "superseded")
    ]
    if not claimed:
        return 0
    speaks = group[-1]
    owing = _owing(work, campaign, speaks, waiting_states(definition, DeadlineId(speaks.deadline)))
    rules = [_rule(definition, rung) for rung in group]
    if rules[-1].from_opening:
        owing = []
        told = notices.of_opening(work, definition, campaign, speaks, rules)
    else:
        told = notices.of_rung(work, definition, campaign, speaks, rules, owing) if owing else 0
    skipped = [
        RungSkipped(
            deadline=rung.deadline,
            revision=rung.revision,
            rung=rung.name,
            case=rung.case,
            occurrence=rung.occurrence,
            because="superseded",
        )
        for rung in group[:-1]
    ]
    _record(work, campaign, (*skipped, _fired(speaks, owing=_units(owing), told=told)))
    return len(claimed)


def _fired(rung: DueRung, *, owing: int = 0, told: int = 0) -> RungFired:
    return RungFired(
        deadline=rung.deadline,
        revision=rung.revision,
        rung=rung.name,
        case=rung.case,
        occurrence=rung.occurrence,
        owing=owing,
        told=told,
    )


def _lapse(work: Work, definition: Definition, campaign: Campaign, rung: DueRung) -> int:
    """Take the clock's moves of this deadline, a bounded number at a time; the last batch settles the rung."""
    name = DeadlineId(rung.deadline)
    moves = clock_moves(definition, name)
    due = _owing(work, campaign, rung, list(moves), for_change=True)
    asked = [Asked(case=case.id, command=TakeTransition(trigger=moves[case.track, case.state])) for case in due]
    if asked:
        cases.perform(work, None, asked[:LAPSES_AT_ONCE])
    if len(asked) > LAPSES_AT_ONCE or not rows.claim(work, rung.id, "passed"):
        return 0
    overdue = _units(_owing(work, campaign, rung, waiting_states(definition, name)))
    passed = DeadlinePassed(
        deadline=rung.deadline, revision=rung.revision, case=rung.case, occurrence=rung.occurrence, owing=overdue
    )
    _record(work, campaign, (passed,))
    return 1


def _owing(
    work: Work,
    campaign: Campaign,
    rung: DueRung,
    states: Sequence[tuple[TrackId, StateId]],
    *,
    for_change: bool = False,
) -> list[Case]:
    """The cases in *states* that this deadline is about, and no other: not those that have a longer one of their own."""
    owing = case_rows.waiting_in(work, campaign.id, states, rung.occurrence, for_change=for_change) if states else []
    apart = deadline_rows.cases_apart(work, campaign.id, rung.deadline, rung.occurrence)
    if rung.case:
        return [case for case in owing if case.id == rung.case and case.id in apart]
    return [case for case in owing if case.id not in apart]


def _units(owing: Sequence[Case]) -> int:
    """How many units owe something; one may owe several cases."""
    return len({case.unit for case in owing})


def _rule(definition: Definition, rung: DueRung) -> RungRule:
    deadline = next(d for d in definition.deadlines.values() if d.id == rung.deadline)
    return next(rule for rule in deadline.ladder if rule.id == rung.name)


def _record(work: Work, campaign: Campaign, events: tuple[CampaignEvent, ...]) -> None:
    campaigns.record(work, campaign, events)
