"""Every day, rung and place of every shipped plan, against tables that people worked out by hand from its text."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path

import pytest

from definitions import load, shipped_plans
from tests.definitions.reviewing import REVIEWED, computed, reviewed
from tests.definitions.texts import AN_BIEN
from workflow.definition import Definition

PLANS = pytest.mark.parametrize("path", shipped_plans(), ids=lambda path: path.stem)


def definition_at(path: Path) -> Definition:
    definition = load(path).definition
    assert definition is not None, path.stem
    return definition


@PLANS
def test_plan_falls_due_and_gives_places_as_reviewed(path: Path) -> None:
    assert (REVIEWED / f"{path.stem}.yaml").exists(), f"nobody has reviewed {path.stem}"
    table = reviewed(path.stem)

    found = computed(definition_at(path), table)

    assert table.keys() == found.keys()
    for section, rows in found.items():
        assert table[section] == rows, section


@PLANS
def test_every_deadline_of_a_plan_falls_due_under_what_its_table_assumes(path: Path) -> None:
    found = computed(definition_at(path), reviewed(path.stem))

    assert [name for name, rows in found["deadlines"].items() if not rows] == []


def test_every_table_is_that_of_a_shipped_plan() -> None:
    assert {path.stem for path in REVIEWED.glob("*.yaml")} <= {path.stem for path in shipped_plans()}


@pytest.mark.parametrize(
    ("section", "row"),
    [("deadlines", "registration"), ("rungs", "year_end_report"), ("quotas", "individual_awards")],
)
def test_row_that_nobody_reviewed_is_missed(section: str, row: str) -> None:
    table = deepcopy(reviewed("an-bien-2020"))
    del table[section][row]

    assert computed(definition_at(AN_BIEN), table)[section] != table[section]
    assert row in computed(definition_at(AN_BIEN), table)[section]
