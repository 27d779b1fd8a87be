"""How dates, instants and numbers are written for people. Instants are shown in Asia/Ho_Chi_Minh."""

from __future__ import annotations

import re
from datetime import date, datetime

from definitions import telling
from workflow.deadlines import LOCAL
from workflow.definition import Label

WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
LAST_PADDED_MONTH = 2
ROUNDS_IN_WORDS = (
    (r"(?P<year>\d{4})", Label("năm {year}", "{year}")),
    (r"(?P<year>\d{4})-(?P<next>\d{4})", Label("giai đoạn {year}–{next}", "{year}–{next}")),
    (r"(?P<year>\d{4})-Q(?P<quarter>\d)", Label("quý {quarter}/{year}", "quarter {quarter} of {year}")),
    (r"(?P<year>\d{4})-W(?P<week>\d{2})", Label("tuần {week}/{year}", "week {week} of {year}")),
    (r"(?P<year>\d{4})-(?P<month>\d{2})", Label("tháng {month}/{year}", "month {month} of {year}")),
)


def day(value: date | str) -> str:
    """31/7/2020, 05/3/2020, 20/01/2020: single-figure days and the first two months get a zero, as papers write them.

    ISO text is read first; text that is no date is given back as it is.
    """
    if isinstance(value, str):
        try:
            return day(date.fromisoformat(value[:10]))
        except ValueError:
            return value
    month = f"{value.month:02d}" if value.month <= LAST_PADDED_MONTH else str(value.month)
    return f"{value.day:02d}/{month}/{value.year}"


def occurrence_in_words(occurrence: str, language: str = "vi") -> str:
    """A round, or the day of a deadline that falls due several times: `năm 2023`, `tháng 3/2021`, `30/9/2019`."""
    for pattern, wording in ROUNDS_IN_WORDS:
        found = re.fullmatch(pattern, occurrence)
        if found:
            parts = {name: part.lstrip("0") for name, part in found.groupdict().items()}
            return wording.said(language).format(**parts)
    return day(occurrence)


def weekday(value: date) -> str:
    """The Vietnamese name of the weekday."""
    return WEEKDAYS[value.weekday()]


def weekday_in_words(value: date, language: str) -> str:
    """The name of the weekday, within a sentence."""
    return telling.WEEKDAYS[value.weekday()].said(language)


def moment(value: datetime) -> str:
    """The local time and day: `08:00 31/7/2020`."""
    local = value.astimezone(LOCAL)
    return f"{local:%H:%M} {day(local.date())}"


def instant(value: str) -> str:
    """`moment` of ISO 8601 text; text that is no instant is given back as it is."""
    try:
        return moment(datetime.fromisoformat(value))
    except ValueError:
        return value


def amount(value: int) -> str:
    """1.250.000, as Vietnamese papers group thousands."""
    return f"{value:,}".replace(",", ".")


def decimal_said(value: str, language: str) -> str:
    """A number with decimals as people read it: 85,33 in Vietnamese, 85.33 in English."""
    return value.replace(".", ",") if language == "vi" else value
