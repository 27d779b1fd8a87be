"""Clocks jump: ahead, back, past days of sleep. What was due is late, never lost, never twice, and in order."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest

from notifications import SmtpChannel
from services.clock import SetClock
from services.deadlines.sweeping import BACKOFF
from services.demo.scene import at_local
from services.store import deadlines, history, messages
from services.wiring import Office
from tests.services.test_deadlines import _everything, _settled
from tests.services.trial import Trial
from tests.support.offices import go_to
from tests.support.post_office import open_post_office
from workflow.commands import ExtendDeadline
from workflow.ids import CaseId, DeadlineId

EVENTFUL = (at_local(2021, 4, 2, 9), at_local(2021, 8, 2, 9), at_local(2021, 10, 2, 9), at_local(2022, 1, 3, 9))


@pytest.fixture
def trial(office: Office) -> Trial:
    return Trial.begun(office)


def _told(trial: Trial) -> list[tuple[str, str, str, str]]:
    """What the campaign's entries say of rungs and passings, in their order."""
    with trial.office.reading() as work:
        kept = list(history.stream(work, f"campaign:{trial.campaign}"))
    return [
        (one.entry.kind.partition(".")[2], one.entry.event["deadline"], one.entry.event["occurrence"], _rung(one))
        for one in kept
        if one.entry.kind in ("campaign.rung_fired", "campaign.rung_skipped", "campaign.deadline_passed")
    ]


def _rung(kept: history.Kept) -> str:
    return str(kept.entry.event.get("rung", "lapse"))


def test_process_that_slept_three_years_comes_to_the_same_states_as_one_that_did_not(trial: Trial) -> None:
    trial.open("a", "entry")
    go_to(trial.office, at_local(2024, 1, 5, 9))

    settled = trial.office.sweep()
    again = trial.office.sweep()

    assert (settled > 0, again) == (True, 0)
    assert trial.states("yearly", "a") == [(str(year), "overdue") for year in (2021, 2022, 2023)]
    assert trial.states("report", "a") == [("2021-06-30", "let_go"), ("2021-12-31", "let_go")]
    assert (trial.states("enter", "a"), trial.states("entry", "a")) == ([("", "overdue")], [("", "dropped")])
    assert set(Counter(_told(trial)).values()) == {1}


@pytest.mark.parametrize("steps", [EVENTFUL, EVENTFUL[1::2], EVENTFUL[-1:]], ids=["often", "seldom", "once"])
def test_however_long_it_slept_everything_is_settled_once(trial: Trial, steps: tuple) -> None:
    trial.open("a", "entry")
    for to in steps:
        go_to(trial.office, to)
        trial.office.sweep()

    told = _told(trial)

    assert trial.states("yearly", "b") == [("2021", "overdue"), ("2022", "owed")]
    assert trial.states("entry", "a") == [("", "dropped")]
    assert {which[1:] for which in told} == {
        ("yearly_plan", "2021", "-7d"),
        ("yearly_plan", "2021", "lapse"),
        ("yearly_plan", "2022", "begins"),
        ("half_year", "2021-06-30", "-1d"),
        ("half_year", "2021-06-30", "lapse"),
        ("half_year", "2021-12-31", "-1d"),
        ("half_year", "2021-12-31", "lapse"),
        ("entries", "", "opening"),
        ("entries", "", "-1d"),
        ("entries", "", "lapse"),
    }
    assert len(told) == 10


def test_round_that_slept_through_begins_before_it_passes(trial: Trial) -> None:
    go_to(trial.office, at_local(2022, 6, 1, 9))
    trial.office.sweep()

    rungs = [rung for _, name, occurrence, rung in _told(trial) if (name, occurrence) == ("yearly_plan", "2022")]

    assert rungs[:2] == ["begins", "lapse"]
    assert trial.states("yearly", "a")[1] == ("2022", "overdue")


def test_opening_that_was_slept_through_is_told_late_and_only_while_it_is_the_newest(trial: Trial) -> None:
    go_to(trial.office, at_local(2021, 8, 20, 9))
    trial.office.sweep()
    late = [one for one in _told(trial) if one[1] == "entries"]
    go_to(trial.office, at_local(2021, 9, 29, 9))
    trial.office.sweep()

    assert late == [("rung_fired", "entries", "", "opening")]
    assert [one for one in _told(trial) if one[1] == "entries"][1:] == [("rung_fired", "entries", "", "-1d")]


