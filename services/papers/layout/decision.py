"""The template of a decision with its list (NĐ 30/2020, model 1.2)."""

from __future__ import annotations

from docx.document import Document as Paper

from services.papers.layout.letterhead import letterhead, title
from services.papers.layout.measures import AUTHORITY, Align
from services.papers.layout.page import new_paper
from services.papers.layout.signing import recipients_and_signature
from services.papers.layout.tables import Column, grouped_table
from services.papers.layout.writing import appendix, articles, basis, paragraph, space, tag

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
    grouped_table(paper, WITH_MONEY, last="{{ money.total }}")
    space(paper)
    paragraph(paper, "Bằng chữ: {{ money.in_words }}./.")
    tag(paper, "else")
    grouped_table(paper, WITHOUT_MONEY)
    tag(paper, "endif")
    return paper
