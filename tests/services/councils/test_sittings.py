"""A council sits through HTTP: called, attended, counted, closed; and every case before it moves in one act."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from services import audit, cases
from services.wiring import Office
from tests.support.councils import Room, acting, id_of, nominate
from tests.support.offices import client_for


def state_of(office: Office, case: str) -> tuple[str, dict[str, object], tuple[str, ...]]:
    with office.reading() as work:
        found = cases.look(work, acting(work, "thu-ky"), case).case
    return str(found.state), {str(name): value for name, value in found.fields.items()}, tuple(found.documents)


def motions(room: Room) -> list[str]:
    agenda = room.seen()["agenda"]
    assert isinstance(agenda, list)
    return [one["motion"] for one in agenda]


def count(room: Room, motion: str, **votes: int) -> None:
    answer = room.ask("counts", {"motion": motion, "in_favour": 0, "against": 0, **votes})
    assert answer.status_code == 200, answer.text


def problems(answer: object) -> list[str]:
    body = answer.json()  # type: ignore[attr-defined]
    return [one["code"] for one in body["refusals"]]


def test_closing_a_sitting_moves_every_case_as_voted_with_its_figures_and_minutes(
    office: Office, secretary: TestClient
) -> None:
    first, second = nominate(office, "a1", "a2")
    room = Room(office, secretary, [first, second])
    room.begin()
    one, two = motions(room)
    count(room, one, in_favour=3, against=1, abstained=1)
    count(room, two, in_favour=2, against=2, invalid=1)
    room.file_minutes()

    assert room.ask("close", {}).status_code == 200

    state, fields, papers = state_of(office, first)
    assert state == "recommended"
    assert (fields["vote_members"], fields["vote_present"], fields["vote_in_favour"]) == (5, 5, 3)
    assert papers == ("proposal", "vote_minutes")
    assert state_of(office, second)[0] == "not_recommended"
    results = [entry["result"] for entry in room.seen()["agenda"]]  # type: ignore[attr-defined]
    assert [(result["carried"], result["needed"], result["base"]) for result in results] == [
        (True, 3, 5),
        (False, 3, 5),
    ]
    with office.reading() as work:
        assert audit.verify(work).holds


def test_a_result_is_not_entered_by_hand(office: Office, secretary: TestClient) -> None:
    [case] = nominate(office, "a1")
    figures = {"vote_members": "5", "vote_present": "5", "vote_in_favour": "5", "vote_against": "0"}
    body = {"inputs": {**figures, "vote_abstained": "0"}}

    answer = secretary.post(f"/api/v1/cases/{case}/triggers/record_vote", json=body, headers={"If-Match": '"3"'})

    assert answer.status_code == 409
    assert "only_by_sitting" in problems(answer)


def test_a_case_stands_on_one_agenda_at_a_time(office: Office, secretary: TestClient) -> None:
    [case] = nominate(office, "a1")
    room = Room(office, secretary, [case])
    again = {"campaign": room.seen()["campaign"], "council": "award_council", "called_for": "2021-01-16T03:00:00Z"}

    refused = secretary.post("/api/v1/sittings", json={**again, "cases": [case]})
    assert problems(refused) == ["not_before_the_council"]

    assert room.ask("calling-off", {"reason": "Hoãn họp"}).status_code == 200
    assert secretary.post("/api/v1/sittings", json={**again, "cases": [case]}).status_code == 201


def test_a_member_kept_out_sees_no_count_and_still_counts_as_a_member(office: Office, secretary: TestClient) -> None:
    ours, theirs = nominate(office, "a1", "b")
    room = Room(office, secretary, [ours, theirs])
    room.begin()
    one, two = motions(room)
    count(room, one, in_favour=5)
    refused = room.ask("counts", {"motion": two, "in_favour": 5, "against": 0})
    assert problems(refused) == ["votes_do_not_add_up"]
    count(room, two, in_favour=4)

    entries = room.seen(client_for(office, "ba"))["agenda"]
    seen = {entry["motion"]: entry for entry in entries}  # type: ignore[attr-defined]
    assert (seen[one]["counted"]["in_favour"], seen[one]["kept_out"]) == (5, False)
    assert (seen[two]["counted"], seen[two]["kept_out"]) == (None, True)
    assert seen[two]["conflicts"] == {id_of(office, "ba"): "own_unit"}

    room.file_minutes()
    assert room.ask("close", {}).status_code == 200
    result = room.seen()["agenda"][1]["result"]  # type: ignore[index]
    assert (result["members"], result["base"]) == (5, 4)


@pytest.mark.parametrize("login", ["a", "a1"])
def test_somebody_of_a_unit_knows_of_no_sitting(office: Office, secretary: TestClient, login: str) -> None:
    room = Room(office, secretary, nominate(office, "a1"))
    stranger = client_for(office, login)

    assert stranger.get(room.path).status_code == 404
    assert stranger.get("/api/v1/sittings").json() == []
    assert client_for(office, "hai").get("/api/v1/sittings").json()[0]["id"] == room.id
    assert room.ask("opening", by=stranger).status_code == 404
    assert room.ask("opening", by=client_for(office, "hai")).status_code == 403


def test_two_who_change_a_sitting_at_once_do_not_overwrite_each_other(office: Office, secretary: TestClient) -> None:
    room = Room(office, secretary, nominate(office, "a1"))
    stale = secretary.get(room.path).headers["ETag"]
    assert room.ask("opening").status_code == 200

    late = secretary.post(f"{room.path}/attendance", json={"present": []}, headers={"If-Match": stale})

    assert late.status_code == 412
    assert secretary.post(f"{room.path}/attendance", json={"present": []}).status_code == 428
