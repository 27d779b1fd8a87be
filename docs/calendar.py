"""`python -m docs.calendar`: writes the shipped days of the working calendar, from a library and our corrections.

Run once a year, when the next one's days off are announced: put right in `calendar-corrections.csv` what the library
has otherwise, raise `ANNOUNCED`, run, read the difference, and pin the year in the tests.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import holidays

from definitions.calendar import FORECAST, SEED
from services.calendar.written import day_in, days_in, written
from services.words import day as day_in_words
from workflow.working_calendar import CalendarDay, DayKind

YEARS = range(2015, 2036)
ANNOUNCED = 2026
"""The last year whose days off the government has announced."""
CODE_2019_SINCE = 2021
CORRECTIONS = Path(__file__).with_name("calendar-corrections.csv")
TET, NATIONAL_DAY, CULTURE_DAY = "Tết Nguyên đán", "Quốc khánh", "Ngày Văn hóa Việt Nam"
SWAPPED = "Nghỉ hoán đổi với ngày"
LIBRARY = f"thư viện holidays {holidays.__version__}"


def main() -> None:
    """Write them where the program reads them."""
    days = {one.day: one for one in _from_library()}
    days |= {one.day: one for one in days_in(CORRECTIONS.read_bytes())}
    SEED.write_text(written(days[day] for day in sorted(days)), encoding="utf-8")
    print(f"{len(days)} days in {SEED.name}")


def _from_library() -> Iterator[CalendarDay]:
    known = holidays.country_holidays("VN", years=YEARS, language="vi")
    for day, name in known.items():
        if day.year in YEARS:
            called = _name(name)
            yield CalendarDay(day=day, kind=DayKind.OFF, name=called, source=_source(day, called))
    for day in known.weekend_workdays:
        if day.year in YEARS:
            source = f"Hoán đổi ngày làm việc, theo {LIBRARY}"
            yield CalendarDay(day=day, kind=DayKind.WORKING, name="Làm bù ngày nghỉ hoán đổi", source=source)


def _name(name: str) -> str:
    """As a clerk would call it: the library numbers the days of Tết by a rule that is wrong in some years."""
    instead, _, of_day = name.partition("thay cho ngày ")
    if of_day:
        swapped = day_in(of_day.rstrip(")"))
        return f"{SWAPPED} {day_in_words(swapped)}" if swapped else instead
    tet = "Tết Nguyên Đán" in instead or "29 Tết" in instead
    return TET if tet else name.replace("Ngày Giỗ Tổ", "Giỗ Tổ")


def _source(day: date, name: str) -> str:
    if name.startswith(CULTURE_DAY):
        found = f"Theo {LIBRARY}; văn bản sửa Bộ luật Lao động chưa kiểm chứng"
    elif name.startswith(SWAPPED):
        found = f"Hoán đổi ngày làm việc, theo {LIBRARY}"
    else:
        found = _article(day)
        if name.endswith("(nghỉ bù)"):
            found += ", nghỉ bù do trùng ngày nghỉ hằng tuần"
        elif name == TET:
            found += ", ngày nghỉ Tết cụ thể của năm"
        elif name == NATIONAL_DAY and (day.month, day.day) != (9, 2):
            found += ", ngày liền kề ngày 02/9"
    announced = day.year <= ANNOUNCED
    return found if announced else f"{FORECAST} (năm {day.year} chưa có thông báo nghỉ): {found}"


def _article(day: date) -> str:
    if day.year >= CODE_2019_SINCE:
        return "Bộ luật Lao động 2019, Điều 112"
    return "Bộ luật Lao động 2012, Điều 115"


if __name__ == "__main__":
    main()
