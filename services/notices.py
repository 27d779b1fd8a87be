"""What is to be told, and to whom: notices about cases, assembled into one message per person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from notifications import Kind, Language, Letter, render
from services.naming import subjects
from services.store import campaigns, messages, people
from services.store.messages import Queued
from services.store.people import Appointment, Person
from services.store.record import CaseChange
from services.store.rungs import DueRung
from services.store.work import Work, new_id
from services.words import day, occurrence_in_words, way_out_in_words
from workflow.campaign import Campaign
from workflow.case import Case
from workflow.definition import Deadline, Definition, Late, RungKind, RungRule, Transition
from workflow.events import TransitionTaken
from workflow.guards import AllOf, Guard, HasDocument
from workflow.ids import DeadlineId, DocumentKindId
from workflow.refusals import WayOut
from workflow.waiting import deadlines_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One person's share of what is told: in which role they are told it, and of which cases."""

    person: Person
    organisation_wide: bool
    cases: tuple[Case, ...]


def of_transitions(
    work: Work, definition: Definition, campaign: Campaign, changes: Sequence[CaseChange], *, besides: str
) -> None:
    """Tell whoever a transition names, except the person who took it."""
    queued: list[Queued] = []
    for change in changes:
        for event in change.events:
            if isinstance(event, TransitionTaken):
                move = _move(definition, change.after, event)
                queued += _moved(work, definition, campaign, change.after, move, besides)
    messages.enqueue(work, queued)


def of_rung(
    work: Work,
    definition: Definition,
    campaign: Campaign,
    fired: DueRung,
    rungs: Sequence[RungRule],
    owing: Sequence[Case],
) -> int:
    """Tell of a deadline to whom *rungs* name, one message per person; the last rung speaks. Returns how many are new."""
    deadline = next(d for d in definition.deadlines.values() if d.id == fired.deadline)
    names = people.unit_names(work, {case.unit for case in owing})
    roles = dict.fromkeys(role for rung in rungs for role in rung.tells)
    holders = people.holders(work, campaign.organisation, list(roles), list(names), work.act.today)
    queued = []
    for told in _shares(holders, owing):
        letter = _deadline_letter(work, definition, deadline, fired, rungs[-1], told, names)
        which = (fired.deadline, fired.occurrence, fired.case, str(fired.revision), fired.name)
        key = (told.person.id, letter.kind, campaign.id, *which)
        queued.append(_queued(work, campaign, told.person, letter, ":".join(key), told.cases))
    return messages.enqueue(work, queued)


def of_opening(
    work: Work, definition: Definition, campaign: Campaign, fired: DueRung, rungs: Sequence[RungRule]
) -> int:
    """Tell whom *rungs* name, in every participating unit, that a window has opened. Returns how many are new."""
    deadline = definition.deadlines[DeadlineId(fired.deadline)]
    roles = dict.fromkeys(role for rung in rungs for role in rung.tells)
    whole = campaigns.load(work, campaign.id, participants=True)
    units = list(whole.units) if whole else []
    receivers = {
        person.id: person
        for _, person in people.holders(work, campaign.organisation, list(roles), units, work.act.today)
    }
    queued = []
    for person in receivers.values():
        context = {
            "person": person.name,
            "campaign": definition.label.said(person.language),
            "deadline": deadline.label.said(person.language),
            "first_day": day(fired.opens_on or work.act.today),
            "last_day": day(fired.last_day),
            "link": f"{work.installation.public_url}/campaigns/{campaign.id}",
        }
        letter = Letter(kind=Kind.WINDOW_OPENED, language=Language(person.language), context=context)
        which = (fired.deadline, fired.occurrence, fired.case, str(fired.revision), fired.name)
        key = ":".join((person.id, letter.kind, campaign.id, *which))
        queued.append(_queued(work, campaign, person, letter, key, ()))
    return messages.enqueue(work, queued)


def _shares(holders: Iterable[tuple[Appointment, Person]], owing: Sequence[Case]) -> list[Told]:
    shares: dict[str, Told] = {}
    for appointment, person in holders:
        mine = tuple(case for case in owing if appointment.unit in (None, case.unit))
        before = shares.get(person.id)
        if mine:
            shares[person.id] = Told(
                person=person,
                organisation_wide=appointment.unit is None or bool(before and before.organisation_wide),
                cases=tuple({case.id: case for case in (*(before.cases if before else ()), *mine)}.values()),
            )
    return list(shares.values())


def _deadline_letter(
    work: Work,
    definition: Definition,
    deadline: Deadline,
    fired: DueRung,
    rung: RungRule,
    told: Told,
    names: Mapping[str, str],
) -> Letter:
    language = told.person.language
    days_left = (fired.last_day - work.act.today).days
    shared: dict[str, Any] = {
        "person": told.person.name,
        "campaign": definition.label.said(language),
        "deadline": deadline.label.said(language),
        "last_day": day(fired.last_day),
        "subjects": [
            {"unit": names[case.unit], "obligation": _owed_in_words(definition, case, deadline.id, language)}
            for case in sorted(told.cases, key=lambda case: names[case.unit])
        ],
        "link": _link(work, told.cases),
    }
    if rung.kind is RungKind.REMINDER and days_left >= 0:
        papers = _papers(definition, told.cases, language)
        reminder = {**shared, "days_left": days_left, "documents": papers}
        return Letter(kind=Kind.DEADLINE_REMINDER, language=Language(language), context=reminder)
    late = {**shared, "days_late": -days_left, "ways_out": _ways_out(definition, deadline, told.cases, language)}
    if not told.organisation_wide:
        return Letter(kind=Kind.DEADLINE_OVERDUE, language=Language(language), context=late)
    count = len({case.unit for case in told.cases})
    return Letter(kind=Kind.DEADLINE_ESCALATION, language=Language(language), context={**late, "count": count})


