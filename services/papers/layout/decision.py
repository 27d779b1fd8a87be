"""The template of a decision with its list (NĐ 30/2020, model 1.2)."""

from __future__ import annotations

from docx.document import Document as Paper

from services.papers.layout.letterhead import letterhead, title
from services.papers.layout.measures import AUTHORITY, BODY, Align
from services.papers.layout.page import new_paper
from services.papers.layout.signing import recipients_and_signature
from services.papers.layout.tables import Column, row_of, ruled_table, tag_row, wide_row
from services.papers.layout.writing import appendix, articles, basis, paragraph, tag

NUMBER = Column("STT", 12, "{{ loop.index }}", Align.CENTRE)
NAME = "Họ và tên, tên tập thể"
WITHOUT_MONEY = (
    NUMBER,
    Column(NAME, 55, "{{ line.name }}"),
    Column("Chức vụ, đơn vị", 52, "{{ line.unit }}"),
    Column("Hình thức khen thưởng", 46, "{{ line.award }}{% if line.note %} ({{ line.note }}){% endif %}"),
)
WITH_MONEY = (
    NUMBER,
    Column(NAME, 46, "{{ line.name }}"),
    Column("Chức vụ, đơn vị", 43, "{{ line.unit }}"),
    Column("Hình thức khen thưởng", 36, "{{ line.award }}{% if line.note %} ({{ line.note }}){% endif %}"),
    Column("Tiền thưởng (đồng)", 28, "{{ line.amount }}", Align.RIGHT),
)


def decision() -> Paper:
    """Quyết định, its articles, and on pages of their own the list."""
    paper = new_paper("Quyết định")
    letterhead(paper)
    title(paper, "Quyết định")
    paragraph(paper, "{{ authority }}", AUTHORITY)
    basis(paper)
    paragraph(paper, "Quyết định:", AUTHORITY)
    articles(paper)
    recipients_and_signature(paper)
    appendix(paper, "{{ list_title }}", "{{ list_reference }}")
    tag(paper, "if money")
    award_table(paper, WITH_MONEY, total=True)
    paragraph(paper, "Bằng chữ: {{ money.in_words }}./.", BODY)
    tag(paper, "else")
    award_table(paper, WITHOUT_MONEY, total=False)
    tag(paper, "endif")
    return paper


def award_table(paper: Paper, columns: tuple[Column, ...], *, total: bool) -> None:
    """The field `groups`: a row in bold for each group, its lines below it; the sum at the end."""
    table = ruled_table(paper, columns)
    tag_row(table, "for group in groups")
    wide_row(table, "{{ group.title }}")
    tag_row(table, "for line in group.lines")
    row_of(table, columns)
    tag_row(table, "endfor")
    tag_row(table, "endfor")
    if total:
        wide_row(table, "Tổng cộng", last="{{ money.total }}")
