"""The papers of a year in An Biên and of one in Cần Thơ, taken from the doors, turned into PDF and looked at."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.services.papers.conftest import Converted
from tests.services.papers.pictures import inked
from tests.support.can_tho import Movement, the_office
from tests.support.offices import an_office
from tests.support.sittings import Against, district_council
from tests.support.walker import Walker

OF_SITTING = ("meeting_minutes", "tally_minutes", "ballot_paper")


def taken(walk: Walker, login: str, path: str) -> bytes:
    answer = walk.client(login).get(f"/api/v1{path}")
    assert answer.status_code == 200, answer.text
    return answer.content


def of_can_tho(walk: Movement) -> dict[str, bytes]:
    """Three nominations of two divisions, one of them of a member of the council."""
    walk.issued()
    cases = [*walk.sent("tong-hop", "tong-hop.2"), *walk.sent("kinh-te")]
    for division in ("tong-hop", "kinh-te"):
        walk.accepted(division)
    unit, person, _ = cases = [walk.presented(case) for case in cases]
    council = walk.award_council()
    closed = council.sit({case["id"]: Against(against) for against, case in enumerate(cases)})
    assert closed.status_code == 200, closed.text
    papers = {kind: taken(walk, "hoi-dong", f"/sittings/{council.last}/papers/{kind}") for kind in OF_SITTING}
    reports = {"report-of-unit": unit, "report-of-person": person}
    return papers | {
        name: taken(walk, "tong-hop", f"/cases/{case['id']}/papers/achievement_report")
        for name, case in reports.items()
    }


def of_an_bien(walk: Walker) -> dict[str, bytes]:
    """A unit that registered, was rated and voted on; the list of all."""
    case = walk.rated("thu-ba", 96)
    walk.notice("2020-03-30")
    case = walk.do("thu-ba", walk.get("thu-ba", f"/cases/{case['id']}"), "nominate", "proposal")
    council = district_council(walk)
    assert council.sit({case["id"]: Against(1, 1)}).status_code == 200
    lists = f"/campaigns/{walk.campaign()['id']}/papers/registration_list"
    return {
        "district-minutes": taken(walk, "noi-vu", f"/sittings/{council.last}/papers/meeting_minutes"),
        "district-report": taken(walk, "thu-ba", f"/cases/{case['id']}/papers/achievement_report"),
        "registration": taken(walk, "dong-yen", lists),
        "registrations": taken(walk, "noi-vu", lists),
    }


@pytest.fixture(scope="module")
def pdfs(converted: Converted, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, PdfReader]:
    can_tho, an_bien = tmp_path_factory.mktemp("can-tho"), tmp_path_factory.mktemp("an-bien")
    with the_office(_at(can_tho), can_tho) as demo:
        papers = of_can_tho(Movement(demo))
    office = an_office(_at(an_bien), an_bien)
    papers |= of_an_bien(Walker(office))
    office.database.dispose()
    return converted(papers)


def _at(folder: Path) -> str:
    return f"sqlite:///{folder / 'thidua.db'}"


def said(pdf: PdfReader) -> str:
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pdf.pages))


def test_papers_have_the_pages_they_should(pdfs: Mapping[str, PdfReader]) -> None:
    assert {name: len(pdf.pages) for name, pdf in pdfs.items()} == {
        "meeting_minutes": 2,
        "tally_minutes": 2,
        "ballot_paper": 2,
        "report-of-unit": 2,
        "report-of-person": 2,
        "district-minutes": 2,
        "district-report": 2,
        "registration": 1,
        "registrations": 1,
    }


def test_nobody_signs_a_page_that_says_nothing_else(pdfs: Mapping[str, PdfReader]) -> None:
    last = {name: " ".join(pdf.pages[-1].extract_text().split()) for name, pdf in pdfs.items()}

    assert "Biên bản được lập xong và thông qua trước Hội đồng./." in last["tally_minutes"]
    assert "Phiên họp kết thúc vào" in last["meeting_minutes"]
    assert [name for name in last if "report" in name and "……" not in re.sub("…{7} ?$", "", last[name])] == []


def test_one_family_of_fonts_and_nothing_in_the_margins(pdfs: Mapping[str, PdfReader]) -> None:
    for name, pdf in pdfs.items():
        fonts = [font.get_object() for page in pdf.pages for font in page["/Resources"]["/Font"].values()]
        families = {re.sub(r"^/?[A-Z]{6}\+|[-,].*$", "", font["/BaseFont"]) for font in fonts}
        assert families in ({"LiberationSerif"}, {"TimesNewRomanPSMT"}, {"TimesNewRoman"}), name
        for page in range(len(pdf.pages)):
            left, right, bottom = inked(pdf.stream, page)
            assert (left >= 29.5, right >= 14.5, bottom >= 19.5) == (True, True, True), (name, page)


def test_every_paper_says_whose_it_is_and_that_it_is_of_a_demonstration(pdfs: Mapping[str, PdfReader]) -> None:
    for name, pdf in pdfs.items():
        issuer = "AN BIÊN" if name in {"district-minutes", "district-report"} or "registr" in name else "CẦN THƠ"
        assert issuer in said(pdf).upper(), name
        assert "BẢN MINH HỌA" in said(pdf), name


def test_minutes_end_with_the_secretary_on_the_left_and_who_presided_on_the_right(
    pdfs: Mapping[str, PdfReader],
) -> None:
    text = said(pdfs["meeting_minutes"])

    assert re.search(r"THƯ KÝ CHỦ TỌA .*Doãn Văn Ví Dụ .*Giang Văn Mẫu", text) or re.search(
        r"THƯ KÝ Doãn Văn Ví Dụ CHỦ TỌA CHỦ TỊCH HỘI ĐỒNG Giang Văn Mẫu", text
    )
    assert "…………, ngày" not in text
    assert "Hội đồng thông qua 3/3 hồ sơ." in text
