"""A quota of a plan in sentences: how many, of what, counted apart for whom, in which order, and what a tie does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from services.web.showing.quotas import BASES, ROUNDINGS
from services.words import translation
from workflow.definition import Definition, Label
from workflow.ids import QuestionId
from workflow.quotas import Each, Limits, Quota, Tie
from workflow.readings import Ask, Asked

AT_MOST = "Không quá {most} trường hợp"
EXACTLY = "Đúng {most} trường hợp"
BETWEEN = "Từ {least} đến {most} trường hợp"
AT_LEAST = "Ít nhất {least} trường hợp"
PERCENT = "Không quá {percent}%"
PERCENT_AND_LEAST = "Không quá {percent}%, ít nhất {least} trường hợp"
UNLIMITED = "Không giới hạn số lượng"
NUMBER_OF = "{value}: {number}"
READ = "Nếu trả lời “{option}”: {limit}"
COUNTED_ON = "Đối tượng: {track}"
APART: Mapping[Each, str] = {
    Each.UNIT: "Tính riêng cho từng đơn vị",
    Each.BLOCK: "Tính riêng cho từng khối",
    Each.ROUND: "Tính riêng cho từng kỳ",
}
BASE = "Tính trên: {base}"
ROUNDING = "Số lẻ: {rounding}"
AS_OF = "Chốt số liệu vào ngày: {milestone}"
RANKED = "Xét từ cao xuống thấp theo: {key}"
PREFERRED = "Ưu tiên: {field} là “{value}”"
TIE = "Bằng nhau ở vị trí cuối: {tie}"
TIES: Mapping[str, str] = {
    Tie.NOBODY: "không ai trong số đó được chọn",
    Tie.LEADER_CHOOSES: "ai được đề nghị trước thì được",
}
CONTENDERS = "Trong diện xét: {field} là “{value}”"
CONTENDERS_IN = "Trong diện xét: hồ sơ ở {states}"
ANSWERED = "{answer} (theo câu hỏi: {question})"
UNANSWERED = "còn chờ trả lời: {question}"


def quota_sentences(definition: Definition, quota: Quota, language: str) -> tuple[str, ...]:
    """*quota* in sentences, one thing each."""
    return tuple(_Telling(definition, quota, language).sentences())


class _Telling:
    """One quota being told, in one language."""

    def __init__(self, definition: Definition, quota: Quota, language: str) -> None:
        self.definition, self.quota, self.language = definition, quota, language
        self.said = translation(language).gettext

    def sentences(self) -> Iterator[str]:
        quota, track = self.quota, self.definition.track_of(self.quota.track)
        yield from self._limits()
        yield self._fill(COUNTED_ON, track=track.label.said(self.language))
        yield from (self.said(APART[each]) for each in quota.each)
        if self._takes_a_share:
            yield self._fill(BASE, base=self._settled(quota.base, BASES))
            yield self._fill(ROUNDING, rounding=self._settled(quota.rounding, ROUNDINGS))
        if quota.as_of:
            yield self._fill(AS_OF, milestone=self.definition.milestones[quota.as_of].label.said(self.language))
        yield from self._order()

    def _order(self) -> Iterator[str]:
        quota, track = self.quota, self.definition.track_of(self.quota.track)
        if quota.contender_field:
            yield self._valued(CONTENDERS, quota.contender_field, quota.contender_value)
        if quota.contender_states:
            states = ", ".join(f"“{track.states[one].label.said(self.language)}”" for one in quota.contender_states)
            yield self._fill(CONTENDERS_IN, states=states)
        for key in quota.ranked_by:
            if key.value is None:
                yield self._fill(RANKED, key=self.definition.fields[key.field].label.said(self.language))
            else:
                yield self._valued(PREFERRED, key.field, key.value)
        if any(key.value is None for key in quota.ranked_by):
            yield self._fill(TIE, tie=self._settled(quota.tie, TIES))

    def _limits(self) -> Iterator[str]:
        limits = self.quota.limits
        if not isinstance(limits, Asked):
            yield from self._limit(limits)
            return
        question = self.definition.questions[limits.question]
        labels = {option.id: option.label.said(self.language) for option in question.options}
        for option, reading in limits.values.items():
            yield self._fill(READ, option=labels[option], limit="; ".join(self._limit(reading)))

    def _limit(self, limits: Limits) -> Iterator[str]:
        if limits.by_value:
            for value, number in limits.by_value.items():
                yield self._fill(NUMBER_OF, value=self._value(self.quota.by_field, value), number=number)
        elif limits.percent is not None:
            percent = f"{float(limits.percent):g}".replace(".", "," if self.language == "vi" else ".")
            yield self._fill(PERCENT_AND_LEAST if limits.least else PERCENT, percent=percent, least=limits.least)
        elif limits.most is not None:
            shape = EXACTLY if limits.least == limits.most else BETWEEN if limits.least else AT_MOST
            yield self._fill(shape, most=limits.most, least=limits.least)
        else:
            yield self._fill(AT_LEAST if limits.least else UNLIMITED, least=limits.least)

    @property
    def _takes_a_share(self) -> bool:
        limits = self.quota.limits
        readings = limits.values.values() if isinstance(limits, Asked) else (limits,)
        return any(one.percent is not None for one in readings)

    def _settled(self, value: str | Ask, table: Mapping[str, str]) -> str:
        """What *value* means in words; where a question decides, its answer and the question."""
        if not isinstance(value, Ask):
            return self.said(table[value])
        question = self.definition.questions[QuestionId(value.question)]
        asks = question.asks.said(self.language)
        answer = next((one.label for one in question.options if one.id == question.answer), None)
        if answer is None:
            return self._fill(UNANSWERED, question=asks)
        return self._fill(ANSWERED, answer=answer.said(self.language), question=asks)

    def _valued(self, shape: str, field: str, value: str) -> str:
        found = next(one for one in self.definition.fields.values() if one.id == field)
        return self._fill(shape, field=found.label.said(self.language), value=self._value(field, value))

    def _value(self, field: str | None, value: str) -> str:
        """The label of a value of a field; the value itself where it has none."""
        found = next((one for one in self.definition.fields.values() if one.id == field), None)
        labels: Mapping[str, Label] = {choice.id: choice.label for choice in found.choices} if found else {}
        return labels[value].said(self.language) if value in labels else value

    def _fill(self, shape: str, **parts: object) -> str:
        return self.said(shape).format(**parts)
