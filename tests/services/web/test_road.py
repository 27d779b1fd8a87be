"""The road a case is drawn on is the one it travelled; the way on is one that leads from where it stands."""

from __future__ import annotations

import re
from collections.abc import Callable

from services.wiring import Office
from tests.conftest import BOTH_DATABASES
from tests.services.web.visitor import Visitor
from tests.support.sittings import Against, voted
from tests.support.walker import Walker

pytestmark = BOTH_DATABASES


def _road(html: str) -> list[tuple[str, str]]:
    steps = re.search(r'<ol class="steps".*?</ol>', html, re.DOTALL)
    assert steps is not None
    return re.findall(r'<li class="(\w+)".*?<span class="step-label">(.*?)</span>', steps.group(0), re.DOTALL)


def test_award_against_the_vote_shows_that_the_vote_was_lost(office: Office, visit: Callable[..., Visitor]) -> None:
    walk = Walker(office)
    case = walk.rated("thu-ba", 96)
    walk.notice("2020-03-30")
    case = walk.do("thu-ba", case, "nominate", "proposal")
    case = voted(walk, case, Against(4))
    before = _road(visit("chu-tich").page(f"/cases/{case['id']}").html)

    walk.decree("chu-tich", "2020-03-30", {"case": case["id"], "reason": "Thành tích sau phiên họp"})

    assert before[-2:] == [("current", "Hội đồng không đề nghị"), ("ahead", "Không được chọn")]
    road = _road(visit("chu-tich").page(f"/cases/{case['id']}").html)
    assert road[-3:] == [
        ("done", "Hội đồng không đề nghị"),
        ("done", "Đã ký quyết định khen thưởng"),
        ("reached", "Được khen thưởng"),
    ]
    assert "Hội đồng đề nghị khen" not in [label for _, label in road]


def test_case_given_longer_is_not_called_overdue(office: Office, visit: Callable[..., Visitor]) -> None:
    walk = Walker(office)
    walk.clock("2020-08-02T02:00:00Z")
    late = walk.case("nam-thai-a", "register")
    campaign = walk.campaign()
    answer = walk.client("noi-vu").post(
        f"/api/v1/campaigns/{campaign['id']}/extensions",
        json={"deadline": "registration", "last_day": "2020-08-10", "reason": "Lũ lụt", "case": late["id"]},
        headers={"If-Match": f'"{campaign["version"]}"'},
    )
    assert answer.status_code == 200

    html = visit("nam-thai-a").page(f"/cases/{late['id']}").html

    assert re.findall(r'<span class="badge [\w ]+">(.*?)</span>', html)[0] == "Đã gia hạn"


def test_history_calls_a_move_by_the_name_it_has_on_its_own_track(
    office: Office, visit: Callable[..., Visitor]
) -> None:
    walk = Walker(office)
    report = walk.do("noi-vu", walk.case("noi-vu", "report"), "meet", "evaluation_report")

    pages = [visit("noi-vu").page(f"/cases/{report['id']}").html, visit("noi-vu").page("/history").html]

    assert [("Nộp báo cáo đánh giá cuối năm" in html, "<strong>Đăng ký thi đua<" in html) for html in pages] == [
        (True, False),
        (True, False),
    ]
