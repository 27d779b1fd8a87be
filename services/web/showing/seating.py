"""Councils as their pages show them: who sits, by which decision; their sittings; the forms that compose and call."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from services.pages.councils import CouncilRead, Member
from services.store.cases import Listed
from services.store.sittings import ListedSitting
from services.web.contexts.cases import BeforeSitting
from services.web.contexts.councils import (
    Candidate,
    Composed,
    Composing,
    CouncilCard,
    Group,
    Seated,
    SeatRow,
    SittingRow,
)
from services.web.contexts.frame import Badge, Choice, Input
from services.web.contexts.work import BeforeCouncil
from services.web.showing.order import alphabetical
from services.web.showing.parts import problems_at, state_badge, track_named, with_round
from services.web.showing.trying import Tried
from services.words import translation
from services.words.refusals import SITTING_STATES
from workflow.councils.composition import Composition
from workflow.councils.sitting import Sitting, SittingState
from workflow.definition import Definition
from workflow.definition.councils import SeatKind
from workflow.ids import PersonId

SEATS: Mapping[SeatKind, str] = {
    SeatKind.CHAIR: "Chủ tịch",
    SeatKind.STANDING_DEPUTY: "Phó Chủ tịch thường trực",
    SeatKind.DEPUTY: "Phó Chủ tịch",
    SeatKind.STANDING_MEMBER: "Ủy viên thường trực",
    SeatKind.SECRETARY: "Thư ký",
    SeatKind.MEMBER: "Ủy viên",
}
TONES: Mapping[SittingState, str] = {
    SittingState.CALLED: "active",
    SittingState.OPEN: "warn",
    SittingState.CLOSED: "good",
    SittingState.CALLED_OFF: "calm",
}
COMPOSE, CALL = "compose", "call"
NUMBER, DECIDED_ON = "Số quyết định thành lập", "Ngày ký quyết định"
FIRST_DAY, LAST_DAY = "Tham gia từ ngày", "Đến hết ngày"
DAY, HOUR, PLACE = "Ngày họp", "Giờ họp", "Địa điểm"
FEWEST_ROWS, SPARE_ROWS, MORE_ROWS, MOST_ROWS = 7, 2, 5, 200
USUAL_HOUR = "08:00"
MEMBER, SEAT, CASE = "member.", "seat.", "case."


def sitting_badge(state: SittingState, language: str) -> Badge:
    return Badge(label=translation(language).gettext(SITTING_STATES[state]), tone=TONES[state])


def seat_said(seat: SeatKind, language: str) -> str:
    return translation(language).gettext(SEATS[seat])


def sitting_row(one: ListedSitting, definition: Definition, language: str) -> SittingRow:
    return SittingRow(
        href=f"/sittings/{one.id}",
        council=definition.councils[one.council].label.said(language),
        campaign=definition.label.said(language),
        at=one.called_for,
        place=one.place,
        badge=sitting_badge(one.state, language),
        motions=one.motions,
    )


def before_sitting(one: Sitting, definition: Definition, language: str) -> BeforeSitting:
    """A sitting as the page of a case on its agenda shows it."""
    return BeforeSitting(
        href=f"/sittings/{one.id}",
        council=definition.councils[one.council].label.said(language),
        at=one.called_for,
        badge=sitting_badge(one.state, language),
    )


def council_card(read: CouncilRead, language: str) -> CouncilCard:
    found = read.found
    at = f"/campaigns/{found.campaign.id}"
    standing = read.standing
    return CouncilCard(
        href=f"{at}/councils/{found.rule.id}",
        label=found.rule.label.said(language),
        campaign=found.definition.label.said(language),
        campaign_href=at,
        standing=composed(standing, read, language) if standing else None,
        waiting=len(read.waiting),
        calling=f"{at}/councils/{found.rule.id}/call" if read.may_convene else "",
    )


def before_council(read: CouncilRead, language: str) -> BeforeCouncil:
    """How many cases wait to be put before the council, and where they are."""
    card = council_card(read, language)
    return BeforeCouncil(href=card.calling, council=card.label, campaign=card.campaign, waiting=card.waiting)


def composed(one: Composition, read: CouncilRead, language: str) -> Composed:
    """A composition in words; it ends, if it says no day itself, the day before the next begins."""
    later = (other.first_day for other in (read.council.compositions if read.council else ()))
    ends = min((day - timedelta(days=1) for day in later if day > one.first_day), default=None)
    return Composed(
        number=one.decision_number,
        decided_on=one.decided_on,
        first_day=one.first_day,
        last_day=min((day for day in (one.last_day, ends) if day), default=None),
        members=tuple(
            Seated(name=read.members[who].name, unit=read.members[who].unit, seat=seat_said(seat, language))
            for who, seat in in_order(one.seats, read.members)
        ),
    )


def in_order(seats: Mapping[PersonId, SeatKind], members: Mapping[str, Member]) -> list[tuple[PersonId, SeatKind]]:
    """Those seats as a list of members is written: the chair first, then by name."""
    kinds = list(SeatKind)
    return sorted(seats.items(), key=lambda one: (kinds.index(one[1]), alphabetical(members[one[0]].name)))


def candidates(found: Iterable[Listed], definition: Definition, language: str, tried: Tried | None) -> list[Candidate]:
    """The cases that may be put before a council, all ticked until somebody unticks some."""
    return [
        Candidate(
            name=f"{CASE}{one.id}",
            subject=one.subject,
            unit=one.unit_name,
            track=with_round(track_named(definition, one.track).label.said(language), one.occurrence, language),
            badge=state_badge(definition, one.track, one.state, language),
            ticked=f"{CASE}{one.id}" in tried.typed if tried else True,
        )
        for one in sorted(found, key=lambda one: (one.track, one.occurrence, alphabetical(one.subject)))
    ]


def calling_inputs(read: CouncilRead, language: str, tried: Tried | None) -> tuple[Input, ...]:
    """When and where a sitting is called for; tomorrow at eight unless said otherwise."""
    _ = translation(language).gettext
    tomorrow = (read.today + timedelta(days=1)).isoformat()
    asked = (
        Input(name="day", label=_(DAY), kind="date", value=tomorrow),
        Input(name="hour", label=_(HOUR), kind="time", value=USUAL_HOUR),
        Input(name="place", label=_(PLACE), kind="text", high=200, required=False),
    )
    return _as_typed(asked, tried)


def composing_form(
    read: CouncilRead, people: Sequence[Member], language: str, tried: Tried | None, rows: int
) -> Composing:
    """The form that composes the council, at first with those who sit on it now."""
    _ = translation(language).gettext
    asked = (
        Input(name="decision_number", label=_(NUMBER), kind="text", high=100),
        Input(name="decided_on", label=_(DECIDED_ON), kind="date"),
        Input(name="first_day", label=_(FIRST_DAY), kind="date"),
        Input(name="last_day", label=_(LAST_DAY), kind="date", required=False),
    )
    sitting = in_order(read.standing.seats, read.members) if read.standing else []
    typed = tried.typed if tried else _rows_of(sitting)
    wanted = min(max(rows, FEWEST_ROWS, len(sitting) + SPARE_ROWS), MOST_ROWS)
    return Composing(
        inputs=_as_typed(asked, tried),
        rows=tuple(_row(number, people, typed, language) for number in range(1, wanted + 1)),
        problems=problems_at("seats", tried.said) if tried else (),
        open=tried is not None or read.standing is None,
    )


def rows_typed(typed: Mapping[str, str]) -> int:
    """How many rows the form had that was sent."""
    numbers = (name.removeprefix(MEMBER) for name in typed if name.startswith(MEMBER))
    return max((int(number) for number in numbers if number.isascii() and number.isdecimal()), default=0)


def _rows_of(seats: Sequence[tuple[PersonId, SeatKind]]) -> dict[str, str]:
    """Those seats as the form holds them."""
    numbered = list(enumerate(seats, start=1))
    people = {f"{MEMBER}{number}": str(who) for number, (who, _) in numbered}
    return people | {f"{SEAT}{number}": seat.value for number, (_, seat) in numbered}


def _row(number: int, people: Sequence[Member], typed: Mapping[str, str], language: str) -> SeatRow:
    who, seat = typed.get(f"{MEMBER}{number}", ""), typed.get(f"{SEAT}{number}", SeatKind.MEMBER.value)
    units: dict[str, list[Choice]] = {}
    for one in people:
        units.setdefault(one.unit, []).append(Choice(value=one.id, label=one.name, chosen=one.id == who))
    return SeatRow(
        number=number,
        groups=tuple(Group(unit=unit, people=tuple(found)) for unit, found in units.items()),
        seats=tuple(
            Choice(value=kind.value, label=seat_said(kind, language), chosen=kind.value == seat) for kind in SeatKind
        ),
    )


def _as_typed(asked: Iterable[Input], tried: Tried | None) -> tuple[Input, ...]:
    if tried is None:
        return tuple(asked)
    return tuple(
        replace(one, value=tried.typed.get(one.name, ""), problems=problems_at(one.name, tried.said)) for one in asked
    )
