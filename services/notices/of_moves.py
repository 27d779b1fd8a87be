"""Cases were moved: whoever the transition names is told, except the person who took it.

Whoever is told of several cases of a track that took the same move to the same state in one act gets one letter of them all.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from hashlib import sha256

from notifications import Kind, Language, Letter
from notifications.message import Value
from services.naming import subjects
from services.notices.queueing import Written, post
from services.notices.receivers import Reach, Told, reached, shares
from services.notices.untold import report_untold
from services.notices.wording import in_round
from services.store import people
from services.store.people import Person
from services.store.record import CaseChange
from services.store.work import Work
from services.words.alphabet import alphabetical
from workflow.campaign import Campaign
from workflow.case import Case
from workflow.definition import Definition, Label, Transition
from workflow.events import TransitionTaken
from workflow.ids import RoleId

KEY = 32
NEXT_STEP = Label("{step} ({roles} thực hiện)", "{step} (by {roles})")


def of_transitions(
    work: Work, definition: Definition, campaign: Campaign, changes: Sequence[CaseChange], *, besides: str
) -> None:
    """Tell whoever a transition names, except the person who took it; of several cases at once in one letter."""
    taken = [
        (change.after, _move(definition, change.after, event))
        for change in changes
        for event in change.events
        if isinstance(event, TransitionTaken)
    ]
    told = [(case, move) for case, move in taken if move.tells]
    reach = _reach(work, definition, campaign, told)
    names = called_all(work, definition, [case for case, _ in told])
    written: list[Written] = []
    for move, alike in _together(told):
        found = reach[move.tells].over(dict.fromkeys(case.unit for case in alike))
        for case in alike if found.untold else ():
            untold = reach[move.tells].over([case.unit]).untold
            report_untold(work, definition, campaign.organisation, f"{case.id}:{move.trigger}", untold)
        written += _moved(work, definition, campaign, move, shares(found.holders, alike), names, besides)
    post(work, written)


def _together(told: Sequence[tuple[Case, Transition]]) -> list[tuple[Transition, list[Case]]]:
    """The cases of each track that took the same move to the same state, and are told of alike."""
    found: dict[tuple[object, ...], tuple[Transition, list[Case]]] = {}
    for case, move in told:
        alike = (case.track, case.state, move.trigger, move.label, move.tells, move.acknowledge, move.by_sms)
        found.setdefault(alike, (move, []))[1].append(case)
    return list(found.values())


def _reach(
    work: Work, definition: Definition, campaign: Campaign, told: Sequence[tuple[Case, Transition]]
) -> dict[tuple[RoleId, ...], Reach]:
    """Whom the moves' roles come to, in all the units concerned at once."""
    units: dict[tuple[RoleId, ...], dict[str, None]] = {}
    for case, move in told:
        units.setdefault(move.tells, {})[case.unit] = None
    return {
        roles: Reach(reached(work, definition, campaign.organisation, roles, list(among)))
        for roles, among in units.items()
    }


def _move(definition: Definition, case: Case, event: TransitionTaken) -> Transition:
    moves = (m for m in definition.track_of(case.track).transitions if m.trigger == event.trigger)
    return next(m for m in moves if (m.source, m.target) == (event.source, event.target))


def _moved(
    work: Work,
    definition: Definition,
    campaign: Campaign,
    move: Transition,
    told: Sequence[Told],
    names: Mapping[str, str],
    besides: str,
) -> list[Written]:
    """What is written to each of *told*, of the cases that took *move*: one letter, of however many; by their *names*."""
    return [
        Written(
            told=one,
            letter=_letter(work, definition, one, move, names),
            ledger_key=_ledger_key(one, move),
            organisation=campaign.organisation,
            campaign=campaign.id,
            definition=definition,
            asks=move.acknowledge,
            by_sms=move.by_sms,
            matter=sorted(case.id for case in one.cases),
        )
        for one in told
        if one.person.id != besides
    ]


def _letter(work: Work, definition: Definition, told: Told, move: Transition, names: Mapping[str, str]) -> Letter:
    if len(told.cases) > 1:
        return moved_together_letter(work, definition, told.cases, move, names, told.person)
    [case] = told.cases
    return moved_letter(work, definition, case, move, names[case.id], told.person)


def _ledger_key(told: Told, move: Transition) -> str:
    """Of one case its version tells the moves apart; of several it does for all of them."""
    if len(told.cases) == 1:
        [case] = told.cases
        return ":".join((told.person.id, Kind.CASE_MOVED, case.id, move.trigger, str(case.version)))
    moved = "\n".join(sorted(f"{case.id}:{case.version}" for case in told.cases))
    return ":".join((told.person.id, Kind.CASES_MOVED, move.trigger, sha256(moved.encode()).hexdigest()[:KEY]))


def moved_together_letter(
    work: Work,
    definition: Definition,
    cases: Sequence[Case],
    move: Transition,
    names: Mapping[str, str],
    person: Person,
) -> Letter:
    """What is said to *person* of *cases* of one track, called by *names*, that took *move* in one act."""
    track, office = definition.track_of(cases[0].track), work.installation.public_url
    subjects = sorted(
        (
            {"subject": in_round(names[case.id], case, person.language), "link": f"{office}/cases/{case.id}"}
            for case in cases
        ),
        key=lambda one: (alphabetical(one["subject"]), one["link"]),
    )
    context: dict[str, Value] = {
        "person": person.name,
        "campaign": definition.label.said(person.language),
        "count": len(cases),
        "subjects": subjects,
        "track": track.label.said(person.language),
        "trigger": move.label.said(person.language),
        "state": track.state_of(cases[0].state).label.said(person.language),
        "link": f"{office}/campaigns/{cases[0].campaign}/cases?track={track.id}",
        "next_step": _next_step(definition, cases[0], person),
    }
    return Letter(kind=Kind.CASES_MOVED, language=Language(person.language), context=context)


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
    return called_all(work, definition, [case])[case.id]


def called_all(work: Work, definition: Definition, cases: Collection[Case]) -> dict[str, str]:
    """What each of *cases* is about, by its id; works under their titles, each with the unit that put it forward."""
    if not cases:
        return {}
    names = subjects(work, cases)
    titled = [case for case in cases if definition.track_of(case.track).title_of(case.fields)]
    units = people.unit_names(work, {case.unit for case in titled}) if titled else {}
    return names | {case.id: f"“{names[case.id]}” ({units[case.unit]})" for case in titled}
