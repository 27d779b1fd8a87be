"""A rung is told: of a deadline to those who still owe, of a window to everybody who may use it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from notifications import Kind, Language, Letter
from services.notices.queueing import queue_for
from services.notices.receivers import Told, shares
from services.notices.wording import owed_in_words, papers_needed, ways_out
from services.store import campaigns, messages, people
from services.store.rungs import DueRung
from services.store.work import Work
from services.words import day
from workflow.campaign import Campaign
from workflow.case import Case
from workflow.definition import Deadline, Definition, RungKind, RungRule
from workflow.ids import DeadlineId


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
    for told in shares(holders, owing):
        letter = deadline_letter(work, definition, deadline, fired, rungs[-1], told, names)
        which = (fired.deadline, fired.occurrence, fired.case, str(fired.revision), fired.name)
        key = (told.person.id, letter.kind, campaign.id, *which)
        matter = which[:3]
        queued.append(queue_for(work, campaign, told.person, letter, ":".join(key), told.cases, matter=matter))
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
        told = Told(person=person, organisation_wide=False, cases=())
        letter = opening_letter(work, definition, deadline, campaign, fired, told)
        which = (fired.deadline, fired.occurrence, fired.case, str(fired.revision), fired.name)
        key = ":".join((person.id, letter.kind, campaign.id, *which))
        queued.append(queue_for(work, campaign, person, letter, key, (), matter=which[:3]))
    return messages.enqueue(work, queued)


def opening_letter(
    work: Work, definition: Definition, deadline: Deadline, campaign: Campaign, fired: DueRung, told: Told
) -> Letter:
    """What is said to *told* of a window that has opened."""
    person = told.person
    context = {
        "person": person.name,
        "campaign": definition.label.said(person.language),
        "deadline": deadline.label.said(person.language),
        "first_day": day(fired.opens_on or work.act.today),
        "last_day": day(fired.last_day),
        "link": f"{work.installation.public_url}/campaigns/{campaign.id}",
    }
    return Letter(kind=Kind.WINDOW_OPENED, language=Language(person.language), context=context)


def deadline_letter(
    work: Work,
    definition: Definition,
    deadline: Deadline,
    fired: DueRung,
    rung: RungRule,
    told: Told,
    names: Mapping[str, str],
) -> Letter:
    """What is said to *told* of a deadline on the day of the act; *names* has the unit of each of their cases."""
    language = told.person.language
    days_left = (fired.last_day - work.act.today).days
    shared: dict[str, Any] = {
        "person": told.person.name,
        "campaign": definition.label.said(language),
        "deadline": deadline.label.said(language),
        "last_day": day(fired.last_day),
        "subjects": [
            {"unit": names[case.unit], "obligation": owed_in_words(definition, case, deadline.id, language)}
            for case in sorted(told.cases, key=lambda case: names[case.unit])
        ],
        "link": _link(work, told.cases),
    }
    if rung.kind is RungKind.REMINDER and days_left >= 0:
        reminder = {**shared, "days_left": days_left, "documents": papers_needed(definition, told.cases, language)}
        return Letter(kind=Kind.DEADLINE_REMINDER, language=Language(language), context=reminder)
    late = {**shared, "days_late": -days_left, "ways_out": ways_out(definition, deadline, told.cases, language)}
    if not told.organisation_wide:
        return Letter(kind=Kind.DEADLINE_OVERDUE, language=Language(language), context=late)
    count = len({case.unit for case in told.cases})
    return Letter(kind=Kind.DEADLINE_ESCALATION, language=Language(language), context={**late, "count": count})


def _link(work: Work, cases: Sequence[Case]) -> str:
    """To the one case it is about, else to the board of obligations."""
    page = f"cases/{cases[0].id}" if len(cases) == 1 else f"campaigns/{cases[0].campaign}/obligations"
    return f"{work.installation.public_url}/{page}"
