"""The register of what units owe: registrations and reports, handed in, late, overdue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from services.registers.asked import Asked
from services.registers.ordered import by_unit, in_pages
from services.registers.sheets import Column, Row, Sheet, Shown
from services.store import passages
from services.store.cases import Listed
from services.store.passages import Passage
from workflow.deadlines import local_date
from workflow.definition import Label
from workflow.ids import CaseId
from workflow.obligations import FULFILLED, MET_LATE, STILL_OWING

NAME = Label("Sổ đăng ký", "Registrations")
TITLE = Label("SỔ THEO DÕI ĐĂNG KÝ VÀ BÁO CÁO CỦA CÁC ĐƠN VỊ", "REGISTER OF REGISTRATIONS AND REPORTS BY UNIT")
UNIT, OBLIGATION = Label("Đơn vị", "Unit"), Label("Nghĩa vụ", "Obligation")
ROUND, LAST_DAY = Label("Kỳ", "Round"), Label("Hạn nộp", "Due on")
STATE, HANDED_IN = Label("Trạng thái", "State"), Label("Ngày nộp", "Handed in on")
LATE = Label("Số ngày muộn", "Days late")


def registrations(of: Asked) -> Sheet:
    """Every obligation as far as it may be seen, unit by unit: where it stands, when it came, how many days late."""
    return Sheet(
        name=of.said(NAME),
        title=of.said(TITLE),
        columns=(
            Column(label=of.said(UNIT), width=34),
            Column(label=of.said(OBLIGATION), width=44),
            Column(label=of.said(ROUND), width=14),
            Column(label=of.said(LAST_DAY), width=13, shown=Shown.DAY),
            Column(label=of.said(STATE), width=24),
            Column(label=of.said(HANDED_IN), width=13, shown=Shown.DAY),
            Column(label=of.said(LATE), width=11, shown=Shown.NUMBER),
        ),
        rows=_rows(of),
    )


def _rows(of: Asked) -> Iterator[Row]:
    for some in in_pages(by_unit(of.listed(tuple(of.definition.obligations)))):
        came = passages.of_cases(of.work, [one.id for one in some if one.state in FULFILLED])
        for one in some:
            yield _row(of, one, came.get(one.id, ()))


def _row(of: Asked, one: Listed, came: Sequence[Passage]) -> Row:
    obligation = next(owed for owed in of.definition.obligations.values() if owed.id == one.track)
    due = of.campaign.due(obligation.deadline, CaseId(one.id), one.occurrence)
    last_day, handed_in = due.last_day if due else None, _handed_in(came)
    return (
        one.unit_name,
        of.track(one.track),
        of.round(one.occurrence),
        last_day,
        of.state(one.track, one.state),
        handed_in,
        _days_late(one.state, last_day, handed_in, of.work.act.today),
    )


def _handed_in(came: Sequence[Passage]) -> date | None:
    """The day it was handed in, or on which the paper is proved to have arrived."""
    met = [one for one in came if one.state in FULFILLED]
    return (met[-1].received_on or local_date(met[-1].at)) if met else None


def _days_late(state: str, last_day: date | None, handed_in: date | None, today: date) -> int | None:
    """How many days after its last day it came, or is still to come; None where it is not late."""
    until = handed_in if state == MET_LATE else today if state in STILL_OWING else None
    if last_day is None or until is None or until <= last_day:
        return None
    return (until - last_day).days
