"""Before a move the case says what stops it, what should be known, and how the cases it carries stand; through HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.can_tho import DOSSIER, Movement, the_office
from tests.support.sittings import Against


@pytest.fixture
def walk(empty_url: str, tmp_path: Path) -> Iterator[Movement]:
    with the_office(empty_url, tmp_path) as demo:
        yield Movement(demo)


def ready(walk: Movement, login: str, case: dict[str, Any], trigger: str) -> dict[str, Any]:
    offered = walk.get(login, f"/cases/{case['id']}/triggers")
    return dict(next(one["readiness"] for one in offered if one["trigger"] == trigger))


def test_submission_sums_up_its_nominations_and_names_the_initiative_each_waits_for(walk: Movement) -> None:
    walk.initiative("tong-hop")
    walk.prepared("tong-hop", "achievement_report")
    lacking = walk.nominee("tong-hop", "tong-hop.2", "achievement_report")
    pending = walk.open("tong-hop", "initiative", person=walk.person("tong-hop.2")).json()
    pending = walk.do(
        "tong-hop", walk.get("tong-hop", f"/cases/{pending['id']}"), "submit", inputs={"initiative_title": "Một cửa"}
    )
    submission = walk.submission("tong-hop", *DOSSIER)

    before = ready(walk, "tong-hop", submission, "send")
    alone = ready(walk, "tong-hop", lacking, "nominate")
    assert walk.initiative_council().sit({pending["id"]: Against()}).status_code == 200
    after = ready(walk, "tong-hop", submission, "send")

    assert (len(before["carried"]), before["carried_ready"]) == (2, 1)
    [stuck] = [one for one in before["carried"] if not one["ready"]]
    assert (stuck["case"], [one["code"] for one in stuck["refusals"]]) == (lacking["id"], ["own_case_not_in"])
    waited = [(one["case"], one["subject"], one["state"]) for one in stuck["behind"]]
    assert waited == [(pending["id"], "Một cửa", "submitted")]
    assert alone["behind"] == stuck["behind"]
    assert (after["carried_ready"], [one["behind"] for one in after["carried"]]) == (2, [[], []])


def test_what_should_be_known_before_sending_stops_nothing(walk: Movement) -> None:
    walk.initiative("tong-hop")
    walk.prepared("tong-hop", "achievement_report")
    submission = walk.submission("tong-hop", *DOSSIER)
    early = ready(walk, "tong-hop", submission, "send")["cautions"]
    walk.clock("2019-12-06T02:00:00Z")

    known = {one["code"]: one["sentence"] for one in ready(walk, "tong-hop", submission, "send")["cautions"]}

    assert "deadline_near" not in {one["code"] for one in early}
    assert "còn 4 ngày, đến hết ngày 10/12/2019" in known["deadline_near"]
    assert "Báo cáo kết quả thi đua định kỳ (1)" in known["obligation_overdue"]
    assert "số 01/VB: chưa ghi ngày văn bản" in known["paper_undated"]
    assert "cùng một tệp" in known["paper_filed_twice"]
    assert walk.do("tong-hop", submission, "send")["state"] == "sent"


def test_move_that_was_refused_before_says_so(walk: Movement) -> None:
    submission = walk.submission("tong-hop", *DOSSIER)
    case = walk.prepared("tong-hop")
    for _ in range(2):
        assert walk.take("tong-hop", submission, "send").status_code == 409

    known = {one["code"]: one["sentence"] for one in ready(walk, "tong-hop", submission, "send")["cautions"]}

    assert "2 lần" in known["refused_before"]
    assert "refused_before" not in {one["code"] for one in ready(walk, "tong-hop", case, "nominate")["cautions"]}


def test_last_place_and_the_projects_own_reading_are_told_before_the_award(walk: Movement) -> None:
    walk.issued()
    cases = walk.sent("noi-chinh", "noi-chinh.2")
    walk.accepted("noi-chinh")
    _, person = [walk.recommended(case) for case in cases]

    codes = [one["code"] for one in ready(walk, "chanh-vp", person, "award")["cautions"]]

    assert "own_reading" in codes
    assert "last_place" not in codes


def test_paper_with_number_and_date_needs_no_caution(walk: Movement) -> None:
    walk.initiative("tong-hop")
    submission = walk.case("tong-hop", "submission")
    filed = walk.client("tong-hop").post(
        f"/api/v1/cases/{submission['id']}/documents",
        data={"kind": "proposal", "number": "12/TTr", "dated": "2019-12-02"},
        files={"file": ("to-trinh.pdf", b"%PDF-1.4\n%%EOF\n")},
        headers={"If-Match": f'"{submission["version"]}"'},
    )

    assert filed.status_code == 200, filed.text
    [paper] = walk.get("tong-hop", f"/cases/{submission['id']}/documents")
    assert (paper["number"], paper["dated"]) == ("12/TTr", "2019-12-02")
    codes = [one["code"] for one in ready(walk, "tong-hop", submission, "send")["cautions"]]
    assert [one for one in codes if one.startswith("paper")] == []


def test_person_with_another_open_case_is_told_of(walk: Movement) -> None:
    walk.issued()
    _, person = walk.sent("kinh-te", "kinh-te.2")
    walk.accepted("kinh-te")
    person = walk.recommended(person)
    walk.clock("2020-01-08T02:00:00Z")
    assert walk.award(person).status_code == 200
    opened = walk.open("hanh-chinh", "city_individual", unit="kinh-te", person=walk.person("kinh-te.2")).json()

    about = walk.get("chanh-vp", f"/cases/{person['id']}/triggers")

    codes = [caution["code"] for one in about if one["readiness"] for caution in one["readiness"]["cautions"]]
    assert opened["state"] == "drafting_for_city"
    assert "other_case_open" in codes
