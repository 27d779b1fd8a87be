"""From Giấy khen to Bằng khen: linked cases go to the city in one submission, and one answer brings each its result."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import BOTH_DATABASES
from tests.services.web.visitor import Page, Visitor
from tests.support.can_tho import Movement, the_office
from tests.support.walker import codes

AWARD, REFUSAL = "record_city_award", "record_city_refusal"
AFTER_COUNCIL, BEFORE_ANSWER = "2020-01-08T02:00:00Z", "2020-03-12T02:00:00Z"


@pytest.fixture
def walk(empty_url: str, tmp_path: Path) -> Iterator[Movement]:
    with the_office(empty_url, tmp_path) as demo:
        yield Movement(demo)


@pytest.fixture
def recommended(walk: Movement) -> list[dict[str, Any]]:
    """A division and one of its people, and another division: recommended by the council, not yet awarded."""
    walk.issued()
    cases = [*walk.sent("tong-hop", "tong-hop.2"), *walk.sent("kinh-te")]
    walk.accepted("tong-hop")
    walk.accepted("kinh-te")
    cases = [walk.recommended(case) for case in cases]
    walk.clock(AFTER_COUNCIL)
    return cases


@pytest.fixture
def proposed(walk: Movement, recommended: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Their proposals to the city, carried by the council."""
    drafts = [walk.drafted("tong-hop"), walk.drafted("tong-hop", "tong-hop.2"), walk.drafted("kinh-te")]
    assert len(drafts) == len(recommended)
    return [walk.voted(one) for one in drafts]


def states(walk: Movement, cases: list[dict[str, Any]]) -> list[str]:
    return [walk.again(one)["state"] for one in cases]


@BOTH_DATABASES
def test_one_submission_carries_every_proposal_and_one_answer_brings_each_its_result(
    walk: Movement, proposed: list[dict[str, Any]]
) -> None:
    unit, person, other = proposed
    walk.do("hanh-chinh", walk.to_the_city("city_letter"), "submit_to_city")
    sent = states(walk, proposed)
    walk.clock(BEFORE_ANSWER)
    unproved = walk.answered(*((one, AWARD, "") for one in proposed))
    walk.to_the_city("city_answer")

    silent = walk.answered((unit, AWARD, ""), (person, AWARD, ""))
    unreasoned = walk.answered((unit, AWARD, ""), (person, AWARD, ""), (other, REFUSAL, ""))
    untouched = states(walk, proposed)
    done = walk.answered((unit, AWARD, ""), (person, AWARD, ""), (other, REFUSAL, "Chưa đạt tiêu chuẩn"))

    assert sent == untouched == ["sent_to_city"] * 3
    assert codes(unproved) == ["document_missing"]
    assert codes(silent) == ["result_missing"]
    assert "Phòng Kinh tế" in silent.json()["refusals"][0]["sentence"]
    assert codes(unreasoned) == ["carried_case_refused", "reason_missing"]
    assert done.json()["state"] == "answered"
    assert states(walk, proposed) == ["city_awarded", "city_awarded", "city_declined"]
    assert {walk.again(one)["fields"]["city_number"] for one in proposed} == {"00/QĐ-UBND"}
    entries = walk.get("giam-sat", f"/cases/{walk.to_the_city()['id']}/history")
    [entered] = [one for one in entries if one["kind"] == "case.results_entered"]
    assert entered["event"]["results"][other["id"]] == REFUSAL
    assert "reasons" not in entered["event"]
    assert entered["personal"]["reasons"] == {other["id"]: "Chưa đạt tiêu chuẩn"}
    assert walk.get("giam-sat", "/verification")["holds"] is True


