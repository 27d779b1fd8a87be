"""The format of administrative papers as numbers, each from NĐ 30/2020/NĐ-CP, Appendix I part I, unless said.

Where the decree leaves a range, the first figure is what the shipped templates use and `RANGES` says what is allowed.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

FONT = "Times New Roman"
"""Clause I.2: Times New Roman, Unicode TCVN 6909:2001, black."""
PAGE_SHORT, PAGE_LONG = 210, 297
"""A4 in millimetres."""
MARGIN_TOP, MARGIN_BOTTOM, MARGIN_LEFT, MARGIN_RIGHT = 20, 20, 30, 15
"""Millimetres."""
RANGES = {"top": (20, 25), "bottom": (20, 25), "left": (30, 35), "right": (15, 20)}
"""What the decree allows for the margins, in millimetres."""
NUMBER_FROM_EDGE = 10
"""Millimetres from the top edge to the page number: centred in the top margin, none on page 1."""
TEXT_WIDTH = PAGE_SHORT - MARGIN_LEFT - MARGIN_RIGHT
FIRST_LINE = 12.7
"""Indent of a paragraph's first line in millimetres: 1 or 1.27 cm."""
BETWEEN_PARAGRAPHS = 6
"""Points, at least."""
MARK_WIDTH, MARK_FROM_EDGE = 68, 8
"""Millimetres: the box of DỰ THẢO or BẢN MINH HỌA, above the head on the right; ours, not the decree's."""
HEAD_LEFT, HEAD_RIGHT = 63, 102
"""Widths in millimetres of the columns of the head; together the width of the text."""


class Align(Enum):
    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    JUSTIFIED = "justified"


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How one element of a paper looks: a paragraph style of the template under that name, sizes in points."""

    name: str
    size: int
    sizes: tuple[int, int]
    bold: bool = False
    italic: bool = False
    capitals: bool = False
    align: Align = Align.LEFT
    first_line: float = 0
    before: int = 0
    after: int = 0
    keep_with_next: bool = False


MOTTO = Style(name="Quốc hiệu", size=13, sizes=(12, 13), bold=True, capitals=True, align=Align.CENTRE)
"""Box 1."""
SUBMOTTO = Style(name="Tiêu ngữ", size=14, sizes=(13, 14), bold=True, align=Align.CENTRE)
"""Box 1."""
SUPERIOR = Style(name="Cơ quan chủ quản", size=13, sizes=(12, 13), capitals=True, align=Align.CENTRE)
"""Box 2, upright and not bold."""
ISSUER = Style(name="Cơ quan ban hành", size=13, sizes=(12, 13), bold=True, capitals=True, align=Align.CENTRE)
"""Box 2."""
NUMBER = Style(name="Số ký hiệu", size=13, sizes=(13, 13), align=Align.CENTRE)
"""Box 3."""
PLACE_AND_DATE = Style(name="Địa danh thời gian", size=14, sizes=(13, 14), italic=True, align=Align.CENTRE)
"""Box 4."""
TITLE = Style(
    name="Tên loại",
    size=14,
    sizes=(13, 14),
    bold=True,
    capitals=True,
    align=Align.CENTRE,
    before=12,
    keep_with_next=True,
)
"""Box 5a."""
AUTHORITY = Style(
    name="Thẩm quyền", size=14, sizes=(13, 14), bold=True, capitals=True, align=Align.CENTRE, before=6, after=6,
    keep_with_next=True,
)  # fmt: skip
"""Model 1.2: who decides, and the word QUYẾT ĐỊNH before the articles."""
SUMMARY = Style(name="Trích yếu", size=14, sizes=(13, 14), bold=True, align=Align.CENTRE, keep_with_next=True)
"""Box 5a."""
BASIS = Style(
    name="Căn cứ", size=14, sizes=(13, 14), italic=True, align=Align.JUSTIFIED, first_line=FIRST_LINE, after=6
)
"""Box 6."""
BODY = Style(name="Nội dung", size=14, sizes=(13, 14), align=Align.JUSTIFIED, first_line=FIRST_LINE, after=6)
"""Box 6; khoản and điểm look alike."""
PART = Style(
    name="Phần mục", size=14, sizes=(13, 14), bold=True, align=Align.CENTRE, before=6, after=6, keep_with_next=True
)
"""Box 6: Phần, Chương, Mục and what is set off like them."""
ADDRESSEE = Style(name="Kính gửi", size=14, sizes=(13, 14), align=Align.CENTRE, before=6, after=6)
"""Box 9a."""
POWER = Style(
    name="Quyền hạn chức vụ", size=14, sizes=(13, 14), bold=True, capitals=True, align=Align.CENTRE, keep_with_next=True
)
"""Box 7a."""
SIGNER = Style(name="Người ký", size=14, sizes=(13, 14), bold=True, align=Align.CENTRE)
"""Box 7b, no academic title before the name."""
RECIPIENTS_HEAD = Style(name="Nơi nhận", size=12, sizes=(12, 12), bold=True, italic=True, keep_with_next=True)
"""Box 9b."""
RECIPIENT = Style(name="Dòng nơi nhận", size=11, sizes=(11, 11))
"""Box 9b."""
APPENDIX_TITLE = Style(
    name="Tên phụ lục", size=14, sizes=(13, 14), bold=True, capitals=True, align=Align.CENTRE, keep_with_next=True
)
"""Appendix."""
APPENDIX_REFERENCE = Style(
    name="Kèm theo", size=14, sizes=(13, 14), italic=True, align=Align.CENTRE, after=6, keep_with_next=True
)
"""Appendix: “(Kèm theo …)”."""
CELL = Style(name="Ô bảng", size=13, sizes=(11, 14), before=2, after=2)
"""Tables within the text: the decree sets no size of their own; the body's or smaller, so that a row stays readable."""
CELL_HEAD = Style(name="Đầu bảng", size=13, sizes=(11, 14), bold=True, align=Align.CENTRE, before=2, after=2)
"""See CELL."""
PAGE_NUMBER = Style(name="Số trang", size=13, sizes=(13, 14), align=Align.CENTRE)
"""Clause I.7."""
MARK = Style(name="Dấu dự thảo", size=12, sizes=(12, 20), bold=True, capitals=True, align=Align.CENTRE)
"""Not of the decree: DỰ THẢO and BẢN MINH HỌA, on every page in the top margin."""

STYLES = (
    MOTTO, SUBMOTTO, SUPERIOR, ISSUER, NUMBER, PLACE_AND_DATE, TITLE, AUTHORITY, SUMMARY, BASIS, BODY, PART, ADDRESSEE, POWER,
    SIGNER, RECIPIENTS_HEAD, RECIPIENT, APPENDIX_TITLE, APPENDIX_REFERENCE, CELL, CELL_HEAD, PAGE_NUMBER, MARK,
)  # fmt: skip
