"""Giấy khen: the sheet of Article 104 of NĐ 98/2023/NĐ-CP."""

from __future__ import annotations

from dataclasses import dataclass

from services.papers.fields.described import told
from services.papers.fields.parts import Signature


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateFields:
    """One certificate for one recipient."""

    awarder: str = told("chức vụ, cơ quan tặng (Chủ tịch Ủy ban nhân dân…)", "office of the awarder")
    verb: str = told("chữ đứng trên tên hình thức (Tặng)", "the word above the form of award", empty="Tặng")
    form: str = told("tên hình thức khen thưởng (Giấy khen)", "the form of award")
    recipient: str = told("tên người hoặc tập thể được khen", "who is honoured")
    unit: str = told("chức vụ, đơn vị công tác, địa chỉ", "post, unit or address", empty="")
    achievement: str = told("thành tích", "what for")
    decision_line: str = told("dòng “Quyết định số … ngày …”", "the line of the decision's number and date")
    golden_book: str = told(
        "số sổ vàng; chừa chỗ ghi tay khi chưa có", "number in the golden book, written by hand without it", empty=""
    )
    place_and_date: str = told("dòng địa danh, ngày tháng năm", "the line of place and date")
    signature: Signature = told("người ký", "who signs")
    party_body: bool = told(
        "cơ quan Đảng: thay quốc hiệu bằng “Đảng Cộng sản Việt Nam”",
        "a Party body, which heads its sheet otherwise",
        empty=False,
    )
    mark: str = told(
        "dấu DỰ THẢO hoặc BẢN MINH HỌA; trống khi là bản chính thức",
        "DỰ THẢO of a draft, BẢN MINH HỌA of a demo; empty on a paper that is neither",
        empty="",
        must_be_shown=True,
    )
