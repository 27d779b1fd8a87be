"""Đồng Nai 2020 from launch to the last state, through HTTP, on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import BOTH_DATABASES
from tests.support.dong_nai import ADVICE, DECISION, PROCEDURES, VOTE, Board, said_of, the_board
from tests.support.walker import codes
from tests.support.year_ends import DONG_NAI

LAST_MINUTE, MIDNIGHT = "2020-02-27T16:59:00Z", "2020-02-27T17:00:00Z"


@pytest.fixture
def walk(empty_url: str, tmp_path: Path) -> Iterator[Board]:
    with the_board(empty_url, tmp_path) as demo:
        yield Board(demo)


@BOTH_DATABASES
def test_individual_and_collective_go_from_launch_to_the_decision(walk: Board) -> None:
    collective = walk.register("dau-tu")
    walk.clock("2020-12-10T02:00:00Z")
    walk.milestone("year_end_review", "2020-12-22")
    individual = walk.nominee("dau-tu", *PROCEDURES)
    collective = walk.proposed("dau-tu", collective)
    walk.clock("2020-12-29T02:00:00Z")
    individual = walk.do("van-phong", individual, "appraise", inputs={"confirmed": "met", "applied": "in_use"})
    collective = walk.appraised_collective(collective, preferred=True)
    walk.milestone("staff_appraisal", "2020-12-29", who="hoi-dong")

    assert walk.council().compose("van-phong", "2020-12-29").status_code == 201
    assert walk.voted(individual, collective).status_code == 200
    assert (walk.state(individual), walk.state(collective)) == ("recommended", "recommended")
    sealed = walk.get("dau-tu", f"/cases/{individual['id']}")
    walk.clock("2020-12-31T02:00:00Z")
    awarded = walk.awarded("truong-ban", DECISION["decision_date"], individual, collective)

    assert sealed["state"] == "appraised"
    assert "vote_in_favour" not in sealed["fields"]
    assert [case["state"] for case in awarded] == ["awarded", "awarded"]
    assert awarded[1]["fields"] == {
        "initiative": "Một lần nộp",
        "reform_initiative": "met",
        "on_time": "met",
        "confirmed": "met",
        "online_services": "running",
        **{name: int(figure) for name, figure in VOTE.items()},
        "decision_number": "12/QĐ",
        "decision_date": DECISION["decision_date"],
    }
    revoked = walk.revoked("van-phong", "2020-12-31", awarded[0], "Sáng kiến trùng")
    assert revoked["state"] == "revoked"
    assert walk.get("kiem-tra", "/verification")["holds"] is True


def test_before_the_28th_ends_with_the_27th(walk: Board) -> None:
    walk.clock(LAST_MINUTE)
    in_time = walk.do("lao-dong", walk.case("lao-dong", "register"), "meet", "registration_form")
    walk.clock(MIDNIGHT)
    late = walk.case("ke-hoach", "register")
    walk.file("ke-hoach", late, "registration_form")
    late = walk.case("ke-hoach", "register")

    refused = walk.take("ke-hoach", late, "meet")
    too_late = walk.take("van-phong", late, "meet", received_on="2020-02-28", evidence="Công văn đến số 47")
    proved = walk.take("van-phong", late, "meet", received_on="2020-02-27", evidence="Công văn đến số 45")

    assert (in_time["state"], late["state"]) == ("met", "overdue")
    [refusal] = refused.json()["refusals"]
    assert (refusal["code"], refusal["sentence"]) == (
        "deadline_passed",
        "Hạn đăng ký thi đua đã hết vào ngày 27/02/2020.",
    )
    assert codes(too_late) == ["proof_after_deadline"]
    assert proved.json()["state"] == "met"


def test_year_end_has_no_date_until_the_review_is_announced(walk: Board) -> None:
    walk.clock("2020-12-10T02:00:00Z")
    before = [one for one in walk.get("van-phong", "/messages") if "Hạn gửi đề nghị" in one["subject"]]
    early = walk.milestone("year_end_review", "2020-12-22", who="dau-tu")
    unnumbered = walk.milestone("year_end_review", "2020-12-22", number=" ")
    announced = walk.milestone("year_end_review", "2020-12-22")
    again = walk.milestone("year_end_review", "2020-12-23")
    individual = walk.prepared("dau-tu", "dau-tu.2", "proposal")
    walk.clock("2020-12-22T02:00:00Z")
    reminded = [one for one in walk.get("van-phong", "/messages") if "Hạn gửi đề nghị" in one["subject"]]
    walk.clock("2020-12-22T17:00:00Z")
    nominated = walk.do("dau-tu", individual, "nominate", inputs=said_of(*ADVICE))

    assert before == []
    assert (early.status_code, unnumbered.status_code, announced.status_code) == (403, 409, 200)
    assert codes(again) == ["milestone_already_recorded"]
    assert sorted((one["business_at"], one["address"]) for one in reminded) == [
        (f"2020-12-{day}T01:00:00Z", "dau-tu@dong-nai-2020.invalid") for day in (15, 21, 22)
    ]
    last = walk.get("kiem-tra", f"/cases/{nominated['id']}/history")[-1]
    assert (nominated["state"], last["event"]["late"]) == ("nominated", True)


def test_council_sits_on_the_day_announced_and_not_before(walk: Board) -> None:
    case = walk.appraised("dau-tu")
    unannounced = walk.voted(case)
    walk.milestone("staff_appraisal", "2020-12-29")
    walk.clock("2020-12-28T16:59:00Z")
    the_day_before = walk.voted(case)
    walk.clock("2020-12-28T17:00:00Z")
    not_the_office = walk.take("van-phong", walk.get("van-phong", f"/cases/{case['id']}"), "record_vote", inputs=VOTE)
    by_hand = walk.take("hoi-dong", walk.get("hoi-dong", f"/cases/{case['id']}"), "record_vote", inputs=VOTE)
    on_the_day = walk.voted(case)

    assert codes(unannounced) == codes(the_day_before) == ["milestone_missing"]
    assert (not_the_office.status_code, on_the_day.status_code) == (403, 200)
    assert "only_by_sitting" in codes(by_hand)


def test_each_unit_puts_forward_one_individual(walk: Board) -> None:
    first = walk.nominee("dau-tu")
    second = walk.prepared("dau-tu", "dau-tu.3", "proposal")

    refused = walk.take("dau-tu", second, "nominate", inputs=said_of(*PROCEDURES))
    elsewhere = walk.nominee("mot-cua")
    walk.do("dau-tu", first, "withdraw", reason="Xin rút")
    taken = walk.do("dau-tu", second, "nominate", inputs=said_of(*PROCEDURES))

    assert codes(refused) == ["quota_full"]
    [sentence] = [one["sentence"] for one in refused.json()["refusals"]]
    assert sentence == "Cá nhân được đề nghị của mỗi bộ phận, đơn vị: đã dùng hết 1 chỗ."
    assert (elsewhere["state"], taken["state"]) == ("nominated", "nominated")


@pytest.mark.parametrize(
    ("met", "missing"),
    [
        (ADVICE, 0),
        (PROCEDURES, 0),
        ((*ADVICE, *PROCEDURES), 0),
        (("good_advice", *PROCEDURES), 0),
        (("reform_initiative", "right_procedures", "procedure_initiative"), 2),
        (("good_advice", "procedure_initiative"), 3),
        (("never_late",), 4),
        ((), 5),
    ],
)
def test_one_group_of_criteria_is_enough_and_none_is_not(walk: Board, met: tuple[str, ...], missing: int) -> None:
    case = walk.prepared("dau-tu", "dau-tu.2", "proposal")

    answer = walk.take("dau-tu", case, "nominate", inputs=said_of(*met))

    if missing:
        refusals = answer.json()["refusals"]
        assert codes(answer) == ["assessment_not_met"] * missing
        assert {one["ways_out"][-1] for one in refusals} == {"Chỉ cần đạt một trong các nhóm điều kiện được nêu."}
    else:
        assert answer.status_code == 200, answer.text


def test_collective_needs_an_individual_of_its_own_unit(walk: Board) -> None:
    collective = walk.register("dau-tu")
    inputs = {"initiative": "Một lần nộp", "reform_initiative": "met"}
    walk.nominee("mot-cua")
    nobody = walk.take("dau-tu", collective, "nominate", inputs=inputs)
    individual = walk.prepared("dau-tu", "dau-tu.2", "proposal")
    preparing = walk.take("dau-tu", collective, "nominate", inputs=inputs)
    individual = walk.do("dau-tu", individual, "nominate", inputs=said_of(*ADVICE))
    no_initiative = walk.take("dau-tu", collective, "nominate", inputs={**inputs, "reform_initiative": "not_met"})
    nominated = walk.do("dau-tu", collective, "nominate", inputs=inputs)
    walk.do("dau-tu", individual, "withdraw", reason="Xin rút")
    answers = {"on_time": "met", "confirmed": "met", "online_services": "none"}
    left_alone = walk.take("van-phong", nominated, "appraise", inputs=answers)

    assert set(codes(nobody)) == {"unit_case_not_in", "unit_case_lacks_document"}
    assert codes(preparing) == ["unit_case_not_in"]
    assert codes(no_initiative) == ["assessment_not_met"]
    assert codes(left_alone) == ["unit_case_not_in"]


def test_four_places_go_to_those_preferred_before_the_others(walk: Board) -> None:
    walk.milestone("staff_appraisal", "2020-02-03")
    others = [walk.appraised(unit) for unit in ("lao-dong", "mot-cua", "moi-truong", "xay-dung")]
    preferred = walk.appraised("dau-tu", preferred=True)

    too_many = walk.voted(*others)
    three = walk.voted(*others[:3])
    fourth = walk.voted(others[3])
    place_kept = walk.voted(preferred)
    full = walk.voted(others[3])

    assert codes(too_many) == codes(fourth) == ["tied_places_taken"]
    assert (three.status_code, place_kept.status_code) == (200, 200)
    assert codes(full) == ["quota_full"]
    board = {one["quota"]: one for one in walk.get("van-phong", f"/campaigns/{walk.campaign()['id']}/quotas")}
    assert {name: (one["taken"], one["places"]) for name, one in board.items()} == {
        "nominees": (5, 1),
        "collective_awards": (0, 3),
        "individual_awards": (4, 4),
    }


def test_fifth_may_come_when_somebody_preferred_is_not_elected(walk: Board) -> None:
    walk.milestone("staff_appraisal", "2020-02-03")
    others = [walk.appraised(unit) for unit in ("lao-dong", "mot-cua", "moi-truong", "xay-dung")]
    preferred = walk.appraised("dau-tu", preferred=True)

    closed = walk.voted(*others, preferred, lost=[preferred["id"]])
    against = walk.decree("truong-ban", "2020-02-03", {"case": preferred["id"], "reason": "Thành tích nổi bật"})

    assert closed.status_code == 200
    assert [walk.state(one) for one in (*others, preferred)] == ["recommended"] * 4 + ["not_recommended"]
    assert codes(against) == ["not_before_a_decision"]


def test_three_collectives_at_most(walk: Board) -> None:
    walk.milestone("staff_appraisal", "2020-02-03")
    cases = [walk.collective(unit) for unit in ("lao-dong", "mot-cua", "moi-truong")]
    cases.append(walk.collective("dau-tu", preferred=True))

    too_many = walk.voted(*cases)
    at_most = walk.voted(*cases, lost=[cases[2]["id"]])

    assert codes(too_many) == ["tied_places_taken"]
    assert at_most.status_code == 200
    assert [walk.state(case) for case in cases] == ["recommended", "recommended", "not_recommended", "recommended"]


@BOTH_DATABASES
def test_year_end_is_as_worked_out_by_hand(walk: Board) -> None:
    walk.milestone("staff_appraisal", "2020-02-03")
    assert walk.council().compose("van-phong", "2020-02-03").status_code == 201
    cases = walk.year_end(DONG_NAI)
    council = walk.council()

    closed = council.sit({case["id"]: row.votes for row, case in cases})
    reckoned = council.reckoned()
    ends = [walk.decided(case, awarded=reckoned[case["id"]][-1]) for _, case in cases]

    assert closed.status_code == 200, closed.text
    assert [reckoned[case["id"]] for _, case in cases] == [row.reckoned for row in DONG_NAI]
    assert ends == [row.end for row in DONG_NAI]
    assert walk.get("kiem-tra", "/verification")["holds"] is True


def test_office_appraises_returns_once_and_leaves_out_with_a_reason(walk: Board) -> None:
    case = walk.nominee("dau-tu")
    verdict = {"confirmed": "not_met", "applied": "not_yet"}
    unconfirmed = walk.take("van-phong", case, "appraise", inputs=verdict)
    not_the_unit = walk.take("dau-tu", case, "appraise", inputs=verdict)
    case = walk.do("van-phong", case, "return_for_completion", reason="Thiếu mô tả sáng kiến")
    case = walk.do("dau-tu", case, "resubmit")
    twice = walk.take("van-phong", case, "return_for_completion", reason="Vẫn thiếu")
    silent = walk.take("van-phong", case, "leave_out")
    left_out = walk.do("van-phong", case, "leave_out", reason="Không có sáng kiến")
    second = walk.prepared("dau-tu", "dau-tu.3", "proposal")
    no_second_choice = walk.take("dau-tu", second, "nominate", inputs=said_of(*ADVICE))

    assert codes(unconfirmed) == ["assessment_not_met"]
    assert not_the_unit.status_code == 403
    assert codes(twice) == ["taken_too_often"]
    assert codes(silent) == ["reason_missing"]
    assert left_out["state"] == "not_selected"
    assert codes(no_second_choice) == ["quota_full"]


def test_bad_input_is_refused_by_name(walk: Board) -> None:
    case = walk.prepared("dau-tu", "dau-tu.2", "proposal")

    perhaps = walk.take("dau-tu", case, "nominate", inputs={**said_of(*ADVICE), "never_late": "perhaps"})
    unsaid = walk.take("dau-tu", case, "nominate", inputs={"initiative": "Một lần nộp"})
    stranger = walk.take("dau-tu", case, "nominate", inputs={**said_of(*ADVICE), "staff_group": "minister"})
    too_much = walk.take("dau-tu", case, "nominate", inputs={**said_of(*ADVICE), "applied": "in_use"})
    others_word = walk.write("dau-tu", case, confirmed="met")
    asked_only = walk.write("dau-tu", case, staff_group="civil_servant")
    unknown = walk.write("dau-tu", case, beauty="met")
    garbled = walk.write("dau-tu", case, never_late="")
    no_paper = walk.take("dau-tu", walk.prepared("dau-tu", "dau-tu.3"), "nominate", inputs=said_of(*ADVICE))

    assert codes(perhaps) == codes(stranger) == ["input_not_a_choice"]
    assert codes(unsaid) == ["input_missing"] * 6
    assert codes(too_much) == ["input_unknown"]
    assert [answer.status_code for answer in (others_word, asked_only, unknown)] == [403, 403, 404]
    assert codes(garbled) == ["input_missing"]
    assert codes(no_paper) == ["document_missing"]
    assert walk.get("dau-tu", f"/cases/{case['id']}")["state"] == "preparing"
