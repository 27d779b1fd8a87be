"""A submission prints its proposal: a division's to the council, the Office's to the city, with the cases each carries."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.services.papers.reading import marks_of, rows_of, text_of
from tests.support.can_tho import Movement, the_office
from tests.support.sittings import ONE_AGAINST


@pytest.fixture(params=("sqlite",))
def database_kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def movement(empty_url: str, tmp_path: Path) -> Iterator[Movement]:
    with the_office(empty_url, tmp_path) as demo:
        yield Movement(demo)


def proposal(movement: Movement, login: str, case: str) -> Any:
    return movement.client(login).get(f"/api/v1/cases/{case}/papers/proposal")


def listed(answer: Any) -> dict[str, list[str]]:
    """The lines of the list by name; the papers' own words, column by column."""
    return {row[1]: row for row in rows_of(answer.content, "STT") if row[0].isdigit()}


def codes(answer: Any) -> list[str]:
    return [one["code"] for one in answer.json()["refusals"]]


def test_division_proposes_those_that_go_along_before_and_after_it_is_sent(movement: Movement) -> None:
    movement.issued()
    submission = movement.case("tong-hop", "submission")["id"]
    nobody = proposal(movement, "tong-hop", submission)
    movement.initiative("tong-hop")
    movement.prepared("tong-hop", "achievement_report")
    before = proposal(movement, "tong-hop", submission)
    movement.do("tong-hop", movement.submission("tong-hop", "proposal", "unit_minutes"), "send")
    after = proposal(movement, "tong-hop", submission)

    said = text_of(after.content)
    assert (nobody.status_code, codes(nobody)) == (409, ["nobody_is_submitted"])
    assert before.status_code == 200, before.text
    assert list(listed(before)) == list(listed(after)) == ["Phòng Tổng hợp"]
    assert listed(after)["Phòng Tổng hợp"][5] == "Sáng kiến cải cách hành chính được công nhận: Nhắc hạn xử lý văn bản"
    assert "Phòng Tổng hợp đề nghị xem xét, tặng Giấy khen cho 01 tập thể" in said
    assert "- Hội đồng Thi đua, Khen thưởng Văn phòng UBND thành phố;" in said
    minutes, report = (
        "- Biên bản họp xét của phòng, bộ phận: 01 bản;",
        "- Báo cáo thành tích (Mẫu số 07, Nghị định 91/2017/NĐ-CP)",
    )
    assert f"{minutes}\n{report}: 01 bản." in said
    assert "Phụ trách Phòng Tổng hợp\nTrần Văn Thử" in said
    assert marks_of(after.content) == "BẢN MINH HỌA"
    assert proposal(movement, "noi-chinh", submission).status_code == 404


def test_office_proposes_to_the_city_with_votes_and_nobody_else_reads_it(movement: Movement) -> None:
    movement.issued()
    for case in movement.sent("tong-hop", "tong-hop.2"):
        movement.accepted("tong-hop") if case["track"] == "collective" else None
        movement.recommended(case)
    for drafted in (movement.drafted("tong-hop"), movement.drafted("tong-hop", "tong-hop.2")):
        assert movement.award_council().sit({drafted["id"]: ONE_AGAINST}).status_code == 200
    submission = movement.case(movement.standing, "city_submission")["id"]

    answer = proposal(movement, movement.standing, submission)

    said, lines = text_of(answer.content), listed(answer)
    assert {name: row[4] for name, row in lines.items()} == {
        "Phòng Tổng hợp": "7/8 (87,5%)",
        "Lê Thị Ví Dụ": "7/8 (87,5%)",
    }
    assert all("Nhắc hạn xử lý văn bản" in row[5] for row in lines.values())
    assert "Kính gửi: Ủy ban nhân dân thành phố." in said
    assert "tặng Bằng khen cho 01 tập thể và 01 cá nhân" in said
    assert "Chánh Văn phòng\nGiang Văn Mẫu" in said
    assert proposal(movement, "tong-hop", submission).status_code == 404


def test_case_that_carries_no_others_has_no_proposal(movement: Movement) -> None:
    case = movement.case("tong-hop", "collective")

    answer = proposal(movement, "tong-hop", case["id"])

    assert (answer.status_code, codes(answer)) == (409, ["nothing_is_submitted"])
    assert "không trình kèm hồ sơ nào" in answer.json()["refusals"][0]["sentence"]
