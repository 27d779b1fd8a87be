"""Thông báo kết quả (NĐ 30/2020, model 1.4)."""

from __future__ import annotations

from dataclasses import dataclass

from services.papers.fields.described import told
from services.papers.fields.parts import Head, Signature


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultLine:
    """One result."""

    name: str = told("tên cá nhân, tập thể hoặc bài dự thi", "name of the person, collective or work")
    unit: str = told("đơn vị", "unit", empty="")
    result: str = told("kết quả", "the result")
    reason: str = told("lý do, nếu cần nêu", "why, where it is to be said", empty="")


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultGroup:
    """Results of one kind."""

    title: str = told("tên nhóm", "name of the group")
    lines: tuple[ResultLine, ...] = told("các dòng của nhóm", "the lines of the group")


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultsNoticeFields:
    """A notice of what was decided, to those it concerns."""

    head: Head = told("phần đầu văn bản", "the head of the paper")
    summary: str = told("trích yếu", "what it is about")
    addressees: tuple[str, ...] = told("kính gửi, nếu có", "whom it is addressed to, if anybody", empty=())
    opening: tuple[str, ...] = told("các đoạn mở đầu", "the paragraphs before the results")
    groups: tuple[ResultGroup, ...] = told("các nhóm kết quả", "the groups of results")
    closing: tuple[str, ...] = told("các đoạn kết", "the paragraphs after the results")
    signature: Signature = told("người ký", "who signs")
    recipients: tuple[str, ...] = told("các dòng nơi nhận", "the lines of recipients")
