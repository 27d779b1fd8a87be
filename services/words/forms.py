"""How dates, instants and numbers are written for people. Instants are shown in Asia/Ho_Chi_Minh."""

from __future__ import annotations

from datetime import date, datetime

from workflow.deadlines import LOCAL

WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
LAST_PADDED_MONTH = 2


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


def weekday(value: date) -> str:
    """The Vietnamese name of the weekday."""
    return WEEKDAYS[value.weekday()]


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
