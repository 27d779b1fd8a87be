"""Bad input gets a clear answer that names the place and the way out, and changes nothing."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from services import audit
from services.store.database import connect
from services.wiring import Office
from tests.support.offices import PDF, client_for, demo_of
from tests.support.walker import Walker, codes


@pytest.fixture
def walk(office: Office) -> Walker:
    return Walker(office)


@pytest.fixture
def owed(walk: Walker):
    """The registration that thu-ba owes, its form attached."""
    walk.file("thu-ba", walk.case("thu-ba", "register"), "registration_form")
    return walk.case("thu-ba", "register")


def _entries(office: Office) -> int:
    with office.reading() as work:
        return audit.verify(work).entries


def test_unknown_trigger_case_and_campaign_are_not_found(walk: Walker, owed) -> None:
    client = walk.client("thu-ba")

    answers = [
        walk.take("thu-ba", owed, "fly"),
        client.get("/api/v1/cases/nothing"),
        client.post("/api/v1/cases/nothing/triggers/meet", json={}, headers={"If-Match": '"1"'}),
        client.get("/api/v1/campaigns/nothing"),
        client.get("/api/v1/definitions/nothing"),
        client.get("/api/v1/nowhere"),
    ]

    assert [answer.status_code for answer in answers] == [404] * 6
    assert {answer.headers["content-type"] for answer in answers} == {"application/problem+json"}


def test_move_by_someone_not_entitled_is_forbidden_and_names_who_is(walk: Walker, owed) -> None:
    answer = walk.take("kiem-toan", owed, "meet")

    [refusal] = answer.json()["refusals"]
    assert answer.status_code == 403
    assert refusal["sentence"] == "Thao tác này thuộc về: Cán bộ đầu mối của đơn vị, Phòng Nội vụ huyện."


def test_refused_move_names_every_unmet_guard_and_changes_nothing(walk: Walker) -> None:
    case = walk.rated("thu-ba", 40, "good")
    before = _entries(walk.office)

    answer = walk.take("thu-ba", case, "nominate")

    assert answer.status_code == 409
    assert codes(answer) == ["field_is_not", "milestone_missing", "document_missing", "rank_missing"]
    assert walk.get("thu-ba", f"/cases/{case['id']}") == case
    assert _entries(walk.office) == before


def test_same_key_twice_has_one_effect_and_one_answer(walk: Walker, owed) -> None:
    answers = [walk.take("thu-ba", owed, "meet", key="k-1") for _ in range(2)]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert answers[0].json() == answers[1].json()
    assert len(walk.get("thu-ba", f"/cases/{owed['id']}/history")) == 3


def test_same_key_with_another_body_is_refused(walk: Walker, owed) -> None:
    walk.take("thu-ba", owed, "meet", key="k-1")

    answer = walk.take("thu-ba", owed, "meet", key="k-1", reason="khác")

    assert (answer.status_code, answer.json()["type"]) == (422, "urn:thidua:key-reused")


def test_key_belongs_to_its_actor_and_route(walk: Walker, owed) -> None:
    other = walk.case("dong-thai", "register")
    walk.file("dong-thai", other, "registration_form")

    answers = [
        walk.take("thu-ba", owed, "meet", key="k-1"),
        walk.take("dong-thai", walk.case("dong-thai", "register"), "meet", key="k-1"),
    ]

    assert [answer.json()["state"] for answer in answers] == ["met", "met"]


def test_refused_request_does_not_use_up_its_key(walk: Walker) -> None:
    case = walk.case("thu-ba", "register")
    refused = walk.take("thu-ba", case, "meet", key="k-1")
    walk.file("thu-ba", case, "registration_form")

    taken = walk.take("thu-ba", walk.case("thu-ba", "register"), "meet", key="k-1")

    assert (refused.status_code, taken.status_code) == (409, 200)


def test_stale_version_is_told_apart_from_a_refusal(walk: Walker, owed) -> None:
    answer = walk.take("thu-ba", owed, "meet", version=1)

    assert (answer.status_code, answer.json()["type"]) == (412, "urn:thidua:changed-meanwhile")
    assert walk.get("thu-ba", f"/cases/{owed['id']}")["state"] == "owed"


def test_version_must_be_named(walk: Walker, owed) -> None:
    answer = walk.client("thu-ba").post(f"/api/v1/cases/{owed['id']}/triggers/meet", json={})

    assert (answer.status_code, answer.json()["type"]) == (428, "urn:thidua:version-needed")


def test_two_officers_at_once_one_wins_and_the_other_is_told(walk: Walker, owed) -> None:
    walk.client("thu-ba"), walk.client("noi-vu")

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda login: walk.take(login, owed, "meet"), ("thu-ba", "noi-vu")))

    assert sorted(answer.status_code for answer in answers) == [200, 412]
    assert len(walk.get("thu-ba", f"/cases/{owed['id']}/history")) == 3


def test_one_place_left_has_one_winner(walk: Walker) -> None:
    """Ten participants, 20%: two places; the third in rank is refused however they race."""
    cases = {login: walk.rated(login, score) for login, score in (("thu-ba", 9), ("dong-thai", 8), ("dong-yen", 7))}
    walk.notice("2020-03-30")
    for login, case in cases.items():
        walk.file(login, case, "proposal")
    cases = {login: walk.get(login, f"/cases/{case['id']}") for login, case in cases.items()}

    with ThreadPoolExecutor(3) as pool:
        answers = list(pool.map(lambda login: walk.take(login, cases[login], "nominate").status_code, cases))

    assert answers == [200, 200, 409]


@pytest.mark.parametrize(
    ("data", "name", "kind", "status", "code"),
    [
        (b"MZ\x90\x00 a program", "don.pdf", "registration_form", 409, "media_type_not_accepted"),
        (b"", "don.pdf", "registration_form", 409, "file_empty"),
        (PDF, "../../etc/passwd", "registration_form", 409, "file_name_not_plain"),
        (PDF, "thu-muc/don.pdf", "registration_form", 409, "file_name_not_plain"),
        (PDF + b" " * 2_000_000, "don.pdf", "registration_form", 409, "file_too_large"),
        (PDF, "don.pdf", "holiday_photo", 404, None),
    ],
)
def test_attachment_that_can_not_be_taken_is_named(office: Office, data, name, kind, status, code) -> None:
    walk = Walker(replace(office, files=replace(office.files, limit=1_000_000)))
    case = walk.case("thu-ba", "register")

    answer = walk.file("thu-ba", case, kind, data, name)

    assert answer.status_code == status, answer.text
    assert [refusal["code"] for refusal in answer.json().get("refusals", [])] == ([code] if code else [])
    assert walk.case("thu-ba", "register") == case


@pytest.mark.parametrize(
    "body", [b"{", b"[]", b'{"inputs": 5}', b'{"unheard": "of"}', b'{"received_on": "2020-11-31"}', b"\xff\xfe"]
)
def test_malformed_body_is_answered_with_its_place(walk: Walker, owed, body: bytes) -> None:
    answer = walk.client("thu-ba").post(
        f"/api/v1/cases/{owed['id']}/triggers/meet",
        content=body,
        headers={"If-Match": '"2"', "Content-Type": "application/json"},
    )

    assert (answer.status_code, answer.json()["type"]) == (422, "urn:thidua:malformed")
    assert answer.json()["places"] != []


def test_body_that_is_too_large_is_cut_off(office: Office) -> None:
    small = replace(office, settings=replace(office.settings, upload_limit=1000))
    case = Walker(office).case("thu-ba", "register")
    client = client_for(small, "thu-ba")

    answers = [
        client.post("/api/v1/session", content=b"x" * 1_100_000, headers={"Content-Type": "application/json"}),
        client.post(
            f"/api/v1/cases/{case['id']}/documents",
            data={"kind": "registration_form"},
            files={"file": ("don.pdf", PDF + b" " * 1_100_000)},
            headers={"If-Match": '"1"'},
        ),
    ]

    assert [answer.status_code for answer in answers] == [413, 413]


def test_figures_that_are_none_are_refused_by_name(walk: Walker) -> None:
    case = walk.do("thu-ba", walk.register("thu-ba"), "self_report", "self_report")

    answers = {
        text: walk.take("kiem-tra", case, "inspect", inputs={"score": text})
        for text in ("", "ten", "101", "-1", "9" * 30)
    }

    assert {text: codes(answer) for text, answer in answers.items()} == {
        "": ["input_missing"],
        "ten": ["input_not_a_number"],
        "101": ["input_out_of_range"],
        "-1": ["input_out_of_range"],
        "9" * 30: ["input_not_a_number"],
    }


def test_database_away_is_told_and_nothing_is_lost(office: Office) -> None:
    client = client_for(office, "thu-ba")
    away = replace(office, database=connect("postgresql+psycopg://nobody@127.0.0.1:1/none"))

    client.app.state.served = demo_of(away)
    answer = client.get("/api/v1/inbox")
    ready = client.get("/readyz")
    client.app.state.served = demo_of(office)

    assert (answer.status_code, answer.json()["type"]) == (503, "urn:thidua:database-away")
    assert ready.status_code == 503
    assert client.get("/api/v1/inbox").status_code == 200


SURROGATE = json.dumps({"reason": "x"}).replace("x", "\\ud800").encode()


@pytest.mark.parametrize("body", [SURROGATE, b'{"inputs": {"score": "\\u0000"}}'])
def test_text_no_database_could_hold_is_malformed(walk: Walker, owed, body: bytes) -> None:
    answer = walk.client("thu-ba").post(
        f"/api/v1/cases/{owed['id']}/triggers/meet",
        content=body,
        headers={"If-Match": '"2"', "Content-Type": "application/json"},
    )

    assert (answer.status_code, answer.json()["type"]) == (422, "urn:thidua:malformed")


def test_odd_addresses_and_headers_are_answered_without_a_fault(walk: Walker, owed) -> None:
    client = walk.client("noi-vu")
    campaign = walk.campaign()
    far = {"deadline": "registration", "last_day": "9999-12-31", "reason": "x"}
    extend = f"/api/v1/campaigns/{campaign['id']}/extensions"
    match = {"If-Match": f'"{campaign["version"]}"'}

    answers = {
        "nul in a path": client.get("/api/v1/cases/a%00b"),
        "nul in a query": client.get("/api/v1/cases?state=a%00b"),
        "cursor that is none": client.get("/api/v1/cases?after=nonsense"),
        "limit": client.get("/api/v1/cases?limit=0"),
        "instant without a zone": client.get("/api/v1/deadlines?due=2020-01-01T00:00:00"),
        "edge of time": client.get("/api/v1/deadlines?due=9999-12-31T23:59:59-12:00"),
        "origin that is none": client.get("/api/v1/inbox", headers={"Origin": "http://["}),
        "huge version": walk.take("thu-ba", owed, "meet", version="9" * 5000),
        "clock without a zone": client.post("/api/v1/demo/clock", json={"to": "2020-05-01T00:00:00"}),
        "end of calendars": client.post("/api/v1/demo/clock", json={"to": "9999-12-31T23:59:59Z"}),
        "extension to the end": client.post(extend, json=far, headers=match),
        "extension of nothing": client.post(
            extend, json={**far, "last_day": "2020-08-10", "case": "none"}, headers=match
        ),
    }

    assert {what: answer.status_code for what, answer in answers.items()} == {
        "nul in a path": 404,
        "nul in a query": 404,
        "cursor that is none": 422,
        "limit": 422,
        "instant without a zone": 422,
        "edge of time": 200,
        "origin that is none": 200,
        "huge version": 412,
        "clock without a zone": 422,
        "end of calendars": 409,
        "extension to the end": 409,
        "extension of nothing": 404,
    }


def test_filtered_listing_of_a_unit_loses_nothing(walk: Walker, owed) -> None:
    walk.take("thu-ba", owed, "meet")

    found = walk.get("thu-ba", "/cases?state=met&limit=1")

    assert [case["id"] for case in found["cases"]] == [owed["id"]]


def test_refused_upload_leaves_no_file(office: Office) -> None:
    walk = Walker(office)
    case = walk.case("thu-ba", "register")

    statuses = [walk.file(login, case, "registration_form").status_code for login in ("dong-thai", "kiem-toan")]

    assert statuses == [404, 403]
    assert list(office.files.root.rglob("*")) == []
