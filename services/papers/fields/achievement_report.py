"""Báo cáo thành tích theo đợt, chuyên đề: what is known of a case is filled in, the free texts are the writer's."""

from __future__ import annotations

from dataclasses import dataclass

from services.papers.fields.described import told
from services.papers.fields.parts import Head


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownOfCase:
    """One thing that stands in the case already."""

    label: str = told("tên trường", "name of the field")
    text: str = told("nội dung", "what it holds")


@dataclass(frozen=True, slots=True, kw_only=True)
class AchievementReportFields:
    """The report that goes with a nomination."""

    head: Head = told("phần đầu văn bản", "the head of the paper")
    unit: str = told("đơn vị đề nghị", "the unit that nominates")
    subject: str = told("tập thể, cá nhân được đề nghị", "who is nominated")
    post: str = told("chức vụ của cá nhân", "post of the person", empty="")
    collective: bool = told("là tập thể", "whether it is a unit")
    award: str = told("hình thức đề nghị khen thưởng", "the award proposed")
    campaign: str = told("tên đợt thi đua", "name of the campaign")
    plan: str = told("kế hoạch làm căn cứ", "the plan it follows")
    form: str = told("mẫu báo cáo", "which form it follows")
    form_note: str = told("lưu ý về mẫu chưa kiểm chứng", "note on an unverified form", empty="")
    known: tuple[KnownOfCase, ...] = told("kết quả đã ghi trong hồ sơ", "what stands in the case", empty=())
    confirmer: str = told("cấp trình khen thưởng xác nhận", "the level that confirms")
