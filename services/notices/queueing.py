"""A letter becomes a message in the outbox."""

from __future__ import annotations

from collections.abc import Sequence

from notifications import Letter, render
from services.store.messages import Queued
from services.store.people import Person
from services.store.work import Work, new_id
from workflow.campaign import Campaign
from workflow.case import Case


def queue_for(
    work: Work, campaign: Campaign, person: Person, letter: Letter, ledger_key: str, cases: Sequence[Case]
) -> Queued:
    rendered = render(letter, demo=work.installation.demo)
    return Queued(
        id=new_id(),
        organisation=campaign.organisation,
        campaign=campaign.id,
        person=person.id,
        ledger_key=ledger_key,
        kind=letter.kind,
        language=letter.language,
        name=person.name,
        address=person.email,
        subject=rendered.subject,
        text=rendered.text,
        html=rendered.html,
        cases=tuple(case.id for case in cases),
    )
