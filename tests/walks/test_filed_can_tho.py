"""Cần Thơ's Office from what its council voted to the papers that are filed, its reports, and on to the city."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.services.papers.reading import text_of
from tests.services.registers.books import fetched, rows
from tests.support.can_tho import Movement, the_office
from tests.support.filing import Filing, done

NUMBER, DAY = "12/QĐ-VPUB", "2020-01-08"
BEFORE_QUARTER_ENDS, AFTER_COUNCIL, BEFORE_ANSWER = (
    f"{day}T02:00:00Z" for day in ("2019-09-25", "2020-01-08", "2020-03-12")
)
UNIT = "Phòng Tổng hợp"


@pytest.fixture
def walk(empty_url: str, tmp_path: Path) -> Iterator[Movement]:
    with the_office(empty_url, tmp_path) as demo:
        yield Movement(demo)


def test_certificates_are_decided_paid_and_reported_and_the_proposal_goes_to_the_city(walk: Movement) -> None:
    walk.issued()
    _report(walk, "tong-hop", "2019-09-30")
    sent = walk.sent("tong-hop", "tong-hop.2")
    letter = _proposal(walk, "tong-hop", walk.submission("tong-hop")["id"])
    walk.accepted("tong-hop")
    unit, person = (walk.recommended(case) for case in sent)
    walk.clock(AFTER_COUNCIL)
    filing = Filing(walk, "chanh-vp")

    decision = filing.drafted(unit["id"], person["id"], post="Chánh Văn phòng")
    filing.published(decision, NUMBER, DAY, post="Chánh Văn phòng")
    done(filing.paid(decision, DAY))

    money = filing.money(decision)
    assert sorted(money.values()) == [450_000, 900_000]
    assert "Chánh Văn phòng" in text_of(filing.paper(decision, "decision"))
    assert all(name in letter for name in money)
    assert (filing.report("year", 2019), filing.report("year", 2020)) == ({}, {UNIT: (2, 1_350_000)})
    assert [_in_time(walk, term) for term in ("six_months", "quarter_3", "year")] == [{}, *[{"30/9/2019": 1}] * 2]

    drafts = [walk.voted(walk.drafted("tong-hop")), walk.voted(walk.drafted("tong-hop", "tong-hop.2"))]
    to_the_city = _proposal(walk, "hanh-chinh", walk.to_the_city()["id"])
    walk.do("hanh-chinh", walk.to_the_city("city_letter"), "submit_to_city")
    walk.clock(BEFORE_ANSWER)
    walk.to_the_city("city_answer")
    done(walk.answered(*((one, "record_city_award", "") for one in drafts)))
    assert all(name in to_the_city for name in money)
    assert [walk.again(one)["state"] for one in drafts] == ["city_awarded"] * 2
    assert walk.get("giam-sat", "/verification")["holds"] is True


def _report(walk: Movement, division: str, occurrence: str) -> None:
    """Hand in the division's report of that term, some days before it is due."""
    walk.clock(BEFORE_QUARTER_ENDS)
    owed = walk.get(division, "/cases?track=report&limit=200")["cases"]
    [case] = [one for one in owed if one["occurrence"] == occurrence]
    walk.do(division, walk.get(division, f"/cases/{case['id']}"), "meet", "report_part")


def _proposal(walk: Movement, login: str, case: str) -> str:
    """What the proposal for a submission says."""
    answer = walk.client(login).get(f"/api/v1/cases/{case}/papers/proposal")
    assert answer.status_code == 200, answer.text
    return text_of(answer.content)


def _in_time(walk: Movement, term: str) -> dict[str, int]:
    """How many divisions handed in their reports in time, by the last day, as the Office's report of that term counts."""
    at = f"/campaigns/{walk.campaign()['id']}/registers/report.xlsx?term={term}&year=2019"
    _, owing, _ = fetched(walk.client("hanh-chinh"), at)
    counted = {one["Kỳ"]: one["Nộp đúng hạn"] for one in rows(owing) if one["Nghĩa vụ"].startswith("Báo cáo")}
    return {last_day: number for last_day, number in counted.items() if number}
