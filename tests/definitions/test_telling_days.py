"""Every kind of day a plan can write, in the words of an officer."""

from __future__ import annotations

import pytest

from definitions.telling import due_in_words, milestone_in_words, questions_of
from definitions.values import DAY
from tests.definitions.texts import changed, loaded
from workflow.definition import Deadline, Definition, Label
from workflow.ids import DeadlineId, MilestoneId

REGISTRATION = "    through: 31/7\n"
CONSULTATION = """consultations:
  police:
    label: Ý kiến công an
    english: The police
    track: collective
    from: rated
    asked_by: office
    of: office
    working_days: 5
    silence: agrees
"""
MONTHLY = "rounds: {label: Hằng tháng, every: month, from: 1/4/2020, through: 31/12/2020}\n"
NOTICE = "notice: {label: Thông báo, recorded_by: office}"


def with_deadline(written: str) -> tuple[Definition, Deadline]:
    """The smallest plan with the keys *written* as the day of its deadline."""
    keys = "".join(f"    {key}\n" for key in (*written.split("; "), "roll: none"))
    text = changed(REGISTRATION, keys).replace("tracks:\n", f"{CONSULTATION}tracks:\n")
    text = text.replace("deadlines:\n", f"{MONTHLY}deadlines:\n")
    text = text.replace(NOTICE, "notice: {label: UBND thông báo, english: The notice, recorded_by: office}")
    definition = loaded(text).definition
    assert definition is not None, "\n".join(map(str, loaded(text).problems))
    return definition, definition.deadlines[DeadlineId("registration")]


def told(written: str) -> tuple[str, str]:
    definition, deadline = with_deadline(written)
    label = due_in_words(definition, deadline)
    return label.vi, label.en


DAYS = {
    "through: 31/7": ("đến hết ngày 31/7", "through 31/7"),
    "before: 28/6": ("trước ngày 28/6", "before 28/6"),
    "through: 31/7/2021": ("đến hết ngày 31/7/2021", "through 31/7/2021"),
    "through: 2021-07-31": ("đến hết ngày 31/7/2021", "through 31/7/2021"),
    "through: 20/1 next year": ("đến hết ngày 20/1 năm sau", "through 20/1 of the next year"),
    "through: month 8": ("hết tháng 8", "the end of August"),
    "through: month 8/2021": ("hết tháng 8 năm 2021", "the end of August 2021"),
    "through: month 8 next year": ("hết tháng 8 năm sau", "the end of August of the next year"),
    "before: month 8": ("trước hết tháng 8", "before the end of August"),
    "through: quarter 3": ("hết quý III (tháng 9)", "the end of September"),
    "through: quarter 1 next year": ("hết quý I (tháng 3) năm sau", "the end of March of the next year"),
    "through: quarter 4": ("hết năm", "the end of the year"),
    "through: year": ("hết năm", "the end of the year"),
    "through: year next year": ("hết năm sau", "the end of the next year"),
    "through: month 12/2021": ("hết năm 2021", "the end of 2021"),
    "through: {days: 10, after: issued}": (
        "đến hết 10 ngày kể từ sau ngày ban hành kế hoạch",
        "through 10 days after the plan was issued",
    ),
    "through: {working_days: 5, after: launched}": (
        "đến hết 5 ngày làm việc kể từ sau ngày phát động",
        "through 5 working days after the launch",
    ),
    "before: {days: 10, after: notice}": (
        "trước 10 ngày kể từ sau ngày UBND thông báo",
        "before 10 days after the notice",
    ),
    "through: {on: notice}": ("đến hết ngày UBND thông báo", "through the day of the notice"),
    "through: {working_days: 5, entering: rated}": (
        "đến hết 5 ngày làm việc kể từ sau ngày hồ sơ chuyển sang “Đã phân loại”",
        "through 5 working days after the case entered “Đã phân loại”",
    ),
    "through: [31/7, 30/9]": ("đến hết ngày 31/7; đến hết ngày 30/9", "through 31/7; through 30/9"),
    "through: {ask: base, answers: {participants: 31/7, registered: month 8}}": (
        "đến hết ngày 31/7; hết tháng 8",
        "through 31/7; the end of August",
    ),
    "reading: {ask: base, answers: {participants: {before: 28/6}, registered: {through: 28/6}}}": (
        "trước ngày 28/6; đến hết ngày 28/6",
        "before 28/6; through 28/6",
    ),
    "reading: {ask: base, answers: {participants: {through: 28/6}, registered: {through: 28/6}}}": (
        "đến hết ngày 28/6",
        "through 28/6",
    ),
    "from: 1/6; through: 30/6": ("từ ngày 1/6; đến hết ngày 30/6", "from 1/6; through 30/6"),
    "from: {ask: base, answers: {participants: 1/6, registered: 5/6}}; through: 30/6": (
        "từ ngày 1/6; từ ngày 5/6; đến hết ngày 30/6",
        "from 1/6; from 5/6; through 30/6",
    ),
    "through: day 25; each_round: yes": (
        "đến hết ngày 25 của kỳ, mỗi kỳ",
        "through day 25 of the round, every round",
    ),
    "through: friday; each_round: yes": (
        "đến hết thứ Sáu cuối kỳ, mỗi kỳ",
        "through the last Friday of the round, every round",
    ),
    "before: sunday; each_round: yes": (
        "trước Chủ nhật cuối kỳ, mỗi kỳ",
        "before the last Sunday of the round, every round",
    ),
    "through: last day; each_round: yes": (
        "đến hết ngày cuối kỳ, mỗi kỳ",
        "through the last day of the round, every round",
    ),
}


@pytest.mark.parametrize(("written", "words"), DAYS.items())
def test_day_is_told_in_both_languages(written: str, words: tuple[str, str]) -> None:
    assert told(written) == words


def test_every_example_of_a_day_is_told() -> None:
    """What the reference page shows as a day can be written, and has words in both languages."""
    within = {"day 25", "friday", "last day"}
    for example in DAY.examples:
        vi, en = told(f"through: {example}" + ("; each_round: yes" if example in within else ""))
        assert vi.startswith(("đến hết ", "hết "))
        assert en.startswith(("through ", "the end of"))


def test_answer_of_a_consultation_is_told_from_the_asking() -> None:
    definition, _ = with_deadline("through: 31/7")
    due = due_in_words(definition, definition.deadlines[DeadlineId("police_answer")])

    assert due == Label(
        "đến hết 5 ngày làm việc kể từ sau ngày hồ sơ chuyển sang “Đang lấy ý kiến: Ý kiến công an”",
        "through 5 working days after the case entered “Asked: The police”",
    )


def test_milestones_of_themselves_have_names() -> None:
    definition, _ = with_deadline("through: 31/7")

    assert milestone_in_words(definition, MilestoneId("notice")).vi == "UBND thông báo"
    assert milestone_in_words(definition, MilestoneId("issued")).vi == "ban hành kế hoạch"
    assert milestone_in_words(definition, MilestoneId("launched")).en == "the launch"


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("through: 31/7", []),
        ("through: {ask: base, answers: {participants: 31/7, registered: month 8}}", ["base"]),
        ("from: {ask: base, answers: {participants: 1/6, registered: 5/6}}; through: 30/6", ["base"]),
    ],
)
def test_questions_that_decide_a_day_are_named(written: str, asked: list[str]) -> None:
    _, deadline = with_deadline(written)

    assert list(questions_of(deadline)) == asked
