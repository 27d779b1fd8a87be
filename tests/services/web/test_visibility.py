"""What must not be seen: another organisation's anything, and a result before it is out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from services.demo import AN_BIEN, lay_out
from services.wiring import Office
from tests.conftest import BOTH_DATABASES
from tests.services.web.visitor import Visitor
from tests.support.offices import demo_of
from tests.support.sittings import voted
from tests.support.walker import Walker

pytestmark = BOTH_DATABASES

FILED = "Đính kèm văn bản: Biên bản họp xét khen thưởng"


@pytest.fixture
def neighbour(office) -> Visitor:
    """The standing office of a second organisation in the same installation."""
    places = tuple(
        replace(place, staff=tuple(replace(person, login=f"{person.login}.bm") for person in place.staff))
        for place in AN_BIEN.places
    )
    scene = replace(AN_BIEN, organisation="Huyện láng giềng", places=places, launched_by="noi-vu.bm", benches=())
    lay_out(office, scene)
    return Visitor(demo_of(office, scene), "noi-vu.bm")


def test_second_organisation_gets_not_found_everywhere(visit, neighbour) -> None:
    ours = visit("noi-vu")
    campaign, case = ours.campaign(), ours.case("register")
    ours.attach(case, "registration_form")
    paper = next(link for link in ours.page(case).links if "/documents/" in link)
    officer = visit("thu-ba")
    officer.client.post(
        "/demo/clock", data={**officer.page("/").form("/sign-out").values, "day": "2020-07-17", "next": "/"}
    )
    letter = next(link for link in ours.page("/mailbox").links if link.startswith("/mailbox/"))

    batch = ours.send(ours.page(f"{campaign}/registers").form("/batches")).headers["location"]

    pages = [
        campaign,
        f"{campaign}/obligations",
        f"{campaign}/cases?track=register",
        f"{campaign}/nominations/individual",
        f"{campaign}/registers",
        f"{campaign}/registers/registrations.xlsx",
        f"{campaign}/registers/report.xlsx?term=year",
        batch,
        f"{batch}/file",
        case,
        paper,
        letter,
        f"{letter}/html",
    ]

    assert {path: neighbour.client.get(path).status_code for path in pages} == dict.fromkeys(pages, 404)
    theirs = neighbour.page(neighbour.case("register")).form("/documents").values
    sent = [
        neighbour.client.post(f"{case}/triggers/meet", data=theirs),
        neighbour.client.post(f"{case}/documents", data=theirs, files={"file": ("a.pdf", b"%PDF-1.4")}),
        neighbour.client.post(f"{case}/extension", data={**theirs, "last_day": "2020-12-01", "reason": "x"}),
        neighbour.client.post(f"{campaign}/launch", data=theirs),
        neighbour.client.post(f"{campaign}/participants", data=theirs),
        neighbour.client.post(f"{campaign}/nominations/individual", data={**theirs, "subject": "x"}),
    ]
    assert [answer.status_code for answer in sent] == [404] * 6
    assert campaign not in neighbour.page("/campaigns").links


def test_unit_does_not_see_another_unit(visit) -> None:
    case = visit("mot-cua").case("register")

    assert visit("noi-vu").client.get(case).status_code == 200
    assert visit("thu-ba").client.get(case).status_code == 404


def test_result_is_kept_from_the_unit_until_it_is_out(office: Office, visit) -> None:
    officer, standing, leader = visit("thu-ba"), visit("noi-vu"), visit("chu-tich")
    case = _voted(office, visit)

    assert "Hội đồng đề nghị khen" in standing.page(case).text
    seen = officer.page(case)
    assert FILED not in seen.text
    assert "Số phiếu đồng ý" not in seen.text
    assert "Đã đề nghị khen thưởng" in seen.text
    papers = [link for link in standing.page(case).links if "/documents/" in link]
    assert [officer.client.get(paper).status_code for paper in papers].count(404) == 1
    listed = officer.page(f"{officer.campaign()}/cases?track=collective").text
    assert "Hội đồng đề nghị khen" not in listed

    leader.attach(case, "decision")
    assert "Bước này do “Quyết định khen thưởng” thực hiện, không ghi tay." in leader.page(case).text
    walk, sealed = Walker(office), officer.page(case).text
    signed = walk.decisions("chu-tich").signed("12/QĐ", "2020-03-30", case.removeprefix("/cases/"))
    assert "Đã ký quyết định" in standing.page(case).text
    assert officer.page(case).text == sealed
    assert walk.decisions("chu-tich").publish(signed.json()["id"]).status_code == 200
    assert FILED in officer.page(case).text


def test_quota_boards_are_not_for_units(visit) -> None:
    assert 'id="quotas"' in visit("noi-vu").page(visit("noi-vu").campaign()).html
    assert 'id="quotas"' not in visit("thu-ba").page(visit("thu-ba").campaign()).html


def test_paper_is_handed_out_to_be_kept_and_never_shown_in_place(visit) -> None:
    officer = visit("thu-ba")
    case = officer.case("register")
    officer.attach(case, "registration_form", name="Bản đăng ký.pdf")
    paper = next(link for link in officer.page(case).links if "/documents/" in link)

    answer = officer.client.get(paper)

    assert answer.headers["content-disposition"].startswith("attachment; filename*=UTF-8''B%E1%BA%A3n")
    assert answer.headers["content-type"] == "application/pdf"


def _voted(made: Office, visit) -> str:
    """A collective case of Thứ Ba whose vote has been recorded."""
    officer, standing = visit("thu-ba"), visit("noi-vu")
    owed = officer.case("register")
    officer.attach(owed, "registration_form")
    officer.take(owed, "meet")
    case = officer.case("collective")
    officer.attach(case, "self_report")
    officer.take(case, "self_report")
    visit("kiem-tra").take(case, "inspect", **{"input.score": "95"})
    visit("tham-dinh").take(case, "rate", **{"input.rating": "excellent"})
    milestone = standing.page(standing.campaign()).form("/milestones/appraisal_notice")
    standing.send(milestone, happened_on="2020-03-30", document_number="15/TB")
    officer.attach(case, "proposal")
    officer.take(case, "nominate")
    voted(Walker(made), {"id": case.rpartition("/")[2]})
    return case
