"""The template of a certificate, after Article 104 of NĐ 98/2023/NĐ-CP.

A4 lying down, a border unlike that of state certificates, room for the emblem at the top. The emblem itself does not come
along: an office puts its picture into the template, or prints on sheets that have emblem and border already.
"""

from __future__ import annotations

from typing import Any

from docx.document import Document as Paper
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import _Cell

from services.papers.layout.letterhead import QUOC_HIEU, TIEU_NGU, rule
from services.papers.layout.measures import PAGE_LONG, Align, Style
from services.papers.layout.page import BLACK, add_style, line, new_paper, written
from services.papers.layout.tables import bare_table
from services.papers.layout.writing import tag

MARGIN = 20
"""Millimetres on each side: the certificate is none of the papers of NĐ 30/2020, its border stands in the margin."""
WIDTH = PAGE_LONG - 2 * MARGIN
EMBLEM = 22
"""Millimetres left free at the top centre for the emblem."""
TOP_MARGIN, BOTTOM_MARGIN, HEADER_FROM_EDGE = 14, 10, 8
RED = RGBColor(0xC0, 0, 0)
PARTY = "Đảng Cộng sản Việt Nam"
MOTTO_WIDTH = 69
MARK_FROM_EDGE = 13
ROOM_TO_SIGN = 50
GAP, MORE_ROOM = 14, 30
"""Points above the foot, and those added where name and achievement leave the sheet emptier."""
GOLDEN_BOOK = "Số sổ vàng: {% if golden_book %}{{ golden_book }}{% else %}……………{% endif %}"


def _centred(
    name: str, size: int, *, bold: bool = True, italic: bool = False, capitals: bool = False, before: int = 0
) -> Style:
    return Style(
        name=name, size=size, sizes=(size, size), bold=bold, italic=italic, capitals=capitals, before=before,
        align=Align.CENTRE,
    )  # fmt: skip


SHEET_MOTTO = _centred("Quốc hiệu giấy khen", 15, capitals=True)
SHEET_SUBMOTTO = _centred("Tiêu ngữ giấy khen", 16)
AWARDERS = (
    (60, _centred("Cơ quan tặng", 20, capitals=True, before=10)),
    (10_000, _centred("Cơ quan tặng dài", 16, capitals=True, before=6)),
)
VERB = _centred("Tặng", 18, capitals=True, before=4)
FORM = _centred("Hình thức khen", 38, capitals=True)
NAMES = (
    (40, _centred("Tên được khen", 26, before=8)),
    (90, _centred("Tên được khen dài", 18, before=8)),
    (10_000, _centred("Tên được khen rất dài", 12, before=4)),
)
"""The longest name in characters that each size still sets on one sheet beside a long achievement."""
UNITS = (
    (110, _centred("Đơn vị được khen", 16, bold=False, before=2)),
    (10_000, _centred("Đơn vị được khen dài", 12, bold=False, before=2)),
)
TEXTS = (
    (200, _centred("Thành tích", 16, bold=False, before=6)),
    (10_000, _centred("Thành tích dài", 12, bold=False, before=2)),
)
FOOT = Style(name="Chân giấy khen", size=13, sizes=(13, 13), bold=True, italic=True)
FOOT_CENTRED = _centred("Địa danh giấy khen", 14, italic=True)
OFFICE = _centred("Chức vụ người ký", 14, capitals=True)
SIGNED = _centred("Tên người ký", 14)
STYLES = (
    SHEET_MOTTO, SHEET_SUBMOTTO, VERB, FORM, FOOT, FOOT_CENTRED, OFFICE, SIGNED,
    *(style for _, style in (*AWARDERS, *NAMES, *UNITS, *TEXTS)),
)  # fmt: skip


def certificate() -> Paper:
    """One sheet."""
    paper = _sheet()
    _country(paper)
    _by_length(paper, "awarder", AWARDERS, colour=RED)
    written(paper.add_paragraph(), VERB, "{{ verb }}")
    written(paper.add_paragraph(), FORM, "{{ form }}").runs[0].font.color.rgb = RED
    _by_length(paper, "recipient", NAMES)
    tag(paper, "if unit")
    _by_length(paper, "unit", UNITS)
    tag(paper, "endif")
    _by_length(paper, "achievement", TEXTS)
    paper.add_paragraph().paragraph_format.line_spacing = Pt(GAP)
    tag(paper, f"if recipient|length <= {NAMES[0][0]} and achievement|length <= {TEXTS[0][0]}")
    paper.add_paragraph().paragraph_format.line_spacing = Pt(MORE_ROOM)
    tag(paper, "endif")
    left, right = bare_table(paper, (WIDTH * 0.5, WIDTH * 0.5))
    _numbers(left)
    _signature(right)
    return paper


def _sheet() -> Paper:
    paper = new_paper("Giấy khen", landscape=True, mark="mark", mark_from_edge=MARK_FROM_EDGE)
    for style in STYLES:
        add_style(paper, style)
    section = paper.sections[0]
    section.left_margin = section.right_margin = Mm(MARGIN)
    section.top_margin, section.bottom_margin = Mm(TOP_MARGIN), Mm(BOTTOM_MARGIN)
    section.header_distance = Mm(HEADER_FROM_EDGE)
    borders = OxmlElement("w:pgBorders")
    borders.set(qn("w:offsetFrom"), "page")
    for side in ("top", "left", "bottom", "right"):
        borders.append(line(side, eighths=24, kind="thinThickSmallGap", colour=str(RED), space=20))
    properties: Any = section._sectPr  # noqa: SLF001 - python-docx has no words for borders of pages
    properties.find(qn("w:pgMar")).addnext(borders)
    return paper


def _country(paper: Paper) -> None:
    paper.add_paragraph().paragraph_format.line_spacing = Mm(EMBLEM)
    tag(paper, "if party_body")
    written(paper.add_paragraph(), SHEET_MOTTO, PARTY)
    tag(paper, "else")
    written(paper.add_paragraph(), SHEET_MOTTO, QUOC_HIEU)
    written(paper.add_paragraph(), SHEET_SUBMOTTO, TIEU_NGU)
    rule(paper.add_paragraph(), WIDTH, MOTTO_WIDTH)
    tag(paper, "endif")


def _by_length(paper: Paper, name: str, sizes: tuple[tuple[int, Style], ...], *, colour: RGBColor = BLACK) -> None:
    """The field in the first size that its length allows."""
    for place, (most, style) in enumerate(sizes):
        last = place == len(sizes) - 1
        tag(paper, "else" if last else f"{'elif' if place else 'if'} {name}|length <= {most}")
        written(paper.add_paragraph(), style, f"{{{{ {name} }}}}").runs[0].font.color.rgb = colour
    tag(paper, "endif")


def _numbers(cell: _Cell) -> None:
    """Bottom left: the decision and the golden book."""
    written(cell.paragraphs[0], FOOT, "{{ decision_line }}")
    written(cell.add_paragraph(), FOOT, GOLDEN_BOOK)


def _signature(cell: _Cell) -> None:
    """Bottom right: place and date, office, name."""
    written(cell.paragraphs[0], FOOT_CENTRED, "{{ place_and_date }}")
    written(cell.add_paragraph(), OFFICE, "{%p for one in signature.lines %}")
    written(cell.add_paragraph(), OFFICE, "{{ one }}")
    written(cell.add_paragraph(), OFFICE, "{%p endfor %}")
    written(cell.add_paragraph(), SIGNED, "{{ signature.name }}").paragraph_format.space_before = Pt(ROOM_TO_SIGN)
