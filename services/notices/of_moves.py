"""A case was moved: whoever the transition names is told, except the person who took it."""

from __future__ import annotations

from collections.abc import Sequence

from notifications import Kind, Language, Letter
from services.naming import subjects
from services.notices.queueing import Written, post
from services.notices.receivers import reached, shares
from services.notices.untold import report_untold
from services.notices.wording import in_round
from services.store import people
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
    written: list[Written] = []
    for change in changes:
        for event in change.events:
            if isinstance(event, TransitionTaken):
                move = _move(definition, change.after, event)
                written += _moved(work, definition, campaign, change.after, move, besides)
    post(work, written)


def _move(definition: Definition, case: Case, event: TransitionTaken) -> Transition:
    moves = (m for m in definition.track_of(case.track).transitions if m.trigger == event.trigger)
    return next(m for m in moves if (m.source, m.target) == (event.source, event.target))


def _moved(
    work: Work, definition: Definition, campaign: Campaign, case: Case, move: Transition, besides: str
) -> list[Written]:
    if not move.tells:
        return []
    found = reached(work, definition, campaign.organisation, move.tells, [case.unit])
    report_untold(work, definition, campaign.organisation, f"{case.id}:{move.trigger}", found.untold)
    named = called(work, definition, case)
    written = []
    for told in shares(found.holders, [case]):
        if told.person.id == besides:
            continue
        key = (told.person.id, "case_moved", case.id, move.trigger, str(case.version))
        written.append(
            Written(
                told=told,
                letter=moved_letter(work, definition, case, move, named, told.person),
                ledger_key=":".join(key),
                organisation=campaign.organisation,
                campaign=campaign.id,
                definition=definition,
                asks=move.acknowledge,
                by_sms=move.by_sms,
                matter=(case.id,),
            )
        )
    return written


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
        "state": track.state_of(case.state).label.said(person.language),
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


def called(work: Work, definition: Definition, case: Case) -> str:
    """What *case* is about; a work under its title, with the unit that put it forward."""
    name = subjects(work, [case])[case.id]
    if definition.track_of(case.track).title_of(case.fields):
        return f"“{name}” ({people.unit_names(work, [case.unit])[case.unit]})"
    return name
