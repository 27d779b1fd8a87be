"""The head of page 1: who issues, quốc hiệu and tiêu ngữ, number, place and date; the rules under them."""

from __future__ import annotations

from docx.document import Document as Paper
from docx.oxml import OxmlElement
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from services.papers.layout.measures import (
    HEAD_LEFT,
    HEAD_RIGHT,
    ISSUER,
    MOTTO,
    NUMBER,
    PLACE_AND_DATE,
    SUBMOTTO,
    SUMMARY,
    SUPERIOR,
    TEXT_WIDTH,
    TITLE,
)
from services.papers.layout.page import line, written
from services.papers.layout.tables import bare_table

QUOC_HIEU = "Cộng hòa xã hội chủ nghĩa Việt Nam"
TIEU_NGU = "Độc lập - Tự do - Hạnh phúc"
TIEU_NGU_WIDTH = 60.5
"""Millimetres of that line at its size in bold: the rule below it is as long."""
RULE_SHARE = 0.4
"""The rule under the issuer and under the summary: between a third and a half of the line."""


def letterhead(paper: Paper, *, place_and_date: bool = True) -> None:
    """Boxes 1 to 4 in two columns. Minutes have no line of place and date (model 1.9)."""
    left, right, below_left, below_right = bare_table(paper, (HEAD_LEFT, HEAD_RIGHT), rows=2)
    written(left.paragraphs[0], SUPERIOR, "{%p if head.superior %}")
    written(left.add_paragraph(), SUPERIOR, "{{ head.superior }}")
    written(left.add_paragraph(), SUPERIOR, "{%p endif %}")
    written(left.add_paragraph(), ISSUER, "{{ head.issuer }}")
    rule(left.add_paragraph(), HEAD_LEFT, HEAD_LEFT * RULE_SHARE)
    written(below_left.paragraphs[0], NUMBER, "{{ head.number_line }}")
    written(right.paragraphs[0], MOTTO, QUOC_HIEU)
    written(right.add_paragraph(), SUBMOTTO, TIEU_NGU)
    rule(right.add_paragraph(), HEAD_RIGHT, TIEU_NGU_WIDTH)
    if place_and_date:
        written(below_right.paragraphs[0], PLACE_AND_DATE, "{{ head.place_and_date }}")


def title(paper: Paper, name: str, summary: str = "{{ summary }}") -> None:
    """Box 5a: what kind of paper it is, and what about."""
    written(paper.add_paragraph(), TITLE, name)
    if summary:
        written(paper.add_paragraph(), SUMMARY, summary)
        rule(paper.add_paragraph(), TEXT_WIDTH, TEXT_WIDTH / 3)


def rule(paragraph: Paragraph, room: float, length: float) -> None:
    """A thin centred line of *length* millimetres where there are *room*."""
    shape = paragraph.paragraph_format
    shape.left_indent = shape.right_indent = Mm((room - length) / 2)
    shape.space_before, shape.space_after = Pt(3), Pt(6)
    shape.line_spacing = Pt(2)
    borders = OxmlElement("w:pBdr")
    borders.append(line("top"))
    paragraph._p.get_or_add_pPr().insert_element_before(borders, "w:spacing", "w:ind", "w:jc", "w:rPr")  # noqa: SLF001
