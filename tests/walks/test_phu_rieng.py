"""The contest of Phú Riềng 2020 from launch to prizes, through HTTP, by its officers, its jury and its windows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from definitions import load
from services.demo import PHU_RIENG
from tests.conftest import BOTH_DATABASES
from tests.support.phu_rieng import CRITERIA, JURY, LAST_DAY, MARKING, OPENS, RESULTS, WRITTEN, Contest, the_contest
from tests.support.walker import codes

JUST_IN_TIME, JUST_PASSED = "2020-10-10T16:59:59Z", "2020-10-10T17:00:00Z"


@pytest.fixture
def walk(empty_url: str, tmp_path: Path) -> Iterator[Contest]:
    with the_contest(empty_url, tmp_path) as demo:
        yield Contest(demo)


@BOTH_DATABASES
def test_entry_goes_from_the_unit_to_a_prize(walk: Contest) -> None:
    walk.clock(OPENS)
    case = walk.screened("bu-nho", "Một cửa không chờ")
    walk.clock(MARKING)
    case = walk.mark(case, 92)
    walk.clock(RESULTS)
    walk.publish()

    awarded = walk.award(case, "first")
    given = walk.again(case)
    revoked = walk.revoked("chu-tich", "2020-10-21", case, "Chép bài")

    assert (awarded.status_code, given["state"], revoked["state"]) == (200, "awarded", "revoked")
    triggers = [e["event"].get("trigger") for e in walk.get("kiem-toan", f"/cases/{case['id']}/history")]
    assert [t for t in triggers if t] == ["enter", "screen", "judge", "award", "publish", "revoke"]
    assert walk.get("kiem-toan", "/verification")["holds"] is True


def test_window_opens_on_its_first_saturday_and_closes_at_the_end_of_its_last(walk: Contest) -> None:
    case = walk.prepared("bu-nho", "Một cửa không chờ")
    walk.clock("2020-08-14T16:59:59Z")
    early = walk.take("bu-nho", case, "enter", inputs=WRITTEN)
    walk.clock("2020-08-14T17:00:00Z")
    first = walk.take("bu-nho", case, "enter", inputs=WRITTEN)
    last = walk.prepared("binh-son", "Xếp hàng qua điện thoại")
    walk.clock(JUST_IN_TIME)
    in_time = walk.take("binh-son", last, "enter", inputs=WRITTEN)
    walk.clock(JUST_PASSED)
    late = walk.prepared("binh-son", "Gửi muộn")
    refused = walk.take("binh-son", late, "enter", inputs=WRITTEN)

    assert (codes(early), first.status_code, in_time.status_code) == (["window_not_open"], 200, 200)
    [refusal] = refused.json()["refusals"]
    assert (refused.status_code, refusal["code"]) == (409, "deadline_passed")
    assert refusal["sentence"] == "Thời gian nhận bài dự thi đã hết vào ngày 10/10/2020."


def test_windows_follow_one_another_without_a_gap_and_none_is_moved(walk: Contest) -> None:
    due = {one["deadline"]: one for one in walk.get("noi-vu", "/deadlines")}

    assert {name: (one["named_day"], one["last_day"]) for name, one in due.items()} == {
        "rules_issued": ("2020-08-31", "2020-08-31"),
        "entries": ("2020-10-10", "2020-10-10"),
        "marking": ("2020-10-20", "2020-10-20"),
        "publication": ("2020-10-30", "2020-10-30"),
    }
    assert due["entries"]["due_at"] == "2020-10-10T17:00:00Z"


def test_marks_and_prizes_have_windows_of_their_own(walk: Contest) -> None:
    walk.clock(OPENS)
    case = walk.screened("bu-nho", "Một cửa không chờ")
    walk.clock("2020-10-10T16:59:59Z")
    sitting = walk.judging(case)
    early = walk.sheet("giam-khao", sitting, 1, 90)
    by_hand = walk.take("giam-khao", walk.again(case), "judge", inputs={"score": "90"})
    walk.clock("2020-10-10T17:00:00Z")
    for login in JURY:
        assert walk.sheet(login, sitting, 1, 90).status_code == 200
    assert walk.of_jury(sitting, "close").status_code == 200
    before = walk.award(case, "first", dated="2020-10-10")
    walk.clock(RESULTS)
    unpublished = walk.award(case, "first")
    sealed = walk.again(case, "bu-nho")["state"]
    walk.publish()
    [signed] = walk.get("noi-vu", "/decisions")[1:]
    published = walk.decisions("noi-vu.truong").publish(signed["id"])

    assert codes(early) == ["window_not_open"]
    assert by_hand.status_code == 404
    assert codes(before) == ["window_not_open"]
    assert codes(unpublished) == ["milestone_missing"]
    assert (sealed, published.status_code, walk.again(case, "bu-nho")["state"]) == ("screened", 200, "awarded")


def test_sheet_after_the_window_needs_an_extension_for_that_entry(walk: Contest) -> None:
    walk.clock(OPENS)
    case, other = walk.screened("bu-nho", "Một cửa không chờ"), walk.screened("long-ha", "Tổ lưu động")
    walk.clock("2020-10-20T02:00:00Z")
    extended = walk.ask(
        "chu-tich", "extensions", deadline="marking", last_day="2020-10-21", reason="Giám khảo ốm", case=case["id"]
    )
    walk.clock("2020-10-21T02:00:00Z")

    refused = walk.sheet("giam-khao", walk.judging(other), 1, 70)

    assert extended.status_code == 200, extended.text
    [refusal] = refused.json()["refusals"]
    assert refusal["sentence"] == "Thời gian chấm, xét chọn bài thi đã hết vào ngày 20/10/2020."
    assert (codes(refused), walk.mark(case, 71)["state"]) == (["deadline_passed"], "judged")


def test_every_mandatory_unit_owes_an_entry_and_the_first_that_is_sent_meets_it(walk: Contest) -> None:
    listed = walk.get("noi-vu", "/cases?limit=200")["cases"]
    walk.clock(OPENS)
    before = walk.owed("bu-nho")
    walk.prepared("bu-nho", "Chưa gửi")
    unsent = walk.owed("bu-nho")
    walk.entered("bu-nho", "Một cửa không chờ")
    walk.entered("bu-nho", "Bài thứ hai")

    assert Counter(one["track"] for one in listed) == {"must_enter": 10, "may_enter": 4, "issue_rules": 1, "publish": 1}
    assert (before, unsent, walk.owed("bu-nho")) == ("owed", "owed", "met")
    subjects = [one["subject"] for one in walk.get("bu-nho", "/cases?track=entry")["cases"]]
    assert sorted(subjects) == ["Bài thứ hai", "Chưa gửi", "Một cửa không chờ"]


def test_encouraged_units_are_reminded_and_let_go_and_never_escalated(walk: Contest) -> None:
    walk.clock("2020-10-13T02:00:00Z")

    letters = walk.get("noi-vu", "/messages?limit=200")
    sent = [one for one in letters if "nhận bài" in one["subject"]]
    told = {kind: {one["address"] for one in sent if one["kind"] == kind} for kind in {one["kind"] for one in sent}}
    assert (walk.owed("phuoc-tan"), walk.owed("bao-hiem", "may_enter")) == ("overdue", "let_go")
    assert "bao-hiem@phu-rieng.invalid" in told["deadline_reminder"]
    assert {address for address in told["deadline_overdue"] if address.startswith(("bao-hiem", "huyen-uy"))} == set()
    assert "phuoc-tan.truong@phu-rieng.invalid" in told["deadline_overdue"]
    assert told["deadline_escalation"] == {"noi-vu@phu-rieng.invalid"}


def test_entry_that_came_in_time_on_paper_is_heard_and_is_not_late(walk: Contest) -> None:
    draft = walk.prepared("giao-duc", "Họp phụ huynh trực tuyến")
    walk.clock(MARKING)
    case = walk.prepared("noi-vu", "Họp phụ huynh trực tuyến", unit="giao-duc")
    proof = {"received_on": "2020-10-10", "evidence": "Sổ trực thứ Bảy, số 418"}
    without = walk.take("noi-vu", case, "enter", inputs=WRITTEN)
    stranger = walk.take("giao-duc", case, "enter", inputs=WRITTEN, **proof)
    after = walk.take("noi-vu", case, "enter", inputs=WRITTEN, **{**proof, "received_on": "2020-10-11"})
    heard = walk.take("noi-vu", case, "enter", inputs=WRITTEN, **proof)

    assert walk.again(draft)["state"] == "not_entered"
    assert (codes(without), codes(stranger)) == (["deadline_passed"], ["proof_not_yours"])
    assert codes(after) == ["proof_after_deadline"]
    assert (heard.json()["state"], walk.owed("giao-duc")) == ("entered", "met")


def test_entry_after_an_extension_is_late(walk: Contest) -> None:
    walk.clock(MARKING)
    case = walk.prepared("phuoc-tan", "Gửi sau")
    extended = walk.ask(
        "chu-tich", "extensions", deadline="entries", last_day="2020-10-14", reason="Lũ", case=case["id"]
    )
    sent = walk.take("phuoc-tan", walk.again(case, "phuoc-tan"), "enter", inputs=WRITTEN)

    assert (extended.status_code, sent.status_code, walk.owed("phuoc-tan")) == (200, 200, "met_late")


def test_software_images_and_video_come_with_their_disc(walk: Contest) -> None:
    walk.clock(OPENS)
    case = walk.prepared("van-hoa", "Hai phút hiểu thủ tục")
    offers = {one["trigger"]: one for one in walk.get("van-hoa", f"/cases/{case['id']}/triggers")}
    without = {
        form: codes(walk.take("van-hoa", case, "enter", inputs={**WRITTEN, "form": form}))
        for form in ("software", "images", "video")
    }
    sent = walk.do("van-hoa", case, "enter", "disc", inputs={**WRITTEN, "form": "video"})

    assert offers["enter"]["allowed"] is True
    assert without == {form: ["field_is_not", "document_missing"] for form in without}
    assert sent["state"] == "entered"


@pytest.mark.parametrize(
    ("authors", "code"),
    [
        ("Nông Thị Mẫu: 60\nTriệu Thị Ví Dụ: 30", "shares_do_not_add_up"),
        ("Nông Thị Mẫu: 100\nTriệu Thị Ví Dụ: 0", "shares_do_not_add_up"),
        ("Nông Thị Mẫu: 60\nTriệu Thị Ví Dụ", "author_without_share"),
        (": 100", "author_line_unreadable"),
        ("\n".join(f"Tác giả {number}" for number in range(31)), "authors_too_many"),
        ("   \n ", "input_missing"),
    ],
)
def test_authors_share_an_entry_in_full(walk: Contest, authors: str, code: str) -> None:
    walk.clock(OPENS)
    case = walk.prepared("long-ha", "Tổ lưu động")

    refused = walk.take("long-ha", case, "enter", inputs={**WRITTEN, "authors": authors})
    shared = "Nông Thị Mẫu: 60\nTriệu Thị Ví Dụ: 40"
    sent = walk.do("long-ha", case, "enter", inputs={**WRITTEN, "author_kind": "group", "authors": shared})

    assert codes(refused) == [code]
    assert sent["fields"]["authors"] == "Nông Thị Mẫu: 60%\nTriệu Thị Ví Dụ: 40%"


def test_names_of_authors_stand_behind_a_commitment(walk: Contest) -> None:
    walk.clock(OPENS)
    case = walk.entered("bu-nho", "Một cửa không chờ")

    [written] = [
        one for one in walk.get("kiem-toan", f"/cases/{case['id']}/history") if "form" in one["event"].get("values", {})
    ]

    assert "authors" not in written["event"]["values"]
    assert written["personal"] == {"personal_values": {"authors": "Tập thể đơn vị: 100%"}}


@pytest.mark.parametrize(
    ("inputs", "code"),
    [({}, "input_missing"), ({"title": " "}, "input_missing"), ({"title": "A" * 4001}, "input_too_long")],
)
def test_entry_is_opened_with_a_title(walk: Contest, inputs: dict[str, str], code: str) -> None:
    refused = walk.open("bu-nho", "entry", **inputs)

    assert (refused.status_code, codes(refused)) == (409, [code])
    assert codes(walk.open("bu-nho", "entry", title="Tên", topic="one_stop")) == ["input_unknown"]


def test_organisers_and_judges_do_not_enter(walk: Contest) -> None:
    judge = walk.open("tu-phap", "entry", person=walk.person("tu-phap.truong"), title="Của giám khảo")
    organiser = walk.open("noi-vu.2", "entry", person=walk.person("noi-vu"), title="Của cơ quan thường trực")
    colleague = walk.open("noi-vu.2", "entry", person=walk.person("noi-vu.2"), title="Ngày không hẹn")

    assert (codes(judge), codes(organiser)) == (["not_a_participant"], ["not_a_participant"])
    assert colleague.status_code == 201


def test_residents_enter_through_the_standing_office(walk: Contest) -> None:
    walk.clock(OPENS)
    one = walk.entered("noi-vu", "Bảng hướng dẫn bằng hình", unit="giup-viec")
    two = walk.entered("noi-vu", "Hộp thư góp ý", unit="giup-viec")
    stranger = walk.open("bu-nho", "entry", unit="giup-viec", title="Thay mặt người dân")

    seen = walk.get("giup-viec", "/cases")["cases"]
    assert {case["id"] for case in seen} == {one["id"], two["id"]}
    assert {case["track"] for case in seen} == {"entry"}
    assert stranger.status_code == 403


def test_entry_is_admitted_when_every_criterion_is_met_and_rejected_when_one_is_not(walk: Contest) -> None:
    walk.clock(OPENS)
    case = walk.entered("bu-nho", "Một cửa không chờ")
    copied = {**CRITERIA, "own_work": "not_met"}

    admitted = walk.take("noi-vu.truong", case, "screen", inputs=copied)
    unsure = walk.take("noi-vu.truong", case, "screen", inputs={**CRITERIA, "own_work": "maybe"})
    unjust = walk.take("noi-vu.truong", case, "reject", inputs=CRITERIA, reason="Không thích")
    silent = walk.take("noi-vu.truong", case, "reject", inputs=copied)
    stranger = walk.take("noi-vu", case, "screen", inputs=CRITERIA)
    rejected = walk.take("noi-vu.truong", case, "reject", inputs=copied, reason="Chép bài đã đăng báo")

    assert codes(admitted) == ["assessment_not_met"]
    assert codes(unsure) == ["input_not_a_choice"]
    assert codes(unjust) == ["condition_holds"]
    assert codes(silent) == ["reason_missing"]
    assert stranger.status_code == 403
    assert rejected.json()["state"] == "rejected"


def test_entry_is_returned_once(walk: Contest) -> None:
    walk.clock(OPENS)
    case = walk.entered("bu-nho", "Một cửa không chờ")
    case = walk.do("noi-vu.truong", case, "return_for_completion", reason="Thiếu trang 3")
    walk.clock(MARKING)
    case = walk.do("bu-nho", walk.again(case, "bu-nho"), "resubmit")

    again = walk.take("noi-vu.truong", walk.again(case), "return_for_completion", reason="Thiếu trang 4")

    assert codes(again) == ["taken_too_often"]


def test_marks_stay_sealed_until_the_results_are_published(walk: Contest) -> None:
    walk.clock(OPENS)
    case = walk.screened("bu-nho", "Một cửa không chờ")
    walk.clock(MARKING)
    before = walk.get("bu-nho", f"/cases/{case['id']}")
    walk.mark(case, 92)

    sealed = walk.get("bu-nho", f"/cases/{case['id']}")
    history = str(walk.get("bu-nho", f"/cases/{case['id']}/history"))
    walk.clock(RESULTS)
    walk.publish()
    walk.do("noi-vu.truong", walk.again(case), "decline")
    out = walk.get("bu-nho", f"/cases/{case['id']}")

    assert {**sealed, "version": 0} == {**before, "version": 0}
    assert ("screened", "score" in history) == (sealed["state"], False)
    assert (out["state"], out["fields"]["score"]) == ("not_selected", "92.00")


@BOTH_DATABASES
def test_seven_prizes_go_from_high_to_low_each_to_its_rank(walk: Contest) -> None:
    walk.clock(OPENS)
    units = ("bu-nho", "long-ha", "long-hung", "binh-son", "tai-chinh", "van-hoa", "giao-duc", "tu-phap")
    scores = (96, 92, 90, 84, 84, 80, 78, 70)
    entries = {unit: walk.screened(unit, f"Bài của {unit}") for unit in units}
    walk.clock(MARKING)
    for unit, score in zip(units, scores, strict=True):
        walk.mark(entries[unit], score)
    walk.clock(RESULTS)
    walk.publish()

    above = walk.award(entries["long-ha"], "first")
    below = walk.award(entries["bu-nho"], "second")
    beyond = walk.award(entries["tu-phap"], "encouragement")
    unnamed = walk.award(entries["bu-nho"], "grand")
    prizes = ("first", "second", "third", "third", "encouragement", "encouragement", "encouragement")
    given = [walk.award(entries[unit], prize).status_code for unit, prize in zip(units, prizes, strict=False)]
    [board] = walk.get("noi-vu", f"/campaigns/{walk.campaign()['id']}/quotas")

    assert (codes(above), codes(below), codes(beyond)) == (
        ["rank_below_quota"],
        ["rank_above_value"],
        ["rank_below_quota"],
    )
    assert codes(unnamed) == ["award_not_of_case"]
    assert given == [200] * 7
    assert (board["places"], board["taken"]) == (7, 7)


def test_tie_between_two_prizes_is_for_the_organisers_and_the_other_falls_to_the_next(walk: Contest) -> None:
    walk.clock(OPENS)
    units = ("bu-nho", "long-ha", "long-hung", "binh-son", "tai-chinh")
    entries = {unit: walk.screened(unit, f"Bài của {unit}") for unit in units}
    walk.clock(MARKING)
    for unit, score in zip(units, (96, 92, 90, 84, 84), strict=True):
        walk.mark(entries[unit], score)
    walk.clock(RESULTS)
    walk.publish()
    walk.award(entries["long-hung"], "third")

    chosen = walk.award(entries["tai-chinh"], "third")
    too_many = walk.award(entries["binh-son"], "third")
    next_prize = walk.award(entries["binh-son"], "encouragement")

    assert (chosen.status_code, codes(too_many), next_prize.status_code) == (200, ["quota_full"], 200)


def test_prizes_come_to_eight_and_a_half_million() -> None:
    definition = load(PHU_RIENG.definition).definition
    assert definition is not None
    [quota] = definition.quotas.values()
    numbers = quota.limits.by_value  # type: ignore[union-attr]

    assert {one.value: (numbers[one.value], one.amount) for one in definition.awards.values()} == {
        "first": (1, 3_000_000),
        "second": (1, 2_000_000),
        "third": (2, 1_000_000),
        "encouragement": (3, 500_000),
    }
    assert sum(numbers[one.value] * (one.amount or 0) for one in definition.awards.values()) == 8_500_000


def test_rules_are_issued_with_both_papers_in_august(walk: Contest) -> None:
    case = walk.case("noi-vu", "issue_rules")
    walk.file("noi-vu", case, "boards")
    half = walk.take("noi-vu", walk.again(case), "meet")
    walk.clock("2020-09-01T02:00:00Z")
    late = walk.do("noi-vu", walk.again(case), "meet", "contest_rules")
    addresses = {one["address"] for one in walk.get("noi-vu", "/messages?limit=200") if one["kind"] != "window_opened"}

    assert codes(half) == ["document_missing"]
    assert late["state"] == "met_late"
    assert {"noi-vu@phu-rieng.invalid", "chu-tich@phu-rieng.invalid"} <= addresses


@pytest.mark.parametrize(("option", "units"), [("admitted", 15), ("left_out", 14)])
def test_armed_forces_take_part_as_the_question_is_answered(tmp_path: Path, option: str, units: int) -> None:
    with the_contest(f"sqlite:///{tmp_path / 'thidua.db'}", tmp_path, launch=False) as demo:
        walk = Contest(demo)
        walk.ask("noi-vu", "answers", question="armed_forces", option=option, basis="Ban Tổ chức")
        walk.ask("noi-vu", "participants")
        launched = walk.ask("noi-vu", "launch")

        assert launched.status_code == 200, launched.text
        assert walk.campaign()["units"] == units


def test_contest_closes_with_a_reason_while_something_is_open(walk: Contest) -> None:
    walk.clock("2020-10-30T09:00:00Z")

    silent = walk.ask("noi-vu", "close", reason="")
    told = walk.ask("noi-vu", "close", reason="Không có bài nào")

    assert codes(silent) == ["cases_still_open"]
    assert told.status_code == 200


def test_last_day_is_a_working_day_for_entries(walk: Contest) -> None:
    walk.clock(LAST_DAY)

    assert walk.entered("bu-nho", "Một cửa không chờ")["state"] == "entered"
