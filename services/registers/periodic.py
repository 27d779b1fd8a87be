"""The periodic report of a campaign: what was owed and handed in, put forward, decided and given, unit by unit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from services.registers.asked import Asked
from services.registers.awards import WITHOUT_UNKNOWN
from services.registers.counted import Counted, Standing, counted
from services.registers.sheets import Column, Row, Sheet, Shown
from services.registers.terms import Term
from services.words import day
from workflow.definition import Label
from workflow.ids import StateId
from workflow.obligations import LET_GO, MET, MET_LATE, OVERDUE, OWED, WAIVED

SUMMARY, OWING, CASES = Label("Tổng hợp", "Summary"), Label("Nghĩa vụ", "Obligations"), Label("Hồ sơ", "Cases")
TITLE = Label("BÁO CÁO {term} NĂM {year}", "REPORT: {term} {year}")
OF_OBLIGATIONS = Label("NGHĨA VỤ ĐÃ GIAO, {term} NĂM {year}", "OBLIGATIONS: {term} {year}")
OF_CASES = Label("HỒ SƠ THEO TRẠNG THÁI, {term} NĂM {year}", "CASES BY STATE: {term} {year}")
THROUGH = Label("Số liệu đến hết ngày {day}", "Figures through {day}")
SO_FAR = Label(
    "Kỳ báo cáo chưa kết thúc: số liệu đến ngày {day}, kỳ kết thúc ngày {last_day}",
    "The term is not over: figures through {day}, it ends on {last_day}",
)
UNIT, OBLIGATION = Label("Đơn vị", "Unit"), Label("Nghĩa vụ", "Obligation")
TRACK, ROUND = Label("Loại hồ sơ", "Kind of case"), Label("Kỳ", "Round")
STATE, NUMBER = Label("Trạng thái", "State"), Label("Số lượng", "Number")
ASSIGNED = Label("Phải nộp", "Owed")
STATES: tuple[tuple[StateId, Label], ...] = (
    (MET, Label("Nộp đúng hạn", "In time")),
    (MET_LATE, Label("Nộp muộn", "Late")),
    (OVERDUE, Label("Quá hạn, chưa nộp", "Overdue")),
    (OWED, Label("Còn hạn, chưa nộp", "Not yet due")),
    (WAIVED, Label("Được miễn", "Waived")),
    (LET_GO, Label("Không bắt buộc, không nộp", "Let go")),
)
PUT_FORWARD = Label("Hồ sơ đề nghị, dự thi", "Cases")
VOTED, CARRIED = Label("Đã biểu quyết", "Voted on"), Label("Được thông qua", "Carried")
AWARDS, MONEY = Label("Khen thưởng", "Awards"), Label("Tiền thưởng (đồng)", "Money (đồng)")


def report(of: Asked, term: Term, year: int) -> tuple[Sheet, ...]:
    """The report for *term* of *year*: one sheet by unit, one by obligation, one by state."""
    last_day = term.last_day(year)
    found = counted(of, last_day)
    said = of.said(THROUGH, day=day(found.through))
    if found.through < last_day:
        said = of.said(SO_FAR, day=day(found.through), last_day=day(last_day))
    named = {"term": of.said(term.label).upper(), "year": year}
    return (
        _summary(of, found, of.said(TITLE, **named), said),
        _obligations(of, found, of.said(OF_OBLIGATIONS, **named), said),
        _cases(of, found, of.said(OF_CASES, **named), said),
    )


def _summary(of: Asked, found: Counted, title: str, remark: str) -> Sheet:
    numbers = (ASSIGNED, *(label for _, label in STATES), PUT_FORWARD, VOTED, CARRIED, AWARDS)
    return Sheet(
        name=of.said(SUMMARY),
        title=title,
        remarks=(remark, of.said(WITHOUT_UNKNOWN)) if found.unknown else (remark,),
        columns=(
            Column(label=of.said(UNIT), width=34),
            *(_number(of.said(label)) for label in numbers),
            Column(label=of.said(MONEY), width=16, shown=Shown.MONEY, summed=True),
        ),
        rows=list(_units(found)),
    )


def _units(found: Counted) -> Iterator[Row]:
    owed: Counter[tuple[str, str]] = Counter()
    cases: Counter[str] = Counter()
    for one, number in found.owed.items():
        owed[one.unit, one.state] += number
    for one, number in found.cases.items():
        cases[one.unit] += number
    for unit, name in found.names.items():
        states = [owed[unit, state] for state, _ in STATES]
        voted = (found.voted[unit], found.carried[unit])
        yield (name, sum(states), *states, cases[unit], *voted, found.awards[unit], found.money[unit])


def _obligations(of: Asked, found: Counted, title: str, remark: str) -> Sheet:
    return Sheet(
        name=of.said(OWING),
        title=title,
        remarks=(remark,),
        columns=(
            Column(label=of.said(OBLIGATION), width=44),
            Column(label=of.said(ROUND), width=16),
            *(_number(of.said(label)) for label in (ASSIGNED, *(label for _, label in STATES))),
        ),
        rows=list(_each_obligation(of, found)),
    )


def _each_obligation(of: Asked, found: Counted) -> Iterator[Row]:
    states: Counter[tuple[str, str, str]] = Counter()
    for one, number in found.owed.items():
        states[one.track, one.occurrence, one.state] += number
    for track in of.definition.obligations:
        for occurrence in _rounds(found.owed, track):
            numbers = [states[track, occurrence, state] for state, _ in STATES]
            yield (of.track(track), of.round(occurrence), sum(numbers), *numbers)


def _cases(of: Asked, found: Counted, title: str, remark: str) -> Sheet:
    return Sheet(
        name=of.said(CASES),
        title=title,
        remarks=(remark,),
        columns=(
            Column(label=of.said(UNIT), width=34),
            Column(label=of.said(TRACK), width=30),
            Column(label=of.said(ROUND), width=16),
            Column(label=of.said(STATE), width=32),
            _number(of.said(NUMBER)),
        ),
        rows=list(_each_state(of, found)),
    )


def _each_state(of: Asked, found: Counted) -> Iterator[Row]:
    """Units as they are listed, then tracks and their states as the plan has them."""
    units = {unit: place for place, unit in enumerate(found.names)}
    tracks = {str(track): place for place, track in enumerate(of.nominations)}
    states = {
        (str(track), str(state)): place
        for track in of.nominations
        for place, state in enumerate(of.definition.tracks[track].states)
    }
    ordered = sorted(
        found.cases, key=lambda one: (units[one.unit], tracks[one.track], one.occurrence, states[one.track, one.state])
    )
    for one in ordered:
        track, state = of.track(one.track), of.state(one.track, one.state)
        yield (found.names[one.unit], track, of.round(one.occurrence), state, found.cases[one])


def _rounds(owed: Iterable[Standing], track: str) -> list[str]:
    return sorted({one.occurrence for one in owed if one.track == track})


def _number(label: str) -> Column:
    return Column(label=label, width=12, shown=Shown.NUMBER, summed=True)
