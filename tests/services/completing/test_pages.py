"""Returning and completing on the pages: parts are ticked with notes, corrected where they are asked for, looked at again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.services.web.visitor import Visitor
from tests.support.can_tho import Movement, the_office
from tests.support.offices import ADDRESS, PDF


@pytest.fixture
def walk(empty_url: str, tmp_path: Path) -> Iterator[Movement]:
    with the_office(empty_url, tmp_path) as demo:
        yield Movement(demo)


def test_parts_are_ticked_corrected_in_place_and_looked_at_again(walk: Movement) -> None:
    walk.issued()
    _, person = walk.sent("khoa-giao", "khoa-giao.2")
    own = f"/cases/{walk.case('hanh-chinh', 'submission', 'Phòng Khoa giáo')['id']}"
    theirs = f"/cases/{person['id']}"
    office, division = Visitor(walk.office, "hanh-chinh"), Visitor(walk.office, "khoa-giao")

    form = office.page(own).form("/triggers/send_back")
    report = f"{person['id']}.document:achievement_report"
    assert {"flag..document:proposal", f"flag.{report}", f"note.{report}"} <= form.names
    unreasoned = office.send(form, **{f"note.{report}": "Thiếu số liệu quý III"})
    assert unreasoned.status_code == 409
    assert "Thiếu số liệu quý III" in unreasoned.text
    sent = office.send(form, reason="Chưa đủ", **{f"note.{report}": "Thiếu số liệu quý III"})
    assert sent.status_code == 303, sent.text

    asked, carried = division.page(own), division.page(theirs)
    assert "Cần bổ sung" in asked.text
    assert "Gửi lại chậm nhất ngày 15/7/2019" in asked.text
    assert theirs in asked.links
    assert "Thiếu số liệu quý III" in carried.text
    [filing] = [form for form in carried.forms if form.values.get("kind") == "achievement_report"]
    dated = {**filing.values, "number": "07/BC", "dated": "2019-07-08"}
    wrong = {**filing.values, "dated": "hôm qua"}
    refused = division.client.post(
        filing.action, data=wrong, files={"file": ("bc.pdf", PDF)}, headers={"Origin": ADDRESS}
    )
    filed = division.client.post(
        filing.action, data=dated, files={"file": ("bc.pdf", PDF)}, headers={"Origin": ADDRESS}
    )
    assert (refused.status_code, filed.status_code) == (409, 303)
    assert "ngày 08/7/2019" in division.page(theirs).text
    assert division.take(own, "send_again").status_code == 303

    waiting = office.page(theirs)
    assert "chờ nơi trả lại xem lại" in waiting.text
    assert not [form for form in division.page(theirs).forms if form.action.endswith("/completion")]
    assert office.send(waiting.form("/completion")).status_code == 303
    after = office.page(theirs)
    assert "Cần bổ sung" not in after.text
    assert "Xác nhận đã bổ sung đủ" in after.text
    assert "Yêu cầu bổ sung" in after.text


def test_panel_of_a_submission_counts_what_is_ready_and_links_what_is_not(walk: Movement) -> None:
    walk.initiative("tong-hop")
    walk.prepared("tong-hop", "achievement_report")
    lacking = walk.nominee("tong-hop", "tong-hop.2", "achievement_report")
    initiative = walk.open("tong-hop", "initiative", person=walk.person("tong-hop.2")).json()
    submission = walk.submission("tong-hop", "proposal", "unit_minutes")

    vi = Visitor(walk.office, "tong-hop").page(f"/cases/{submission['id']}")
    en = Visitor(walk.office, "tong-hop", "en").page(f"/cases/{submission['id']}")

    assert "2 hồ sơ đi cùng: 1 sẵn sàng, 1 còn vướng." in vi.text
    assert "2 cases go along: 1 ready, 1 still hindered." in en.text
    assert {f"/cases/{lacking['id']}", f"/cases/{initiative['id']}"} <= set(vi.links)
