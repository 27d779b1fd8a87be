"""An Biên from what its council voted to the papers that are filed: one decision, its certificates, its money, its registers."""

from __future__ import annotations

import pytest

from services.wiring import Office
from tests.conftest import BOTH_DATABASES
from tests.services.papers.reading import marks_of, text_of
from tests.support.filing import Filing, done
from tests.support.sittings import Against, district_council
from tests.support.walker import Walker, codes

UNIT, PERSON = "Bộ phận Tiếp nhận và Trả kết quả thị trấn Thứ Ba", "Lê Thị Ví Dụ"
NUMBER, DAY = "312/QĐ-UBND", "2020-12-31"


@pytest.fixture
def walk(office: Office) -> Walker:
    return Walker(office)


@pytest.fixture
def filing(walk: Walker) -> Filing:
    return Filing(walk, "chu-tich")


@pytest.fixture
def voted(walk: Walker) -> list[str]:
    """The unit and the person whom the council recommended, then the unit it did not, on 31/12/2020."""
    walk.clock("2020-06-01T02:00:00Z")
    cases = [walk.rated("thu-ba", 96), walk.rated("nam-thai", 93)]
    walk.clock("2020-12-31T02:00:00Z")
    walk.notice("2020-12-18")
    for login, case in zip(("thu-ba", "nam-thai"), cases, strict=True):
        walk.do(login, walk.get(login, f"/cases/{case['id']}"), "nominate", "proposal")
    everybody = {one["name"]: one["id"] for one in walk.get("noi-vu", "/people")}
    person = walk.open("thu-ba", "individual", person=everybody[PERSON]).json()
    inputs = {"performance": "excellent", "direct_work": "direct"}
    walk.do("thu-ba", walk.get("thu-ba", f"/cases/{person['id']}"), "nominate", "proposal", inputs=inputs)
    carried, lost = [cases[0]["id"], person["id"]], cases[1]["id"]
    done(district_council(walk).sit({**dict.fromkeys(carried, Against(1)), lost: Against(4)}))
    return [*carried, lost]


@BOTH_DATABASES
def test_from_the_vote_to_certificates_money_and_registers(walk: Walker, filing: Filing, voted: list[str]) -> None:
    unit, person, other = voted
    decision = filing.drafted(unit, person)
    draft = filing.paper(decision, "decision")
    filing.published(decision, NUMBER, DAY)
    walk.do("chu-tich", walk.get("chu-tich", f"/cases/{other}"), "decline")

    assert "DỰ THẢO" in marks_of(draft)
    assert NUMBER not in text_of(draft)
    assert "DỰ THẢO" not in marks_of(filing.paper(decision, "decision"))
    assert filing.money(decision) == {UNIT: 900_000, PERSON: 450_000}
    reckoned = {one["subject"]: one["reckoned"] for one in filing.decisions.look(decision)["lines"]}
    assert {(one["base"], one["coefficient"]) for one in reckoned.values()} == {("1490000", "0.6"), ("1490000", "0.3")}
    for name, line in filing.lines(decision).items():
        certificate = text_of(filing.paper(decision, "certificate", line=line))
        assert name in certificate
        assert f"{NUMBER}" in certificate
    notice = text_of(filing.paper(decision, "results_notice"))
    assert all(name in notice for name in (UNIT, PERSON, NUMBER))

    done(filing.paid(decision, DAY))
    done(filing.received("thu-ba", decision, UNIT, DAY))
    done(filing.received("chu-tich", decision, PERSON, DAY))
    settled = {(one["paid_on"], one["received_on"]) for one in filing.decisions.look(decision)["lines"]}
    assert settled == {(DAY, DAY)}
    assert filing.report("year", 2020) == {UNIT: (2, 1_350_000)}
    assert [walk.get("noi-vu", f"/cases/{case}")["state"] for case in voted] == ["awarded", "awarded", "not_selected"]
    assert walk.get("kiem-toan", "/verification")["holds"] is True


def test_what_is_wrong_is_refused_by_name_and_changes_nothing(walk: Walker, filing: Filing, voted: list[str]) -> None:
    unit, person, _ = voted
    first, second = filing.drafted(unit), filing.drafted(person, signer=" ")
    early = filing.printed("chu-tich", first, "certificate", line=filing.lines(first)[UNIT])
    unknown = filing.printed("chu-tich", first, "diploma")
    of_a_draft = filing.printed("thu-ba", first, "decision")
    nameless = filing.printed("chu-tich", second, "decision")
    done(filing.decisions.write(second))
    unsigned = filing.signed(second, "313/QĐ-UBND", DAY, signer="")
    done(filing.signed(first, NUMBER, DAY))
    sealed = filing.printed("thu-ba", first, "decision")
    taken = filing.signed(second, NUMBER, DAY)
    tomorrow = filing.signed(second, "313/QĐ-UBND", "2021-01-01")
    unpaid = filing.paid(first, DAY)
    nobody = filing.printed("chu-tich", first, "certificate", line="no-such-line")

    assert codes(early) == ["paper_before_signing"]
    assert codes(nameless) == ["paper_field_empty"]
    assert "họ và tên người ký" in nameless.json()["refusals"][0]["sentence"]
    assert [one.status_code for one in (unknown, of_a_draft, sealed, nobody)] == [404] * 4
    assert codes(unsigned) == ["signer_missing"]
    assert codes(taken) == ["decision_number_taken"]
    assert codes(tomorrow) == ["day_to_come"]
    assert unpaid.status_code == 409
    assert walk.get("noi-vu", f"/cases/{person}")["state"] == "recommended"
    assert filing.register(second) == {}


def test_one_award_is_taken_back_and_its_money_comes_back(walk: Walker, filing: Filing, voted: list[str]) -> None:
    unit, person, _ = voted
    decision = filing.drafted(unit, person)
    filing.published(decision, NUMBER, DAY)
    done(filing.paid(decision, DAY))
    walk.clock("2021-02-01T02:00:00Z")
    drafted = filing.decisions.revocation([filing.lines(decision)[PERSON]], "Kê khai không đúng")
    taking = str(drafted.json()["id"])
    done(filing.decisions.write(taking, subject="Thu hồi Giấy khen"))
    paper = text_of(filing.paper(taking, "decision"))
    before = filing.recovered(decision, PERSON, "2021-02-01")
    done(filing.signed(taking, "20/QĐ-UBND", "2021-02-01"))
    done(filing.decisions.publish(taking))
    again = filing.printed("chu-tich", decision, "certificate", line=filing.lines(decision)[PERSON])
    done(filing.recovered(decision, PERSON, "2021-02-01"))
    twice = filing.recovered(decision, PERSON, "2021-02-01")

    assert PERSON in paper
    assert NUMBER in paper
    assert [answer.status_code for answer in (before, twice, again)] == [409, 409, 409]
    assert filing.register(decision) == {UNIT: (900_000, "given"), PERSON: (450_000, "revoked")}
    assert filing.workbook(NUMBER) == {UNIT: (900_000, "Đã công bố"), PERSON: (450_000, "Đã hủy bỏ")}
    lines = {one["subject"]: one for one in filing.decisions.look(decision)["lines"]}
    assert (lines[PERSON]["recovered_on"], lines[UNIT]["revoked_by"]) == ("2021-02-01", "")
    assert [walk.get("noi-vu", f"/cases/{case}")["state"] for case in (unit, person)] == ["awarded", "revoked"]
    assert walk.get("kiem-toan", "/verification")["holds"] is True
