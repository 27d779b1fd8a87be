"""A rung is told: of a deadline to those who still owe, of a window to everybody who may use it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from notifications import Kind, Language, Letter
from services.notices.queueing import Written, post
from services.notices.receivers import Reach, Reached, Told, everybody, reached, shares
from services.notices.untold import report_untold
from services.notices.wording import owed_in_words, papers_needed, ways_out
from services.store import campaigns, people
from services.store.rungs import DueRung
from services.store.work import Work
from services.words import day
from workflow.campaign import Campaign
from workflow.case import Case
from workflow.definition import Deadline, Definition, Label, RungKind, RungRule
from workflow.ids import DeadlineId, RoleId

CASES = Label("{count} bài", "{count} works")


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

    @property
    def tells_opening(self) -> bool:
        """Whether it tells that a window has opened, and not of what is owed."""
        return self.rungs[-1].from_opening

    @property
    def whose(self) -> tuple[str, str, tuple[RoleId, ...]]:
        """What its receivers depend on besides the units: the organisation, the plan and the roles."""
        return self.campaign.organisation, self.definition.sha256, self.roles


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What came of a rung: how many messages are new, and in how many places nobody held a role it names."""

    told: int = 0
    vacant: int = 0


def of_rungs(work: Work, telling: Sequence[ToTell]) -> list[Telling]:
    """Tell of deadlines to whom their rungs name, one message per person and rung. What came of each, rung by rung."""
    units = [_units(work, one) for one in telling]
    names = people.unit_names(work, {case.unit for one in telling for case in one.owing})
    found = _reached(work, telling, units)
    letters = [_letters(work, one, whom, names) for one, whom in zip(telling, found, strict=True)]
    new = post(work, [letter for written in letters for letter in written])
    return [
        Telling(told=sum(letter.ledger_key in new for letter in written), vacant=len(whom.vacancies))
        for written, whom in zip(letters, found, strict=True)
    ]


def _units(work: Work, one: ToTell) -> Sequence[str]:
    """The units that are told: those that owe, or of an opening all that take part."""
    if not one.tells_opening:
        return list(dict.fromkeys(case.unit for case in one.owing))
    whole = campaigns.load(work, one.campaign.id, participants=True)
    return list(whole.units) if whole else []


def _reached(work: Work, telling: Sequence[ToTell], units: Sequence[Sequence[str]]) -> list[Reached]:
    """Whom each rung comes to; those that name the same roles are looked for once."""
    among: dict[tuple[str, str, tuple[RoleId, ...]], dict[str, None]] = {}
    for one, concerned in zip(telling, units, strict=True):
        if concerned:
            among.setdefault(one.whose, {}).update(dict.fromkeys(concerned))
    definitions = {one.definition.sha256: one.definition for one in telling}
    reach = {
        (organisation, plan, roles): Reach(reached(work, definitions[plan], organisation, roles, list(all_units)))
        for (organisation, plan, roles), all_units in among.items()
    }
    found = [
        reach[one.whose].over(concerned) if concerned else Reached()
        for one, concerned in zip(telling, units, strict=True)
    ]
    for one, whom in zip(telling, found, strict=True):
        fired = one.fired
        which = f"{one.campaign.id}:{fired.deadline}:{fired.occurrence}:{fired.case}:{fired.name}"
        report_untold(work, one.definition, one.campaign.organisation, which, whom.untold)
    return found


def _letters(work: Work, one: ToTell, whom: Reached, names: Mapping[str, str]) -> list[Written]:
    deadline = one.definition.deadlines[DeadlineId(one.fired.deadline)]
    if one.tells_opening:
        opened = everybody(whom.holders)
        return [
            _written(one, told, opening_letter(work, one.definition, deadline, one.campaign, one.fired, told))
            for told in opened
        ]
    owing = shares(whom.holders, one.owing)
    return [
        _written(one, told, deadline_letter(work, one.definition, deadline, one.fired, one.rungs[-1], told, names))
        for told in owing
    ]


def _written(one: ToTell, told: Told, letter: Letter) -> Written:
    fired = one.fired
    which = (fired.deadline, fired.occurrence, fired.case, str(fired.revision), fired.name)
    return Written(
        told=told,
        letter=letter,
        ledger_key=":".join((told.person.id, letter.kind, one.campaign.id, *which)),
        organisation=one.campaign.organisation,
        campaign=one.campaign.id,
        definition=one.definition,
        deadline=fired.deadline if letter.kind is Kind.DEADLINE_REMINDER else "",
        asks=any(rung.acknowledge for rung in one.rungs),
        by_sms=any(rung.by_sms for rung in one.rungs),
        matter=which[:3],
    )


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
        "subjects": _counted(definition, deadline, told) if told.blind else _named(definition, deadline, told, names),
        "link": f"{work.installation.public_url}/" if told.blind else link_to(work, told.cases),
    }
    if rung.kind is RungKind.REMINDER and days_left >= 0:
        reminder = {**shared, "days_left": days_left, "documents": papers_needed(definition, told.cases, language)}
        return Letter(kind=Kind.DEADLINE_REMINDER, language=Language(language), context=reminder)
    late = {**shared, "days_late": -days_left, "ways_out": ways_out(definition, deadline, told.cases, language)}
    if not told.organisation_wide:
        return Letter(kind=Kind.DEADLINE_OVERDUE, language=Language(language), context=late)
    count = len({case.unit for case in told.cases})
    return Letter(kind=Kind.DEADLINE_ESCALATION, language=Language(language), context={**late, "count": count})


def _named(definition: Definition, deadline: Deadline, told: Told, names: Mapping[str, str]) -> list[dict[str, str]]:
    language = told.person.language
    return [
        {"unit": names[case.unit], "obligation": owed_in_words(definition, case, deadline.id, language)}
        for case in sorted(told.cases, key=lambda case: names[case.unit])
    ]


def _counted(definition: Definition, deadline: Deadline, told: Told) -> list[dict[str, str]]:
    """How many cases wait for what is to be done, and nobody's name: a juror does not learn whose they are."""
    language = told.person.language
    moves = Counter(owed_in_words(definition, replace(case, fields={}), deadline.id, language) for case in told.cases)
    return [
        {"unit": CASES.said(language).format(count=count), "obligation": move} for move, count in sorted(moves.items())
    ]


def link_to(work: Work, cases: Sequence[Case]) -> str:
    """To the one case it is about, else to the board of obligations."""
    page = f"cases/{cases[0].id}" if len(cases) == 1 else f"campaigns/{cases[0].campaign}/obligations"
    return f"{work.installation.public_url}/{page}"
