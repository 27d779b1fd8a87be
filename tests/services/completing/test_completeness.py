"""The board of dossiers: what each case has and lacks, worst first, within sight, in the same few statements."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, text

from services.wiring import Office
from tests.support.can_tho import DOSSIER, Movement, the_office


@pytest.fixture
def walk(empty_url: str, tmp_path: Path) -> Iterator[Movement]:
    with the_office(empty_url, tmp_path) as demo:
        yield Movement(demo)


def board(walk: Movement, login: str, asked: str = "") -> dict[str, Any]:
    return dict(walk.get(login, f"/campaigns/{walk.campaign()['id']}/completeness?{asked}"))


def marks(walk: Movement, case: dict[str, Any], login: str = "") -> dict[str, str]:
    listed = board(walk, login or walk.standing)["dossiers"]
    [found] = [one for one in listed if one["case"] == case["id"]]
    return {one["part"].partition(":")[2]: one["mark"] for one in found["parts"]}


def test_case_shows_what_its_next_step_lacks_and_what_comes_later(walk: Movement) -> None:
    case = walk.prepared("tong-hop")

    assert marks(walk, case) == {
        "achievement_report": "missing",
        "reform_tasks": "later",
        "excellent_year": "later",
    }
    walk.with_papers("tong-hop", case["id"], "achievement_report")
    assert marks(walk, case)["achievement_report"] == "there"


def test_criterion_that_is_not_met_is_in_the_way_and_minutes_and_decision_come_by_themselves(walk: Movement) -> None:
    walk.issued()
    [case] = walk.sent("tong-hop")
    walk.accepted("tong-hop")
    assert walk.write(walk.standing, case, reform_tasks="met", excellent_year="not_met").status_code == 200

    found = marks(walk, case)

    assert (found["reform_tasks"], found["excellent_year"]) == ("there", "unmet")
    assert {"vote_minutes", "decision"} & set(found) == set()


def test_flagged_part_of_a_returned_submission_is_returned_until_it_comes_back(walk: Movement) -> None:
    walk.sent("tong-hop")
    submission = walk.case(walk.standing, "submission", "Tổng hợp")
    flags = [{"part": "document:unit_minutes", "note": "Thiếu chữ ký"}]
    walk.do(walk.standing, submission, "send_back", reason="Thiếu chữ ký", flags=flags)

    first = board(walk, walk.standing, "track=submission")["dossiers"][0]

    assert (first["case"], first["returned"], first["in_the_way"]) == (submission["id"], True, 1)
    assert marks(walk, submission)["unit_minutes"] == "returned"
    assert marks(walk, submission)["proposal"] == "there"
    walk.do("tong-hop", walk.case("tong-hop", "submission"), "send_again")
    assert marks(walk, submission)["unit_minutes"] == "there"


def test_board_begins_with_what_lacks_most_and_counts_units(walk: Movement) -> None:
    walk.submission("tong-hop", *DOSSIER)

    found = board(walk, walk.standing, "track=submission")

    lacking = [one["in_the_way"] for one in found["dossiers"]]
    assert lacking == sorted(lacking, reverse=True)
    assert found["dossiers"][-1]["unit_name"] == found["units"][-1]["name"] == "Phòng Tổng hợp"
    counted = found["units"][-1]
    assert (counted["cases"], counted["complete"], counted["in_the_way"]) == (2, 2, 0)


def test_unit_sees_its_own_dossiers_alone_and_filters_narrow_them_down(walk: Movement) -> None:
    mine = board(walk, "tong-hop")

    assert {one["unit"] for one in mine["dossiers"]} == {walk.get("tong-hop", "/session")["unit"]}
    assert [one["unit"] for one in mine["units"]] == [walk.get("tong-hop", "/session")["unit"]]
    asked = f"track=submission&unit={mine['units'][0]['unit']}&state=preparing"
    assert [one["track"] for one in board(walk, walk.standing, asked)["dossiers"]] == ["submission"]
    assert board(walk, walk.standing, "state=accepted")["dossiers"] == []


def test_result_stays_sealed_for_the_unit(walk: Movement) -> None:
    walk.issued()
    [case] = walk.sent("tong-hop")
    walk.accepted("tong-hop")
    presented = walk.presented(case)
    before = board(walk, "tong-hop", "track=collective")
    walk.voted(presented)

    assert board(walk, "tong-hop", "track=collective") == before
    assert board(walk, walk.standing, "track=collective") != before


def test_pages_of_the_board_follow_each_other(walk: Movement) -> None:
    whole = board(walk, walk.standing)
    parts, after = [], 0
    while after is not None:
        page = board(walk, walk.standing, f"limit=3&after={after}")
        parts += page["dossiers"]
        after = page["next"]

    assert (parts, whole["total"]) == (whole["dossiers"], len(whole["dossiers"]))


def test_campaign_of_many_cases_is_read_in_as_few_statements_as_a_small_one(walk: Movement) -> None:
    office = walk.office.first.office
    board(walk, walk.standing)
    with counted(office) as few:
        small = board(walk, walk.standing, "limit=500")
    multiply(office, 500)
    with counted(office) as many:
        large = board(walk, walk.standing, "limit=500")

    assert (large["total"] - small["total"], len(many)) == (500, len(few))


@contextmanager
def counted(office: Office) -> Iterator[list[str]]:
    said: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        said.append(statement)

    event.listen(office.database.reader, "before_cursor_execute", note)
    yield said
    event.remove(office.database.reader, "before_cursor_execute", note)


def multiply(office: Office, times: int) -> None:
    """Works of a unit beside its cases: rows by hand, since only their number matters."""
    with office.writing() as work:
        [one, *_] = work.connection.execute(text("SELECT * FROM cases WHERE track = 'submission'")).mappings()
        columns = [name for name in one if name not in {"id", "track", "work", "state"}]
        for number in range(times):
            work.connection.execute(
                text(
                    f"INSERT INTO cases (id, track, work, state, {', '.join(columns)}) "
                    f"SELECT 'x{number}', 'initiative', 'x{number}', 'drafting', {', '.join(columns)} "
                    "FROM cases WHERE id = :id"
                ),
                {"id": one["id"]},
            )
        work.commit()
