"""The templates that come along keep the format of NĐ 30/2020: read back from the files, by another reader."""

from __future__ import annotations

import io
import re
import zipfile
from itertools import pairwise
from pathlib import Path

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn

from services.papers import PaperKind, checked_folder, render
from services.papers.archive import parts
from services.papers.fields import FIELDS
from services.papers.finding import SHIPPED
from services.papers.layout import LAYOUTS, measures, template_bytes
from services.papers.layout.page import ALIGNED
from tests.house.tree import ROOT
from tests.services.papers import samples

KINDS = sorted(LAYOUTS)
ADMINISTRATIVE = [kind for kind in KINDS if kind is not PaperKind.CERTIFICATE]
FIRST_LINES = {0, 10, 12.7}
"""Indents of a first line in millimetres: none, 1 cm or 1.27 cm."""
BOXES = {
    "Quốc hiệu": (12, 13, "bold"),
    "Tiêu ngữ": (13, 14, "bold"),
    "Cơ quan chủ quản": (12, 13, ""),
    "Cơ quan ban hành": (12, 13, "bold"),
    "Số ký hiệu": (13, 13, ""),
    "Địa danh thời gian": (13, 14, "italic"),
    "Tên loại": (13, 14, "bold"),
    "Trích yếu": (13, 14, "bold"),
    "Căn cứ": (13, 14, "italic"),
    "Nội dung": (13, 14, ""),
    "Phần mục": (13, 14, "bold"),
    "Kính gửi": (13, 14, ""),
    "Quyền hạn chức vụ": (13, 14, "bold"),
    "Người ký": (13, 14, "bold"),
    "Nơi nhận": (12, 12, "bold italic"),
    "Dòng nơi nhận": (11, 11, ""),
    "Tên phụ lục": (13, 14, "bold"),
    "Kèm theo": (13, 14, "italic"),
    "Số trang": (13, 14, ""),
}
"""The decree's table of sizes and styles, copied here from the text and not from the code."""
CAPITALS = {"Quốc hiệu", "Cơ quan chủ quản", "Cơ quan ban hành", "Tên loại", "Quyền hạn chức vụ", "Tên phụ lục"}


def shipped(kind: PaperKind):
    return docx.Document(str(SHIPPED / f"{kind}.docx"))


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_committed_is_what_the_layout_writes(kind: PaperKind) -> None:
    """Run `python -m services.papers.layout` and commit what it writes."""
    assert parts((SHIPPED / f"{kind}.docx").read_bytes()) == parts(template_bytes(kind))


def test_every_kind_that_has_fields_has_a_template_that_fits() -> None:
    assert set(FIELDS) == set(LAYOUTS)
    assert dict(checked_folder(SHIPPED)) == {f"{kind}.docx": () for kind in KINDS}


def test_templates_go_along_when_the_program_is_installed() -> None:
    assert (
        'packages = ["workflow", "definitions", "notifications", "services"]' in (ROOT / "pyproject.toml").read_text()
    )
    assert SHIPPED.relative_to(ROOT).parts[0] == "services"


@pytest.mark.parametrize("kind", ADMINISTRATIVE)
def test_page_is_a4_with_the_margins_of_the_decree(kind: PaperKind) -> None:
    for section in shipped(kind).sections:
        sides = (section.page_width.mm, section.page_height.mm)
        lies = section.orientation == WD_ORIENT.LANDSCAPE
        assert [round(side) for side in sides] == ([297, 210] if lies else [210, 297])
        for name, (least, most) in {"top": (20, 25), "bottom": (20, 25), "left": (30, 35), "right": (15, 20)}.items():
            assert least <= round(getattr(section, f"{name}_margin").mm, 1) <= most


@pytest.mark.parametrize("kind", KINDS)
def test_only_times_new_roman_is_named(kind: PaperKind) -> None:
    found = parts((SHIPPED / f"{kind}.docx").read_bytes())
    texts = {
        name: content.decode() for name, content in found.items() if name.startswith("word/") and name.endswith(".xml")
    }
    fonts = [font for text in texts.values() for font in re.findall(r"<w:rFonts[^>]*>", text)]
    named = {name for font in fonts for name in re.findall(r'w:\w+="([^"]+)"', font)}

    assert named == {"Times New Roman"}


