"""What happened to a campaign is told: other dates to who owes by them, a pause and its end to all that take part."""

from __future__ import annotations

from collections.abc import Sequence

from notifications import Kind, Language, Letter
from services.notices.named_roles import of_ladders
from services.notices.of_dates import of_dates
from services.notices.queueing import Written, post
from services.notices.receivers import everybody, reached
from services.notices.untold import report_untold
from services.store import campaigns
from services.store.people import Person
from services.store.work import Work
from services.words import day
from workflow.campaign import Campaign
from workflow.commands import Moving
from workflow.definition import Definition, Label
from workflow.events import CampaignEvent, CampaignResumed, CampaignSuspended

Pause = CampaignSuspended | CampaignResumed

SUSPENDED = Label("tạm dừng từ ngày {day}", "is suspended from {day} on")
RESUMED = Label("tiếp tục từ ngày {day} (đã tạm dừng {days} ngày)", "goes on from {day} (days suspended: {days})")
STAND_STILL = Label(
    "Trong thời gian tạm dừng, không thời hạn nào trôi qua, không thư nhắc việc nào được gửi và hồ sơ chưa được xử lý. Khi đợt thi đua tiếp tục, ông/bà sẽ được báo các thời hạn giữ nguyên hay lùi lại.",
    "Meanwhile no deadline passes, no reminder is sent and no case is moved. When the campaign goes on you will be told whether the deadlines keep their days or move.",
)
SHIFTED = Label(
    "Những thời hạn chưa hết khi tạm dừng được lùi lại {days} ngày. Nếu đơn vị của ông/bà còn việc phải làm, thời hạn mới được báo trong thư riêng.",
    "Deadlines that had not passed when it was suspended move by the days of the pause ({days}). If your unit still owes something, another mail says until when.",
)
KEPT = Label(
    "Các thời hạn giữ nguyên ngày đã định; thời hạn đã đến trong lúc tạm dừng được tính là đã hết.",
    "The deadlines keep their days; those that came meanwhile count as passed.",
)


def of_campaign(work: Work, definition: Definition, before: Campaign, events: Sequence[CampaignEvent]) -> None:
    """Tell what *events*, which are recorded already, changed for people; most events change nothing."""
    for event in events:
        if isinstance(event, (CampaignSuspended, CampaignResumed)):
            _of_pause(work, definition, before, event)
    of_dates(work, definition, before, events)


def _of_pause(work: Work, definition: Definition, before: Campaign, event: Pause) -> None:
    """Tell every unit that takes part, in whose name anybody is ever reminded, once a person."""
    roles = of_ladders(definition)
    whole = campaigns.load(work, before.id, participants=True)
    if whole is None or not roles or not whole.units:
        return
    found = reached(work, definition, before.organisation, roles, whole.units)
    report_untold(work, definition, before.organisation, f"{before.id}:{event.kind}", found.untold)
    written = [
        Written(
            told=told,
            letter=paused_letter(work, definition, before, event, told.person),
            ledger_key=f"{told.person.id}:{Kind.CAMPAIGN_PAUSED}:{before.id}:{before.version + 1}",
            organisation=before.organisation,
            campaign=before.id,
            definition=definition,
            matter=(Kind.CAMPAIGN_PAUSED,),
        )
        for told in everybody(found.holders)
        if told.person.id != work.act.actor
    ]
    post(work, written)


def paused_letter(work: Work, definition: Definition, campaign: Campaign, event: Pause, person: Person) -> Letter:
    """What is said to *person* of a campaign that stands still, or goes on."""
    language = person.language
    context = {
        "person": person.name,
        "campaign": definition.label.said(language),
        "happened": _happened(event, language),
        "deadlines": _meaning(event, language),
        "document": event.document_number,
        "reason": event.reason,
        "link": f"{work.installation.public_url}/campaigns/{campaign.id}",
    }
    return Letter(kind=Kind.CAMPAIGN_PAUSED, language=Language(language), context=context)


def _happened(event: Pause, language: str) -> str:
    if isinstance(event, CampaignSuspended):
        return SUSPENDED.said(language).format(day=day(event.suspended_on))
    return RESUMED.said(language).format(day=day(event.resumed_on), days=event.days)


def _meaning(event: Pause, language: str) -> str:
    """What becomes of the deadlines."""
    if isinstance(event, CampaignSuspended):
        return STAND_STILL.said(language)
    return (SHIFTED if event.moving == Moving.SHIFT and event.days else KEPT).said(language).format(days=event.days)
