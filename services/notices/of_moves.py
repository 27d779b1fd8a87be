"""A case was moved: whoever the transition names is told, except the person who took it."""

from __future__ import annotations

from collections.abc import Sequence

from notifications import Kind, Language, Letter
from services.naming import subjects
from services.notices.queueing import queue_for
from services.notices.wording import in_round
from services.store import messages, people
from services.store.messages import Queued
from services.store.people import Person
from services.store.record import CaseChange
from services.store.work import Work
from workflow.campaign import Campaign
from workflow.case import Case
from workflow.definition import Definition, Label, Transition
from workflow.events import TransitionTaken

NEXT_STEP = Label("{step} ({roles} thực hiện)", "{step} (by {roles})")


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
    queued = []
    for person in receivers.values():
        letter = moved_letter(work, definition, case, move, named, person)
        key = (person.id, "case_moved", case.id, move.trigger, str(case.version))
        queued.append(queue_for(work, campaign, person, letter, ":".join(key), (case,), matter=(case.id,)))
    return queued


def moved_letter(
    work: Work, definition: Definition, case: Case, move: Transition, named: str, person: Person
) -> Letter:
    """What is said to *person* of *case*, called *named*, that took *move*."""
    track = definition.track_of(case.track)
    context = {
        "person": person.name,
        "campaign": definition.label.said(person.language),
        "subject": in_round(named, case, person.language),
        "track": track.label.said(person.language),
        "trigger": move.label.said(person.language),
        "state": track.states[case.state].label.said(person.language),
        "link": f"{work.installation.public_url}/cases/{case.id}",
        "next_step": _next_step(definition, case, person),
    }
    return Letter(kind=Kind.CASE_MOVED, language=Language(person.language), context=context)


def _next_step(definition: Definition, case: Case, person: Person) -> str:
    """The move that comes next, and whose it is: not every reader's."""
    moves = (m for m in definition.track_of(case.track).leaving(case.state) if m.roles and not m.reason)
    move = next(moves, None)
    if move is None:
        return ""
    roles = [definition.roles[role].label.said(person.language) for role in move.roles]
    step = {"step": move.label.said(person.language), "roles": ", ".join(roles)}
    return NEXT_STEP.said(person.language).format(**step)


def _subject(work: Work, definition: Definition, case: Case) -> str:
    """What *case* is about; a work under its title, with the unit that put it forward."""
    name = subjects(work, [case])[case.id]
    if definition.track_of(case.track).title_of(case.fields):
        return f"“{name}” ({people.unit_names(work, [case.unit])[case.unit]})"
    return name
