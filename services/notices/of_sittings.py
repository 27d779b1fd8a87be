"""A sitting is called, gets another agenda, comes near, does not take place, is over: its members are told; no votes are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from notifications import Kind, Language, Letter
from services import recusals
from services.naming import subjects
from services.notices.queueing import Written, post
from services.notices.receivers import Told, everybody, joined, reached, through_substitutes
from services.notices.upcoming_sittings import expect_reminder, forget_reminder
from services.store import cases, people
from services.store.people import Person
from services.store.work import Work
from services.words import moment
from workflow.councils.sitting import Sitting
from workflow.definition import Definition, Label
from workflow.definition.councils import Conflicted, CouncilRule, SeatKind
from workflow.events.sittings import (
    AgendaChanged,
    SittingCalled,
    SittingCalledOff,
    SittingClosed,
    SittingEvent,
    SittingOpened,
)
from workflow.ids import CaseId, MotionId, PersonId

CALLED = Label("mời họp", "you are called to a sitting")
AGENDA_CHANGED = Label("chương trình họp thay đổi", "the agenda has changed")
SOON = Label("nhắc phiên họp sắp tới", "the sitting is near")
CALLED_OFF = Label("phiên họp không tiến hành", "the sitting does not take place")
NOT_THEIRS = Label("một hồ sơ ông/bà không tham gia xét", "a case that you take no part in")
UNNAMED = Label("một hồ sơ không nêu tên", "a case without names")
CASE = Label("{subject} ({track})", "{subject} ({track})")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Invited:
    """Somebody who is told, and the motions whose cases are not named to them."""

    told: Told
    unnamed: frozenset[MotionId]


def of_sitting(
    work: Work,
    definition: Definition,
    rule: CouncilRule,
    before: Sitting | None,
    events: Sequence[SittingEvent],
    sitting: Sitting,
) -> None:
    """Tell what *events*, which are recorded already, made of *sitting*; most of what happens in one is told to nobody."""
    for event in events:
        match event:
            case SittingCalled():
                expect_reminder(work, sitting)
                tell_members(work, definition, rule, sitting, CALLED)
            case AgendaChanged():
                tell_members(work, definition, rule, sitting, AGENDA_CHANGED)
            case SittingCalledOff():
                forget_reminder(work, sitting)
                tell_members(work, definition, rule, before or sitting, CALLED_OFF, event.reason)
            case SittingOpened():
                forget_reminder(work, sitting)
            case SittingClosed():
                _tell_closed(work, definition, rule, sitting)


def tell_members(
    work: Work, definition: Definition, rule: CouncilRule, sitting: Sitting, happened: Label, reason: str = ""
) -> int:
    """Tell every member of the day, and whoever stands in for one who is away; how many messages are new."""
    names = _names(work, definition, rule, sitting)
    once = "" if happened is SOON else f":{sitting.version}"
    written = [
        Written(
            told=one.told,
            letter=called_letter(
                work,
                definition,
                rule,
                sitting,
                happened,
                one.told.person,
                _agenda(sitting, names, one, happened),
                reason,
            ),
            ledger_key=f"{one.told.person.id}:{Kind.SITTING_CALLED}:{sitting.id}:{_which(happened)}{once}",
            organisation=sitting.organisation,
            campaign=sitting.campaign,
            definition=definition,
            matter=("sitting", sitting.id),
        )
        for one in _invited(work, definition, rule, sitting)
    ]
    return len(post(work, written))


def called_letter(
    work: Work,
    definition: Definition,
    rule: CouncilRule,
    sitting: Sitting,
    happened: Label,
    person: Person,
    agenda: Sequence[str],
    reason: str = "",
) -> Letter:
    """What is said to *person* of a sitting to come; its time is that of the clock in Việt Nam."""
    language = person.language
    context = {
        "person": person.name,
        "campaign": definition.label.said(language),
        "council": rule.label.said(language),
        "happened": happened.said(language),
        "when": moment(sitting.called_for),
        "place": sitting.place,
        "reason": reason,
        "agenda": list(agenda),
        "link": _link(work, sitting),
    }
    return Letter(kind=Kind.SITTING_CALLED, language=Language(language), context=context)


def closed_letter(work: Work, definition: Definition, rule: CouncilRule, sitting: Sitting, person: Person) -> Letter:
    """What is said to *person* of a sitting that is over: nothing of its results."""
    language = person.language
    context = {
        "person": person.name,
        "campaign": definition.label.said(language),
        "council": rule.label.said(language),
        "when": moment(sitting.called_for),
        "link": _link(work, sitting),
    }
    return Letter(kind=Kind.SITTING_CLOSED, language=Language(language), context=context)


def _tell_closed(work: Work, definition: Definition, rule: CouncilRule, sitting: Sitting) -> None:
    """Tell the secretary, and whoever convenes."""
    secretaries = [member for member, seat in sitting.seats.items() if seat is SeatKind.SECRETARY]
    in_person = [
        told
        for _, person in sorted(people.by_id(work, secretaries).items())
        for told in through_substitutes(work, sitting.organisation, person)
    ]
    conveners = everybody(reached(work, definition, sitting.organisation, rule.convened_by, ()).holders)
    written = [
        Written(
            told=told,
            letter=closed_letter(work, definition, rule, sitting, told.person),
            ledger_key=f"{told.person.id}:{Kind.SITTING_CLOSED}:{sitting.id}",
            organisation=sitting.organisation,
            campaign=sitting.campaign,
            definition=definition,
            matter=("sitting", sitting.id),
        )
        for told in _each_once((*conveners, *in_person))
    ]
    post(work, written)


def _invited(work: Work, definition: Definition, rule: CouncilRule, sitting: Sitting) -> list[_Invited]:
    """Each member once, and each substitute of one: to a substitute is named what both may take part in."""
    members = people.by_id(work, list(recusals.seats_of(work, sitting)))
    told = {name: through_substitutes(work, sitting.organisation, person) for name, person in sorted(members.items())}
    everyone = {PersonId(one.person.id) for some in told.values() for one in some} | {
        PersonId(name) for name in members
    }
    kept = recusals.conflicts_of(work, definition, rule, sitting, sorted(everyone))
    if rule.conflicted is not Conflicted.EXCLUDED:
        kept = {}
    found: dict[str, _Invited] = {}
    for name, some in told.items():
        for one in some:
            who = one.person.id
            apart = {name, who} if who not in members else {who}
            unnamed = frozenset(motion for motion, person in kept if person in apart)
            known = found.get(who)
            found[who] = _Invited(
                told=joined(known.told, one) if known else one, unnamed=unnamed | (known.unnamed if known else unnamed)
            )
    return list(found.values())


def _names(work: Work, definition: Definition, rule: CouncilRule, sitting: Sitting) -> dict[CaseId, Label]:
    """What each case on the agenda is called; none by name where the council is not to know whose they are."""
    if rule.anonymous:
        return dict.fromkeys(sitting.agenda.values(), UNNAMED)
    about = cases.load(work, list(sitting.agenda.values()))
    named = subjects(work, list(about.values()))
    return {
        case.id: Label(
            *(
                CASE.said(one).format(subject=named[case.id], track=definition.track_of(case.track).label.said(one))
                for one in ("vi", "en")
            )
        )
        for case in about.values()
    }


def _agenda(sitting: Sitting, names: dict[CaseId, Label], one: _Invited, happened: Label) -> list[str]:
    if happened is CALLED_OFF:
        return []
    language = one.told.person.language
    return [
        (NOT_THEIRS if motion in one.unnamed else names[case]).said(language) for motion, case in sitting.agenda.items()
    ]


def _each_once(told: Iterable[Told]) -> list[Told]:
    found: dict[str, Told] = {}
    for one in told:
        known = found.get(one.person.id)
        found[one.person.id] = joined(known, one) if known else replace(one, cases=())
    return list(found.values())


def _which(happened: Label) -> str:
    said = {CALLED: "called", AGENDA_CHANGED: "agenda", SOON: "soon", CALLED_OFF: "off"}
    return said[happened]


def _link(work: Work, sitting: Sitting) -> str:
    return f"{work.installation.public_url}/sittings/{sitting.id}"
