"""A case was cancelled: whoever of its unit is told of its moves is told, except the person who cancelled it."""

from __future__ import annotations

from collections.abc import Sequence

from notifications import Kind, Language, Letter
from services.notices.named_roles import of_track
from services.notices.of_moves import called
from services.notices.queueing import Written, post
from services.notices.receivers import reached, shares
from services.notices.untold import report_untold
from services.notices.wording import in_round
from services.store.people import Person
from services.store.record import CaseChange
from services.store.work import Work
from workflow.campaign import Campaign
from workflow.case import Case
from workflow.definition import Definition
from workflow.events import CaseCancelled


def of_cancellations(
    work: Work, definition: Definition, campaign: Campaign, changes: Sequence[CaseChange], *, besides: str
) -> None:
    """Tell of each case that was cancelled, why it was."""
    written: list[Written] = []
    for change in changes:
        for event in change.events:
            if isinstance(event, CaseCancelled):
                written += _cancelled(work, definition, campaign, change.after, event.reason, besides)
    post(work, written)


def _cancelled(
    work: Work, definition: Definition, campaign: Campaign, case: Case, reason: str, besides: str
) -> list[Written]:
    roles = of_track(definition, case.track)
    if not roles:
        return []
    found = reached(work, definition, campaign.organisation, roles, [case.unit])
    report_untold(work, definition, campaign.organisation, f"{case.id}:{Kind.CASE_CANCELLED}", found.untold)
    named = called(work, definition, case)
    return [
        Written(
            told=told,
            letter=cancelled_letter(work, definition, case, reason, named, told.person),
            ledger_key=f"{told.person.id}:{Kind.CASE_CANCELLED}:{case.id}",
            organisation=campaign.organisation,
            campaign=campaign.id,
            definition=definition,
            matter=(case.id,),
        )
        for told in shares(found.holders, [case])
        if told.person.id != besides
    ]


def cancelled_letter(work: Work, definition: Definition, case: Case, reason: str, named: str, person: Person) -> Letter:
    """What is said to *person* of *case*, called *named*, that was cancelled for a *reason*."""
    context = {
        "person": person.name,
        "campaign": definition.label.said(person.language),
        "subject": in_round(named, case, person.language),
        "track": definition.track_of(case.track).label.said(person.language),
        "reason": reason,
        "link": f"{work.installation.public_url}/cases/{case.id}",
    }
    return Letter(kind=Kind.CASE_CANCELLED, language=Language(person.language), context=context)
