"""The contest of Phú Riềng from the marks to the prizes that are paid: 8 500 000 đồng in all, and a group's shares of one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.services.papers.reading import text_of
from tests.support.filing import Filing, done
from tests.support.phu_rieng import CRITERIA, MARKING, OPENS, RESULTS, WRITTEN, Contest, the_contest

UNITS = ("bu-nho", "long-ha", "long-hung", "binh-son", "tai-chinh", "van-hoa", "giao-duc")
SCORES = (96, 92, 90, 84, 80, 78, 76)
PRIZES = ("first", "second", "third", "third", "encouragement", "encouragement", "encouragement")
MONEY = (3_000_000, 2_000_000, 1_000_000, 1_000_000, 500_000, 500_000, 500_000)
AUTHORS = "Nông Thị Mẫu: 37\nTriệu Thị Ví Dụ: 33\nĐinh Văn Thử: 30"
NUMBER, DAY = "1250/QĐ-UBND", "2020-10-21"


@pytest.fixture
def walk(empty_url: str, tmp_path: Path) -> Iterator[Contest]:
    with the_contest(empty_url, tmp_path) as demo:
        yield Contest(demo)


def test_seven_prizes_are_decided_in_one_decision_and_shared_to_the_dong(walk: Contest) -> None:
    walk.clock(OPENS)
    entries = [walk.screened(unit, f"Bài của {unit}") for unit in UNITS[:-1]]
    entries.append(_of_a_group(walk, UNITS[-1]))
    walk.clock(MARKING)
    for entry, score in zip(entries, SCORES, strict=True):
        walk.mark(entry, score)
    walk.clock(RESULTS)
    walk.publish()
    filing = Filing(walk, "noi-vu.truong")

    lines = [{"case": one["id"], "award": prize} for one, prize in zip(entries, PRIZES, strict=True)]
    decision = filing.drafted(*lines, post="Trưởng Ban Tổ chức")
    filing.published(decision, NUMBER, DAY, post="Trưởng Ban Tổ chức")

    told = filing.decisions.look(decision)
    assert filing.money(decision) == dict(zip((one["subject"] for one in told["lines"]), MONEY, strict=True))
    assert told["total"] == 8_500_000
    shares = [one["shares"] for one in told["lines"]]
    assert shares[-1] == {"Nông Thị Mẫu": 185_000, "Triệu Thị Ví Dụ": 165_000, "Đinh Văn Thử": 150_000}
    assert [sum(one.values()) for one in shares] == list(MONEY)
    assert "cho 07 bài dự thi đạt giải tại cuộc thi" in text_of(filing.paper(decision, "decision"))
    notice = text_of(filing.paper(decision, "results_notice"))
    assert all(one["subject"] in notice for one in told["lines"])
    done(filing.paid(decision, DAY))
    done(filing.received("bu-nho", decision, "Bài của bu-nho", DAY))
    assert walk.again(entries[0])["state"] == "awarded"
    assert sum(sum_ for _, sum_ in filing.report("year", 2020).values()) == 8_500_000
    assert walk.get("kiem-toan", "/verification")["holds"] is True


def _of_a_group(walk: Contest, unit: str) -> dict[str, object]:
    """The entry of three authors, screened."""
    entry = walk.prepared(unit, "Bài của nhóm tác giả")
    entry = walk.do(unit, entry, "enter", inputs={**WRITTEN, "author_kind": "group", "authors": AUTHORS})
    return walk.do("noi-vu.truong", entry, "screen", inputs=CRITERIA)
