"""Conflicts of interest: what follows from the cases, what is declared, and that the membership never shrinks."""

from __future__ import annotations

from fastapi.testclient import TestClient

from services import audit
from services.wiring import Office
from tests.support.councils import MEMBERS, Room, compose, id_of, nominate
from tests.support.offices import client_for


def agenda(room: Room, by: TestClient | None = None) -> list[dict[str, object]]:
    found = room.seen(by)["agenda"]
    assert isinstance(found, list)
    return found


def codes(answer: object) -> list[str]:
    return [one["code"] for one in answer.json()["refusals"]]  # type: ignore[attr-defined]


def test_conflicts_are_foreseen_from_the_call_on(office: Office, secretary: TestClient) -> None:
    compose(office, (*MEMBERS, "a1"))
    room = Room(office, secretary, nominate(office, "a1", "b"))

    assert [one["conflicts"] for one in agenda(room)] == [
        {id_of(office, "a1"): "own_case"},
        {id_of(office, "ba"): "own_unit"},
    ]


def test_a_member_declares_before_the_opening_and_it_stands(office: Office, secretary: TestClient) -> None:
    room = Room(office, secretary, nominate(office, "a1"))
    member, motion = client_for(office, "hai"), agenda(room)[0]["motion"]

    assert room.ask("conflicts", {"motion": motion, "note": "Anh em"}, by=member).status_code == 200
    again = room.ask("conflicts", {"motion": motion}, by=member)
    room.begin()

    assert codes(again) == ["conflict_known"]
    assert agenda(room)[0]["conflicts"] == {id_of(office, "hai"): "declared"}
    with office.reading() as work:
        assert audit.verify(work).holds


def test_what_is_declared_before_the_opening_may_be_lifted(office: Office, secretary: TestClient) -> None:
    room = Room(office, secretary, nominate(office, "a1"))
    about = {"motion": agenda(room)[0]["motion"], "member": id_of(office, "hai")}
    assert room.ask("conflicts", about).status_code == 200

    assert room.ask("conflicts/lifting", {**about, "reason": "Nhầm người"}).status_code == 200

    assert agenda(room)[0]["conflicts"] == {}


def test_somebody_who_will_not_sit_declares_nothing(office: Office, secretary: TestClient) -> None:
    room = Room(office, secretary, nominate(office, "a1"))
    about = {"motion": agenda(room)[0]["motion"], "member": id_of(office, "a1")}

    assert room.ask("conflicts", about).status_code == 404


def test_what_was_known_before_is_not_flagged_twice(office: Office, secretary: TestClient) -> None:
    room = Room(office, secretary, nominate(office, "b"))
    refused = room.ask("conflicts", {"motion": agenda(room)[0]["motion"]}, by=client_for(office, "ba"))
    room.begin()

    flagged = [one for one in secretary.get(f"{room.path}/history").json() if one["kind"].endswith("conflict_flagged")]

    assert codes(refused) == ["conflict_known"]
    assert len(flagged) == 1


def test_closing_tells_a_convener_who_is_kept_out_no_figures(office: Office, secretary: TestClient) -> None:
    room = Room(office, secretary, nominate(office, "a1"))
    room.begin()
    motion = agenda(room)[0]["motion"]
    assert room.ask("counts", {"motion": motion, "in_favour": 4, "against": 1}).status_code == 200
    assert room.ask("conflicts", {"motion": motion}).status_code == 200
    room.file_minutes()

    refused = room.ask("close", {})

    assert codes(refused) == ["votes_withheld"]


def test_the_only_convener_enters_a_count_that_is_not_shown_back(office: Office, secretary: TestClient) -> None:
    room = Room(office, secretary, nominate(office, "a1"))
    motion = agenda(room)[0]["motion"]
    assert room.ask("conflicts", {"motion": motion}).status_code == 200
    room.begin()

    assert room.ask("counts", {"motion": motion, "in_favour": 4, "against": 0}).status_code == 200

    assert agenda(room)[0]["counted"] is None
    assert agenda(room, client_for(office, "hai"))[0]["counted"]["in_favour"] == 4  # type: ignore[index]
