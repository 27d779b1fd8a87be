"""A periodic report counts what stood on the last day of its term, whenever it is made, and adds up."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

import pytest

from services.wiring import Office
from tests.services.registers.books import above, award, fetched, headings, rows, total
from tests.services.registers.test_registers import THU_BA, everything, nominated
from tests.support.sittings import voted
from tests.support.walker import Walker

STATES = {
    "met": "Nộp đúng hạn",
    "met_late": "Nộp muộn",
    "overdue": "Quá hạn, chưa nộp",
    "owed": "Còn hạn, chưa nộp",
    "waived": "Được miễn",
}


@pytest.fixture
def walk(office: Office) -> Walker:
    return Walker(office)


def report(walk: Walker, login: str, term: str, year: int = 2020) -> Any:
    path = f"/campaigns/{walk.campaign()['id']}/registers/report.xlsx?term={term}&year={year}"
    return fetched(walk.client(login), path)


def unit(sheet: Any, name: str = THU_BA) -> dict[str, Any]:
    return next(one for one in rows(sheet) if one["Đơn vị"] == name)


def test_obligations_are_counted_as_they_stood_when_the_term_was_over(walk: Walker) -> None:
    walk.register("thu-ba")
    walk.clock("2020-10-05T02:00:00Z")

    six, nine = (report(walk, "noi-vu", term) for term in ("six_months", "quarter_3"))
    now = Counter(STATES[one["state"]] for one in everything(walk, "noi-vu", "register"))
    row = next(one for one in rows(nine[1]) if one["Nghĩa vụ"] == "Đăng ký thi đua")
    before = next(one for one in rows(six[1]) if one["Nghĩa vụ"] == "Đăng ký thi đua")

    assert {name: row[name] for name in now} == now
    assert row["Phải nộp"] == now.total() == before["Phải nộp"]
    assert (before["Nộp đúng hạn"], before["Quá hạn, chưa nộp"]) == (1, 0)
    assert before["Còn hạn, chưa nộp"] == now.total() - 1
    assert "Số liệu đến hết ngày 30/6/2020" in above(six[0])


def test_what_happened_after_the_term_is_not_in_it(office: Office, walk: Walker) -> None:
    walk.register("thu-ba")
    award(office, walk.case("thu-ba", "collective"), recipient="Thứ Ba", amount=700_000, dated=date(2020, 10, 1))
    walk.clock("2021-01-05T02:00:00Z")

    quarter, year = (unit(report(walk, "noi-vu", term)[0]) for term in ("quarter_3", "year"))

    assert (quarter["Khen thưởng"], quarter["Tiền thưởng (đồng)"]) == (0, 0)
    assert (year["Khen thưởng"], year["Tiền thưởng (đồng)"]) == (1, 700_000)


def test_summary_adds_up_and_counts_votes_and_cases_by_unit(walk: Walker) -> None:
    case = nominated(walk, "thu-ba")
    voted(walk, case)

    summary, owing, cases = report(walk, "noi-vu", "year")
    mine, last = unit(summary), total(summary)

    assert (mine["Hồ sơ đề nghị, dự thi"], mine["Đã biểu quyết"], mine["Được thông qua"]) == (1, 1, 1)
    for name in headings(summary)[2:]:
        assert last[name] == sum(one[name] for one in rows(summary)), name
    assert last["Phải nộp"] == total(owing)["Phải nộp"]
    assert last["Hồ sơ đề nghị, dự thi"] == total(cases)["Số lượng"] == len(everything(walk, "noi-vu", "collective"))
    assert unit(cases)["Trạng thái"] == "Hội đồng đề nghị khen"
    assert "Kỳ báo cáo chưa kết thúc: số liệu đến ngày 30/3/2020, kỳ kết thúc ngày 31/12/2020" in above(summary)


def test_a_units_report_is_its_own_and_tells_nothing_sealed(office: Office, walk: Walker) -> None:
    case = nominated(walk, "thu-ba")
    voted(walk, case)
    award(office, case, recipient="Thứ Ba", amount=900_000, state="signed", dated=date(2020, 3, 30))

    summary, _, cases = report(walk, "thu-ba", "year")

    assert [one["Đơn vị"] for one in rows(summary)] == [THU_BA]
    [mine] = rows(summary)
    assert (mine["Đã biểu quyết"], mine["Khen thưởng"], mine["Tiền thưởng (đồng)"]) == (0, 0, 0)
    assert [one["Trạng thái"] for one in rows(cases)] == ["Đã đề nghị khen thưởng"]
