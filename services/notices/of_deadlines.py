"""A rung is told: of a deadline to those who still owe, of a window to everybody who may use it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from notifications import Kind, Language, Letter
from services.notices.queueing import queue_for
from services.notices.receivers import Holders, Told, shares
from services.notices.wording import owed_in_words, papers_needed, ways_out
from services.store import campaigns, messages, people
from services.store.messages import Queued
from services.store.rungs import DueRung
from services.store.work import Work
from services.words import day
from workflow.campaign import Campaign
from workflow.case import Case
from workflow.definition import Deadline, Definition, RungKind, RungRule
from workflow.ids import DeadlineId, RoleId


@dataclass(frozen=True, slots=True, kw_only=True)
class ToTell:
    """A rung that fires: `rungs` are the rules of all that are due on its deadline, and the last of them speaks."""

    definition: Definition
    campaign: Campaign
    fired: DueRung
    rungs: tuple[RungRule, ...]
    owing: tuple[Case, ...]

    @property
    def roles(self) -> tuple[RoleId, ...]:
        return tuple(dict.fromkeys(role for rung in self.rungs for role in rung.tells))


def of_rungs(work: Work, telling: Sequence[ToTell]) -> list[int]:
    """Tell of deadlines to whom their rungs name, one message per person and rung. How many are new, rung by rung."""
    owed = [one for one in telling if one.owing]
    names = people.unit_names(work, {case.unit for one in owed for case in one.owing})
    holders = _holders(work, owed)
    letters = [_letters(work, one, holders[_whose(one)], names) if one.owing else [] for one in telling]
    new = messages.enqueue(work, [message for queued in letters for message in queued])
    return [
        of_opening(work, one.definition, one.campaign, one.fired, one.rungs)
        if one.rungs[-1].from_opening
        else sum(message.id in new for message in queued)
        for one, queued in zip(telling, letters, strict=True)
    ]


def _whose(one: ToTell) -> tuple[str, tuple[RoleId, ...]]:
    return one.campaign.organisation, one.roles


def _holders(work: Work, owed: Sequence[ToTell]) -> dict[tuple[str, tuple[RoleId, ...]], Holders]:
    """Who holds the roles, found once for all rungs that name the same ones."""
    units: dict[tuple[str, tuple[RoleId, ...]], dict[str, None]] = {}
    for one in owed:
        units.setdefault(_whose(one), {}).update(dict.fromkeys(case.unit for case in one.owing))
    return {
        (organisation, roles): Holders(people.holders(work, organisation, roles, list(among), work.act.today))
        for (organisation, roles), among in units.items()
    }


def _letters(work: Work, one: ToTell, holders: Holders, names: Mapping[str, str]) -> list[Queued]:
    deadline = next(d for d in one.definition.deadlines.values() if d.id == one.fired.deadline)
    fired, queued = one.fired, []
    for told in shares(holders.over({case.unit for case in one.owing}), one.owing):
        letter = _deadline_letter(work, one.definition, deadline, fired, one.rungs[-1], told, names)
        which = (fired.deadline, fired.occurrence, fired.case, str(fired.revision), fired.name)
        key = (told.person.id, letter.kind, one.campaign.id, *which)
        queued.append(queue_for(work, one.campaign, told.person, letter, ":".join(key), told.cases))
    return queued


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
        queued.append(queue_for(work, campaign, person, letter, key, ()))
    return len(messages.enqueue(work, queued))


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
