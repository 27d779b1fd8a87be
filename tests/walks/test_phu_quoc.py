"""Phú Quốc 2021-2025 from the launch through its yearly rounds to the closing, through HTTP."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from services.demo import PHU_QUOC
from services.demo.scene import at_local
from services.wiring import Office
from tests.conftest import BOTH_DATABASES
from tests.support.offices import an_office, go_to
from tests.support.walker import Walker, codes

DIVISIONS = ("ke-hoach", "dau-tu", "quy-hoach", "moi-truong", "doanh-nghiep")
REPORT = {"publicity": "done", "tasks": "7", "initiatives": "1", "self_inspection": "done"}


@pytest.fixture
def board(empty_url: str, tmp_path: Path) -> Iterator[Office]:
    """The board's office: launched on 25/3/2022, business time 09:00 that day."""
    made = an_office(empty_url, tmp_path, scene=PHU_QUOC)
    yield made
    made.database.dispose()


@pytest.fixture
def walk(board: Office) -> Walker:
    return Walker(board, standing="van-phong")


def cases(walk: Walker, login: str, track: str) -> list[dict[str, Any]]:
    return walk.get(login, f"/cases?track={track}&limit=200")["cases"]


def of_round(walk: Walker, login: str, track: str, occurrence: str, subject: str = "") -> dict[str, Any]:
    """The case of that round which *login* sees."""
    [one] = [c for c in cases(walk, login, track) if c["occurrence"] == occurrence and subject in c["subject"]]
    return walk.get(login, f"/cases/{one['id']}")


def register(walk: Walker, login: str, occurrence: str) -> dict[str, Any]:
    """Register the division for that year; its case of the year."""
    walk.do(login, of_round(walk, login, "register_year", occurrence), "meet", "registration_form")
    return of_round(walk, login, "collective", occurrence)


def colleague(walk: Walker, login: str) -> dict[str, Any]:
    unit = walk.get(login, "/session")["unit"]
    [found] = [p for p in walk.get(login, "/people") if p["name"].endswith("Ví Dụ") and p["unit"] == unit]
    return found


def deadlines(walk: Walker, name: str) -> dict[str, dict[str, Any]]:
    listed = walk.get("van-phong", "/deadlines")
    return {one["occurrence"]: one for one in listed if one["deadline"] == name and not one["case"]}


@BOTH_DATABASES
def test_every_round_has_its_own_last_day_and_2021_is_skipped_with_an_entry(walk: Walker) -> None:
    registration, reports = deadlines(walk, "yearly_registration"), deadlines(walk, "yearly_report")
    history = walk.get("lich-su", "/verification")

    assert {which: (one["named_day"], one["last_day"]) for which, one in registration.items()} == {
        "2022": ("2022-03-30", "2022-03-30"),
        "2023": ("2023-03-30", "2023-03-30"),
        "2024": ("2024-03-30", "2024-04-01"),
        "2025": ("2025-03-30", "2025-03-31"),
    }
    assert {which: one["last_day"] for which, one in reports.items()} == {
        "2022": "2022-12-30",
        "2023": "2023-12-29",
        "2024": "2024-12-31",
        "2025": "2025-12-30",
    }
    assert [one["last_day"] for one in deadlines(walk, "five_year_registration").values()] == ["2022-03-30"]
    assert history["holds"] is True


def test_only_the_round_that_runs_is_owed_and_the_next_opens_with_its_first_day(walk: Walker) -> None:
    at_launch = Counter(one["occurrence"] for one in cases(walk, "van-phong", "register_year"))
    walk.clock("2022-12-31T16:59:00Z")
    before = Counter(one["occurrence"] for one in cases(walk, "van-phong", "register_year"))
    walk.clock("2022-12-31T17:00:00Z")
    after = Counter(one["occurrence"] for one in cases(walk, "van-phong", "register_year"))

    assert at_launch == before == Counter({"2022": 5})
    assert after == Counter({"2022": 5, "2023": 5})
    assert of_round(walk, "dau-tu", "register_year", "2023")["state"] == "owed"
    assert of_round(walk, "van-phong", "report_year", "2023")["state"] == "owed"
    assert len(cases(walk, "van-phong", "register_five_years")) == 5


@pytest.mark.parametrize(
    ("occurrence", "last_minute", "first_minute_after"),
    [
        ("2022", "2022-03-30T16:59:00Z", "2022-03-30T17:00:00Z"),
        ("2024", "2024-04-01T16:59:00Z", "2024-04-01T17:00:00Z"),
        ("2025", "2025-03-31T16:59:00Z", "2025-03-31T17:00:00Z"),
    ],
)
def test_last_day_counts_to_its_end_in_every_round(
    walk: Walker, occurrence: str, last_minute: str, first_minute_after: str
) -> None:
    walk.clock(last_minute)
    case = register(walk, "ke-hoach", occurrence)
    late = of_round(walk, "quy-hoach", "register_year", occurrence)
    walk.file("quy-hoach", late, "registration_form")
    walk.clock(first_minute_after)
    late = of_round(walk, "quy-hoach", "register_year", occurrence)
    answer = walk.take("quy-hoach", late, "meet")

    assert (case["state"], case["occurrence"]) == ("executing", occurrence)
    assert (late["state"], answer.status_code, codes(answer)) == ("overdue", 409, ["deadline_passed"])


