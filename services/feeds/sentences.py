"""What a calendar says, in Vietnamese and English. It can be read without signing in, so it names units and no person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from services.store.feeds import StandingDeadline
from services.words import day as day_said
from services.words import moment, occurrence_in_words
from services.words.forms import weekday_in_words
from workflow.deadlines import LOCAL
from workflow.definition import Deadline, Definition, Label, Obligation
from workflow.definition.councils import CouncilRule
from workflow.ids import TrackId

DEMO = "BẢN MINH HỌA"
NOT_REAL = Label("BẢN MINH HỌA – không phải văn bản thật", "BẢN MINH HỌA – demonstration only, not a real document")
EVERYTHING = Label("Thời hạn thi đua", "Emulation deadlines")
OPENS = Label("Bắt đầu nhận: {deadline}", "Opens: {deadline}")
DONE = "✓ {summary}"
PLAN = Label("Kế hoạch: {plan}", "Plan: {plan}")
LAST_DAY = Label("Hạn cuối: đến hết {weekday}, ngày {day}", "Last day: to the end of {weekday} {day}")
NAMED_DAY = Label("Ngày ghi trong kế hoạch: {weekday}, ngày {day}", "The plan names: {weekday} {day}")
AT_FIRST = Label("Hạn ban đầu: đến hết ngày {day}", "At first: to the end of {day}")
OWED = Label("Việc phải làm: {what}", "To be done: {what}")
ENCOURAGED = Label("{what} (khuyến khích)", "{what} (encouraged)")
PAPERS = Label("Văn bản cần có: {papers}", "Papers needed: {papers}")
TRACK = Label("Hồ sơ: {track}", "Case: {track}")
SURE = Label("Mốc đã được thông báo.", "The milestone has been announced.")
SITTING = Label("Họp {council} ({time})", "Sitting of {council} ({time})")
WHEN = Label("Thời gian: {moment}", "Time: {moment}")
PLACE = Label("Địa điểm: {place}", "Place: {place}")
UNSURE = Label("Ngày tạm tính, có thể thay đổi.", "Provisional day; it may change.")


@dataclass(frozen=True, slots=True, kw_only=True)
class DayOfPlan:
    """A deadline as it stands, the plan's rule for it, and what is owed by it."""

    definition: Definition
    rule: Deadline
    row: StandingDeadline
    owed: tuple[Obligation, ...]


def calendar_name(label: str, language: str) -> str:
    """The name of a calendar, of one campaign or (without a label) of all."""
    return f"{EVERYTHING.said(language)}: {label}" if label else EVERYTHING.said(language)


def summary(rule: Deadline, row: StandingDeadline, language: str, *, done: bool) -> str:
    """The title of a deadline's day, ticked once nothing is owed any more."""
    named = _named(rule, row, language)
    whose = f"{named} – {row.unit_name}" if row.unit_name else named
    return DONE.format(summary=whose) if done else whose


def opening(rule: Deadline, row: StandingDeadline, language: str) -> str:
    """The title of the first day of a window."""
    return OPENS.said(language).format(deadline=_named(rule, row, language))


def description(day: DayOfPlan, language: str) -> str:
    """The plan, the last day, the day it names where that is another, what is owed and its papers."""
    return "\n".join(_lines(day, language))


def milestone(definition: Definition, language: str, *, sure: bool) -> str:
    plan = PLAN.said(language).format(plan=definition.label.said(language))
    return f"{plan}\n{(SURE if sure else UNSURE).said(language)}"


def sitting(rule: CouncilRule, called_for: datetime, language: str) -> str:
    """The title of a sitting's day, with its time in Việt Nam."""
    said = f"{called_for.astimezone(LOCAL):%H:%M}"
    return SITTING.said(language).format(council=rule.label.said(language), time=said)


def sitting_description(definition: Definition, called_for: datetime, place: str, language: str) -> str:
    """The plan, when and where."""
    lines = [
        PLAN.said(language).format(plan=definition.label.said(language)),
        WHEN.said(language).format(moment=moment(called_for)),
    ]
    return "\n".join([*lines, PLACE.said(language).format(place=place)] if place else lines)


def _lines(day: DayOfPlan, language: str) -> list[str]:
    row, definition = day.row, day.definition
    lines = [
        PLAN.said(language).format(plan=definition.label.said(language)),
        LAST_DAY.said(language).format(weekday=weekday_in_words(row.last_day, language), day=day_said(row.last_day)),
    ]
    if row.named_day != row.original_last_day:
        weekday = weekday_in_words(row.named_day, language)
        lines.append(NAMED_DAY.said(language).format(weekday=weekday, day=day_said(row.named_day)))
    if row.original_last_day < row.last_day:
        lines.append(AT_FIRST.said(language).format(day=day_said(row.original_last_day)))
    if day.owed:
        what = ", ".join(_owed(one, language) for one in day.owed)
        lines.append(OWED.said(language).format(what=what))
    papers = dict.fromkeys(kind for one in day.owed for kind in one.documents)
    if papers:
        said = ", ".join(definition.documents[kind].label.said(language) for kind in papers)
        lines.append(PAPERS.said(language).format(papers=said))
    if row.track:
        lines.append(TRACK.said(language).format(track=definition.track_of(TrackId(row.track)).label.said(language)))
    return lines


def _owed(one: Obligation, language: str) -> str:
    said = one.label.said(language)
    return ENCOURAGED.said(language).format(what=said) if one.encouraged else said


def _named(rule: Deadline, row: StandingDeadline, language: str) -> str:
    label = rule.label.said(language)
    return f"{label}, {occurrence_in_words(row.occurrence, language)}" if row.occurrence else label