@pytest.mark.parametrize(
    ("results", "code"),
    [
        ([{"case": "unit", "result": "give_up_proposal"}], "result_unknown"),
        ([{"case": "unit", "result": AWARD}, {"case": "unit", "result": REFUSAL}], "result_entered_twice"),
        ([{"case": "first", "result": AWARD}], "result_of_other_case"),
        ([{"case": "no-such-case", "result": AWARD}], "result_of_other_case"),
    ],
)
def test_results_that_fit_no_carried_case_are_refused_and_change_nothing(
    walk: Movement,
    recommended: list[dict[str, Any]],
    proposed: list[dict[str, Any]],
    results: list[dict[str, str]],
    code: str,
) -> None:
    walk.do("hanh-chinh", walk.to_the_city("city_letter"), "submit_to_city")
    walk.clock(BEFORE_ANSWER)
    named = {"unit": proposed[0]["id"], "first": recommended[0]["id"]}
    sent = [{**one, "case": named.get(one["case"], one["case"])} for one in results]
    before = walk.to_the_city("city_answer")

    refused = walk.answered(results=sent)

    assert code in codes(refused)
    assert walk.to_the_city() == before
    assert states(walk, proposed) == ["sent_to_city"] * 3


def test_results_are_not_taken_by_moves_that_ask_for_none(walk: Movement, proposed: list[dict[str, Any]]) -> None:
    results = [{"case": proposed[0]["id"], "result": AWARD}]

    refused = walk.take("hanh-chinh", walk.to_the_city("city_letter"), "submit_to_city", results=results)

    assert codes(refused) == ["results_not_asked"]


def test_city_returns_it_once_and_what_was_flagged_alone_goes_back(
    walk: Movement, proposed: list[dict[str, Any]]
) -> None:
    walk.do("hanh-chinh", walk.to_the_city("city_letter"), "submit_to_city")
    flag = {"part": "document:achievement_report", "note": "Làm rõ hiệu quả", "case": proposed[2]["id"]}
    walk.do("hanh-chinh", walk.to_the_city(), "city_returns", reason="Thiếu số liệu", flags=[flag])
    returned = states(walk, proposed)
    closed = walk.file("hanh-chinh", walk.again(proposed[2]), "vote_minutes")
    walk.with_papers("hanh-chinh", proposed[2]["id"], "achievement_report")
    walk.do("hanh-chinh", walk.to_the_city(), "submit_to_city_again")
    twice = walk.take("hanh-chinh", walk.to_the_city(), "city_returns", reason="Vẫn thiếu")

    assert returned == ["sent_to_city", "sent_to_city", "returned_by_city"]
    assert codes(closed) == ["paper_not_flagged"]
    assert states(walk, proposed) == ["sent_to_city"] * 3
    assert codes(twice) == ["taken_too_often"]


def test_case_of_the_city_and_the_one_it_continues_name_each_other(
    walk: Movement, recommended: list[dict[str, Any]], proposed: list[dict[str, Any]]
) -> None:
    unit, person, _ = (walk.again(one) for one in proposed)

    assert (unit["continues"]["case"], unit["continues"]["state"]) == (recommended[0]["id"], "recommended")
    assert person["continues"]["case"] == recommended[1]["id"]
    assert person["continues"]["documents"] == ["achievement_report"]
    assert [one["case"] for one in walk.again(recommended[1])["continued_by"]] == [person["id"]]
    assert (unit["continued_by"], walk.again(recommended[0])["continues"]) == ([], None)


