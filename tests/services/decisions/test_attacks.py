"""What a decision does not let happen: results known too early, papers dated too early, awards beyond recall."""

from __future__ import annotations

from dataclasses import replace
from unicodedata import normalize

from fastapi.testclient import TestClient

from services import audit
from services.demo import lay_out
from services.wiring import Office
from tests.services.decisions.conftest import voted
from tests.services.decisions.test_signing import problems, state
from tests.services.decisions.test_taking_back import awarded
from tests.support import councils
from tests.support.councils import nominate
from tests.support.decisions import Decisions
from tests.support.offices import client_for


def test_what_waits_for_a_decision_is_for_the_office_alone(
    office: Office, secretary: TestClient, desk: Decisions
) -> None:
    carried, lost = nominate(office, "a1", "a2")
    path = f"/campaigns/{desk.campaign}/decisions/award_decision"
    waiting, drafting = f"/api/v1{path}/waiting", f"{path}/drafting"
    voted(office, secretary, [carried], [lost])

    assert {one["case"] for one in secretary.get(waiting).json()} == {carried, lost}
    for login in ("a", "a1", "b", "ba"):
        outside = client_for(office, login)
        assert outside.get(waiting).status_code == 403
        assert outside.get(drafting).status_code == 403


def close(office: Office, secretary: TestClient, desk: Decisions, what: str = "close") -> None:
    path = f"/api/v1/campaigns/{desk.campaign}"
    stopped = secretary.post(
        f"{path}/{what}", json={"reason": "Đã tổng kết"}, headers={"If-Match": secretary.get(path).headers["ETag"]}
    )
    assert stopped.status_code == 200, stopped.text


def test_awards_are_taken_back_when_their_campaign_is_long_over(
    office: Office, secretary: TestClient, desk: Decisions
) -> None:
    decision, [line] = awarded(office, secretary, desk, *nominate(office, "a1"))
    close(office, secretary, desk)
    receipt = client_for(office, "a1").post(
        f"/api/v1/decisions/{decision}/lines/{line['line']}/receipt", json={"received_on": "2021-01-15"}
    )
    assert receipt.status_code == 200, receipt.text

    later = desk.revocation([line["line"]]).json()["id"]
    taking = Decisions(desk.recorder, desk.recorder, desk.campaign)
    assert taking.write(later, subject="Thu hồi Giấy khen").status_code == 200
    signed = taking.sign(later, "20/QĐ-UBND", "2021-01-15")
    assert signed.status_code == 200, signed.text
    assert taking.publish(later).status_code == 200

    assert state(client_for(office, "a"), line["case"]) == "revoked"
    with office.reading() as work:
        assert audit.verify(work).holds


def test_what_is_signed_is_published_though_the_campaign_was_stopped_and_nothing_more_is_signed(
    office: Office, secretary: TestClient, desk: Decisions
) -> None:
    first, second = nominate(office, "a1", "a2")
    voted(office, secretary, [first, second], [])
    signed = desk.signed("12/QĐ-UBND", "2021-01-15", first).json()["id"]
    close(office, secretary, desk)

    assert problems(desk.signed("13/QĐ-UBND", "2021-01-15", second)) == ["campaign_not_open"]
    published = desk.publish(signed)

    assert published.status_code == 200, published.text
    assert state(client_for(office, "a"), first) == "awarded"


def test_no_paper_is_dated_before_what_it_rests_on(office: Office, secretary: TestClient, desk: Decisions) -> None:
    decision, [line] = awarded(office, secretary, desk, *nominate(office, "a1"))
    [second] = nominate(office, "a2")
    voted(office, secretary, [second], [])
    assert problems(desk.signed("13/QĐ-UBND", "2021-01-14", second)) == ["day_too_early"]

    later = desk.revocation([line["line"]]).json()["id"]
    taking = Decisions(desk.recorder, desk.recorder, desk.campaign)
    assert taking.write(later).status_code == 200
    assert problems(taking.sign(later, "20/QĐ-UBND", "2021-01-14")) == ["day_too_early"]
    assert desk.look(decision)["dated"] == "2021-01-15"


def test_the_same_number_spelt_otherwise_is_the_same_number(
    office: Office, secretary: TestClient, desk: Decisions
) -> None:
    first, second = nominate(office, "a1", "a2")
    voted(office, secretary, [first, second], [])
    assert desk.signed("12/QĐ - Sở", "2021-01-15", first).status_code == 200

    otherwise = normalize("NFD", "12/QĐ  -  Sở")

    assert problems(desk.signed(otherwise, "2021-01-15", second)) == ["decision_number_taken"]


def test_nothing_chosen_is_no_change_and_no_payment(office: Office, secretary: TestClient, desk: Decisions) -> None:
    first, second = nominate(office, "a1", "a2")
    voted(office, secretary, [first, second], [])
    draft = desk.draft(first).json()["id"]
    assert problems(desk.ask(secretary, draft, "lines", json={})) == ["lines_missing"]

    published = desk.published("12/QĐ-UBND", "2021-01-15", second).json()["id"]
    body = {"lines": [], "paid_on": "2021-01-15", "voucher": "PC01"}
    assert problems(desk.ask(desk.recorder, published, "payments", json=body)) == ["lines_missing"]


def test_a_revocation_is_not_opened_for_comment(office: Office, secretary: TestClient, desk: Decisions) -> None:
    _, [line] = awarded(office, secretary, desk, *nominate(office, "a1"))
    later = desk.revocation([line["line"]]).json()["id"]

    assert problems(desk.ask(desk.recorder, later, "comment")) == ["no_comment_asked"]


def neighbours(office: Office) -> Decisions:
    """The desk of a second organisation in the same installation, its logins ending in `.bm`."""
    places = tuple(
        replace(place, staff=tuple(replace(person, login=f"{person.login}.bm") for person in place.staff))
        for place in councils.SCENE.places
    )
    scene = replace(councils.SCENE, organisation="Huyện láng giềng", places=places, launched_by="thu-ky.bm")
    lay_out(office, scene)
    drafter, recorder = (client_for(office, login) for login in ("thu-ky.bm", "chu-tich.bm"))
    [campaign] = drafter.get("/api/v1/campaigns").json()
    return Decisions(drafter, recorder, campaign["id"])


def test_another_organisation_neither_reads_nor_takes_back_nor_finds_what_is_not_its_own(
    office: Office, secretary: TestClient, desk: Decisions
) -> None:
    decision, [line] = awarded(office, secretary, desk, *nominate(office, "a1"))
    theirs = neighbours(office)
    path = f"/api/v1/decisions/{decision}"

    found = [theirs.recorder.get(f"{path}{more}").status_code for more in ("", "/history")]
    taken = theirs.revocation([line["line"]])
    made_up = theirs.revocation(["nothing-0001"])
    stolen = theirs.draft(line["case"])

    assert (found, theirs.recorder.get("/api/v1/decisions").json()) == ([404, 404], [])
    assert (taken.status_code, made_up.status_code) == (404, 404)
    assert line["case"] not in taken.text
    assert problems(stolen) == ["not_before_a_decision"]
    assert "Người A1" not in stolen.text