def test_opening_gives_way_to_the_reminder_that_came_due_meanwhile(trial: Trial) -> None:
    go_to(trial.office, at_local(2021, 9, 29, 9))
    trial.office.sweep()

    assert [one for one in _told(trial) if one[1] == "entries"] == [
        ("rung_skipped", "entries", "", "opening"),
        ("rung_fired", "entries", "", "-1d"),
    ]


def test_case_with_a_day_of_its_own_is_late_by_that_day_after_a_sleep(trial: Trial) -> None:
    [own] = trial.all_cases("yearly", "a")
    trial.ask(
        ExtendDeadline(
            deadline=DeadlineId("yearly_plan"),
            last_day=date(2021, 5, 31),
            reason="Lũ",
            case=CaseId(own.id),
            occurrence="2021",
        )
    )
    go_to(trial.office, at_local(2021, 5, 10, 9))
    trial.office.sweep()
    between = (trial.states("yearly", "a"), trial.states("yearly", "b"))
    go_to(trial.office, at_local(2021, 6, 7, 9))
    trial.office.sweep()

    assert between == ([("2021", "owed")], [("2021", "overdue")])
    assert trial.states("yearly", "a") == [("2021", "overdue")]


def test_clock_an_hour_back_across_midnight_takes_nothing_back(office: Office) -> None:
    go_to(office, at_local(2020, 8, 1, 0))
    office.sweep()
    before = _settled(office)
    go_to(office, at_local(2020, 7, 31, 23))

    back = office.sweep()
    go_to(office, at_local(2020, 8, 1, 0))

    assert (back, office.sweep(), _settled(office)) == (0, 0, before)


def test_clock_a_week_ahead_and_back_again_tells_nobody_twice(office: Office) -> None:
    go_to(office, at_local(2020, 7, 24, 9))
    office.sweep()
    go_to(office, at_local(2020, 7, 17, 9))
    office.sweep()
    office.advance(at_local(2020, 8, 4, 9))

    with office.reading() as work:
        sent = messages.listing(work, _everything(office))
    assert max(Counter((one.person, one.subject) for one in sent).values()) == 1
    assert sum("còn 14 ngày" in one.subject for one in sent) == 0
    assert sum("còn 7 ngày" in one.subject for one in sent) == 10


def test_message_waits_when_the_system_clock_is_set_back_and_is_sent_once(office: Office) -> None:
    go_to(office, at_local(2020, 7, 17, 9))
    office.sweep()
    clock = SetClock(office.clock.now() + timedelta(seconds=1))
    sending = replace(office, clock=clock)
    with sending.writing() as work:
        messages.lease(work, 100, timedelta(minutes=2))
        work.commit()
    clock.at -= timedelta(hours=1)
    with open_post_office() as post:
        through = replace(sending, channel=SmtpChannel.from_url(post.url, timeout=2))
        set_back = through.deliver()
        clock.at += timedelta(hours=1, minutes=3)
        caught_up, again = through.deliver(), through.deliver()

    assert (set_back, caught_up, again) == (0, 10, 0)
    assert Counter(Counter(post.message_ids()).values()) == {1: 10}


def test_rung_that_was_put_off_is_fired_once_the_set_back_clock_has_caught_up(office: Office) -> None:
    clock = SetClock(office.clock.now())
    keeping = replace(office, clock=clock)
    _rename(keeping, "registration", "unheard_of")
    go_to(keeping, at_local(2020, 7, 17, 9))
    keeping.sweep()
    _rename(keeping, "unheard_of", "registration")
    clock.at -= timedelta(hours=1)

    set_back = keeping.sweep()
    clock.at += timedelta(hours=1) + BACKOFF[0]
    caught_up, again = keeping.sweep(), keeping.sweep()

    assert (set_back, caught_up, again) == (0, 1, 0)
    assert _settled(keeping) == {("rung_fired", "-14d"): 1}


def _rename(office: Office, name: str, to: str) -> None:
    rows = deadlines.DEADLINES
    with office.writing() as work:
        work.connection.execute(rows.update().where(rows.c.name == name).values(name=to))
        work.commit()
