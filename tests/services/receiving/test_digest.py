"""The weekly digest: what could wait, once, as it stands when it is sent."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import text

from services.demo.scene import at_local
from services.wiring import Office
from tests.support.breaking import refusing
from tests.support.offices import go_to
from tests.support.walker import Walker

MONDAYS = {"digest_on": 0}


def prefer(walk: Walker, login: str, **wishes: object) -> None:
    answer = walk.client(login).put("/api/v1/me/preferences", json=wishes)
    assert answer.status_code == 200, answer.text


def sent(walk: Walker, login: str) -> list[tuple[str, str, str]]:
    found = walk.get(login, "/messages")
    return sorted((one["business_at"][:10], one["kind"], one["state"]) for one in found)


def test_reminder_waits_for_monday_and_is_told_as_it_stands_then(office: Office, walk: Walker) -> None:
    prefer(walk, "thu-ba", **MONDAYS)

    walk.clock("2020-07-17T02:00:00Z")
    waiting = sent(walk, "thu-ba")
    walk.clock("2020-07-20T02:00:00Z")

    assert waiting == [("2020-07-17", "deadline_reminder", "held")]
    assert sent(walk, "thu-ba") == [
        ("2020-07-17", "deadline_reminder", "gathered"),
        ("2020-07-20", "weekly_digest", "delivered"),
    ]
    with office.reading() as work:
        [letter] = work.connection.execute(text("SELECT * FROM messages WHERE kind = 'weekly_digest'")).all()
        [held] = work.connection.execute(text("SELECT * FROM messages WHERE digest_id <> ''")).all()
    assert letter.subject == "[BẢN MINH HỌA] Bản tổng hợp tuần: 1 việc sắp đến hạn"
    assert "đến hết ngày 31/7/2020 (còn 11 ngày)" in letter.text
    assert "thị trấn Thứ Ba: Đăng ký thi đua" in letter.text
    assert held.digest_id == letter.id


def test_what_has_been_met_meanwhile_makes_no_digest(walk: Walker) -> None:
    prefer(walk, "thu-ba", **MONDAYS)
    walk.clock("2020-07-17T02:00:00Z")
    walk.register("thu-ba")

    walk.clock("2020-07-27T02:00:00Z")

    assert sent(walk, "thu-ba") == [("2020-07-17", "deadline_reminder", "moot")]


def test_digest_goes_to_the_substitute_and_is_there_for_who_is_away(office: Office, walk: Walker) -> None:
    prefer(walk, "thu-ba", **MONDAYS)
    walk.clock("2020-07-17T02:00:00Z")
    substitute = walk.get("thu-ba.2", "/session")["person"]
    days = {"first_day": "2020-07-18", "last_day": "2020-07-25"}
    walk.client("thu-ba").post("/api/v1/absences", json={**days, "substitute": substitute})

    walk.clock("2020-07-20T02:00:00Z")

    channels = {
        login: [one["channel"] for one in walk.get(login, "/messages") if one["kind"] == "weekly_digest"]
        for login in ("thu-ba", "thu-ba.2")
    }
    assert channels == {"thu-ba": ["in_app"], "thu-ba.2": ["email"]}


def test_last_days_and_what_is_overdue_wait_for_nothing(walk: Walker) -> None:
    prefer(walk, "thu-ba", **MONDAYS)
    prefer(walk, "thu-ba.truong", **MONDAYS)

    walk.clock("2020-08-01T02:00:00Z")

    assert [one for one in sent(walk, "thu-ba") if one[0] > "2020-07-21"] == [
        ("2020-07-28", "deadline_reminder", "delivered"),
        ("2020-07-30", "deadline_reminder", "delivered"),
        ("2020-07-31", "deadline_reminder", "delivered"),
    ]
    assert sent(walk, "thu-ba.truong") == [("2020-08-01", "deadline_overdue", "delivered")]


def test_several_nodes_send_each_digest_once(office: Office, walk: Walker) -> None:
    for login in ("thu-ba", "dong-thai", "dong-yen"):
        prefer(walk, login, **MONDAYS)
    walk.clock("2020-07-17T02:00:00Z")
    go_to(office, at_local(2020, 7, 20, 9))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: office.sweep(), range(8)))

    kinds = [one["kind"] for login in ("thu-ba", "dong-thai", "dong-yen") for one in walk.get(login, "/messages")]
    assert kinds.count("weekly_digest") == 3
    assert walk.get("noi-vu", "/incidents") == []


def test_digest_given_up_is_sent_at_once(walk: Walker) -> None:
    prefer(walk, "thu-ba", **MONDAYS)
    walk.clock("2020-07-17T02:00:00Z")

    prefer(walk, "thu-ba")
    walk.clock("2020-07-17T03:00:00Z")

    assert ("2020-07-17", "weekly_digest", "delivered") in sent(walk, "thu-ba")


def test_broken_digest_is_an_incident_and_stops_no_other(office: Office, walk: Walker) -> None:
    for login in ("thu-ba", "dong-thai"):
        prefer(walk, login, **MONDAYS)
    walk.clock("2020-07-17T02:00:00Z")
    with office.writing() as work:
        work.connection.execute(text("UPDATE people SET language = 'xx' WHERE login = 'thu-ba'"))
        work.commit()

    walk.clock("2020-07-20T02:00:00Z")

    assert "weekly_digest" in [one[1] for one in sent(walk, "dong-thai")]
    assert [one["kind"] for one in walk.get("noi-vu", "/incidents")] == ["digest"]


def test_digest_that_came_after_all_closes_its_incident(office: Office, walk: Walker) -> None:
    prefer(walk, "thu-ba", **MONDAYS)
    walk.clock("2020-07-17T02:00:00Z")
    go_to(office, at_local(2020, 7, 20, 8))
    with refusing(office, "messages"):
        office.sweep()

    walk.clock("2020-07-20T03:00:00Z")

    [broken] = walk.get("noi-vu", "/incidents")
    assert (broken["kind"], broken["resolved_at"] is not None) == ("digest", True)
    assert [one[1] for one in sent(walk, "thu-ba")].count("weekly_digest") == 1
