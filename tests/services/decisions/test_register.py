"""What a decision gives stands in the register: to all once it is published, and the dossiers tell nothing of it before."""

from __future__ import annotations

from fastapi.testclient import TestClient

from services.wiring import Office
from tests.services.decisions.conftest import voted
from tests.support.councils import nominate
from tests.support.decisions import Decisions
from tests.support.offices import client_for


def register(by: TestClient) -> list[tuple[str, str]]:
    return [(one["number"], one["state"]) for one in by.get("/api/v1/awards").json()["awards"]]


def test_award_is_in_the_register_of_its_unit_once_it_is_published(
    office: Office, secretary: TestClient, desk: Decisions
) -> None:
    [case] = nominate(office, "a1")
    officer, another = client_for(office, "a"), client_for(office, "b")
    board = f"/api/v1/campaigns/{desk.campaign}/completeness"
    before = officer.get(board).json()
    voted(office, secretary, [case], [])
    signed = desk.signed("12/QĐ-UBND", "2021-01-15", case)
    assert signed.status_code == 200, signed.text

    assert (register(secretary), register(officer)) == ([("12/QĐ-UBND", "signed")], [])
    assert officer.get(board).json() == before
    assert desk.publish(signed.json()["id"]).status_code == 200
    assert (register(officer), register(another)) == ([("12/QĐ-UBND", "given")], [])
    [stands] = officer.get(board).json()["dossiers"]
    assert (stands["state"], stands["in_the_way"], stands["next_step"]) == ("awarded", 0, "")
