"""Members are told of their sittings: called, another agenda, near, called off, closed. No mail names a figure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import text

from services.demo.scene import at_local
from services.wiring import Office
from tests.support.councils import MEMBERS, Room, id_of, nominate
from tests.support.offices import ADDRESS, client_for, go_to

MONDAY = "2021-01-25T02:30:00Z"
FRIDAY = at_local(2021, 1, 22, 8)


class Later(Room):
    """A sitting on Monday 25/1/2021 at 09:30."""

    def __init__(self, office: Office, secretary: TestClient, cases: Sequence[str]) -> None:
        super().__init__(office, secretary, cases)
        assert self.ask("calling-off", {"reason": "Đổi ngày"}).status_code == 200
        body = {"campaign": self.seen()["campaign"], "council": "award_council", "called_for": MONDAY}
        answer = secretary.post("/api/v1/sittings", json={**body, "place": "Hội trường", "cases": list(cases)})
        assert answer.status_code == 201, answer.text
        self.id = answer.json()["id"]


def mails(office: Office, login: str, room: Room) -> list[tuple[str, str]]:
    """The subject and the text of every mail to *login* about that sitting, in order."""
    statement = text(
        "SELECT subject, text FROM messages WHERE person_id = :who AND text LIKE :link ORDER BY business_at, created_at, id"
    )
    with office.reading() as work:
        found = work.connection.execute(statement, {"who": id_of(office, login), "link": f"%/sittings/{room.id}%"})
        return [(str(row.subject), str(row.text)) for row in found]


def subjects(office: Office, login: str, room: Room) -> list[str]:
    return [subject.split(": ")[1].partition(" (")[0] for subject, _ in mails(office, login, room)]


def test_each_member_is_called_with_time_place_and_the_cases_they_take_part_in(
    office: Office, secretary: TestClient
) -> None:
    room = Later(office, secretary, nominate(office, "a1", "b"))

    found = {login: mails(office, login, room) for login in MEMBERS}

    assert [len(one) for one in found.values()] == [1] * 5
    [[subject, said]] = found["hai"]
    assert subject == "[BẢN MINH HỌA] Hội đồng Thi đua - Khen thưởng: mời họp (09:30 25/01/2021)"
    for line in ("Địa điểm: Hội trường", "- Người A1 (Cá nhân)", "- Cán bộ B (Cá nhân)"):
        assert line in said
    assert f"{ADDRESS}/sittings/{room.id}" in said
    [[_, kept]] = found["ba"]
    assert "- một hồ sơ ông/bà không tham gia xét" in kept
    assert "Cán bộ B" not in kept
    assert mails(office, "a", room) == []


def test_members_hear_of_another_agenda_and_of_calling_off(office: Office, secretary: TestClient) -> None:
    one, two = nominate(office, "a1", "a2")
    room = Later(office, secretary, [one])

    assert room.ask("agenda", {"added": [two]}).status_code == 200
    assert room.ask("calling-off", {"reason": "Bão số 3"}).status_code == 200

    assert subjects(office, "hai", room) == ["mời họp", "chương trình họp thay đổi", "phiên họp không tiến hành"]
    assert "- Người A2 (Cá nhân)" in mails(office, "hai", room)[1][1]
    assert "Bão số 3" in mails(office, "hai", room)[2][1]


def test_members_are_reminded_once_on_the_working_day_before(office: Office, secretary: TestClient) -> None:
    room = Later(office, secretary, nominate(office, "a1"))

    office.advance(at_local(2021, 1, 22, 7))
    assert subjects(office, "hai", room) == ["mời họp"]
    office.advance(FRIDAY)
    office.advance(at_local(2021, 1, 24, 12))
    office.sweep()

    assert subjects(office, "hai", room) == ["mời họp", "nhắc phiên họp sắp tới"]


def test_members_are_reminded_after_downtime_unless_it_is_over(office: Office, secretary: TestClient) -> None:
    one, two = nominate(office, "a1", "a2")
    late, over = Later(office, secretary, [one]), Later(office, secretary, [two])
    go_to(office, at_local(2021, 1, 24, 20))
    assert over.ask("opening").status_code == 200
    office.sweep()

    assert subjects(office, "hai", late) == ["mời họp", "nhắc phiên họp sắp tới"]
    assert subjects(office, "hai", over) == ["mời họp"]


def test_nobody_is_reminded_when_downtime_outlasts_the_sitting(office: Office, secretary: TestClient) -> None:
    room = Later(office, secretary, nominate(office, "a1"))

    go_to(office, at_local(2021, 1, 25, 10))
    office.sweep()

    assert subjects(office, "hai", room) == ["mời họp"]


def test_what_is_called_off_is_not_reminded_of(office: Office, secretary: TestClient) -> None:
    room = Later(office, secretary, nominate(office, "a1"))
    assert room.ask("calling-off", {"reason": "Hoãn"}).status_code == 200

    office.advance(at_local(2021, 1, 26, 12))

    assert subjects(office, "hai", room) == ["mời họp", "phiên họp không tiến hành"]


def test_a_substitute_receives_and_does_not_sit(office: Office, secretary: TestClient) -> None:
    member, substitute = client_for(office, "hai"), client_for(office, "a2")
    away = {"first_day": "2021-01-14", "last_day": "2021-01-30", "substitute": id_of(office, "a2")}
    recorded = secretary.post("/api/v1/absences", json={**away, "person": id_of(office, "hai"), "note": ""})
    assert recorded.status_code == 201, recorded.text

    room = Later(office, secretary, nominate(office, "a1", "b"))

    [[_, said]] = mails(office, "a2", room)
    assert "thay ông/bà Ủy viên Hai" in said
    assert "Người A1" not in said
    assert "- Cán bộ B (Cá nhân)" in said
    assert len(mails(office, "hai", room)) == 1
    assert (member.get(room.path).status_code, substitute.get(room.path).status_code) == (200, 404)


def test_closing_is_told_to_the_secretary_without_figures(office: Office, secretary: TestClient) -> None:
    room = Room(office, secretary, nominate(office, "a1"))
    room.begin()
    motion = room.seen()["agenda"][0]["motion"]  # type: ignore[index]
    assert room.ask("counts", {"motion": motion, "in_favour": 5, "against": 0}).status_code == 200
    room.file_minutes()
    assert room.ask("close", {}).status_code == 200

    told = [said for subject, said in mails(office, "thu-ky", room) if "đã kết thúc" in subject]

    assert len(told) == 1
    assert "Thư này không ghi kết quả" in told[0]
    assert "đã kết thúc" not in " ".join(subject for subject, _ in mails(office, "hai", room))


@pytest.mark.parametrize(("login", "seen"), [("hai", True), ("ba", True), ("a1", False)])
def test_the_calendar_of_a_member_shows_the_sitting(
    office: Office, secretary: TestClient, login: str, *, seen: bool
) -> None:
    room = Later(office, secretary, nominate(office, "a1"))
    calendar = f"/api/v1/campaigns/{room.seen()['campaign']}/calendar.ics"

    shown: Any = client_for(office, login).get(calendar).text.replace("\r\n ", "")

    assert (f"sitting.{room.id}" in shown) is seen
    if seen:
        assert "DTSTART;VALUE=DATE:20210125" in shown
        assert "Họp Hội đồng Thi đua - Khen thưởng (09:30)" in shown
        assert room.ask("calling-off", {"reason": "Hoãn"}).status_code == 200
        off = client_for(office, login).get(calendar).text.replace("\r\n ", "")
        [event] = [one for one in off.split("BEGIN:VEVENT") if f"sitting.{room.id}" in one]
        assert "STATUS:CANCELLED" in event
        assert date(2021, 1, 25).strftime("%Y%m%d") in event
