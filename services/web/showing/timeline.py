"""The timeline of a campaign: launch, milestones, every rung and end of its deadlines, and today among them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from definitions.values import OPENING
from services.pages.reading import CampaignRead
from services.store.deadlines import ListedDeadline, ListedRung
from services.store.mending import GIVEN_UP
from services.web.contexts.campaigns import Moment
from services.web.showing.ladder import rung_said
from services.web.showing.parts import roles_said, with_round
from services.words import day as day_said
from services.words import translation
from services.words.forms import weekday_in_words
from workflow.arming import BEGINS
from workflow.deadlines import LOCAL
from workflow.definition import Deadline
from workflow.events import (
    CampaignLaunched,
    CampaignResumed,
    CampaignSuspended,
    DeadlinePassed,
    MilestoneRecorded,
    OccurrenceSkipped,
    RungFired,
)
from workflow.ids import MilestoneId
from workflow.retelling import LAPSE

MARKS: Mapping[str, str] = {
    "fired": "done",
    "passed": "done",
    "skipped": "skipped",
    "superseded": "skipped",
    "closed": "skipped",
    GIVEN_UP: "skipped",
    "cancelled": "skipped",
}
OUTCOMES: Mapping[str, str] = {
    "skipped": "Không gửi: đã qua trước khi thời hạn được ấn định",
    "superseded": "Bỏ qua: mức mới hơn đã báo thay",
    "closed": "Không gửi: đợt thi đua đã kết thúc trước đó",
    GIVEN_UP: "Không thực hiện được, đã thôi theo quyết định ghi trong lịch sử",
    "cancelled": "Không gửi: hồ sơ đã hủy",
    "suspended": "Chờ: đợt thi đua đang tạm dừng",
}
RECEIVERS = "Người nhận: {roles}"
JUST_AFTER_MIDNIGHT, JUST_BEFORE_MIDNIGHT = time(second=1), time(23, 59, 59)
TODAY = "Hôm nay"
SUSPENDED = "Tạm dừng đợt thi đua"
RESUMED = "Tiếp tục đợt thi đua"
LAUNCHED = "Phát động đợt thi đua"
OPENED = "đã gửi {told} thư"
FIRED = "{owing} đơn vị còn nợ, đã gửi {told} thư"
PASSED = "{owing} đơn vị quá hạn"
NUMBER = "Số {number}"
EXPECTED = "Tạm tính"
LAST_DAY = "Hết hạn: {deadline}"
ROUND_BEGINS = "Bắt đầu kỳ: {deadline}"
NEVER = "Không áp dụng: {deadline}"
PAST = "Hạn đã qua trước khi phát động"
NAMED_DAY = "Ngày ghi trong kế hoạch: {weekday} {day}"
FOR_ONE_CASE = "{label} (gia hạn riêng một hồ sơ)"


@dataclass(frozen=True, slots=True)
class _Point:
    """A moment with what it is sorted by."""

    sorts_at: datetime
    moment: Moment


def timeline(read: CampaignRead, now: datetime, language: str) -> tuple[Moment, ...]:
    """Every moment of the campaign in order; nothing before its launch."""
    points = [*_happened(read, now, language), *_deadlines(read, language)]
    if not points:
        return ()
    said = translation(language).gettext
    points.append(_Point(now, Moment(at=now, day=None, label=said(TODAY), detail="", mark="now", kind="today")))
    return tuple(point.moment for point in sorted(points, key=lambda point: point.sorts_at))


def _happened(read: CampaignRead, now: datetime, language: str) -> Iterable[_Point]:
    said = translation(language).gettext
    for one in read.happened:
        event = one.event
        if isinstance(event, CampaignLaunched):
            at = datetime.fromisoformat(one.entry.business_at)
            yield _Point(at, Moment(at=at, day=None, label=said(LAUNCHED), detail="", mark="done", kind="launch"))
        elif isinstance(event, (CampaignSuspended, CampaignResumed)):
            at = datetime.fromisoformat(one.entry.business_at)
            label = said(SUSPENDED if isinstance(event, CampaignSuspended) else RESUMED)
            number = said(NUMBER).format(number=event.document_number)
            yield _Point(at, Moment(at=at, day=None, label=label, detail=number, mark="done", kind="milestone"))
        elif isinstance(event, MilestoneRecorded):
            yield from _milestone(read, event, now, language)
        elif isinstance(event, OccurrenceSkipped):
            yield _never(read, event, language)


def _milestone(read: CampaignRead, event: MilestoneRecorded, now: datetime, language: str) -> Iterable[_Point]:
    """A milestone on the day it has now; a provisional day only as long as it is the one that is expected."""
    name, written = MilestoneId(event.milestone), date.fromisoformat(event.happened_on)
    if event.provisional and read.campaign.provisional.get(name) != written:
        return
    day = written if event.provisional else read.campaign.milestones.get(name, written)
    said = translation(language).gettext
    milestone = next(m for m in read.definition.milestones.values() if m.id == event.milestone)
    number = said(NUMBER).format(number=event.document_number)
    detail = f"{said(EXPECTED)} · {number}" if event.provisional else number
    at = datetime.combine(day, JUST_AFTER_MIDNIGHT, LOCAL).astimezone(UTC)
    mark = "ahead" if event.provisional or now < at else "done"
    label = milestone.label.said(language)
    yield _Point(at, Moment(at=None, day=day, label=label, detail=detail, mark=mark, kind="milestone"))


def _never(read: CampaignRead, event: OccurrenceSkipped, language: str) -> _Point:
    """A falling-due that lay before the launch."""
    said = translation(language).gettext
    labels = (d.label.said(language) for d in read.definition.deadlines.values() if d.id == event.deadline)
    label = said(NEVER).format(deadline=with_round(next(labels), event.occurrence, language))
    day = date.fromisoformat(event.last_day)
    at = datetime.combine(day, JUST_BEFORE_MIDNIGHT, LOCAL).astimezone(UTC)
    return _Point(at, Moment(at=None, day=day, label=label, detail=said(PAST), mark="skipped", kind="deadline"))


def _deadlines(read: CampaignRead, language: str) -> Iterable[_Point]:
    rules = {str(deadline.id): deadline for deadline in read.definition.deadlines.values()}
    for listed in read.deadlines:
        rule = rules[listed.name]
        for rung in listed.rungs:
            yield _Point(rung.fire_at, _rung(read, listed, rule, rung, language))


def _rung(read: CampaignRead, listed: ListedDeadline, rule: Deadline, rung: ListedRung, language: str) -> Moment:
    said = translation(language).gettext
    alone = said(FOR_ONE_CASE) if listed.case else "{label}"
    mark = MARKS.get(rung.outcome, "ahead")
    deadline = with_round(rule.label.said(language), listed.occurrence, language)
    if rung.name == BEGINS:
        label = said(ROUND_BEGINS).format(deadline=deadline)
        return Moment(at=rung.fire_at, day=None, label=label, detail="", mark=mark, kind="milestone")
    if rung.name == LAPSE:
        label = alone.format(label=said(LAST_DAY).format(deadline=deadline))
        given_up = said(OUTCOMES[rung.outcome]) if rung.outcome == GIVEN_UP else ""
        parts = (_named(listed, language), _passed(read, listed, language), given_up)
        detail = " · ".join(part for part in parts if part)
        return Moment(at=None, day=listed.last_day, label=label, detail=detail, mark=mark, kind="deadline")
    step = next(step for step in rule.ladder if step.id == rung.name)
    named = rung_said(read.definition, listed.name, rung.name, language, occurrence=listed.occurrence)
    label = alone.format(label=named)
    told = said(RECEIVERS).format(roles=roles_said(read.definition, step.tells, language))
    outcome = said(OUTCOMES[rung.outcome]) if rung.outcome in OUTCOMES else _fired(read, listed, rung, language)
    detail = f"{told}. {outcome}" if outcome else told
    return Moment(at=rung.fire_at, day=None, label=label, detail=detail, mark=mark, kind=step.kind.value)


def _fired(read: CampaignRead, listed: ListedDeadline, rung: ListedRung, language: str) -> str:
    for one in read.happened:
        event = one.event
        if isinstance(event, RungFired) and (event.deadline, event.occurrence, event.rung, event.case) == (
            listed.name,
            listed.occurrence,
            rung.name,
            listed.case,
        ):
            said = OPENED if event.rung.startswith(OPENING) else FIRED
            return translation(language).gettext(said).format(owing=event.owing, told=event.told)
    return ""


def _named(listed: ListedDeadline, language: str) -> str:
    """The day that the plan names, where the last day in time is another."""
    if listed.named_day == listed.original_last_day:
        return ""
    weekday = weekday_in_words(listed.named_day, language)
    return translation(language).gettext(NAMED_DAY).format(weekday=weekday, day=day_said(listed.named_day))


def _passed(read: CampaignRead, listed: ListedDeadline, language: str) -> str:
    for one in read.happened:
        event = one.event
        whose = (listed.name, listed.occurrence, listed.case)
        if isinstance(event, DeadlinePassed) and (event.deadline, event.occurrence, event.case) == whose:
            return translation(language).gettext(PASSED).format(owing=event.owing)
    return ""
