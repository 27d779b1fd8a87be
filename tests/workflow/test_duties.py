"""When a deadline falls due: once, on several days, once a round; rolled, and with a window."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.workflow.builders import a_deadline
from workflow.dates import AfterEvent, DayOfRound, NamedDay, Reckoning, Round
from workflow.daysoff import DaysOff, Roll
from workflow.deadlines import Bound, DateRule
from workflow.definition import Occurrence
from workflow.ids import MilestoneId, OptionId, QuestionId
from workflow.readings import Ask, Asked

IN_2020 = Reckoning(year=2020)
STRICT, LOOSE = DateRule(NamedDay(28, 2), Bound.BEFORE), DateRule(NamedDay(28, 2), Bound.THROUGH)
AFTER_NOTICE = DateRule(AfterEvent(10, working=False, milestone=MilestoneId("notice")), Bound.THROUGH)
YEARS = (
    Round("2021", date(2021, 1, 1), date(2021, 12, 31)),
    Round("2022", date(2022, 1, 1), date(2022, 12, 31)),
    Round("2023", date(2023, 1, 1), date(2023, 10, 31)),
)


def through(day: int, month: int) -> DateRule:
    return DateRule(NamedDay(day, month), Bound.THROUGH)


def test_deadline_falls_due_once_without_a_name() -> None:
    assert list(a_deadline(when=STRICT).occurrences(IN_2020)) == [
        Occurrence(id="", named_day=date(2020, 2, 28), last_day=date(2020, 2, 27))
    ]


def test_deadline_of_several_days_falls_due_on_each_and_is_named_for_it() -> None:
    deadline = a_deadline("report", through(31, 3), DateRule(NamedDay(1, 7), Bound.BEFORE), through(31, 12))

    assert list(deadline.occurrences(IN_2020)) == [
        Occurrence(id="2020-03-31", named_day=date(2020, 3, 31), last_day=date(2020, 3, 31)),
        Occurrence(id="2020-07-01", named_day=date(2020, 7, 1), last_day=date(2020, 6, 30)),
        Occurrence(id="2020-12-31", named_day=date(2020, 12, 31), last_day=date(2020, 12, 31)),
    ]


def test_day_that_waits_is_left_out_and_the_others_stand() -> None:
    deadline = a_deadline("report", through(31, 3), AFTER_NOTICE)
    recorded = replace(IN_2020, milestones={MilestoneId("notice"): date(2020, 6, 1)})

    assert [one.id for one in deadline.occurrences(IN_2020)] == ["2020-03-31"]
    assert [one.id for one in deadline.occurrences(recorded)] == ["2020-03-31", "2020-06-11"]


def test_last_day_rolls_and_the_day_named_does_not() -> None:
    before_sunday = DateRule(NamedDay(2, 8), Bound.BEFORE)
    by = replace(IN_2020, days_off=DaysOff(holidays=frozenset({date(2020, 8, 3)})))

    found = {roll: [one.last_day for one in a_deadline(when=before_sunday, roll=roll).occurrences(by)] for roll in Roll}

    assert found == {
        Roll.NONE: [date(2020, 8, 1)],
        Roll.NEXT_WORKING_DAY: [date(2020, 8, 4)],
        Roll.PREVIOUS_WORKING_DAY: [date(2020, 7, 31)],
    }
    rolled = next(a_deadline(when=before_sunday, roll=Roll.NEXT_WORKING_DAY).occurrences(by))
    assert (rolled.id, rolled.named_day) == ("", date(2020, 8, 2))


def test_deadline_of_each_round_is_named_for_its_round() -> None:
    found = list(a_deadline(when=through(15, 12), each_round=True).occurrences(IN_2020, YEARS))

    assert found == [
        Occurrence(id=one.id, named_day=date(year, 12, 15), last_day=date(year, 12, 15), begins_on=one.first_day)
        for one, year in zip(YEARS, (2021, 2022, 2023), strict=True)
    ]


def test_year_written_in_a_round_is_that_year() -> None:
    next_year = DateRule(NamedDay(20, 1, years_later=1), Bound.THROUGH)
    in_2025 = replace(IN_2020, year=2025, years_on=5)

    found = [one.last_day for one in a_deadline(when=next_year, each_round=True).occurrences(in_2025, YEARS)]

    assert found == [date(2022, 1, 20), date(2023, 1, 20), date(2024, 1, 20)]


def test_last_day_of_each_round_rolls() -> None:
    last = a_deadline(when=DateRule(DayOfRound(), Bound.THROUGH), each_round=True, roll=Roll.PREVIOUS_WORKING_DAY)

    assert [one.last_day for one in last.occurrences(IN_2020, YEARS)] == [
        date(2021, 12, 31),
        date(2022, 12, 30),
        date(2023, 10, 31),
    ]


def test_deadline_of_each_round_never_falls_due_without_rounds() -> None:
    assert list(a_deadline(each_round=True).occurrences(IN_2020)) == []


@pytest.mark.parametrize("each_round", [False, True])
def test_window_opens_on_its_first_day(*, each_round: bool) -> None:
    deadline = a_deadline(when=through(30, 9), opens=NamedDay(15, 8), each_round=each_round)

    opened = [one.opens_on for one in deadline.occurrences(replace(IN_2020, year=2021), YEARS[:1])]

    assert opened == [date(2021, 8, 15)]


def test_reading_is_the_answers_and_nothing_falls_due_before_it() -> None:
    asked = Asked(QuestionId("strict"), {OptionId("strict"): (STRICT,), OptionId("loose"): (LOOSE,)})
    deadline = replace(a_deadline(), when=asked)

    found = {
        option: [one.last_day for one in deadline.occurrences(replace(IN_2020, answers={QuestionId("strict"): option}))]
        for option in ("strict", "loose")
    }

    assert found == {"strict": [date(2020, 2, 27)], "loose": [date(2020, 2, 28)]}
    assert list(deadline.occurrences(IN_2020)) == []


def test_opening_may_be_left_to_a_question_too() -> None:
    asked = Asked(QuestionId("opens"), {OptionId("early"): NamedDay(1, 6), OptionId("late"): NamedDay(1, 7)})
    deadline = a_deadline(opens=asked)

    (found,) = deadline.occurrences(replace(IN_2020, answers={QuestionId("opens"): OptionId("late")}))

    assert found.opens_on == date(2020, 7, 1)


def test_day_that_is_not_in_the_year_is_an_error() -> None:
    leap = a_deadline(when=through(29, 2), each_round=True)

    with pytest.raises(ValueError, match="day is out of range"):
        list(leap.occurrences(IN_2020, YEARS))


def test_what_a_day_off_does_may_be_left_to_a_question() -> None:
    saturday = replace(a_deadline(when=through(1, 8)), roll=Ask(QuestionId("day_off")))

    def on(option: str) -> list[date]:
        answers = {QuestionId("day_off"): OptionId(option)}
        return [one.last_day for one in saturday.occurrences(replace(IN_2020, answers=answers))]

    assert {roll: on(roll) for roll in Roll} == {
        Roll.NONE: [date(2020, 8, 1)],
        Roll.NEXT_WORKING_DAY: [date(2020, 8, 3)],
        Roll.PREVIOUS_WORKING_DAY: [date(2020, 7, 31)],
    }
    assert list(saturday.occurrences(IN_2020)) == []
