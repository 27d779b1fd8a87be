"""A sitting as its page shows it: the council's room."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from services.pages.sittings import SittingRead, case_of
from services.store.cases import Listed
from services.web.contexts.cases import Value
from services.web.contexts.frame import Choice, Input
from services.web.contexts.sittings import (
    Attending,
    Casting,
    Flagged,
    MinutesShown,
    Motion,
    Quorum,
    SittingPage,
)
from services.web.showing.benches import CONFLICTED, VOTING
from services.web.showing.counting import cells_of, problems_of
from services.web.showing.outcomes import counted_said, majority_said, outcome_badge
from services.web.showing.parts import field_value, in_words, problems_at, state_badge, track_named, unmet, with_round
from services.web.showing.seating import candidates, in_order, seat_said, sitting_badge
from services.web.showing.telling_councils import because_said
from services.web.showing.trying import Tried
from services.words import explained, translation
from workflow.councils.sitting import Choice as Vote
from workflow.councils.sitting import SittingState
from workflow.councils.tallying import House, Votes, tally
from workflow.definition import FieldKind
from workflow.definition.councils import Ballot, Voting
from workflow.ids import MotionId

OPENED, ATTENDED, DECLARED, LIFTED, COUNTED, MINUTES, CLOSED, CALLED_OFF, AGENDA, CALLED = (
    *("opened", "attended", "declared", "lifted", "counted", "minutes", "closed", "called_off", "agenda", "called"),
)
DONE: Mapping[str, str] = {
    CALLED: "Đã triệu tập phiên họp.",
    AGENDA: "Đã đổi chương trình phiên họp.",
    OPENED: "Đã khai mạc phiên họp; thành viên của hôm nay đã được ghi lại.",
    ATTENDED: "Đã điểm danh.",
    DECLARED: "Đã ghi nhận xung đột lợi ích.",
    LIFTED: "Đã bỏ ghi nhận xung đột lợi ích.",
    COUNTED: "Đã ghi kết quả kiểm phiếu.",
    MINUTES: "Đã đính kèm biên bản.",
    CLOSED: "Đã kết thúc phiên họp; mọi hồ sơ trong chương trình đã chuyển theo kết quả.",
    CALLED_OFF: "Đã hủy phiên họp; các hồ sơ chờ phiên họp khác.",
}
IN_FAVOUR, AGAINST, REASON = "Đồng ý", "Không đồng ý", "Lý do"
CASTING_MISSING = "casting_vote_missing"
SHOWN_KINDS = (FieldKind.NUMBER, FieldKind.CHOICE)


@dataclass(frozen=True, slots=True)
class Told:
    """What the page says of what was done just now: in words, and the form that was refused, if one was."""

    done: str
    tried: Tried | None

    def of(self, form: str) -> Tried | None:
        return self.tried if self.tried and self.tried.form == form else None

    def typed(self, form: str, name: str) -> str:
        """What was typed under *name* into that form, if it was refused."""
        mine = self.of(form)
        return mine.typed.get(name, "") if mine else ""


def sitting_page(read: SittingRead, language: str, told: Told) -> SittingPage:
    """The context of `sitting.html`."""
    sitting, found, rule = read.sitting, read.seen.found, read.rule
    _ = translation(language).gettext
    campaign = f"/campaigns/{found.campaign.id}"
    tried = told.tried
    return SittingPage(
        href=f"/sittings/{sitting.id}",
        version=sitting.version,
        council=rule.label.said(language),
        council_href=f"{campaign}/councils/{rule.id}" if read.may_open_council else "",
        campaign=found.definition.label.said(language),
        campaign_href=campaign,
        badge=sitting_badge(sitting.state, language),
        state=sitting.state.value,
        at=sitting.called_for,
        place=sitting.place,
        decision=sitting.decision_number,
        voting=_(VOTING[rule.voting]),
        majority=majority_said(read.shares, language) if read.shares else "",
        quorum=_quorum(read),
        members=_members(read, language, told.of(ATTENDED)),
        attended=bool(sitting.taking_part()),
        written=rule.written,
        motions=tuple(_motion(read, number, one, language, told) for number, one in enumerate(sitting.agenda, start=1)),
        conflict_rule=_(CONFLICTED[rule.conflicted]),
        declarers=_declarers(read),
        quick=_counts_here(read) and len(sitting.agenda) > 1,
        minutes=_minutes(read),
        minutes_number=told.typed(MINUTES, "number"),
        in_the_way=unmet(read.in_the_way, found.definition, language),
        castings=_castings(read, language),
        presiding=read.may_convene,
        ballots=f"/sittings/{sitting.id}/ballots" if _votes_here(read) else "",
        candidates=tuple(candidates(read.waiting, found.definition, language, told.of(AGENDA))),
        reason=_reason(read, language, told.of(CALLED_OFF)),
        refused=in_words(tried.said) if tried else (),
        form=tried.form if tried else "",
        done=_(DONE[told.done]) if told.done in DONE else "",
    )


def _quorum(read: SittingRead) -> Quorum | None:
    """Who is here against who has to be, where the council's votes ask for a quorum."""
    if read.shares is None:
        return None
    sitting = read.sitting
    house = House(members=len(read.seats), present=len(sitting.present), written=len(sitting.written))
    outcome = tally(read.shares, house, Votes())
    return Quorum(
        present=house.present,
        written=house.written,
        members=house.members,
        needed=outcome.present_needed,
        reached=outcome.quorate,
    )


