"""The text between head and signature: basis, paragraphs, articles, addressees; the appendix."""

from __future__ import annotations

from docx.document import Document as Paper
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from services.papers.layout.letterhead import rule
from services.papers.layout.measures import (
    ADDRESSEE,
    APPENDIX_REFERENCE,
    APPENDIX_TITLE,
    BASIS,
    BODY,
    MARGIN_LEFT,
    MARGIN_RIGHT,
    PAGE_LONG,
    PART,
    TEXT_WIDTH,
    Style,
)
from services.papers.layout.page import new_section, written


def paragraph(paper: Paper, text: str, style: Style = BODY) -> None:
    """One paragraph; *text* may print fields."""
    written(paper.add_paragraph(), style, text)


def paragraphs_of(paper: Paper, many: str, style: Style = BODY, *, prints: str = "{{ one }}", lead: str = "") -> None:
    """A paragraph for each of the list *many*; *prints* calls it `one`, *lead* stands bold before it."""
    tag(paper, f"for one in {many}")
    each = written(paper.add_paragraph(), style)
    if lead:
        each.add_run(lead).bold = True
    each.add_run(prints)
    tag(paper, "endfor")


def basis(paper: Paper) -> None:
    """The lines of legal basis, the field `basis`."""
    paragraphs_of(paper, "basis", BASIS)


def articles(paper: Paper) -> None:
    """`Điều 1.` and so on, the field `articles`."""
    paragraphs_of(paper, "articles", lead="Điều {{ loop.index }}. ")


def addressees(paper: Paper) -> None:
    """Kính gửi (box 9a): on one line when there is one, else a dashed line each. The field `addressees`."""
    tag(paper, "if addressees|length == 1")
    paragraphs_of(paper, "addressees", ADDRESSEE, prints="Kính gửi: {{ one }}.")
    tag(paper, "else")
    lead = written(paper.add_paragraph(), ADDRESSEE, "Kính gửi:")
    lead.alignment = WD_ALIGN_PARAGRAPH.LEFT
    lead.paragraph_format.left_indent = Mm(TEXT_WIDTH / 4)
    tag(paper, "for one in addressees")
    each = written(paper.add_paragraph(), ADDRESSEE, "- {{ one }}{% if loop.last %}.{% else %};{% endif %}")
    each.alignment = WD_ALIGN_PARAGRAPH.LEFT
    each.paragraph_format.left_indent = Mm(TEXT_WIDTH / 3)
    tag(paper, "endfor")
    tag(paper, "endif")


def space(paper: Paper) -> None:
    """A little room, as below a table."""
    written(paper.add_paragraph(), BODY).paragraph_format.line_spacing = Pt(4)


def tag(paper: Paper, said: str) -> None:
    """A paragraph that only says `for …`, `endfor`, `if …` or `endif`; it is gone from the paper."""
    written(paper.add_paragraph(), BODY, f"{{%p {said} %}}")


def part(paper: Paper, text: str) -> None:
    """A heading within the text, centred and bold."""
    written(paper.add_paragraph(), PART, text)


def appendix(paper: Paper, name: str, reference: str, *, landscape: bool = False) -> None:
    """A list that goes with the paper: on pages of its own, numbered from 1."""
    new_section(paper, landscape=landscape)
    written(paper.add_paragraph(), APPENDIX_TITLE, name)
    written(paper.add_paragraph(), APPENDIX_REFERENCE, reference)
    width = PAGE_LONG - MARGIN_LEFT - MARGIN_RIGHT if landscape else TEXT_WIDTH
    rule(paper.add_paragraph(), width, TEXT_WIDTH / 3)
