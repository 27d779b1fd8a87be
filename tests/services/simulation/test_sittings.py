"""Councils in a scenario: composed, sitting from the call to the closing, and every problem with what is written of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from definitions import load, scaffolding
from definitions.scaffolding import Wanted
from services import simulation
from services.simulation import Read, Year

WANTED = Wanted(id="ke-hoach-2026", year=2026)
SIT = """
  - on: 10/12/2026
    who: thuong-truc
    does: sit
    number: 01/BB (giả định)
    present: [lanh-dao, thuong-truc, uy-vien-1, uy-vien-2]
    cases:
      - {unit: don-vi-1, in_favour: 3, against: 1}
"""


def _read(tmp_path: Path, **instead: str) -> Read:
    """The scenario that a new plan begins with, each text given as a key replaced."""
    plan = tmp_path / "ke-hoach-2026.yaml"
    plan.write_text(scaffolding.plan("emulation", WANTED, ""), encoding="utf-8")
    text = scaffolding.scenario("emulation", WANTED)
    for old, new in instead.items():
        assert old in text, old
        text = text.replace(old, new)
    definition = load(plan).definition
    assert definition is not None
    return simulation.read_text(text.encode(), "s.yaml", plan, definition)


def _year(tmp_path: Path, **instead: str) -> Year:
    read = _read(tmp_path, **instead)
    assert read.scenario is not None, read.problems
    return simulation.run(read.scenario, "vi")


@pytest.mark.parametrize(
    ("instead", "rule"),
    [
        ({"uy-vien-3: member": "nobody: member"}, "unknown-person"),
        ({"uy-vien-1, uy-vien-2]": "uy-vien-1, nobody]"}, "unknown-person"),
        ({"unit: don-vi-1, in_favour": "unit: don-vi-9, in_favour"}, "unknown-unit"),
        ({"in_favour: 3,": "in_favour: 3, conflicts: nobody,"}, "unknown-person"),
        ({"in_favour: 3,": "track: register, in_favour: 3,"}, "track-left-open"),
        ({"does: sit": "does: sit\n    council: senate"}, "unknown-council"),
        ({"uy-vien-3: member": "uy-vien-3: king"}, "bad-value"),
        ({"    number: 01/BB (giả định)\n": ""}, "missing-key"),
    ],
)
def test_what_is_wrong_with_a_council_is_named(tmp_path: Path, instead: dict[str, str], rule: str) -> None:
    read = _read(tmp_path, **instead)

    assert read.scenario is None
    assert [problem.rule for problem in read.problems] == [rule]


def test_refused_sitting_goes_on_with_the_same_cases(tmp_path: Path) -> None:
    short = SIT.replace("in_favour: 3", "in_favour: 1").replace("10/12", "9/12").rstrip() + "\n    expect: refused\n"
    twice = short + "    codes: votes_do_not_add_up" + SIT
    year = _year(tmp_path, **{SIT.lstrip("\n"): twice.lstrip("\n")})

    kinds = [one.event.kind for one in year.happened if one.entry.stream.startswith("sitting:")]
    assert year.as_told, year.problems
    assert (kinds.count("sitting.called"), kinds.count("sitting.opened"), kinds.count("sitting.closed")) == (1, 1, 1)


def test_scenario_that_expects_another_refusal_is_told(tmp_path: Path) -> None:
    year = _year(tmp_path, **{"in_favour: 3": "in_favour: 4"})

    [problem, *_] = year.problems
    assert problem.rule == "refusal-unexpected"
    assert "votes_do_not_add_up" in (problem.hint or "")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_sitting_is_told_with_the_reckoning_of_each_result(tmp_path: Path, language: str) -> None:
    told = simulation.as_text(simulation.tell(_year(tmp_path), language)).splitlines()

    lines = {
        "vi": ("4/5 thành viên có mặt", "3 phiếu đồng ý trên 4 người có mặt được biểu quyết; cần ít nhất 3"),
        "en": ("4 of 5 members present", "3 in favour of 4 present who may vote; at least 3 needed"),
    }
    for wanted in lines[language]:
        assert [line for line in told if wanted in line], wanted
