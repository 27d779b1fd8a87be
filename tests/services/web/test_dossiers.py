"""Pages of dossiers, of the register of awards and of units: read, searched, filled in by people without a script."""

from __future__ import annotations

import pytest

from services.store import people
from tests.services.web.visitor import Visitor
from tests.support.awards import given


def unit_of(office, login: str) -> str:
    with office.reading() as work:
        person = people.by_login(work, login)
        assert person is not None
        return str(person.unit)


def record(visitor: Visitor, former: str, successor: str, **values: str):
    form = visitor.page("/units").form("/units/successions")
    asked = {"nature": "renamed", "since": "2020-01-01", "document": "1/NQ-HĐND"}
    return visitor.send(form, former=former, successor=successor, **{**asked, **values})


def test_board_tells_the_unit_what_its_dossier_lacks_and_leads_to_the_case(visit) -> None:
    officer = visit("thu-ba")
    case = officer.case("register")
    officer.attach(case, "registration_form")
    assert officer.take(case, "meet").status_code == 303

    page = officer.page(f"{officer.campaign()}/completeness?track=collective")

    assert "Báo cáo tự đánh giá" in page.text
    assert "Thiếu" in page.text
    assert [link for link in page.links if link.endswith("#dossier")] == [f"{officer.case('collective')}#dossier"]
    assert f"{officer.campaign()}/completeness" in officer.page(officer.campaign()).links


def test_board_of_a_campaign_without_cases_says_so(visit) -> None:
    assert "Chưa có hồ sơ nào." in visit("thu-ba").page(f"{visit('thu-ba').campaign()}/completeness").text


def test_case_page_tells_what_is_there_and_what_was_given_before(visit, office) -> None:
    officer = visit("thu-ba")
    case = officer.case("register")
    officer.attach(case, "registration_form")
    officer.take(case, "meet")
    given(office, "thu-ba", to_person=False, year=2018, number="31/QĐ-UBND")
    collective = officer.case("collective")
    officer.attach(collective, "self_report")

    page = officer.page(collective)

    assert "Hồ sơ gồm" in page.text
    assert "số 01/VB" in page.text
    assert "2018: Giấy khen" in page.text
    assert "Quyết định số 31/QĐ-UBND ngày 20/12/2018" in page.text


def test_what_the_unit_was_given_under_its_former_name_is_told_on_its_case(visit, office) -> None:
    officer = visit("nam-thai-a")
    given(office, "nam-thai", to_person=False, year=2018)
    case = officer.case("register")
    officer.attach(case, "registration_form")
    officer.take(case, "meet")
    before = officer.page(officer.case("collective")).text
    record(visit("noi-vu"), unit_of(office, "nam-thai"), unit_of(office, "nam-thai-a"))

    after = officer.page(officer.case("collective")).text

    assert ("2018: Giấy khen" in before, "2018: Giấy khen" in after) == (False, True)


def test_register_finds_a_name_without_its_accents_and_says_what_is_wrong_with_a_year(visit, office) -> None:
    given(office, "thu-ba")
    given(office, "dong-thai")
    reader = visit("kiem-toan")

    found = reader.page("/awards?name=nguyen+thi+mau")

    assert ("Nguyễn Thị Mẫu" in found.text, "Phạm Văn Mẫu" in found.text) == (True, False)
    assert "Năm phải từ 1945 đến 2099." in reader.page("/awards?from_year=12").text
    assert "Không tìm thấy" in reader.page("/awards?from_year=2019").text
    reader.page("/awards?after=x", status=422)


def test_succession_is_recorded_told_in_the_history_and_undone(visit, office) -> None:
    clerk = visit("noi-vu")
    former, successor = unit_of(office, "nam-thai"), unit_of(office, "nam-thai-a")

    assert record(clerk, former, successor).headers["location"] == "/units?done=recorded"

    said = "Nam Thái đổi tên thành"
    assert said in clerk.page("/units").text
    assert said in visit("nam-thai").page(f"/units/{successor}").text
    assert said in clerk.page("/history").text
    undone = clerk.send(clerk.page("/units").form("/undo"), reason="Nhầm đơn vị")
    assert undone.headers["location"] == "/units?done=undone"
    assert said not in clerk.page("/units").text
    assert "Hủy một lần ghi đơn vị kế thừa" in clerk.page("/history").text


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"since": "2020-02-30"}, "phải là ngày có thật"),
        ({"nature": "x"}, "không có lựa chọn"),
        ({"document": " "}, "Phải ghi số văn bản."),
    ],
)
def test_what_is_wrong_with_a_succession_is_said_beside_its_input(visit, office, values, said) -> None:
    clerk = visit("noi-vu")

    answer = record(clerk, unit_of(office, "nam-thai"), unit_of(office, "nam-yen"), **values)

    assert (answer.status_code, said in answer.text) == (409, True)
    assert record(clerk, "", unit_of(office, "nam-yen")).status_code == 409


def test_unit_of_others_is_not_found_and_its_people_record_nothing(visit, office) -> None:
    officer = visit("thu-ba")

    assert [form for form in officer.page("/units").forms if form.action == "/units/successions"] == []
    officer.page(f"/units/{unit_of(office, 'thu-ba')}")
    officer.page(f"/units/{unit_of(office, 'nam-thai')}", status=404)
