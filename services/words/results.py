"""What a motion came to, in sentences that anybody can check with pencil and paper.

Every figure is taken from the result as it was recorded; nothing is reckoned again here.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from services.words.catalogue import translation
from workflow.definition.votes import Denominator
from workflow.events.sittings import MotionDecided

WHOLE = 100
FEWEST_PARTS = 5
"""From fifths on, laws speak of percentages: 80%, 90%; but of 1/2, 2/3, 3/4."""

QUORUM = "Có mặt {present}/{members} thành viên (cần từ {needed}, tức {share})."
WRITTEN = "{written} thành viên vắng mặt gửi ý kiến bằng văn bản."
EXCLUDED = "{excluded} thành viên không tham gia biểu quyết vì có xung đột lợi ích."
IN_FAVOUR_OF = {
    Denominator.PRESENT: "{in_favour} phiếu đồng ý trên {base} người có mặt và được biểu quyết",
    Denominator.TAKING_PART: "{in_favour} phiếu đồng ý trên {base} người có mặt hoặc gửi ý kiến và được biểu quyết",
    Denominator.CAST: "{in_favour} phiếu đồng ý trên {base} phiếu đồng ý và không đồng ý (không tính phiếu trắng, phiếu không hợp lệ)",
    Denominator.MEMBERS: "{in_favour} phiếu đồng ý trên tổng số {base} thành viên, kể cả người vắng mặt",
}
EXCEEDED = "cần hơn {share}, tức từ {needed} phiếu"
REACHED = "cần từ {share} trở lên, tức từ {needed} phiếu"
CARRIED = "{votes}; {wanted}: được thông qua."
LOST = "{votes}; {wanted}: không được thông qua."
CHAIR_CARRIED = "{votes}; {wanted}: phiếu ngang nhau, chủ tịch quyết định thông qua."
CHAIR_LOST = "{votes}; {wanted}: phiếu ngang nhau, chủ tịch quyết định không thông qua."

BASIS = "Căn cứ: {article}."


def explained(result: MotionDecided, language: str) -> str:
    """The reckoning of *result*: who was there, how many votes of what, how many were needed, what it came to."""
    return " ".join(_sentences(result, language))


def share_in_words(share: Fraction) -> str:
    """`2/3`, `1/2`, but `90%`, `80%`: as laws write them."""
    parts = share.denominator
    if parts >= FEWEST_PARTS and WHOLE % parts == 0:
        return f"{share.numerator * WHOLE // parts}%"
    return f"{WHOLE}%" if share == 1 else str(share)


def _sentences(result: MotionDecided, language: str) -> Iterator[str]:
    said = translation(language).gettext
    yield said(QUORUM).format(
        present=result.present,
        members=result.members,
        needed=result.present_needed,
        share=share_in_words(Fraction(result.quorum)),
    )
    if result.written:
        yield said(WRITTEN).format(written=result.written)
    if result.excluded:
        yield said(EXCLUDED).format(excluded=result.excluded)
    wanted = said(EXCEEDED if result.strict else REACHED)
    yield said(_verdict(result)).format(
        votes=said(IN_FAVOUR_OF[Denominator(result.of)]).format(in_favour=result.in_favour, base=result.base),
        wanted=wanted.format(share=share_in_words(Fraction(result.majority)), needed=result.needed),
    )
    if result.article:
        yield said(BASIS).format(article=result.article)


def _verdict(result: MotionDecided) -> str:
    if result.by_casting_vote:
        return CHAIR_CARRIED if result.carried else CHAIR_LOST
    return CARRIED if result.carried else LOST
