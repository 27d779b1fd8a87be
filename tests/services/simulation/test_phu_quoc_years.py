"""The shipped scenario of Phú Quốc 2021-2025: what its four yearly rounds show and the other years do not."""

from __future__ import annotations

from collections import Counter

import pytest

from services.simulation import Told
from tests.services.simulation.years import told


@pytest.fixture
def years() -> Told:
    return told("phu-quoc-2021-2025")


def test_rounds_begin_with_their_first_minute(years: Told) -> None:
    begun = Counter(line.at.isoformat() for line in years.lines if line.kind == "round_begins")

    assert begun == {f"{year}-12-31T17:00:00+00:00": 2 for year in (2022, 2023, 2024)}


def test_nothing_is_told_after_the_closing(years: Told) -> None:
    [closing] = (line for line in years.lines if line.kind == "closing")
    later = [line.kind for line in years.lines if line.at > closing.at]

    assert later == ["refusal"]


def test_every_line_about_a_case_of_a_round_names_it(years: Told) -> None:
    rounds = {line.round for line in years.lines if line.kind == "transition"}

    assert rounds == {"", "năm 2022", "năm 2023", "năm 2024", "năm 2025"}
    assert {line.round for line in years.lines if "Ghi kết quả sơ kết" in line.what} == rounds - {""}
