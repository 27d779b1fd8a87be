"""A message that asked to be acknowledged and was not: said once more, to its receiver and to the standing office."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

from notifications import Kind, Language, Letter
from services.notices.queueing import Written, post
from services.notices.receivers import everybody, reached, through_substitutes
from services.registry import definition_of
from services.store import awaiting, campaigns, incidents, people
from services.store.database import came_between
from services.store.messages import Kept
from services.store.work import Work
from services.troubles import reason_of
from services.words import day
from workflow.campaign import CampaignState
from workflow.deadlines import local_date

OpenWork = Callable[[], AbstractContextManager[Work]]
AT_ONCE = 20
PUT_OFF = timedelta(hours=1)
WHILE_SUSPENDED = timedelta(days=1)
"""Until when nothing is said of a suspended campaign, before it is looked at again."""


def tell_missing(open_work: OpenWork) -> int:
    """Tell of every acknowledgement that is overdue, in bounded batches. Returns how many messages are new."""
    told = 0
    while True:
        with open_work() as work:
            overdue = awaiting.take_missing(work, AT_ONCE)
            if not overdue:
                return told
            told += sum(_tell_or_report(work, one) for one in overdue)
            work.commit()


def _tell_or_report(work: Work, message: Kept) -> int:
    """One broken message must not stop the others, whatever broke it: it is tried again an hour later."""
    try:
        with work.attempt():
            told = _tell(work, message)
    except Exception as error:
        if came_between(error):
            raise
        incidents.report(
            work, message.organisation, kind="acknowledgement", subject=message.id, reason=reason_of(error)
        )
        awaiting.expect_by(work, message.id, work.act.business_at + PUT_OFF)
        return 0
    incidents.resolve(work, kind="acknowledgement", subject=message.id)
    return told


def _tell(work: Work, message: Kept) -> int:
    campaign = campaigns.load(work, message.campaign)
    if campaign is not None and campaign.state is CampaignState.SUSPENDED:
        awaiting.expect_by(work, message.id, work.act.business_at + WHILE_SUSPENDED)
        return 0
    if campaign is None or campaign.state is not CampaignState.LAUNCHED:
        return 0
    definition = definition_of(work, campaign.sha256)
    receiver = people.by_id(work, [message.person])[message.person]
    unit = people.unit_names(work, [receiver.unit])[receiver.unit]
    roles = [definition.standing_office] if definition.standing_office else []
    office = everybody(reached(work, definition, campaign.organisation, roles, ()).holders)
    in_person = through_substitutes(work, campaign.organisation, receiver)
    to = {one.person.id: one for one in (*office, *in_person)}
    written = []
    for one in to.values():
        language = one.person.language
        context = {
            "person": one.person.name,
            "campaign": definition.label.said(language),
            "receiver": receiver.name,
            "unit": unit,
            "letter": message.subject,
            "sent_on": day(local_date(message.business_at)),
            "link": f"{work.installation.public_url}/mailbox/{message.id}",
        }
        letter = Letter(kind=Kind.ACKNOWLEDGEMENT_MISSING, language=Language(language), context=context)
        key = f"{one.person.id}:{letter.kind}:{message.id}"
        written.append(
            Written(
                told=one,
                letter=letter,
                ledger_key=key,
                organisation=campaign.organisation,
                campaign=campaign.id,
                definition=definition,
            )
        )
    return len(post(work, written))
