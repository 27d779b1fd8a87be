"""The template of a notice of results."""

from __future__ import annotations

from docx.document import Document as Paper

from services.papers.layout.letterhead import letterhead, title
from services.papers.layout.measures import Align
from services.papers.layout.page import new_paper
from services.papers.layout.signing import recipients_and_signature
from services.papers.layout.tables import Column, grouped_table
from services.papers.layout.writing import addressees, paragraphs_of, space, tag

COLUMNS = (
    Column("STT", 12, "{{ loop.index }}", Align.CENTRE),
    Column("Họ và tên, tên tập thể", 53, "{{ line.name }}"),
    Column("Đơn vị", 45, "{{ line.unit }}"),
    Column("Kết quả", 55, "{{ line.result }}{% if line.reason %} ({{ line.reason }}){% endif %}"),
)


def results_notice() -> Paper:
    """Thông báo: the opening, a table of results, what to do next."""
    paper = new_paper("Thông báo kết quả")
    letterhead(paper)
    title(paper, "Thông báo")
    tag(paper, "if addressees")
    addressees(paper)
    tag(paper, "endif")
    paragraphs_of(paper, "opening")
    grouped_table(paper, COLUMNS)
    space(paper)
    paragraphs_of(paper, "closing")
    recipients_and_signature(paper)
    return paper
