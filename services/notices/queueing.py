"""A letter becomes a message in the outbox."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from notifications import Letter, OwnWords, render
from services.registry import definition_of
from services.store.messages import Queued
from services.store.people import Person
from services.store.work import Work, new_id
from workflow.campaign import Campaign
from workflow.case import Case
from workflow.definition import Definition

THREAD = 32


def queue_for(
    work: Work,
    campaign: Campaign,
    person: Person,
    letter: Letter,
    ledger_key: str,
    cases: Sequence[Case],
    *,
    matter: Sequence[str] = (),
) -> Queued:
    """The message that says *letter* to *person*, in the plan's own words where it has some.

    *matter* is what it is about; letters about one matter make a thread.
    """
    own = own_words(definition_of(work, campaign.sha256), letter)
    rendered = render(letter, demo=work.installation.demo, own=own)
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
        thread=_thread(person.id, campaign.id, *matter) if matter else "",
    )


def own_words(definition: Definition, letter: Letter) -> OwnWords | None:
    """What the plan says in place of the usual words of *letter*, in its language."""
    found = definition.letters.get((letter.kind, letter.language))
    return OwnWords(subject=found.subject, text=found.text, sms=found.sms) if found else None


def _thread(*about: str) -> str:
    return sha256("\n".join(about).encode()).hexdigest()[:THREAD]
