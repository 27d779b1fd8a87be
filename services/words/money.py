"""Money and the law in words: how many, for whom, how sure, and which cited texts do not hold."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from definitions.law import Citing, Standing
from services.words.catalogue import translation
from services.words.forms import day, decimal_said
from workflow.definition import Holder
from workflow.money import Bound, Most, Verified

HOLDERS: Mapping[Holder, str] = {
    Holder.INDIVIDUAL: "Cá nhân",
    Holder.COLLECTIVE: "Tập thể",
    Holder.HOUSEHOLD: "Hộ gia đình",
}
MARKS: Mapping[Verified, str] = {
    Verified.YES: "Đã đọc nguyên văn",
    Verified.PARTLY: "Kiểm chứng một phần",
    Verified.NO: "Chưa kiểm chứng",
}
AT_MOST: Mapping[Bound, str] = {
    Bound.QUOTA: "Theo chỉ tiêu",
    Bound.SHARE: "Nếu tính trên mọi đối tượng tham gia",
    Bound.QUESTION_OPEN: "Chưa biết: câu hỏi về số lượng chưa được trả lời",
    Bound.PARTICIPANTS_UNKNOWN: "Chưa biết: tùy số đối tượng tham gia",
    Bound.NO_QUOTA: "Kế hoạch không giới hạn số lượng",
}
STANDINGS: Mapping[Standing, str] = {
    Standing.NO_LONGER: "{number} đã hết hiệu lực từ sau ngày {day}.",
    Standing.NOT_YET: "{number} chưa có hiệu lực; có hiệu lực từ ngày {day}.",
    Standing.ENDS_WITHIN: "{number} hết hiệu lực sau ngày {day}.",
    Standing.AMENDED: "{number} được sửa đổi, bổ sung từ ngày {day}.",
}
INSTEAD = "Văn bản cần đọc: {others}."
NOT_VERIFIED = "{number} chưa được kiểm chứng."


def holder_said(holder: Holder, language: str) -> str:
    return translation(language).gettext(HOLDERS[holder])


def mark_said(mark: Verified, language: str) -> str:
    return translation(language).gettext(MARKS[mark])


def most_said(most: Most, language: str) -> str:
    """Where the greatest number comes from, or why there is none."""
    return translation(language).gettext(AT_MOST[most.bound])


def times_said(coefficient: Fraction, language: str) -> str:
    """A coefficient as people read it: 0,6 in Vietnamese."""
    return decimal_said(f"{float(coefficient):g}", language)


def citing_said(citing: Citing, language: str) -> str:
    """How a cited text stands: over, not there yet, amended, not verified; what to look at instead."""
    said, number = translation(language).gettext, citing.text.number
    parts = []
    if citing.standing in STANDINGS:
        parts.append(said(STANDINGS[citing.standing]).format(number=number, day=day(citing.day) if citing.day else ""))
    if citing.others:
        named = (f"{one.number} ({mark_said(one.verified, language)})" for one in citing.others)
        parts.append(said(INSTEAD).format(others=", ".join(named)))
    if citing.text.verified is Verified.NO:
        parts.append(said(NOT_VERIFIED).format(number=number))
    return " ".join(parts)
