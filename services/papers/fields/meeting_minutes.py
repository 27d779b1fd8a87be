"""Biên bản họp xét: what the minutes of a council's sitting say."""

from __future__ import annotations

from dataclasses import dataclass

from services.papers.fields.described import told
from services.papers.fields.parts import Head, Signature
from services.papers.fields.seated import Listed, Member


@dataclass(frozen=True, slots=True, kw_only=True)
class Voted:
    """What the votes on one motion came to; who was kept out of it is named, how anybody voted never."""

    case: Listed = told("hồ sơ được xét", "the case")
    voting: int = told("số thành viên được biểu quyết", "how many may vote")
    in_favour: int = told("số phiếu đồng ý", "in favour")
    against: int = told("số phiếu không đồng ý", "against")
    abstained: int = told("số phiếu trắng", "abstained")
    invalid: int = told("số phiếu không hợp lệ", "invalid")
    share: str = told("số phiếu đồng ý trên số phiếu được tính, tỷ lệ", "votes in favour of how many, and the share")
    result: str = told("kết quả", "result")
    reckoning: str = told("cách tính kết quả", "how the result was reckoned")
    recused: str = told("thành viên không tham gia biểu quyết", "members kept out of the vote", empty="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """What a work that a jury judged came to."""

    case: Listed = told("bài được chấm", "the work")
    sheets: int = told("số phiếu chấm", "score sheets")
    score: str = told("điểm", "score")
    rank: int = told("xếp thứ", "rank")


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingMinutesFields:
    """The minutes of a sitting. While it is open they are a draft, and what is not yet known is left to be filled in."""

    head: Head = told("phần đầu văn bản", "the head of the paper")
    campaign: str = told("tên đợt thi đua", "name of the campaign")
    plan: str = told("kế hoạch làm căn cứ", "the plan it follows")
    composed_by: str = told("quyết định thành lập hội đồng", "decision that composed the council")
    began: str = told("thời gian bắt đầu", "when it began")
    ended: str = told("thời gian kết thúc", "when it ended")
    place: str = told("địa điểm", "place")
    chair: Member = told("chủ tọa", "who presides")
    secretary: Member = told("thư ký", "secretary")
    chair_signs: Signature = told("chữ ký của chủ tọa", "the signature of who presides")
    secretary_signs: Signature = told("chữ ký của thư ký", "the signature of the secretary")
    members: int = told("tổng số thành viên hội đồng", "members in all")
    present: tuple[Member, ...] = told("thành viên có mặt", "members present")
    written: tuple[Member, ...] = told(
        "thành viên vắng mặt gửi ý kiến bằng văn bản", "absent, opinion in writing", empty=()
    )
    absent: tuple[Member, ...] = told("thành viên vắng mặt", "members absent", empty=())
    voting: str = told("cách biểu quyết", "how votes are given")
    majority: str = told("điều kiện thông qua", "what carries a motion", empty="")
    motions: tuple[Voted, ...] = told("kết quả biểu quyết từng hồ sơ", "result of each motion", empty=())
    works: tuple[Scored, ...] = told("kết quả chấm từng bài", "result of each work", empty=())
    jury: bool = told("là phiên chấm bài", "whether works were judged")
    carried: int = told("số hồ sơ được thông qua", "motions carried")
