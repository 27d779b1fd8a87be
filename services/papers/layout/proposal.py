"""The template of a proposal with its list."""

from __future__ import annotations

from docx.document import Document as Paper

from services.papers.layout.letterhead import letterhead, title
from services.papers.layout.measures import Align
from services.papers.layout.page import new_paper
from services.papers.layout.signing import recipients_and_signature
from services.papers.layout.tables import Column, grouped_table
from services.papers.layout.writing import addressees, appendix, basis, paragraph, paragraphs_of, tag

COLUMNS = (
    Column("STT", 12, "{{ loop.index }}", Align.CENTRE),
    Column("Họ và tên, tên tập thể", 52, "{{ line.name }}"),
    Column("Chức vụ, đơn vị", 48, "{{ line.unit }}"),
    Column("Hình thức đề nghị", 40, "{{ line.award }}"),
    Column("Kết quả bỏ phiếu", 30, "{{ line.votes }}", Align.CENTRE),
    Column("Tóm tắt thành tích", 70, "{{ line.achievement }}"),
)


def proposal() -> Paper:
    """Tờ trình, and its list on pages that lie down."""
    paper = new_paper("Tờ trình")
    letterhead(paper)
    title(paper, "Tờ trình")
    addressees(paper)
    basis(paper)
    paragraphs_of(paper, "opening")
    tag(paper, "if attachments")
    paragraph(paper, "Hồ sơ kèm theo gồm:")
    paragraphs_of(paper, "attachments", prints="- {{ one }}{% if loop.last %}.{% else %};{% endif %}")
    tag(paper, "endif")
    paragraph(paper, "{{ closing }}")
    recipients_and_signature(paper)
    appendix(paper, "{{ list_title }}", "{{ list_reference }}", landscape=True)
    grouped_table(paper, COLUMNS)
    return paper
