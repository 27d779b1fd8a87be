"""An award is received and paid, and a later decision takes it back: the money is to be recovered."""

from __future__ import annotations

from typing import Any

from fastapi.testclient import TestClient

from services import audit
from services.access import scope_of
from services.store import award_register
from services.wiring import Office
from tests.services.decisions.conftest import voted
from tests.services.decisions.test_signing import problems, state
from tests.support.councils import acting, nominate
from tests.support.decisions import Decisions
from tests.support.offices import client_for


def awarded(office: Office, secretary: TestClient, desk: Decisions, *cases: str) -> tuple[str, list[dict[str, Any]]]:
    """A published decision on *cases*, and its lines."""
    voted(office, secretary, list(cases), [])
    published = desk.published("12/QĐ-UBND", "2021-01-15", *cases)
    assert published.status_code == 200, published.text
    decision = published.json()["id"]
    return decision, desk.look(decision)["lines"]


def register(office: Office, desk: Decisions) -> list[tuple[str, str]]:
    with office.reading() as work:
        found = award_register.of_campaign(work, scope_of(acting(work, "thu-ky")), desk.campaign)
    return [(one.recipient, one.state.value) for one in found]


def test_the_awardees_unit_confirms_receipt_of_its_own_and_of_nobody_elses(
    office: Office, secretary: TestClient, desk: Decisions
) -> None:
    decision, [line] = awarded(office, secretary, desk, *nominate(office, "a1"))
    path, body = f"/api/v1/decisions/{decision}/lines/{line['line']}/receipt", {"received_on": "2021-01-15"}

    assert client_for(office, "b").post(path, json=body).status_code == 403
    own = client_for(office, "a1").post(path, json=body)
    assert own.status_code == 200, own.text
    assert problems(client_for(office, "chu-tich").post(path, json=body)) == ["receipt_confirmed_before"]
    assert desk.look(decision)["lines"][0]["received_on"] == "2021-01-15"
    seen = {
        login: client_for(office, login).get(f"/api/v1/decisions/{decision}").json()["lines"][0]["received_on"]
        for login in ("a1", "b")
    }
    assert seen == {"a1": "2021-01-15", "b": None}


def test_a_revocation_takes_one_award_back_and_leaves_the_others(
    office: Office, secretary: TestClient, desk: Decisions
) -> None:
    first, second = nominate(office, "a1", "a2")
    decision, lines = awarded(office, secretary, desk, first, second)
    officer = client_for(office, "a")
    assert problems(desk.revocation([lines[0]["line"]], reason=" ")) == ["line_reason_missing"]
    drafted = desk.revocation([lines[0]["line"]])
    assert drafted.status_code == 201, drafted.text
    later = drafted.json()["id"]
    taking = Decisions(desk.recorder, desk.recorder, desk.campaign)

    assert taking.write(later, subject="Thu hồi Giấy khen").status_code == 200
    signed = taking.sign(later, "20/QĐ-UBND", "2021-01-15")
    assert signed.status_code == 200, signed.text

    assert [state(officer, case) for case in (first, second)] == ["revoked", "awarded"]
    assert [line["revoked_by"] for line in desk.look(decision)["lines"]] == [later, ""]
    seen = officer.get(f"/api/v1/decisions/{decision}").json()["lines"]
    assert [line["revoked_by"] for line in seen] == [later, ""]
    assert register(office, desk) == [("Người A1", "revoked"), ("Người A2", "given")]
    assert problems(desk.revocation([lines[0]["line"]])) == ["award_not_standing"]
    with office.reading() as work:
        assert audit.verify(work).holds


def test_a_decision_whose_names_were_erased_is_proved_by_all_the_rest(
    office: Office, secretary: TestClient, desk: Decisions
) -> None:
    decision, [line] = awarded(office, secretary, desk, *nominate(office, "a1"))
    complaint = {"by": "Người dân", "text": "Hồ sơ chậm", "received_on": "2021-01-15", "line": line["line"]}
    assert desk.ask(desk.recorder, decision, "objections", json=complaint).status_code == 200
    assert desk.revocation([line["line"]]).status_code == 201
    with office.writing() as work:
        work.connection.exec_driver_sql("UPDATE entries SET personal = '', salt = '' WHERE stream LIKE 'decision:%%'")
        work.commit()

    with office.reading() as work:
        assert audit.verify(work).holds
    with office.writing() as work:
        work.connection.exec_driver_sql("UPDATE decisions SET number = '99/QĐ' WHERE number <> ''")
        work.connection.exec_driver_sql("UPDATE awards SET number = '99/QĐ'")
        work.commit()
    with office.reading() as work:
        assert [one.stream for one in audit.verify(work).breaks] == [f"decision:{decision}"]


def test_a_line_of_the_register_altered_by_hand_is_found(
    office: Office, secretary: TestClient, desk: Decisions
) -> None:
    decision, _ = awarded(office, secretary, desk, *nominate(office, "a1"))
    with office.writing() as work:
        work.connection.exec_driver_sql("UPDATE awards SET amount = 9000000")
        work.commit()

    with office.reading() as work:
        verified = audit.verify(work)

    assert [one.stream for one in verified.breaks] == [f"decision:{decision}"]
