"""What a diagram shows of an obligation's deadline: its last day and its rungs, in words."""

from __future__ import annotations

from dataclasses import dataclass

from definitions.diagram import words
from definitions.diagram.lettering import clean
from definitions.telling import due_in_words
from workflow.daysoff import DaysOff, Roll
from workflow.definition import Deadline, Definition, Obligation, RungRule

LAST_PADDED_MONTH = 2


@dataclass(frozen=True, slots=True)
class Duty:
    """A deadline: its name, its last day, and one line a rung (which day, what happens)."""

    label: str
    last_day: str
    rungs: tuple[tuple[str, str], ...]


def duty_of(definition: Definition, obligation: Obligation, language: str) -> Duty:
    """The deadline of *obligation*, as it stands in the plan's own year."""
    deadline = definition.deadlines[obligation.deadline]
    days = _last_days(definition, deadline)
    last_day = (
        words.LAST_DAY.said(language).format(day=days) if days else due_in_words(definition, deadline).said(language)
    )
    rolls = f" ({words.ROLLS.said(language)})" if deadline.rolls(definition.own_answers) is not Roll.NONE else ""
    return Duty(
        label=clean(deadline.label.said(language)),
        last_day=last_day + rolls,
        rungs=tuple((_day(rung.days, language), _happens(definition, rung, language)) for rung in deadline.ladder),
    )


def _last_days(definition: Definition, deadline: Deadline) -> str:
    """31/7/2020, as papers write it, or several; in words where the day waits for something to happen."""
    by = definition.reckoning(definition.year, definition.own_answers, {}, DaysOff())
    days = [one.last_day for one in deadline.occurrences(by, definition.rounds_by(by))]
    return ", ".join(
        f"{day.day:02d}/{day.month}/{day.year}" if day.month > LAST_PADDED_MONTH else f"{day:%d/%m/%Y}" for day in days
    )


def _day(days: int, language: str) -> str:
    if not days:
        return words.ON_THE_DAY.said(language)
    if abs(days) == 1:
        return (words.ONE_DAY_BEFORE if days < 0 else words.ONE_DAY_AFTER).said(language)
    return (words.DAYS_BEFORE if days < 0 else words.DAYS_AFTER).said(language).format(days=abs(days))


def _happens(definition: Definition, rung: RungRule, language: str) -> str:
    roles = words.AND.said(language).join(clean(definition.roles[role].label.said(language)) for role in rung.tells)
    return words.RUNGS[rung.kind].said(language).format(roles=roles)
