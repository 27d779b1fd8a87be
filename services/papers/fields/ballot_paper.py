"""Phiếu bầu: what a ballot paper says. It names no voter unless votes are open."""

from __future__ import annotations

from dataclasses import dataclass

from services.papers.fields.described import told
from services.papers.fields.parts import Head
from services.papers.fields.seated import Listed


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotSheet:
    """One sheet of the ballot. Cases with a conflict of interest are on sheets of their own, not given to all."""

    cases: tuple[Listed, ...] = told("hồ sơ trên phiếu", "cases on the sheet")
    copies: int = told("số phiếu cần in", "copies to print")
    own: bool = told("là phiếu riêng của một hồ sơ", "whether it is of one case alone")


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotPaperFields:
    """The ballot of a sitting."""

    head: Head = told("phần đầu văn bản", "the head of the paper")
    campaign: str = told("tên đợt thi đua", "name of the campaign")
    day: str = told("ngày họp", "day of the sitting")
    named: bool = told("phiếu ghi tên người biểu quyết", "whether it names the voter")
    sheets: tuple[BallotSheet, ...] = told("các tờ phiếu", "the sheets")
