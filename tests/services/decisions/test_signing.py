"""A decision is drafted on what the council voted, recorded once it is signed, and known to all once published."""

from __future__ import annotations

from fastapi.testclient import TestClient

from services import audit
from services.wiring import Office
from tests.services.decisions.conftest import voted
from tests.support.councils import nominate
from tests.support.decisions import Decisions
from tests.support.offices import client_for


def state(by: TestClient, case: str) -> str:
    return str(by.get(f"/api/v1/cases/{case}").json()["state"])


def problems(answer: object) -> list[str]:
    body = answer.json()  # type: ignore[attr-defined]
    return [one["code"] for one in body["refusals"]]


def test_signing_decides_and_publishing_awards_every_case_on_it(
    office: Office, secretary: TestClient, desk: Decisions
) -> None:
    first, second = nominate(office, "a1", "a2")
    voted(office, secretary, [first, second], [])
    waiting = secretary.get(f"/api/v1/campaigns/{desk.campaign}/decisions/award_decision/waiting").json()
    assert {one["case"]: one["differs"] for one in waiting} == {first: False, second: False}
    drafted = desk.draft(first, second)
    assert drafted.status_code == 201, drafted.text
    decision = drafted.json()["id"]
    officer = client_for(office, "a")

    assert desk.write(decision).status_code == 200
    assert state(secretary, first) == "recommended"
    assert officer.get(f"/api/v1/decisions/{decision}").status_code == 404

    signed = desk.sign(decision, "12/QĐ-UBND", "2021-01-15")
    assert signed.status_code == 200, signed.text
    assert state(secretary, first) == "decided"
    assert state(officer, first) == "nominated"

    published = desk.publish(decision)
    assert published.status_code == 200, published.text
    assert state(officer, first) == "awarded"
    assert state(officer, second) == "awarded"
    seen = officer.get(f"/api/v1/decisions/{decision}").json()
    assert (seen["number"], seen["dated"], seen["published_on"]) == ("12/QĐ-UBND", "2021-01-15", "2021-01-15")
    with office.reading() as work:
        assert audit.verify(work).holds


def test_a_case_is_awarded_by_a_decision_and_never_by_hand(
    office: Office, secretary: TestClient, desk: Decisions
) -> None:
    [case] = nominate(office, "a1")
    voted(office, secretary, [case], [])
    version = secretary.get(f"/api/v1/cases/{case}").headers["ETag"]

    answer = desk.recorder.post(f"/api/v1/cases/{case}/triggers/award", json={}, headers={"If-Match": version})

    assert (answer.status_code, problems(answer)) == (409, ["only_by_decision"])


def test_to_award_against_the_vote_takes_a_reason(office: Office, secretary: TestClient, desk: Decisions) -> None:
    [case] = nominate(office, "a1")
    voted(office, secretary, [], [case])

    assert problems(desk.draft(case)) == ["line_reason_missing"]

    published = desk.published("13/QĐ-UBND", "2021-01-15", {"case": case, "reason": "Thành tích nổi bật"})
    assert published.status_code == 200, published.text
    assert state(secretary, case) == "awarded"


def test_everything_that_keeps_a_draft_from_being_signed_is_said_at_once(
    office: Office, secretary: TestClient, desk: Decisions
) -> None:
    [case] = nominate(office, "a1")
    voted(office, secretary, [case], [])
    decision = desk.draft(case).json()["id"]

    refused = desk.sign(decision, " ", "2021-02-01", power="tuq", signer="", post="")

    expected = {
        "decision_number_missing_here",
        "day_to_come",
        "signer_missing",
        "post_missing",
        "for_whom_missing",
        "authorisation_missing",
        "basis_missing",
        "subject_missing",
    }
    assert refused.status_code == 409
    assert set(problems(refused)) == expected
    assert state(secretary, case) == "recommended"


def test_a_number_is_given_once_a_year_and_a_case_stands_on_one_decision(
    office: Office, secretary: TestClient, desk: Decisions
) -> None:
    first, second = nominate(office, "a1", "a2")
    voted(office, secretary, [first, second], [])
    assert desk.signed("12/QĐ-UBND", "2021-01-15", first).status_code == 200

    assert problems(desk.draft(first)) == ["not_before_a_decision"]
    assert problems(desk.signed("12/QĐ-UBND", "2021-01-15", second)) == ["decision_number_taken"]
    assert desk.signed("13/QĐ-UBND", "2021-01-15", second).status_code == 200


def test_what_is_signed_for_is_neither_withdrawn_nor_cancelled(
    office: Office, secretary: TestClient, desk: Decisions
) -> None:
    [case] = nominate(office, "a1")
    voted(office, secretary, [case], [])
    assert desk.signed("12/QĐ-UBND", "2021-01-15", case).status_code == 200
    version = secretary.get(f"/api/v1/cases/{case}").headers["ETag"]

    withdrawn = client_for(office, "a").post(
        f"/api/v1/cases/{case}/triggers/withdraw", json={"reason": "Xin rút"}, headers={"If-Match": version}
    )

    assert withdrawn.status_code in (409, 412)
    assert state(secretary, case) == "decided"
