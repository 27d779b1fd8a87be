"""Quyết định with its list (NĐ 30/2020, model 1.2)."""

from __future__ import annotations

from dataclasses import dataclass

from services.papers.fields.described import told
from services.papers.fields.parts import AwardGroup, Head, Money, Signature


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionFields:
    """A decision that gives awards or takes them back."""

    head: Head = told("phần đầu văn bản", "the head of the paper")
    summary: str = told("trích yếu", "what it is about")
    authority: str = told("người hoặc cơ quan quyết định", "who decides")
    basis: tuple[str, ...] = told("các dòng căn cứ và đề nghị", "the lines of legal basis and proposal")
    articles: tuple[str, ...] = told("nội dung từng điều, không ghi “Điều 1.”", "the articles, without their numbers")
    signature: Signature = told("người ký", "who signs")
    recipients: tuple[str, ...] = told("các dòng nơi nhận", "the lines of recipients")
    list_title: str = told("tên danh sách kèm theo", "title of the appended list")
    list_reference: str = told("dòng “Kèm theo Quyết định…”", "the line that ties the list to the decision")
    groups: tuple[AwardGroup, ...] = told("các nhóm trong danh sách", "the groups of the list")
    money: Money | None = told(
        "tổng tiền thưởng; không có khi không kèm tiền", "the sum, if money goes with it", empty=None
    )