@pytest.mark.parametrize("kind", ADMINISTRATIVE)
def test_sizes_and_styles_are_those_of_the_decree(kind: PaperKind) -> None:
    styles = shipped(kind).styles
    for name, (least, most, look) in BOXES.items():
        font = styles[name].font
        assert least <= font.size.pt <= most, name
        assert (font.bold, font.italic) == ("bold" in look, "italic" in look), name
        assert bool(font.all_caps) == (name in CAPITALS), name
        assert str(font.color.rgb) == "000000", name


def test_body_is_justified_indented_and_parted() -> None:
    body = shipped(PaperKind.DECISION).styles["Nội dung"].paragraph_format

    assert body.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY
    assert round(body.first_line_indent.mm, 1) in FIRST_LINES - {0}
    assert body.space_after.pt + body.space_before.pt >= 6


def test_every_style_keeps_within_its_own_range() -> None:
    for style in measures.STYLES:
        assert style.sizes[0] <= style.size <= style.sizes[1], style.name
        assert style.align in ALIGNED
        assert style.first_line in FIRST_LINES


@pytest.mark.parametrize("kind", ADMINISTRATIVE)
def test_pages_are_numbered_at_the_top_but_not_the_first(kind: PaperKind) -> None:
    section = shipped(kind).sections[0]
    first, others = section.first_page_header, section.header

    assert section.different_first_page_header_footer
    assert "PAGE" not in first._element.xml.replace("PAGE_", "")
    assert others._element.xml.count("<w:instrText>PAGE</w:instrText>") == 1
    assert [one.style.name for one in others.paragraphs][-1] == "Số trang"


@pytest.mark.parametrize("kind", [PaperKind.DECISION, PaperKind.PROPOSAL])
def test_appended_list_counts_its_own_pages(kind: PaperKind) -> None:
    _, appendix = shipped(kind).sections

    assert appendix._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"
    assert appendix.different_first_page_header_footer


def test_rows_stay_whole_and_the_head_of_a_table_is_repeated() -> None:
    table = docx.Document(io.BytesIO(render(PaperKind.DECISION, samples.decision(people=40)))).tables[2]
    rows = [row._tr.trPr for row in table.rows]

    assert [row.find(qn("w:tblHeader")) is not None for row in rows] == [True] + [False] * (len(rows) - 1)
    assert all(row.find(qn("w:cantSplit")) is not None for row in rows)


def test_certificate_is_a_sheet_of_its_decree() -> None:
    paper = shipped(PaperKind.CERTIFICATE)
    [section] = paper.sections
    lines = [one.text for one in paper.paragraphs if one.text and "{%" not in one.text]
    reds = [one.text for one in paper.paragraphs for run in one.runs if str(run.font.color.rgb) == "C00000"]

    assert [round(side.mm) for side in (section.page_width, section.page_height)] == [297, 210]
    assert section._sectPr.find(qn("w:pgBorders")) is not None
    assert lines[:7] == [
        "Đảng Cộng sản Việt Nam",
        "Cộng hòa xã hội chủ nghĩa Việt Nam",
        "Độc lập - Tự do - Hạnh phúc",
        "{{ awarder }}",
        "{{ awarder }}",
        "{{ verb }}",
        "{{ form }}",
    ]
    assert reds == ["{{ awarder }}", "{{ awarder }}", "{{ form }}"]


def test_paper_says_nothing_of_when_it_was_made(tmp_path: Path) -> None:
    path = tmp_path / "paper.docx"
    path.write_bytes(render(PaperKind.DECISION, samples.decision()))
    with zipfile.ZipFile(path) as archive:
        times = {info.date_time for info in archive.infolist()}
        names = archive.namelist()

    assert times == {(1980, 1, 1, 0, 0, 0)}
    assert names[0] == "[Content_Types].xml"
    assert all(one < other for one, other in pairwise(names[1:]))
