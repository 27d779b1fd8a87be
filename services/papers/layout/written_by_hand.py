"""Places that people fill in after printing: marked as such, so that nobody takes them for data that is missing."""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document as Paper
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Mm, Pt
from docx.table import _Cell

from services.papers.layout.measures import BETWEEN_PARAGRAPHS, BODY, POWER, SIGNER, TEXT_WIDTH
from services.papers.layout.page import written
from services.papers.layout.signing import ROOM_TO_SIGN

DOTS = "…" * 7
DOTTED = "\t"
"""A tab that is led by dots to the end of the line."""
LINES_TO_WRITE = 3


def headline(paper: Paper, text: str) -> None:
    """A numbered heading of the text: khoản with a title, in bold."""
    one = written(paper.add_paragraph(), BODY)
    one.add_run(text).bold = True
    one.paragraph_format.space_before = Pt(BETWEEN_PARAGRAPHS)
    one.paragraph_format.keep_with_next = True


def to_write(paper: Paper, what: str, lines: int = LINES_TO_WRITE) -> None:
    """*what* the writer puts there, in italics and brackets, with dotted lines below."""
    told = written(paper.add_paragraph(), BODY)
    told.add_run(f"[Người viết ghi: {what}]").italic = True
    told.paragraph_format.keep_with_next = True
    for _ in range(lines):
        dotted(paper)


def before_signature(paper: Paper) -> None:
    """Whatever stands last goes to the page of the signature: nobody signs a page that says nothing."""
    for one in paper.paragraphs[-2:]:
        one.paragraph_format.keep_with_next = True


def dotted(paper: Paper, before: str = "") -> None:
    """A dotted line over the width of the text, after *before* if anything stands there."""
    line = written(paper.add_paragraph(), BODY, f"{before}{DOTTED}")
    line.paragraph_format.tab_stops.add_tab_stop(Mm(TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    if not before:
        line.paragraph_format.first_line_indent = Mm(0)


def signed_by_hand(cell: _Cell, lines: Sequence[str], name: str = "") -> None:
    """Who signs there, by their office; the name is printed where it is known, else written by hand."""
    for number, line in enumerate(lines):
        written(cell.add_paragraph() if number else cell.paragraphs[0], POWER, line)
    signer = written(cell.add_paragraph(), SIGNER, name or DOTS)
    signer.paragraph_format.space_before = Pt(ROOM_TO_SIGN)
