"""The template of registrations: of one unit, or the list of all units for the standing office."""

from __future__ import annotations

from docx.document import Document as Paper
from docx.shared import Pt

from services.papers.layout.letterhead import letterhead, title
from services.papers.layout.measures import ADDRESSEE, POWER, RECIPIENT, RECIPIENTS_HEAD, SIGNER, TEXT_WIDTH, Align
from services.papers.layout.page import new_paper, written
from services.papers.layout.signing import ROOM_TO_SIGN
from services.papers.layout.tables import Column, bare_table, row_of, ruled_table, tag_row
from services.papers.layout.writing import paragraph, tag
from services.papers.layout.written_by_hand import DOTS, before_signature, to_write

OF_ALL = (
    Column("STT", 12, "{{ one.number }}", Align.CENTRE),
    Column("Tập thể, cá nhân", 52, "{{ one.subject }}"),
    Column("Nội dung", 38, "{{ one.about }}"),
    Column("Ngày đăng ký", 33, "{{ one.day }}", Align.CENTRE),
    Column("Tình trạng", 30, "{{ one.state }}{% if one.paper %}, số {{ one.paper }}{% endif %}"),
)
OF_UNIT = (
    Column("STT", 12, "{{ one.number }}", Align.CENTRE),
    Column("Tập thể, cá nhân", 65, "{{ one.subject }}"),
    Column("Nội dung đăng ký", 55, "{{ one.about }}"),
    Column("Ngày đăng ký", 33, "{{ one.day }}", Align.CENTRE),
)


def registration_list() -> Paper:
    """Bản đăng ký thi đua of a unit, or danh sách đơn vị đăng ký."""
    paper = new_paper("Bản đăng ký thi đua")
    letterhead(paper)
    tag(paper, "if of_all")
    title(paper, "Danh sách đơn vị đăng ký thi đua", "{{ campaign }}")
    paragraph(
        paper,
        "Theo {{ plan }}, hạn đăng ký đến hết ngày {{ last_day }}: {{ registered }}/{{ units }} đơn vị đã đăng ký.",
    )
    tag(paper, "else")
    title(paper, "Bản đăng ký thi đua", "{{ campaign }}")
    paragraph(paper, "Kính gửi: {{ addressee }}.", ADDRESSEE)
    paragraph(paper, "Thực hiện {{ plan }}, {{ head.issuer }} đăng ký tham gia thi đua như sau:")
    tag(paper, "endif")
    tag(paper, "if of_all")
    _table(paper, OF_ALL)
    tag(paper, "else")
    _table(paper, OF_UNIT)
    to_write(paper, "nội dung, chỉ tiêu thi đua đăng ký")
    paragraph(paper, "Hạn đăng ký: hết ngày {{ last_day }}./.")
    tag(paper, "endif")
    before_signature(paper)
    _signature(paper)
    return paper


def _table(paper: Paper, columns: tuple[Column, ...]) -> None:
    table = ruled_table(paper, columns)
    tag_row(table, "for one in lines")
    row_of(table, columns)
    tag_row(table, "endfor")
    paragraph(paper, "")


def _signature(paper: Paper) -> None:
    left, right = bare_table(paper, (TEXT_WIDTH / 2, TEXT_WIDTH / 2))
    written(left.paragraphs[0], RECIPIENTS_HEAD, "Nơi nhận:")
    written(left.add_paragraph(), RECIPIENT, "{%p if not of_all %}")
    written(left.add_paragraph(), RECIPIENT, "- {{ addressee }};")
    written(left.add_paragraph(), RECIPIENT, "{%p endif %}")
    written(left.add_paragraph(), RECIPIENT, "- Lưu: VT.")
    written(right.paragraphs[0], POWER, "{{ signer_post }}")
    name = written(right.add_paragraph(), SIGNER, "{% if signer %}{{ signer }}{% else %}" + DOTS + "{% endif %}")
    name.paragraph_format.space_before = Pt(ROOM_TO_SIGN)
