"""Scenarios as they are written: every fault with its place, all at once; and acts that go otherwise than told."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from definitions import load, shipped_plans
from services import simulation
from services.cli.app import app
from services.simulation import sentences
from workflow.definition import Label

[PLAN] = (path for path in shipped_plans() if path.stem == "an-bien-2020")
HEAD = "plan: an-bien-2020\nlabel: Kịch bản thử\nscene: an-bien-2020\nacts:\n"
LAUNCH = "  - {on: 30/3/2020, who: noi-vu, does: launch}\n"
OWN_UNITS = """plan: an-bien-2020
label: Kịch bản thử
organisation: UBND huyện (giả định)
units:
  mot-cua:
    name: Bộ phận một cửa xã Giả Định
    kind: one_stop
    people:
      can-bo: {name: Trần Thị Thử, title: Công chức, roles: unit_officer}
      thu-truong: {name: Lê Văn Thử, roles: unit_head}
  noi-vu:
    name: Phòng Nội vụ
    kind: office
    people:
      thuong-truc: {name: Phạm Văn Mẫu, roles: standing_office}
acts:
  - {on: 30/3/2020, who: thuong-truc, does: launch}
  - {on: 15/4/2020, at: 14:30, who: can-bo, does: register, with: registration_form}
"""


@pytest.fixture
def simulate(tmp_path: Path) -> Callable[..., Result]:
    """Run the command on a scenario with that text."""

    def run(text: str, *options: str) -> Result:
        scenario = tmp_path / "scenario.yaml"
        scenario.write_text(text, encoding="utf-8")
        return CliRunner().invoke(app, ["simulate", str(PLAN), "--scenario", str(scenario), *options])

    return run


def problems_of(text: str) -> list[tuple[int, int, str]]:
    definition = load(PLAN).definition
    assert definition is not None
    read = simulation.read_text(text.encode(), "scenario.yaml", PLAN, definition)
    assert (read.scenario is None) == bool(read.problems)
    return [(one.line, one.column, one.rule) for one in read.problems]


def test_every_problem_is_told_at_once_with_its_place(simulate: Callable[..., Result]) -> None:
    broken = (
        HEAD
        + LAUNCH
        + "  - {on: 15/6/2020, who: thu-bo, does: register, with: registration_form}\n"
        + "  - {on: 31/6/2020, who: thu-ba, does: register}\n"
        + "  - {on: 14/6/2020, who: thu-ba, does: registr, witth: registration_form}\n"
        + "  - {on: 16/6/2020, at: 25:00, who: thu-ba, does: waive, reason: Lũ}\n"
    )

    assert problems_of(broken) == [
        (6, 26, "unknown-person"),
        (7, 10, "no-such-date"),
        (8, 10, "act-out-of-order"),
        (8, 40, "unknown-trigger"),
        (8, 49, "unknown-key"),
        (9, 25, "no-such-hour"),
        (9, 51, "track-left-open"),
    ]
    done = simulate(broken)
    as_json = json.loads(simulate(broken, "--json").stdout)
    assert done.exit_code == 1
    assert all(re.match(r".*scenario\.yaml:\d+:\d+ error [a-z-]+ ", line) for line in done.stdout.splitlines())
    assert len(done.stdout.splitlines()) == len(as_json["problems"]) == 7


@pytest.mark.parametrize(
    ("acts", "rule"),
    [
        ("  []\n", "launch-not-first"),
        ("  - {on: 15/6/2020, who: thu-ba, does: register}\n", "launch-not-first"),
        ("  - {on: 30/3/2020, who: thu-ba, does: launch}\n", "launcher-not-entitled"),
        ("  - {on: 30/3/2018, who: noi-vu, does: launch}\n", "launched-too-early"),
        (LAUNCH + "  - {on: 15/6/2020, who: thu-ba, does: register, with: letter}\n", "unknown-document"),
        (LAUNCH + "  - {on: 15/6/2020, who: kiem-tra, does: inspect, unit: thu-bo}\n", "unknown-unit"),
        (LAUNCH + "  - {on: 15/6/2020, who: kiem-tra, does: inspect, gives: {scor: 9}}\n", "unknown-field"),
        (LAUNCH + "  - {on: 15/6/2020, who: thu-ba, does: waive, track: registr}\n", "unknown-track"),
        (LAUNCH + "  - {on: 15/6/2020, who: thu-ba, does: register, expect: refused, codes: late}\n", "unknown-code"),
        (LAUNCH + "  - {on: 15/6/2020, who: thu-ba, does: register, expect: refused}\n", "missing-key"),
        (LAUNCH + "  - {on: 15/6/2020, who: thu-ba, does: register, evidence: Dấu}\n", "missing-key"),
        (LAUNCH + "  - {on: 15/6/2020, who: thu-ba, does: open}\n", "missing-key"),
        (LAUNCH + "  - {on: 15/6/2020, who: noi-vu, does: appraisal_notice, unit: thu-ba}\n", "key-of-no-use"),
        (
            LAUNCH + "  - {on: 15/6/2020, who: noi-vu, does: extend, deadline: regis, until: 1/9/2020}\n",
            "unknown-deadline",
        ),
        (LAUNCH + "  - {on: 15/6/2020, who: kiem-tra, does: inspect, person: thu-ba.2}\n", "track-does-not-fit"),
        (
            LAUNCH + "  - {on: 15/6/2020, who: thu-ba, does: nominate, unit: thu-ba, person: thu-ba.2}\n",
            "unit-and-person",
        ),
        (LAUNCH + "  - {on: 15/6/2020, who: thu-ba, does: register, track: report}\n", "track-does-not-fit"),
        (
            LAUNCH
            + "  - {on: 15/6/2020, who: noi-vu, does: extend, deadline: registration, until: 1/9/2020, unit: thu-ba}\n",
            "missing-key",
        ),
        (LAUNCH + "  - {on: 15/6/2020, does: register}\n", "missing-key"),
    ],
)
def test_fault_in_an_act_is_located(acts: str, rule: str) -> None:
    assert [found for _, _, found in problems_of(HEAD + acts)] == [rule]


@pytest.mark.parametrize(
    ("before", "after", "rule"),
    [
        ("plan: an-bien-2020", "plan: an-bien-2021", "unknown-plan"),
        ("scene: an-bien-2020", "scene: an-minh-2020", "unknown-scene"),
        ("scene: an-bien-2020\n", "", "missing-key"),
    ],
)
def test_fault_above_the_acts_is_located(before: str, after: str, rule: str) -> None:
    found = problems_of((HEAD + LAUNCH).replace(before, after))

    assert rule in [one for _, _, one in found]


def test_text_that_is_no_scenario_is_a_problem() -> None:
    assert [rule for _, _, rule in problems_of("- a\n- b\n")] == ["not-a-mapping"]
    assert problems_of("") == [(1, 1, "empty-file")]


@pytest.mark.parametrize("path", ["/nowhere/scenario.yaml", "/", "/dev/zero"])
def test_file_that_can_not_be_read_is_a_problem(path: str) -> None:
    done = CliRunner().invoke(app, ["simulate", str(PLAN), "--scenario", path])

    assert (done.exit_code, "unreadable-file" in done.stdout) == (1, True)


def test_plan_with_errors_is_not_run(tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text(PLAN.read_text(encoding="utf-8").replace("through: 31/7", "through: 31/11"), encoding="utf-8")

    done = CliRunner().invoke(app, ["simulate", str(plan)])

    assert (done.exit_code, done.stdout.startswith(f"{plan}:")) == (1, True)


@pytest.mark.parametrize(
    ("act", "rule"),
    [
        ("{on: 15/6/2020, who: thu-ba, does: register}", "refusal-unexpected"),
        (
            "{on: 15/6/2020, who: thu-ba, does: register, expect: refused, codes: deadline_passed}",
            "refusal-unexpected",
        ),
        (
            "{on: 15/6/2020, who: thu-ba, does: register, with: registration_form, expect: refused, codes: deadline_passed}",
            "refusal-did-not-come",
        ),
        ("{on: 15/6/2020, who: thu-ba, does: self_report}", "not-found"),
        ("{on: 15/6/2020, who: thu-ba, does: extend, deadline: registration, until: 1/9/2020}", "refusal-unexpected"),
    ],
)
def test_act_that_goes_otherwise_than_told_exits_with_one(simulate: Callable[..., Result], act: str, rule: str) -> None:
    done = simulate(HEAD + LAUNCH + f"  - {act}\n")

    assert done.exit_code == 1
    assert f"scenario.yaml:6:5 error {rule} " in done.stdout.splitlines()[-1]
    assert "1 việc không như kịch bản:" in done.stdout


def test_expected_refusal_is_worded_and_is_no_problem(simulate: Callable[..., Result]) -> None:
    done = simulate(
        HEAD + LAUNCH + "  - {on: 1/8/2020, who: thu-ba, does: register, with: registration_form, "
        "expect: refused, codes: deadline_passed}\n"
    )

    assert done.exit_code == 0
    assert "Hạn đăng ký thi đua đã hết vào ngày 31/7/2020." in done.stdout


def test_scenario_may_write_out_its_own_units(simulate: Callable[..., Result]) -> None:
    done = simulate(OWN_UNITS)

    assert done.exit_code == 0, done.stdout
    assert "14:30  Trần Thị Thử: Đính kèm văn bản" in done.stdout
    assert "Chọn đối tượng tham gia: 1 đơn vị, 2 cá nhân" in done.stdout


@pytest.mark.parametrize(
    ("before", "after", "rule"),
    [
        ("roles: unit_head", "roles: unit_hed", "unknown-role"),
        ("thu-truong:", "thuong-truc:", "id-taken-twice"),
        ("    kind: office\n", "", "missing-key"),
    ],
)
def test_fault_in_the_units_is_located(before: str, after: str, rule: str) -> None:
    assert [found for _, _, found in problems_of(OWN_UNITS.replace(before, after))] == [rule]


def test_every_sentence_is_said_in_both_languages_alike() -> None:
    said = [label for label in vars(sentences).values() if isinstance(label, Label)]
    said += sentences.LETTERS.values()

    assert said
    assert [label for label in said if not label.en or label.vi.isascii()] == []
    assert [x for x in said if sorted(re.findall(r"{\w+}", x.vi)) != sorted(re.findall(r"{\w+}", x.en))] == []
