"""The lines of a paper, as the decree wants them."""

from __future__ import annotations

from datetime import date

import pytest

from services.papers import wording
from services.papers.articles import counted, of_awards
from workflow.decisions.decision import Power, Signature

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


@pytest.mark.parametrize(
    ("power", "lines"),
    [
        (Power.OWN, ("Chủ tịch",)),
        (Power.TM, ("TM. Ủy ban nhân dân", "Chủ tịch")),
        (Power.Q, ("Q. Ủy ban nhân dân", "Chủ tịch")),
        (Power.KT, ("KT. Ủy ban nhân dân", "Chủ tịch")),
        (Power.TL, ("TL. Ủy ban nhân dân", "Chủ tịch")),
        (Power.TUQ, ("TUQ. Ủy ban nhân dân", "Chủ tịch")),
    ],
)
def test_power_of_a_recorded_decision_is_written_as_the_decree_says(power: Power, lines: tuple[str, ...]) -> None:
    signing = Signature(power=power, for_whom="Ủy ban nhân dân", post="Chủ tịch", signer="Lê Văn A")

    assert wording.signed_as(signing).lines == lines
    assert wording.signed_as(signing).name == "Lê Văn A"


@pytest.mark.parametrize(
    ("to", "said"),
    [
        ((3, 0, 0), "03 tập thể"),
        ((0, 12, 0), "12 cá nhân"),
        ((3, 12, 0), "03 tập thể và 12 cá nhân"),
        ((3, 12, 1), "03 tập thể, 12 cá nhân và 01 hộ gia đình"),
    ],
)
def test_who_is_awarded_is_counted(to: tuple[int, int, int], said: str) -> None:
    assert counted(*to) == said


def test_decision_without_money_has_no_article_about_it() -> None:
    with_money, without = (
        of_awards(award="Giấy khen", to=(0, 1, 0), merit="", total=total, paid_from="Quỹ", carried_out_by="Ông A")
        for total in (450_000, 0)
    )

    assert (len(with_money), len(without)) == (3, 2)
    assert (
        with_money[1]
        == "Tiền thưởng kèm theo tổng số 450.000 đồng (bằng chữ: bốn trăm năm mươi nghìn đồng), trích từ Quỹ."
    )
    assert "Tiền" not in "".join(without)


def test_acting_head_signs_for_nobody_else() -> None:
    assert wording.signed_as(Signature(power=Power.Q, post="Chủ tịch", signer="Lê Văn A")).lines == ("Q. Chủ tịch",)