def _members(read: SittingRead, language: str, tried: Tried | None) -> tuple[Attending, ...]:
    def mark(person: str) -> str:
        if tried:
            return next((kind for kind in ("present", "written") if f"{kind}.{person}" in tried.typed), "absent")
        return _mark(read, person)

    return tuple(
        Attending(
            id=str(person),
            name=read.members[person].name,
            unit=read.members[person].unit,
            seat=seat_said(seat, language),
            mark=mark(person),
        )
        for person, seat in in_order(read.seats, read.members)
    )


def _mark(read: SittingRead, person: str) -> str:
    sitting = read.sitting
    if not sitting.taking_part():
        return ""
    return "present" if person in sitting.present else "written" if person in sitting.written else "absent"


def _motion(read: SittingRead, number: int, motion: MotionId, language: str, told: Told) -> Motion:
    sitting, rule, definition = read.sitting, read.rule, read.seen.found.definition
    case, house = case_of(read.seen, motion), sitting.house(motion, rule.conflicted)
    counted, decided = sitting.counted.get(motion), sitting.decided.get(motion)
    votes = counted[0] if counted else None
    is_open = sitting.state is SittingState.OPEN
    tried = told.of(COUNTED)
    return Motion(
        id=motion,
        number=number,
        href=f"/cases/{case.id}" if case.id in read.readable else "",
        subject=case.subject,
        unit=case.unit_name,
        track=with_round(track_named(definition, case.track).label.said(language), case.occurrence, language),
        badge=state_badge(definition, case.track, case.state, language),
        values=_values(read, case, language),
        conflicts=_conflicts(read, motion, language),
        kept_out=motion in read.seen.kept_out,
        voting=house.voting,
        counted=counted_said(votes, language) if votes and is_open else "",
        recount=bool(votes and is_open and votes.given != house.voting),
        outcome=outcome_badge(decided, language) if decided else None,
        reckoning=f"{counted_said(decided, language)}. {explained(decided, language)}" if decided else "",
        cells=cells_of(motion, votes, language, tried) if _counts_here(read) else (),
        problems=problems_of(motion, tried),
        declaring=is_open and (read.may_convene or _free_member(read, motion)),
    )


def _free_member(read: SittingRead, motion: MotionId) -> bool:
    """Whether the reader is a member with no conflict of interest in *motion* so far."""
    return read.reader in read.seats and (motion, read.reader) not in read.sitting.conflicts


def _values(read: SittingRead, case: Listed, language: str) -> tuple[Value, ...]:
    """The numbers and choices a case comes with: its score, its rating; not the votes it gets here."""
    definition, rule = read.seen.found.definition, read.rule
    asked = {
        field
        for track in rule.tracks
        for move in definition.track_of(track).transitions
        if move.trigger == rule.trigger
        for field in move.asks
    }
    known = {str(name): field for name, field in definition.fields.items() if name not in asked}
    return tuple(
        Value(label=known[name].label.said(language), text=field_value(known[name], value, language))
        for name, value in case.fields.items()
        if name in known and known[name].kind in SHOWN_KINDS
    )


def _conflicts(read: SittingRead, motion: MotionId, language: str) -> tuple[Flagged, ...]:
    lifting = read.may_convene and read.sitting.state is SittingState.OPEN
    return tuple(
        Flagged(
            name=read.members[who].name if who in read.members else who,
            because=because_said(because, language),
            member=str(who) if lifting else "",
        )
        for (about, who), because in read.sitting.conflicts.items()
        if about == motion
    )


def _declarers(read: SittingRead) -> tuple[Choice, ...]:
    """For whom the reader may declare a conflict: whoever convenes for every member, a member for themselves."""
    people = [who for who, _ in in_order(read.seats, read.members)] if read.may_convene else [read.reader]
    return tuple(
        Choice(value=str(who), label=read.members[who].name, chosen=who == read.reader)
        for who in people
        if who in read.seats
    )


def _counts_here(read: SittingRead) -> bool:
    """Whether counts of paper ballots are entered by the reader, now."""
    on_paper = read.rule.voting is Voting.COUNTED and read.rule.ballot is Ballot.APPROVE
    return on_paper and read.may_convene and read.sitting.state is SittingState.OPEN


def _votes_here(read: SittingRead) -> bool:
    """Whether the reader gives a ballot of their own, now."""
    taking_part = read.reader in read.sitting.taking_part()
    return read.rule.voting is not Voting.COUNTED and taking_part and read.sitting.state is SittingState.OPEN


def _minutes(read: SittingRead) -> MinutesShown | None:
    paper = read.sitting.minutes
    if paper is None:
        return None
    at = "" if read.seen.kept_out else f"/sittings/{read.sitting.id}/minutes"
    return MinutesShown(href=at, number=paper.number, filename=paper.filename, size=paper.size)


def _castings(read: SittingRead, language: str) -> tuple[Casting, ...]:
    _ = translation(language).gettext
    ties = {one.place for one in read.in_the_way if one.code == CASTING_MISSING}
    labels = {Vote.IN_FAVOUR: _(IN_FAVOUR), Vote.AGAINST: _(AGAINST)}
    return tuple(
        Casting(
            motion=motion,
            number=number,
            subject=case_of(read.seen, motion).subject,
            choices=tuple(Choice(value=vote.value, label=label) for vote, label in labels.items()),
        )
        for number, motion in enumerate(read.sitting.agenda, start=1)
        if motion in ties
    )


def _reason(read: SittingRead, language: str, tried: Tried | None) -> Input | None:
    """The reason for calling the sitting off, while it can be."""
    if not read.may_convene or read.sitting.state not in (SittingState.CALLED, SittingState.OPEN):
        return None
    return Input(
        name="reason",
        label=translation(language).gettext(REASON),
        kind="long",
        value=tried.typed.get("reason", "") if tried else "",
        problems=problems_at("reason", tried.said) if tried else (),
    )
