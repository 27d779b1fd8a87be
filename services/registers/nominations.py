"""The register of nominations and entries: whom units put forward, and where each case stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from services.registers.asked import Asked
from services.registers.ordered import by_unit, in_pages
from services.registers.sheets import Column, Row, Sheet, Shown
from services.store import passages
from services.store.passages import Passage
from workflow.deadlines import local_date
from workflow.definition import Label

NAME = Label("Sổ đề nghị", "Nominations")
TITLE = Label("SỔ THEO DÕI HỒ SƠ ĐỀ NGHỊ, DỰ THI", "REGISTER OF NOMINATIONS AND ENTRIES")
UNIT, SUBJECT = Label("Đơn vị", "Unit"), Label("Tập thể, cá nhân, bài dự thi", "Collective, person or work")
TRACK, ROUND = Label("Loại hồ sơ", "Kind of case"), Label("Kỳ", "Round")
STATE = Label("Trạng thái", "State")
OPENED, SINCE = Label("Ngày mở hồ sơ", "Opened on"), Label("Ở trạng thái từ ngày", "In that state since")


def nominations(of: Asked) -> Sheet:
    """Every case that is no obligation, as it may be seen: what is sealed stands where it stood before."""
    return Sheet(
        name=of.said(NAME),
        title=of.said(TITLE),
        columns=(
            Column(label=of.said(UNIT), width=34),
            Column(label=of.said(SUBJECT), width=34),
            Column(label=of.said(TRACK), width=28),
            Column(label=of.said(ROUND), width=14),
            Column(label=of.said(STATE), width=30),
            Column(label=of.said(OPENED), width=13, shown=Shown.DAY),
            Column(label=of.said(SINCE), width=13, shown=Shown.DAY),
        ),
        rows=_rows(of),
    )


def _rows(of: Asked) -> Iterator[Row]:
    for some in in_pages(by_unit(of.listed(of.nominations))):
        came = passages.of_cases(of.work, [one.id for one in some])
        for one in some:
            yield (
                one.unit_name,
                one.subject,
                of.track(one.track),
                of.round(one.occurrence),
                of.state(one.track, one.state),
                local_date(one.opened_at),
                _since(one.state, came.get(one.id, ())),
            )


def _since(state: str, came: Sequence[Passage]) -> date | None:
    """Since when it is in the state that is shown, whatever came after it unseen."""
    found = [one for one in came if one.state == state]
    return local_date(found[-1].at) if found else None
