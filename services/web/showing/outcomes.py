"""What the votes on a motion came to, and what they needed, in words."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from services.web.contexts.frame import Badge
from services.words import translation
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
RECKONING = "{in_favour} phiếu đồng ý, tính trên {base} ({of}); cần ít nhất {needed}."
BY_CASTING_VOTE = "Phiếu ngang nhau; chủ tịch quyết định."
COUNTED = "Đồng ý {in_favour}, không đồng ý {against}, phiếu trắng {abstained}, không hợp lệ {invalid}"
NEEDS_MORE_THAN = "Thông qua khi có trên {share} {of} đồng ý."
NEEDS = "Thông qua khi có ít nhất {share} {of} đồng ý."


def outcome_badge(decided: MotionDecided, language: str) -> Badge:
    label, tone = CARRIED if decided.carried else LOST
    return Badge(label=translation(language).gettext(label), tone=tone)


def reckoning(decided: MotionDecided, language: str) -> str:
    """The arithmetic behind a result, in one line."""
    _ = translation(language).gettext
    said = _(RECKONING).format(
        in_favour=decided.in_favour, base=decided.base, of=_(OF[Denominator(decided.of)]), needed=decided.needed
    )
    return f"{said} {_(BY_CASTING_VOTE)}" if decided.by_casting_vote else said


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
    return _(wanted).format(share=_share(shares.majority), of=_(OF[shares.of]))


def _share(share: Fraction) -> str:
    """1/2 and 2/3 as they are; what is a whole number of hundredths as a percentage: 9/10 is 90%."""
    percent = share * 100
    return f"{percent.numerator}%" if percent.denominator == 1 and share.denominator > 3 else str(share)  # noqa: PLR2004
