"""The guide to templates: both languages show the same, and what it shows is accepted."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from services.papers import PaperKind, render
from services.settings import NAMES
from tests.docs.test_guide import GUIDE, blocks
from tests.services.papers import samples
from tests.services.papers.templates import codes, office_template, texts

PAGES = (GUIDE / "mau-van-ban.md", GUIDE / "paper-templates.md")


def test_both_languages_show_the_same() -> None:
    assert blocks(PAGES[0]) == blocks(PAGES[1])
    headings = [re.findall(r"^(?:#+|-|\d\.) ", page.read_text("utf-8"), re.MULTILINE) for page in PAGES]
    assert headings[0] == headings[1]


def test_snippets_of_the_guide_make_a_template(tmp_path: Path) -> None:
    lines = [line for block in blocks(PAGES[0]) for line in block.text.splitlines()]
    office_template(tmp_path, PaperKind.DECISION, *lines)
    written = texts(render(PaperKind.DECISION, samples.decision(), tmp_path))

    assert codes(tmp_path) == []
    assert written == [
        "",
        "Ủy ban nhân dân huyện An Biên",
        "- Như Điều 3;",
        "- Ban Thi đua - Khen thưởng tỉnh;",
        "- CT, các PCT UBND huyện;",
        "- Lưu: VT, NV.",
        "Bằng chữ: Tám triệu một trăm nghìn đồng.",
    ]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_setting_of_the_guide_exists(page: Path) -> None:
    assert re.findall(r"THIDUA_\w+", page.read_text("utf-8")) == ["THIDUA_PAPERS"]
    assert "THIDUA_PAPERS" in NAMES
