"""The page of operations, walked by the standing office: an incident is seen, mended or closed; a letter goes out again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from notifications import SmtpChannel
from services import audit
from services.demo.scene import at_local
from services.heartbeat import Heart
from services.scheduler import round_of
from services.store import incidents
from services.store.heartbeats import SWEEP
from services.wiring import Office
from tests.services.web.visitor import Page, Visitor
from tests.support.breaking import SAID, refusing
from tests.support.offices import go_to
from tests.support.post_office import open_post_office

RUNG = "Hạn đăng ký thi đua: nhắc trước 14 ngày"
AT = "/operations"


@pytest.fixture
def broken(office: Office) -> Office:
    """An office whose first reminder could not be written, and which is whole again."""
    go_to(office, at_local(2020, 7, 17, 9))
    with refusing(office, "messages"):
        office.sweep()
    return office


def holds(office: Office) -> bool:
    with office.reading() as work:
        return audit.verify(work).holds


def history(visitor: Visitor) -> str:
    return visitor.page("/history").text


def test_incident_is_told_in_words_with_a_way_to_mend_it(broken: Office, visit: Callable[..., Visitor]) -> None:
    officer = visit("noi-vu")
    home, page = officer.page("/"), officer.page(AT)

    assert "1 sự cố hoặc thư không gửi được đang chờ xử lý" in home.text
    assert "Vận hành 1 việc cần xử lý" in home.text
    assert f"Thời hạn không chạy được · {label(officer)} {RUNG}" in page.text
    assert "Cơ sở dữ liệu không nhận dữ liệu của lần chạy này." in page.text
    assert SAID in page.text
    assert f"{officer.campaign()}#timeline" in page.links


def test_officer_mends_and_tries_again_and_it_fires_once(broken: Office, visit: Callable[..., Visitor]) -> None:
    officer = visit("noi-vu")
    form = officer.page(AT).form("/retry")

    answers = [officer.send(form), officer.send(form)]
    fired = [broken.sweep(), broken.sweep()]

    assert [(a.status_code, a.headers["location"]) for a in answers] == [(303, f"{AT}?done=retried")] * 2
    assert fired == [1, 0]
    after = officer.page(AT)
    assert "Sự cố chưa xử lý 0" in after.text
    assert "Đã khắc phục" in after.text
    assert f"Cho chạy lại ngay: {RUNG}" in history(officer)
    assert holds(broken)


def test_officer_closes_with_a_reason_and_it_never_fires(broken: Office, visit: Callable[..., Visitor]) -> None:
    officer = visit("noi-vu")
    form = officer.page(AT).form("/resolve")

    empty = officer.send(form, reason=" ")
    done = officer.send(form, reason="Đã nhắc qua điện thoại", key="another")
    again = officer.send(form, reason="Đã nhắc qua điện thoại", key="a third")

    assert (empty.status_code, "Phải ghi lý do." in empty.text) == (409, True)
    assert (done.status_code, broken.sweep()) == (303, 0)
    assert (again.status_code, "đã được khắc phục hoặc đã đóng" in again.text) == (409, True)
    page = officer.page(AT)
    assert "Đã đóng bởi Lưu Văn Mẫu" in page.text
    assert "Lý do: Đã nhắc qua điện thoại" in page.text
    assert f"Thôi không chạy nữa: {RUNG} Lý do: Đã nhắc qua điện thoại" in history(officer)
    assert "đã thôi theo quyết định ghi trong lịch sử" in officer.page(officer.campaign()).text
    assert holds(broken)


def test_what_is_typed_stays_when_it_is_refused(broken: Office, visit: Callable[..., Visitor]) -> None:
    officer = visit("noi-vu")

    answer = officer.send(officer.page(AT).form("/resolve"), reason="dài " * 1001)

    assert (answer.status_code, "Lý do dài quá 4000 ký tự." in answer.text) == (409, True)
    assert "dài dài dài" in answer.text


def test_auditor_looks_and_mends_nothing(broken: Office, visit: Callable[..., Visitor]) -> None:
    auditor, officer = visit("kiem-toan"), visit("noi-vu")
    page = auditor.page(AT)
    csrf = page.form("/sign-out").values["csrf"]
    action = officer.page(AT).form("/retry").action

    answer = auditor.client.post(action, data={"csrf": csrf, "key": "k"})

    assert RUNG in page.text
    assert [form.action for form in page.forms if form.action.startswith(AT)] == []
    assert answer.status_code == 403
    assert broken.sweep() == 0


def test_requests_that_are_not_ones_own_or_of_nothing_are_refused(broken: Office, visit) -> None:
    officer, outsider = visit("noi-vu"), visit("thu-ba")
    form = officer.page(AT).form("/retry")
    own = {"csrf": outsider.page("/").form("/sign-out").values["csrf"], "key": "k"}

    assert officer.send(form, csrf="x").status_code == 403
    assert outsider.client.post(form.action, data=own).status_code == 404
    assert officer.client.post(f"{AT}/incidents/none/retry", data=form.values).status_code == 404
    assert officer.client.post(f"{AT}/messages/none/again", data=form.values).status_code == 404
    assert broken.sweep() == 0


def test_incident_of_a_kind_nobody_words_here_is_shown_and_can_be_closed(office: Office, visit) -> None:
    officer = visit("noi-vu")
    campaign = officer.campaign().rpartition("/")[2]
    with office.writing() as work:
        organisation = officer_organisation(work)
        incidents.report(work, organisation, kind="nobody", subject=f"{campaign}:x", reason="Không có ai nhận.")
        work.commit()

    page = officer.page(AT)
    answer = officer.send(page.form("/resolve"), reason="Đã bổ nhiệm")

    assert f"Sự cố khác (nobody) · {label(officer)} Không có ai nhận." in page.text
    assert [form.action for form in page.forms if form.action.endswith("/retry")] == []
    assert (answer.status_code, "Sự cố chưa xử lý 0" in officer.page(AT).text) == (303, True)


def test_dead_letter_is_seen_and_sent_again_from_its_page(office: Office, visit: Callable[..., Visitor]) -> None:
    go_to(office, at_local(2020, 7, 17, 9))
    office.sweep()
    officer = visit("noi-vu")
    with open_post_office() as post:
        post.reply = lambda to: "550 nobody here" if to.startswith("thu-ba@") else "250 ok"
        through = replace(office, channel=SmtpChannel.from_url(post.url, timeout=2))
        through.deliver()
        first, dead = officer.page("/"), officer.page(AT)
        [letter] = {link for link in dead.links if link.startswith("/mailbox/")}
        post.reply = lambda _to: "250 ok"
        post.mails.clear()
        answer = officer.send(officer.page(letter).form("/again"))
        waiting = officer.page(letter)
        through.deliver()

    assert "1 sự cố hoặc thư không gửi được" in first.text
    assert "550 nobody here" in dead.text
    assert (answer.status_code, answer.headers["location"]) == (303, letter)
    assert "Gửi lại theo yêu cầu của Lưu Văn Mẫu" in waiting.text
    assert [form for form in waiting.forms if form.action.endswith("/again")] == []
    assert [one.partition("@")[0] for one in post.message_ids()] == [f"<{letter.rpartition('/')[2]}"]
    assert "Gửi lại một thư" in history(officer)
    assert holds(office)


def test_page_says_who_sweeps_and_that_nobody_does(office: Office, visit: Callable[..., Visitor]) -> None:
    officer = visit("noi-vu")
    nobody = officer.page(AT)
    round_of(office, "", Heart(node="máy-chủ-1", started_at=office.clock.now()), SWEEP, office.sweep)()
    somebody = officer.page(AT)
    go_to(office, at_local(2020, 7, 17, 9))
    with office.writing() as work:
        work.connection.exec_driver_sql("DELETE FROM heartbeats")
        work.commit()
    silent = officer.page(AT)

    assert "Không có tiến trình nào quét thời hạn Chưa thấy lần quét nào." in nobody.text
    assert "Thời hạn đang được quét đều Lần quét gần nhất: 0 giây trước." in somebody.text
    assert "máy-chủ-1 Quét thời hạn" in somebody.text
    assert "Thời hạn đã đến mà không có tiến trình nào quét" in silent.text
    assert "Đã đến giờ, chưa chạy 1" in silent.text


def test_page_lists_what_fires_next_and_whom_it_tells(office: Office, visit: Callable[..., Visitor]) -> None:
    page: Page = visit("noi-vu").page(AT)

    assert f"08:00 17/7/2020 {RUNG} {label(visit('noi-vu'))}" in page.text
    assert "Chưa có mức nào chạy." in page.text


def label(visitor: Visitor) -> str:
    """What the campaign is called."""
    return visitor.page(visitor.campaign()).text.partition(" · Thi Đua")[0].strip()


def officer_organisation(work) -> str:
    return str(work.connection.exec_driver_sql("SELECT organisation_id FROM campaigns").scalar_one())
