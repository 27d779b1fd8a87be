"""Phú Quốc files a registration list and a report every year; nothing is awarded by this plan."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from services.demo import PHU_QUOC
from tests.services.papers.reading import rows_of, text_of
from tests.services.registers.books import fetched, rows
from tests.support.offices import an_office
from tests.support.walker import Walker
from tests.walks.test_phu_quoc import REPORT, of_round, register


@pytest.fixture
def walk(empty_url: str, tmp_path: Path) -> Iterator[Walker]:
    made = an_office(empty_url, tmp_path, scene=PHU_QUOC)
    yield Walker(made, standing="van-phong")
    made.database.dispose()


def test_every_year_has_its_registration_list_and_its_report(walk: Walker) -> None:
    case = register(walk, "ke-hoach", "2022")
    walk.clock("2022-12-05T02:00:00Z")
    walk.do("ke-hoach", case, "report", "division_report", inputs=REPORT)
    walk.clock("2023-01-05T02:00:00Z")
    register(walk, "dau-tu", "2023")
    campaign = walk.campaign()["id"]

    registered = {year: _registered(walk, campaign, year) for year in ("2022", "2023")}
    first, second = (_owed(walk, campaign, year) for year in ("2022", "2023"))

    assert registered == {"2022": {"Phòng Kế hoạch - Tổng hợp"}, "2023": {"Phòng Quản lý Đầu tư"}}
    assert (first["Phải nộp"], first["Nộp đúng hạn"], first["Quá hạn, chưa nộp"]) == (5, 1, 4)
    assert (second["Phải nộp"], second["Nộp đúng hạn"], second["Còn hạn, chưa nộp"]) == (5, 1, 4)
    assert of_round(walk, "ke-hoach", "collective", "2022")["state"] == "reported"
    assert walk.get("van-phong", f"/decisions?campaign={campaign}") == []
    assert walk.get("van-phong", f"/awards?campaign={campaign}")["awards"] == []
    assert walk.get("lich-su", "/verification")["holds"] is True


def _registered(walk: Walker, campaign: str, year: str) -> set[str]:
    """Who has registered, by the list of that year."""
    answer = walk.client("van-phong").get(
        f"/api/v1/campaigns/{campaign}/papers/registration_list", params={"round": year}
    )
    assert answer.status_code == 200, answer.text
    assert f"(năm {year})" in text_of(answer.content)
    return {row[1] for row in rows_of(answer.content, "STT") if row[-1].startswith("Đã nộp")}


def _owed(walk: Walker, campaign: str, year: str) -> dict[str, Any]:
    """What the report of that year counts of the yearly registration."""
    at = f"/campaigns/{campaign}/registers/report.xlsx?term=year&year={year}"
    _, owing, _ = fetched(walk.client("van-phong"), at)
    return next(
        one for one in rows(owing) if (one["Nghĩa vụ"], one["Kỳ"]) == ("Đăng ký thi đua hằng năm", f"năm {year}")
    )
