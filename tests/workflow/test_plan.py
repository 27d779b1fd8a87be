"""What the whole of a plan knows of itself: its own answers, what its days are counted by, its rounds."""

from __future__ import annotations

from datetime import date

from tests.workflow.builders import a_definition, a_question
from workflow.dates import NamedDay
from workflow.daysoff import DaysOff
from workflow.ids import MilestoneId
from workflow.rounds import Every, Rounds

HOLIDAY = DaysOff(frozenset({date(2021, 1, 1)}))


def test_own_answers_are_those_the_plan_carries() -> None:
    plan = a_definition(questions=[a_question("tie", "nobody", answer="nobody"), a_question("scope", "all")])

    assert plan.own_answers == {"tie": "nobody"}


def test_days_are_counted_by_the_year_of_the_campaign_and_what_is_recorded() -> None:
    notice = {MilestoneId("notice"): date(2021, 12, 20)}

    by = a_definition().reckoning(2021, {}, notice, HOLIDAY)

    assert (by.year, by.years_on, by.days_off) == (2021, 1, HOLIDAY)
    assert by.milestones == {"issued": date(2021, 3, 30), "notice": date(2021, 12, 20)}
    assert (by.round, by.entered) == (None, None)


def test_day_of_issue_that_was_recorded_stands_before_the_one_written() -> None:
    recorded = {MilestoneId("issued"): date(2021, 4, 2)}

    assert a_definition().reckoning(2021, {}, recorded, HOLIDAY).milestones == recorded


def test_rounds_move_along_with_the_year_of_the_campaign() -> None:
    rounds = Rounds(every=Every.YEAR, first=NamedDay(1, 1, 2020), last=NamedDay(31, 10, 2021))
    plan = a_definition(rounds=rounds)

    found = [plan.rounds_by(plan.reckoning(year, {}, {}, HOLIDAY)) for year in (2020, 2025)]

    assert [[one.id for one in rounds] for rounds in found] == [["2020", "2021"], ["2025", "2026"]]
    assert found[1][-1].last_day == date(2026, 10, 31)


def test_plan_that_runs_once_has_no_rounds() -> None:
    assert a_definition().rounds_by(a_definition().reckoning(2020, {}, {}, HOLIDAY)) == ()
