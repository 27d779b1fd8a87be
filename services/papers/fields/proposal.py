"""Tờ trình, of a unit to its council or of an office to the level above (NĐ 30/2020, model 1.4)."""

from __future__ import annotations

from dataclasses import dataclass

from services.papers.fields.described import told
from services.papers.fields.parts import Head, Signature


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalLine:
    """One who is proposed."""

    name: str = told("tên cá nhân, tập thể hoặc hộ gia đình", "name of the person, collective or household")
    unit: str = told("chức vụ, đơn vị công tác", "post and unit", empty="")
    award: str = told("danh hiệu, hình thức đề nghị", "what is proposed")
    votes: str = told("kết quả bỏ phiếu, nếu có", "result of the vote, if there was one", empty="")
    achievement: str = told("tóm tắt thành tích", "achievements in short", empty="")


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalGroup:
    """A part of the list."""

    title: str = told("tên nhóm (TẬP THỂ, CÁ NHÂN…)", "name of the group")
    lines: tuple[ProposalLine, ...] = told("các dòng của nhóm", "the lines of the group")


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalFields:
    """A proposal that awards be given, its list and what goes with it."""

    head: Head = told("phần đầu văn bản", "the head of the paper")
    summary: str = told("trích yếu", "what it is about")
    addressees: tuple[str, ...] = told("kính gửi", "whom it is addressed to")
    basis: tuple[str, ...] = told("các dòng căn cứ", "the lines of legal basis")
    opening: tuple[str, ...] = told("các đoạn trình bày", "the paragraphs that put the case")
    attachments: tuple[str, ...] = told("hồ sơ kèm theo, nếu có", "what goes with it, if anything", empty=())
    closing: str = told("đoạn kết đề nghị", "the closing request")
    signature: Signature = told("người ký", "who signs")
    recipients: tuple[str, ...] = told("các dòng nơi nhận", "the lines of recipients")
    list_title: str = told("tên danh sách kèm theo", "title of the appended list")
    list_reference: str = told("dòng “Kèm theo Tờ trình…”", "the line that ties the list to the proposal")
    groups: tuple[ProposalGroup, ...] = told("các nhóm trong danh sách", "the groups of the list")
