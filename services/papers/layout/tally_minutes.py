"""The template of the minutes of a count. Who counted signs by hand: the tally committee is chosen at the sitting."""

from __future__ import annotations

from docx.document import Document as Paper

from services.papers.layout.letterhead import letterhead, title
from services.papers.layout.measures import TEXT_WIDTH, Align
from services.papers.layout.page import new_paper
from services.papers.layout.tables import Column, bare_table, row_of, ruled_table, tag_row
from services.papers.layout.writing import paragraph
from services.papers.layout.written_by_hand import before_signature, dotted, headline, signed_by_hand

UNIT = "{% if one.case.unit != one.case.subject %}, {{ one.case.unit }}{% endif %}"
BALLOTS = (
    Column("STT", 12, "{{ one.case.number }}", Align.CENTRE),
    Column("Hồ sơ", 56, "{{ one.case.subject }}" + UNIT + " ({{ one.case.about }})"),
    Column("Phát ra", 22, "{{ one.issued }}", Align.CENTRE),
    Column("Thu về", 22, "{{ one.returned }}", Align.CENTRE),
    Column("Hợp lệ", 22, "{{ one.valid }}", Align.CENTRE),
    Column("Không hợp lệ", 31, "{{ one.invalid }}", Align.CENTRE),
)
COUNTS = (
    Column("STT", 12, "{{ one.case.number }}", Align.CENTRE),
    Column("Hồ sơ", 47, "{{ one.case.subject }}"),
    Column("Đồng ý", 17, "{{ one.in_favour }}", Align.CENTRE),
    Column("Không đồng ý", 18, "{{ one.against }}", Align.CENTRE),
    Column("Phiếu trắng", 18, "{{ one.abstained }}", Align.CENTRE),
    Column("Tỷ lệ", 25, "{{ one.share }}", Align.CENTRE),
    Column("Kết quả", 28, "{{ one.result }}", Align.CENTRE),
)


def tally_minutes() -> Paper:
    """Biên bản kiểm phiếu: the ballots given out and returned, then what they say, case by case."""
    paper = new_paper("Biên bản kiểm phiếu")
    letterhead(paper, place_and_date=False)
    title(paper, "Biên bản kiểm phiếu", "{{ campaign }}")
    paragraph(paper, "Phiên họp {{ day }} của {{ head.issuer }}, tại {{ place }}.")
    headline(paper, "1. Ban kiểm phiếu")
    for one in ("Trưởng ban", "Thành viên", "Thành viên"):
        dotted(paper, f"- {one}: ")
    headline(paper, "2. Số phiếu")
    paragraph(
        paper,
        "Tổng số thành viên Hội đồng: {{ members }}. Có mặt: {{ present }}. Gửi ý kiến bằng văn bản: {{ written }}. "
        "Cách biểu quyết: {{ voting|lower }}. {{ majority }}",
    )
    _table(paper, BALLOTS)
    headline(paper, "3. Kết quả kiểm phiếu")
    _table(paper, COUNTS)
    paragraph(paper, "")
    paragraph(paper, "Biên bản được lập xong và thông qua trước Hội đồng./.")
    before_signature(paper)
    left, right = bare_table(paper, (TEXT_WIDTH / 2, TEXT_WIDTH / 2))
    signed_by_hand(left, ("Thành viên ban kiểm phiếu",))
    signed_by_hand(right, ("Trưởng ban kiểm phiếu",))
    return paper


def _table(paper: Paper, columns: tuple[Column, ...]) -> None:
    table = ruled_table(paper, columns)
    tag_row(table, "for one in motions")
    row_of(table, columns)
    tag_row(table, "endfor")
