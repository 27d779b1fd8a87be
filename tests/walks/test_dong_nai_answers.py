"""What the text of Đồng Nai 2020 leaves open: each question answered the other way, and what comes of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.dong_nai import ADVICE, Board, said_of, the_board
from tests.support.sittings import Against
from tests.support.walker import codes


@pytest.fixture
def draft(empty_url: str, tmp_path: Path) -> Iterator[Board]:
    with the_board(empty_url, tmp_path, launch=False) as demo:
        yield Board(demo)


def test_read_loosely_the_28th_is_in_time(draft: Board) -> None:
    draft.answer("before", "loose")
    draft.ask("van-phong", "launch")
    draft.clock("2020-02-28T16:59:00Z")
    in_time = draft.do("ke-hoach", draft.case("ke-hoach", "register"), "meet", "registration_form")
    draft.clock("2020-02-28T17:00:00Z")
    late = draft.case("thanh-tra", "register")
    draft.file("thanh-tra", late, "registration_form")
    refused = draft.take("thanh-tra", draft.case("thanh-tra", "register"), "meet")

    assert in_time["state"] == "met"
    assert "28/02/2020" in refused.json()["refusals"][0]["sentence"]
    sent = {one["business_at"][:10] for one in draft.get("van-phong", "/messages")}
    assert sent == {"2020-02-14", "2020-02-25", "2020-02-27", "2020-02-28"}


def test_office_that_stands_apart_owes_and_nominates_nothing(draft: Board) -> None:
    draft.answer("office", "stands_apart")
    draft.ask("van-phong", "launch")

    owing = draft.get("van-phong", f"/campaigns/{draft.campaign()['id']}/obligations")
    person = next(one["id"] for one in draft.get("van-phong", "/people") if one["name"] == "Phạm Văn Nháp")
    refused = draft.open("vp-dau-moi", "individual", person=person)

    assert len(owing) == draft.campaign()["units"] == 9
    assert "Văn phòng Ban Quản lý" not in {one["subject"] for one in owing}
    assert codes(refused) == ["not_a_participant"]


@pytest.mark.parametrize(("option", "refusals"), [("left_out", ["field_is_not", "field_is_not"]), ("included", [])])
def test_contract_staff_are_put_forward_where_the_board_says_so(draft: Board, option: str, refusals: list[str]) -> None:
    draft.answer("contract_staff", option)
    draft.ask("van-phong", "launch")
    case = draft.prepared("trung-tam", "trung-tam.3", "proposal")

    answer = draft.take("trung-tam", case, "nominate", inputs=said_of(*ADVICE, staff_group="contract"))

    assert (answer.status_code, codes(answer) if refusals else []) == (409 if refusals else 200, refusals)


def test_council_that_chooses_freely_keeps_no_place_for_those_preferred(draft: Board) -> None:
    draft.answer("ranking", "council_chooses")
    draft.ask("van-phong", "launch")
    draft.milestone("staff_appraisal", "2020-02-03")
    others = [draft.appraised(unit) for unit in ("lao-dong", "mot-cua", "moi-truong", "xay-dung")]
    preferred = draft.appraised("dau-tu", preferred=True)

    assert draft.council().compose("van-phong", "2020-02-03").status_code == 201
    assert codes(draft.voted(*others, preferred)) == ["quota_full"]
    assert draft.voted(*others).status_code == 200
    assert codes(draft.voted(preferred)) == ["quota_full"]


def test_majority_is_the_one_the_board_chose(draft: Board) -> None:
    draft.answer("ballot", "two_thirds")
    draft.ask("van-phong", "launch")
    draft.milestone("staff_appraisal", "2020-02-03")
    four, five, few = (draft.appraised(unit) for unit in ("lao-dong", "mot-cua", "moi-truong"))

    draft.council().compose("van-phong", "2020-02-03")
    council = draft.council()
    no_quorum = council.sit({few["id"]: Against()}, absent=("pho-ban", "pho-ban.2", "dang-uy", "doan-tn"))
    closed = council.sit({four["id"]: Against(3), five["id"]: Against(2)})

    assert closed.status_code == 200
    assert (draft.state(four), draft.state(five)) == ("not_recommended", "recommended")
    assert codes(no_quorum) == ["quorum_missing"]


def test_answers_are_of_the_draft_and_of_the_options(draft: Board) -> None:
    unknown = draft.ask("van-phong", "answers", question="ballot", option="unanimous", basis="")
    nothing = draft.ask("van-phong", "answers", question="weather", option="fine", basis="")
    not_yours = draft.ask("dau-tu", "answers", question="ballot", option="two_thirds", basis="")
    launched = draft.ask("van-phong", "launch")
    too_late = draft.ask("van-phong", "answers", question="ballot", option="two_thirds", basis="")

    assert codes(unknown) == ["option_unknown"]
    assert [answer.status_code for answer in (nothing, not_yours, launched)] == [404, 403, 200]
    assert codes(too_late) == ["campaign_in_other_state"]
