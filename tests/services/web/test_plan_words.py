"""A plan's rules in words, for the forms no shipped plan happens to use: open questions, counts, windows, places by prize."""

from __future__ import annotations

import pytest

from services.web.contexts.plans import DueRow
from services.web.showing.due import due_row
from services.web.showing.limits import quota_sentences
from tests.definitions.texts import changed, loaded

DAY = "through: 31/7"
PERCENT = "    percent: 20\n    of: {ask: base}\n"
AFTER_NOTICE = "through: {working_days: 5, after: notice}"
ASKED = "through: {ask: scope, answers: {communes: 1/8}}"


def _row(text: str, language: str = "vi") -> DueRow:
    found = loaded(text)
    assert found.definition is not None, found.problems
    [deadline] = found.definition.deadlines.values()
    return due_row(found.definition, deadline, None, language)


def _quota(limits: str, language: str = "vi") -> tuple[str, ...]:
    found = loaded(changed(PERCENT, limits))
    assert found.definition is not None, found.problems
    [quota] = found.definition.quotas.values()
    return quota_sentences(found.definition, quota, language)


def test_deadline_that_waits_for_an_event_has_no_day_and_says_so() -> None:
    row = _row(changed(DAY, AFTER_NOTICE))

    assert (row.rule, row.days) == ("Đến hết 5 ngày làm việc kể từ sau ngày thông báo", ())
    assert row.waits == "Chưa có ngày: tính từ một việc chưa diễn ra."


def test_deadline_names_the_question_that_decides_and_waits_for_its_answer() -> None:
    text = changed(DAY, ASKED)

    answered, open_one = _row(text), _row(text.replace(", answer: communes}", "}"))

    assert answered.rule == "Đến hết ngày 1/8 (tùy câu hỏi: Ai tham gia?)"
    assert [str(one.day) for one in answered.days] == ["2020-08-01"]
    assert (open_one.days, open_one.waits) == ((), "Chưa có ngày, còn chờ trả lời: Ai tham gia?")


def test_day_off_window_and_weekday_are_told() -> None:
    rolled = _row(changed(DAY, "from: 1/6\n    before: 3/8\n    roll: previous_working_day"), "en")

    [day] = rolled.days
    assert (str(day.opens), str(day.named), str(day.day), day.weekday) == (
        "2020-06-01",
        "2020-08-03",
        "2020-07-31",
        "Friday",
    )
    assert rolled.roll == "Moves to the working day before from a day off"


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        ("    count: 3\n", "Không quá 3 trường hợp"),
        ("    exactly: 4\n", "Đúng 4 trường hợp"),
        ("    count: 5\n    at_least: 2\n", "Từ 2 đến 5 trường hợp"),
        ("    places: {field: rating, values: {excellent: 1, good: 2}}\n", "Xuất sắc: 1"),
        ("    count: 3\n    each: unit\n", "Tính riêng cho từng đơn vị"),
    ],
)
def test_quota_is_told_whatever_its_form(limits, said) -> None:
    assert said in _quota(limits)


def test_share_left_to_an_open_question_awaits_its_answer() -> None:
    said = _quota(PERCENT)

    assert said[:3] == ("Không quá 20%", "Đối tượng: Tập thể", "Tính trên: còn chờ trả lời: Tính trên số nào?")
    assert "Bằng nhau ở vị trí cuối: không ai trong số đó được chọn" in said
