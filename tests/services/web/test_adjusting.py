"""Adjustments through the pages: suspended and resumed with what moves in sight, a milestone corrected, a case cancelled."""

from __future__ import annotations

from services.demo.scene import at_local
from services.wiring import Office
from tests.services.web.visitor import Form, Visitor


def _campaign(visitor: Visitor) -> str:
    return next(link for link in visitor.page("/campaigns").links if link.startswith("/campaigns/"))


def _suspended(office: Office, desk: Visitor) -> str:
    campaign = _campaign(desk)
    office.advance(at_local(2020, 7, 20, 9))
    answer = desk.send(desk.page(campaign).form("/suspension"), document_number="16/CT-TTg", reason="Giãn cách xã hội")
    assert answer.headers["location"] == f"{campaign}?done=suspended"
    return campaign


def test_suspended_campaign_says_so_on_every_page_and_offers_nothing(office: Office, visit) -> None:
    desk, officer = visit("noi-vu"), visit("thu-ba")
    case = officer.case("register")
    campaign = _suspended(office, desk)

    since = "Đợt thi đua đang tạm dừng từ ngày 20/7/2020"
    for page in (campaign, f"{campaign}/obligations", case):
        assert since in officer.page(page).text
    assert "đang tạm dừng từ ngày 20/7/2020" in officer.page("/").text
    assert not [form for form in officer.page(case).forms if "/triggers/" in form.action]
    assert "Chờ: đợt thi đua đang tạm dừng" in desk.page(campaign).text
    assert not [form for form in desk.page(campaign).forms if "/extensions/" in form.action]


def test_what_resuming_moves_is_shown_before_and_listed_after(office: Office, visit) -> None:
    desk = visit("noi-vu")
    campaign = _suspended(office, desk)
    office.advance(at_local(2020, 8, 10, 9))

    before = desk.page(campaign)
    answer = desk.send(before.form("/resumption"), moving="shift", document_number="20/TB", reason="")

    assert "Đã tạm dừng 21 ngày." in before.text
    assert "31/7/2020 → 21/8/2020" in before.text
    assert "31/7/2020 hết hạn ngay" in before.text
    assert answer.headers["location"] == f"{campaign}?done=resumed#adjustments"
    after = desk.page(campaign)
    assert "Đợt thi đua đang tạm dừng" not in after.text
    assert "Lùi theo thời gian tạm dừng" in after.text
    assert "20/7/2020 → 10/8/2020" in after.text
    english = visit("noi-vu", "en").page(campaign).text
    assert "Moved by the pause" in english


def test_form_sent_without_what_it_asks_comes_back_with_reasons(office: Office, visit) -> None:
    desk = visit("noi-vu")
    campaign = _campaign(desk)

    empty = desk.send(desk.page(campaign).form("/suspension"), document_number="", reason=" ")
    _suspended(office, desk)
    none, odd = (
        desk.send(desk.page(campaign).form("/resumption"), moving=moving, document_number="20/TB")
        for moving in ("", "sideways")
    )

    assert [answer.status_code for answer in (empty, none, odd)] == [409] * 3
    assert "Phải ghi số văn bản." in empty.text
    assert "Chưa nhập: Các thời hạn." in none.text
    assert "sideways" in odd.text


def test_only_those_who_launch_may_suspend_or_cancel(office: Office, visit) -> None:
    officer = visit("thu-ba")
    campaign, case = _campaign(officer), officer.case("register")

    shown = {form.action for page in (campaign, case) for form in officer.page(page).forms}
    forged = officer.send(_forged(officer, case, "/cancellation"), reason="x")

    assert not [action for action in shown if action.endswith(("/suspension", "/cancellation"))]
    assert forged.status_code == 403


def _forged(visitor: Visitor, case: str, what: str) -> Form:
    """The form of another act on the case, sent elsewhere."""
    form = visitor.page(case).form("/documents")
    form.action = f"{case}{what}"
    return form


def test_milestone_recorded_for_the_wrong_day_is_corrected(office: Office, visit) -> None:
    desk = visit("noi-vu")
    campaign = _campaign(desk)
    office.advance(at_local(2020, 12, 20, 9))
    desk.send(desk.page(campaign).form("/appraisal_notice"), happened_on="2020-12-18", document_number="15/TB")

    form = desk.page(campaign).form("/appraisal_notice/postponement")
    odd = desk.send(form, happened_on="mai", document_number="16/TB", reason="Ghi nhầm")
    form = desk.page(campaign).form("/appraisal_notice/postponement")
    answer = desk.send(form, happened_on="2020-12-19", document_number="16/TB", reason="Ghi nhầm")

    assert odd.status_code == 409
    assert answer.headers["location"] == f"{campaign}?done=postponed#milestones"
    text = desk.page(campaign).text
    assert "ngày 19/12/2020, số 16/TB" in text
    assert "18/12/2020 → 19/12/2020" in text


def test_case_is_cancelled_with_its_reason_in_the_history(visit) -> None:
    desk = visit("noi-vu")
    case = desk.case("register", "Tây Yên A")

    refused = desk.send(desk.page(case).form("/cancellation"), reason="")
    answer = desk.send(desk.page(case).form("/cancellation"), reason="Sáp nhập đơn vị")

    assert refused.status_code == 409
    assert answer.headers["location"] == f"{case}?done=cancelled"
    page = desk.page(case)
    assert "Đã hủy" in page.text
    assert "Sáp nhập đơn vị" in page.text
    assert not [form for form in page.forms if form.action.startswith(case)]
    board = desk.page(f"{_campaign(desk)}/obligations").text
    assert "Đã hủy" in board


def test_provisional_milestone_stands_ahead_until_its_real_day_replaces_it(office: Office, visit) -> None:
    desk = visit("noi-vu")
    campaign = _campaign(desk)
    office.advance(at_local(2020, 12, 20, 9))

    desk.send(
        desk.page(campaign).form("/appraisal_notice"),
        happened_on="2021-01-05",
        document_number="5/DK",
        provisional="yes",
    )
    expected = desk.page(campaign).text
    desk.send(desk.page(campaign).form("/appraisal_notice"), happened_on="2020-12-18", document_number="15/TB")
    recorded = desk.page(campaign).text

    assert "Thông báo bằng văn bản của Hội đồng thẩm định huyện sắp đến Tạm tính · Số 5/DK" in expected
    assert "Tạm tính · Số 5/DK" not in recorded
    assert "đã qua Số 5/DK" not in recorded
    assert "Thông báo bằng văn bản của Hội đồng thẩm định huyện đã qua Số 15/TB" in recorded
