"""The working calendar as data: layers, what may be set, and that a change taken back leaves every deadline where it was."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.workflow.builders import NOON, a_deadline, a_definition
from tests.workflow.test_arming import AFTER_LAUNCH, READY, after
from tests.workflow.test_moving import moved
from workflow.campaign import Campaign, DeadlineKey, evolve_campaign
from workflow.commands import ExtendDeadline, LaunchCampaign
from workflow.daysoff import DaysOff
from workflow.deadlines import end_of
from workflow.events import CalendarChanged
from workflow.ids import DeadlineId
from workflow.working_calendar import MOST_DAYS, CalendarDay, DayKind, as_days_off, as_plain, days_told, refusals_of

PLAN = a_definition(deadlines=[a_deadline("plan", AFTER_LAUNCH, rungs=[-3, 0])])
FRIDAY, SATURDAY = date(2020, 6, 19), date(2020, 6, 20)
WEEKDAYS = [date(2020, 6, 15) + timedelta(days=n) for n in range(40) if n % 7 < 5]
WEEKENDS = [date(2020, 6, 15) + timedelta(days=n) for n in range(40) if n % 7 > 4]


def a_day(day: date, kind: DayKind = DayKind.OFF, name: str = "Nghỉ", source: str = "Công văn 1") -> CalendarDay:
    return CalendarDay(day=day, kind=kind, name=name, source=source)


def followed(campaign: Campaign, days_off: DaysOff) -> Campaign:
    for event in moved(PLAN, campaign, days_off):
        campaign = evolve_campaign(campaign, event)
    return campaign


def test_kinds_of_day_make_the_days_off() -> None:
    working = a_day(SATURDAY, DayKind.WORKING)

    found = as_days_off([a_day(FRIDAY), working, a_day(date(2020, 6, 22), DayKind.ORDINARY)])

    assert [found.is_off(day) for day in (FRIDAY, SATURDAY, date(2020, 6, 21), date(2020, 6, 22))] == [
        True,
        False,
        True,
        False,
    ]


def test_last_word_on_a_day_is_what_its_history_tells() -> None:
    entries = [
        CalendarChanged(organisation="o", days=(as_plain(a_day(FRIDAY)), as_plain(a_day(SATURDAY))), seed="x", moved=0),
        CalendarChanged(organisation="o", days=(as_plain(a_day(FRIDAY, DayKind.ORDINARY)),), seed="x", moved=1),
    ]

    assert days_told(entries) == {FRIDAY: a_day(FRIDAY, DayKind.ORDINARY), SATURDAY: a_day(SATURDAY)}


@pytest.mark.parametrize(
    ("days", "codes"),
    [
        ([a_day(FRIDAY)], []),
        ([a_day(SATURDAY, DayKind.WORKING)], []),
        ([a_day(FRIDAY, DayKind.WORKING)], [("calendar_works_anyway", "days.0.kind")]),
        ([a_day(FRIDAY), a_day(SATURDAY, name=" ")], [("calendar_name_missing", "days.1.name")]),
        ([a_day(FRIDAY, source="")], [("calendar_source_missing", "days.0.source")]),
        ([a_day(FRIDAY, source="x" * 401)], [("calendar_text_too_long", "days.0.source")]),
        ([a_day(date(2100, 1, 1))], [("calendar_year_out_of_range", "days.0.day")]),
        ([a_day(FRIDAY)] * 2, [("calendar_day_twice", "days.0.day"), ("calendar_day_twice", "days.1.day")]),
        ([a_day(FRIDAY)] * (MOST_DAYS + 1), [("calendar_too_many_days", "days")]),
    ],
)
def test_days_that_cannot_be_set_are_refused_with_their_place(days, codes) -> None:
    assert [(one.code, one.place) for one in refusals_of(days)] == codes


@given(
    st.sets(st.sampled_from(WEEKDAYS)),
    st.sets(st.sampled_from(WEEKENDS)),
    st.sets(st.sampled_from(WEEKDAYS)),
    st.sets(st.sampled_from(WEEKENDS)),
    st.none() | st.dates(date(2020, 6, 23), date(2020, 7, 20)),
)
def test_change_and_its_reverse_leave_every_deadline_that_is_not_over_on_its_day(
    off, works, off_then, works_then, granted
) -> None:
    before, then = DaysOff(off, works), DaysOff(off_then, works_then)
    asked = [ExtendDeadline(deadline=DeadlineId("plan"), last_day=granted, reason="bão lụt")] if granted else []
    running = followed(after(PLAN, READY, LaunchCampaign(), *asked), before)

    back = followed(followed(running, then), before)

    assert _last_days(back) == _last_days(running)
    assert all(end_of(one.due.last_day) > NOON for one in back.deadlines.values())


def _last_days(campaign: Campaign) -> dict[DeadlineKey, date]:
    return {key: one.due.last_day for key, one in campaign.deadlines.items()}