def _link(work: Work, cases: Sequence[Case]) -> str:
    """To the one case it is about, else to the board of obligations."""
    page = f"cases/{cases[0].id}" if len(cases) == 1 else f"campaigns/{cases[0].campaign}/obligations"
    return f"{work.installation.public_url}/{page}"


def _owed_in_words(definition: Definition, case: Case, deadline: DeadlineId, language: str) -> str:
    """What is to be done: the obligation or the move, with its round or day; "(khuyến khích)" where nobody must."""
    obligation = definition.obligations.get(case.track)
    track = definition.track_of(case.track)
    bounded = (move for move in track.leaving(case.state) if move.roles and deadline in deadlines_in(move.guard))
    named = track if obligation else next(bounded, track)
    label, title = named.label.said(language), track.title_of(case.fields)
    label = f"{label} “{title}”" if title else label
    freely = {"vi": " (khuyến khích)", "en": " (encouraged)"}[language] if obligation and obligation.encouraged else ""
    return _in_round(f"{label}{freely}", case, language)


def _in_round(label: str, case: Case, language: str) -> str:
    """*label* with the round or the day that the case belongs to, where it belongs to one."""
    return f"{label}, {occurrence_in_words(case.occurrence, language)}" if case.occurrence else label


def _papers(definition: Definition, cases: Sequence[Case], language: str) -> list[str]:
    """The papers that are needed to be done with it."""
    kinds: dict[DocumentKindId, None] = {}
    for case in cases:
        obligation = definition.obligations.get(case.track)
        moves = definition.track_of(case.track).leaving(case.state)
        bounded = (move for move in moves if any(deadlines_in(move.guard)))
        owed = obligation.documents if obligation else [kind for move in bounded for kind in _needed(move.guard)]
        kinds |= dict.fromkeys(kind for kind in owed if kind not in case.documents)
    return [definition.documents[kind].label.said(language) for kind in kinds]


def _needed(guard: Guard) -> Iterator[DocumentKindId]:
    """The papers that *guard* asks for whatever else is the case: not those of one condition among several."""
    match guard:
        case HasDocument():
            yield guard.document
        case AllOf():
            for part in guard.parts:
                yield from _needed(part)
        case _:
            pass


def _ways_out(definition: Definition, deadline: Deadline, cases: Sequence[Case], language: str) -> list[str]:
    """What may still help who is late: only what somebody of the plan may grant."""
    if deadline.late is Late.ALLOW_AND_MARK:
        return []
    owed = (definition.obligations.get(case.track) for case in cases)
    ways = [WayOut.ASK_FOR_EXTENSION] if deadline.extended_by else []
    if any(obligation.waived_by for obligation in owed if obligation):
        ways.append(WayOut.ASK_FOR_WAIVER)
    if deadline.proof:
        ways.append(WayOut.SHOW_PROOF_OF_RECEIPT)
    return [way_out_in_words(way, language) for way in ways]


def _move(definition: Definition, case: Case, event: TransitionTaken) -> Transition:
    moves = (m for m in definition.track_of(case.track).transitions if m.trigger == event.trigger)
    return next(m for m in moves if (m.source, m.target) == (event.source, event.target))


def _moved(
    work: Work, definition: Definition, campaign: Campaign, case: Case, move: Transition, besides: str
) -> list[Queued]:
    if not move.tells:
        return []
    holders = people.holders(work, campaign.organisation, move.tells, [case.unit], work.act.today)
    receivers = {person.id: person for _, person in holders if person.id != besides}
    named = _subject(work, definition, case)
    track = definition.track_of(case.track)
    queued = []
    for person in receivers.values():
        context = {
            "person": person.name,
            "campaign": definition.label.said(person.language),
            "subject": _in_round(named, case, person.language),
            "track": track.label.said(person.language),
            "trigger": move.label.said(person.language),
            "state": track.states[case.state].label.said(person.language),
            "link": f"{work.installation.public_url}/cases/{case.id}",
            "next_step": _next_step(definition, case, person),
        }
        letter = Letter(kind=Kind.CASE_MOVED, language=Language(person.language), context=context)
        key = (person.id, "case_moved", case.id, move.trigger, str(case.version))
        queued.append(_queued(work, campaign, person, letter, ":".join(key), (case,)))
    return queued


def _next_step(definition: Definition, case: Case, person: Person) -> str:
    moves = (m for m in definition.track_of(case.track).leaving(case.state) if m.roles and not m.reason)
    return next((move.label.said(person.language) for move in moves), "")


def _subject(work: Work, definition: Definition, case: Case) -> str:
    """What *case* is about; a work under its title, with the unit that put it forward."""
    name = subjects(work, [case])[case.id]
    if definition.track_of(case.track).title_of(case.fields):
        return f"“{name}” ({people.unit_names(work, [case.unit])[case.unit]})"
    return name


def _queued(
    work: Work, campaign: Campaign, person: Person, letter: Letter, ledger_key: str, cases: Sequence[Case]
) -> Queued:
    rendered = render(letter, demo=work.installation.demo)
    return Queued(
        id=new_id(),
        organisation=campaign.organisation,
        campaign=campaign.id,
        person=person.id,
        ledger_key=ledger_key,
        kind=letter.kind,
        language=letter.language,
        name=person.name,
        address=person.email,
        subject=rendered.subject,
        text=rendered.text,
        html=rendered.html,
        cases=tuple(case.id for case in cases),
    )
