"""Obligations through a real office: told only to those who still owe, by round and term, waived with a reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from services.demo import CAN_THO
from services.demo.scene import at_local
from services.wiring import Office
from tests.conftest import BOTH_DATABASES
from tests.support.can_tho import Movement, the_office
from tests.support.walker import Walker, codes

HALF_YEAR, QUARTER, YEAR = "2019-06-30", "2019-09-30", "2019-12-31"


@pytest.fixture
def movement(empty_url: str, tmp_path: Path) -> Iterator[Movement]:
    """The Office, whose movement was launched on 3/6/2019: before the report for six months is due."""
    with the_office(empty_url, tmp_path, replace(CAN_THO, opens_at=at_local(2019, 6, 3, 9))) as demo:
        yield Movement(demo)


def report(walk: Movement, login: str, occurrence: str) -> dict:
    """The report of that term which the division of *login* owes."""
    at = walk.get(login, "/session")["unit"]
    found = walk.get(walk.standing, f"/cases?track=report&unit={at}&limit=200")["cases"]
    [one] = [case for case in found if case["occurrence"] == occurrence]
    return walk.get(login, f"/cases/{one['id']}")


def told(walk: Walker, login: str, day: str, kind: str) -> set[str]:
    """The addresses written to on that day, in the mailbox *login* sees."""
    return {
        one["address"].partition("@")[0]
        for one in walk.get(login, "/messages")
        if one["business_at"].startswith(day) and one["kind"] == kind
    }


@BOTH_DATABASES
def test_report_is_owed_for_six_months_for_quarter_three_and_for_the_year(movement: Movement) -> None:
    states = {term: report(movement, "tong-hop", term)["state"] for term in (HALF_YEAR, QUARTER, YEAR)}

    assert states == {HALF_YEAR: "owed", QUARTER: "owed", YEAR: "owed"}


def test_each_report_is_reminded_of_and_escalated_only_where_it_is_owed(movement: Movement) -> None:
    movement.do("tong-hop", report(movement, "tong-hop", HALF_YEAR), "meet", "report_part")

    movement.clock("2019-07-04T02:00:00Z")
    reminded = told(movement, movement.standing, "2019-06-23", "deadline_reminder")
    overdue = told(movement, movement.standing, "2019-07-02", "deadline_overdue")
    movement.do("tiep-dan", report(movement, "tiep-dan", QUARTER), "meet", "report_part")
    movement.clock("2019-09-24T02:00:00Z")
    next_term = told(movement, movement.standing, "2019-09-23", "deadline_reminder")

    assert "tong-hop" not in reminded
    assert "tong-hop.truong" not in overdue
    assert {"tiep-dan", "noi-chinh"} <= reminded
    assert {"tiep-dan.truong", "noi-chinh.truong"} <= overdue
    assert "tong-hop" in next_term
    assert "tiep-dan" not in next_term
    terms = [(login, term) for login in ("tong-hop", "tiep-dan") for term in (HALF_YEAR, QUARTER)]
    assert [report(movement, *term)["state"] for term in terms] == ["met", "owed", "overdue", "met"]


def test_late_report_of_one_term_is_marked_and_leaves_the_others(movement: Movement) -> None:
    movement.clock("2019-07-05T02:00:00Z")

    case = movement.do("tong-hop", report(movement, "tong-hop", HALF_YEAR), "meet", "report_part")

    assert case["state"] == "met_late"
    assert report(movement, "tong-hop", QUARTER)["state"] == "owed"


def test_waiver_needs_a_reason_and_somebody_entitled_and_ends_the_reminders(office: Office) -> None:
    walk = Walker(office)
    owed = walk.case("nam-thai-a", "register")

    without, by_unit = walk.take("noi-vu", owed, "waive"), walk.take("nam-thai-a", owed, "waive", reason="Lũ")
    waived = walk.do("noi-vu", owed, "waive", reason="Bộ phận tạm dừng do ngập lụt")
    walk.clock("2020-08-04T02:00:00Z")

    assert (without.status_code, codes(without)) == (409, ["reason_missing"])
    assert by_unit.status_code in (403, 409)
    assert waived["state"] == "waived"
    written = {one["address"].partition("@")[0] for one in walk.get("noi-vu", "/messages")}
    assert "nam-thai-a" not in written
    assert "dong-thai" in written
    assert walk.get("noi-vu", "/verification")["holds"] is True


def test_overdue_obligation_may_still_be_waived_and_is_escalated_no_more(office: Office) -> None:
    walk = Walker(office)
    walk.clock("2020-08-01T02:00:00Z")
    overdue = walk.case("nam-thai-a", "register")

    walk.do("noi-vu", overdue, "waive", reason="Đơn vị đã giải thể")
    walk.clock("2020-08-03T02:00:00Z")

    [letter] = [one for one in walk.get("noi-vu", "/messages") if one["kind"] == "deadline_escalation"]
    assert overdue["state"] == "overdue"
    assert "Còn 9 đơn vị" in letter["subject"]
