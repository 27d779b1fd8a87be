"""Each paper as its reader sees it: DOCX to PDF to pages, measured; pictures of the pages are left beside for eyes."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest
from pypdf import PdfReader

from services.papers import PaperKind, render
from tests.services.papers import samples
from tests.services.papers.conftest import Converted
from tests.services.papers.pictures import inked

LETTERS = "Ằẵặễựỹệộờửữđ"
"""Vietnamese letters that older fonts lack; one of them from another font and a word falls apart."""
PAPERS = {
    "decision": (PaperKind.DECISION, samples.decision(people=30)),
    "decision-draft": (PaperKind.DECISION, samples.decision(number="", money=False, demo=True, name=LETTERS)),
    "revocation": (PaperKind.DECISION, samples.revocation()),
    "certificate": (PaperKind.CERTIFICATE, samples.certificate()),
    "certificate-long": (PaperKind.CERTIFICATE, samples.crowded_certificate()),
    "notice": (PaperKind.RESULTS_NOTICE, samples.results_notice()),
    "proposal": (PaperKind.PROPOSAL, samples.proposal()),
}


@pytest.fixture(scope="module")
def pdfs(converted: Converted) -> Mapping[str, PdfReader]:
    return converted({name: render(kind, paper) for name, (kind, paper) in PAPERS.items()})


def said(page) -> str:
    return re.sub(r"\s+", " ", page.extract_text())


def test_papers_have_the_pages_they_should(pdfs: Mapping[str, PdfReader]) -> None:
    assert {name: len(pdf.pages) for name, pdf in pdfs.items()} == {
        "decision": 3,
        "decision-draft": 2,
        "revocation": 2,
        "certificate": 1,
        "certificate-long": 1,
        "notice": 1,
        "proposal": 2,
    }


def test_one_family_of_fonts_and_every_one_embedded(pdfs: Mapping[str, PdfReader]) -> None:
    for name, pdf in pdfs.items():
        fonts = [font.get_object() for page in pdf.pages for font in page["/Resources"]["/Font"].values()]
        below = [font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font for font in fonts]
        families = {re.sub(r"^/?[A-Z]{6}\+|[-,].*$", "", font["/BaseFont"]) for font in below}
        assert families in ({"LiberationSerif"}, {"TimesNewRomanPSMT"}, {"TimesNewRoman"}), name
        assert all("/FontFile2" in font["/FontDescriptor"].get_object() for font in below), name


def test_letters_come_out_whole(pdfs: Mapping[str, PdfReader]) -> None:
    assert LETTERS in said(pdfs["decision-draft"].pages[1])


def test_nothing_is_printed_in_the_margins(pdfs: Mapping[str, PdfReader]) -> None:
    """Ink, measured on the picture of the page; the page number stands in the top margin, the mark too."""
    for name, pdf in pdfs.items():
        if not name.startswith("certificate"):
            for page in range(len(pdf.pages)):
                left, right, bottom = inked(pdf.stream, page)
                assert left >= 29.5, (name, page)
                assert right >= 14.5, (name, page)
                assert bottom >= 19.5, (name, page)


def test_decision_says_what_it_was_given_in_order(pdfs: Mapping[str, PdfReader]) -> None:
    page = said(pdfs["decision"].pages[0])
    parts = [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 07/QĐ-UBND",
        "An Biên, ngày 05 tháng 02 năm 2021",
        "QUYẾT ĐỊNH",
        "CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN AN BIÊN",
        "Căn cứ Luật Tổ chức chính quyền địa phương",
        "Theo đề nghị của Trưởng phòng Nội vụ huyện.",
        "QUYẾT ĐỊNH:",
        "Điều 1. Tặng Giấy khen",
        "Điều 2. Tiền thưởng",
        "Điều 3. Chánh Văn phòng",
        "Nơi nhận:",
        "KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        "Nguyễn Văn Mẫu",
    ]
    places = [page.find(part) for part in parts]

    assert -1 not in places
    assert places[4:13] == sorted(places[4:13])
    assert "DỰ THẢO" not in "".join(map(said, pdfs["decision"].pages))


def test_revocation_says_what_is_cancelled_and_what_is_paid_back(pdfs: Mapping[str, PdfReader]) -> None:
    first, second = map(said, pdfs["revocation"].pages)

    assert "Điều 1. Hủy bỏ việc tặng Giấy khen của Chủ tịch" in first
    assert "theo Quyết định số 07/QĐ-UBND ngày 05 tháng 02 năm 2021 đối với 01 cá nhân" in first
    assert "tổng số 450.000 đồng (bằng chữ: bốn trăm năm mươi nghìn đồng), nộp vào Quỹ" in first
    assert "Giấy khen (kê khai gian dối)" in second


def test_list_of_a_decision_counts_its_pages_from_one(pdfs: Mapping[str, PdfReader]) -> None:
    first, second = (said(page) for page in pdfs["decision"].pages[1:])

    assert first.startswith("DANH SÁCH TẬP THỂ, CÁ NHÂN ĐƯỢC TẶNG GIẤY KHEN (Kèm theo Quyết định số 07/QĐ-UBND")
    assert second.startswith("2 STT Họ và tên, tên tập thể")
    assert "Tổng cộng 16.200.000 Bằng chữ: Mười sáu triệu hai trăm nghìn đồng./." in second


def test_draft_of_a_demo_says_so_on_every_page_and_has_no_number(pdfs: Mapping[str, PdfReader]) -> None:
    for page in pdfs["decision-draft"].pages:
        assert "DỰ THẢO – BẢN MINH HỌA" in said(page)
    assert "Số: /QĐ-UBND" in said(pdfs["decision-draft"].pages[0])
    assert "ngày tháng năm 2021" in said(pdfs["decision-draft"].pages[1])


def test_long_names_keep_a_certificate_on_its_sheet(pdfs: Mapping[str, PdfReader]) -> None:
    page = said(pdfs["certificate-long"].pages[0])

    assert page.count("Trung tâm Dịch vụ việc làm") >= 9
    assert "BẢN MINH HỌA" in page
    assert "Số sổ vàng: ……" in page
    assert "KT. CHỦ TỊCH PHÓ CHỦ TỊCH THƯỜNG TRỰC Nguyễn Văn Mẫu" in page


def test_list_of_a_proposal_lies_down(pdfs: Mapping[str, PdfReader]) -> None:
    wide = [page.mediabox.width > page.mediabox.height for page in pdfs["proposal"].pages]

    assert wide == [False, True]
    assert "Kính gửi: Hội đồng Thi đua - Khen thưởng thành phố Cần Thơ." in said(pdfs["proposal"].pages[0])


def test_notice_addresses_several_in_lines(pdfs: Mapping[str, PdfReader]) -> None:
    page = said(pdfs["notice"].pages[0])

    assert "Kính gửi: - Các cơ quan, đơn vị trực thuộc huyện; - Ủy ban nhân dân các xã, thị trấn." in page
    assert "TL. CHỦ TỊCH CHÁNH VĂN PHÒNG" in page
