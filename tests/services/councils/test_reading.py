"""A member reads the cases before them, from the call until the sitting is closed; nothing else opens."""

from __future__ import annotations

from fastapi.testclient import TestClient

from services.wiring import Office
from tests.services.web.visitor import Visitor
from tests.support.councils import SCENE, Room, id_of, nominate
from tests.support.offices import client_for, demo_of

WAYS = ("", "/documents", "/history", "/triggers")


def answers(client: TestClient, case: str) -> list[int]:
    return [client.get(f"/api/v1/cases/{case}{way}").status_code for way in WAYS]


def test_a_member_reads_what_is_on_the_agenda_and_nothing_else(office: Office, secretary: TestClient) -> None:
    before, beside = nominate(office, "a1", "a2")
    member = client_for(office, "hai")
    assert answers(member, before) == [404] * 4

    Room(office, secretary, [before])

    assert answers(member, before) == [200] * 4
    assert answers(member, beside) == [404] * 4
    assert member.get("/api/v1/cases").json()["cases"] == []
    assert answers(client_for(office, "b"), before) == [404] * 4


def test_a_member_reads_the_page_and_takes_the_papers_away(office: Office, secretary: TestClient) -> None:
    [case] = nominate(office, "a1")
    room = Room(office, secretary, [case])
    visitor = Visitor(demo_of(office, SCENE), "hai")

    page = visitor.page(f"/cases/{case}")

    assert f"/cases/{case}" in visitor.page(f"/sittings/{room.id}").links
    assert "Người A1" in page.text
    [paper] = [link for link in page.links if "/documents/" in link]
    assert visitor.client.get(paper).status_code == 200
    assert [form.action for form in page.forms if case in form.action] == []


def test_a_member_moves_nothing(office: Office, secretary: TestClient) -> None:
    [case] = nominate(office, "a1")
    Room(office, secretary, [case])
    member = client_for(office, "hai")
    headers = {"If-Match": member.get(f"/api/v1/cases/{case}").headers["ETag"]}

    taken = member.post(f"/api/v1/cases/{case}/triggers/withdraw", json={"reason": "x"}, headers=headers)

    assert taken.status_code == 404
    assert secretary.get(f"/api/v1/cases/{case}").json()["state"] == "nominated"


def test_it_ends_when_the_sitting_is_closed_or_called_off(office: Office, secretary: TestClient) -> None:
    one, two = nominate(office, "a1", "a2")
    closed, off = Room(office, secretary, [one]), Room(office, secretary, [two])
    member = client_for(office, "hai")
    closed.begin()
    assert answers(member, one) == [200] * 4
    motion = closed.seen()["agenda"][0]["motion"]  # type: ignore[index]
    assert closed.ask("counts", {"motion": motion, "in_favour": 5, "against": 0}).status_code == 200
    closed.file_minutes()
    assert closed.ask("close", {}).status_code == 200
    assert off.ask("calling-off", {"reason": "Hoãn"}).status_code == 200

    assert answers(member, one) == [404] * 4
    assert answers(member, two) == [404] * 4


def test_whoever_is_kept_out_does_not_read_it(office: Office, secretary: TestClient) -> None:
    [case] = nominate(office, "a1")
    room = Room(office, secretary, [case])
    member = client_for(office, "hai")
    motion = room.seen()["agenda"][0]["motion"]  # type: ignore[index]

    assert room.ask("conflicts", {"motion": motion}, by=member).status_code == 200

    assert answers(member, case) == [404] * 4
    assert answers(client_for(office, "tu"), case) == [200] * 4


def test_a_case_of_ones_own_unit_is_read_as_ever(office: Office, secretary: TestClient) -> None:
    [case] = nominate(office, "b")
    room = Room(office, secretary, [case])

    assert room.seen()["agenda"][0]["conflicts"] == {id_of(office, "ba"): "own_unit"}  # type: ignore[index]
    assert answers(client_for(office, "ba"), case) == [200] * 4