def test_division_knows_nothing_of_the_proposal_until_the_city_has_answered(
    walk: Movement, recommended: list[dict[str, Any]], proposed: list[dict[str, Any]]
) -> None:
    draft = proposed[0]
    kept_back = walk.client("tong-hop").get(f"/api/v1/cases/{draft['id']}").status_code
    tried = walk.take("tong-hop", draft, "give_up_proposal", reason="Thử")
    listed = {one["track"] for one in walk.get("tong-hop", "/cases?limit=200")["cases"]}
    first = walk.get("tong-hop", f"/cases/{recommended[0]['id']}")
    cautions = [
        caution["code"]
        for one in walk.get("tong-hop", f"/cases/{recommended[1]['id']}/triggers")
        if one["readiness"]
        for caution in one["readiness"]["cautions"]
    ]
    walk.do("hanh-chinh", walk.to_the_city("city_letter"), "submit_to_city")
    walk.clock(BEFORE_ANSWER)
    walk.to_the_city("city_answer")
    walk.answered(*((one, AWARD, "") for one in proposed))

    assert (kept_back, tried.status_code) == (404, 404)
    assert listed.isdisjoint({"city_collective", "city_individual"})
    assert (first["state"], first["continued_by"]) == ("presented", [])
    assert "other_case_open" not in cautions
    assert walk.get("tong-hop", f"/cases/{draft['id']}")["state"] == "city_awarded"


def test_whoever_was_not_recommended_after_all_does_not_go_along(
    walk: Movement, recommended: list[dict[str, Any]], proposed: list[dict[str, Any]]
) -> None:
    walk.do("chanh-vp", walk.again(recommended[2]), "decline", reason="Hết chỗ")

    refused = walk.take("hanh-chinh", walk.to_the_city("city_letter"), "submit_to_city")
    walk.do("hanh-chinh", walk.again(proposed[2]), "give_up_proposal", reason="Không được Giấy khen")
    walk.do("hanh-chinh", walk.to_the_city(), "submit_to_city")

    assert codes(refused) == ["carried_case_refused", "unit_case_not_in"]
    assert states(walk, proposed) == ["sent_to_city", "sent_to_city", "not_proposed"]


def test_triggers_name_the_results_that_each_carried_case_may_get(
    walk: Movement, proposed: list[dict[str, Any]]
) -> None:
    walk.do("hanh-chinh", walk.to_the_city("city_letter"), "submit_to_city")

    offered = walk.get("hanh-chinh", f"/cases/{walk.to_the_city()['id']}/triggers")
    [answer] = [one for one in offered if one["trigger"] == "record_city_answer"]

    assert {one["case"] for one in answer["results"]} == {one["id"] for one in proposed}
    assert [(one["result"], one["needs_reason"]) for one in answer["results"][0]["results"]] == [
        (AWARD, False),
        (REFUSAL, True),
    ]
    assert answer["readiness"]["carried_ready"] == 3


def test_answer_is_entered_on_the_page_and_what_was_chosen_stays_after_a_refusal(
    walk: Movement, recommended: list[dict[str, Any]], proposed: list[dict[str, Any]]
) -> None:
    walk.do("hanh-chinh", walk.to_the_city("city_letter"), "submit_to_city")
    walk.clock(BEFORE_ANSWER)
    walk.to_the_city("city_answer")
    own, office = f"/cases/{walk.to_the_city()['id']}", Visitor(walk.office, "hanh-chinh")
    unit, person, other = (one["id"] for one in proposed)
    entered = {"input.city_number": "00/QĐ", "input.city_date": "2020-03-10", f"result.{unit}": AWARD}
    entered |= {f"result.{person}": AWARD, f"result.{other}": REFUSAL}

    refused = office.send(office.page(own).form("/triggers/record_city_answer"), **entered)
    kept = Page(refused.text).form("/triggers/record_city_answer")
    sent = office.send(kept, **{f"why.{other}": "Chưa đạt tiêu chuẩn"})

    assert refused.status_code == 409
    assert kept.values[f"result.{other}"] == REFUSAL
    assert sent.status_code == 303
    assert "Được tặng Bằng khen: 2 hồ sơ" in office.page(own).text
    assert recommended[1]["id"] in " ".join(office.page(f"/cases/{person}").links)
    register = office.page("/awards").text
    assert register.count("Quyết định số 00/QĐ ngày 10/3/2020") == 2
    assert register.count("cấp trên chi") == 2
    assert "Dùng chung, không phải nộp lại: Báo cáo thành tích" in office.page(f"/cases/{person}").text
