"""The weekly digest: reminders that could wait, told together, as they stand when it is sent."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import date, timedelta
from typing import Any

from notifications import Kind, Language, Letter
from services.notices.queueing import Written, post
from services.notices.receivers import Told, through_substitutes
from services.notices.wording import owed_in_words
from services.registry import definition_of
from services.store import awaiting, campaigns, cases, incidents, messages, people
from services.store.awaiting import Held
from services.store.database import came_between
from services.store.people import Person
from services.store.work import Work
from services.troubles import reason_of
from services.words import day
from workflow.campaign import Campaign, CampaignState
from workflow.case import Case
from workflow.definition import Definition
from workflow.ids import DeadlineId
from workflow.waiting import waiting_states

OpenWork = Callable[[], AbstractContextManager[Work]]
PEOPLE_AT_ONCE = 20
PUT_OFF = timedelta(hours=1)
Item = tuple[date, str, dict[str, Any]]


def send_digests(open_work: OpenWork) -> int:
    """Put together every digest that is due, in bounded batches. Returns how many had something to tell.

    What is held is claimed in the transaction that queues the digest, so several nodes send each once.
    """
    sent = 0
    while True:
        with open_work() as work:
            due = awaiting.digests_due(work, PEOPLE_AT_ONCE)
            if not due:
                return sent
            sent += sum(_digest_or_report(work, person) for _, person in sorted(people.by_id(work, due).items()))
            work.commit()


def _digest_or_report(work: Work, person: Person) -> int:
    """One broken digest must not stop the others, whatever broke it: it is tried again an hour later."""
    try:
        with work.attempt():
            told = _digest(work, person)
    except Exception as error:
        if came_between(error):
            raise
        incidents.report(work, person.organisation, kind="digest", subject=person.id, reason=reason_of(error))
        awaiting.hold_until(work, person.id, work.act.business_at + PUT_OFF)
        return 0
    incidents.resolve(work, kind="digest", subject=person.id)
    return told


def _digest(work: Work, person: Person) -> int:
    held = awaiting.take_held(work, person.id)
    owed = [one for one in held if person.active and _still_owed(work, one, person.language) is not None]
    if not owed:
        return 0
    written = [_written(work, told, owed) for told in through_substitutes(work, person.organisation, person)]
    new = post(work, written)
    own = next(one.ledger_key for one in written if one.told.person.id == person.id)
    awaiting.gathered(work, [one.id for one in owed], messages.by_ledger_key(work, own))
    return len(new)


def _written(work: Work, told: Told, owed: Sequence[Held]) -> Written:
    reader = told.person
    found = [item for one in owed if (item := _still_owed(work, one, reader.language)) is not None]
    items = list({which: item for _, which, item in sorted(found, key=lambda one: one[:2])}.values())
    context: dict[str, Any] = {
        "person": reader.name,
        "count": sum(len(item["subjects"]) for item in items),
        "items": items,
        "link": f"{work.installation.public_url}/",
    }
    letter = Letter(kind=Kind.WEEKLY_DIGEST, language=Language(reader.language), context=context)
    campaigns_told = {one.campaign for one in owed}
    return Written(
        told=told,
        letter=letter,
        ledger_key=f"{reader.id}:{letter.kind}:{owed[0].id}",
        organisation=reader.organisation,
        campaign=campaigns_told.pop() if len(campaigns_told) == 1 else "",
    )


def _still_owed(work: Work, held: Held, language: str) -> Item | None:
    """What is left of *held* now: a line of the digest under its last day; None when nothing is."""
    campaign = campaigns.load(work, held.campaign, cases=list(held.cases))
    if campaign is None or campaign.state is not CampaignState.LAUNCHED:
        return None
    definition = definition_of(work, campaign.sha256)
    owing = list(_owing(definition, campaign, held, list(cases.load(work, held.cases).values())))
    if not owing:
        return None
    deadline = definition.deadlines[DeadlineId(held.deadline)]
    names = people.unit_names(work, {case.unit for case, _ in owing})
    last_day = min(last for _, last in owing)
    item = {
        "campaign": definition.label.said(language),
        "deadline": deadline.label.said(language),
        "last_day": day(last_day),
        "days_left": (last_day - work.act.today).days,
        "subjects": sorted(
            (
                {"unit": names[case.unit], "obligation": owed_in_words(definition, case, deadline.id, language)}
                for case, _ in owing
            ),
            key=lambda subject: (subject["unit"], subject["obligation"]),
        ),
    }
    which = f"{held.campaign}:{held.deadline}:{':'.join(sorted({case.occurrence for case, _ in owing}))}"
    return last_day, which, item


def _owing(
    definition: Definition, campaign: Campaign, held: Held, reminded: Sequence[Case]
) -> Iterator[tuple[Case, date]]:
    """Of the cases reminded of, those that still wait for the deadline, with their last day as it stands."""
    name = DeadlineId(held.deadline)
    waiting = set(waiting_states(definition, name))
    for case in reminded:
        due = campaign.due(name, case.id, case.occurrence)
        if (case.track, case.state) in waiting and due is not None:
            yield case, due.last_day
