"""A plan that repeats itself every year, as its pages show it: rounds by name, each with its own day, each moved alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from services.demo import PHU_QUOC
from services.demo.scene import at_local
from services.wiring import Office
from tests.services.web.visitor import Page, Visitor
from tests.support.offices import an_office, demo_of, go_to


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Office]:
    """The board's office on 2/4/2024: the round of 2024 has passed on Monday 1/4, nobody has registered at all."""
    made = an_office(f"sqlite:///{tmp_path / 'thidua.db'}", tmp_path, scene=PHU_QUOC)
    made.advance(at_local(2024, 4, 2, 9))
    yield made
    made.database.dispose()


@pytest.fixture
def visit(board: Office) -> Callable[..., Visitor]:
    return lambda login, language="vi": Visitor(demo_of(board, PHU_QUOC), login, language)


def test_campaign_page_tells_rounds_by_name_and_both_days_of_a_deadline_moved_by_a_day_off(visit) -> None:
    page = visit("lanh-dao").page(visit("lanh-dao").campaign())

    assert "Không áp dụng: Hạn đăng ký thi đua hằng năm, năm 2021" in page.text
    assert "Bắt đầu kỳ: Hạn đăng ký thi đua hằng năm, năm 2025" in page.text
    assert "Hạn đăng ký thi đua hằng năm, năm 2024: nhắc trước 14 ngày" in page.text
    assert "Ngày ghi trong kế hoạch: thứ Bảy 30/3/2024 · 5 đơn vị quá hạn" in page.text
    assert "Ngày ghi trong kế hoạch: Chủ nhật 30/3/2025" in page.text
    assert "Không ghi số" in page.text


def test_campaign_page_speaks_english_of_rounds(visit) -> None:
    leader = visit("lanh-dao", "en")
    page = leader.page(leader.campaign())

    assert "Never due: Yearly registration deadline, 2021" in page.text
    assert "The plan names Saturday 30/3/2024" in page.text


def test_obligations_are_shown_round_by_round(visit) -> None:
    leader = visit("lanh-dao")
    board = f"{leader.campaign()}/obligations"
    every, alone = leader.page(board), leader.page(f"{board}?round=2023")
    overdue = leader.page(f"{board}?round=2023&state=overdue")
    nothing = leader.page(f"{board}?round=1999")

    assert every.text.count("Đăng ký thi đua hằng năm, năm 2022") == 5
    assert f"{board}?round=2024" in every.links
    assert alone.text.count("Đăng ký thi đua hằng năm, năm 2023") == 5
    assert "Đăng ký thi đua hằng năm, năm 2022" not in alone.text
    assert overdue.text.count("Đăng ký thi đua hằng năm, năm 2023") == 5
    assert f"{board}?round=2023&state=overdue" in alone.links
    assert "Không có nghĩa vụ nào như vậy." in nothing.text


def test_case_page_names_its_round_and_owes_by_its_own_day(visit) -> None:
    officer = visit("dau-tu")
    case = next(
        link for link in officer.page(f"{officer.campaign()}/obligations?round=2023").links if "/cases/" in link
    )
    page = officer.page(case)

    assert "Đăng ký thi đua hằng năm, năm 2023: Phòng Quản lý Đầu tư" in page.text
    assert "hạn 30/3/2023" in page.text
    assert page.text.index("Đăng ký thi đua hằng năm, năm 2022:") < page.text.index(
        "Đăng ký thi đua hằng năm, năm 2024:"
    )


def test_first_page_names_the_round_of_every_task(visit) -> None:
    page = visit("dau-tu").page("/")

    assert [f"hằng năm, năm {year}" in page.text for year in (2022, 2023, 2024, 2025)] == [True, True, True, False]


def test_one_round_is_extended_by_its_own_form(visit) -> None:
    leader = visit("lanh-dao")
    campaign = leader.campaign()
    forms = [form for form in leader.page(campaign).forms if form.action.endswith("/extensions/yearly_registration")]
    assert [form.values["occurrence"] for form in forms] == ["2024", "2025"]

    earlier = leader.send(forms[0], last_day="2024-03-31", reason="bão")
    done = leader.send(forms[0], last_day="2024-04-12", reason="bão")
    [_, coming] = [f for f in leader.page(campaign).forms if f.action.endswith("/extensions/yearly_registration")]
    strange = leader.send(coming, last_day="2031-04-01", reason="bão", occurrence="2031")

    assert (earlier.status_code, "phải sau hạn hiện tại 01/4/2024" in earlier.text) == (409, True)
    assert done.status_code == 303
    assert strange.status_code == 404
    text = leader.page(campaign).text
    assert "Gia hạn Hạn đăng ký thi đua hằng năm, năm 2024 đến 12/4/2024" in text
    assert "Hạn đăng ký thi đua hằng năm, năm 2024 còn 10 ngày hạn 12/4/2024 (ban đầu: 01/4/2024)" in text
    assert "Ngày ghi trong kế hoạch: Chủ nhật 30/3/2025" in text


def test_nomination_is_of_the_round_that_runs_and_may_be_given_longer(board: Office, visit) -> None:
    officer, leader = visit("dau-tu"), visit("lanh-dao")
    page = f"{officer.campaign()}/nominations/individual"
    too_late = officer.page(page)
    go_to(board, at_local(2025, 2, 3, 9))
    board.sweep()
    in_time = officer.page(page)

    opened = officer.send(in_time.form("/nominations/individual"), subject=_first_subject(in_time))
    case = opened.headers["location"].partition("?")[0]
    extended = leader.send(leader.page(case).form("/extension"), last_day="2025-04-15", reason="bão")

    assert "Hạn đăng ký thi đua hằng năm đã hết vào ngày 01/4/2024." in too_late.text
    assert "Hạn đăng ký thi đua hằng năm đã hết" not in in_time.text
    assert extended.status_code == 303, extended.text
    assert "Cá nhân, năm 2025" in leader.page(case).text


def test_closed_campaign_waits_for_nobody(board: Office, visit) -> None:
    office = visit("van-phong")
    office.send(office.page(office.campaign()).form("/close"), reason="Hết giai đoạn")
    go_to(board, at_local(2026, 2, 1, 9))
    board.sweep()

    page = office.page(office.campaign())
    assert "Không gửi: đợt thi đua đã kết thúc trước đó" in page.text
    assert not [form for form in page.forms if "/extensions/" in form.action or "/nominations/" in form.action]
    assert "Hiện không có việc nào" in visit("dau-tu").page("/").text


def _first_subject(page: Page) -> str:
    return next(found for found in re.findall(r'name="subject" value="([^"]+)"', page.html))
