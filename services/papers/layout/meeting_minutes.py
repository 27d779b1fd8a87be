"""The template of the minutes of a sitting (NĐ 30/2020, model 1.9): the secretary signs left, who presides right."""

from __future__ import annotations

from docx.document import Document as Paper

from services.papers.layout.letterhead import letterhead, title
from services.papers.layout.measures import RECIPIENT, RECIPIENTS_HEAD, Align
from services.papers.layout.page import new_paper
from services.papers.layout.signing import two_signatures
from services.papers.layout.tables import Column, row_of, ruled_table, tag_row
from services.papers.layout.writing import paragraph, paragraphs_of, tag
from services.papers.layout.written_by_hand import before_signature, headline, to_write

MEMBER = "- {{ one.name }}{% if one.post %}, {{ one.post }}{% endif %}, {{ one.seat }}"
UNIT = "{% if one.case.unit != one.case.subject %}, {{ one.case.unit }}{% endif %}"
VOTES = (
    Column("STT", 12, "{{ one.case.number }}", Align.CENTRE),
    Column("Hồ sơ", 48, "{{ one.case.subject }}" + UNIT + " ({{ one.case.about }})"),
    Column("Đồng ý", 18, "{{ one.in_favour }}", Align.CENTRE),
    Column("Không đồng ý", 18, "{{ one.against }}", Align.CENTRE),
    Column("Phiếu trắng", 18, "{{ one.abstained }}", Align.CENTRE),
    Column("Không hợp lệ", 18, "{{ one.invalid }}", Align.CENTRE),
    Column("Kết quả", 33, "{{ one.result }}: {{ one.share }}", Align.CENTRE),
)
WORKS = (
    Column("STT", 12, "{{ one.case.number }}", Align.CENTRE),
    Column("Bài dự thi", 78, "{{ one.case.subject }}" + UNIT),
    Column("Số phiếu chấm", 25, "{{ one.sheets }}", Align.CENTRE),
    Column("Điểm", 25, "{{ one.score }}", Align.CENTRE),
    Column("Xếp thứ", 25, "{{ one.rank }}", Align.CENTRE),
)


def meeting_minutes() -> Paper:
    """Biên bản họp xét: when and where, who was there, what was voted or judged, what it came to."""
    paper = new_paper("Biên bản họp xét")
    letterhead(paper, place_and_date=False)
    title(paper, "Biên bản", "Họp {{ head.issuer }}: {{ campaign }}")
    paragraph(paper, "Thời gian bắt đầu: {{ began }}.")
    paragraph(paper, "Địa điểm: {{ place }}.")
    paragraph(paper, "Căn cứ: {{ plan }}; Quyết định số {{ composed_by }} thành lập Hội đồng.")
    _attendance(paper)
    _course(paper)
    _results(paper)
    paragraph(paper, "Phiên họp kết thúc vào {{ ended }}./.")
    before_signature(paper)
    two_signatures(paper, "secretary_signs", "chair_signs")
    paragraph(paper, "Nơi nhận:", RECIPIENTS_HEAD)
    paragraph(paper, "- Thành viên Hội đồng;", RECIPIENT)
    paragraph(paper, "- Lưu: VT, Hồ sơ.", RECIPIENT)
    return paper


def _attendance(paper: Paper) -> None:
    headline(paper, "1. Thành phần")
    paragraph(
        paper,
        "Tổng số thành viên Hội đồng: {{ members }}. Có mặt: {{ present|length }}. "
        "Vắng mặt, gửi ý kiến bằng văn bản: {{ written|length }}. Vắng mặt: {{ absent|length }}.",
    )
    for who, field in (("Chủ tọa", "chair"), ("Thư ký", "secretary")):
        post = f"{{% if {field}.post %}}, {{{{ {field}.post }}}}{{% endif %}}"
        paragraph(paper, f"{who}: {{{{ {field}.name }}}}{post}, {{{{ {field}.seat }}}}.")
    paragraph(paper, "Thành viên có mặt:")
    paragraphs_of(paper, "present", prints=MEMBER + ";")
    tag(paper, "if written")
    paragraph(paper, "Thành viên vắng mặt, gửi ý kiến bằng văn bản:")
    paragraphs_of(paper, "written", prints=MEMBER + ";")
    tag(paper, "endif")
    tag(paper, "if absent")
    paragraph(paper, "Thành viên vắng mặt:")
    paragraphs_of(paper, "absent", prints=MEMBER + " (lý do: …………………);")
    tag(paper, "endif")


def _course(paper: Paper) -> None:
    headline(paper, "2. Diễn biến")
    tag(paper, "if jury")
    paragraph(paper, "Hội đồng chấm {{ works|length }} bài. {{ voting }}.")
    tag(paper, "else")
    paragraph(paper, "Hội đồng xét {{ motions|length }} hồ sơ. Cách biểu quyết: {{ voting|lower }}. {{ majority }}")
    tag(paper, "endif")
    to_write(paper, "tóm tắt ý kiến thảo luận, kết luận của chủ tọa")


def _results(paper: Paper) -> None:
    headline(paper, "3. Kết quả")
    tag(paper, "if jury")
    _table(paper, WORKS, "works")
    tag(paper, "else")
    _table(paper, VOTES, "motions")
    paragraph(paper, "")
    tag(paper, "for one in motions")
    tag(paper, "if one.recused")
    paragraph(
        paper, "Hồ sơ {{ one.case.number }}, không tham gia biểu quyết do có xung đột lợi ích: {{ one.recused }}."
    )
    tag(paper, "endif")
    tag(paper, "endfor")
    paragraph(paper, "Hội đồng thông qua {{ carried }}/{{ motions|length }} hồ sơ.")
    tag(paper, "endif")


def _table(paper: Paper, columns: tuple[Column, ...], many: str) -> None:
    table = ruled_table(paper, columns)
    tag_row(table, f"for one in {many}")
    row_of(table, columns)
    tag_row(table, "endfor")
