"""Entries of a history in words: what happened, told from the event alone and the definition's labels."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from definitions.values import OPENING
from services.pages.reading import Happened
from services.store.work import SYSTEM
from services.web.contexts.frame import Line
from services.web.showing.ladder import step_said
from services.web.showing.parts import field_value, track_named, with_round
from services.web.showing.returned import completing_said
from services.web.showing.sentence import Sentence
from services.web.showing.telling_councils import TellerOfCouncils
from services.web.showing.telling_decisions import TellerOfDecisions
from services.words import day, state_said, translation
from workflow.campaign import Setting
from workflow.commands import Moving
from workflow.definition import Definition
from workflow.events import (
    AnyEvent,
    CampaignClosed,
    CampaignDrafted,
    CampaignLaunched,
    CampaignResumed,
    CampaignSuspended,
    CaseCancelled,
    CaseEvent,
    CaseOpened,
    CompletionConfirmed,
    DeadlineArmed,
    DeadlineEnded,
    DeadlineEvent,
    DeadlineExtended,
    DeadlineMoved,
    DeadlinePassed,
    DeadlineShifted,
    DocumentFiled,
    FieldsWritten,
    MessageSentAgain,
    MilestonePostponed,
    MilestoneRecorded,
    OccurrenceSkipped,
    ParticipantsSelected,
    PartsFlagged,
    QuestionAnswered,
    ResultsEntered,
    RungFired,
    RungGivenUp,
    RungRetried,
    RungSkipped,
    TransitionTaken,
)
from workflow.events.councils import CouncilEvent
from workflow.events.decisions import DecisionEvent
from workflow.events.sittings import SittingEvent

RungEvent = RungFired | RungSkipped | RungRetried | RungGivenUp | DeadlinePassed
THE_CLOCK = "Hệ thống"
MOVING = {Moving.KEEP: "các thời hạn giữ nguyên ngày", Moving.SHIFT: "các thời hạn lùi {days} ngày"}
MOVED_BECAUSE = {"calendar": "Lịch làm việc thay đổi", "milestone": "Mốc thay đổi"}


def line(
    happened: Happened,
    definition: Definition,
    names: Mapping[str, str],
    language: str,
    *,
    about: str = "",
    track: str = "",
) -> Line:
    """An entry as a line of the history page; *track* is that of its case, since tracks may share a trigger."""
    entry = happened.entry
    said = _Teller(definition, names, language, track).tell(happened.event)
    who = translation(language).gettext(THE_CLOCK) if entry.actor == SYSTEM else names.get(entry.actor, entry.actor)
    kind, _, identity = entry.stream.partition(":")
    return Line(
        sequence=entry.sequence,
        at=datetime.fromisoformat(entry.business_at),
        who=who,
        what=said.what,
        details=said.details,
        reason=said.reason,
        hash=entry.hash[:12],
        href=f"/{kind}s/{identity}",
        about=about,
    )


class _Teller:
    """Tells events in one language, by the labels of one definition; an id that has no label is told as it is."""

    def __init__(self, definition: Definition, names: Mapping[str, str], language: str, track: str) -> None:
        self.definition = definition
        self.track = track
        self.names = names
        self.language = language
        self._ = translation(language).gettext

    def tell(self, event: AnyEvent) -> Sentence:
        if isinstance(event, CouncilEvent | SittingEvent):
            return TellerOfCouncils(self.definition, self.names, self.language).tell(event)
        if isinstance(event, DecisionEvent):
            return TellerOfDecisions(self.definition, self.names, self.language).tell(event)
        if isinstance(event, CaseEvent):
            return self._of_case(event)
        if isinstance(event, DeadlineEvent):
            return self._of_deadline(event)
        return self._of_campaign(event)

    def _of_case(self, event: CaseEvent) -> Sentence:
        _ = self._
        match event:
            case CaseOpened():
                track = with_round(self._track(event.track), event.occurrence, self.language)
                return Sentence(what=_("Mở hồ sơ: {track}").format(track=track))
            case TransitionTaken():
                return self._moved(event)
            case FieldsWritten():
                return Sentence(what=_("Ghi số liệu"), details=self._values(event))
            case DocumentFiled():
                kind = self._label("documents", event.document_kind)
                number = _("Số {number}").format(number=event.number) if event.number else ""
                details = tuple(part for part in (event.filename, number) if part)
                return Sentence(what=_("Đính kèm văn bản: {kind}").format(kind=kind), details=details)
            case PartsFlagged() | CompletionConfirmed() | ResultsEntered():
                what, details = completing_said(event, self.definition, self.language)
                return Sentence(what=what, details=details)
            case CaseCancelled():
                return Sentence(what=_("Hủy hồ sơ"), reason=event.reason)

    def _of_campaign(self, event: AnyEvent) -> Sentence:
        _ = self._
        match event:
            case CampaignDrafted():
                return Sentence(what=_("Lập đợt thi đua"))
            case QuestionAnswered():
                return self._answered(event)
            case ParticipantsSelected():
                what = _("Chọn đối tượng tham gia: {units} đơn vị, {people} cá nhân")
                return Sentence(what=what.format(units=len(event.units), people=len(event.people)))
            case CampaignLaunched():
                return Sentence(what=_("Phát động đợt thi đua"))
            case CampaignClosed():
                left = _("Còn {count} hồ sơ chưa kết thúc").format(count=event.open_cases)
                details = (left,) if event.open_cases else ()
                return Sentence(what=_("Kết thúc đợt thi đua"), details=details, reason=event.reason)
            case CampaignSuspended() | CampaignResumed() | MilestonePostponed():
                return self._adjusted(event)
            case MilestoneRecorded():
                what = _("Ghi nhận mốc: {milestone}").format(milestone=self._label("milestones", event.milestone))
                number = _("Số {number}").format(number=event.document_number)
                unsure = (_("tạm tính"),) if event.provisional else ()
                return Sentence(what=what, details=(day(event.happened_on), number, *unsure))
            case _:
                return Sentence(what=_("Gửi lại một thư") if isinstance(event, MessageSentAgain) else event.kind)

    def _adjusted(self, event: CampaignSuspended | CampaignResumed | MilestonePostponed) -> Sentence:
        _ = self._
        number = (_("Số {number}").format(number=event.document_number),) if event.document_number else ()
        match event:
            case CampaignSuspended():
                return Sentence(what=_("Tạm dừng đợt thi đua"), details=number, reason=event.reason)
            case CampaignResumed():
                moving = _(MOVING[Moving(event.moving)]).format(days=event.days)
                what = _("Tiếp tục đợt thi đua sau {days} ngày tạm dừng").format(days=event.days)
                return Sentence(what=what, details=(moving, *number), reason=event.reason)
            case MilestonePostponed():
                what = _("Đổi ngày mốc: {milestone}").format(milestone=self._label("milestones", event.milestone))
                days = f"{day(event.instead_of)} → {day(event.happened_on)}"
                return Sentence(what=what, details=(days, *number), reason=event.reason)

    def _of_deadline(self, event: DeadlineEvent) -> Sentence:
        name = with_round(self._label("deadlines", event.deadline), event.occurrence, self.language)
        match event:
            case RungFired() | RungSkipped() | RungRetried() | RungGivenUp() | DeadlinePassed():
                return self._come(event, name)
            case _:
                return self._set(event, name)

    def _set(self, event: Setting | OccurrenceSkipped | DeadlineEnded, name: str) -> Sentence:
        """A deadline called *name* has its day, another day, or none any more."""
        _ = self._
        match event:
            case DeadlineArmed():
                return Sentence(what=_("Đặt {deadline}: {day}").format(deadline=name, day=day(event.last_day)))
            case DeadlineExtended():
                what = _("Gia hạn {deadline} đến {day}").format(deadline=name, day=day(event.last_day))
                number = _("Số {number}").format(number=event.document_number) if event.document_number else ""
                return Sentence(what=what, details=(number,) if number else (), reason=event.reason)
            case DeadlineMoved():
                what = _("Dời {deadline} sang {day}").format(deadline=name, day=day(event.last_day))
                return Sentence(what=what, details=(_(MOVED_BECAUSE.get(event.because, event.because)),))
            case DeadlineShifted():
                what = _("Dời {deadline} sang {day}").format(deadline=name, day=day(event.last_day))
                return Sentence(what=what, details=(_("Đợt thi đua đã tạm dừng"),))
            case DeadlineEnded():
                return Sentence(
                    what=_("Bỏ thời hạn riêng: {deadline}").format(deadline=name), details=(_("Hủy hồ sơ"),)
                )
            case OccurrenceSkipped():
                return Sentence(
                    what=_("Không áp dụng {deadline}: hạn đã qua trước khi phát động").format(deadline=name)
                )

    def _come(self, event: RungEvent, name: str) -> Sentence:
        """What became of a rung of the deadline called *name*, or that its end has come."""
        _ = self._
        match event:
            case RungFired(rung="begins"):
                return Sentence(what=_("Bắt đầu kỳ: {deadline}").format(deadline=name))
            case RungFired():
                said = (
                    _("đã gửi {told} thư")
                    if event.rung.startswith(OPENING)
                    else _("{owing} đơn vị còn nợ, đã gửi {told} thư")
                )
                told = said.format(owing=event.owing, told=event.told)
                vacant = _("{vacant} nơi không có người giữ vai trò, đã báo người khác").format(vacant=event.vacant)
                return Sentence(what=self._rung(event), details=(told, vacant) if event.vacant else (told,))
            case RungSkipped():
                return Sentence(what=self._rung(event), details=(_("bỏ qua"),))
            case RungRetried():
                return Sentence(what=_("Cho chạy lại ngay: {rung}").format(rung=self._rung(event)))
            case RungGivenUp():
                what = _("Thôi không chạy nữa: {rung}").format(rung=self._rung(event))
                return Sentence(what=what, reason=event.reason)
            case DeadlinePassed():
                what = _("Hết hạn: {deadline}").format(deadline=name)
                return Sentence(what=what, details=(_("{owing} đơn vị quá hạn").format(owing=event.owing),))

    def _moved(self, event: TransitionTaken) -> Sentence:
        _ = self._
        tracks = [track for track in self.definition.tracks.values() if self.track in {"", track.id}]
        moves = [m for track in tracks for m in track.transitions if m.trigger == event.trigger]
        exact = [m for m in moves if (m.source, m.target) == (event.source, event.target)]
        label = next((m.label.said(self.language) for m in (*exact, *moves)), event.trigger)
        details = [f"{self._state(event.source)} → {self._state(event.target)}"]
        if event.received_on:
            said = _("Đã nhận ngày {day}; bằng chứng: {evidence}")
            details.append(said.format(day=day(event.received_on), evidence=event.evidence))
        if event.sitting:
            sat = self.names.get(event.sitting, "")
            details.append(_("Theo kết quả phiên họp {sitting}").format(sitting=sat).rstrip())
        if event.late:
            details.append(_("Sau hạn"))
        return Sentence(what=label, details=tuple(details), reason=event.reason)

    def _values(self, event: FieldsWritten) -> tuple[str, ...]:
        fields = {str(field.id): field for field in self.definition.fields.values()}
        return tuple(
            f"{fields[name].label.said(self.language)}: {field_value(fields[name], value, self.language)}"
            if name in fields
            else f"{name}: {value}"
            for name, value in event.all_values().items()
        )

    def _answered(self, event: QuestionAnswered) -> Sentence:
        asked = next((q for q in self.definition.questions.values() if q.id == event.question), None)
        options = asked.options if asked else ()
        chosen = next((o.label.said(self.language) for o in options if o.id == event.option), event.option)
        text = asked.asks.said(self.language) if asked else event.question
        what = self._("Trả lời câu hỏi: {question}").format(question=text)
        return Sentence(what=what, details=(chosen,), reason=event.basis)

    def _rung(self, event: RungFired | RungSkipped | RungRetried | RungGivenUp) -> str:
        return step_said(self.definition, event.deadline, event.rung, self.language, occurrence=event.occurrence)

    def _state(self, state: str) -> str:
        return state_said(self.definition, state, self.language)

    def _track(self, track: str) -> str:
        return track_named(self.definition, track).label.said(self.language)

    def _label(self, kind: str, name: str) -> str:
        found = getattr(self.definition, kind).get(name)
        return str(found.label.said(self.language)) if found else name
