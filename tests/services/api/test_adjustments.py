"""Adjustments through the API: versions asked for, bodies strict, units told nothing of each other's extensions."""

from __future__ import annotations

from services.wiring import Office
from tests.support.offices import client_for
from tests.support.walker import Walker, codes

PAPER = {"reason": "Giãn cách xã hội", "document_number": "16/CT-TTg"}


def test_suspension_is_undone_by_a_resumption_that_was_foreseen(office: Office) -> None:
    walk = Walker(office)
    walk.clock("2020-07-20T02:00:00Z")
    suspended = walk.ask("noi-vu", "suspension", **PAPER)
    walk.clock("2020-08-10T02:00:00Z")
    campaign = walk.campaign()
    foreseen = walk.get("noi-vu", f"/campaigns/{campaign['id']}/resumption")

    resumed = walk.ask("noi-vu", "resumption", moving="shift", document_number="20/TB")

    assert (suspended.json()["state"], resumed.json()["state"]) == ("suspended", "launched")
    assert (campaign["state"], campaign["suspended_on"]) == ("suspended", "2020-07-20")
    assert foreseen["days"] == 21
    assert [(one["deadline"], one["before"], one["after"]) for one in foreseen["shifted"]] == [
        ("registration", "2020-07-31", "2020-08-21"),
        ("year_end_report", "2020-12-31", "2021-01-21"),
    ]
    assert [one["deadline"] for one in foreseen["passing"]] == ["registration"]
    listed = walk.get("thu-ba", f"/campaigns/{campaign['id']}/adjustments")
    assert [(one["kind"], one["before"], one["after"], one["document_number"]) for one in listed] == [
        ("shift", "2020-12-31", "2021-01-21", "20/TB"),
        ("shift", "2020-07-31", "2020-08-21", "20/TB"),
        ("resumption", "2020-07-20", "2020-08-10", "20/TB"),
        ("suspension", None, "2020-07-20", "16/CT-TTg"),
    ]
    assert {one["name"] for one in listed} == {"Lưu Văn Mẫu"}


def test_moves_are_offered_with_the_suspension_in_their_way(office: Office) -> None:
    walk = Walker(office)
    case = walk.case("thu-ba", "register")
    walk.ask("noi-vu", "suspension", **PAPER)

    offered = walk.get("thu-ba", f"/cases/{case['id']}/triggers")
    taken = walk.take("thu-ba", case, "meet")

    assert {tuple(one["code"] for one in offer["refusals"] if "suspended" in one["code"]) for offer in offered} == {
        ("campaign_suspended",)
    }
    assert not any(offer["allowed"] for offer in offered)
    assert taken.status_code == 409
    assert "campaign_suspended" in codes(taken)


def test_units_do_not_see_what_was_granted_to_another_alone(office: Office) -> None:
    walk = Walker(office)
    own, other = walk.case("thu-ba", "register"), walk.case("nam-thai-a", "register")
    for case in (own, other):
        granted = walk.ask(
            "noi-vu", "extensions", deadline="registration", last_day="2020-08-15", reason="bão", case=case["id"]
        )
        assert granted.status_code == 200

    campaign = walk.campaign()["id"]
    seen = {login: walk.get(login, f"/campaigns/{campaign}/adjustments") for login in ("thu-ba", "noi-vu")}

    assert [one["case"] for one in seen["thu-ba"]] == [own["id"]]
    assert {one["case"] for one in seen["noi-vu"]} == {own["id"], other["id"]}
    assert {(one["kind"], one["before"], one["after"]) for one in seen["noi-vu"]} == {
        ("extension", "2020-07-31", "2020-08-15")
    }


def test_bad_requests_are_answered_with_what_is_wrong(office: Office) -> None:
    walk = Walker(office)
    campaign = walk.campaign()
    at = f"/api/v1/campaigns/{campaign['id']}"
    desk, officer = walk.client("noi-vu"), walk.client("thu-ba")
    now = {"If-Match": f'"{campaign["version"]}"'}
    resume = {"moving": "keep", "document_number": "1"}

    assert desk.post(f"{at}/suspension", json=PAPER).status_code == 428
    assert desk.post(f"{at}/suspension", json=PAPER, headers={"If-Match": '"1"'}).status_code == 412
    assert officer.post(f"{at}/suspension", json=PAPER, headers=now).status_code == 403
    assert desk.post(f"{at}/suspension", json={**PAPER, "reason": ""}, headers=now).status_code == 409
    assert desk.post(f"{at}/resumption", json={**resume, "moving": "sideways"}, headers=now).status_code == 422
    assert desk.post(f"{at}/resumption", json=resume, headers=now).status_code == 409
    assert desk.get(f"{at}/resumption").status_code == 404
    assert client_for(office).get(f"{at}/adjustments").status_code == 401
    day = {"happened_on": "2020-04-01", "document_number": "1", "reason": "x"}
    assert desk.post(f"{at}/milestones/unheard_of/postponement", json=day, headers=now).status_code == 404
    early = desk.post(f"{at}/milestones/appraisal_notice/postponement", json=day, headers=now)
    assert codes(early) == ["milestone_missing", "day_in_the_future"]


def test_case_is_cancelled_once_for_its_key(office: Office) -> None:
    walk = Walker(office)
    case = walk.case("thu-ba", "register")
    headers = {"If-Match": f'"{case["version"]}"', "Idempotency-Key": "one"}
    at = f"/api/v1/cases/{case['id']}/cancellation"

    first, again = (walk.client("noi-vu").post(at, json={"reason": "nhầm"}, headers=headers) for _ in range(2))

    assert (first.status_code, first.json()) == (200, again.json())
    assert first.json()["state"] == "cancelled"
    assert walk.get("thu-ba", f"/cases/{case['id']}")["state_label"] == "Đã hủy"
    assert walk.client("thu-ba").post(at, json={"reason": "nhầm"}, headers={"If-Match": '"2"'}).status_code == 403
