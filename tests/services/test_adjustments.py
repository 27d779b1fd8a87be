"""Campaigns stand still and go on, milestones move, cases are cancelled: their deadlines follow in the same act."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from services.audit import verify
from services.demo.scene import at_local
from services.store import deadlines, incidents, messages, rungs
from services.store.standing_still import CLOSED, SUSPENDED
from services.store.work import Scope
from tests.services.trial import Trial
from tests.support.offices import an_office, go_to
from workflow.campaign import Campaign, CampaignState
from workflow.commands import (
    CancelCase,
    CloseCampaign,
    ExtendDeadline,
    Moving,
    PostponeMilestone,
    ResumeCampaign,
    SuspendCampaign,
    WriteFields,
)
from workflow.errors import NotPermitted, Refused
from workflow.ids import CaseId, DeadlineId, FieldId, MilestoneId

SUSPEND = SuspendCampaign(reason="Giãn cách xã hội", document_number="16/CT-TTg")
KEEP, SHIFT = (ResumeCampaign(moving=moving, document_number="20/TB", reason="") for moving in Moving)


@pytest.fixture
def trial(empty_url: str, tmp_path: Path) -> Iterator[Trial]:
    """The plan that says a little of everything, launched on 15/1/2021."""
    made = an_office(empty_url, tmp_path, scene=False)
    begun = Trial.begun(made)
    yield begun
    with made.reading() as work:
        assert [one.reason for one in incidents.listing(work, everything(begun))] == []
        assert verify(work).breaks == ()
    made.database.dispose()


def everything(trial: Trial) -> Scope:
    return Scope(organisation=trial.stands().organisation, units=None, person="")


def letters(trial: Trial) -> list[str]:
    with trial.office.reading() as work:
        return sorted(f"{one.business_at:%Y-%m-%d} {one.kind}" for one in messages.listing(work, everything(trial)))


def outcomes(trial: Trial, name: str, occurrence: str = "", case: str = "") -> dict[str, str]:
    with trial.office.reading() as work:
        listed = deadlines.listing(work, everything(trial), campaign=trial.campaign)
    wanted = (name, occurrence, case)
    [found] = [one for one in listed if (one.name, one.occurrence, one.case) == wanted]
    return {rung.name: rung.outcome for rung in found.rungs}


def last_day(campaign: Campaign, name: str, occurrence: str = "", case: str = "") -> date:
    return campaign.deadlines[DeadlineId(name), occurrence, case].due.last_day


def codes(caught: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [refusal.code for refusal in caught.value.refusals]


def paused(trial: Trial, since: date, until: date, how: ResumeCampaign) -> Campaign:
    """Suspend the campaign on one day at nine, and resume it on another."""
    trial.go_on(at_local(since.year, since.month, since.day, 9))
    trial.ask(SUSPEND)
    trial.go_on(at_local(until.year, until.month, until.day, 9))
    return trial.ask(how)


def test_while_suspended_nothing_is_due_and_only_that_is_told(trial: Trial) -> None:
    trial.go_on(at_local(2021, 3, 20, 9))

    suspended = trial.ask(SUSPEND)
    with trial.office.reading() as work:
        waiting = rungs.next_instant(work)
    trial.go_on(at_local(2022, 6, 1, 9))

    assert (suspended.state, suspended.suspended_on) == (CampaignState.SUSPENDED, date(2021, 3, 20))
    assert waiting is None
    assert trial.states("yearly", "a") == [("2021", "owed")]
    assert letters(trial) == ["2021-03-20 campaign_paused"] * 3
    assert set(outcomes(trial, "half_year", "2021-06-30").values()) == {SUSPENDED}


def test_kept_days_that_passed_meanwhile_pass_late_and_the_newest_rung_speaks_alone(trial: Trial) -> None:
    resumed = paused(trial, date(2021, 3, 20), date(2021, 4, 10), KEEP)

    trial.office.sweep()

    assert (resumed.state, resumed.suspended_on) == (CampaignState.LAUNCHED, None)
    assert last_day(resumed, "yearly_plan", "2021") == date(2021, 3, 31)
    assert trial.states("yearly", "a") == [("2021", "overdue")]
    assert outcomes(trial, "yearly_plan", "2021") == {"-7d": "fired", "lapse": "passed"}
    assert trial.office.sweep() == 0


def test_what_was_still_ahead_goes_on_by_the_days_of_the_pause(trial: Trial) -> None:
    resumed = paused(trial, date(2021, 3, 20), date(2021, 4, 10), SHIFT)

    assert last_day(resumed, "yearly_plan", "2021") == date(2021, 4, 21)
    assert last_day(resumed, "half_year", "2021-06-30") == date(2021, 7, 21)
    entries = resumed.deadlines[DeadlineId("entries"), "", ""].due
    assert (entries.opens_on, entries.last_day) == (date(2021, 8, 22), date(2021, 10, 21))
    assert entries.original_last_day == date(2021, 9, 30)
    trial.go_on(at_local(2021, 4, 21, 12))
    assert trial.states("yearly", "a") == [("2021", "owed")]
    trial.go_on(at_local(2021, 4, 22, 1))
    assert trial.states("yearly", "a") == [("2021", "overdue")]


def test_what_had_passed_before_the_pause_and_a_window_already_open_stay(trial: Trial) -> None:
    resumed = paused(trial, date(2021, 8, 1), date(2021, 8, 11), SHIFT)

    entries = resumed.deadlines[DeadlineId("entries"), "", ""].due
    assert (entries.opens_on, entries.last_day) == (date(2021, 8, 1), date(2021, 10, 10))
    assert last_day(resumed, "half_year", "2021-06-30") == date(2021, 6, 30)


def test_deadline_of_the_day_of_suspension_still_has_that_day(trial: Trial) -> None:
    resumed = paused(trial, date(2021, 3, 31), date(2021, 4, 1), SHIFT)

    assert last_day(resumed, "yearly_plan", "2021") == date(2021, 4, 1)


def test_pause_within_a_day_moves_nothing(trial: Trial) -> None:
    before = trial.stands()

    trial.ask(SUSPEND)
    resumed = trial.ask(SHIFT)

    assert resumed.deadlines == before.deadlines


@pytest.mark.parametrize("how", [KEEP, SHIFT], ids=["keep", "shift"])
def test_round_that_should_have_begun_meanwhile_begins_when_it_goes_on(trial: Trial, how: ResumeCampaign) -> None:
    paused(trial, date(2021, 12, 20), date(2022, 1, 10), how)
    before = trial.states("yearly", "a")

    trial.office.sweep()

    assert before == [("2021", "overdue")]
    assert trial.states("yearly", "a") == [("2021", "overdue"), ("2022", "owed")]


def test_round_that_is_still_to_begin_begins_on_its_own_day(trial: Trial) -> None:
    paused(trial, date(2021, 4, 10), date(2021, 5, 10), SHIFT)

    trial.go_on(at_local(2022, 1, 1, 1))

    assert trial.states("yearly", "a") == [("2021", "overdue"), ("2022", "owed")]


def test_clock_that_slept_across_the_suspension_catches_up_after_it(trial: Trial) -> None:
    go_to(trial.office, at_local(2022, 1, 5, 9))
    trial.ask(SUSPEND)
    go_to(trial.office, at_local(2022, 1, 15, 9))
    asleep = trial.office.sweep()
    resumed = trial.ask(SHIFT)

    while trial.office.sweep():
        pass

    assert asleep == 0
    assert last_day(resumed, "yearly_plan", "2022") == date(2022, 4, 10)
    assert trial.states("yearly", "a") == [("2021", "overdue"), ("2022", "owed")]
    assert trial.states("report", "a") == [("2021-06-30", "let_go"), ("2021-12-31", "let_go")]


def test_extensions_for_all_and_for_one_go_on_from_the_day_granted(trial: Trial) -> None:
    [case] = [one.id for one in trial.all_cases("yearly", "a")]
    plan, round_of = DeadlineId("yearly_plan"), "2021"
    trial.ask(ExtendDeadline(deadline=plan, last_day=date(2021, 4, 15), reason="Bão", occurrence=round_of))
    trial.ask(ExtendDeadline(deadline=plan, last_day=date(2021, 4, 30), reason="Lũ", case=CaseId(case)))

    paused(trial, date(2021, 4, 1), date(2021, 4, 11), SHIFT)
    trial.go_on(at_local(2021, 4, 26, 1))
    between = trial.states("yearly", "a"), trial.states("yearly", "b")
    trial.go_on(at_local(2021, 5, 11, 1))

    assert between == ([("2021", "owed")], [("2021", "overdue")])
    assert trial.states("yearly", "a") == [("2021", "overdue")]


def asked_of_the_board(trial: Trial) -> str:
    """An entry on which the board is asked on 5/8/2021, with three working days to answer."""
    trial.go_on(at_local(2021, 8, 5, 9))
    case = trial.open("a", "entry")
    trial.take("a", case, "send")
    trial.take("vp", case, "ask_province")
    return case


def test_days_counted_from_a_case_s_own_move_go_on_too(trial: Trial) -> None:
    asked_of_the_board(trial)
    paused(trial, date(2021, 8, 6), date(2021, 8, 16), SHIFT)

    trial.go_on(at_local(2021, 8, 20, 23))
    within = trial.states("entry", "a")
    trial.go_on(at_local(2021, 8, 21, 1))

    assert (within, trial.states("entry", "a")) == ([("", "province_asked")], [("", "sent")])


def test_while_suspended_no_case_moves_or_opens_and_no_date_changes(trial: Trial) -> None:
    trial.go_on(at_local(2021, 8, 5, 9))
    case = trial.open("a", "entry")
    trial.ask(SUSPEND)
    later = ExtendDeadline(deadline=DeadlineId("entries"), last_day=date(2021, 12, 1), reason="Bão")

    for attempt in (
        lambda: trial.take("a", case, "send"),
        lambda: trial.open("b", "entry"),
        lambda: trial.do("vp", case, WriteFields(inputs={FieldId("score"): "5"})),
        lambda: trial.do("vp", case, CancelCase(reason="Nhầm")),
        lambda: trial.ask(later),
        lambda: trial.record("results", date(2021, 8, 5)),
        lambda: trial.ask(SUSPEND),
    ):
        with pytest.raises(Refused) as refusal:
            attempt()
        assert codes(refusal) == ["campaign_suspended"]
    assert dict(refusal.value.refusals[0].params) == {"since": "2021-08-05", "roles": "office"}


def test_suspended_campaign_may_be_closed_and_stays_still(trial: Trial) -> None:
    trial.ask(SUSPEND)
    closed = trial.ask(CloseCampaign(reason="Sáp nhập"))
    trial.go_on(at_local(2023, 12, 1, 9))

    assert (closed.state, closed.suspended_on) == (CampaignState.CLOSED, None)
    assert set(outcomes(trial, "yearly_plan", "2021").values()) == {CLOSED}
    with pytest.raises(Refused) as over:
        trial.ask(KEEP)
    assert codes(over) == ["campaign_in_other_state"]


def test_suspending_needs_somebody_entitled_a_reason_and_a_document(trial: Trial) -> None:
    with pytest.raises(NotPermitted):
        trial.ask(SUSPEND, "a")
    with pytest.raises(Refused) as empty:
        trial.ask(SuspendCampaign(reason=" ", document_number=""))
    with pytest.raises(Refused) as running:
        trial.ask(KEEP)

    assert codes(empty) == ["document_number_missing", "reason_missing"]
    assert codes(running) == ["campaign_in_other_state"]


def test_what_is_counted_by_a_milestone_follows_its_new_day(trial: Trial) -> None:
    trial.go_on(at_local(2021, 6, 9, 9))
    first = last_day(trial.record("results", date(2021, 6, 7)), "appeal")

    moved = trial.ask(_another_day(date(2021, 6, 9)))

    assert (first, last_day(moved, "appeal")) == (date(2021, 6, 14), date(2021, 6, 16))
    assert moved.milestones[MilestoneId("results")] == date(2021, 6, 9)
    assert moved.deadlines[DeadlineId("appeal"), "", ""].revision == 2
    trial.go_on(at_local(2021, 6, 15, 9))
    assert outcomes(trial, "appeal") == {"-1d": "fired", "lapse": ""}


def test_what_is_over_stays_over_when_a_milestone_is_corrected(trial: Trial) -> None:
    trial.record("results", date(2021, 1, 11))
    trial.go_on(at_local(2021, 1, 30, 9))

    corrected = trial.ask(_another_day(date(2021, 1, 29)))

    assert last_day(corrected, "appeal") == date(2021, 1, 18)
    assert corrected.deadlines[DeadlineId("appeal"), "", ""].revision == 1


def _another_day(day: date) -> PostponeMilestone:
    return PostponeMilestone(
        milestone=MilestoneId("results"), happened_on=day, document_number="9/TB", reason="Ghi nhầm"
    )


def test_milestone_postponed_says_everything_that_is_missing(trial: Trial) -> None:
    with pytest.raises(Refused) as unknown:
        trial.ask(_another_day(date(2021, 1, 12)))
    trial.record("results", date(2021, 1, 11))
    bare = PostponeMilestone(
        milestone=MilestoneId("results"), happened_on=date(2021, 3, 1), document_number="", reason=" "
    )
    with pytest.raises(Refused) as missing:
        trial.ask(bare)
    with pytest.raises(Refused) as same:
        trial.ask(_another_day(date(2021, 1, 11)))

    assert codes(unknown) == ["milestone_missing"]
    assert codes(missing) == ["day_in_the_future", "document_number_missing", "reason_missing"]
    assert codes(same) == ["milestone_on_that_day"]


def test_cancelled_case_ends_with_its_own_deadlines(trial: Trial) -> None:
    case = asked_of_the_board(trial)

    cancelled = trial.do("vp", case, CancelCase(reason="Mở nhầm"))
    trial.go_on(at_local(2021, 8, 20, 9))

    assert cancelled.state == "cancelled"
    [own] = [one.name for one in _all(trial) if one.case == case]
    assert set(outcomes(trial, own, case=case).values()) == {"cancelled"}
    assert [key for key in trial.stands().deadlines if key[2]] == []
    assert trial.states("entry", "a") == [("", "cancelled")]
    later = ExtendDeadline(deadline=DeadlineId("entries"), last_day=date(2021, 12, 1), reason="Bão", case=CaseId(case))
    with pytest.raises(Refused) as ended:
        trial.ask(later)
    assert codes(ended) == ["case_closed"]


def _all(trial: Trial) -> list[deadlines.ListedDeadline]:
    with trial.office.reading() as work:
        return deadlines.listing(work, everything(trial), campaign=trial.campaign)


def test_subject_of_a_cancelled_case_may_have_another(trial: Trial) -> None:
    first = trial.open("a", "letter")
    with pytest.raises(Refused) as twice:
        trial.open("a", "letter")
    trial.do("vp", first, CancelCase(reason="Mở nhầm"))

    second = trial.open("a", "letter")
    trial.do("vp", second, CancelCase(reason="Lại nhầm"))

    assert codes(twice) == ["case_already_open"]
    assert trial.states("letter", "a") == [("", "cancelled")] * 2


def test_cancelled_obligation_is_owed_no_more(trial: Trial) -> None:
    [case] = [one.id for one in trial.all_cases("yearly", "a")]
    trial.do("vp", case, CancelCase(reason="Đơn vị giải thể"))

    trial.go_on(at_local(2021, 4, 1, 1))

    assert trial.states("yearly", "a") == [("2021", "cancelled")]
    assert trial.states("yearly", "b") == [("2021", "overdue")]


def test_cancelled_case_counts_for_no_obligation(trial: Trial) -> None:
    trial.go_on(at_local(2021, 8, 5, 9))
    first, second = trial.open("a", "entry"), trial.open("a", "entry")
    trial.take("a", first, "send")
    trial.do("vp", first, CancelCase(reason="Bài sao chép"))

    trial.take("a", second, "send")

    assert trial.states("enter", "a") == [("", "owed")]


def test_cancelling_is_for_those_who_launch_with_a_reason_and_before_the_end(trial: Trial) -> None:
    case = trial.open("a", "letter")
    with pytest.raises(NotPermitted):
        trial.do("a", case, CancelCase(reason="Nhầm"))
    trial.take("a", case, "post")

    with pytest.raises(Refused) as ended:
        trial.do("vp", case, CancelCase(reason=""))

    assert codes(ended) == ["case_ended_not_cancelled", "reason_missing"]
