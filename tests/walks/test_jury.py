"""The jury of Phú Riềng through HTTP: what it sees, what it gives, what works come to by a table worked out by hand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from services.store import sittings as rows
from tests.conftest import BOTH_DATABASES
from tests.support.phu_rieng import JURY, MARKING, OPENS, RESULTS, Contest, the_contest
from tests.support.walker import codes
from workflow.councils.drawing import Pool, draw

UNITS = ("bu-nho", "long-ha", "long-hung", "binh-son", "tu-phap")
POINTS = {
    "bu-nho": (96, 97, 95),
    "long-ha": (84, 85, 84),
    "long-hung": (85, 84, 84),
    "binh-son": (90, 89, 92),
    "tu-phap": (60, 61, None),
}
"""What each judge gives each entry; the head of the justice office does not judge its entry."""
BY_HAND = {
    "bu-nho": ("96", "96.00", 1),
    "long-ha": ("253/3", "84.33", 3),
    "long-hung": ("253/3", "84.33", 3),
    "binh-son": ("271/3", "90.33", 2),
    "tu-phap": ("121/2", "60.50", 5),
}


@contextmanager
def contest(url: str, folder: Path, **answers: str) -> Iterator[Contest]:
    """The contest launched with those answers, its entries admitted, on the first working day of marking."""
    with the_contest(url, folder, launch=False) as demo:
        walk = Contest(demo)
        for question, option in answers.items():
            assert walk.ask("noi-vu", "answers", question=question, option=option, basis="Thể lệ").status_code == 200
        assert walk.ask("noi-vu", "launch").status_code == 200
        walk.clock(OPENS)
        yield walk


def entries(walk: Contest, units: tuple[str, ...] = UNITS) -> dict[str, dict[str, Any]]:
    found = {unit: walk.screened(unit, f"Sáng kiến của {unit}") for unit in units}
    walk.clock(MARKING)
    return found


def score(walk: Contest, sitting: str, points: dict[str, tuple[int | None, ...]]) -> None:
    for number, given in enumerate(points.values(), start=1):
        for login, total in zip(JURY, given, strict=True):
            if total is not None:
                assert walk.sheet(login, sitting, number, total).status_code == 200


def results(walk: Contest, sitting: str, units: tuple[str, ...] = UNITS) -> dict[str, tuple[str, str, int]]:
    works = walk.get("noi-vu.truong", f"/sittings/{sitting}/judging")["works"]
    found = {unit: work["result"] for unit, work in zip(units, works, strict=True)}
    return {unit: (one["exact"], one["written"], one["rank"]) for unit, one in found.items()}


@BOTH_DATABASES
def test_entries_come_to_what_was_worked_out_by_hand_and_prizes_follow(empty_url: str, tmp_path: Path) -> None:
    with contest(empty_url, tmp_path) as walk:
        cases = entries(walk)
        sitting = walk.judging(*cases.values())
        score(walk, sitting, POINTS)

        assert walk.of_jury(sitting, "close").status_code == 200

        assert results(walk, sitting) == BY_HAND
        scores = {unit: walk.again(case)["fields"]["score"] for unit, case in cases.items()}
        assert scores == {unit: written for unit, (_, written, _) in BY_HAND.items()}
        assert codes(walk.sheet("giam-khao", sitting, 1, 50)) == ["sitting_in_other_state"]
        walk.clock(RESULTS)
        walk.publish()
        prizes = {"bu-nho": "first", "binh-son": "second", "long-hung": "third", "long-ha": "third"}
        assert codes(walk.award(cases["long-ha"], "second")) == ["rank_below_quota"]
        assert [walk.award(cases[unit], prize).status_code for unit, prize in prizes.items()] == [200] * 4
        assert walk.award(cases["tu-phap"], "encouragement").status_code == 200
        assert walk.get("kiem-toan", "/verification")["holds"] is True


def test_a_judge_sees_numbers_and_papers_and_nobody(empty_url: str, tmp_path: Path) -> None:
    with contest(empty_url, tmp_path) as walk:
        cases = entries(walk)
        sitting = walk.judging(*cases.values())
        walk.sheet("giam-khao", sitting, 1, 90, note="Làm được ngay")
        judge, first = walk.client("giam-khao"), f"{sitting}-0001"

        shown = [
            judge.get(path).text
            for path in ("/api/v1/cases", f"/api/v1/sittings/{sitting}", f"/api/v1/sittings/{sitting}/sheets")
        ]
        pages = [judge.get(f"/sittings/{sitting}/sheets{path}").text for path in ("", f"/{first}")]
        paper = judge.get(f"/sittings/{sitting}/sheets/{first}/papers/1")
        posted = walk.get("noi-vu", "/messages?limit=200")
        letters = [one for one in posted if one["address"].startswith("giam-khao@")]

        hidden = [*cases, "Bù Nho", "Điểu Văn Mẫu", "Tập thể đơn vị", *(case["id"] for case in cases.values())]
        assert [word for word in hidden for text in (*shown, *pages, json.dumps(letters)) if word in text] == []
        assert "Làm được ngay" not in walk.client("giam-khao.2").get(f"/api/v1/sittings/{sitting}/sheets").text
        assert (paper.status_code, paper.headers["Content-Disposition"]) == (
            200,
            "attachment; filename*=UTF-8''001-1.pdf",
        )
        assert [judge.get(f"/api/v1/cases/{case['id']}").status_code for case in cases.values()] == [404] * 5
        assert judge.get(f"/api/v1/sittings/{sitting}/judging").status_code == 404
        assert [one["number"] for one in walk.get("tu-phap.truong", f"/sittings/{sitting}/sheets")["works"]] == [
            "001",
            "002",
            "003",
            "004",
        ]
        for stranger in ("bu-nho", "noi-vu.truong"):
            assert walk.client(stranger).get(f"/sittings/{sitting}/sheets/{first}/papers/1").status_code == 404


def test_who_runs_the_contest_sees_how_far_the_jury_is_and_no_score(empty_url: str, tmp_path: Path) -> None:
    with contest(empty_url, tmp_path) as walk:
        cases = entries(walk)
        sitting = walk.judging(*cases.values())
        assert walk.sheet("giam-khao", sitting, 2, "77.25", note="Rõ ràng").status_code == 200

        before = walk.get("noi-vu.truong", f"/sittings/{sitting}/judging")
        page = walk.client("noi-vu.truong").get(f"/sittings/{sitting}/judging").text
        early = walk.of_jury(sitting, "close")
        walk.take("bu-nho", walk.again(cases["bu-nho"], "bu-nho"), "withdraw", reason="Rút")
        score(walk, sitting, {"gone": (None,) * 3, "long-ha": (70, None, 71), **dict(list(POINTS.items())[2:])})
        despite = walk.of_jury(sitting, "close", despite="Giám khảo ốm")

        assert [(one["given"], one["wanted"]) for one in before["loads"]] == [(1, 5), (0, 5), (0, 4)]
        assert [(one["given"], one["wanted"], one["sheets"]) for one in before["works"]][:2] == [(0, 3, []), (1, 3, [])]
        assert not any(word in json.dumps(before) + page for word in ("Rõ ràng", "37.25", "37,25"))
        assert set(codes(early)) == {"work_not_judged", "sheets_missing"}
        assert despite.status_code == 200, despite.text
        after = walk.get("noi-vu.truong", f"/sittings/{sitting}/judging")["works"]
        assert after[0]["result"] is None
        assert (after[1]["result"]["sheets"], after[1]["result"]["missing"]) == (2, [walk.person("giam-khao.2")])
        assert [sheet["note"] for sheet in after[1]["sheets"]] == ["", ""]
        assert walk.again(cases["bu-nho"])["state"] == "withdrawn"
        assert walk.get("kiem-toan", "/verification")["holds"] is True


def test_normalised_marks_are_stretched_judge_by_judge(tmp_path: Path) -> None:
    with contest(f"sqlite:///{tmp_path / 'thidua.db'}", tmp_path, averaging="normalised") as walk:
        units = UNITS[:3]
        sitting = walk.judging(*entries(walk, units).values())
        score(walk, sitting, {"bu-nho": (90, 50, 80), "long-ha": (80, 60, 80), "long-hung": (70, 40, 20)})

        assert walk.of_jury(sitting, "close").status_code == 200

        # 90-80-70 → 1, ½, 0; 50-60-40 → ½, 1, 0; 80-80-20 → 1, 1, 0; the means of 100 points
        assert results(walk, sitting, units) == {
            "bu-nho": ("250/3", "83.33", 1),
            "long-ha": ("250/3", "83.33", 1),
            "long-hung": ("0", "0.00", 3),
        }


def test_judges_are_drawn_evenly_and_anybody_can_draw_again_from_the_history(empty_url: str, tmp_path: Path) -> None:
    with contest(empty_url, tmp_path, judges_per_entry="two") as walk:
        sitting = walk.judging(*entries(walk).values())
        undrawn = walk.sheet("giam-khao", sitting, 1, 90)

        assert walk.of_jury(sitting, "judges", login="noi-vu").status_code == 403
        assert walk.of_jury(sitting, "judges").status_code == 200

        loads = [one["wanted"] for one in walk.get("noi-vu.truong", f"/sittings/{sitting}/judging")["loads"]]
        office = walk.office.first.office  # type: ignore[union-attr]
        with office.reading() as work:
            drawn = rows.load(work, [sitting])[sitting]
        away = [login for login in JURY if not walk.sheets_of(login, sitting, 1)]
        pool = Pool(works=tuple(drawn.agenda), members=frozenset(drawn.seats), wanted=2, out=set(drawn.conflicts))
        assert codes(undrawn) == ["not_your_work"]
        assert (max(loads) - min(loads), sum(loads)) == (1, 10)
        assert draw(pool, drawn.judged.seed) == drawn.judged.judges
        assert codes(walk.sheet(away[0], sitting, 1, 90)) == ["not_your_work"]
        assert codes(walk.of_jury(sitting, "judges")) == ["judges_drawn_already"]


@pytest.mark.parametrize("key", ["same", None])
def test_a_sheet_sent_again_is_one_sheet(tmp_path: Path, key: str | None) -> None:
    with contest(f"sqlite:///{tmp_path / 'thidua.db'}", tmp_path) as walk:
        sitting = walk.judging(*entries(walk, UNITS[:1]).values())
        body = {"motion": f"{sitting}-0001", "scores": {"creative": "30,5", "usable": "30", "first_time": "10"}}
        headers = {"Idempotency-Key": key} if key else {}

        sent = [
            walk.client("giam-khao").post(f"/api/v1/sittings/{sitting}/sheets", json=body, headers=headers).json()
            for _ in range(2)
        ]

        assert (sent[0] == sent[1]) is bool(key)
        [work] = walk.get("giam-khao", f"/sittings/{sitting}/sheets")["works"]
        assert work["scores"] == {"creative": "30.50", "usable": "30.00", "first_time": "10.00"}
        assert walk.get("noi-vu.truong", f"/sittings/{sitting}/judging")["works"][0]["given"] == 1
