"""The template of a ballot paper: a page for each sheet. Only an open ballot has a line for the voter's name."""

from __future__ import annotations

from docx.document import Document as Paper
from docx.enum.text import WD_BREAK

from services.papers.layout.letterhead import title
from services.papers.layout.measures import ISSUER, SUPERIOR, TEXT_WIDTH, Align
from services.papers.layout.page import new_paper, written
from services.papers.layout.tables import Column, bare_table, row_of, ruled_table, tag_row
from services.papers.layout.writing import paragraph, tag
from services.papers.layout.written_by_hand import dotted, signed_by_hand

EMPTY = ""
"""The cell itself is the box to mark: a sign for one would come from another font."""
CASES = (
    Column("STT", 12, "{{ one.number }}", Align.CENTRE),
    Column("Tập thể, cá nhân", 54, "{{ one.subject }}{% if one.unit != one.subject %}, {{ one.unit }}{% endif %}"),
    Column("Nội dung đề nghị", 45, "{{ one.about }}"),
    Column("Đồng ý", 22, EMPTY, Align.CENTRE),
    Column("Không đồng ý", 32, EMPTY, Align.CENTRE),
)


def ballot_paper() -> Paper:
    """Phiếu bầu: what is voted on, with a box for each answer."""
    paper = new_paper("Phiếu bầu")
    tag(paper, "for sheet in sheets")
    tag(paper, "if not loop.first")
    paper.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    tag(paper, "endif")
    _head(paper)
    table = ruled_table(paper, CASES)
    tag_row(table, "for one in sheet.cases")
    row_of(table, CASES)
    tag_row(table, "endfor")
    paragraph(paper, "")
    paragraph(
        paper,
        "Đánh dấu X vào một trong hai ô của mỗi dòng. Dòng không đánh dấu ô nào là phiếu trắng; "
        "dòng đánh dấu cả hai ô là không hợp lệ.",
    )
    tag(paper, "if named")
    _, right = bare_table(paper, (TEXT_WIDTH / 2, TEXT_WIDTH / 2))
    signed_by_hand(right, ("Thành viên Hội đồng",))
    tag(paper, "else")
    paragraph(paper, "Không ghi tên, không ký, không ghi thêm nội dung khác vào phiếu.")
    tag(paper, "endif")
    tag(paper, "endfor")
    return paper


def _head(paper: Paper) -> None:
    (head,) = bare_table(paper, (TEXT_WIDTH,))
    written(head.paragraphs[0], SUPERIOR, "{{ head.superior }}")
    written(head.add_paragraph(), ISSUER, "{{ head.issuer }}")
    title(paper, "Phiếu bầu", "{{ campaign }}")
    paragraph(paper, "Phiên họp {{ day }}.")
    tag(paper, "if named")
    dotted(paper, "Họ và tên thành viên: ")
    tag(paper, "endif")
