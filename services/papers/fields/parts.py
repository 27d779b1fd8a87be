"""What most papers share: the head, the signature, lists of what is awarded."""

from __future__ import annotations

from dataclasses import dataclass

from services.papers.fields.described import told


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The head of page 1 (NĐ 30/2020 Appendix I, boxes 1 to 4). `services.papers.wording.head` writes it."""

    superior: str = told("cơ quan chủ quản trực tiếp, nếu có", "the body above the issuer, if any", empty="")
    issuer: str = told("cơ quan ban hành", "the issuing body")
    number_line: str = told("dòng số, ký hiệu", "the line of number and symbol")
    place_and_date: str = told("dòng địa danh, ngày tháng năm", "the line of place and date")
    mark: str = told(
        "dấu DỰ THẢO hoặc BẢN MINH HỌA; trống khi là bản chính thức",
        "DỰ THẢO of a draft, BẢN MINH HỌA of a demo; empty on a paper that is neither",
        empty="",
        must_be_shown=True,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who signs, and by what power (box 7). `services.papers.wording.signed_by` writes the lines."""

    lines: tuple[str, ...] = told(
        "các dòng quyền hạn, chức vụ (TM., KT., TL., TUQ.)", "power and office of the signer, a line each"
    )
    name: str = told("họ và tên người ký", "the signer's name")


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardLine:
    """One who is given something."""

    name: str = told("tên cá nhân, tập thể hoặc hộ gia đình", "name of the person, collective or household")
    unit: str = told("chức vụ, đơn vị công tác", "post and unit", empty="")
    award: str = told("hình thức khen thưởng", "what is given")
    amount: str = told("tiền thưởng (đồng), ghi 0 nếu không có", "prize money in đồng, 0 where there is none")
    note: str = told("ghi chú", "remark", empty="")


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardGroup:
    """A part of the list: collectives, individuals, one prize."""

    title: str = told("tên nhóm (TẬP THỂ, CÁ NHÂN, GIẢI NHẤT…)", "name of the group")
    lines: tuple[AwardLine, ...] = told("các dòng của nhóm", "the lines of the group")


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """What a list comes to."""

    total: str = told("tổng số tiền (đồng)", "the sum in đồng")
    in_words: str = told("tổng số tiền bằng chữ", "the sum in words")
