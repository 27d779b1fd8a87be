"""A jury's pages as templates show them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from fractions import Fraction

from services.councils import Desk, Progress, code_of
from services.councils.judging import Progressing, WorkBefore
from services.store.cases import Listed
from services.store.people import Person
from services.web.contexts.frame import DueDay, Input
from services.web.contexts.judging import (
    JudgedLine,
    JudgingPage,
    LoadLine,
    PaperLink,
    SheetLine,
    SheetPage,
    SheetsPage,
    WorkLine,
)
from services.web.contexts.work import Marking
from services.web.forms import INPUT
from services.web.showing.parts import due_day, field_value, in_words, problems_at
from services.words import Worded, decimal_said, translation
from workflow.councils.judged import GivenSheet
from workflow.councils.scoring import total
from workflow.councils.sitting import SittingState
from workflow.deadlines import Due
from workflow.decimals import written
from workflow.definition.councils import Averaging, Criterion
from workflow.ids import RoleId

NOTE = "Nhận xét"
DESPITE = "Lý do kết thúc khi còn thiếu phiếu"
NOT_OPEN = "Chưa bắt đầu chấm."
OVER = "Việc chấm đã kết thúc; phiếu không sửa được nữa."
STATES: Mapping[SittingState, str] = {
    SittingState.CALLED: "Chưa bắt đầu",
    SittingState.OPEN: "Đang chấm",
    SittingState.CLOSED: "Đã kết thúc",
    SittingState.CALLED_OFF: "Đã hủy",
}
AVERAGES: Mapping[Averaging, str] = {
    Averaging.MEAN: "Trung bình cộng các phiếu",
    Averaging.TRIMMED: "Trung bình cộng, bỏ phiếu cao nhất và thấp nhất",
    Averaging.NORMALISED: "Trung bình cộng sau khi đưa phiếu của mỗi giám khảo về cùng một thang",
}
KILO = 1024


def sheets_page(desk: Desk, today: date, language: str, done: str) -> SheetsPage:
    """What lies before a member."""
    said = translation(language).gettext
    state = desk.sitting.state
    why = said(NOT_OPEN) if state is SittingState.CALLED else said(OVER) if state is not SittingState.OPEN else ""
    return SheetsPage(
        campaign=desk.found.definition.label.said(language),
        council=desk.found.rule.label.said(language),
        works=tuple(_work_line(desk, one, language) for one in desk.works),
        given=desk.given,
        due=_due([one.due for one in desk.works], today),
        state=why,
        done=done,
    )


def marking(desk: Desk, today: date, language: str) -> Marking:
    """What lies before a member, as one line of their work."""
    return Marking(
        href=f"/sittings/{desk.sitting.id}/sheets",
        council=desk.found.rule.label.said(language),
        given=desk.given,
        wanted=len(desk.works),
        due=_due([one.due for one in desk.works], today),
    )


def sheet_page(
    desk: Desk, one: WorkBefore, today: date, language: str, typed: Mapping[str, str], said: tuple[Worded, ...]
) -> SheetPage:
    """One sheet, as it was given or typed."""
    definition, rule = desk.found.definition, desk.found.rule
    address = f"/sittings/{desk.sitting.id}/sheets"
    fields = definition.fields
    note = typed.get("note", one.sheet.note if one.sheet else "")
    criteria = tuple(_criterion_input(criterion, one.sheet, language, typed, said) for criterion in rule.criteria)
    places = {*(criterion.id for criterion in rule.criteria), "note"}
    return SheetPage(
        href=address,
        council=rule.label.said(language),
        code=code_of(one.number),
        facts=tuple(
            (fields[name].label.said(language), field_value(fields[name], value, language))
            for name, value in one.fields.items()
        ),
        papers=tuple(
            PaperLink(
                href=f"{address}/{one.motion}/papers/{number}",
                label=next(
                    kind.label.said(language) for kind in definition.documents.values() if kind.id == paper.kind
                ),
                size=f"{max(paper.size // KILO, 1)} KB",
            )
            for number, paper in enumerate(one.papers, start=1)
        ),
        criteria=criteria,
        note=_text_input("note", translation(language).gettext(NOTE), note, problems_at("note", said)),
        due=_due([one.due], today),
        given=one.sheet is not None,
        version=desk.sitting.version,
        refused=in_words(worded for worded in said if worded.place not in places),
        action=f"{address}/{one.motion}" if desk.sitting.state is SittingState.OPEN else "",
    )


def judging_page(
    progress: Progress,
    listed: Mapping[str, Listed],
    roles: Collection[RoleId],
    today: date,
    language: str,
    *,
    said: tuple[Worded, ...] = (),
    typed: str = "",
    done: str = "",
) -> JudgingPage:
    """How far a jury is, for whoever runs the contest."""
    sitting, rule = progress.sitting, progress.found.rule
    gettext = translation(language).gettext
    names = {one.person.id: one.person.name for one in progress.loads}
    return JudgingPage(
        href=f"/sittings/{sitting.id}",
        campaign=progress.found.definition.label.said(language),
        campaign_href=f"/campaigns/{sitting.campaign}",
        council=rule.label.said(language),
        state=gettext(STATES[sitting.state]),
        averaging=gettext(AVERAGES[progress.judging.averaging]),
        criteria=tuple(f"{one.label.said(language)} ({_short(one.most, language)})" for one in rule.criteria),
        loads=tuple(
            LoadLine(name=one.person.name, title=one.person.title, given=one.given, wanted=one.wanted)
            for one in progress.loads
        ),
        works=tuple(
            _judged_line(one, listed[one.case.id], rule.criteria, names, language) for one in _in_rank(progress)
        ),
        due=_due(list(progress.judging.windows.values()), today),
        closed=sitting.state is SittingState.CLOSED,
        draws=progress.judging.judges,
        may_run=sitting.state is SittingState.OPEN and bool(set(roles) & set(rule.convened_by)),
        waits=any(one.given < one.wanted for one in progress.works),
        despite=_text_input("despite", gettext(DESPITE), typed, ()),
        version=sitting.version,
        refused=in_words(said),
        done=done,
    )


def _in_rank(progress: Progress) -> list[Progressing]:
    """The works, the best first once they have a rank; before, and equals, by their numbers."""
    return sorted(
        progress.works, key=lambda one: (one.result is None, one.result.rank if one.result else 0, one.number)
    )


def _work_line(desk: Desk, one: WorkBefore, language: str) -> WorkLine:
    fields = desk.found.definition.fields
    return WorkLine(
        href=f"/sittings/{desk.sitting.id}/sheets/{one.motion}",
        code=code_of(one.number),
        about=" · ".join(field_value(fields[name], value, language) for name, value in one.fields.items()),
        total=_total(desk.found.rule.criteria, one.sheet, language) if one.sheet else "",
    )


def _judged_line(
    one: Progressing, listed: Listed, criteria: tuple[Criterion, ...], names: Mapping[str, str], language: str
) -> JudgedLine:
    result = one.result
    return JudgedLine(
        code=code_of(one.number),
        href=f"/cases/{one.case.id}",
        subject=listed.subject,
        unit=listed.unit_name,
        given=one.given,
        wanted=one.wanted,
        written=decimal_said(result.written, language) if result else "",
        exact=result.exact if result and "/" in result.exact else "",
        rank=result.rank if result else None,
        missing=tuple(names[member] for member in result.missing) if result else (),
        sheets=tuple(_sheet_line(person, sheet, criteria, language) for person, sheet in one.sheets),
    )


def _sheet_line(person: Person, sheet: GivenSheet, criteria: tuple[Criterion, ...], language: str) -> SheetLine:
    return SheetLine(
        name=person.name,
        scores=tuple(_short(Fraction(sheet.scores[one.id]), language) for one in criteria),
        total=_total(criteria, sheet, language),
        note=sheet.note,
    )


def _criterion_input(
    one: Criterion, sheet: GivenSheet | None, language: str, typed: Mapping[str, str], said: tuple[Worded, ...]
) -> Input:
    held = _short(Fraction(sheet.scores[one.id]), language) if sheet else ""
    return Input(
        name=f"{INPUT}{one.id}",
        label=one.label.said(language),
        kind="decimal",
        value=typed.get(one.id, held),
        low=0,
        high=int(one.most) if one.most.denominator == 1 else None,
        problems=problems_at(one.id, said),
    )


def _text_input(name: str, label: str, value: str, problems: tuple[str, ...]) -> Input:
    return Input(name=name, label=label, kind="long", value=value, problems=problems, required=False)


def _total(criteria: tuple[Criterion, ...], sheet: GivenSheet, language: str) -> str:
    return _short(total(criteria, {one.id: Fraction(sheet.scores[one.id]) for one in criteria}), language)


def _short(number: Fraction, language: str) -> str:
    """*number* with as many decimals as it needs, two at most."""
    text = written(number, 2)
    return decimal_said(text.rstrip("0").rstrip("."), language)


def _due(dues: Collection[Due | None], today: date) -> DueDay | None:
    """The window that closes last, while it is open."""
    latest = max((due for due in dues if due), key=lambda due: due.last_day, default=None)
    return due_day(latest, today)
