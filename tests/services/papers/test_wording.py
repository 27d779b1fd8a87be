"""The lines of a paper, as the decree wants them."""

from __future__ import annotations

from datetime import date

import pytest

from services.papers import wording

BLANK = "\u00a0" * 6


@pytest.mark.parametrize(
    ("number", "line"),
    [("7", "Số: 07/QĐ-UBND"), ("154", "Số: 154/QĐ-UBND"), ("12a", "Số: 12a/QĐ-UBND"), ("9/QĐ-VP", "Số: 9/QĐ-VP")],
)
def test_number_has_two_figures_and_its_symbol(number: str, line: str) -> None:
    assert wording.number_line(number, "QĐ-UBND") == line


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2020, 3, 5), "ngày 05 tháng 3 năm 2020"),
        (date(2021, 2, 10), "ngày 10 tháng 02 năm 2021"),
        (date(2019, 12, 31), "ngày 31 tháng 12 năm 2019"),
    ],
)
def test_days_under_ten_and_the_first_two_months_have_a_zero(day: date, words: str) -> None:
    assert wording.day_in_words(day) == words


@pytest.mark.parametrize(("number", "dated"), [("", None), ("7", None), ("", date(2021, 2, 5))])
def test_draft_has_room_for_number_and_day_and_says_so(number: str, dated: date | None) -> None:
    head = wording.head(issuer="Văn phòng", symbol="TTr-VP", place="Cần Thơ", number=number, dated=dated, year=2020)

    assert (head.number_line, head.place_and_date, head.mark) == (
        f"Số:{BLANK}/TTr-VP",
        f"Cần Thơ, ngày{BLANK}tháng{BLANK}năm 2020",
        "DỰ THẢO",
    )


def test_signed_paper_carries_no_mark_and_a_demo_its_own() -> None:
    assert [wording.mark(draft=draft, demo=demo) for draft, demo in ((False, False), (False, True), (True, True))] == [
        "",
        "BẢN MINH HỌA",
        "DỰ THẢO – BẢN MINH HỌA",
    ]


def test_basis_ends_with_a_full_stop_after_semicolons() -> None:
    assert wording.basis(["Căn cứ Luật A;", "Căn cứ Nghị định B."], "Theo đề nghị của C") == (
        "Căn cứ Luật A;",
        "Căn cứ Nghị định B;",
        "Theo đề nghị của C.",
    )


def test_recipients_end_with_who_keeps_the_paper() -> None:
    assert wording.recipients(["Như Điều 3", "Sở Nội vụ;"], "VT, NV") == ("Như Điều 3;", "Sở Nội vụ;", "Lưu: VT, NV.")


def test_powers_stand_above_the_office_of_the_signer() -> None:
    signature = wording.signed_by("Lê Văn A", "Phó Chủ tịch", ("TM.", "Ủy ban nhân dân"), ("KT.", "Chủ tịch"))

    assert signature.lines == ("TM. Ủy ban nhân dân", "KT. Chủ tịch", "Phó Chủ tịch")
