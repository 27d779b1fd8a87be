"""A simulated year on paper, or as one JSON object: the same lines, the same summary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import datetime
from itertools import groupby
from typing import Any

from services.simulation import sentences as say
from services.simulation.summing_up import Late, Summary, sum_up
from services.simulation.telling import Line, Told
from services.words import day
from services.words.forms import weekday
from workflow.deadlines import LOCAL
from workflow.definition import Label

DEEPER = " " * 9


def as_text(told: Told) -> str:
    """*told* as a person reads it: a heading for each day, the hour beside each act, the summary below."""
    return "\n".join([*_heading(told), *_days(told), *_summary(told, sum_up(told))]) + "\n"


def as_json(told: Told) -> dict[str, Any]:
    """*told* as a machine reads it; instants are local, with their offset."""
    year = told.year
    return {
        "plan": year.definition.id,
        "scenario": year.scenario.label.said(told.language),
        "year": year.campaign.year,
        "events": [_event(line) for line in told.lines],
        "summary": {**asdict(sum_up(told)), "refused": len(year.rejected)},
        "problems": [asdict(problem) for problem in year.problems],
        "as_told": year.as_told,
    }


def _event(line: Line) -> dict[str, Any]:
    given = {name: value for name, value in asdict(line).items() if value}
    return {**given, "at": line.at.astimezone(LOCAL).isoformat()}


def _heading(told: Told) -> Iterator[str]:
    year = told.year
    yield _said(told, say.INVENTED)
    yield _said(told, say.PLAN, plan=f"{year.definition.label.said(told.language)} ({year.definition.id})")
    yield _said(told, say.SCENARIO, scenario=year.scenario.label.said(told.language))
    if year.campaign.year != year.definition.year:
        yield _said(told, say.REDATED, year=year.campaign.year, own=year.definition.year)


def _days(told: Told) -> Iterator[str]:
    for today, lines in groupby(told.lines, key=lambda line: line.at.astimezone(LOCAL).date()):
        named = f"{weekday(today)}, " if told.language == "vi" else f"{today:%A}, "
        yield from ("", f"{named}{day(today)}")
        before: datetime | None = None
        for line in lines:
            hour = "" if line.at == before else f"{line.at.astimezone(LOCAL):%H:%M}"
            yield from _line(told, line, hour)
            before = line.at


def _line(told: Told, line: Line, hour: str) -> Iterator[str]:
    who = f"{line.who} ({line.unit})" if line.unit not in {"", line.subject} else line.who
    if line.kind == "letter":
        yield DEEPER + _said(told, say.LETTER, receiver=who, subject=line.what)
        return
    what = _said(told, say.REFUSED, move=line.what) if line.kind == "refusal" else line.what
    about = f" — {_subject(line)}" if line.subject else ""
    yield f"{hour:<7}{who}: {what}{about}"
    yield from (DEEPER + detail for detail in line.details)
    yield from (DEEPER + _said(told, say.WAY_OUT, way=way) for way in line.ways_out)


def _subject(line: Line) -> str:
    """Who or what a line is about, with its round where it has one."""
    return f"{line.subject}, {line.round}" if line.round else line.subject


def _summary(told: Told, summary: Summary) -> Iterator[str]:
    yield from ("", _said(told, say.SUMMARY))
    yield from _part(told, say.WHO_WAS_LATE, [_late(one) for one in summary.late])
    yield from _part(told, say.WHAT_WAS_REFUSED, [_refused(line) for line in summary.refused])
    yield from _part(
        told,
        say.WHO_HOLDS_PLACES,
        [": ".join((one.said, ", ".join(one.holders))).removesuffix(": ") for one in summary.places],
    )
    if summary.days_off:
        yield from _part(told, say.ON_DAYS_OFF, summary.days_off)
    sent = [f"{say.LETTERS[kind].said(told.language)}: {number}" for kind, number in summary.letters.items()]
    undelivered = [_said(told, say.UNDELIVERED, number=summary.undelivered)] if summary.undelivered else []
    yield from _part(told, say.WHAT_WAS_SENT, [*sent, *undelivered])
    breaks = len(told.year.verified.breaks)
    figures = {"entries": summary.entries, "streams": summary.streams if summary.holds else breaks}
    yield from ("", _said(told, say.HOLDS if summary.holds else say.BROKEN, **figures))
    problems = told.year.problems
    yield _said(told, say.OTHERWISE, number=len(problems)) if problems else _said(told, say.AS_TOLD)
    yield from map(str, problems)


def _part(told: Told, title: Label, rows: Iterable[str]) -> Iterator[str]:
    found = list(rows) or [_said(told, say.NOBODY)]
    yield from ("", f"{_said(told, title)}:", *(f"  - {row}" for row in found))


def _late(one: Late) -> str:
    notes = f" ({', '.join(one.notes)})" if one.notes else ""
    return f"{one.subject}: {one.obligation}: {one.label}{notes}"


def _refused(line: Line) -> str:
    about = f", {_subject(line)}" if line.subject else ""
    return f"{day(line.at.astimezone(LOCAL).date())}{about}: {line.what}. {' '.join(line.details)}"


def _said(told: Told, label: Label, **parts: object) -> str:
    return label.said(told.language).format(**parts)
