"""A deadline of a plan in words: its rule, the days it comes to, what a day off does, what lateness does, its ladder."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from definitions.calendar import seed_days_off
from definitions.citing import Part
from definitions.telling import due_in_words, questions_of
from services.plans import falls_due
from services.web.contexts.plans import DueRow, LastDay, Step
from services.web.showing.parts import roles_said
from services.words import translation
from services.words.forms import occurrence_in_words, weekday_in_words
from workflow.daysoff import Roll
from workflow.definition import Deadline, Definition, Late, RungKind, RungRule
from workflow.definition.duties import Occurrence
from workflow.ids import QuestionId
from workflow.readings import Ask

MOST_DAYS = 6
ROLLS: Mapping[Roll, str] = {
    Roll.NONE: "Giữ nguyên nếu là ngày nghỉ",
    Roll.NEXT_WORKING_DAY: "Lùi sang ngày làm việc kế tiếp nếu là ngày nghỉ",
    Roll.PREVIOUS_WORKING_DAY: "Đẩy lên ngày làm việc liền trước nếu là ngày nghỉ",
}
LATE: Mapping[Late, str] = {
    Late.REFUSE: "Quá hạn thì không nhận",
    Late.ALLOW_AND_MARK: "Quá hạn vẫn nhận, có ghi là muộn",
}
PROOF = "Quá hạn thì không nhận, trừ khi {roles} xác nhận đã nộp đúng hạn, trong {days} ngày sau hạn"
WAITS = "Chưa có ngày: tính từ một việc chưa diễn ra."
WAITS_FOR_ANSWER = "Chưa có ngày, còn chờ trả lời: {question}"
ROLL_WAITS = "Cách xử lý ngày nghỉ còn chờ trả lời: {question}"
DEPENDS = "{rule} (tùy câu hỏi: {question})"
BEFORE, ON_THE_DAY, AFTER = "trước {days} ngày", "trong ngày cuối", "sau {days} ngày"
OPENING_BEFORE, OPENING, OPENING_AFTER = (
    "trước ngày mở {days} ngày",
    "trong ngày mở",
    "sau ngày mở {days} ngày",
)
KINDS: Mapping[RungKind, str] = {RungKind.REMINDER: "Nhắc", RungKind.ESCALATION: "Báo cấp trên"}


def due_row(definition: Definition, deadline: Deadline, part: Part | None, language: str) -> DueRow:
    """The row of *deadline*; *part* is where the definition states it."""
    days = falls_due(definition, deadline)
    return DueRow(
        label=deadline.label.said(language),
        says=part.says if part else "",
        clause=part.clause if part else "",
        rule=_rule(definition, deadline, language),
        days=tuple(_last_day(definition, one, language) for one in days[:MOST_DAYS]),
        more=max(len(days) - MOST_DAYS, 0),
        waits="" if days else _waits(definition, deadline, language),
        roll=_rolls(definition, deadline, language),
        late=_late(definition, deadline, language),
        ladder=tuple(_steps(definition, deadline.ladder, language)),
    )


def _rolls(definition: Definition, deadline: Deadline, language: str) -> str:
    """What a day off does, with the question that decides where one does."""
    said = translation(language).gettext
    roll = deadline.rolls(definition.own_answers)
    asked = definition.questions[deadline.roll.question].asks.said(language) if isinstance(deadline.roll, Ask) else ""
    if roll is None:
        return said(ROLL_WAITS).format(question=asked)
    return said(DEPENDS).format(rule=said(ROLLS[roll]), question=asked) if asked else said(ROLLS[roll])


def _rule(definition: Definition, deadline: Deadline, language: str) -> str:
    """How the day is reckoned, capitalised; with the question that decides where one does."""
    said = due_in_words(definition, deadline).said(language)
    said = said[:1].upper() + said[1:]
    asked = _asked(definition, replace(deadline, roll=Roll.NONE), language)
    return translation(language).gettext(DEPENDS).format(rule=said, question=asked) if asked else said


def _waits(definition: Definition, deadline: Deadline, language: str) -> str:
    asked = _asked(definition, deadline, language, unanswered=True)
    said = translation(language).gettext
    return said(WAITS_FOR_ANSWER).format(question=asked) if asked else said(WAITS)


def _asked(definition: Definition, deadline: Deadline, language: str, *, unanswered: bool = False) -> str:
    found = (definition.questions[QuestionId(name)] for name in questions_of(deadline))
    return next((one.asks.said(language) for one in found if not (unanswered and one.answer)), "")


def _last_day(definition: Definition, one: Occurrence, language: str) -> LastDay:
    return LastDay(
        opens=one.opens_on,
        day=one.last_day,
        weekday=weekday_in_words(one.last_day, language),
        off=seed_days_off(definition.year).is_off(one.last_day),
        named=one.named_day,
        occurrence=occurrence_in_words(one.id, language) if one.id and one.begins_on else "",
    )


def _late(definition: Definition, deadline: Deadline, language: str) -> str:
    said = translation(language).gettext
    if deadline.late is Late.REFUSE and deadline.proof:
        roles = roles_said(definition, deadline.proof.roles, language)
        return said(PROOF).format(roles=roles, days=deadline.proof.within_days)
    return said(LATE[deadline.late])


def _steps(definition: Definition, ladder: Iterable[RungRule], language: str) -> Iterable[Step]:
    for rung in ladder:
        told = (definition.roles[role].label.said(language) for role in rung.tells)
        what = translation(language).gettext(KINDS[rung.kind])
        yield Step(when=_when(rung, language), what=what, who=", ".join(told))


def _when(rung: RungRule, language: str) -> str:
    before, on_the_day, after = (
        (OPENING_BEFORE, OPENING, OPENING_AFTER) if rung.from_opening else (BEFORE, ON_THE_DAY, AFTER)
    )
    said, days = translation(language), abs(rung.days)
    if not days:
        return said.gettext(on_the_day)
    shape = before if rung.days < 0 else after
    return said.ngettext(shape, shape, days).format(days=days)
