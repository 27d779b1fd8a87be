"""The calendar over HTTP: read, previewed, changed once, refused with what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from services.wiring import Office
from tests.support.calendars import rolling_scene
from tests.support.offices import an_office, client_for
from tests.support.walker import Walker

A_DAY = {"day": "2020-07-31", "kind": "off", "name": "Nghỉ do bão", "source": "Công văn số 1/UBND"}
CHANGES = "/api/v1/calendar/changes"
PREVIEW = "/api/v1/calendar/preview"


@pytest.fixture
def rolling(empty_url: str, tmp_path: Path) -> Iterator[Office]:
    made = an_office(empty_url, tmp_path, scene=rolling_scene(tmp_path))
    yield made
    made.database.dispose()


@pytest.fixture
def client(rolling: Office) -> Callable[[str], TestClient]:
    return lambda login: client_for(rolling, login)


def test_year_shows_days_off_with_their_source_and_deadlines_on_their_day(client) -> None:
    answer = client("thu-ba").get("/api/v1/calendar?year=2020").json()

    days = {one["day"]: one for one in answer["days"]}
    assert days["2020-01-23"]["name"] == "Tết Nguyên đán"
    assert days["2020-01-23"]["source"].startswith("Bộ luật Lao động 2012, Điều 115")
    assert [(one["deadline"], one["day"]) for one in answer["deadlines"]] == [
        ("registration", "2020-07-31"),
        ("year_end_report", "2020-12-31"),
    ]
    assert answer["may_change"] is False


def test_change_moves_what_its_preview_listed_and_the_history_tells_it(client, rolling) -> None:
    officer, walk = client("noi-vu"), Walker(rolling)
    seen = officer.post(PREVIEW, json={"days": [A_DAY]})
    assert [(one["deadline"], one["new_last_day"]) for one in seen.json()["moves"]] == [("registration", "2020-08-03")]

    done = officer.post(CHANGES, json={"days": [A_DAY]}, headers={"If-Match": seen.headers["ETag"]})

    assert (done.status_code, done.json()) == (200, {"version": 1, "days": 1, "moved": 1})
    moved = {one["deadline"]: one for one in walk.get("noi-vu", "/deadlines")}
    assert (moved["registration"]["last_day"], moved["registration"]["revision"]) == ("2020-08-03", 2)
    assert walk.get("kiem-toan", "/verification")["holds"] is True


def test_ladder_that_was_armed_anew_reminds_and_closes_by_the_new_day(client, rolling) -> None:
    officer, walk = client("noi-vu"), Walker(rolling)
    seen = officer.post(PREVIEW, json={"days": [A_DAY]})
    officer.post(CHANGES, json={"days": [A_DAY]}, headers={"If-Match": seen.headers["ETag"]})

    walk.clock("2020-07-31T20:00:00Z")
    assert walk.case("thu-ba", "register")["state"] == "owed"
    walk.clock("2020-08-03T17:00:00Z")

    assert walk.case("thu-ba", "register")["state"] == "overdue"
    sent = [one["business_at"][:10] for one in walk.get("thu-ba", "/messages") if one["kind"] == "deadline_reminder"]
    assert sorted(sent) == ["2020-07-20", "2020-07-31", "2020-08-02", "2020-08-03"]


def test_same_request_twice_is_one_change(client) -> None:
    officer = client("noi-vu")
    seen = officer.post(PREVIEW, json={"days": [A_DAY]}).headers["ETag"]
    headers = {"If-Match": seen, "Idempotency-Key": "once"}

    answers = [officer.post(CHANGES, json={"days": [A_DAY]}, headers=headers) for _ in range(2)]

    assert [(one.status_code, one.json()["version"]) for one in answers] == [(200, 1), (200, 1)]


def test_confirmation_without_or_with_an_old_preview_is_refused(client) -> None:
    officer = client("noi-vu")
    old = officer.post(PREVIEW, json={"days": [A_DAY]}).headers["ETag"]
    monday = {**A_DAY, "day": "2020-08-03"}
    seen = officer.post(PREVIEW, json={"days": [monday]}).headers["ETag"]
    officer.post(CHANGES, json={"days": [monday]}, headers={"If-Match": seen})

    without = officer.post(CHANGES, json={"days": [A_DAY]})
    stale = officer.post(CHANGES, json={"days": [A_DAY]}, headers={"If-Match": old})

    assert (without.status_code, without.json()["type"]) == (428, "urn:thidua:version-needed")
    assert (stale.status_code, stale.json()["type"]) == (412, "urn:thidua:changed-meanwhile")
    assert [one["new_last_day"] for one in stale.json()["preview"]["moves"]] == ["2020-08-04"]


def test_whoever_may_not_is_told_who_may(client) -> None:
    answer = client("thu-ba").post(PREVIEW, json={"days": [A_DAY]})

    assert answer.status_code == 403
    assert answer.json()["refusals"][0]["sentence"].startswith("Thao tác này thuộc về: Phòng Nội vụ huyện, Chủ tịch")


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"kind": "working"}, "calendar_works_anyway"),
        ({"name": " "}, "calendar_name_missing"),
        ({"source": ""}, "calendar_source_missing"),
        ({"day": "1999-12-31"}, "calendar_year_out_of_range"),
        ({"day": "9999-12-31"}, "calendar_year_out_of_range"),
    ],
)
def test_day_that_cannot_be_set_is_refused_with_its_place(client, changed, code) -> None:
    answer = client("noi-vu").post(PREVIEW, json={"days": [{**A_DAY, **changed}]})

    [refusal] = answer.json()["refusals"]
    assert (answer.status_code, refusal["code"]) == (409, code)
    assert refusal["place"].startswith("days.0.")


def test_malformed_bodies_are_named_and_never_a_fault_of_the_server(client) -> None:
    officer = client("noi-vu")
    bodies = [{"days": [{**A_DAY, "kind": "half"}]}, {"days": [{**A_DAY, "day": "31/11"}]}, {"days": [A_DAY] * 1001}]

    assert [officer.post(PREVIEW, json=body).status_code for body in bodies] == [422, 422, 422]
    assert officer.get("/api/v1/calendar?year=1066").status_code == 422
    assert officer.post(PREVIEW, json={"days": [A_DAY, A_DAY]}).json()["refusals"][0]["code"] == "calendar_day_twice"


def test_file_is_previewed_like_a_body_and_its_bad_lines_are_named(client) -> None:
    officer = client("noi-vu")
    good = "\ufeffngày;loại;tên;căn cứ\n31/7/2020;nghỉ;Nghỉ do bão;Công văn số 1/UBND\n"
    bad = "day;kind;name;source\n30/2/2020;off;x;y\n2020-07-31;half;x;y\n2020-07-31;off;x\n\n2020-08-01;working;;y\n"

    seen = officer.post(f"{PREVIEW}/file", files={"file": ("lich.csv", good.encode())})
    wrong = officer.post(f"{PREVIEW}/file", files={"file": ("lich.csv", bad.encode())})
    latin = officer.post(f"{PREVIEW}/file", files={"file": ("lich.csv", "nghỉ".encode("utf-16"))})

    assert [one["deadline"] for one in seen.json()["moves"]] == ["registration"]
    assert seen.headers["ETag"] == officer.post(PREVIEW, json={"days": [A_DAY]}).headers["ETag"]
    assert [(one["place"], one["code"]) for one in wrong.json()["refusals"]] == [
        ("line 2", "calendar_line_has_no_day"),
        ("line 3", "calendar_line_has_no_kind"),
        ("line 4", "calendar_line_unreadable"),
        ("line 6", "calendar_name_missing"),
    ]
    assert latin.json()["refusals"][0]["code"] == "calendar_not_utf8"
