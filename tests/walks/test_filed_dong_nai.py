"""Đồng Nai from what its council voted to the papers that are filed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.services.papers.reading import text_of
from tests.support.dong_nai import Board, the_board
from tests.support.filing import Filing, done
from tests.support.year_ends import DONG_NAI

NUMBER, DAY = "210/QĐ-KCNĐN", "2020-02-03"


@pytest.fixture
def walk(empty_url: str, tmp_path: Path) -> Iterator[Board]:
    with the_board(empty_url, tmp_path) as demo:
        yield Board(demo)


def test_year_end_is_decided_in_one_decision_paid_and_filed(walk: Board) -> None:
    walk.milestone("staff_appraisal", DAY)
    assert walk.council().compose("van-phong", DAY).status_code == 201
    cases = walk.year_end(DONG_NAI)
    done(walk.council().sit({case["id"]: row.votes for row, case in cases}))
    filing = Filing(walk, "truong-ban")

    awarded = (case["id"] for row, case in cases if row.end == "awarded")
    decision = filing.drafted(*awarded, power="kt", for_whom="Trưởng ban", post="Phó Trưởng ban")
    filing.published(decision, NUMBER, DAY, power="kt", for_whom="Trưởng ban", post="Phó Trưởng ban")

    money = filing.money(decision)
    given = [row.track for row in DONG_NAI if row.end == "awarded"]
    assert sorted(money.values()) == [450_000] * given.count("individual") + [900_000] * given.count("collective")
    assert filing.decisions.look(decision)["total"] == sum(money.values()) == 4_500_000
    signed = text_of(filing.paper(decision, "decision"))
    assert "KT. Trưởng ban" in signed
    assert "Phó Trưởng ban" in signed
    assert sum(sum_ for _, sum_ in filing.report("year", 2020).values()) == sum(money.values())
    done(filing.paid(decision, DAY))
    for name, line in filing.lines(decision).items():
        assert name in text_of(filing.paper(decision, "certificate", line=line))
    for row, case in cases:
        if row.end != "awarded":
            walk.do("truong-ban", walk.get("truong-ban", f"/cases/{case['id']}"), "decline")
    assert [walk.state(case) for _, case in cases] == [row.end for row in DONG_NAI]
    assert walk.get("kiem-tra", "/verification")["holds"] is True
