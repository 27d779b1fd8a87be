"""The register of what councils decided: the figures of every motion, sitting by sitting."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from services import councils
from services.councils import Seen
from services.registers.asked import Asked
from services.registers.sheets import Column, Row, Sheet, Shown
from workflow.councils.sitting import SittingState
from workflow.deadlines import local_date
from workflow.definition import Label
from workflow.ids import CaseId, MotionId

NAME = Label("Kết quả họp xét", "Results of councils")
TITLE = Label("KẾT QUẢ HỌP XÉT, BIỂU QUYẾT, CHẤM ĐIỂM", "RESULTS OF SITTINGS: VOTES AND MARKS")
SAT_ON, COUNCIL = Label("Ngày họp", "Sat on"), Label("Hội đồng", "Council")
SUBJECT, UNIT = Label("Tập thể, cá nhân, bài dự thi", "Collective, person or work"), Label("Đơn vị", "Unit")
FIGURES = (
    Label("Thành viên", "Members"),
    Label("Có mặt", "Present"),
    Label("Không biểu quyết vì xung đột lợi ích", "Kept out by conflicts"),
    Label("Đồng ý", "In favour"),
    Label("Không đồng ý", "Against"),
    Label("Không có ý kiến", "Abstained"),
    Label("Phiếu không hợp lệ", "Invalid"),
    Label("Tính trên", "Out of"),
    Label("Cần từ", "Needed"),
)
MARK, RANK = Label("Điểm", "Mark"), Label("Hạng", "Rank")
RESULT = Label("Kết quả", "Result")
CARRIED, LOST = Label("Thông qua", "Carried"), Label("Không thông qua", "Not carried")
JUDGED = Label("Đã chấm", "Judged")
KEPT_OUT = Label("Không được xem vì xung đột lợi ích", "Withheld: conflict of interest")
NO_FIGURES = (None,) * len(FIGURES)


def results(of: Asked) -> Sheet:
    """Every motion of the closed sittings that may be known of; nothing voted on one that the reader is kept out of."""
    return Sheet(
        name=of.said(NAME),
        title=of.said(TITLE),
        columns=(
            Column(label=of.said(SAT_ON), width=13, shown=Shown.DAY),
            Column(label=of.said(COUNCIL), width=30),
            Column(label=of.said(SUBJECT), width=34),
            Column(label=of.said(UNIT), width=30),
            *(Column(label=of.said(label), width=11, shown=Shown.NUMBER) for label in FIGURES),
            Column(label=of.said(MARK), width=9, shown=Shown.DECIMAL),
            Column(label=of.said(RANK), width=7, shown=Shown.NUMBER),
            Column(label=of.said(RESULT), width=20),
        ),
        rows=(_row(of, seen, motion) for seen in closed(of) for motion in seen.sitting.agenda),
    )


def closed(of: Asked) -> Iterator[Seen]:
    """The closed sittings of the campaign as *who* may see them, the first first."""
    for one in reversed(councils.listing(of.work, of.who, campaign=of.campaign.id)):
        if one.state is SittingState.CLOSED:
            yield councils.look(of.work, of.who, one.id)


def _row(of: Asked, seen: Seen, motion: MotionId) -> Row:
    about = seen.cases[CaseId(seen.sitting.agenda[motion])]
    return (
        local_date(seen.sitting.called_for),
        of.said(seen.found.rule.label),
        about.subject,
        about.unit_name,
        *_figures(of, seen, motion),
    )


def _figures(of: Asked, seen: Seen, motion: MotionId) -> Row:
    decided, scored = seen.sitting.decided.get(motion), seen.sitting.judged.scored.get(motion)
    if decided is not None:
        counted = (decided.members, decided.present, decided.excluded, decided.in_favour, decided.against)
        share = (decided.abstained, decided.invalid, decided.base, decided.needed)
        return (*counted, *share, None, None, of.said(CARRIED if decided.carried else LOST))
    if scored is not None:
        return (*NO_FIGURES, Decimal(scored.written), scored.rank, of.said(JUDGED))
    return (*NO_FIGURES, None, None, of.said(KEPT_OUT) if motion in seen.kept_out else "")
