"""Papers of a decision say what the decision says, to the figure: a draft, a signed one, its notice, its certificates."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from services.papers.numbers import money_in_words
from services.words.forms import amount
from tests.services.papers.reading import marks_of, rows_of, text_of
from tests.support.can_tho import Movement, the_office
from tests.support.decisions import Decisions

HEAD = "chanh-vp"
SUBJECT = "Về việc tặng Giấy khen phong trào thi đua cải cách hành chính"
SIGNATURE = {"power": "kt", "for_whom": "CHÁNH VĂN PHÒNG", "post": "Phó Chánh Văn phòng", "signer": "Cù Thị Mẫu"}
HOSTILE = "=SUM(A1) {{ 7*7 }} {% for x in y %} <b>&amp;</b> " + "Nguyễn " * 40


@pytest.fixture
def movement(empty_url: str, tmp_path: Path) -> Iterator[Movement]:
    with the_office(empty_url, tmp_path) as demo:
        yield Movement(demo)


@pytest.fixture
def desk(movement: Movement) -> Decisions:
    return movement.decisions(HEAD)


def recommended(movement: Movement) -> list[str]:
    """The cases of a division and of two of its people, recommended by the council."""
    movement.issued()
    sent = movement.sent("tong-hop", "tong-hop.2", "tong-hop.3")
    movement.accepted("tong-hop")
    return [str(movement.recommended(case)["id"]) for case in sent]


def drafted(movement: Movement, desk: Decisions, **written: Any) -> str:
    made = desk.draft(*recommended(movement))
    assert made.status_code == 201, made.text
    decision = str(made.json()["id"])
    answer = desk.write(decision, **{"subject": SUBJECT, **SIGNATURE, **written})
    assert answer.status_code == 200, answer.text
    return decision


def signed(movement: Movement, desk: Decisions, **written: Any) -> str:
    decision = drafted(movement, desk, **written)
    answer = desk.sign(decision, "12/QĐ-VPUB", today(movement), **SIGNATURE)
    assert answer.status_code == 200, answer.text
    return decision


def today(movement: Movement) -> str:
    return str(movement.get(HEAD, "/demo/clock")["now"])[:10]


def paper(movement: Movement, login: str, decision: str, kind: str, **params: str) -> Any:
    return movement.client(login).get(f"/api/v1/decisions/{decision}/papers/{kind}", params=params)


def codes(answer: Any) -> list[str]:
    return [one["code"] for one in answer.json()["refusals"]]


def test_draft_has_no_number_and_says_that_its_money_is_reckoned_for_today(movement: Movement, desk: Decisions) -> None:
    decision = drafted(movement, desk)

    answer = paper(movement, HEAD, decision, "decision")

    assert answer.status_code == 200, answer.text
    said = text_of(answer.content)
    assert "DỰ THẢO" in marks_of(answer.content)
    assert "Số:\N{NO-BREAK SPACE}" in said
    assert "12/QĐ" not in said
    assert "dự tính theo quy định tại ngày" in said


def test_signed_decision_says_what_the_api_says(movement: Movement, desk: Decisions) -> None:
    decision = signed(movement, desk)

    answer = paper(movement, HEAD, decision, "decision")
    told, said = desk.look(decision), text_of(answer.content)

    listed = [row for row in rows_of(answer.content, "STT") if row[0].isdigit()]
    assert {(row[1], row[4]) for row in listed} == {(one["subject"], amount(one["amount"])) for one in told["lines"]}
    assert told["total"] == sum(one["amount"] for one in told["lines"]) > 0
    assert f"{amount(told['total'])} đồng" in said
    assert money_in_words(told["total"])[1:] in said
    assert "Số: 12/QĐ-VPUB" in said
    assert "Cần Thơ, ngày" in said
    assert "CHÁNH VĂN PHÒNG" in said
    assert "KT. CHÁNH VĂN PHÒNG\nPhó Chánh Văn phòng\nCù Thị Mẫu" in said
    assert marks_of(answer.content) == "BẢN MINH HỌA"
    assert "01 tập thể và 02 cá nhân đã có thành tích trong phong trào thi đua" in said
    assert "dự tính" not in said


def test_nobody_but_the_office_prints_it_before_it_is_published(movement: Movement, desk: Decisions) -> None:
    decision = signed(movement, desk)
    lines = {one["subject"]: one["line"] for one in desk.look(decision)["lines"]}
    mine, others = lines["Lê Thị Ví Dụ"], lines["Phòng Tổng hợp"]
    kinds = ("decision", "results_notice", "certificate")

    before = [paper(movement, "tong-hop.2", decision, kind, line=mine).status_code for kind in kinds]
    desk.publish(decision)
    after = [paper(movement, "tong-hop.2", decision, kind, line=mine).status_code for kind in kinds]
    of_another = paper(movement, "tong-hop.2", decision, "certificate", line=others)
    of_its_unit = paper(movement, "tong-hop", decision, "certificate", line=mine)
    elsewhere = paper(movement, "noi-chinh", decision, "certificate", line=mine)

    assert (before, after) == ([404, 404, 404], [200, 200, 200])
    assert (of_another.status_code, of_its_unit.status_code, elsewhere.status_code) == (404, 200, 404)


def test_certificate_names_one_recipient_and_the_signed_decision(movement: Movement, desk: Decisions) -> None:
    decision = signed(movement, desk)
    line = next(one["line"] for one in desk.look(decision)["lines"] if one["subject"] == "Lê Thị Ví Dụ")

    answer = paper(movement, HEAD, decision, "certificate", line=line)
    which = paper(movement, HEAD, decision, "certificate")
    nobody = paper(movement, HEAD, decision, "certificate", line="nothing")

    said = text_of(answer.content)
    for part in (
        "Chánh Văn phòng Ủy ban nhân dân thành phố Cần Thơ",
        "Giấy khen",
        "Lê Thị Ví Dụ",
        "Chuyên viên, Phòng Tổng hợp",
        "Quyết định số 12/QĐ-VPUB ngày",
        "Số sổ vàng: ……………",
        "Cù Thị Mẫu",
    ):
        assert part in said, part
    assert "Hoàng" not in said
    assert (which.status_code, codes(which), nobody.status_code) == (409, ["certificate_of_which_line"], 404)


def test_notice_and_certificate_wait_for_the_signature(movement: Movement, desk: Decisions) -> None:
    decision = drafted(movement, desk)

    answers = [paper(movement, HEAD, decision, kind) for kind in ("results_notice", "certificate")]

    assert [(one.status_code, codes(one)) for one in answers] == [(409, ["paper_before_signing"])] * 2
    assert paper(movement, HEAD, decision, "nothing").status_code == 404


def test_notice_is_a_draft_until_the_decision_is_public(movement: Movement, desk: Decisions) -> None:
    decision = signed(movement, desk)
    before = paper(movement, HEAD, decision, "results_notice")
    desk.publish(decision)
    after = paper(movement, "noi-chinh", decision, "results_notice")

    assert (marks_of(before.content), marks_of(after.content)) == ("DỰ THẢO – BẢN MINH HỌA", "BẢN MINH HỌA")
    assert {row[1] for row in rows_of(after.content, "STT") if row[0].isdigit()} == {
        one["subject"] for one in desk.look(decision)["lines"]
    }
    assert "Thực hiện Quyết định số 12/QĐ-VPUB" in text_of(after.content)


def test_what_nobody_wrote_is_named_with_the_way_out(movement: Movement, desk: Decisions) -> None:
    made = desk.draft(*recommended(movement))

    answer = paper(movement, HEAD, made.json()["id"], "decision")

    assert answer.status_code == 409
    places = [one["place"] for one in answer.json()["refusals"]]
    assert {"summary", "basis", "authority", "signature.name"} <= set(places)
    assert all(one["ways_out"] for one in answer.json()["refusals"])


def test_hostile_texts_come_out_as_text(movement: Movement, desk: Decisions) -> None:
    subject, signer = HOSTILE[:300], HOSTILE[:200]
    decision = signed(movement, desk, subject=subject, signer=signer)

    said = text_of(paper(movement, HEAD, decision, "decision").content)

    assert subject.strip() in said
    assert "49" not in said.replace(subject.strip(), "").partition("Điều")[0]


def test_revocation_names_the_earlier_decision_and_recovers_what_was_paid(movement: Movement, desk: Decisions) -> None:
    decision = signed(movement, desk)
    desk.publish(decision)
    first, second, _ = desk.look(decision)["lines"]
    paid = desk.ask(
        desk.recorder,
        decision,
        "payments",
        json={"lines": [first["line"]], "paid_on": today(movement), "voucher": "PC 01"},
    )
    assert paid.status_code == 200, paid.text
    taken = desk.revocation([first["line"], second["line"]])
    assert taken.status_code == 201, taken.text
    back = str(taken.json()["id"])
    assert desk.write(back, subject="Về việc hủy bỏ quyết định tặng Giấy khen").status_code == 200

    answer = paper(movement, HEAD, back, "decision")
    said = text_of(answer.content)

    assert "DỰ THẢO" in marks_of(answer.content)
    assert "Hủy bỏ việc tặng Giấy khen" in said
    assert "theo Quyết định số 12/QĐ-VPUB ngày" in said
    assert f"tổng số {amount(first['amount'])} đồng" in said
    rows = {row[1]: row[4] for row in rows_of(answer.content, "STT") if row[0].isdigit()}
    assert rows == {first["subject"]: amount(first["amount"]), second["subject"]: "0"}
    assert desk.sign(back, "20/QĐ-VPUB", today(movement)).status_code == 200
    assert codes(paper(movement, HEAD, back, "certificate")) == ["no_certificate_here"]
    gone = paper(movement, HEAD, decision, "certificate", line=first["line"])
    assert (gone.status_code, codes(gone)) == (409, ["award_taken_back"])
