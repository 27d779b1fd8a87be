"""What the votes on a motion came to, and what they needed, in words."""

from __future__ import annotations

from collections.abc import Mapping

from services.web.contexts.frame import Badge
from services.words import translation
from services.words.results import share_in_words
from workflow.councils.tallying import Votes
from workflow.definition.votes import Denominator, Shares
from workflow.events.sittings import MotionDecided

OF: Mapping[Denominator, str] = {
    Denominator.PRESENT: "số thành viên có mặt",
    Denominator.TAKING_PART: "số thành viên tham gia biểu quyết",
    Denominator.CAST: "số phiếu đồng ý và không đồng ý",
    Denominator.MEMBERS: "tổng số thành viên",
}
CARRIED, LOST = ("Thông qua", "good"), ("Không thông qua", "calm")
COUNTED = "Đồng ý {in_favour}, không đồng ý {against}, phiếu trắng {abstained}, không hợp lệ {invalid}"
NEEDS_MORE_THAN = "Thông qua khi có trên {share} {of} đồng ý."
NEEDS = "Thông qua khi có ít nhất {share} {of} đồng ý."


def outcome_badge(decided: MotionDecided, language: str) -> Badge:
    label, tone = CARRIED if decided.carried else LOST
    return Badge(label=translation(language).gettext(label), tone=tone)


def counted_said(votes: Votes | MotionDecided, language: str) -> str:
    """The four figures of a count."""
    return (
        translation(language)
        .gettext(COUNTED)
        .format(in_favour=votes.in_favour, against=votes.against, abstained=votes.abstained, invalid=votes.invalid)
    )


def majority_said(shares: Shares, language: str) -> str:
    """What a motion needs to carry."""
    _ = translation(language).gettext
    wanted = NEEDS_MORE_THAN if shares.strict else NEEDS
    return _(wanted).format(share=share_in_words(shares.majority), of=_(OF[shares.of]))
