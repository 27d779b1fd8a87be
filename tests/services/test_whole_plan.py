"""What the language can say, run: rounds, windows, works, consultations, prizes, obligations met by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from services.audit import verify
from services.demo.scene import at_local
from services.store import deadlines, incidents, messages
from services.store.work import Scope
from tests.services.trial import Trial
from tests.support.offices import an_office
from workflow.commands import CloseCampaign, ExtendDeadline
from workflow.errors import NotFound, Refused
from workflow.ids import CaseId, DeadlineId


@pytest.fixture
def trial(empty_url: str, tmp_path: Path) -> Iterator[Trial]:
    """The plan that says a little of everything, launched on 15/1/2021."""
    made = an_office(empty_url, tmp_path, scene=False)
    begun = Trial.begun(made)
    yield begun
    assert faults(begun) == []
    with made.reading() as work:
        assert verify(work).breaks == ()
    made.database.dispose()


def everything(trial: Trial) -> Scope:
    return Scope(organisation=trial.stands().organisation, units=None, person="")


def faults(trial: Trial) -> list[str]:
    with trial.office.reading() as work:
        return [one.reason for one in incidents.listing(work, everything(trial))]


def letters(trial: Trial) -> list[str]:
    with trial.office.reading() as work:
        return sorted(f"{one.business_at:%Y-%m-%d} {one.kind}" for one in messages.listing(work, everything(trial)))


def codes(caught: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [refusal.code for refusal in caught.value.refusals]


def sent(trial: Trial, login: str, score: int = 50) -> str:
    """An entry of the unit of *login*, sent within the window, scored and found original."""
    case = trial.open(login, "entry")
    trial.take(login, case, "send")
    trial.write("vp", case, score=str(score), original="met")
    return case


def ready(trial: Trial, login: str, score: int = 50) -> str:
    """An entry to whose award nothing is missing but a place."""
    case = sent(trial, login, score)
    trial.take("vp", case, "ask_province")
    trial.take("hd", case, "agree_province")
    return case


def counted_in(trial: Trial, units: str = "abc") -> None:
    """Those units have handed in their plan of 2021, and the number is settled today."""
    for login in units:
        case = next(one.id for one in trial.all_cases("yearly", login) if one.occurrence == "2021")
        trial.file(login, case, "plan_paper")
        trial.take(login, case, "meet")
    trial.record("counted", trial.today())


def test_units_take_part_in_their_blocks(trial: Trial) -> None:
    blocks = trial.stands().blocks

    assert {login: blocks.get(trial.unit(login)) for login in ("a", "b", "c", "vp")} == {
        "a": "must",
        "b": "must",
        "c": "invited",
        "vp": None,
    }


def test_what_each_round_owes_opens_as_it_begins(trial: Trial) -> None:
    at_launch = trial.states("yearly", "a")
    trial.go_on(at_local(2021, 12, 31, 23))
    before_new_year = trial.states("yearly", "a")
    trial.go_on(at_local(2023, 1, 1, 1))

    assert at_launch == [("2021", "owed")]
    assert before_new_year == [("2021", "overdue")]
    assert trial.states("yearly", "a") == [("2021", "overdue"), ("2022", "overdue"), ("2023", "owed")]


def test_round_extended_before_it_begins_still_begins(trial: Trial) -> None:
    trial.ask(
        ExtendDeadline(deadline=DeadlineId("yearly_plan"), last_day=date(2022, 4, 30), reason="Bão", occurrence="2022")
    )

    trial.go_on(at_local(2022, 4, 30, 12))
    within = trial.states("yearly", "b")
    trial.go_on(at_local(2022, 5, 1, 1))

    assert within == [("2021", "overdue"), ("2022", "owed")]
    assert trial.states("yearly", "b") == [("2021", "overdue"), ("2022", "overdue")]


def test_what_is_encouraged_falls_due_on_each_day_and_is_let_go(trial: Trial) -> None:
    trial.go_on(at_local(2021, 7, 1, 9))

    assert trial.states("report", "c") == [("2021-06-30", "let_go"), ("2021-12-31", "owed")]


def test_window_is_closed_before_it_opens_and_tells_of_its_opening(trial: Trial) -> None:
    case = trial.open("a", "entry")
    with pytest.raises(Refused) as early:
        trial.take("a", case, "send")
    trial.go_on(at_local(2021, 7, 31, 23))
    before = letters(trial)
    trial.go_on(at_local(2021, 8, 1, 9))

    opened = [one for one in letters(trial) if "window" in one]
    assert codes(early) == ["window_not_open"]
    assert [one for one in before if "window" in one] == []
    assert opened == ["2021-08-01 window_opened"] * 3
    assert trial.take("a", case, "send").state == "sent"


def test_entry_that_was_not_sent_is_dropped_by_the_clock(trial: Trial) -> None:
    case = trial.open("a", "entry")

    trial.go_on(at_local(2021, 10, 1, 1))

    assert trial.states("entry", "a") == [("", "dropped")]
    with pytest.raises(Refused):
        trial.take("a", case, "send")


def test_obligation_is_met_by_itself_with_the_second_entry(trial: Trial) -> None:
    trial.go_on(at_local(2021, 8, 2, 9))

    sent(trial, "a")
    after_one = trial.states("enter", "a")
    sent(trial, "a")

    assert (after_one, trial.states("enter", "a")) == ([("", "owed")], [("", "met")])
    assert (trial.states("enter", "b"), trial.states("enter", "c")) == ([("", "owed")], [])


def test_batch_carries_the_units_entries_along_all_or_none(trial: Trial) -> None:
    mine, others = [trial.open("a", "entry") for _ in range(2)], trial.open("b", "entry")
    [batch] = trial.all_cases("batch", "a")
    with pytest.raises(Refused) as early:
        trial.take("a", batch.id, "send_all")
    none = trial.states("entry", "a"), trial.states("batch", "a")
    trial.go_on(at_local(2021, 8, 2, 9))

    trial.take("a", batch.id, "send_all")

    assert codes(early) == ["carried_case_refused", "window_not_open"]
    assert none == ([("", "drafted")] * 2, [("", "gathering")])
    assert {one.id: one.state for one in trial.all_cases("entry")} == {**dict.fromkeys(mine, "sent"), others: "drafted"}
    assert (trial.states("batch", "a"), trial.states("enter", "a")) == ([("", "closed")], [("", "met")])


def test_silence_of_the_board_is_found_by_the_clock_after_its_working_days(trial: Trial) -> None:
    trial.go_on(at_local(2021, 8, 5, 9))
    case = sent(trial, "a")
    trial.take("vp", case, "ask_province")

    trial.go_on(at_local(2021, 8, 10, 23))
    waiting = trial.states("entry", "a")
    trial.go_on(at_local(2021, 8, 11, 1))

    assert (waiting, trial.states("entry", "a")) == ([("", "province_asked")], [("", "sent")])
    counted_after = trial.all_cases("entry", "a")[0].taken
    assert counted_after["silent_province"] == 1


def test_answer_in_time_leaves_nothing_to_the_clock(trial: Trial) -> None:
    trial.go_on(at_local(2021, 8, 5, 9))
    case = ready(trial, "a")

    trial.go_on(at_local(2021, 8, 12, 1))

    assert "silent_province" not in trial.all_cases("entry", "a")[0].taken
    assert trial.states("entry", "a") == [("", "sent")]
    assert case == trial.all_cases("entry", "a")[0].id


def test_waiver_stands_for_the_criterion_that_is_not_met(trial: Trial) -> None:
    trial.go_on(at_local(2021, 8, 5, 9))
    counted_in(trial)
    case = ready(trial, "a")
    trial.write("vp", case, original="not_met")
    with pytest.raises(Refused) as refusal:
        trial.take("vp", case, "award", prize="first")

    trial.take("hd", case, "waive_originality", reason="Đã áp dụng nhiều nơi")

    assert codes(refusal) == ["assessment_not_met"]
    assert trial.take("vp", case, "award", prize="first").state == "awarded"


def test_share_of_the_registered_waits_for_the_day_they_are_counted(trial: Trial) -> None:
    trial.go_on(at_local(2021, 8, 5, 9))
    case = ready(trial, "a", 90)

    with pytest.raises(Refused) as waiting:
        trial.take("vp", case, "award", prize="first")
    counted_in(trial, "a")
    with pytest.raises(Refused) as none:
        trial.take("vp", case, "award", prize="first")

    assert codes(waiting) == ["milestone_missing"]
    assert [(one.code, one.params["base"], one.params["places"]) for one in none.value.refusals] == [
        ("quota_full", 1, 0)
    ]


def test_those_who_register_after_the_day_do_not_count(trial: Trial) -> None:
    trial.go_on(at_local(2021, 8, 5, 9))
    case = ready(trial, "a", 90)
    counted_in(trial, "a")
    trial.go_on(at_local(2021, 8, 6, 9))
    for login in "bc":
        late = next(one.id for one in trial.all_cases("yearly", login) if one.occurrence == "2021")
        trial.file(login, late, "plan_paper")
        trial.take(login, late, "meet")

    with pytest.raises(Refused) as refusal:
        trial.take("vp", case, "award", prize="first")

    assert [(one.code, one.params["base"]) for one in refusal.value.refusals] == [("quota_full", 1)]


def test_prizes_go_from_high_to_low_by_bracket_and_one_to_a_unit(trial: Trial) -> None:
    trial.go_on(at_local(2021, 8, 5, 9))
    counted_in(trial, "abc")
    best, second, third = ready(trial, "a", 90), ready(trial, "a", 80), ready(trial, "b", 70)

    with pytest.raises(Refused) as too_low:
        trial.take("vp", second, "award", prize="first")
    with pytest.raises(Refused) as too_high:
        trial.take("vp", best, "award", prize="second")
    trial.take("vp", best, "award", prize="first")
    with pytest.raises(Refused) as both:
        trial.take("vp", second, "award", prize="second")
    with pytest.raises(Refused) as below:
        trial.take("vp", third, "award", prize="second")

    assert (codes(too_low), codes(too_high)) == (["rank_below_quota"], ["rank_above_value"])
    assert codes(both) == ["quota_full", "quota_full"]
    assert {str(one.params["quota"]) for one in both.value.refusals} == {"shares", "each_unit"}
    assert codes(below) == ["rank_below_quota", "quota_full"]


def test_appeal_is_due_so_many_working_days_after_the_results(trial: Trial) -> None:
    trial.go_on(at_local(2021, 8, 27, 9))
    case = sent(trial, "a")
    before = trial.stands().due(DeadlineId("appeal"), CaseId(case))

    trial.record("results", date(2021, 8, 27))

    due = trial.stands().due(DeadlineId("appeal"), CaseId(case))
    assert before is None
    assert due is not None
    assert due.last_day == date(2021, 9, 7)  # Thursday 2/9 and Friday 3/9 are the national holiday
    assert trial.take("a", case, "complain").state == "sent"


def test_work_of_a_round_belongs_to_the_round_that_runs(trial: Trial) -> None:
    trial.open("a", "yearly_check")
    with pytest.raises(Refused):
        trial.open("a", "yearly_check")
    trial.go_on(at_local(2022, 2, 1, 9))
    trial.open("a", "yearly_check")
    trial.go_on(at_local(2023, 11, 1, 9))

    with pytest.raises(Refused) as over:
        trial.open("a", "yearly_check")

    assert codes(over) == ["no_round_today"]
    assert [occurrence for occurrence, _ in trial.states("yearly_check", "a")] == ["2021", "2022"]


def test_campaign_is_closed_with_a_reason_and_nothing_moves_after(trial: Trial) -> None:
    trial.go_on(at_local(2021, 8, 5, 9))
    case = sent(trial, "a")
    with pytest.raises(Refused) as undone:
        trial.ask(CloseCampaign())

    trial.ask(CloseCampaign(reason="Sáp nhập"))
    trial.go_on(at_local(2023, 12, 1, 9))

    assert codes(undone) == ["cases_still_open", "quota_below_minimum"]
    with pytest.raises(Refused) as refusal:
        trial.take("vp", case, "ask_province")
    assert codes(refusal) == ["campaign_not_open"]
    assert trial.states("yearly", "a") == [("2021", "overdue")]


def test_what_is_not_armed_yet_can_not_be_extended(trial: Trial) -> None:
    with pytest.raises(NotFound):
        trial.ask(ExtendDeadline(deadline=DeadlineId("appeal"), last_day=date(2021, 12, 1), reason="Bão"))


def test_rows_tell_what_the_entries_tell(trial: Trial) -> None:
    trial.go_on(at_local(2021, 8, 5, 9))
    ready(trial, "a")
    trial.ask(
        ExtendDeadline(deadline=DeadlineId("yearly_plan"), last_day=date(2022, 4, 30), reason="Bão", occurrence="2022")
    )
    trial.go_on(at_local(2022, 1, 2, 9))

    with trial.office.reading() as work:
        listed = deadlines.listing(work, everything(trial))
    assert {(one.name, one.occurrence) for one in listed if one.name == "half_year"} == {
        ("half_year", "2021-06-30"),
        ("half_year", "2021-12-31"),
    }


def test_place_of_a_block_is_taken_for_a_unit_that_was_not_in_the_running_yet(trial: Trial) -> None:
    letters_of = {login: trial.open(login, "letter") for login in ("a", "b", "c")}
    trial.take("a", letters_of["a"], "post")

    with pytest.raises(Refused) as caught:
        trial.take("b", letters_of["b"], "post")

    assert codes(caught) == ["quota_full"]
    assert trial.take("c", letters_of["c"], "post").state == "posted"


def test_case_is_not_opened_where_no_place_is_left(trial: Trial) -> None:
    trial.take("a", trial.open("a", "letter"), "post")

    with pytest.raises(Refused) as caught:
        trial.open("b", "letter")

    assert codes(caught) == ["quota_full"]
