"""A year in which things are adjusted: suspended and resumed, a milestone corrected, a case cancelled."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from services.cli.app import app
from tests.services.simulation.test_scenarios import HEAD, LAUNCH, PLAN, problems_of

ACTS = """  - {on: 20/4/2020, who: noi-vu, does: suspend, number: 16/CT-TTg, reason: Giãn cách xã hội}
  - {on: 21/4/2020, who: thu-ba, does: register, with: registration_form, expect: refused, codes: campaign_suspended}
  - {on: 10/5/2020, who: noi-vu, does: resume, moving: shift, number: 20/TB}
  - {on: 11/5/2020, who: noi-vu, does: cancel, track: register, unit: nam-thai-a, reason: Sáp nhập}
  - {on: 15/8/2020, who: thu-ba, does: register, with: registration_form}
  - {on: 18/12/2020, who: noi-vu, does: appraisal_notice, number: 15/TB}
  - {on: 20/12/2020, who: noi-vu, does: postpone, milestone: appraisal_notice, happened: 19/12/2020, number: 16/TB, reason: Nhầm}
  - {on: 21/12/2020, who: thu-ba, does: suspend, expect: refused, codes: not_permitted}
"""


def _run(folder: Path, *options: str) -> Result:
    scenario = folder / "scenario.yaml"
    scenario.write_text(HEAD + LAUNCH + ACTS, encoding="utf-8")
    return CliRunner().invoke(app, ["simulate", str(PLAN), "--scenario", str(scenario), *options])


def test_year_with_adjustments_goes_as_told(tmp_path: Path) -> None:
    done = _run(tmp_path, "--json")

    told = json.loads(done.stdout)
    assert (done.exit_code, told["as_told"], told["problems"]) == (0, True, [])
    adjusted = [
        (one["kind"], one["what"])
        for one in told["events"]
        if one["kind"] in {"suspension", "resumption", "postponement", "cancellation", "deadline_moved"}
    ]
    assert adjusted == [
        ("suspension", "Tạm dừng đợt thi đua"),
        ("resumption", "Tiếp tục đợt thi đua sau 20 ngày tạm dừng"),
        ("deadline_moved", "Dời “Hạn đăng ký thi đua” sang hết ngày 20/8/2020"),
        ("deadline_moved", "Dời “Báo cáo đánh giá cuối năm” sang hết ngày 20/01/2021"),
        ("cancellation", "Hủy hồ sơ"),
        ("postponement", "Đổi ngày mốc: Thông báo bằng văn bản của Hội đồng thẩm định huyện"),
    ]


def test_adjustments_read_in_english(tmp_path: Path) -> None:
    text = _run(tmp_path, "--language", "en").stdout

    for said in (
        "The campaign goes on after 20 day(s) of suspension",
        "Deadlines still ahead move by 20 day(s)",
        "19/12/2020 instead of 18/12/2020",
        "Refused: The campaign is suspended",
    ):
        assert said in text


@pytest.mark.parametrize(
    ("act", "rule"),
    [
        ("who: noi-vu, does: resume, number: 1/TB", "missing-key"),
        ("who: noi-vu, does: postpone, milestone: notice, happened: 1/6/2020", "unknown-milestone"),
        ("who: noi-vu, does: cancel, reason: Nhầm", "missing-key"),
        ("who: noi-vu, does: suspend, moving: keep", "key-of-no-use"),
    ],
)
def test_fault_in_an_adjustment_is_told(act: str, rule: str) -> None:
    assert [found for _, _, found in problems_of(HEAD + LAUNCH + f"  - {{on: 15/6/2020, {act}}}\n")] == [rule]