def test_division_registers_in_2023_and_not_in_2024(walk: Walker) -> None:
    walk.clock("2023-01-05T02:00:00Z")
    first = register(walk, "doanh-nghiep", "2023")
    walk.clock("2024-04-05T02:00:00Z")

    assert first["state"] == "executing"
    assert of_round(walk, "doanh-nghiep", "register_year", "2023")["state"] == "met"
    assert of_round(walk, "doanh-nghiep", "register_year", "2024")["state"] == "overdue"
    assert [one["occurrence"] for one in cases(walk, "doanh-nghiep", "collective")] == ["2023"]
    told = [m for m in walk.get("van-phong", "/messages") if m["business_at"] > "2024"]
    assert Counter((m["kind"], m["business_at"][:10]) for m in told if m["address"].startswith("doanh-nghiep")) == {
        ("deadline_reminder", "2024-03-18"): 1,
        ("deadline_reminder", "2024-03-29"): 1,
        ("deadline_reminder", "2024-04-01"): 1,
        ("deadline_overdue", "2024-04-02"): 1,
    }
    escalated = [m["address"] for m in told if m["kind"] == "deadline_escalation" and m["business_at"][:7] == "2024-04"]
    assert sorted(escalated) == ["lanh-dao@phu-quoc.invalid", "van-phong@phu-quoc.invalid"]


def test_two_rounds_of_one_division_run_side_by_side(walk: Walker) -> None:
    old = register(walk, "ke-hoach", "2022")
    walk.clock("2023-01-05T02:00:00Z")
    new = register(walk, "ke-hoach", "2023")

    walk.do("ke-hoach", old, "report", "division_report", inputs=REPORT)

    assert of_round(walk, "ke-hoach", "collective", "2022")["state"] == "reported"
    assert (new["occurrence"], of_round(walk, "ke-hoach", "collective", "2023")["state"]) == ("2023", "executing")


def test_individual_registers_in_time_and_only_with_reform_work(walk: Walker) -> None:
    person = colleague(walk, "ke-hoach")["id"]
    opened = walk.open("ke-hoach", "individual", person=person)
    again = walk.open("ke-hoach", "individual", person=person)
    case = walk.get("ke-hoach", f"/cases/{opened.json()['id']}")
    without_paper = walk.take("ke-hoach", case, "register", inputs={"assigned": "reform"})
    walk.file("ke-hoach", case, "registration_form")
    case = walk.get("ke-hoach", f"/cases/{case['id']}")
    nothing_said = walk.take("ke-hoach", case, "register")
    other_work = walk.take("ke-hoach", case, "register", inputs={"assigned": "other"})
    no_choice = walk.take("ke-hoach", case, "register", inputs={"assigned": "everything"})
    case = walk.do("ke-hoach", case, "register", inputs={"assigned": "reform"})

    assert (opened.status_code, again.status_code, codes(again)) == (201, 409, ["case_already_open"])
    assert codes(without_paper) == ["document_missing"]
    assert codes(nothing_said) == ["input_missing"]
    assert codes(other_work) == ["field_is_not"]
    assert codes(no_choice) == ["input_not_a_choice"]
    assert (case["state"], case["occurrence"]) == ("executing", "2022")

    walk.clock("2022-04-01T02:00:00Z")
    too_late = walk.open("dau-tu", "individual", person=colleague(walk, "dau-tu")["id"])
    walk.clock("2023-01-05T02:00:00Z")
    next_year = walk.open("ke-hoach", "individual", person=person)
    assert codes(too_late) == ["deadline_passed"]
    assert walk.get("ke-hoach", f"/cases/{next_year.json()['id']}")["occurrence"] == "2023"


def test_results_are_reported_reviewed_and_handed_up(walk: Walker) -> None:
    case = register(walk, "dau-tu", "2022")
    walk.clock("2022-12-05T02:00:00Z")
    walk.file("dau-tu", case, "division_report")
    case = walk.get("dau-tu", f"/cases/{case['id']}")
    eight = walk.take("dau-tu", case, "report", inputs={**REPORT, "tasks": "8"})
    case = walk.do("dau-tu", case, "report", inputs=REPORT)
    not_theirs = walk.take("dau-tu", case, "review", inputs={"remark": "Tốt"})
    case = walk.do("van-phong", case, "review", inputs={"remark": "Đạt yêu cầu"})
    no_letter = walk.take("van-phong", case, "hand_up")
    case = walk.do("van-phong", case, "hand_up", "results_letter")

    assert codes(eight) == ["input_out_of_range"]
    assert not_theirs.status_code == 403
    assert codes(no_letter) == ["document_missing"]
    assert (case["state"], case["fields"]["tasks"], case["fields"]["remark"]) == ("handed_up", 7, "Đạt yêu cầu")


