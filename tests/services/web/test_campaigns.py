"""A campaign through its pages: drafted, answered, launched, a person nominated, one unit given more time."""

from __future__ import annotations

from tests.services.web.visitor import Visitor


def _draft(office: Visitor) -> str:
    answer = office.send(office.page("/campaigns").form("/campaigns"), plan="an-bien-2020")
    assert answer.status_code == 303, answer.text
    return answer.headers["location"].partition("?")[0]


def test_draft_is_answered_and_launched_by_forms_alone(visit) -> None:
    office = visit("noi-vu")
    campaign = _draft(office)
    answer = office.send(
        office.page(campaign).form("/answers/rounding"), option="up", basis="Công văn 5/NV của Phòng Nội vụ"
    )
    assert answer.headers["location"] == f"{campaign}?done=answered#questions"
    assert "Công văn 5/NV của Phòng Nội vụ" in office.page(campaign).text

    launched = office.send(office.page(campaign).form("/launch"))

    assert launched.headers["location"] == f"{campaign}?done=launched"
    page = office.page(campaign)
    assert "Đã phát động" in page.text
    assert not [form for form in page.forms if form.action.endswith(("/launch", "/participants"))]


def test_only_those_entitled_see_the_forms_of_a_campaign(visit) -> None:
    campaign = _draft(visit("noi-vu"))

    forms = {form.action for form in visit("kiem-tra").page(campaign).forms}

    assert forms == {"/demo/clock", "/language", "/sign-out"}
    assert not [form for form in visit("thu-ba").page("/campaigns").forms if form.action == "/campaigns"]


def test_person_can_not_be_nominated_before_the_unit_is_rated_excellent(visit) -> None:
    officer = visit("thu-ba")
    address = next(link for link in officer.page("/").links if link.endswith("/nominations/individual"))
    page = officer.page(address)
    assert "Đơn vị chưa có hồ sơ Tập thể." in page.text
    people = [line.split('"')[0] for line in page.html.split('name="subject" value="')[1:]]

    answer = officer.send(page.form("/nominations/individual"), subject=people[0])

    assert answer.status_code == 409
    assert "Đơn vị chưa có hồ sơ Tập thể." in answer.text


def test_one_unit_is_given_more_time_on_its_own_page(visit) -> None:
    office = visit("noi-vu")
    case = office.case("register", "Tây Yên A")

    answer = office.send(office.page(case).form("/extension"), last_day="2020-08-15", reason="bão")

    assert answer.headers["location"] == f"{case}?done=extended"
    assert "hạn 15/8/2020 (ban đầu: 31/7/2020)" in office.page(case).text


def test_obligations_are_filtered_by_state_overdue_first(visit) -> None:
    office = visit("noi-vu")
    csrf = office.page("/").form("/sign-out").values["csrf"]
    office.client.post("/demo/clock", data={"csrf": csrf, "day": "2020-08-02", "next": "/"})
    board = f"{office.campaign()}/obligations"

    rows = office.page(board).html.split("<tbody>")[1].split("<tr>")[1:]

    assert ["Quá hạn" in row for row in rows] == [True] * 10 + [False]
    assert "5 thư, gần nhất 08:00 01/8/2020" in rows[0]
    assert office.page(f"{board}?state=owed").html.count('scope="row"') == 1


def test_year_that_cannot_be_used_is_refused_and_nothing_is_drafted(visit) -> None:
    office = visit("noi-vu")
    before = office.page("/campaigns").text.count("/campaigns/")

    answer = office.send(office.page("/campaigns").form("/campaigns"), plan="an-bien-2020", year="hai nghìn")

    assert answer.status_code == 409
    assert "Không lập được đợt thi đua cho năm “hai nghìn”; ghi một năm từ 2015 đến 2099." in answer.text
    assert office.page("/campaigns").text.count("/campaigns/") == before
