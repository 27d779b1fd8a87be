"""The guide to decisions: both languages say the same, its sums are the law's, what it names is on the pages and in the API."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from definitions.law import shipped_books
from services.batches.certificates import certificates_by
from services.papers import PaperKind
from tests.docs.test_guide import GUIDE
from tests.house.tree import ROOT
from workflow.definition.awards import Holder
from workflow.money import Reckoned

VIETNAMESE, ENGLISH = GUIDE / "quyet-dinh.md", GUIDE / "decisions.md"
PAGES = (VIETNAMESE, ENGLISH)
HOLDERS = {"cá nhân": Holder.INDIVIDUAL, "tập thể": Holder.COLLECTIVE}
ROW = re.compile(r"^\| (.+?) \| (\d+)/(\d+)/(\d+) \| ([\d,]+) × ([\d.]+) \| ([\d.]+) \|$", re.MULTILINE)


def rows(page: Path) -> list[tuple[str, ...]]:
    return ROW.findall(page.read_text("utf-8"))


def test_both_languages_have_the_same_parts_and_sums() -> None:
    parts = [re.findall(r"^(?:#+|-|\d\.) ", page.read_text("utf-8"), re.MULTILINE) for page in PAGES]

    assert parts[0] == parts[1]
    assert [row[1:] for row in rows(VIETNAMESE)] == [row[1:] for row in rows(ENGLISH)]
    assert len(rows(VIETNAMESE)) == 4


@pytest.mark.parametrize("row", rows(VIETNAMESE), ids=" ".join)
def test_sum_is_what_the_law_comes_to_on_that_day(row: tuple[str, ...]) -> None:
    who, day, month, year, coefficient, base, amount = row

    prize = shipped_books().money.prize("giay_khen", HOLDERS[who], date(int(year), int(month), int(day)))

    assert isinstance(prize, Reckoned)
    said = (f"{float(prize.coefficient):g}".replace(".", ","), prize.base_salary, prize.amount)
    assert said == (coefficient, int(base.replace(".", "")), int(amount.replace(".", "")))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_pages_and_buttons_are_so_called(page: Path) -> None:
    words = (ROOT / "services" / "words" / "en.po").read_text("utf-8")
    named = re.findall(r"(?<!\*)\*([^*\n]+)\*(?!\*)", page.read_text("utf-8").replace("**", "\N{BULLET}"))

    assert len(named) > 6
    assert [name for name in named if f'"{name}' not in words] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_papers_and_batches_are_so_called(page: Path) -> None:
    named = set(re.findall(r"`([a-z_]+)`", page.read_text("utf-8")))

    assert named == {PaperKind.DECISION, PaperKind.RESULTS_NOTICE, PaperKind.CERTIFICATE, certificates_by(None).name}
