"""Reports and registrations are filled in from their cases, as far as whoever prints them may see."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from definitions import load, shipped_plans
from services.papers.gathering.report_forms import form_of
from services.wiring import Office
from tests.services.papers.reading import marks_of, rows_of, text_of
from tests.support.can_tho import Movement, the_office
from tests.support.sittings import voted
from tests.support.walker import Walker
from workflow.campaign import Campaign, CampaignState
from workflow.definition import Definition
from workflow.ids import CampaignId, MilestoneId


@pytest.fixture
def walk(office: Office) -> Walker:
    return Walker(office)


@pytest.fixture
def movement(empty_url: str, tmp_path: Path) -> Iterator[Movement]:
    with the_office(empty_url, tmp_path) as demo:
        yield Movement(demo)


def registration(walk: Walker, login: str, **params: str):
    return walk.client(login).get(f"/api/v1/campaigns/{walk.campaign()['id']}/papers/registration_list", params=params)


def report(walk: Walker, login: str, case: str):
    return walk.client(login).get(f"/api/v1/cases/{case}/papers/achievement_report")


def plan(name: str) -> Definition:
    loaded = load(next(path for path in shipped_plans() if path.stem == name)).definition
    assert loaded is not None
    return loaded


def campaign(definition: Definition, issued: date) -> Campaign:
    return Campaign(
        id=CampaignId("c"),
        organisation="o",
        definition=definition.id,
        sha256=definition.sha256,
        year=issued.year,
        state=CampaignState.LAUNCHED,
        version=1,
        milestones={MilestoneId("issued"): issued},
    )


def test_list_for_the_standing_office_tells_who_registered_when_and_by_which_paper(walk: Walker) -> None:
    walk.register("thu-ba")

    answer = registration(walk, "noi-vu")

    owed = {one["subject"]: one["state"] for one in walk.get("noi-vu", "/cases?track=register&limit=200")["cases"]}
    rows = rows_of(answer.content, "STT")
    assert {row[1]: row[4] for row in rows} == {
        name: "Đã nộp, số 01/VB" if state == "met" else "Chưa nộp, còn hạn" for name, state in owed.items()
    }
    assert [row[3] for row in rows if row[3]] == ["30/3/2020"]
    assert "hạn đăng ký đến hết ngày 31/7/2020: 1/10 đơn vị đã đăng ký." in text_of(answer.content)
    assert marks_of(answer.content) == "BẢN MINH HỌA"


def test_unit_prints_its_own_registration_and_nobody_elses(walk: Walker) -> None:
    others = {one["unit"] for one in walk.get("noi-vu", "/cases?track=register&limit=200")["cases"]}
    mine = walk.get("dong-thai", "/session")["unit"]

    answer = registration(walk, "dong-thai")
    refused = [registration(walk, "dong-thai", unit=unit).status_code for unit in others - {mine}]
    by_office = registration(walk, "noi-vu", unit=mine)

    assert [row[1] for row in rows_of(answer.content, "STT")] == ["Bộ phận Tiếp nhận và Trả kết quả xã Đông Thái"]
    assert set(refused) == {404}
    assert "Võ Thị Thử" in text_of(answer.content)
    assert "[Người viết ghi: nội dung, chỉ tiêu thi đua đăng ký]" in text_of(answer.content)
    assert text_of(by_office.content) == text_of(answer.content)


def test_plan_without_registration_says_so(movement: Movement) -> None:
    answer = registration(movement, "hanh-chinh")

    assert (answer.status_code, answer.json()["refusals"][0]["code"]) == (409, "plan_without_registration")


def test_report_is_filled_in_from_the_case_and_leaves_the_rest_to_its_writer(movement: Movement) -> None:
    movement.issued()
    unit, person = movement.sent("tong-hop", "tong-hop.2")

    of_unit, of_person = (text_of(report(movement, "tong-hop", case["id"]).content) for case in (unit, person))

    assert "Tên đơn vị: Phòng Tổng hợp." in of_unit
    assert "Họ và tên: Lê Thị Ví Dụ." in of_person
    assert "Chức vụ, đơn vị công tác: Chuyên viên, Phòng Tổng hợp." in of_person
    for said, award in ((of_unit, "Giấy khen tập thể"), (of_person, "Giấy khen cá nhân")):
        assert f"Đề nghị tặng {award}" in said
        assert "(Theo Mẫu số 07, Nghị định 91/2017/NĐ-CP)" in said
        assert "Căn cứ: Kế hoạch ngày 05 tháng 7 năm 2019 của Văn phòng Ủy ban nhân dân thành phố Cần Thơ." in said
        assert "- Sáng kiến cải cách hành chính được công nhận: Nhắc hạn xử lý văn bản;" in said
        assert "[Người viết ghi: thành tích trong đợt thi đua hoặc chuyên đề" in said


def test_report_tells_neither_votes_nor_assessments_whoever_prints_it(movement: Movement) -> None:
    movement.issued()
    unit, *_ = movement.sent("tong-hop")
    movement.accepted("tong-hop")
    unit = movement.recommended(unit)

    said = text_of(report(movement, "hanh-chinh", unit["id"]).content)

    assert unit["fields"]["vote_in_favour"] == 7
    known = [line for line in said.splitlines() if line.startswith("- ")]
    assert known == ["- Sáng kiến cải cách hành chính được công nhận: Nhắc hạn xử lý văn bản;"]


def test_report_has_the_score_and_the_rating_of_a_rated_unit(walk: Walker) -> None:
    case = walk.rated("thu-ba", 96)
    walk.notice("2020-03-30")
    case = walk.do("thu-ba", walk.get("thu-ba", f"/cases/{case['id']}"), "nominate", "proposal")
    voted(walk, case)

    said = text_of(report(walk, "thu-ba", case["id"]).content)

    known = [line for line in said.splitlines() if line.startswith("- ")]
    assert known == ["- Điểm theo bộ tiêu chí của Quyết định 2812/QĐ-UBND: 96;", "- Loại: Xuất sắc;"]
    assert report(walk, "dong-thai", case["id"]).status_code == 404


def test_case_that_nothing_is_given_for_has_no_report(walk: Walker) -> None:
    case = walk.case("thu-ba", "register")

    answer = report(walk, "thu-ba", case["id"])

    assert (answer.status_code, answer.json()["refusals"][0]["code"]) == (409, "nothing_is_given")
    assert "Đăng ký thi đua" in answer.json()["refusals"][0]["sentence"]


@pytest.mark.parametrize(
    ("issued", "form", "sure"),
    [
        (date(2023, 12, 31), "Mẫu số 07, Nghị định 91/2017/NĐ-CP", True),
        (date(2024, 1, 1), "Mẫu báo cáo thành tích thi đua theo chuyên đề, Nghị định 98/2023/NĐ-CP", False),
        (date(2025, 6, 30), "Mẫu báo cáo thành tích thi đua theo chuyên đề, Nghị định 98/2023/NĐ-CP", False),
        (date(2025, 7, 1), "Mẫu số 08, Nghị định 152/2025/NĐ-CP", False),
    ],
)
def test_form_of_a_report_is_of_the_decree_in_force_and_says_how_sure_it_is(
    issued: date, form: str, *, sure: bool
) -> None:
    an_bien = plan("an-bien-2020")

    found = form_of(an_bien, campaign(an_bien, issued), issued)

    assert (found.written, not found.note) == (form, sure)


def test_decree_that_the_plan_names_goes_before_the_day() -> None:
    can_tho = plan("can-tho-2019")

    assert form_of(can_tho, campaign(can_tho, date(2026, 1, 5)), date(2026, 1, 5)).number == "07"
