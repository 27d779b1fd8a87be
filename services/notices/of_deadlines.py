"""A rung is told: of a deadline to those who still owe, of a window to everybody who may use it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from notifications import Kind, Language, Letter
from services.notices.queueing import Written, post
from services.notices.receivers import Reached, Told, everybody, reached, shares
from services.notices.untold import report_untold
from services.notices.wording import owed_in_words, papers_needed, ways_out
from services.store import campaigns, people
from services.store.rungs import DueRung
from services.store.work import Work
from services.words import day
from workflow.campaign import Campaign
from workflow.case import Case
from workflow.definition import Deadline, Definition, RungKind, RungRule
from workflow.ids import DeadlineId


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What came of a rung: how many messages are new, and in how many places nobody held a role it names."""

    told: int = 0
    vacant: int = 0


def of_rung(
    work: Work,
    definition: Definition,
    campaign: Campaign,
    fired: DueRung,
    rungs: Sequence[RungRule],
    owing: Sequence[Case],
) -> Telling:
    """Tell of a deadline to whom *rungs* name, one message per person; the last rung speaks."""
    deadline = next(d for d in definition.deadlines.values() if d.id == fired.deadline)
    names = people.unit_names(work, {case.unit for case in owing})
    found = _reached(work, definition, campaign, fired, rungs, list(names))
    letters = [
        (told, _deadline_letter(work, definition, deadline, fired, rungs[-1], told, names))
        for told in shares(found.holders, owing)
    ]
    return _posted(work, definition, campaign, fired, rungs, found, letters)


def of_opening(
    work: Work, definition: Definition, campaign: Campaign, fired: DueRung, rungs: Sequence[RungRule]
) -> Telling:
    """Tell whom *rungs* name, in every participating unit, that a window has opened."""
    deadline = definition.deadlines[DeadlineId(fired.deadline)]
    whole = campaigns.load(work, campaign.id, participants=True)
    found = _reached(work, definition, campaign, fired, rungs, list(whole.units) if whole else [])
    letters = [
        (told, _opening_letter(work, definition, deadline, campaign, fired, told)) for told in everybody(found.holders)
    ]
    return _posted(work, definition, campaign, fired, rungs, found, letters)


def _reached(
    work: Work,
    definition: Definition,
    campaign: Campaign,
    fired: DueRung,
    rungs: Sequence[RungRule],
    units: Sequence[str],
) -> Reached:
    found = reached(work, definition, campaign.organisation, (role for rung in rungs for role in rung.tells), units)
    which = f"{campaign.id}:{fired.deadline}:{fired.occurrence}:{fired.case}:{fired.name}"
    report_untold(work, definition, campaign.organisation, which, found.untold)
    return found


def _posted(
    work: Work,
    definition: Definition,
    campaign: Campaign,
    fired: DueRung,
    rungs: Sequence[RungRule],
    found: Reached,
    letters: Sequence[tuple[Told, Letter]],
) -> Telling:
    which = (fired.deadline, fired.occurrence, fired.case, str(fired.revision), fired.name)
    written = [
        Written(
            told=told,
            letter=letter,
            ledger_key=":".join((told.person.id, letter.kind, campaign.id, *which)),
            deadline=fired.deadline if letter.kind is Kind.DEADLINE_REMINDER else "",
            asks=any(rung.acknowledge for rung in rungs),
            by_sms=any(rung.by_sms for rung in rungs),
        )
        for told, letter in letters
    ]
    new = post(work, campaign.organisation, campaign.id, written, definition)
    return Telling(told=new, vacant=len(found.vacancies))


def _opening_letter(
    work: Work, definition: Definition, deadline: Deadline, campaign: Campaign, fired: DueRung, told: Told
) -> Letter:
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
