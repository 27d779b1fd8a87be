"""Biên bản kiểm phiếu: what the tally committee puts down. Who counted is for them to fill in: no system knows it."""

from __future__ import annotations

from dataclasses import dataclass

from services.papers.fields.described import told
from services.papers.fields.parts import Head
from services.papers.fields.seated import Listed


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """The ballots on one motion."""

    case: Listed = told("hồ sơ được xét", "the case")
    issued: int = told("số phiếu phát ra", "ballots issued")
    returned: int = told("số phiếu thu về", "ballots returned")
    valid: int = told("số phiếu hợp lệ", "valid ballots")
    invalid: int = told("số phiếu không hợp lệ", "invalid ballots")
    in_favour: int = told("số phiếu đồng ý", "in favour")
    against: int = told("số phiếu không đồng ý", "against")
    abstained: int = told("số phiếu trắng", "abstained")
    share: str = told("tỷ lệ đồng ý", "share in favour")
    result: str = told("kết quả", "result")


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyMinutesFields:
    """The minutes of the count at a sitting."""

    head: Head = told("phần đầu văn bản", "the head of the paper")
    campaign: str = told("tên đợt thi đua", "name of the campaign")
    day: str = told("ngày họp", "day of the sitting")
    place: str = told("địa điểm", "place")
    voting: str = told("cách biểu quyết", "how votes are given")
    majority: str = told("điều kiện thông qua", "what carries a motion")
    members: int = told("tổng số thành viên hội đồng", "members in all")
    present: int = told("số thành viên có mặt", "members present")
    written: int = told("số ý kiến bằng văn bản", "opinions in writing")
    motions: tuple[Counted, ...] = told("kết quả kiểm phiếu từng hồ sơ", "count of each motion")