def test_extension_of_one_round_leaves_the_others_alone_even_before_it_begins(walk: Walker) -> None:
    body = {"deadline": "yearly_registration", "last_day": "2023-04-14", "reason": "Kiện toàn nhân sự"}
    nowhere = walk.ask("lanh-dao", "extensions", **body)
    unknown = walk.ask("lanh-dao", "extensions", **body, occurrence="2031")
    past = walk.ask("lanh-dao", "extensions", **body, occurrence="2021")
    not_later = walk.ask("lanh-dao", "extensions", **{**body, "last_day": "2023-03-30"}, occurrence="2023")
    not_theirs = walk.ask("van-phong", "extensions", **body, occurrence="2023")
    done = walk.ask("lanh-dao", "extensions", **body, occurrence="2023")

    assert [a.status_code for a in (nowhere, unknown, past, not_later, not_theirs, done)] == [
        404,
        404,
        404,
        409,
        403,
        200,
    ]
    assert codes(not_later) == ["extension_not_later"]
    walk.clock("2023-04-10T02:00:00Z")
    case = register(walk, "quy-hoach", "2023")
    assert (case["state"], of_round(walk, "quy-hoach", "register_year", "2023")["state"]) == ("executing", "met")
    assert of_round(walk, "quy-hoach", "register_year", "2022")["state"] == "overdue"
    assert [one["last_day"] for one in deadlines(walk, "yearly_registration").values()] == [
        "2022-03-30",
        "2023-04-14",
        "2024-04-01",
        "2025-03-31",
    ]
    assert walk.get("van-phong", "/verification")["holds"] is True


def test_extension_for_one_case_is_of_its_own_round(walk: Walker) -> None:
    walk.clock("2023-03-31T02:00:00Z")
    late = of_round(walk, "quy-hoach", "register_year", "2023")
    answer = walk.ask(
        "lanh-dao",
        "extensions",
        deadline="yearly_registration",
        last_day="2023-04-14",
        reason="Kiện toàn nhân sự",
        case=late["id"],
    )
    [own] = [one for one in walk.get("van-phong", "/deadlines") if one["case"]]

    assert answer.status_code == 200, answer.text
    assert (own["occurrence"], own["last_day"]) == ("2023", "2023-04-14")
    assert walk.do("quy-hoach", late, "meet", "registration_form")["state"] == "met_late"


def test_five_year_registration_is_taken_late_and_marked(walk: Walker) -> None:
    walk.clock("2022-04-04T02:00:00Z")
    [listed] = cases(walk, "moi-truong", "register_five_years")
    case = walk.do("moi-truong", walk.get("moi-truong", f"/cases/{listed['id']}"), "meet", "registration_form")

    assert (case["state"], case["occurrence"]) == ("met_late", "")


@BOTH_DATABASES
def test_closing_at_the_end_of_the_period_ends_every_deadline(walk: Walker, board: Office) -> None:
    walk.clock("2025-12-30T08:00:00Z")
    owed = of_round(walk, "van-phong", "report_year", "2025")
    refused = walk.ask("van-phong", "close")
    not_theirs = walk.ask("ke-hoach", "close", reason="Hết giai đoạn")
    closed = walk.ask("van-phong", "close", reason="Hết giai đoạn 2021-2025")
    again = walk.ask("van-phong", "close", reason="Hết giai đoạn 2021-2025")
    go_to(board, at_local(2026, 2, 1, 9))
    board.sweep()

    assert (owed["state"], codes(refused)) == ("owed", ["cases_still_open"])
    assert (not_theirs.status_code, closed.status_code, codes(again)) == (403, 200, ["campaign_in_other_state"])
    assert walk.campaign()["state"] == "closed"
    assert walk.get("van-phong", "/incidents") == []
    assert walk.get("van-phong", "/demo/clock")["next"] is None
    assert of_round(walk, "van-phong", "report_year", "2025")["state"] == "owed"
    assert not [m for m in walk.get("van-phong", "/messages") if m["business_at"] > "2025-12-30T08:00"]
    assert walk.file("van-phong", owed, "yearly_report").status_code == 409
    assert codes(walk.open("ke-hoach", "individual", person=colleague(walk, "ke-hoach")["id"])) == ["no_round_today"]
    assert walk.get("van-phong", "/inbox") == []
    assert walk.get("van-phong", "/verification")["holds"] is True


def test_listing_names_the_round_of_every_case(walk: Walker) -> None:
    walk.clock("2023-01-05T02:00:00Z")
    campaign = walk.campaign()["id"]
    owed = walk.get("ke-hoach", f"/campaigns/{campaign}/obligations")
    inbox = walk.get("ke-hoach", "/inbox")

    assert sorted((one["track"], one["occurrence"], one["state"]) for one in owed) == [
        ("register_five_years", "", "overdue"),
        ("register_year", "2022", "overdue"),
        ("register_year", "2023", "owed"),
    ]
    assert sorted(one["occurrence"] for one in inbox) == ["", "2022", "2023"]
