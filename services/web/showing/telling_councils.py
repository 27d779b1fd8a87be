"""Entries of councils and sittings in words. Who voted how is told nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from services.web.showing.outcomes import counted_said, outcome_badge
from services.web.showing.seating import SEATS
from services.web.showing.sentence import Sentence
from services.words import day, explained, instant, translation
from workflow.councils.tallying import Votes
from workflow.definition import Definition
from workflow.definition.councils import Because, SeatKind
from workflow.events.councils import CouncilComposed
from workflow.events.sittings import (
    AgendaChanged,
    AttendanceTaken,
    BallotCast,
    ConflictFlagged,
    ConflictLifted,
    MinutesFiled,
    MotionDecided,
    SittingCalled,
    SittingCalledOff,
    SittingClosed,
    SittingEvent,
    SittingOpened,
    VotesCounted,
)

BECAUSE: Mapping[Because, str] = {
    Because.OWN_CASE: "là người được xét",
    Because.OWN_UNIT: "hồ sơ của đơn vị mình",
    Because.AUTHOR: "là tác giả",
    Because.ORGANISER: "là người tổ chức",
    Because.DECLARED: "tự khai hoặc do người triệu tập khai",
}


def because_said(because: str, language: str) -> str:
    """Why a member has a conflict of interest."""
    known = {one.value: text for one, text in BECAUSE.items()}
    return translation(language).gettext(known[because]) if because in known else because


@dataclass(frozen=True, slots=True)
class TellerOfCouncils:
    """Tells what happened to councils and at sittings; `names` call people and motions by their ids."""

    definition: Definition
    names: Mapping[str, str]
    language: str

    def tell(self, event: CouncilComposed | SittingEvent) -> Sentence:
        match event:
            case CouncilComposed():
                return self._composed(event)
            case SittingCalled() | AgendaChanged() | SittingOpened() | AttendanceTaken():
                return self._begun(event)
            case ConflictFlagged() | ConflictLifted():
                return self._conflict(event)
            case VotesCounted() | BallotCast() | MotionDecided():
                return self._voted(event)
            case MinutesFiled() | SittingClosed() | SittingCalledOff():
                return self._ended(event)
            case _:
                return Sentence(what=event.kind)

    def _composed(self, event: CouncilComposed) -> Sentence:
        said = self._said("Thành lập hoặc kiện toàn {council}", council=self._council(event.rule))
        days = self._said("Tham gia từ ngày {day}", day=day(event.first_day))
        decision = self._said(
            "Quyết định số {number}, ngày {day}", number=event.decision_number, day=day(event.decided_on)
        )
        return Sentence(what=said, details=(decision, days, self._seats(event.seats)))

    def _begun(self, event: SittingCalled | AgendaChanged | SittingOpened | AttendanceTaken) -> Sentence:
        match event:
            case SittingCalled():
                said = self._said("Triệu tập phiên họp: {council}", council=self._council(event.council))
                where = (event.place,) if event.place else ()
                cases = self._said("{count} hồ sơ trong chương trình", count=len(event.agenda))
                return Sentence(what=said, details=(instant(event.called_for), *where, cases))
            case AgendaChanged():
                said = self._said(
                    "Đổi chương trình: thêm {added}, bỏ {removed} hồ sơ",
                    added=len(event.added),
                    removed=len(event.removed),
                )
                return Sentence(what=said)
            case SittingOpened():
                return Sentence(what=self._said("Khai mạc phiên họp"), details=(self._seats(event.seats),))
            case AttendanceTaken():
                return self._attended(event)

    def _attended(self, event: AttendanceTaken) -> Sentence:
        said = self._said("Điểm danh: {count} thành viên có mặt", count=len(event.present))
        written = self._said("Ý kiến bằng văn bản: {names}", names=self._all(event.written)) if event.written else ""
        return Sentence(what=said, details=tuple(part for part in (self._all(event.present), written) if part))

    def _conflict(self, event: ConflictFlagged | ConflictLifted) -> Sentence:
        who, about = self._name(event.member), self._about(event.motion)
        if isinstance(event, ConflictFlagged):
            said = self._said("Xung đột lợi ích: {member}, hồ sơ {subject}", member=who, subject=about)
            return Sentence(what=said, details=(because_said(event.because, self.language),), reason=event.note)
        said = self._said("Không còn xung đột lợi ích: {member}, hồ sơ {subject}", member=who, subject=about)
        return Sentence(what=said, reason=event.reason)

    def _voted(self, event: VotesCounted | BallotCast | MotionDecided) -> Sentence:
        about = self._about(event.motion)
        match event:
            case VotesCounted():
                votes = Votes(
                    in_favour=event.in_favour, against=event.against, abstained=event.abstained, invalid=event.invalid
                )
                said = self._said("Nhập kết quả kiểm phiếu: {subject}", subject=about)
                return Sentence(what=said, details=(counted_said(votes, self.language),))
            case BallotCast():
                return Sentence(what=self._said("Biểu quyết: {subject}", subject=about))
            case MotionDecided():
                outcome = outcome_badge(event, self.language).label
                figures = (counted_said(event, self.language), explained(event, self.language))
                said = self._said("Kết quả biểu quyết: {subject}", subject=about)
                return Sentence(what=f"{said}: {outcome}", details=figures)

    def _ended(self, event: MinutesFiled | SittingClosed | SittingCalledOff) -> Sentence:
        match event:
            case MinutesFiled():
                said = self._said("Đính kèm biên bản số {number}", number=event.number)
                return Sentence(what=said, details=(event.filename,) if event.filename else ())
            case SittingClosed():
                return Sentence(what=self._said("Bế mạc phiên họp"))
            case SittingCalledOff():
                return Sentence(what=self._said("Hủy phiên họp"), reason=event.reason)

    def _seats(self, seats: Mapping[str, str]) -> str:
        _ = translation(self.language).gettext
        return "; ".join(f"{self._name(who)} ({_(SEATS[SeatKind(seat)])})" for who, seat in seats.items())

    def _council(self, rule: str) -> str:
        found = next((one for one in self.definition.councils.values() if one.id == rule), None)
        return found.label.said(self.language) if found else rule

    def _about(self, motion: str) -> str:
        """What *motion* is called; of one that stands on no agenda any more, its number."""
        return self.names.get(motion) or motion.rpartition("-")[2].lstrip("0")

    def _all(self, people: Iterable[str]) -> str:
        return ", ".join(self._name(one) for one in people)

    def _name(self, person: str) -> str:
        return self.names.get(person, person)

    def _said(self, text: str, **values: str | int) -> str:
        return translation(self.language).gettext(text).format(**values)
