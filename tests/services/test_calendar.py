"""The working calendar is data: shipped days, days set over them, and deadlines that follow in one audited act."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from definitions.calendar import seed, seed_days_off
from services import audit, calendar, campaigns
from services.calendar import PreviewMoved
from services.demo import lay_out
from services.store import campaigns as campaign_rows
from services.store import deadlines
from services.wiring import Office
from tests.services.trial import SCENE, Trial
from tests.support.calendars import (
    LAST_DAY,
    NEXT_MONDAY,
    changed,
    everything,
    off,
    ordinary,
    previewed,
    rolling_scene,
    who,
)
from tests.support.offices import an_office, go_to
from tests.support.scenes import second_scene
from workflow.commands import ExtendDeadline
from workflow.errors import NotPermitted, Refused
from workflow.ids import DeadlineId
from workflow.moving import Stays
from workflow.working_calendar import CalendarDay, DayKind

THE_DAY_OFF = off(LAST_DAY)


@pytest.fixture
def rolling(empty_url: str, tmp_path: Path) -> Iterator[Office]:
    """An Biên with deadlines that roll, launched on 30/3/2020."""
    made = an_office(empty_url, tmp_path, scene=rolling_scene(tmp_path))
    yield made
    made.database.dispose()


def last_days(office: Office, login: str = "noi-vu") -> dict[str, date]:
    with office.reading() as work:
        return {one.name: one.last_day for one in deadlines.listing(work, everything(who(work, login)))}


def holds(office: Office) -> bool:
    with office.reading() as work:
        return audit.verify(work).holds


def test_day_off_is_listed_first_and_then_moves_the_deadline_with_its_ladder(rolling: Office) -> None:
    seen = previewed(rolling, THE_DAY_OFF)
    assert last_days(rolling)["registration"] == LAST_DAY

    changed(rolling, THE_DAY_OFF)

    assert [(one.deadline, one.last_day, one.new_last_day) for one in seen.moves] == [
        ("registration", LAST_DAY, NEXT_MONDAY)
    ]
    assert last_days(rolling) == {"registration": NEXT_MONDAY, "year_end_report": date(2020, 12, 31)}
    with rolling.reading() as work:
        found = next(one for one in deadlines.listing(work, everything(who(work, "noi-vu"))) if one.case == "")
    assert (found.revision, found.rungs[0].fire_at.date()) == (2, date(2020, 7, 20))
    assert holds(rolling)


def test_day_taken_back_brings_the_deadline_back(rolling: Office) -> None:
    before = last_days(rolling)

    changed(rolling, THE_DAY_OFF)
    changed(rolling, ordinary(LAST_DAY))

    assert last_days(rolling) == before
    assert holds(rolling)


def test_shipped_day_is_taken_back_too(rolling: Office) -> None:
    with rolling.reading() as work:
        organisation = who(work, "noi-vu").organisation
        assert calendar.days_off(work, organisation, 2020).is_off(date(2020, 4, 30))

    changed(rolling, ordinary(date(2020, 4, 30)))

    with rolling.reading() as work:
        assert not calendar.days_off(work, organisation, 2020).is_off(date(2020, 4, 30))


def test_deadlines_of_working_days_follow_those_of_single_cases_included(empty_url: str, tmp_path: Path) -> None:
    office = an_office(empty_url, tmp_path, scene=None)
    trial = Trial(office, lay_out(office, SCENE))
    try:
        go_to(office, datetime(2021, 8, 16, 2, tzinfo=UTC))
        entry = trial.open("a", "entry")
        trial.take("a", entry, "send")
        trial.take("vp", entry, "ask_province")
        trial.record("results", trial.today())

        seen = changed(office, off(date(2021, 8, 17)), login="vp")

        assert {(one.deadline, bool(one.case)) for one in seen.moves} >= {("appeal", False)}
        assert any(one.case == entry for one in seen.moves)
        assert all((one.new_last_day - one.last_day).days >= 1 for one in seen.moves)
        assert holds(office)
    finally:
        office.database.dispose()


def test_what_is_over_or_was_extended_stays_and_says_why(rolling: Office) -> None:
    go_to(rolling, datetime(2020, 8, 1, 2, tzinfo=UTC))

    seen = previewed(rolling, THE_DAY_OFF)

    assert seen.moves == ()
    assert [(one.deadline, one.by_rule, one.why) for one in seen.stays] == [("registration", NEXT_MONDAY, Stays.OVER)]


def test_extension_stays_and_is_back_once_the_calendar_that_overtook_it_is(rolling: Office) -> None:
    granted = ExtendDeadline(deadline=DeadlineId("registration"), last_day=NEXT_MONDAY, reason="bão lụt")
    with rolling.writing() as work:
        [campaign] = campaign_rows.listing(work, everything(who(work, "noi-vu")))
        campaigns.perform(work, who(work, "noi-vu"), campaign.id, granted)
        work.commit()

    stays = changed(rolling, THE_DAY_OFF).stays
    assert [(one.deadline, one.last_day, one.why) for one in stays] == [("registration", NEXT_MONDAY, Stays.EXTENDED)]
    changed(rolling, off(NEXT_MONDAY))
    assert last_days(rolling)["registration"] == date(2020, 8, 4)
    changed(rolling, ordinary(LAST_DAY), ordinary(NEXT_MONDAY))

    assert last_days(rolling)["registration"] == NEXT_MONDAY
    with rolling.reading() as work:
        found = next(one for one in deadlines.listing(work, everything(who(work, "noi-vu"))))
    assert (found.original_last_day, found.last_day) == (LAST_DAY, NEXT_MONDAY)
    assert holds(rolling)


def test_confirmation_of_what_is_no_longer_so_is_refused_with_what_is(rolling: Office) -> None:
    seen = previewed(rolling, THE_DAY_OFF)
    changed(rolling, off(NEXT_MONDAY))

    with rolling.writing() as work, pytest.raises(PreviewMoved) as refused:
        campaigns.follow_calendar(work, who(work, "noi-vu"), [THE_DAY_OFF], seen.fingerprint)

    assert [one.new_last_day for one in refused.value.preview.moves] == [date(2020, 8, 4)]
    assert last_days(rolling)["registration"] == LAST_DAY


def test_two_who_confirm_at_once_make_one_change(rolling: Office) -> None:
    seen = previewed(rolling, THE_DAY_OFF)

    def confirm(_: int) -> str:
        with rolling.writing() as work:
            try:
                campaigns.follow_calendar(work, who(work, "noi-vu"), [THE_DAY_OFF], seen.fingerprint)
            except PreviewMoved:
                return "moved"
            work.commit()
            return "changed"

    with ThreadPoolExecutor(2) as both:
        assert sorted(both.map(confirm, range(2))) == ["changed", "moved"]
    assert holds(rolling)


def test_what_changes_nothing_is_refused(rolling: Office) -> None:
    changed(rolling, THE_DAY_OFF)

    with pytest.raises(Refused) as refused:
        previewed(rolling, THE_DAY_OFF)

    assert [one.code for one in refused.value.refusals] == ["calendar_unchanged"]


@pytest.mark.parametrize("login", ["thu-ba", "kiem-toan", "kiem-tra"])
def test_only_whoever_launches_plans_or_is_the_standing_office_may_change_it(rolling: Office, login: str) -> None:
    with pytest.raises(NotPermitted) as refused:
        previewed(rolling, THE_DAY_OFF, login=login)
    with rolling.reading() as work:
        assert not calendar.may_change(work, who(work, login))
        assert calendar.may_change(work, who(work, "chu-tich"))

    assert refused.value.roles == ("standing_office", "leader")


def test_another_organisation_is_untouched(rolling: Office, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    scene = second_scene(other)
    places = tuple(
        place.__class__(
            key=place.key,
            name=place.name,
            kind=place.kind,
            staff=tuple(staff.__class__(**{**_fields(staff), "login": f"x-{staff.login}"}) for staff in place.staff),
        )
        for place in scene.places
    )
    lay_out(rolling, scene.__class__(**{**_fields(scene), "places": places, "launched_by": "x-noi-vu"}))
    before = last_days(rolling, "x-noi-vu")

    changed(rolling, THE_DAY_OFF)

    assert last_days(rolling, "x-noi-vu") == before
    with rolling.reading() as work:
        assert not calendar.days_off(work, who(work, "x-noi-vu").organisation, 2020).is_off(LAST_DAY)


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("UPDATE calendar_days SET kind = 'ordinary'", "row"),
        ("UPDATE calendar_days SET source = 'x'", "row"),
        ("UPDATE calendar_days SET kind = 'half'", "row"),
        ("DELETE FROM calendar_days", "row"),
        ("DELETE FROM entries WHERE stream LIKE 'calendar%'", "missing"),
        ("UPDATE entries SET event = replace(event, 'off', 'working') WHERE stream LIKE 'calendar%'", "hash"),
    ],
)
def test_calendar_altered_by_hand_is_found(rolling: Office, statement: str, fault: str) -> None:
    changed(rolling, THE_DAY_OFF)

    with rolling.writing() as work:
        work.connection.execute(text(statement))
        work.commit()

    with rolling.reading() as work:
        [broken] = audit.verify(work).breaks
    assert (broken.stream.partition(":")[0], broken.fault.value) == ("calendar", fault)


def test_upgrade_moves_nothing_by_itself_and_says_what_would_follow(rolling: Office, monkeypatch) -> None:
    with rolling.reading() as work:
        assert calendar.outstanding(work, who(work, "noi-vu")).moves == ()
    later = {**seed(), LAST_DAY: THE_DAY_OFF}
    seed_days_off.cache_clear()
    monkeypatch.setattr("services.calendar.counting.seed", lambda: later)
    monkeypatch.setattr("definitions.calendar.shipped.seed", lambda: later)

    with rolling.reading() as work:
        waiting = calendar.outstanding(work, who(work, "noi-vu"))
    assert last_days(rolling)["registration"] == LAST_DAY
    assert [one.new_last_day for one in waiting.moves] == [NEXT_MONDAY]

    changed(rolling)

    assert last_days(rolling)["registration"] == NEXT_MONDAY
    assert holds(rolling)
    seed_days_off.cache_clear()


def test_working_saturday_counts_for_what_is_armed_afterwards(empty_url: str, tmp_path: Path) -> None:
    office = an_office(empty_url, tmp_path, scene=None)
    trial = Trial(office, lay_out(office, SCENE))
    try:
        changed(office, _working(date(2021, 1, 16)), login="vp")
        trial.record("results", trial.today())

        assert last_days(office, "vp")["appeal"] == date(2021, 1, 21)
    finally:
        office.database.dispose()


def _working(day: date) -> CalendarDay:
    return CalendarDay(day=day, kind=DayKind.WORKING, name="Làm bù", source="Công văn số 2/UBND")


def _fields(one: object) -> dict[str, object]:
    return {name: getattr(one, name) for name in one.__dataclass_fields__}  # type: ignore[attr-defined]
