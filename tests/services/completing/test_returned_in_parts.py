"""A submission of Cần Thơ's Office is returned in parts: only what was flagged moves and opens, who asked looks again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.can_tho import CRITERIA, Movement, the_office
from tests.support.walker import codes

REPORT = "document:achievement_report"
DIVISION = "Phòng Khoa giáo"


@pytest.fixture
def walk(empty_url: str, tmp_path: Path) -> Iterator[Movement]:
    with the_office(empty_url, tmp_path) as demo:
        yield Movement(demo)


class Returned:
    """The submission of a division with two nominations, that of the person returned for its report alone."""

    def __init__(self, walk: Movement) -> None:
        self.walk = walk
        walk.issued()
        self.unit, self.person = walk.sent("khoa-giao", "khoa-giao.2")
        self.submission = walk.case("hanh-chinh", "submission", DIVISION)
        flag = {"part": REPORT, "note": "Thiếu số liệu quý III", "case": self.person["id"]}
        walk.do("hanh-chinh", self.submission, "send_back", reason="Báo cáo chưa đủ", flags=[flag])

    def now(self, login: str, case: dict[str, Any]) -> dict[str, Any]:
        return dict(self.walk.get(login, f"/cases/{case['id']}"))

    def completed(self) -> None:
        """The report is filed anew, and the submission sent in again."""
        self.walk.with_papers("khoa-giao", self.person["id"], "achievement_report")
        self.walk.do("khoa-giao", self.now("khoa-giao", self.submission), "send_again")


@pytest.fixture
def returned(walk: Movement) -> Returned:
    return Returned(walk)


def test_only_the_flagged_nomination_goes_back_with_its_submission(returned: Returned) -> None:
    walk = returned.walk

    assert [walk.again(case)["state"] for case in (returned.unit, returned.person)] == ["nominated", "returned"]
    [asked] = returned.now("khoa-giao", returned.person)["completion"]["parts"]
    assert (asked["part"], asked["note"]) == (REPORT, "Thiếu số liệu quý III")
    assert "Mẫu số 07" in asked["label"]
    [of_person] = returned.now("khoa-giao", returned.submission)["completion"]["parts"]
    assert of_person["case"] == returned.person["id"]
    assert walk.get("giam-sat", "/verification")["holds"] is True


def test_only_the_flagged_parts_are_open_while_it_is_returned(returned: Returned) -> None:
    walk = returned.walk

    own = walk.file("khoa-giao", returned.now("khoa-giao", returned.submission), "unit_minutes")
    flagged = walk.file("khoa-giao", returned.now("khoa-giao", returned.person), "achievement_report")

    assert (own.status_code, codes(own)) == (409, ["paper_not_flagged"])
    assert flagged.status_code == 200


def test_notes_are_personal_and_stay_out_of_the_chain(returned: Returned) -> None:
    entries = returned.walk.get("giam-sat", f"/cases/{returned.person['id']}/history")
    [flagged] = [one for one in entries if one["kind"] == "case.parts_flagged"]

    assert flagged["event"]["parts"] == [REPORT]
    assert "notes" not in flagged["event"]
    assert flagged["personal"]["notes"] == {REPORT: "Thiếu số liệu quý III"}


def test_who_asked_looks_again_and_nobody_else_goes_on_before(returned: Returned) -> None:
    walk = returned.walk
    returned.completed()
    back = [walk.again(case) for case in (returned.submission, returned.person)]

    stranger = walk.client("khoa-giao").post(
        f"/api/v1/cases/{returned.person['id']}/completion", headers={"If-Match": f'"{back[1]["version"]}"'}
    )
    confirmed = walk.client("hanh-chinh").post(
        f"/api/v1/cases/{returned.person['id']}/completion", headers={"If-Match": f'"{back[1]["version"]}"'}
    )
    again = walk.client("hanh-chinh").post(
        f"/api/v1/cases/{returned.person['id']}/completion", headers={"If-Match": confirmed.headers["ETag"]}
    )

    assert [one["state"] for one in back] == ["sent", "nominated"]
    assert all(one["completion"]["came_back"] for one in back)
    assert (stranger.status_code, confirmed.status_code) == (403, 200)
    assert codes(again) == ["nothing_to_look_at_again"]
    assert walk.again(returned.person)["completion"] is None
    assert walk.get("giam-sat", "/verification")["holds"] is True


def test_going_on_with_the_case_oneself_is_having_looked_again(returned: Returned) -> None:
    walk = returned.walk
    returned.completed()
    walk.accepted("khoa-giao")
    walk.write("hanh-chinh", returned.person, **CRITERIA["individual"])
    waiting = walk.again(returned.person)["completion"]

    walk.do("hanh-chinh", walk.again(returned.person), "present")

    assert waiting["came_back"] is True
    assert walk.again(returned.person)["completion"] is None
    kinds = [e["kind"] for e in walk.get("giam-sat", f"/cases/{returned.person['id']}/history")]
    assert kinds[-2:] == ["case.completion_confirmed", "case.transition_taken"]


def test_last_day_is_counted_in_working_days_and_being_late_is_marked(returned: Returned) -> None:
    walk = returned.walk
    days = [one for one in walk.get("hanh-chinh", "/deadlines") if one["deadline"] == "sent_back_back"]

    walk.clock("2019-07-25T02:00:00Z")
    returned.completed()

    assert [(one["case"], one["last_day"]) for one in days] == [(returned.submission["id"], "2019-07-15")]
    letters = [m["subject"] for m in walk.get("hanh-chinh", "/messages")]
    assert [one for one in letters if "Hạn bổ sung" in one] != []
    moves = [e["event"] for e in walk.get("giam-sat", f"/cases/{returned.submission['id']}/history")]
    assert [m["late"] for m in moves if m.get("trigger") == "send_again"] == [True]


@pytest.mark.parametrize(
    ("flag", "code"),
    [
        ({"part": "document:decision"}, "part_unknown"),
        ({"part": "nonsense"}, "part_unknown"),
        ({"part": "field:" + "x" * 150}, "part_unknown"),
        ({"part": "whole", "case": "somebody-else"}, "flagged_case_not_carried"),
    ],
)
def test_flags_that_name_nothing_are_refused_and_change_nothing(
    walk: Movement, flag: dict[str, str], code: str
) -> None:
    walk.issued()
    walk.sent("khoa-giao")
    submission = walk.case("hanh-chinh", "submission", DIVISION)

    refused = walk.take("hanh-chinh", submission, "send_back", reason="Thiếu", flags=[flag])
    elsewhere = walk.take("hanh-chinh", submission, "accept", flags=[{"part": "whole"}])

    assert (refused.status_code, codes(refused)) == (409, [code])
    assert codes(elsewhere) == ["flags_not_asked"]
    assert walk.again(submission) == submission


def test_triggers_name_what_can_be_flagged_of_the_submission_and_of_what_it_carries(walk: Movement) -> None:
    walk.issued()
    unit, person = walk.sent("khoa-giao", "khoa-giao.2")
    submission = walk.case("hanh-chinh", "submission", DIVISION)

    offered = walk.get("hanh-chinh", f"/cases/{submission['id']}/triggers")

    flaggable = {one["trigger"]: one["flaggable"] for one in offered}
    assert flaggable["accept"] == []
    parts = [(one["case"], one["part"]) for one in flaggable["send_back"]]
    assert parts[:2] == [(None, "document:proposal"), (None, "document:unit_minutes")]
    assert {(unit["id"], REPORT), (person["id"], REPORT), (person["id"], "whole")} <= set(parts)
