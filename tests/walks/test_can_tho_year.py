"""The Office of Cần Thơ, 2019: from the launch to the city's answer, through HTTP, by its officers and its deadlines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import BOTH_DATABASES
from tests.support.can_tho import ANSWER, DOSSIER, Movement, the_office
from tests.support.sittings import Against
from tests.support.walker import codes
from tests.support.year_ends import CAN_THO

AFTER_COUNCIL = "2020-01-08T02:00:00Z"


@pytest.fixture
def walk(empty_url: str, tmp_path: Path) -> Iterator[Movement]:
    with the_office(empty_url, tmp_path) as demo:
        yield Movement(demo)


@BOTH_DATABASES
def test_whole_way_from_an_initiative_to_the_answer_of_the_city(walk: Movement) -> None:
    walk.issued()
    unit, person = walk.sent("tong-hop", "tong-hop.2")
    walk.accepted("tong-hop")
    unit, person = walk.recommended(unit), walk.recommended(person)
    walk.clock(AFTER_COUNCIL)
    assert [walk.award(case).status_code for case in (unit, person)] == [200, 200]

    case = walk.open("hanh-chinh", "city_individual", unit="tong-hop", person=walk.person("tong-hop.2")).json()
    unassessed = walk.award_council().sit({case["id"]: Against(1)})
    assert walk.write("hoi-dong", case, city_standards="met").status_code == 200
    case = walk.voted(case)
    walk.do("hanh-chinh", walk.to_the_city("city_letter"), "submit_to_city")
    walk.clock("2020-03-12T02:00:00Z")
    walk.to_the_city("city_answer")
    assert walk.answered((case, "record_city_award", "")).status_code == 200
    case = walk.again(case)

    assert codes(unassessed) == ["assessment_missing"]
    assert (walk.again(person)["state"], case["state"]) == ("awarded", "city_awarded")
    assert {name: case["fields"][name] for name in ANSWER} == ANSWER
    triggers = [e["event"].get("trigger") for e in walk.get("giam-sat", f"/cases/{person['id']}/history")]
    assert [t for t in triggers if t] == ["nominate", "present", "record_vote", "award", "publish"]
    assert walk.get("giam-sat", "/verification")["holds"] is True


def test_day_of_issue_is_recorded_once_it_has_come_and_dossiers_wait_for_it(walk: Movement) -> None:
    walk.sent("tong-hop")
    submission = walk.case("hanh-chinh", "submission", "Phòng Tổng hợp")

    early = walk.take("hanh-chinh", submission, "accept")
    tomorrow = walk.issued("2019-07-09")
    stranger = walk.ask("tong-hop", "milestones", milestone="issued", happened_on="2019-07-05", document_number="1/KH")
    recorded = walk.issued("2019-07-05")
    again = walk.issued("2019-07-04")

    assert codes(early) == ["milestone_missing"]
    assert codes(tomorrow) == ["day_in_the_future"]
    assert stranger.status_code == 403
    assert (recorded.status_code, walk.campaign()["milestones"]["issued"]) == (200, "2019-07-05")
    assert codes(again) == ["milestone_already_recorded"]
    assert walk.do("hanh-chinh", submission, "accept")["state"] == "accepted"


@pytest.mark.parametrize(
    ("author", "code"), [("", "unit_case_not_in"), ("tong-hop.2", "own_case_not_in")], ids=["collective", "individual"]
)
def test_nobody_is_nominated_without_a_recognised_initiative(walk: Movement, author: str, code: str) -> None:
    walk.initiative("tong-hop", author, recognised=False)
    report = "achievement_report"
    if author:
        walk.initiative("tong-hop")
        case = walk.nominee("tong-hop", author, report)
    else:
        case = walk.prepared("tong-hop", report)
    submission = walk.submission("tong-hop", *DOSSIER)

    refused = walk.take("tong-hop", submission, "send")

    assert (refused.status_code, codes(refused)) == (409, ["carried_case_refused", code])
    assert walk.again(submission) == submission
    assert walk.again(case) == case
    walk.initiative("tong-hop", author)
    assert walk.do("tong-hop", submission, "send")["state"] == "sent"
    assert walk.again(case)["state"] == "nominated"


def test_submission_goes_whole_or_not_at_all(walk: Movement) -> None:
    walk.initiative("tong-hop")
    ready = walk.prepared("tong-hop", "achievement_report")
    for login in ("tong-hop.2", "tong-hop.3"):
        walk.initiative("tong-hop", login)
    lacking = walk.nominee("tong-hop", "tong-hop.2")
    walk.nominee("tong-hop", "tong-hop.3", "achievement_report")
    submission = walk.submission("tong-hop", *DOSSIER)

    refused = walk.take("tong-hop", submission, "send")
    alone = walk.take("tong-hop", ready, "nominate")
    untouched = walk.again(submission), walk.again(ready)
    walk.do("tong-hop", lacking, "withdraw", reason="Chưa kịp viết báo cáo")
    walk.do("tong-hop", submission, "send")

    [named, missing] = refused.json()["refusals"]
    assert (named["code"], missing["code"]) == ("carried_case_refused", "document_missing")
    assert "Lê Thị Ví Dụ" in named["sentence"]
    assert codes(alone) == ["only_along_with"]
    assert untouched == (submission, ready)
    states = {c["subject"]: c["state"] for c in walk.get("tong-hop", "/cases?track=individual")["cases"]}
    assert states == {"Lê Thị Ví Dụ": "withdrawn", "Phạm Văn Nháp": "nominated"}
    letters = [m["subject"] for m in walk.get("hanh-chinh", "/messages") if m["address"].startswith("hanh-chinh@")]
    assert len([subject for subject in letters if "Đã gửi" in subject]) == 1


def test_submission_is_sent_back_once_and_its_nominations_go_with_it(walk: Movement) -> None:
    walk.issued()
    unit, person = walk.sent("khoa-giao", "khoa-giao.2")
    submission = walk.case("hanh-chinh", "submission", "Phòng Khoa giáo")

    silent = walk.take("hanh-chinh", submission, "send_back")
    alone = walk.take("hanh-chinh", unit, "return_for_completion", reason="Thiếu số liệu")
    back = walk.do("hanh-chinh", submission, "send_back", reason="Biên bản thiếu chữ ký")
    returned = [walk.again(case)["state"] for case in (unit, person)]
    unready = walk.take("hanh-chinh", walk.again(unit), "present")
    back = walk.do("khoa-giao", back, "send_again")
    twice = walk.take("hanh-chinh", back, "send_back", reason="Vẫn thiếu")

    assert (codes(silent), codes(alone)) == (["reason_missing"], ["only_along_with"])
    assert returned == ["returned", "returned"]
    assert codes(unready) == ["not_offered"]
    assert [walk.again(case)["state"] for case in (unit, person)] == ["nominated", "nominated"]
    assert codes(twice) == ["taken_too_often"]
    entries = walk.get("giam-sat", f"/cases/{unit['id']}/history")
    assert "Biên bản thiếu chữ ký" in [entry["personal"].get("reason") for entry in entries]


def test_dossiers_come_in_until_midnight_and_later_only_extended_or_proved(walk: Movement) -> None:
    for division in ("tong-hop", "kinh-te", "xay-dung", "noi-chinh"):
        walk.initiative(division)
        walk.prepared(division, "achievement_report")
    submissions = {name: walk.submission(name, *DOSSIER) for name in ("tong-hop", "kinh-te", "xay-dung", "noi-chinh")}
    walk.clock("2019-12-10T16:59:59Z")
    in_time = walk.take("tong-hop", submissions["tong-hop"], "send")
    walk.clock("2019-12-10T17:00:00Z")

    late = walk.take("kinh-te", submissions["kinh-te"], "send")
    proof = {"received_on": "2019-12-10", "evidence": "Công văn đến số 897"}
    own = walk.take("xay-dung", submissions["xay-dung"], "send", **proof)
    too_late = walk.take("hanh-chinh", submissions["xay-dung"], "send", **{**proof, "received_on": "2019-12-11"})
    proved = walk.take("hanh-chinh", submissions["xay-dung"], "send", **proof)
    body = {"deadline": "dossiers", "last_day": "2019-12-13", "reason": "Đi công tác"}
    walk.ask("hanh-chinh", "extensions", **body, case=submissions["noi-chinh"]["id"])
    extended = walk.take("noi-chinh", submissions["noi-chinh"], "send")

    assert (in_time.status_code, codes(late)) == (200, ["deadline_passed"])
    assert (codes(own), codes(too_late)) == (["proof_not_yours"], ["proof_after_deadline"])
    assert (proved.json()["state"], extended.json()["state"]) == ("sent", "sent")
    assert [walk.case(name, "collective")["state"] for name in submissions] == [
        "nominated",
        "preparing",
        "nominated",
        "nominated",
    ]


def test_places_are_three_collectives_and_two_people_of_each_division(walk: Movement) -> None:
    walk.issued()
    sent = [walk.sent("tong-hop", "tong-hop", "tong-hop.2", "tong-hop.3")]
    sent += [walk.sent(division) for division in ("kinh-te", "khoa-giao")]
    sent += [walk.sent("noi-chinh", "noi-chinh.2")]
    for division in ("tong-hop", "kinh-te", "khoa-giao", "noi-chinh"):
        walk.accepted(division)
    recommended = [[walk.recommended(case) for case in cases] for cases in sent]
    walk.clock(AFTER_COUNCIL)

    collectives = [walk.award(cases[0]) for cases in recommended]
    people = [walk.award(case) for cases in recommended for case in cases[1:]]

    assert [answer.status_code for answer in collectives] == [200, 200, 200, 409]
    assert codes(collectives[3]) == ["quota_full"]
    assert [answer.status_code for answer in people] == [200, 200, 409, 200]
    assert codes(people[2]) == ["quota_full"]
    board = {one["quota"]: one for one in walk.get("hanh-chinh", f"/campaigns/{walk.campaign()['id']}/quotas")}
    assert [board["collective_awards"][key] for key in ("places", "groups", "taken")] == [3, 1, 3]
    assert [board["individual_awards"][key] for key in ("places", "groups", "taken")] == [2, 9, 3]


@BOTH_DATABASES
def test_year_end_is_as_worked_out_by_hand_and_its_minutes_go_upward(walk: Movement) -> None:
    walk.issued()
    for council in (walk.award_council(), walk.initiative_council()):
        assert council.compose("hanh-chinh", "2019-07-08").status_code == 201
    cases = walk.year_end(CAN_THO)
    walk.clock("2019-12-27T02:00:00Z")
    council = walk.award_council()
    closed = council.sit({case["id"]: row.votes for row, case in cases})
    reckoned = council.reckoned()
    walk.clock(AFTER_COUNCIL)
    for _, case in cases:
        if walk.award(case).status_code != 200:
            walk.do("chanh-vp", walk.again(case), "decline", reason="Hết chỗ")

    assert closed.status_code == 200, closed.text
    assert [reckoned[case["id"]] for _, case in cases] == [row.reckoned for row in CAN_THO]
    assert [walk.again(case)["state"] for _, case in cases] == [row.end for row in CAN_THO]

    draft = walk.voted(walk.drafted("tong-hop"))
    walk.do("hanh-chinh", walk.to_the_city("city_letter"), "submit_to_city")
    sent = walk.again(draft)
    papers = [one["kind"] for one in walk.get("hanh-chinh", f"/cases/{sent['id']}/documents")]

    assert (sent["state"], papers) == ("sent_to_city", ["vote_minutes"])
    assert sent["continues"]["documents"] == ["achievement_report"]
    assert walk.get("giam-sat", "/verification")["holds"] is True


def test_criteria_are_answered_by_the_standing_office_before_the_council(walk: Movement) -> None:
    walk.issued()
    _, person = walk.sent("kinh-te", "kinh-te.2")
    before = walk.take("hanh-chinh", person, "present")
    walk.accepted("kinh-te")

    stranger = walk.write("kinh-te", person, discipline="met")
    nonsense = walk.write("hanh-chinh", person, discipline="tốt")
    elsewhere = walk.write("hanh-chinh", person, reform_tasks="met")
    walk.write("hanh-chinh", person, advice_in_time="met", excellent_year="met", discipline="not_met")
    failing = walk.take("hanh-chinh", walk.again(person), "present")
    left = walk.do("hanh-chinh", walk.again(person), "leave_out", reason="Chưa đạt kỷ luật hành chính")

    assert codes(before) == ["unit_case_not_in", *["assessment_missing"] * 3]
    assert (stranger.status_code, codes(nonsense)) == (403, ["input_not_a_choice"])
    assert codes(elsewhere) == ["field_of_another_track"]
    assert codes(failing) == ["assessment_not_met"]
    assert left["state"] == "not_selected"


def test_proposals_go_to_the_city_until_twenty_january_with_the_councils_minutes(walk: Movement) -> None:
    walk.issued()
    case = walk.sent("tong-hop")[0]
    early = walk.open("hanh-chinh", "city_collective", unit="tong-hop")
    walk.accepted("tong-hop")
    walk.recommended(case)
    walk.clock(AFTER_COUNCIL)
    draft = walk.drafted("tong-hop")
    nobody = walk.take("hanh-chinh", walk.to_the_city("city_letter"), "submit_to_city")
    unvoted = walk.take("hanh-chinh", draft, "send_to_city")
    draft = walk.voted(draft)
    alone = walk.take("hanh-chinh", draft, "send_to_city")
    walk.clock("2020-01-20T17:00:00Z")
    late = walk.take("hanh-chinh", walk.to_the_city(), "submit_to_city")
    overdue = walk.case("hanh-chinh", "propose_to_city")["state"]
    body = {"deadline": "city_dossiers", "last_day": "2020-02-05", "reason": "Thành phố đồng ý nhận muộn"}
    stranger = walk.ask("hanh-chinh", "extensions", **body)
    extended = walk.ask("chanh-vp", "extensions", **body)
    walk.do("hanh-chinh", walk.to_the_city(), "submit_to_city")

    assert codes(early) == ["unit_case_not_in"]
    assert (codes(nobody), codes(unvoted), codes(alone)) == (["too_few_carried"], ["not_offered"], ["only_along_with"])
    assert (codes(late), overdue) == (["deadline_passed"], "overdue")
    assert (stranger.status_code, extended.status_code) == (403, 200)
    assert walk.again(draft)["state"] == "sent_to_city"
    assert walk.case("hanh-chinh", "propose_to_city")["state"] == "met_late"


def test_review_is_held_in_the_first_quarter_of_next_year(walk: Movement) -> None:
    review = walk.case("hanh-chinh", "hold_review")
    walk.clock("2019-12-31T16:59:59Z")
    early = walk.take("hanh-chinh", review, "meet")
    walk.clock("2019-12-31T17:00:00Z")

    assert codes(early) == ["window_not_open"]
    assert walk.do("hanh-chinh", review, "meet")["state"] == "met"


def test_works_are_of_ones_own_division_and_carry_a_title(walk: Movement) -> None:
    elsewhere = walk.open("tong-hop", "initiative", person=walk.person("kinh-te.2"))
    outside = walk.open("tong-hop", "initiative", unit="chanh-vp", person=walk.person("chanh-vp"))
    nobody = walk.open("tong-hop", "initiative", person="không ai")
    first, second = (walk.open("tong-hop", "initiative") for _ in range(2))
    case = walk.get("tong-hop", f"/cases/{first.json()['id']}")
    untitled = walk.take("tong-hop", case, "submit", inputs={"initiative_title": " "})
    own = walk.take("tong-hop", case, "recognise")

    assert (elsewhere.status_code, outside.status_code, nobody.status_code) == (404, 403, 409)
    assert codes(nobody) == ["not_a_participant"]
    assert (first.status_code, second.status_code) == (201, 201)
    assert codes(untitled) == ["input_missing"]
    assert codes(own) == ["not_offered"]
