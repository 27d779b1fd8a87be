"""Who is away, and who gets what is written to them."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import text

from services import audit
from services.wiring import Office
from tests.support.walker import Walker, codes

JULY = {"first_day": "2020-07-01", "last_day": "2020-07-20"}


def who(walk: Walker, login: str) -> str:
    return str(walk.get(login, "/session")["person"])


def away(walk: Walker, login: str, substitute: str, by: str = "", **days: str) -> Any:
    body = {**JULY, **days, "substitute": who(walk, substitute), "person": who(walk, login), "note": "Đi học"}
    return walk.client(by or login).post("/api/v1/absences", json=body)


def sent(walk: Walker, login: str) -> list[tuple[str, str]]:
    return [(one["kind"], one["channel"]) for one in walk.get(login, "/messages")]


def texts(office: Office, person: str) -> str:
    with office.reading() as work:
        rows = work.connection.execute(text("SELECT text FROM messages WHERE person_id = :p"), {"p": person})
        return "\n".join(rows.scalars())


def test_substitute_gets_the_letter_and_it_says_in_whose_stead(office: Office, walk: Walker) -> None:
    assert away(walk, "thu-ba", "thu-ba.2").status_code == 201

    walk.clock("2020-07-17T02:00:00Z")

    assert sent(walk, "thu-ba.2") == [("deadline_reminder", "email")]
    assert sent(walk, "thu-ba") == [("deadline_reminder", "in_app")]
    said = "Thư này gửi ông/bà Lê Thị Ví Dụ thay ông/bà Nguyễn Thị Mẫu, vắng từ 01/7/2020 đến hết 20/7/2020."
    assert said in texts(office, who(walk, "thu-ba.2"))
    assert "thay ông/bà" not in texts(office, who(walk, "thu-ba"))


def test_before_and_after_the_absence_nothing_is_otherwise(office: Office, walk: Walker) -> None:
    away(walk, "thu-ba", "thu-ba.2", first_day="2020-07-18", last_day="2020-07-27")

    walk.clock("2020-07-28T02:00:00Z")

    assert sent(walk, "thu-ba.2") == []
    assert sent(walk, "thu-ba") == [("deadline_reminder", "email")] * 2


def test_chain_is_followed_and_a_circle_is_cut(office: Office, walk: Walker) -> None:
    away(walk, "thu-ba", "thu-ba.2")
    away(walk, "thu-ba.2", "thu-ba.truong")
    away(walk, "dong-thai", "dong-thai.2")
    away(walk, "dong-thai.2", "dong-thai")

    walk.clock("2020-07-17T02:00:00Z")

    assert (sent(walk, "thu-ba.2"), sent(walk, "thu-ba.truong")) == ([], [("deadline_reminder", "email")])
    assert (sent(walk, "dong-thai"), sent(walk, "dong-thai.2")) == ([("deadline_reminder", "email")], [])


def test_substitute_who_no_longer_acts_here_is_passed_over(office: Office, walk: Walker) -> None:
    away(walk, "thu-ba", "thu-ba.2")
    with office.writing() as work:
        work.connection.execute(text("UPDATE people SET active = false WHERE login = 'thu-ba.2'"))
        work.commit()

    walk.clock("2020-07-17T02:00:00Z")

    assert sent(walk, "thu-ba") == [("deadline_reminder", "email")]


def test_substitute_who_is_told_anyway_gets_one_message_for_both(office: Office, walk: Walker) -> None:
    walk.clock("2020-07-30T02:00:00Z")
    days = {"first_day": "2020-07-31", "last_day": "2020-08-10"}
    away(walk, "dong-thai.truong", "thu-ba.truong", by="noi-vu", **days)

    walk.clock("2020-08-01T02:00:00Z")

    [one] = [m for m in walk.get("thu-ba.truong", "/messages") if m["kind"] == "deadline_overdue"]
    with office.reading() as work:
        about = work.connection.execute(text("SELECT case_id FROM notices WHERE message_id = :m"), {"m": one["id"]})
        assert len(about.all()) == 2
        stead = work.connection.execute(text("SELECT instead_of FROM messages WHERE id = :m"), {"m": one["id"]})
        assert stead.scalar_one() == who(walk, "dong-thai.truong")


def test_absence_ended_early_is_over_from_that_day_on(office: Office, walk: Walker) -> None:
    made = away(walk, "thu-ba", "thu-ba.2").json()
    walk.clock("2020-07-10T02:00:00Z")

    ended = walk.client("thu-ba").post(f"/api/v1/absences/{made['id']}/end")
    again = walk.client("thu-ba").post(f"/api/v1/absences/{made['id']}/end")
    walk.clock("2020-07-17T02:00:00Z")

    assert (ended.status_code, again.status_code, codes(again)) == (204, 409, ["absence_over"])
    assert sent(walk, "thu-ba") == [("deadline_reminder", "email")]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"last_day": "2020-06-30"}, "absence_backwards"),
        ({"first_day": "2020-01-01", "last_day": "2020-01-02"}, "absence_past"),
        ({"substitute": "nobody"}, "substitute_unknown"),
        ({"note": "x" * 4000}, ""),
    ],
)
def test_bad_absence_is_refused_with_its_place(walk: Walker, change: dict[str, str], code: str) -> None:
    body = {**JULY, "substitute": who(walk, "thu-ba.2"), **change}

    answer = walk.client("thu-ba").post("/api/v1/absences", json=body)

    assert (answer.status_code, codes(answer) if code else []) == ((409, [code]) if code else (201, []))


def test_oneself_another_units_people_and_overlaps_are_refused(walk: Walker) -> None:
    away(walk, "thu-ba", "thu-ba.2")

    assert codes(away(walk, "thu-ba.2", "thu-ba.2")) == ["substitute_is_oneself"]
    assert codes(away(walk, "thu-ba.2", "dong-thai")) == ["substitute_unknown"]
    assert codes(away(walk, "thu-ba", "thu-ba.2", first_day="2020-07-20", last_day="2020-08-01")) == [
        "absences_overlap"
    ]
    assert codes(away(walk, "thu-ba.2", "thu-ba.truong", by="thu-ba")) == ["absence_of_another"]
    unknown = walk.client("noi-vu").post(
        "/api/v1/absences", json={**JULY, "person": "nobody", "substitute": who(walk, "thu-ba")}
    )
    assert unknown.status_code == 404


def test_absences_are_listed_to_whom_they_concern(walk: Walker) -> None:
    away(walk, "thu-ba", "thu-ba.2")

    counts = [
        len(walk.get(login, "/absences")) for login in ("thu-ba", "thu-ba.2", "noi-vu", "thu-ba.truong", "dong-thai")
    ]

    assert counts == [1, 1, 1, 0, 0]
    [one] = walk.get("thu-ba.2", "/absences")
    assert walk.client("thu-ba.2").post(f"/api/v1/absences/{one['id']}/end").status_code == 404


def test_same_request_twice_is_one_absence(walk: Walker) -> None:
    body = {**JULY, "substitute": who(walk, "thu-ba.2")}
    headers = {"Idempotency-Key": "away"}

    answers = [walk.client("thu-ba").post("/api/v1/absences", json=body, headers=headers) for _ in range(2)]

    assert [one.status_code for one in answers] == [201, 201]
    assert len(walk.get("thu-ba", "/absences")) == 1


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE absences SET last_day = '2020-08-20'",
        "UPDATE absences SET substitute_id = person_id",
        "UPDATE absences SET note = 'Đi chơi'",
        "UPDATE absences SET ended_at = recorded_at",
        "DELETE FROM absences",
        "DELETE FROM entries WHERE stream LIKE 'person:%'",
    ],
)
def test_absence_altered_by_hand_is_found(office: Office, statement: str) -> None:
    away(Walker(office), "thu-ba", "thu-ba.2")
    with office.writing() as work:
        work.connection.execute(text(statement.replace(":", r"\:")))
        work.commit()

    with office.reading() as work:
        [broken] = audit.verify(work).breaks
    assert broken.stream.startswith("person:")


def test_erased_note_breaks_nothing(office: Office) -> None:
    away(Walker(office), "thu-ba", "thu-ba.2")
    with office.writing() as work:
        work.connection.execute(text(r"UPDATE entries SET personal = '', salt = '' WHERE stream LIKE 'person\:%'"))
        work.commit()

    with office.reading() as work:
        assert audit.verify(work).holds
