"""A date has changed: whoever still owes by it is told, in one message however many dates one act changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from notifications import Kind, Language, Letter
from services.notices.changed_dates import Change, Changed, changed_dates, changes_among
from services.notices.named_roles import Roles, of_deadline
from services.notices.of_deadlines import link_to
from services.notices.queueing import Written, post
from services.notices.receivers import Reach, Told, joined, reached, shares
from services.notices.untold import report_untold
from services.notices.wording import owed_in_words
from services.store import people
from services.store.work import Work
from services.words import day
from workflow.campaign import Campaign
from workflow.deadlines import Due
from workflow.definition import Definition, Label
from workflow.events import CampaignEvent, CampaignResumed, DeadlineExtended, MilestonePostponed
from workflow.ids import MilestoneId

EXTENDED = Label("thời hạn được gia hạn", "the deadline was extended")
SHIFTED = Label("đợt thi đua đã tạm dừng {days} ngày", "the campaign stood still (days: {days})")
POSTPONED = Label("mốc “{milestone}” đổi sang ngày {day}", "the milestone “{milestone}” is now on {day}")
RECOUNTED = Label("lịch làm việc thay đổi", "the working calendar has changed")
UNTIL = Label("đến hết ngày {last}", "until the end of {last}")
WITHIN = Label("từ ngày {first} đến hết ngày {last}", "from {first} until the end of {last}")
BEFORE = Label("trước đây {days}", "formerly {days}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """What changed the dates, in both languages; the document and the reason that were given, where there are any."""

    because: Label
    document_number: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Share:
    """What one person is told: their cases by the dates that changed."""

    told: Told
    changed: tuple[Changed, ...]


def of_dates(work: Work, definition: Definition, before: Campaign, events: Sequence[CampaignEvent]) -> None:
    """Tell whoever still owes of each date that *events* changed, one message a person, except who changed it."""
    changes = changes_among(events)
    found = changed_dates(work, definition, before, changes) if changes else ()
    if not found:
        return
    why = why_changed(definition, events)
    names = people.unit_names(work, {case.unit for one in found for case in one.cases})
    shared = _shares(work, definition, before, found)
    written = [
        _written(
            before,
            definition,
            changes[0],
            share,
            changed_letter(work, definition, share.changed, why, share.told, names),
        )
        for share in shared
        if share.told.person.id != work.act.actor
    ]
    post(work, written)


def why_changed(definition: Definition, events: Sequence[CampaignEvent]) -> Why:
    """What the dates changed for, as *events* of one act tell it."""
    for event in events:
        match event:
            case DeadlineExtended():
                return Why(because=EXTENDED, document_number=event.document_number, reason=event.reason)
            case CampaignResumed():
                because = _filled(SHIFTED, SHIFTED, days=str(event.days))
                return Why(because=because, document_number=event.document_number, reason=event.reason)
            case MilestonePostponed():
                milestone = definition.milestones[MilestoneId(event.milestone)].label
                because = _filled(POSTPONED, milestone, day=day(event.happened_on))
                return Why(because=because, document_number=event.document_number, reason=event.reason)
    return Why(because=RECOUNTED)


def _filled(said: Label, milestone: Label, **parts: str) -> Label:
    return Label(*(said.said(one).format(milestone=milestone.said(one), **parts) for one in ("vi", "en")))


def changed_letter(
    work: Work,
    definition: Definition,
    changed: Sequence[Changed],
    why: Why,
    told: Told,
    names: Mapping[str, str],
) -> Letter:
    """What is said to *told* of the dates that changed; *names* has the unit of each of their cases."""
    language = told.person.language
    context: dict[str, Any] = {
        "person": told.person.name,
        "campaign": definition.label.said(language),
        "changes": [
            {
                "deadline": one.deadline.label.said(language),
                "now": _days(one.now, one, language),
                "was": BEFORE.said(language).format(days=_days(one.was, one, language)),
                "subjects": [
                    {"unit": names[case.unit], "obligation": owed_in_words(definition, case, one.deadline.id, language)}
                    for case in sorted(one.cases, key=lambda case: names[case.unit])
                ],
            }
            for one in changed
        ],
        "because": why.because.said(language),
        "document": why.document_number,
        "reason": why.reason,
        "link": link_to(work, told.cases),
    }
    return Letter(kind=Kind.DEADLINE_CHANGED, language=Language(language), context=context)


def _days(due: Due, one: Changed, language: str) -> str:
    """The last day; with the first day of the window where that changed too."""
    said = WITHIN if due.opens_on and one.was.opens_on != one.now.opens_on else UNTIL
    return said.said(language).format(first=day(due.opens_on or due.last_day), last=day(due.last_day))


def _shares(work: Work, definition: Definition, campaign: Campaign, found: Sequence[Changed]) -> list[_Share]:
    """For each person what changed for them; those of alike roles are looked for once."""
    alike: dict[Roles, list[Changed]] = {}
    for one in found:
        alike.setdefault(of_deadline(definition, one.deadline), []).append(one)
    shared: dict[str, _Share] = {}
    for roles, together in alike.items():
        for told, one in _told(work, definition, campaign, roles, together):
            before = shared.get(told.person.id)
            shared[told.person.id] = _Share(
                told=joined(before.told, told) if before else told,
                changed=(*(before.changed if before else ()), replace(one, cases=told.cases)),
            )
    return list(shared.values())


def _told(
    work: Work, definition: Definition, campaign: Campaign, roles: Roles, together: Sequence[Changed]
) -> Iterator[tuple[Told, Changed]]:
    if not roles:
        return
    units = list(dict.fromkeys(case.unit for one in together for case in one.cases))
    whole = reached(work, definition, campaign.organisation, roles, units)
    which = f"{campaign.id}:{Kind.DEADLINE_CHANGED}:{together[0].deadline.id}"
    report_untold(work, definition, campaign.organisation, which, whole.untold)
    reach = Reach(whole)
    for one in together:
        mine = reach.over(dict.fromkeys(case.unit for case in one.cases))
        for told in shares(mine.holders, one.cases):
            yield told, one


def _written(campaign: Campaign, definition: Definition, first: Change, share: _Share, letter: Letter) -> Written:
    """*letter* under the key of the *first* entry of the act, so that each act is told once."""
    which = (campaign.id, first.deadline, first.occurrence, first.case, str(first.revision))
    return Written(
        told=share.told,
        letter=letter,
        ledger_key=":".join((share.told.person.id, letter.kind, *which)),
        organisation=campaign.organisation,
        campaign=campaign.id,
        definition=definition,
        matter=which[1:4],
    )
